//! Figures by year: an organization's by indicator, an indicator's by organization; and why a year has none.

use std::collections::{BTreeMap, BTreeSet};

use super::heat::tints;
use super::views::{CellFigure, Link, MatrixCell, MatrixGroup, MatrixRow, MatrixView};
use super::{Edition, Writer, rows, series_of};
use crate::derive::{Point, Series};
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

/// What one row is about, with its series: one indicator, organization, item and basis.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    pub indicator: IndicatorId,
    pub organization: OrganizationId,
    series: Vec<&'a Series>,
}

impl<'a> Row<'a> {
    /// The rows of these series: those with a figure of some year.
    fn all(series: impl IntoIterator<Item = &'a Series>) -> Vec<Row<'a>> {
        let key = |facet: &Option<Box<Facet>>| facet.as_ref().map(|facet| facet.key.clone());
        let mut rows: BTreeMap<_, Row<'a>> = BTreeMap::new();
        for one in series {
            let (indicator, organization) = (one.indicator, one.organization);
            let row = || Row { indicator, organization, series: Vec::new() };
            let key = (indicator, organization, key(&one.item), key(&one.basis));
            rows.entry(key).or_insert_with(row).series.push(one);
        }
        rows.into_values().filter(|row| row.figures() > 0).collect()
    }

    /// A row without any figure.
    pub fn empty(indicator: IndicatorId, organization: OrganizationId) -> Row<'a> {
        Row { indicator, organization, series: Vec::new() }
    }

    /// Of an organization, in the order of the indicators.
    pub fn of_organization(edition: &'a Edition, id: OrganizationId) -> Vec<Row<'a>> {
        Row::all(edition.lookup.series(&edition.derived, id))
    }

    /// Of an indicator, in the order of the organizations.
    pub fn of_indicator(edition: &'a Edition, id: IndicatorId) -> Vec<Row<'a>> {
        Row::all(series_of(&edition.derived, id))
    }

    fn points(&self) -> impl Iterator<Item = (i16, &'a Point)> {
        let points = self.series.iter().flat_map(|series| series.points.iter());
        points.filter_map(|point| Some((year_of(point.period)?, point)))
    }

    /// How many figures stand in the row.
    pub fn figures(&self) -> usize {
        self.points().count()
    }
}

/// The years of some rows, the oldest first.
pub fn years(rows: &[Row<'_>]) -> Vec<i16> {
    let years: BTreeSet<i16> = rows.iter().flat_map(Row::points).map(|(year, _)| year).collect();
    years.into_iter().collect()
}

/// Rows in the order of the topics, within them in the order of the indicators' names.
pub fn sort_by_topic(w: &Writer<'_>, rows: &mut [Row<'_>]) {
    let indicators = &w.edition.site.indicators;
    w.sort_by_name(rows, |row| (&indicators[row.indicator].name, indicators[row.indicator].sort_key.as_deref()));
    let topics: Vec<Option<&str>> = rows::topics(w).into_iter().map(|(key, _)| key).collect();
    rows.sort_by_key(|row| topics.iter().position(|topic| *topic == indicators[row.indicator].topic.as_deref()));
}

/// Indicator by year: rows of one organization, sorted by topic; `year_link` says where a year leads.
pub fn matrix(
    w: &Writer<'_>,
    id: OrganizationId,
    list: &[Row<'_>],
    year_link: impl Fn(i16) -> Option<String>,
) -> MatrixView {
    let years = years(list);
    let covered = covered_years(w, id);
    let indicators = &w.edition.site.indicators;
    let topic = |row: &Row<'_>| indicators[row.indicator].topic.as_deref();
    let names: BTreeMap<Option<&str>, String> = rows::topics(w).into_iter().collect();
    let groups = list.chunk_by(|one, other| topic(one) == topic(other)).map(|rows| MatrixGroup {
        topic: rows.first().and_then(|row| names.get(&topic(row)).cloned()).unwrap_or_default(),
        rows: rows.iter().map(|one| row(w, one, w.indicator_of(one.indicator, id), &years, &covered)).collect(),
    });
    let groups: Vec<MatrixGroup> = groups.collect();
    let rows = groups.iter().flat_map(|group| &group.rows);
    let is_tinted = |one: &CellFigure| one.heat.is_some();
    let organization = w.text(w.site().organizations[id].short_name());
    MatrixView {
        heat: rows.flat_map(|row| &row.cells).flat_map(|cell| &cell.figures).any(is_tinted),
        caption: w.t("matrix-caption", &[("organization", organization.into())]),
        head: w.word("indicator"),
        groups,
        years: years.iter().map(|year| Link { label: year.to_string(), href: year_link(*year), lang: None }).collect(),
    }
}

/// Organization by year, the newest year first: rows of one indicator, each leading to the organization's figures of it.
pub fn overview(w: &Writer<'_>, id: IndicatorId, list: &[Row<'_>], years: &[i16]) -> MatrixView {
    let years: Vec<i16> = years.iter().rev().copied().collect();
    let line = |one: &Row<'_>| {
        let head = w.organization_of(id, one.organization);
        row(w, one, head, &years, &covered_years(w, one.organization))
    };
    let name = w.text(&w.site().indicators[id].name);
    MatrixView {
        heat: false,
        caption: w.t("overview-caption", &[("indicator", name.into())]),
        head: w.word("organization"),
        groups: vec![MatrixGroup { topic: String::new(), rows: list.iter().map(line).collect() }],
        years: years.iter().map(|year| rows::plain_link(year.to_string())).collect(),
    }
}

fn row(w: &Writer<'_>, row: &Row<'_>, head: Link, years: &[i16], covered: &BTreeSet<i16>) -> MatrixRow {
    let mut by_year: BTreeMap<i16, Vec<(Period, ObservationId)>> = BTreeMap::new();
    for (year, point) in row.points() {
        by_year.entry(year).or_default().push((point.period, point.current));
    }
    let tints = tints(w.site(), &row.series);
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
    MatrixRow {
        head,
        details: row.series.first().map_or_else(Vec::new, |series| {
            w.details(series.item.as_deref(), series.basis.as_deref(), series.organization, series.organization)
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
