//! Indicator by year for one organization: every figure of a year, and why a year has none.

use std::collections::{BTreeMap, BTreeSet};

use super::heat::tints;
use super::views::{CellFigure, Link, MatrixCell, MatrixGroup, MatrixRow, MatrixView};
use super::{Writer, rows};
use crate::derive::Series;
use crate::model::{Facet, IndicatorId, ObservationId, OrganizationId, ReportKind};
use crate::period::Period;

/// The calendar year that a figure stands under: of a span within one year, or of an instant.
pub fn year_of(period: Period) -> Option<i16> {
    (period.is_within_year() || matches!(period, Period::Instant(_))).then(|| period.end_year()).flatten()
}

/// A figure with the span it covers, where that is not the whole year.
pub fn cell_figure(w: &Writer<'_>, id: ObservationId) -> CellFigure {
    let period = w.site().observations[id].period;
    CellFigure { figure: w.figure(id), span: period.display_in_year(w.tongue), heat: None }
}

/// Indicator, item and basis: what one row is about.
type RowKey = (IndicatorId, Option<String>, Option<String>);

/// The matrix of an organization; `year_link` says where a year leads.
pub fn matrix(w: &Writer<'_>, id: OrganizationId, year_link: impl Fn(i16) -> Option<String>) -> MatrixView {
    let key = |facet: &Option<Facet>| facet.as_ref().map(|facet| facet.key.clone());
    let mut by_row: BTreeMap<RowKey, Vec<&Series>> = BTreeMap::new();
    for series in w.edition.lookup.series(&w.edition.derived, id) {
        by_row.entry((series.indicator, key(&series.item), key(&series.basis))).or_default().push(series);
    }
    by_row
        .retain(|_, list| list.iter().any(|series| series.points.iter().any(|point| year_of(point.period).is_some())));
    let all = by_row.values().flatten().flat_map(|series| series.points.iter());
    let years: BTreeSet<i16> = all.filter_map(|point| year_of(point.period)).collect();
    let covered = covered_years(w, id);
    let mut by_topic: BTreeMap<Option<&str>, Vec<(IndicatorId, MatrixRow)>> = BTreeMap::new();
    let indicators = &w.edition.site.indicators;
    for ((indicator, ..), list) in &by_row {
        let row = row(w, list, &years, &covered);
        by_topic.entry(indicators[*indicator].topic.as_deref()).or_default().push((*indicator, row));
    }
    let groups = rows::topics(w).into_iter().filter_map(|(topic, name)| {
        let mut list = by_topic.remove(&topic)?;
        w.sort_by_name(&mut list, |(id, _)| (&indicators[*id].name, indicators[*id].sort_key.as_deref()));
        Some(MatrixGroup { topic: name, rows: list.into_iter().map(|(_, row)| row).collect() })
    });
    let groups: Vec<MatrixGroup> = groups.collect();
    let rows = groups.iter().flat_map(|group| &group.rows);
    let is_tinted = |one: &CellFigure| one.heat.is_some();
    let organization = w.text(w.site().organizations[id].short_name());
    MatrixView {
        heat: rows.flat_map(|row| &row.cells).flat_map(|cell| &cell.figures).any(is_tinted),
        caption: w.t("matrix-caption", &[("organization", organization.into())]),
        groups,
        years: years.iter().map(|year| Link { label: year.to_string(), href: year_link(*year), lang: None }).collect(),
    }
}

fn row(w: &Writer<'_>, list: &[&Series], years: &BTreeSet<i16>, covered: &BTreeSet<i16>) -> MatrixRow {
    let mut by_year: BTreeMap<i16, Vec<(Period, ObservationId)>> = BTreeMap::new();
    for point in list.iter().flat_map(|series| series.points.iter()) {
        if let Some(year) = year_of(point.period) {
            by_year.entry(year).or_default().push((point.period, point.current));
        }
    }
    let tints = tints(w.site(), list);
    let (first, last) = (by_year.keys().next().copied(), by_year.keys().next_back().copied());
    let cells = years.iter().map(|year| {
        let mut figures = by_year.get(year).cloned().unwrap_or_default();
        figures.sort_by_key(|(period, _)| (std::cmp::Reverse(period.months()), std::cmp::Reverse(period.end())));
        let inside = first.is_some_and(|first| first < *year) && last.is_some_and(|last| *year < last);
        let gap = (figures.is_empty() && inside)
            .then(|| w.word(if covered.contains(year) { "gap-not-reported" } else { "gap-no-report" }));
        let tinted = |id| CellFigure { heat: tints.get(&id).copied(), ..cell_figure(w, id) };
        MatrixCell { figures: figures.into_iter().map(|(_, id)| tinted(id)).collect(), gap }
    });
    let series = list.first();
    MatrixRow {
        indicator: series.map(|series| w.indicator(series.indicator)).unwrap_or_default(),
        details: series.map_or_else(Vec::new, |series| {
            w.details(series.item.as_ref(), series.basis.as_ref(), series.organization, series.organization)
        }),
        cells: cells.collect(),
    }
}

/// The years that a summary or bulletin by or about the organization covers.
fn covered_years(w: &Writer<'_>, id: OrganizationId) -> BTreeSet<i16> {
    let reports = w.edition.lookup.reports(id).iter().map(|id| &w.site().reports[*id]);
    let facts = reports.filter(|report| report.kind != ReportKind::Plan);
    let years = facts.filter_map(|report| Some((report.period.start()?.year(), report.period.end_year()?)));
    years.flat_map(|(from, to)| from..=to).collect()
}
