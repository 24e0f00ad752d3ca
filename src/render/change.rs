//! Changes between two comparable figures as derived figures with their formula.

use super::Writer;
use super::views::FigureView;
use crate::derive::{Change, Point, Reason, Series, change};
use crate::model::{Facet, IndicatorId, Observation, ObservationId, Site};
use crate::quantity::{Dimension, GrowthUnit, Quantity};

/// A change as readers see it: the rate where there is one, else the difference; with how it was computed.
pub fn change_figure(w: &Writer<'_>, old: &Observation, new: &Observation, change: &Change) -> FigureView {
    let text =
        |one: &Observation| one.level.as_ref().map(|level| w.level_text(one.indicator, level)).unwrap_or_default();
    let args = [("old", text(old).into()), ("new", text(new).into())];
    match change.growth {
        Some((value, unit)) => {
            let key = if unit == GrowthUnit::Points { "formula-points" } else { "formula-growth" };
            w.derived(w.rate_text(value, unit), value, Some(w.t(key, &args)))
        }
        None => difference_figure(w, new.indicator, &change.difference, &[text(old), text(new)]),
    }
}

/// The figure of the year before that a point is held against, and the change on it or why none is computed: of its own
/// series where that has one, else of another basis or currency, else of another part of the year. `all` are the series
/// of the indicator and organization.
pub fn year_before(
    site: &Site,
    all: &[&Series],
    series: &Series,
    point: &Point,
) -> Option<(ObservationId, Result<Change, Reason>)> {
    let new = &site.observations[point.current];
    let compared = |before: ObservationId| (before, change(site, &site.observations[before], new));
    let at = |one: &Series| {
        let mut points = one.points.iter();
        points.find(|before| point.period.years_after(before.period) == Some(1)).map(|before| before.current)
    };
    if let Some(before) = at(series) {
        return Some(compared(before));
    }
    let key = |facet: &Option<Box<Facet>>| facet.as_ref().map(|facet| facet.key.clone());
    let others = all.iter().filter(|other| !std::ptr::eq(**other, series) && key(&other.item) == key(&series.item));
    let other = others.filter_map(|other| at(other)).map(compared).find(|(_, change)| change.is_err());
    let of_other_span = || {
        let earlier = series.points.iter().filter(|before| {
            before.period.end_year().zip(point.period.end_year()).is_some_and(|(before, now)| before + 1 == now)
                && (before.period.is_within_year() && point.period.is_within_year())
        });
        let longest = earlier.max_by_key(|before| before.period.months())?;
        Some(compared(longest.current)).filter(|(_, change)| change.is_err())
    };
    other.or_else(of_other_span)
}

/// A difference of two levels with its sign; the inputs are the older and the newer figure.
pub fn difference_figure(
    w: &Writer<'_>,
    indicator: IndicatorId,
    difference: &Quantity,
    inputs: &[String; 2],
) -> FigureView {
    let value = difference.base().unwrap_or(difference.value);
    let [old, new] = inputs;
    let formula = w.t("formula-change", &[("old", old.as_str().into()), ("new", new.as_str().into())]);
    if difference.unit.is_percent() {
        return w.derived(w.rate_text(difference.value, GrowthUnit::Points), value, Some(formula));
    }
    // A difference of places is a number of places, not a place.
    let text = if difference.unit.dimension == Dimension::Place {
        crate::quantity::number_text(difference.value, w.tongue)
    } else {
        w.level_text(indicator, difference)
    };
    let plus = if value.is_sign_positive() && !value.is_zero() { "+" } else { "" };
    w.derived(format!("{plus}{text}"), value, Some(formula))
}
