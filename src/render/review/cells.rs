//! One cell of the coverage matrix: the figures of a year, or the reason why there are none.

use std::collections::{BTreeMap, BTreeSet};

use crate::derive::Series;
use crate::lang::html_lang;
use crate::model::{Facet, IndicatorId, ObservationId, OrganizationId, ReportId, ReportKind};
use crate::period::Period;
use crate::render::Writer;
use crate::render::matrix::{cell_figure, year_of};
use crate::render::views::{CoverageCell, Link, MatrixCell};

/// The kinds of cells, the best first.
pub const CODES: [&str; 7] = ["present", "partial", "status", "other-basis", "within", "silent", "no-report"];

/// Longer ranges of years are not filled up: between a figure of 1978 and one of 2013 nothing is amiss.
const YEARS_MAX: i16 = 30;

/// An indicator with item and basis: what one row is about.
pub struct Row<'a> {
    pub indicator: IndicatorId,
    pub item: Option<&'a Facet>,
    pub basis: Option<&'a Facet>,
    /// Of every dimension; none where there is but a target.
    series: Vec<&'a Series>,
}

/// What is held of an organization.
pub struct Facts<'a> {
    pub rows: Vec<Row<'a>>,
    /// By year: a summary or bulletin by or about the organization that covers it.
    reported: BTreeMap<i16, ReportId>,
}

type Key<'a> = (IndicatorId, Option<&'a str>, Option<&'a str>);

fn key<'a>(indicator: IndicatorId, item: Option<&'a Facet>, basis: Option<&'a Facet>) -> Key<'a> {
    (indicator, item.map(|facet| facet.key.as_str()), basis.map(|facet| facet.key.as_str()))
}

impl<'a> Facts<'a> {
    /// Rows for the series of an organization, and for what it has targets on.
    pub fn of(w: &Writer<'a>, id: OrganizationId) -> Facts<'a> {
        let edition = w.edition;
        let mut rows: BTreeMap<Key<'a>, Row<'a>> = BTreeMap::new();
        let mut row = |indicator, item: Option<&'a Facet>, basis: Option<&'a Facet>, series: Option<&'a Series>| {
            let row = rows.entry(key(indicator, item, basis));
            row.or_insert_with(|| Row { indicator, item, basis, series: Vec::new() }).series.extend(series);
        };
        for series in edition.lookup.series(&edition.derived, id) {
            row(series.indicator, series.item.as_deref(), series.basis.as_deref(), Some(series));
        }
        for (_, target) in edition.site.targets.iter().filter(|(_, target)| target.organization == id) {
            row(target.indicator, target.item.as_deref(), target.basis.as_deref(), None);
        }
        Facts { rows: rows.into_values().filter(Row::has_time).collect(), reported: reported(w, id) }
    }

    /// The years of the matrix.
    pub fn years(&self) -> BTreeSet<i16> {
        let of_figures = self.rows.iter().flat_map(|row| row.points().filter_map(|(period, _)| year_of(period)));
        let years: BTreeSet<i16> = of_figures.chain(self.reported.keys().copied()).collect();
        match (years.first().copied(), years.last().copied()) {
            (Some(first), Some(last)) if last - first < YEARS_MAX => (first..=last).collect(),
            _ => years,
        }
    }

    /// The kind of a cell, and the cell.
    pub fn cell(&self, w: &Writer<'_>, row: &Row<'_>, year: i16) -> (&'static str, CoverageCell) {
        let (code, cell) = match row.figures(year) {
            figures if !figures.is_empty() => held(w, &figures),
            _ => self.absent(w, row, year),
        };
        (code, CoverageCell { code: code.to_owned(), ..cell })
    }

    fn absent(&self, w: &Writer<'_>, row: &Row<'_>, year: i16) -> (&'static str, CoverageCell) {
        let because = |label: String, href: Option<String>| CoverageCell {
            reason: Some(Link { label, href, lang: None }),
            ..CoverageCell::default()
        };
        let same = self.rows.iter().filter(|other| {
            (other.indicator, other.item.map(|facet| &facet.key)) == (row.indicator, row.item.map(|facet| &facet.key))
        });
        if let Some((other, id)) = same.filter_map(|other| Some((other, *other.figures(year).first()?))).next() {
            let label = match other.basis {
                Some(basis) => w.t("review-only-basis", &[("basis", w.facet(basis).to_owned().into())]),
                None => w.word("review-only-default"),
            };
            return ("other-basis", because(label, Some(w.anchor_href(id))));
        }
        if let Some((period, id)) = row.points().find(|(period, _)| spans_years(*period) && contains(*period, year)) {
            let label = w.t("review-only-within", &[("period", w.period(period).into())]);
            return ("within", because(label, Some(w.anchor_href(id))));
        }
        match self.reported.get(&year) {
            Some(report) => ("silent", because(w.word("review-cell-silent"), w.report(*report).href)),
            None => ("no-report", because(w.word("review-cell-no-report"), None)),
        }
    }
}

impl<'a> Row<'a> {
    /// Period and current figure of every point.
    fn points(&self) -> impl Iterator<Item = (Period, ObservationId)> + use<'_, 'a> {
        self.series.iter().flat_map(|series| series.points.iter().map(|point| (point.period, point.current)))
    }

    /// Planned totals belong to no year: no year lacks them.
    fn has_time(&self) -> bool {
        self.series.is_empty() || self.points().any(|(period, _)| period != Period::None)
    }

    /// The figures of a year, the longest span first.
    fn figures(&self, year: i16) -> Vec<ObservationId> {
        let mut figures: Vec<(Period, ObservationId)> =
            self.points().filter(|(period, _)| year_of(*period) == Some(year)).collect();
        figures.sort_by_key(|(period, _)| (std::cmp::Reverse(period.months()), std::cmp::Reverse(period.end())));
        figures.into_iter().map(|(_, id)| id).collect()
    }
}

/// A cell with figures: of the whole year, of a part of it, or with a status in place of a value.
fn held(w: &Writer<'_>, figures: &[ObservationId]) -> (&'static str, CoverageCell) {
    let observations = || figures.iter().map(|id| &w.edition.site.observations[*id]);
    let valued = || observations().filter(|one| !one.status.is_without_value());
    let code = if valued().any(|one| is_whole_year(one.period)) {
        "present"
    } else if valued().next().is_some() {
        "partial"
    } else {
        "status"
    };
    let note = observations().filter_map(|one| one.note.as_ref()).next().filter(|_| code == "status");
    let (note, lang) = note.map(|note| note.get(w.code)).unzip();
    let cell = CoverageCell {
        cell: MatrixCell { figures: figures.iter().map(|id| cell_figure(w, *id)).collect(), gap: None },
        note: note.map(str::to_owned),
        note_lang: lang.filter(|lang| *lang != w.code).map(|lang| html_lang(lang).to_owned()),
        ..CoverageCell::default()
    };
    (code, cell)
}

fn is_whole_year(period: Period) -> bool {
    match period {
        Period::Instant(date) => date.month() == 12 && date.day() == 31,
        _ => period.is_one_year(),
    }
}

fn spans_years(period: Period) -> bool {
    matches!(period, Period::Span { start, end } if start.year < end.year)
}

fn contains(period: Period, year: i16) -> bool {
    let (start, end) = (period.start().map(|date| date.year()), period.end_year());
    start.zip(end).is_some_and(|(start, end)| start <= year && year <= end)
}

/// By year, the summary or bulletin by or about the organization that covers it; of several the latest.
fn reported(w: &Writer<'_>, id: OrganizationId) -> BTreeMap<i16, ReportId> {
    let reports = w.edition.lookup.reports(id).iter().rev().map(|id| (*id, &w.site().reports[*id]));
    let facts = reports.filter(|(_, report)| report.kind != ReportKind::Plan);
    let years = facts.filter_map(|(id, report)| Some((id, report.period.start()?.year(), report.period.end_year()?)));
    years.flat_map(|(id, from, to)| (from..=to).map(move |year| (year, id))).collect()
}
