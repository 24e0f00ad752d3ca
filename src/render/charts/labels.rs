//! The labels of one chart: all in the unit of the axis, with one number of decimals.

use rust_decimal::Decimal;

use super::axis::AxisUnit;
use super::texts;
use crate::model::IndicatorId;
use crate::quantity::{Quantity, round_half_up};
use crate::render::Writer;

/// A label may differ from its figure by this part of it, a two hundredth; a figure that would differ more keeps a digit
/// more, and all others with it.
const ROUNDING: i64 = 200;

/// How the figures of a chart are labelled.
pub struct Labels<'a> {
    axis: &'a AxisUnit,
    /// The most decimals of a label. No label gets more than were written.
    places: u32,
}

impl Labels<'_> {
    /// Labels as coarse as the coarsest figure, and as fine as the least one needs.
    pub fn of<'a, 'q>(axis: &'a AxisUnit, levels: impl IntoIterator<Item = &'q Quantity>) -> Labels<'a> {
        let values: Vec<Decimal> = levels.into_iter().filter_map(|level| in_axis(axis, level)).collect();
        let coarsest = values.iter().map(Decimal::scale).min().unwrap_or(0);
        let finest = values.iter().map(Decimal::scale).max().unwrap_or(0);
        let is_close = |places: &u32| {
            values.iter().all(|value| {
                let off = round_half_up(*value, *places).checked_sub(*value).unwrap_or_default().abs();
                off.checked_mul(Decimal::from(ROUNDING)).is_some_and(|off| off <= value.abs())
            })
        };
        Labels { axis, places: (coarsest..finest).find(is_close).unwrap_or(finest) }
    }

    /// The number in the axis' unit, or the whole text where a word belongs to it.
    pub fn text(&self, w: &Writer<'_>, indicator: IndicatorId, level: &Quantity) -> String {
        match (texts::is_bound(level), in_axis(self.axis, level)) {
            (false, Some(value)) if value.scale() > self.places => self.axis.tick(round_half_up(value, self.places)),
            (false, Some(value)) => self.axis.tick(value),
            _ => w.level_text(indicator, level),
        }
    }

    /// A difference, with its sign.
    pub fn difference(&self, w: &Writer<'_>, indicator: IndicatorId, level: &Quantity) -> String {
        let plus = if level.value > Decimal::ZERO { "+" } else { "" };
        format!("{plus}{}", self.text(w, indicator, level))
    }
}

/// The value in the axis' unit. Written zeros stay: 14.50 is not 14.5.
fn in_axis(axis: &AxisUnit, level: &Quantity) -> Option<Decimal> {
    let value = axis.value(level.base()?).normalize();
    Some(if value == level.value.normalize() { level.value } else { value })
}
