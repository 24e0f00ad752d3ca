//! Current figures → tables: per organization the rows, the periods, and which observation stands where.

use std::collections::{BTreeMap, BTreeSet};

use super::Content;
use super::cell::Pair;
use super::edit::figure_at;
use super::key::Key;
use super::words::Words;
use crate::derive::Series;
use crate::model::{Facet, Observation, ObservationId, OrganizationId, Report, ReportId, ReportKind};
use crate::period::Period;
use crate::quantity::{Unit, parse_figure};

/// The figures of one organization.
#[derive(Debug, Clone)]
pub struct Table {
    pub organization: OrganizationId,
    /// By end, then start; what has no time comes last.
    pub periods: Vec<Period>,
    pub rows: Vec<Row>,
}

/// One series.
#[derive(Debug, Clone)]
pub struct Row {
    pub key: Key,
    pub item: Option<Box<Facet>>,
    pub basis: Option<Box<Facet>>,
    /// What plain numbers of the row are in.
    pub unit: Unit,
    /// The value that counts, with the older and outranked ones.
    pub figures: BTreeMap<Period, Figure>,
}

/// What stands in the two cells of a row and a period.
#[derive(Debug, Clone)]
pub struct Figure {
    pub current: ObservationId,
    pub vintages: Vec<ObservationId>,
}

/// Tables of all organizations that have figures, or reports that are about them, in the registry's order.
pub fn tables(content: &Content) -> Vec<Table> {
    content.site.organizations.ids().filter_map(|organization| table(content, organization)).collect()
}

/// The table of one organization.
pub fn table(content: &Content, organization: OrganizationId) -> Option<Table> {
    let site = &content.site;
    let series = content.derived.series.iter().filter(|series| series.organization == organization);
    let mut rows: Vec<Row> = series.map(|series| row(content, series)).collect();
    let reported: Vec<&Report> = reports_about(content, organization).map(|(_, report)| report).collect();
    if rows.is_empty() && reported.is_empty() {
        return None;
    }
    if rows.is_empty() {
        rows.extend(site.indicators.ids().map(|id| empty_row(content, Key::of(id, site))));
    }
    let of_rows = rows.iter().flat_map(|row| row.figures.keys().copied());
    let of_reports = reported.iter().map(|report| report.period).filter(|period| *period != Period::None);
    let periods: BTreeSet<_> = of_rows.chain(of_reports).map(|period| (order(period), period)).collect();
    Some(Table { organization, periods: periods.into_iter().map(|(_, period)| period).collect(), rows })
}

/// By end, then start; what has no time comes last.
fn order(period: Period) -> (bool, Option<jiff::civil::Date>, Option<jiff::civil::Date>) {
    (period == Period::None, period.end(), period.start())
}

/// Summaries and bulletins that are about an organization: where its figures go.
pub fn reports_about(content: &Content, organization: OrganizationId) -> impl Iterator<Item = (ReportId, &Report)> {
    let reports = content.site.reports.iter();
    reports.filter(move |(_, report)| report.about == organization && report.kind != ReportKind::Plan)
}

fn row(content: &Content, series: &Series) -> Row {
    let key = Key {
        indicator: series.indicator,
        item: series.item.as_deref().map(|facet| facet.key.clone()),
        basis: series.basis.as_deref().map(|facet| facet.key.clone()),
        dimension: series.dimension.clone(),
    };
    let levels = series.points.iter().rev().filter_map(|point| content.site.observations[point.current].level.as_ref());
    let latest = levels.map(|level| level.unit.clone()).next();
    let mut row = empty_row(content, key);
    row.unit = latest.unwrap_or(row.unit);
    row.item = series.item.clone();
    row.basis = series.basis.clone();
    row.figures = series
        .points
        .iter()
        .map(|point| (point.period, Figure { current: point.current, vintages: point.vintages.clone() }))
        .collect();
    row
}

/// A row without figures, in the indicator's own unit of the dimension.
pub fn empty_row(content: &Content, key: Key) -> Row {
    let indicator = &content.site.indicators[key.indicator];
    let unit = indicator.units.iter().find(|unit| unit.dimension == key.dimension).cloned();
    Row { unit: unit.unwrap_or_else(|| indicator.unit()), key, item: None, basis: None, figures: BTreeMap::new() }
}

/// The level and the growth of a figure as its report has them: `超1300万吨` and `+5%`.
pub fn written(content: &Content, one: &Observation) -> (String, String) {
    let place = content.front(one).and_then(|front| figure_at(front, one.span));
    let unit = content.site.indicators[one.indicator].unit();
    match place.map(|figure| (figure.scalar(), figure)) {
        Some((Some(text), _)) => {
            let read = parse_figure(text, &content.site.settings.units, &unit).ok();
            let start = read.and_then(|figure| figure.growth_start).unwrap_or(text.len());
            let (level, growth) = text.split_at(start);
            (level.trim_end_matches([' ', ',', '，', '\u{3000}']).to_owned(), growth.to_owned())
        }
        Some((None, figure)) => {
            let text = |key: &str| figure.value(key).and_then(|node| node.scalar()).unwrap_or("").to_owned();
            (text("value"), text("yoy"))
        }
        None => Default::default(),
    }
}

/// The cells of a figure as they are exported.
pub fn shown(content: &Content, row: &Row, period: Period, words: &Words) -> Pair {
    let Some(figure) = row.figures.get(&period) else { return Pair::EMPTY };
    let one = &content.site.observations[figure.current];
    let (level, growth) = written(content, one);
    Pair::of(one, &row.unit, &level, &growth, words)
}
