//! Annotations of a chart: which of them fall into its time, numbered in the order of time.

use super::strand::{Strand, position};
use super::texts;
use crate::chart;
use crate::model::{Annotation, IndicatorId};
use crate::render::Writer;

/// The marks of a chart and the texts that belong to their numbers.
#[derive(Debug, Default)]
pub struct Annotations {
    pub marks: Vec<chart::Annotation<f64>>,
    pub texts: Vec<String>,
}

/// The annotations of an indicator and `more` that are about what some strands show: their organization, and the time
/// from the first to the last of their points.
pub fn annotations(w: &Writer<'_>, indicator: IndicatorId, more: &[Annotation], strands: &[Strand<'_>]) -> Annotations {
    let places = || strands.iter().flat_map(|strand| strand.points.iter().filter_map(|point| position(point.period)));
    let (first, last) = places().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
    let is_shown = |one: &Annotation| {
        one.organization.is_none_or(|id| strands.iter().any(|strand| strand.series.organization == id))
    };
    let all = w.site().indicators[indicator].annotations.iter().chain(more);
    let placed = all.filter(|one| is_shown(one)).filter_map(|one| Some((position(one.period)?, one)));
    let mut placed: Vec<(f64, &Annotation)> = placed.filter(|(x, _)| (first..=last).contains(x)).collect();
    placed.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let mut found = Annotations::default();
    for (index, (place, one)) in placed.into_iter().enumerate() {
        found.marks.push(chart::Annotation { place, number: index + 1 });
        found.texts.push(text(w, one, strands.len() > 1));
    }
    found
}

/// The period, then of whom where a chart shows several, then the text.
fn text(w: &Writer<'_>, one: &Annotation, names_organization: bool) -> String {
    let organization = one.organization.filter(|_| names_organization).map(|id| texts::organization(w, id));
    let parts = [Some(w.period(one.period)), organization].into_iter().flatten();
    format!("{}{}{}", texts::joined(w, parts), w.word("label-separator"), w.text(&one.text))
}
