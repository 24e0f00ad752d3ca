//! Changes between two comparable figures as derived figures with their formula.

use super::Writer;
use super::views::FigureView;
use crate::derive::Change;
use crate::model::{IndicatorId, Observation};
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
