//! Places in the content: what stands at a span, on which page it shows, and which figure it concerns.

use std::collections::BTreeMap;

use super::Review;
use crate::diag::Diagnostic;
use crate::model::{ReportId, Site};
use crate::render::Writer;
use crate::render::views::{Link, SourceLine};
use crate::source::{FileId, Span, Texts};
use crate::urls::Kind;

/// Characters of a source line that are printed on each side of the marked part.
const AROUND_MAX: usize = 60;
/// Characters of the marked part.
const MARKED_MAX: usize = 160;

/// What a file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    Report(ReportId),
    /// Number in `Site::pages`.
    Plain(usize),
}

/// The path of a translation beside its source: `content/reports/a.md` → `content/reports/a.en.md`.
pub fn translation(path: &str, lang: &str) -> String {
    format!("{}.{lang}.md", path.strip_suffix(".md").unwrap_or(path))
}

/// Whose file each is, translations included.
pub fn owners(site: &Site, texts: &Texts) -> BTreeMap<FileId, Owner> {
    let reports = site.reports.iter().map(|(id, report)| (report.file, Owner::Report(id)));
    let pages = site.pages.iter().enumerate().map(|(index, page)| (page.file, Owner::Plain(index)));
    let mut owners = BTreeMap::new();
    for (file, owner) in reports.chain(pages) {
        owners.insert(file, owner);
        let path = texts.path(Span::at_start(file));
        let translations = site.settings.languages.iter().filter_map(|lang| texts.find(&translation(path, lang)));
        owners.extend(translations.map(|file| (file, owner)));
    }
    owners
}

impl Review {
    /// `content/reports/2025.md:12:3`.
    pub fn place(&self, span: Span) -> String {
        let (start, _) = self.texts.positions(span);
        format!("{}:{}:{}", self.texts.path(span), start.line, start.column)
    }

    /// The line of a span with the marked part, both cut where they are long.
    pub fn line(&self, span: Span) -> Option<SourceLine> {
        let text = &self.texts.file(span.file)?.text;
        let start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
        let end = text.get(span.start..)?.find('\n').map_or(text.len(), |at| span.start + at);
        let last = span.end.clamp(span.start, end);
        let (before, after) = (text.get(start..span.start)?.trim_start(), text.get(last..end)?.trim_end());
        let marked = text.get(span.start..last)?;
        let line =
            SourceLine { before: tail(before), marked: head(marked, MARKED_MAX), after: head(after, AROUND_MAX) };
        // What is missing in a file is reported at its start, where nothing is to be seen.
        let says_nothing = matches!(text.get(start..end)?.trim(), "" | "---");
        (!says_nothing).then_some(line)
    }

    /// The figure that a finding concerns, then the pages that it shows on, less the one that its file is about: the
    /// finding stands under the name of that.
    pub fn links(&self, w: &Writer<'_>, finding: &Diagnostic) -> Vec<Link> {
        let spans = || std::iter::once(finding.span).chain(finding.related.iter().map(|related| related.span));
        let mut links: Vec<Link> = spans().find_map(|span| self.figure(w, span)).into_iter().collect();
        let own = self.owners.get(&finding.span.file);
        let others = spans().filter(|span| own.is_none() || self.owners.get(&span.file) != own);
        for link in others.filter_map(|span| self.page(w, span)) {
            if !links.iter().any(|known| known.href == link.href) {
                links.push(link);
            }
        }
        links
    }

    fn page(&self, w: &Writer<'_>, span: Span) -> Option<Link> {
        let site = w.site();
        match self.owners.get(&span.file) {
            Some(Owner::Report(id)) => Some(w.report(*id)),
            Some(Owner::Plain(index)) => site.pages.get(*index).map(|page| w.link(&page.title, Kind::Plain(*index))),
            None => {
                let indicator = site.indicators.iter().find(|(_, one)| holds(one.span, span));
                let organization = || site.organizations.iter().find(|(_, one)| holds(one.span, span));
                indicator.map(|(id, _)| w.indicator(id)).or_else(|| organization().map(|(id, _)| w.organization(id)))
            }
        }
    }

    fn figure(&self, w: &Writer<'_>, span: Span) -> Option<Link> {
        let Some(Owner::Report(id)) = self.owners.get(&span.file) else { return None };
        let site = w.site();
        let report = &site.reports[*id];
        let observation = report.observations.iter().find(|one| holds(site.observations[**one].span, span));
        let target = || report.targets.iter().find(|one| holds(site.targets[**one].span, span));
        let (label, href) = match observation {
            Some(one) => (w.text(&site.indicators[site.observations[*one].indicator].name), w.anchor_href(*one)),
            None => {
                let target = &site.targets[*target()?];
                (w.text(&site.indicators[target.indicator].name), w.target_href(target))
            }
        };
        Some(Link { label: w.t("review-figure", &[("name", label.into())]), href: Some(href), lang: None })
    }
}

impl Writer<'_> {
    /// File and line of an entry: `content/reports/2025.md:12`; for reviewers only.
    pub fn place(&self, span: Span) -> Option<String> {
        let texts = &self.edition.review.as_ref()?.texts;
        Some(format!("{}:{}", texts.path(span), texts.positions(span).0.line))
    }
}

fn holds(whole: Span, part: Span) -> bool {
    whole.file == part.file && whole.start <= part.start && part.start < whole.end
}

fn head(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or(text)),
        None => text.to_owned(),
    }
}

fn tail(text: &str) -> String {
    match text.char_indices().rev().nth(AROUND_MAX) {
        Some((at, c)) => format!("…{}", text.get(at + c.len_utf8()..).unwrap_or(text)),
        None => text.to_owned(),
    }
}
