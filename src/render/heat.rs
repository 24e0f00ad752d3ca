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

#[cfg(test)]
mod tests {
    use super::tints;
    use crate::render::testing::edition;

    /// The tints of the indicator `output` of `zone`, in the order of time, 0 for none.
    fn tinted(figures: &str, organization: &str) -> Vec<u8> {
        let edition = edition(&format!(
            "-- content/organizations.yaml --\nzone: {organization}\n-- content/reports/z.md --\n---\ntitle: T\nkind: bulletin\n\
             organization: zone\nperiod: 2025\nissued: 2026-01-10\nindicators:\n  output:\n{figures}---\nText.\n"
        ));
        let series = &edition.derived.series;
        let tints = tints(&edition.site, &series.iter().collect::<Vec<_>>());
        let all = series.iter().flat_map(|one| &one.points);
        all.map(|point| tints.get(&point.current).copied().unwrap_or(0)).collect()
    }

    fn years(values: &[(&str, i32)]) -> String {
        values.iter().map(|(period, value)| format!("    - {{ period: {period}, value: {value}亿元 }}\n")).collect()
    }

    #[test]
    fn comparable_figures_of_a_row_run_from_1_to_5() {
        let figures = years(&[("2021", 10), ("2022", 30), ("2023", 20), ("2024-01..2024-10", 90), ("2024", 12)]);
        assert_eq!(tinted(&figures, "{ name: 乙区 }"), [1, 5, 3, 0, 1]);
    }

    #[test]
    fn few_or_equal_figures_have_none() {
        assert_eq!(tinted(&years(&[("2023", 10), ("2024", 20)]), "{ name: 乙区 }"), [0, 0]);
        assert_eq!(tinted(&years(&[("2022", 7), ("2023", 7), ("2024", 7)]), "{ name: 乙区 }"), [0, 0, 0]);
    }

    #[test]
    fn figures_before_a_break_have_none() {
        let figures = years(&[("2020", 90), ("2021", 95), ("2022", 10), ("2023", 20), ("2024", 30)]);
        assert_eq!(tinted(&figures, "{ name: 乙区, from: 2021-06 }"), [0, 0, 1, 3, 5]);
    }
}
