//! What a report states of a figure beside its level: growth, rank, share. Each leads to its sentence as the level does.

use super::Writer;
use super::views::FigureView;
use crate::model::{GrowthBasis, ObservationId};
use crate::quantity::Growth;

/// All growth rates of an observation in words, with their basis where levels and growth differ in it.
pub fn growths(w: &Writer<'_>, id: ObservationId) -> Vec<FigureView> {
    let observation = &w.site().observations[id];
    let mut lines = Vec::new();
    let mut add = |key: &str, growth: &Option<Growth>, basis: Option<GrowthBasis>| {
        let Some(growth) = growth else { return };
        lines.push(rate(w, id, growth, labelled(w, w.word(key), growth, basis)));
    };
    let shown = matches!(observation.yoy_basis, GrowthBasis::Real | GrowthBasis::LikeForLike);
    add("growth-yoy", &observation.yoy, shown.then_some(observation.yoy_basis));
    add("growth-mom", &observation.mom, None);
    add("growth-since-year-start", &observation.since_year_start, None);
    if let Some(average) = &observation.average {
        let label = w.t("growth-average", &[("over", w.period(average.over).into())]);
        lines.push(rate(w, id, &average.growth, labelled(w, label, &average.growth, None)));
    }
    lines
}

/// A rate in the given words.
pub fn rate(w: &Writer<'_>, id: ObservationId, growth: &Growth, text: String) -> FigureView {
    figure(w, id, text, growth.value.normalize().to_string())
}

/// The place among others, in words.
pub fn rank(w: &Writer<'_>, id: ObservationId) -> Option<FigureView> {
    let rank = w.site().observations[id].rank.as_deref()?;
    Some(figure(w, id, w.rank(rank), rank.place.map(|place| place.to_string()).unwrap_or_default()))
}

/// The share of a whole, in words.
pub fn share(w: &Writer<'_>, id: ObservationId) -> Option<FigureView> {
    let share = w.site().observations[id].share.as_deref()?;
    let value = share.value.base().map(|base| base.normalize().to_string()).unwrap_or_default();
    Some(figure(w, id, w.share(share), value))
}

fn figure(w: &Writer<'_>, id: ObservationId, text: String, value: String) -> FigureView {
    FigureView { text, value, href: Some(w.anchor_href(id)), ..FigureView::default() }
}

fn labelled(w: &Writer<'_>, label: String, growth: &Growth, basis: Option<GrowthBasis>) -> String {
    let value = w.growth_text(growth);
    match basis {
        Some(basis) => {
            let basis = w.word(&format!("basis-{}", basis.as_str()));
            w.t("growth-labelled-basis", &[("growth", label.into()), ("value", value.into()), ("basis", basis.into())])
        }
        None => w.t("growth-labelled", &[("growth", label.into()), ("value", value.into())]),
    }
}
