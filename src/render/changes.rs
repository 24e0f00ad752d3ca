//! Revisions and corrections: what a later report changed, and what publishers corrected.

use std::cmp::Reverse;

use super::change::difference_figure;
use super::frame::Head;
use super::paging::shown;
use super::views::{ChangesView, CorrectionRow, FigureView, RevisionRow, SinceReport, SinceSection};
use super::{Edition, Writer, since};
use crate::derive::{Revision, coarsest_places};
use crate::model::{Correction, Observation, ReportId};
use crate::quantity::{Quantity, round_half_up};
use crate::urls::{Kind, PageId};

/// What the page lists.
enum Entry<'a> {
    /// What changed in a report since the earlier release: the section by its number.
    Since(usize, SinceReport),
    Revision(&'a Revision),
    Correction(ReportId, &'a Correction),
}

impl Entry<'_> {
    /// What it takes of a page.
    fn weight(&self, edition: &Edition) -> usize {
        match self {
            Entry::Since(_, report) => since::weight(report, edition.weights),
            Entry::Revision(_) | Entry::Correction(..) => edition.weights.revision(),
        }
    }
}

/// What changed since the earlier release, then all revisions and conflicts, then all corrections, the newest first.
fn entries<'a>(w: &Writer<'a>, since: &mut [SinceSection]) -> Vec<Entry<'a>> {
    let site = w.site();
    let mut revisions: Vec<&Revision> = w.edition.derived.revisions.iter().collect();
    revisions.sort_by_key(|revision| Reverse(site.reports[site.observations[revision.new].report].release_date()));
    let mut corrected: Vec<_> =
        site.reports.iter().filter_map(|(id, report)| Some((id, report.correction.as_ref()?))).collect();
    corrected.sort_by_key(|(id, correction)| (Reverse(correction.date), *id));
    let sections = since.iter_mut().enumerate();
    let since = sections.flat_map(|(number, section)| {
        std::mem::take(&mut section.reports).into_iter().map(move |report| Entry::Since(number, report))
    });
    let corrections = corrected.into_iter().map(|(id, correction)| Entry::Correction(id, correction));
    since.chain(revisions.into_iter().map(Entry::Revision)).chain(corrections).collect()
}

/// What the entries of the page weigh; in the source language, for all.
pub fn weights(edition: &Edition) -> Vec<usize> {
    let w = Writer::new(edition, PageId::page(0, Kind::Changes));
    let mut since = since::view(&w).map(|since| since.sections).unwrap_or_default();
    entries(&w, &mut since).iter().map(|entry| entry.weight(edition)).collect()
}

/// All revisions, conflicts and corrections, the newest first.
pub fn view(w: &Writer<'_>) -> (Head, ChangesView) {
    let head = Head::new(w.word("title-changes"), w.word("description-changes")).below(w, []);
    let mut since = since::view(w).unwrap_or_default();
    let mut view = ChangesView::default();
    for entry in shown(w, entries(w, &mut since.sections), |entry| entry.weight(w.edition)) {
        match entry {
            Entry::Since(number, report) => {
                if let Some(section) = since.sections.get_mut(number) {
                    section.reports.push(report);
                }
            }
            Entry::Revision(revision) => view.revisions.push(row(w, revision)),
            Entry::Correction(id, correction) => view.corrections.push(CorrectionRow {
                date: w.edition.theme.words.date(w.code, correction.date),
                report: w.report(id),
                text: w.text(&correction.text).to_owned(),
            }),
        }
    }
    since.sections.retain(|section| !section.reports.is_empty());
    let told = w.edition.since.is_some() && (w.number() == 1 || !since.sections.is_empty());
    view.since = told.then_some(since);
    (head, view)
}

fn row(w: &Writer<'_>, revision: &Revision) -> RevisionRow {
    let (old, new) = (&w.site().observations[revision.old], &w.site().observations[revision.new]);
    RevisionRow {
        indicator: w.indicator(new.indicator),
        organization: w.organization(new.organization),
        details: w.details(new.item.as_deref(), new.basis.as_deref(), new.organization, new.organization),
        period: w.period(new.period),
        old: w.figure(revision.old),
        old_report: w.report(old.report),
        new: w.figure(revision.new),
        new_report: w.report(new.report),
        difference: difference(w, old, new),
        note: new.note.as_ref().map(|note| w.text(note).to_owned()),
        conflict: revision.conflict,
    }
}

/// Now less before: of levels in the newer figure's unit, else of growth in points. Bounds and ranges have none.
fn difference(w: &Writer<'_>, old: &Observation, new: &Observation) -> Option<FigureView> {
    if let (Some(a), Some(b)) = (&old.level, &new.level) {
        let exact = |level: &Quantity| level.qualifier.is_none() && level.max.is_none();
        if !exact(a) || !exact(b) || a.unit.dimension != b.unit.dimension {
            return None;
        }
        let value = b.unit.factor.invert().apply(b.base()?.checked_sub(a.base()?)?)?;
        let value = round_half_up(value, coarsest_places(a, b));
        let difference = Quantity { value, max: None, unit: b.unit.clone(), qualifier: None };
        let inputs = [w.level_text(new.indicator, a), w.level_text(new.indicator, b)];
        return Some(difference_figure(w, new.indicator, &difference, &inputs));
    }
    let (a, b) = (old.yoy.as_ref()?, new.yoy.as_ref()?);
    if a.qualifier.is_some() || b.qualifier.is_some() || a.max.is_some() || b.max.is_some() {
        return None;
    }
    let value = b.value.checked_sub(a.value)?;
    let inputs = [("old", w.growth_text(a).into()), ("new", w.growth_text(b).into())];
    Some(w.derived(
        w.rate_text(value, crate::quantity::GrowthUnit::Points),
        value,
        Some(w.t("formula-points", &inputs)),
    ))
}
