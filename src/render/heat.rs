//! Tints of a matrix: within a row, comparable figures from low to high in five steps.
//!
//! The number stands in every cell, so the tint only helps the eye. What cannot be compared with the others of its row
//! — another part of the year, another unit, the other side of a break — has none.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::charts::{Strand, break_between};
use crate::derive::{Point, Series};
use crate::model::{ObservationId, Site};
use crate::quantity::Dimension;

/// Fewer comparable figures than this have no pattern.
const FIGURES_MIN: usize = 3;
const STEPS: u8 = 5;

/// The steps, 1 the lowest, of those figures of a row that can be compared with each other: its fullest strand, since its
/// last break.
pub fn tints(site: &Site, row: &[&Series]) -> BTreeMap<ObservationId, u8> {
    let strands = row.iter().filter(|series| series.dimension != Dimension::Place);
    let strands = strands.flat_map(|series| Strand::of_levels(site, series)).filter(|strand| !strand.extent.is_long());
    let Some(strand) = strands.max_by_key(|strand| strand.points.len()) else { return BTreeMap::new() };
    let breaks = |pair: &[&Point]| match pair {
        [one, other] => {
            break_between(site, &site.observations[one.current], &site.observations[other.current]).is_some()
        }
        _ => false,
    };
    let since = strand.points.windows(2).rposition(breaks).map_or(0, |at| at + 1);
    let values: Vec<(ObservationId, Decimal)> =
        strand.levels(site).skip(since).map(|(point, _, base)| (point.current, base)).collect();
    let low = values.iter().map(|(_, value)| *value).min().unwrap_or_default();
    let high = values.iter().map(|(_, value)| *value).max().unwrap_or_default();
    if values.len() < FIGURES_MIN || low == high {
        return BTreeMap::new();
    }
    let step = |value: Decimal| {
        let part = value.checked_sub(low)?.checked_div(high.checked_sub(low)?)?;
        let step = part.checked_mul(STEPS.into())?.floor().to_u8()?;
        Some(step.min(STEPS - 1) + 1)
    };
    values.into_iter().filter_map(|(id, value)| Some((id, step(value)?))).collect()
}
