//! What the web asks of a site beside its pages: robots, sitemap, the choice of a language, the page for addresses
//! that lead nowhere, redirects.

use std::fmt::Write as _;

use anyhow::Result;
use serde_json::{Value, json};

use super::frame::{Head, alternates, asset, language_name};
use super::{Edition, Writer, escape_xml, government, share};
use crate::lang::html_lang;
use crate::model::{ReportId, Site};
use crate::theme::STYLE;
use crate::urls::{Kind, PageId};

/// Addresses that one sitemap may hold.
const SITEMAP_MAX: usize = 50_000;

/// The pages that are found by searches; those that only lead elsewhere, and the search itself, are left out.
fn listed(pages: &[PageId]) -> Vec<&PageId> {
    let is_page = |page: &PageId| matches!(page, PageId::Root | PageId::Page(..));
    pages.iter().filter(|page| is_page(page) && !matches!(page, PageId::Page(_, Kind::Search))).collect()
}

/// How many files the sitemap of these pages needs.
pub fn sitemap_parts(pages: &[PageId]) -> usize {
    listed(pages).len().div_ceil(SITEMAP_MAX)
}

fn xml(element: &str, content: &str) -> String {
    let uses = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"";
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{element} {uses}>\n{content}</{element}>\n")
}

/// All pages with their hreflang sets, for sites with an address; of very many pages, where the parts are.
pub fn sitemap(edition: &Edition, pages: &[PageId]) -> String {
    let (site, parts) = (&edition.site, sitemap_parts(pages));
    if parts < 2 {
        return sitemap_part(edition, pages, 1);
    }
    let base = site.settings.base_url.as_deref().unwrap_or("");
    let address = |number| escape_xml(&PageId::SitemapPart(number).address(site, base));
    let parts = (1..=parts).map(|number| format!("<sitemap>\n<loc>{}</loc>\n</sitemap>\n", address(number)));
    xml("sitemapindex", &parts.collect::<String>())
}

/// A part of the sitemap by its number, from 1.
pub fn sitemap_part(edition: &Edition, pages: &[PageId], number: usize) -> String {
    let site = &edition.site;
    let base = site.settings.base_url.as_deref().unwrap_or("");
    let mut out = String::new();
    let listed = listed(pages);
    for page in listed.chunks(SITEMAP_MAX).nth(number.saturating_sub(1)).into_iter().flatten() {
        let _ = write!(out, "<url>\n<loc>{}</loc>\n", escape_xml(&page.address(site, base)));
        if let Some(date) = last_change(site, page) {
            let _ = writeln!(out, "<lastmod>{date}</lastmod>");
        }
        for alternate in alternates(site, page) {
            let (lang, href) = (escape_xml(&alternate.hreflang), escape_xml(&alternate.href));
            let _ = writeln!(out, "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{href}\"/>");
        }
        out.push_str("</url>\n");
    }
    xml("urlset", &out)
}

/// The day a report was released or last corrected; other pages have no date of their own.
fn last_change(site: &Site, page: &PageId) -> Option<jiff::civil::Date> {
    let PageId::Page(_, Kind::Report(id)) = page else { return None };
    let report = &site.reports[*id];
    let released = report.published.map(|moment| moment.date).or(report.issued);
    released.max(report.correction.as_ref().map(|correction| correction.date))
}

/// Everything may be read; where the sitemap is. Of a copy for reviewers nothing may.
pub fn robots(edition: &Edition) -> String {
    if edition.review.is_some() {
        return "User-agent: *\nDisallow: /\n".to_owned();
    }
    let site = &edition.site;
    let sitemap = site.settings.base_url.as_deref().map(|base| PageId::Sitemap.address(site, base));
    let sitemap = sitemap.map(|address| format!("\nSitemap: {address}\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

/// The root page: choose a language.
pub fn root(edition: &Edition) -> Result<String> {
    let w = Writer::new(edition, PageId::Root);
    let site = w.site();
    let languages = each_language(&w, |w| {
        json!({
            "html_lang": html_lang(w.code),
            "site_title": w.text(&site.settings.title),
            "choose": w.word("choose-language"),
            "href": w.href(Kind::Home),
            "name": language_name(w, w.code),
        })
    });
    let metas = site.settings.government.as_ref().map(|government| government::site_metas(&w, government));
    let canonical = site.settings.base_url.as_deref().map(|base| PageId::Root.address(site, base));
    let head = Head::new(w.text(&site.settings.title), w.word("choose-language"));
    let values = json!({
        "languages": languages,
        "metas": metas.unwrap_or_default(),
        "properties": share::properties(&w, &head, canonical.as_deref()),
        "canonical": canonical,
        "alternates": [],
        "icon": asset(&w, "favicon.svg"),
        "stylesheet": asset(&w, STYLE),
    });
    edition.theme.render_plain("root.html", w.code, &values)
}

/// The path of an address on its host: `/reports/` of `https://example.org/reports/`.
fn path_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/")
}

/// The page for addresses that lead nowhere. It is served at any depth: absolute paths, or no links at all.
pub fn not_found(edition: &Edition) -> Result<String> {
    let w = Writer::new(edition, PageId::NotFound);
    let site = w.site();
    let base = site.settings.base_url.as_deref().map(path_of);
    // Both stand at the root of the output, so that links from here are paths below the base.
    let absolute = |href: &str| base.map(|base| format!("{base}{href}"));
    let languages = each_language(&w, |w| {
        json!({
            "html_lang": html_lang(w.code),
            "not_found_title": w.word("not-found-title"),
            "not_found_text": w.word("not-found-text"),
            "site_title": w.text(&site.settings.title),
            "href": absolute(&w.href(Kind::Home)),
        })
    });
    let values = json!({
        "languages": languages,
        "stylesheet": asset(&w, STYLE).and_then(|href| absolute(&href)),
    });
    edition.theme.render_plain("404.html", w.code, &values)
}

/// What is said in each language.
fn each_language(w: &Writer<'_>, say: impl Fn(&Writer<'_>) -> Value) -> Vec<Value> {
    (0..w.site().settings.languages.len()).map(|lang| say(&w.in_language(lang))).collect()
}

/// The page under an old slug, which leads to the report.
pub fn redirect(w: &Writer<'_>, report: ReportId) -> Result<String> {
    let site = w.site();
    let to = PageId::page(w.lang, Kind::Report(report));
    let values = json!({
        "moved_from": {
            "html_lang": html_lang(w.code),
            "href": w.href_to(&to),
            "title": w.text(&site.reports[report].title),
            "text": w.word("moved-text"),
        },
        "canonical": site.settings.base_url.as_deref().map(|base| to.address(site, base)),
        "stylesheet": asset(w, STYLE),
    });
    w.edition.theme.render_plain("redirect.html", w.code, &values)
}
