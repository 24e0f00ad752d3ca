//! Where links lead: other sites, pages of this one, figures on them, files beside the report.
//!
//! Authors link to the Markdown file (`../reports/linhai-2022.md#gdp.2022`); readers get the page in their language.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::{Setting, Subject, Text};
use crate::diag::{Diagnostics, nearest};
use crate::model::{Prose, Report, Site};
use crate::rules;
use crate::source::{Span, is_active, is_file_path};
use crate::urls::{Kind, PageId, encode_fragment};

/// What a link is written as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// Another site.
    Outside(String),
    /// This one; or a mail or telephone program.
    Inside(String),
    /// Nothing that may be followed: the text alone.
    Inert,
}

/// A link of the prose.
pub struct Link<'a> {
    /// As written, entities and escapes resolved.
    pub target: &'a str,
    pub span: Span,
    /// Ids of the prose that it stands in.
    pub own_ids: &'a BTreeSet<String>,
}

/// The scheme of an address, as a browser reads it: blanks and control characters are no hindrance (`java\tscript:`).
fn scheme(target: &str) -> Option<String> {
    let seen: String = target
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(u32::from(*c), 0x200B..=0x200F | 0xFEFF | 0xAD))
        .collect();
    let (scheme, _) = seen.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

/// Whether an address leads out of the site, by scheme or by `//host`.
pub fn leaves_site(target: &str) -> bool {
    scheme(target).is_some() || target.trim_start().replace('\\', "/").starts_with("//")
}

/// Whether an address does something other than lead somewhere.
pub fn is_unsafe(target: &str) -> bool {
    scheme(target).is_some_and(|scheme| !matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel"))
}

/// Resolves a link. Files of the project that it leads to are added to `files`.
pub fn resolve(
    link: &Link<'_>,
    setting: &Setting<'_>,
    files: &mut Vec<String>,
    found: &mut Diagnostics,
) -> Destination {
    if leaves_site(link.target) {
        return outside(link, found);
    }
    let target = link.target.trim().replace('\\', "/");
    let (path, fragment) =
        target.split_once('#').map_or((target.as_str(), None), |(path, fragment)| (path, Some(fragment)));
    let fragment = fragment.map(decoded).filter(|fragment| !fragment.is_empty());
    if path.is_empty() && target.contains('#') {
        return own_anchor(link, fragment, setting, found);
    }
    let path = normalized(setting.place().0, &decoded(path));
    if let Some(subject) = path.as_deref().and_then(|path| document(setting.site, path)) {
        return page(link, subject, fragment, setting, found);
    }
    match path.filter(|path| is_file(setting, path)) {
        Some(path) if !is_file_path(&path) => {
            found.push(rules::bad_slug(link.span, link.target));
            Destination::Inert
        }
        // A drawing or a page opened by itself could run scripts.
        Some(path) if is_active(&path) => {
            found.push(rules::unsafe_file(link.span, link.target));
            Destination::Inert
        }
        Some(path) => {
            let href = setting.page().href(&asset(setting.site, setting.subject, &path), setting.site);
            files.push(path);
            Destination::Inside(href)
        }
        None => {
            let known = known_targets(setting);
            let near = nearest(link.target, known.iter().map(String::as_str));
            found.push(rules::broken_link(link.span, link.target, near));
            Destination::Inert
        }
    }
}

fn outside(link: &Link<'_>, found: &mut Diagnostics) -> Destination {
    let allowed = match scheme(link.target).as_deref() {
        Some("http" | "https") => link.target.contains("://"),
        Some("mailto" | "tel") => true,
        _ => false,
    };
    if !allowed {
        found.push(rules::unsafe_link(link.span, link.target));
        return Destination::Inert;
    }
    let mut href = String::new();
    for c in link.target.trim().chars().filter(|c| !c.is_control()) {
        if c.is_whitespace() || "\"<>`{}|\\^".contains(c) {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| href.push_str(&format!("%{byte:02X}")));
        } else {
            href.push(c);
        }
    }
    let is_site = scheme(link.target).is_some_and(|scheme| scheme.starts_with("http"));
    if is_site { Destination::Outside(href) } else { Destination::Inside(href) }
}

/// A link to another page of the site.
fn page(
    link: &Link<'_>,
    subject: Subject,
    fragment: Option<String>,
    setting: &Setting<'_>,
    found: &mut Diagnostics,
) -> Destination {
    let site = setting.site;
    if subject == setting.subject && fragment.is_some() {
        return own_anchor(link, fragment, setting, found);
    }
    let kind = match subject {
        Subject::Report(id) => Kind::Report(id),
        Subject::Page(index) => Kind::Plain(index),
    };
    let href = setting.page().href(&PageId::page(setting.lang, kind), site);
    let Some(fragment) = fragment else { return Destination::Inside(href) };
    let report = match subject {
        Subject::Report(id) => Some(&site.reports[id]),
        Subject::Page(_) => None,
    };
    if report.is_some_and(|report| is_figure(site, report, &fragment)) {
        return Destination::Inside(format!("{href}#{}", encode_fragment(&fragment)));
    }
    // The author saw the headings of their own language; the page may show those of another.
    let written = heading_ids(subject, setting.prose_lang, setting);
    if !written.contains(&fragment) {
        let anchors = report.map(|report| figure_anchors(site, report)).unwrap_or_default();
        let near = nearest(&fragment, written.iter().map(String::as_str).chain(anchors));
        found.push(rules::broken_anchor(link.span, &fragment, near));
        return Destination::Inside(href);
    }
    let page_lang = site.settings.languages.get(setting.lang).map_or("", String::as_str);
    if page_lang != setting.prose_lang && !heading_ids(subject, page_lang, setting).contains(&fragment) {
        return Destination::Inside(href);
    }
    Destination::Inside(format!("{href}#{}", encode_fragment(&fragment)))
}

/// A link within the page.
fn own_anchor(
    link: &Link<'_>,
    fragment: Option<String>,
    setting: &Setting<'_>,
    found: &mut Diagnostics,
) -> Destination {
    let Some(fragment) = fragment else { return Destination::Inside("#".into()) };
    let report = setting.report();
    if link.own_ids.contains(&fragment) || report.is_some_and(|report| is_figure(setting.site, report, &fragment)) {
        return Destination::Inside(format!("#{}", encode_fragment(&fragment)));
    }
    let anchors = report.map(|report| figure_anchors(setting.site, report)).unwrap_or_default();
    let near = nearest(&fragment, link.own_ids.iter().map(String::as_str).chain(anchors));
    found.push(rules::broken_anchor(link.span, &fragment, near));
    Destination::Inert
}

fn figure_anchors<'a>(site: &'a Site, report: &Report) -> Vec<&'a str> {
    let observations = report.observations.iter().map(|id| site.observations[*id].anchor.as_str());
    observations.chain(report.targets.iter().map(|id| site.targets[*id].anchor.as_str())).collect()
}

fn is_figure(site: &Site, report: &Report, anchor: &str) -> bool {
    figure_anchors(site, report).contains(&anchor)
}

/// Ids of the headings that the page of a report or plain page shows in a language.
fn heading_ids(subject: Subject, lang: &str, setting: &Setting<'_>) -> BTreeSet<String> {
    let prose = match subject {
        Subject::Report(id) => Some(&setting.site.reports[id].prose),
        Subject::Page(index) => setting.site.pages.get(index).map(|page| &page.prose),
    };
    let source = setting.site.settings.source_lang();
    let shown = prose.and_then(|prose| {
        prose.get_key_value(lang).or_else(|| prose.get_key_value(source)).or_else(|| prose.iter().next())
    });
    let Some((lang, prose)): Option<(&String, &Prose)> = shown else { return BTreeSet::new() };
    let other = Setting { subject, prose_lang: lang, ..*setting };
    let text = Text::read(prose, &other, &mut Diagnostics::default());
    text.headings.into_values().map(|heading| heading.id).collect()
}

/// Percent signs resolved, composed characters: `%E8%A7%84` is 规.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = tail
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or(&[]);
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).nfc().collect()
}

/// A path as seen from a folder; `None` where it leaves the project or starts at its root.
pub fn normalized(folder: &str, path: &str) -> Option<String> {
    if path.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The path of a file as a link of the prose names it.
pub fn project_path(target: &str, setting: &Setting<'_>) -> Option<String> {
    normalized(setting.place().0, &decoded(&target.trim().replace('\\', "/")))
}

/// The report or page of a Markdown file, in whatever language the file is.
fn document(site: &Site, path: &str) -> Option<Subject> {
    let stem = path.strip_suffix(".md")?;
    let stem = match stem.rsplit_once('.') {
        Some((head, lang)) if site.settings.languages.iter().any(|known| known == lang) => head,
        _ => stem,
    };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let slug_below = |below: &str| -> Option<String> {
        let local = stem.strip_prefix(below)?;
        let local = local.strip_suffix("/index").unwrap_or(local);
        Some(local.nfc().collect::<String>().replace('/', "-"))
    };
    if let Some(slug) = slug_below("content/reports/") {
        let mut reports = site.reports.iter();
        return reports
            .find(|(_, report)| report.slug == slug && report.folder == folder)
            .map(|(id, _)| Subject::Report(id));
    }
    let slug = slug_below("content/pages/")?;
    site.pages.iter().position(|page| page.slug == slug && page.folder == folder).map(Subject::Page)
}

/// Whether a path names a file that readers may have: not the content's own texts.
pub fn is_file(setting: &Setting<'_>, path: &str) -> bool {
    let is_source = path.ends_with(".md") || path.ends_with(".yaml") || path.ends_with(".yml");
    path.starts_with("content/") && !is_source && setting.sources.files.contains_key(path)
}

/// The file of the output for a picture or file of a report or page: `assets/<slug>/<file>`.
pub fn asset(site: &Site, subject: Subject, path: &str) -> PageId {
    let (folder, place) = match subject {
        Subject::Report(id) => (site.reports[id].folder.as_str(), site.reports[id].slug.clone()),
        Subject::Page(index) => site
            .pages
            .get(index)
            .map_or(("", String::new()), |page| (page.folder.as_str(), format!("pages/{}", page.slug))),
    };
    let beside = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
    let name = beside.or_else(|| path.strip_prefix("content/")).unwrap_or(path);
    PageId::Asset(format!("{place}/{name}"))
}

/// What a link could have named, as seen from the prose.
fn known_targets(setting: &Setting<'_>) -> Vec<String> {
    let (folder, _) = setting.place();
    let below = |folder: &str, slug: &str, root: &str| {
        let inner = folder.strip_prefix(root).unwrap_or("").trim_start_matches('/');
        let head = inner.replace('/', "-");
        let name = match slug.strip_prefix(head.as_str()) {
            Some("") => "index".to_owned(),
            Some(rest) => rest.trim_start_matches('-').to_owned(),
            None => slug.to_owned(),
        };
        format!("{folder}/{name}.md")
    };
    let reports = setting.site.reports.iter().map(|(_, report)| below(&report.folder, &report.slug, "content/reports"));
    let pages = setting.site.pages.iter().map(|page| below(&page.folder, &page.slug, "content/pages"));
    let files = setting.sources.files.keys().filter(|path| is_file(setting, path)).cloned();
    reports.chain(pages).chain(files).map(|path| seen_from(folder, &path)).collect()
}

/// A path as seen from a folder: `../pages/about.md`.
pub fn seen_from(folder: &str, path: &str) -> String {
    let here: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let there: Vec<&str> = path.split('/').collect();
    let common = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(here.len() - common);
    format!("{up}{}", there.get(common..).unwrap_or(&[]).join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_seen_through_disguise() {
        for target in [
            "javascript:x",
            "JaVaScRiPt:x",
            " \u{1}java\tscript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc",
            "java\u{200b}script:x",
        ] {
            assert!(is_unsafe(target), "{target:?}");
        }
        for target in ["https://e.cn/a:b", "报告.md", "a/b.md#c:d", "mailto:a@b.cn", "#x", "图 1：表.png"] {
            assert!(!is_unsafe(target), "{target:?}");
        }
    }

    #[test]
    fn paths() {
        assert_eq!(normalized("content/reports/2025", "../2024.md").as_deref(), Some("content/reports/2024.md"));
        assert_eq!(normalized("content", "../../x"), None);
        assert_eq!(normalized("content", "/x"), None);
        assert_eq!(seen_from("content/reports/a", "content/pages/about.md"), "../../pages/about.md");
        assert_eq!(decoded("%E8%A7%84%zz"), "规%zz");
    }
}
