//! What changed since an earlier release, as sections of a page: by kind, then by report. Unexplained changes are shown
//! like all others, and marked.

use std::collections::BTreeMap;

use super::Writer;
use super::paging::Weights;
use super::views::{Link, SinceLine, SincePiece, SinceReport, SinceRow, SinceSection, SinceText, SinceView};
use crate::diff::{Comparison, Kind, Side, Subject, TextChange};
use crate::lang::html_lang;
use crate::model::{ObservationId, ReportId, Site, TargetId};
use crate::story::{Item, Lexicon, Line, Story};
use crate::urls::{Kind as Page, encode_fragment};

/// Where what is told may lead to; nowhere in a file that is handed around.
pub trait Links {
    /// A link to an indicator.
    fn indicator(&self, item: &Item) -> Link;
    /// A link to a report by slug.
    fn report(&self, slug: &str) -> Link;
    /// The address of a figure or target.
    fn place(&self, item: &Item) -> Option<String>;
}

/// The section of the page of changes; `None` where the build was given no earlier release.
pub fn view(w: &Writer<'_>) -> Option<SinceView> {
    let since = w.edition.since.as_ref()?;
    Some(sections(since, lexicon(w)?, &SiteLinks { w, slugs: slugs(w.site()) }))
}

/// What happened to an observation since the earlier release, in words: for marks on pages.
pub fn of_observation(w: &Writer<'_>, id: ObservationId) -> Option<Item> {
    Some(Item::of(w.edition.change_of(id)?, lexicon(w)?))
}

/// The same of a target.
pub fn of_target(w: &Writer<'_>, id: TargetId) -> Option<Item> {
    Some(Item::of(w.edition.change_of_target(id)?, lexicon(w)?))
}

fn lexicon<'a>(w: &Writer<'a>) -> Option<Lexicon<'a>> {
    let since = w.edition.since.as_ref()?;
    Some(Lexicon { words: &w.edition.theme.words, lang: w.code, called: &since.called })
}

/// A comparison as sections, for any page.
pub fn sections(since: &Comparison, lexicon: Lexicon<'_>, links: &dyn Links) -> SinceView {
    let story = Story::of(since, lexicon);
    let date = |date| lexicon.words.date(lexicon.lang, date);
    let heading = match since.date {
        Some(made) => lexicon.t("since-date", &[("date", date(made).into())]),
        None => lexicon.word("since"),
    };
    let lead = match since.latest_issue {
        _ if since.is_empty() => lexicon.word("since-none"),
        Some(issued) if since.date.is_none() => lexicon.t("since-latest", &[("date", date(issued).into())]),
        _ => lexicon.word("since-lead"),
    };
    let mut sections: Vec<SinceSection> =
        Kind::ALL.into_iter().filter_map(|kind| section(kind, &story, lexicon, links)).collect();
    sections.extend(texts(since, lexicon, links));
    sections.extend(reports(since, lexicon, links));
    SinceView {
        heading,
        lead,
        unexplained: (story.unexplained > 0)
            .then(|| lexicon.t("since-unexplained-count", &[("count", story.unexplained.into())])),
        counts: story.counts,
        sections,
    }
}

/// What the changes of a report take of a page.
pub fn weight(report: &SinceReport, each: Weights) -> usize {
    let pieces = report.texts.iter().flat_map(|text| text.passages.iter().flatten());
    each.link() + each.change() * report.rows.len() + pieces.map(|piece| piece.text.len() + 30).sum::<usize>()
}

fn new_section(name: &str, lexicon: Lexicon<'_>, reports: Vec<SinceReport>) -> Option<SinceSection> {
    let heading = lexicon.word(&format!("since-{name}"));
    (!reports.is_empty()).then(|| SinceSection { id: format!("page-since-{name}"), heading, reports })
}

fn section(kind: Kind, story: &Story, lexicon: Lexicon<'_>, links: &dyn Links) -> Option<SinceSection> {
    let mut by_report: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
    for item in story.items.iter().filter(|item| item.kind == kind) {
        by_report.entry(&item.report).or_default().push(item);
    }
    let report = |(slug, items): (&str, Vec<&Item>)| {
        // Whoever added or withdrew a report knows what it says.
        let is_withdrawn = items.iter().all(|item| item.is_withdrawn);
        let count = [("count", items.len().into())];
        SinceReport {
            report: links.report(slug),
            tag: is_withdrawn.then(|| lexicon.word("since-report-removed")),
            folded: (kind == Kind::Added || is_withdrawn)
                .then(|| lexicon.t(&format!("since-count-{}", kind.as_str()), &count)),
            rows: items.into_iter().map(|item| row(item, lexicon, links)).collect(),
            ..SinceReport::default()
        }
    };
    new_section(kind.as_str(), lexicon, by_report.into_iter().map(report).collect())
}

fn row(item: &Item, lexicon: Lexicon<'_>, links: &dyn Links) -> SinceRow {
    let because = item.because.as_ref();
    SinceRow {
        indicator: links.indicator(item),
        details: item.details.clone(),
        period: if item.subject == Subject::Target {
            lexicon.t("due-in", &[("period", item.period.as_str().into())])
        } else {
            item.period.clone()
        },
        place: links.place(item),
        lines: item.lines.iter().map(line).collect(),
        // Of a report that was withdrawn the tag says it once.
        because: because.filter(|_| !item.is_withdrawn).map(|because| because.text.clone()),
        because_report: because.and_then(|because| because.report.as_deref()).map(|slug| links.report(slug)),
        unexplained: item.is_unexplained,
    }
}

fn line(line: &Line) -> SinceLine {
    let Line { label, old, new, difference } = line.clone();
    SinceLine { label, old, new, difference }
}

fn texts(since: &Comparison, lexicon: Lexicon<'_>, links: &dyn Links) -> Option<SinceSection> {
    let mut by_report: BTreeMap<&str, Vec<SinceText>> = BTreeMap::new();
    for change in &since.texts {
        by_report.entry(&change.report).or_default().push(text(change, lexicon));
    }
    let report = |(slug, texts)| SinceReport { report: links.report(slug), texts, ..SinceReport::default() };
    new_section("texts", lexicon, by_report.into_iter().map(report).collect())
}

fn text(change: &TextChange, lexicon: Lexicon<'_>) -> SinceText {
    let side = |side| match side {
        Side::Both => "both",
        Side::Old => "old",
        Side::New => "new",
    };
    let piece = |(of, text)| SincePiece { side: side(of), text };
    let passages = change.passages.iter().map(|passage| passage.marked().into_iter().map(piece).collect());
    SinceText { part: lexicon.part(change), lang: html_lang(&change.lang).to_owned(), passages: passages.collect() }
}

fn reports(since: &Comparison, lexicon: Lexicon<'_>, links: &dyn Links) -> Option<SinceSection> {
    let tagged = |slug: &str, key: &str| SinceReport {
        report: links.report(slug),
        tag: Some(lexicon.word(key)),
        ..SinceReport::default()
    };
    let added = since.reports.added.iter().map(|slug| tagged(slug, "since-report-added"));
    let removed = since.reports.removed.iter().map(|slug| tagged(slug, "since-report-removed"));
    let moved = since.reports.moved.iter().map(|(_, slug)| tagged(slug, "since-report-moved"));
    new_section("reports", lexicon, added.chain(removed).chain(moved).collect())
}

/// Links within the site; what was removed leads nowhere.
struct SiteLinks<'a> {
    w: &'a Writer<'a>,
    slugs: BTreeMap<&'a str, ReportId>,
}

/// Reports by their addresses, old ones too.
fn slugs(site: &Site) -> BTreeMap<&str, ReportId> {
    let old = site.reports.iter().flat_map(|(id, one)| one.moved_from.iter().map(move |(slug, _)| (slug.as_str(), id)));
    old.chain(site.reports.iter().map(|(id, one)| (one.slug.as_str(), id))).collect()
}

impl Links for SiteLinks<'_> {
    fn indicator(&self, item: &Item) -> Link {
        match self.w.edition.names.find_indicator(&item.indicator_id) {
            Some(id) => self.w.indicator(id),
            None => Link { label: item.indicator.clone(), ..Link::default() },
        }
    }

    fn report(&self, slug: &str) -> Link {
        match self.slugs.get(slug) {
            Some(id) => self.w.report(*id),
            None => {
                let since = self.w.edition.since.as_ref();
                let title = since.and_then(|since| since.called.reports.get(slug));
                let title = title.and_then(|by_lang| by_lang.get(self.w.code).or_else(|| by_lang.values().next()));
                Link { label: title.cloned().unwrap_or_else(|| slug.to_owned()), ..Link::default() }
            }
        }
    }

    fn place(&self, item: &Item) -> Option<String> {
        let id = self.slugs.get(item.report.as_str()).filter(|_| item.kind != Kind::Removed)?;
        Some(format!("{}#{}", self.w.href(Page::Report(*id)), encode_fragment(&item.anchor)))
    }
}
