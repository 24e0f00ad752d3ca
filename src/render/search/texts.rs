//! The texts that the full-text index is made from: the prose of reports and pages, and the figures of reports in words.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};

use super::entries::note_of_report;
use crate::fulltext::{self, Document, ENGINE, Passage};
use crate::lang::html_lang;
use crate::markup::{self, Heading, Section, Subject};
use crate::model::{ObservationId, Prose, ReportId};
use crate::render::Writer;
use crate::urls::{Kind, PageId, encode};

/// The engine of the full-text index in the writer's language; the other files are brought along.
pub fn full_text(w: &Writer<'_>) -> Result<Vec<u8>> {
    let site = w.site();
    let reports = w.edition.index.latest.iter().map(|id| report(w, *id));
    let pages = (0..site.pages.len()).filter_map(|number| page(w, number));
    let mut files: BTreeMap<String, Vec<u8>> =
        fulltext::files(html_lang(w.code), reports.chain(pages))?.into_iter().collect();
    let engine = files.remove(ENGINE).context("the full-text index has no engine")?;
    let path = w.page.path(site);
    let folder = path.strip_suffix(ENGINE).unwrap_or(&path);
    files.into_iter().for_each(|(name, bytes)| w.bring_along(format!("{folder}{name}"), bytes));
    Ok(engine)
}

/// The headings of prose in the writer's language; none where it is not translated.
pub fn headings(w: &Writer<'_>, prose: &BTreeMap<String, Prose>, subject: Subject) -> Vec<Heading> {
    let known = match subject {
        Subject::Report(id) => w.edition.prose.get(&id).map(|known| known.headings.get(w.code)),
        Subject::Page(_) => w.edition.article(subject, w.code).map(|article| Some(&article.toc)),
    };
    match known {
        Some(headings) => headings.cloned().unwrap_or_default(),
        None => sections(w, prose, subject).into_iter().filter_map(|section| section.heading).collect(),
    }
}

/// The sections of prose in the writer's language; none where it is not translated.
fn sections(w: &Writer<'_>, prose: &BTreeMap<String, Prose>, subject: Subject) -> Vec<Section> {
    let Some(prose) = prose.get(w.code) else { return Vec::new() };
    markup::sections(prose, &w.edition.setting(subject, w.lang, w.code))
}

fn report(w: &Writer<'_>, id: ReportId) -> Document {
    let report = &w.site().reports[id];
    let mut filters = vec![("organization", w.organization(report.organization).label)];
    filters.extend(report.period.end_year().map(|year| ("year", year.to_string())));
    let mut indicators: Vec<_> = report.observations.iter().map(|id| w.site().observations[*id].indicator).collect();
    indicators.sort_unstable();
    indicators.dedup();
    filters.extend(indicators.into_iter().map(|id| ("indicator", w.indicator(id).label)));
    let summary = report.summary.as_ref().filter(|summary| summary.has(w.code));
    let summary =
        Passage { heading: None, text: summary.map(|summary| w.text(summary).to_owned()).unwrap_or_default() };
    let figures = report.observations.iter().map(|id| figure(w, *id)).collect::<Vec<_>>();
    let figures = Passage {
        heading: Some(("page-figures".into(), w.word("figures"))),
        text: figures.join(&w.word("list-separator")),
    };
    let prose = passages(sections(w, &report.prose, Subject::Report(id)));
    Document {
        path: path(w, Kind::Report(id)),
        title: w.report(id).label,
        note: note_of_report(w, id),
        filters,
        passages: std::iter::once(summary).chain(prose).chain([figures]).filter(|one| !one.text.is_empty()).collect(),
    }
}

/// A figure as a line: what it is, of whom, on what time, and its value.
fn figure(w: &Writer<'_>, id: ObservationId) -> String {
    let one = &w.site().observations[id];
    let about = w.site().reports[one.report].about;
    let mut parts = vec![w.indicator(one.indicator).label];
    parts.extend(w.details(one.item.as_deref(), one.basis.as_deref(), one.organization, about));
    parts.extend([w.period(one.period), w.figure(id).text]);
    parts.join(" ")
}

fn page(w: &Writer<'_>, number: usize) -> Option<Document> {
    let page = w.site().pages.get(number)?;
    Some(Document {
        path: path(w, Kind::Plain(number)),
        title: w.text(&page.title).to_owned(),
        passages: passages(sections(w, &page.prose, Subject::Page(number))),
        ..Document::default()
    })
}

fn path(w: &Writer<'_>, kind: Kind) -> String {
    encode(&PageId::page(w.lang, kind).path(w.site()))
}

fn passages(sections: Vec<Section>) -> Vec<Passage> {
    let passage = |section: Section| Passage {
        heading: section.heading.map(|heading| (heading.id, heading.text)),
        text: section.blocks.join(" "),
    };
    sections.into_iter().map(passage).collect()
}
