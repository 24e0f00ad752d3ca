//! What every page of the copy for reviewers carries, whatever its template: no indexing, the banner, and at its foot
//! the files that it was made from. It is put into the finished page, so that no theme can leave it out and no template
//! of a public page knows of it.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::places::translation;
use super::{Review, STYLE};
use crate::lang::html_lang;
use crate::model::Report;
use crate::render::Writer;
use crate::render::frame::asset;
use crate::render::views::SourceFile;
use crate::source::{FileId, Span};
use crate::urls::{Kind, PageId};

/// Files that are named at the foot of a page; the others are counted.
const FILES_MAX: usize = 40;
/// Files that are shown without a click.
const FILES_OPEN_MAX: usize = 6;
/// What every page draws on.
const REGISTRIES: [&str; 3] = ["content/site.yaml", "content/indicators.yaml", "content/organizations.yaml"];

/// A finished page with what marks it as a copy for reviewers.
pub fn stamp(w: &Writer<'_>, review: &Review, page: Vec<u8>) -> Result<Vec<u8>> {
    let page = String::from_utf8(page).context("a page is not UTF-8")?;
    let values = values(w, review);
    let part = |template: &str| w.edition.theme.render_plain(template, w.code, &values);
    let (head, banner) = (part("review-head.html")?, part("review-banner.html")?);
    // The language choice, the page of lost addresses and redirects show nothing of the content but titles.
    let foot = if w.page.lang().is_some() { part("review-foot.html")? } else { String::new() };
    let head_end = page.find("</head>").context("a page has no head")?;
    let body = banner_at(&page, head_end).context("a page has no body")?;
    let end = page.rfind("</body>").unwrap_or(page.len());
    let cuts = [page.get(..head_end), page.get(head_end..body), page.get(body..end), page.get(end..)];
    let [Some(first), Some(second), Some(third), Some(last)] = cuts else {
        anyhow::bail!("a page ends before it begins")
    };
    Ok([first, &head, second, &banner, third, &foot, last].concat().into_bytes())
}

/// Behind the start of the body, and behind the link that skips the navigation: that stays the first thing to reach.
fn banner_at(page: &str, head_end: usize) -> Option<usize> {
    let body = head_end + page.get(head_end..)?.find("<body")?;
    let start = body + page.get(body..)?.find('>')? + 1;
    let rest = page.get(start..)?;
    let skip = rest.trim_start().strip_prefix("<a class=\"skip-link\"").and_then(|_| rest.find("</a>"));
    Some(skip.map_or(start, |at| start + at + "</a>".len()))
}

fn values(w: &Writer<'_>, review: &Review) -> Value {
    let site = w.site();
    let languages = match w.page.lang() {
        Some(lang) => vec![lang],
        None => (0..site.settings.languages.len()).collect(),
    };
    let banners = languages.into_iter().map(|lang| {
        let w = w.in_language(lang);
        json!({ "html_lang": html_lang(w.code), "title": w.word("review-copy"), "text": w.word("review-copy-text") })
    });
    let in_language = w.page.lang().is_some();
    let mut files = files(w, review);
    let more = files.len().saturating_sub(FILES_MAX);
    files.truncate(FILES_MAX);
    json!({
        "banners": banners.collect::<Vec<Value>>(),
        // A page of lost addresses is served anywhere: a relative path would lead nowhere.
        "stylesheet": (w.page != PageId::NotFound).then(|| asset(w, STYLE)).flatten(),
        "checklist": in_language.then(|| w.href(Kind::Checklist)),
        "coverage": in_language.then(|| w.href(Kind::Coverage)),
        "here": match w.kind().whole() {
            Kind::Checklist => "checklist",
            Kind::Coverage => "coverage",
            _ => "",
        },
        "total": files.len() + more,
        "files": files,
        "more": more,
        "open": files.len() <= FILES_OPEN_MAX,
        "whole": { "count": review.hashes.len(), "hash": short(&review.whole_hash()) },
    })
}

/// The registries, then the files of the reports and the page shown.
fn files(w: &Writer<'_>, review: &Review) -> Vec<SourceFile> {
    let site = w.site();
    let mut shown = w.shown();
    let mut paths: Vec<String> = REGISTRIES.iter().map(|path| (*path).to_owned()).collect();
    match &w.page {
        PageId::Page(_, Kind::Plain(index)) => {
            paths.extend(site.pages.get(*index).into_iter().flat_map(|page| with_translation(w, review, page.file)));
        }
        PageId::Page(..) => {
            // What the page is about comes first.
            if let Kind::Report(id) | Kind::Plan(id) = w.kind().whole() {
                shown.remove(id);
                paths.extend(of_report(w, review, &site.reports[*id]));
            }
        }
        PageId::Redirect(_, _, id) => paths.extend(of_report(w, review, &site.reports[*id])),
        _ => {}
    }
    paths.extend(shown.iter().flat_map(|id| of_report(w, review, &site.reports[*id])));
    let known = paths.into_iter().filter_map(|path| {
        let hash = short(review.hashes.get(&path)?);
        Some(SourceFile { path, hash })
    });
    known.collect()
}

fn of_report(w: &Writer<'_>, review: &Review, report: &Report) -> Vec<String> {
    with_translation(w, review, report.file)
}

/// A file, and the one beside it in the page's language.
fn with_translation(w: &Writer<'_>, review: &Review, file: FileId) -> Vec<String> {
    let path = review.texts.path(Span::at_start(file));
    vec![path.to_owned(), translation(path, w.code)]
}

/// Enough of a hash to tell two files apart.
fn short(hash: &blake3::Hash) -> String {
    hash.to_hex().get(..16).unwrap_or_default().to_owned()
}
