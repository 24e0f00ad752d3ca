//! Revisions and corrections: what a later report changed, and what publishers corrected.

use std::cmp::Reverse;

use super::Writer;
use super::change::difference_figure;
use super::frame::Head;
use super::since;
use super::views::{ChangesView, CorrectionRow, FigureView, RevisionRow};
use crate::derive::{Revision, coarsest_places};
use crate::model::Observation;
use crate::quantity::{Quantity, round_half_up};

/// All revisions, conflicts and corrections, the newest first.
pub fn view(w: &Writer<'_>) -> (Head, ChangesView) {
    let head = Head::new(w.word("title-changes"), w.word("description-changes")).below(w, []);
    let site = w.site();
    let mut revisions: Vec<&Revision> = w.edition.derived.revisions.iter().collect();
    revisions.sort_by_key(|revision| Reverse(site.reports[site.observations[revision.new].report].release_date()));
    let mut corrected: Vec<_> =
        site.reports.iter().filter_map(|(id, report)| Some((id, report.correction.as_ref()?))).collect();
    corrected.sort_by_key(|(id, correction)| (Reverse(correction.date), *id));
    let corrections = corrected.into_iter().map(|(id, correction)| CorrectionRow {
        date: w.edition.theme.words.date(w.code, correction.date),
        report: w.report(id),
        text: w.text(&correction.text).to_owned(),
    });
    let revisions = revisions.into_iter().map(|revision| row(w, revision)).collect();
    (head, ChangesView { since: since::view(w), revisions, corrections: corrections.collect() })
}

fn row(w: &Writer<'_>, revision: &Revision) -> RevisionRow {
    let (old, new) = (&w.site().observations[revision.old], &w.site().observations[revision.new]);
    RevisionRow {
        indicator: w.indicator(new.indicator),
        organization: w.organization(new.organization),
        details: w.details(new.item.as_ref(), new.basis.as_ref(), new.organization, new.organization),
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
