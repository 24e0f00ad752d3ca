//! The sheet to read: what is measured in the rows, periods in the columns, the values now in force.

use std::collections::BTreeSet;

use anyhow::Result;
use rust_xlsxwriter::Worksheet;

use super::sheet::{Cell, Heads, Layout, fill};
use super::{shorthand, shorthand_of};
use crate::derive::Series;
use crate::model::{Facet, ObservationId};
use crate::period::Period;
use crate::quantity::Unit;
use crate::render::Writer;
use crate::render::export::unit_name;

/// Periods that one sheet shows: the latest of them.
const PERIODS_MAX: usize = 240;

/// A row: one series in one unit, so that all numbers beside each other may be compared.
pub struct Row<'a> {
    series: &'a Series,
    unit: Unit,
    values: Vec<(Period, ObservationId)>,
}

/// The rows of some series; none where no levels are stated.
pub fn rows<'a>(w: &Writer<'_>, series: &[&'a Series]) -> Vec<Row<'a>> {
    series.iter().flat_map(|series| rows_of(w, series)).collect()
}

/// Writes the sheet.
pub fn write(w: &Writer<'_>, sheet: &mut Worksheet, rows: &[Row<'_>]) -> Result<()> {
    let mut periods: Vec<Period> = rows
        .iter()
        .flat_map(|row| row.values.iter().map(|(period, _)| *period))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    periods.sort_by_key(|period| (*period == Period::None, period.end(), period.start()));
    let periods = periods.split_off(periods.len().saturating_sub(PERIODS_MAX));
    let fixed = [("organization", 18.0), ("indicator", 26.0), ("item", 14.0), ("basis", 14.0), ("unit", 11.0)];
    let mut heads: Heads = fixed.iter().map(|(name, width)| (w.word(&format!("xlsx-{name}")), *width)).collect();
    heads.extend(periods.iter().map(|period| (head(w, *period), 14.0)));
    let cells: Vec<Vec<Cell>> = rows.iter().map(|row| cells(w, row, &periods)).collect();
    fill(sheet, ("matrix", Layout::Wrapped), &heads, &cells, 2)
}

fn head(w: &Writer<'_>, period: Period) -> String {
    if period == Period::None { w.word("xlsx-no-period") } else { w.period(period) }
}

/// A series by the units that its levels are written in.
fn rows_of<'a>(w: &Writer<'_>, series: &'a Series) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::new();
    for point in &series.points {
        let one = &w.site().observations[point.current];
        let unit = match &one.level {
            Some(level) => level.unit.clone(),
            None if one.status.is_without_value() => w.site().indicators[one.indicator].unit(),
            None => continue,
        };
        let value = (point.period, point.current);
        match rows.iter_mut().find(|row| row.unit == unit) {
            Some(row) => row.values.push(value),
            None => rows.push(Row { series, unit, values: vec![value] }),
        }
    }
    rows
}

fn cells(w: &Writer<'_>, row: &Row<'_>, periods: &[Period]) -> Vec<Cell> {
    let site = w.site();
    let facet = |facet: Option<&Facet>| Cell::text(facet.map(|facet| w.text(&facet.name)).unwrap_or_default());
    let mut cells = vec![
        Cell::text(w.text(&site.organizations[row.series.organization].name)),
        Cell::text(w.text(&site.indicators[row.series.indicator].name)),
        facet(row.series.item.as_deref()),
        facet(row.series.basis.as_deref()),
        Cell::text(unit_name(w, &row.unit, site.indicators[row.series.indicator].noun())),
    ];
    let value = |period: &Period| {
        let Some((_, id)) = row.values.iter().find(|(of, _)| of == period) else {
            return Cell::Text(shorthand::NOT_AVAILABLE.to_owned());
        };
        let one = &site.observations[*id];
        match &one.level {
            // A bound or a range is no number to count with.
            Some(level) if level.qualifier.is_some() || level.max.is_some() => {
                Cell::text(w.level_text(one.indicator, level))
            }
            Some(level) => Cell::Number(level.value),
            None => Cell::text(shorthand_of(one.status)),
        }
    };
    cells.extend(periods.iter().map(value));
    cells
}
