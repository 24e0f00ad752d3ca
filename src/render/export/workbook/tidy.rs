//! The tidy sheet: one row for each value ever published.

use anyhow::Result;
use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::utility::column_number_to_name;

use super::sheet::{Cell, Heads, Layout, fill};
use super::shorthand_of;
use crate::data::{observation_id, vintages};
use crate::derive::Series;
use crate::model::{Facet, GrowthBasis, Observation, ObservationId};
use crate::period::Period;
use crate::quantity::{Comparator, Growth, Qualifier};
use crate::render::Writer;
use crate::render::export::unit_name;
use crate::tables::COLUMN_NAMES;
use crate::urls::{Kind, PageId, encode_fragment};

/// Rows that one sheet holds: Excel ends at 1 048 576.
const ROWS_MAX: usize = 1_000_000;

/// Columns: the word for the head is `xlsx-<name>`, with a width in characters.
const COLUMNS: &[(&str, f64)] = &[
    ("organization", 30.0),
    ("indicator", 40.0),
    ("item", 22.0),
    ("basis", 22.0),
    ("period", 24.0),
    ("period-code", 18.0),
    ("value", 13.0),
    ("upper", 11.0),
    ("unit", 16.0),
    ("qualifier", 10.0),
    ("yoy", 11.0),
    ("yoy-upper", 11.0),
    ("yoy-qualifier", 10.0),
    ("yoy-unit", 9.0),
    ("yoy-basis", 13.0),
    ("mom", 11.0),
    ("since-year-start", 11.0),
    ("average", 11.0),
    ("average-over", 13.0),
    ("rank", 16.0),
    ("share", 16.0),
    ("status", 12.0),
    ("current", 10.0),
    ("report", 34.0),
    ("issued", 12.0),
    ("note", 30.0),
    ("id", 40.0),
];

/// The columns that an import of the workbook reads, in the order of `COLUMN_NAMES`.
const NAMED: [&str; 3] = ["id", "value", "yoy"];

/// The names of those columns in a sheet with so many rows: name and range.
pub fn names(sheet: &str, rows: usize) -> Vec<(String, String)> {
    let sheet = sheet.replace('\'', "''");
    let named = COLUMN_NAMES.iter().zip(NAMED).filter_map(|(name, column)| {
        let at = COLUMNS.iter().position(|(known, _)| *known == column)?;
        let letter = column_number_to_name(u16::try_from(at).ok()?);
        let range = format!("='{sheet}'!${letter}$2:${letter}${}", rows + 1);
        Some((format!("'{sheet}'!{name}"), range))
    });
    named.collect()
}

/// The figures, divided into sheets; one sheet where there are none.
pub fn parts(series: &[&Series]) -> Vec<Vec<ObservationId>> {
    let ids: Vec<ObservationId> = vintages(series.iter().copied()).collect();
    if ids.is_empty() {
        return vec![Vec::new()];
    }
    ids.chunks(ROWS_MAX).map(<[ObservationId]>::to_vec).collect()
}

/// Writes one sheet.
pub fn write(w: &Writer<'_>, sheet: &mut Worksheet, ids: &[ObservationId], number: usize) -> Result<()> {
    let heads: Heads = COLUMNS.iter().map(|(name, width)| (w.word(&format!("xlsx-{name}")), *width)).collect();
    let rows: Vec<Vec<Cell>> = ids.iter().map(|id| row(w, *id)).collect();
    fill(sheet, (&format!("figures_{number}"), Layout::Lines), &heads, &rows, 2)
}

fn row(w: &Writer<'_>, id: ObservationId) -> Vec<Cell> {
    let site = w.site();
    let one = &site.observations[id];
    let report = &site.reports[one.report];
    let facet = |facet: Option<&Facet>| Cell::text(facet.map(|facet| w.text(&facet.name)).unwrap_or_default());
    let mut row = vec![
        Cell::text(w.text(&site.organizations[one.organization].name)),
        Cell::text(w.text(&site.indicators[one.indicator].name)),
        facet(one.item.as_deref()),
        facet(one.basis.as_deref()),
        Cell::text(if one.period == Period::None { String::new() } else { w.period(one.period) }),
        Cell::text(one.period.canonical()),
    ];
    row.extend(level(w, one));
    row.extend(growth(w, one));
    let average = one.average.as_deref();
    row.extend([
        rate(w, one.mom.as_ref()),
        rate(w, one.since_year_start.as_ref()),
        rate(w, average.map(|average| &average.growth)),
        Cell::text(average.map(|average| w.period(average.over)).unwrap_or_default()),
        Cell::text(one.rank.as_deref().map(|rank| w.rank(rank)).unwrap_or_default()),
        Cell::text(one.share.as_deref().map(|share| w.share(share)).unwrap_or_default()),
        Cell::text(w.word(&format!("status-{}", one.status.code()))),
        Cell::text(w.word(if w.edition.derived.is_current(id) { "xlsx-yes" } else { "xlsx-no" })),
        Cell::Link { text: w.text(&report.title).to_owned(), address: address(w, id) },
        Cell::text(report.issued.map(|date| date.to_string()).unwrap_or_default()),
        Cell::text(one.note.as_ref().map(|note| w.text(note)).unwrap_or_default()),
        Cell::text(observation_id(site, one)),
    ]);
    row
}

/// value, upper, unit, qualifier.
fn level(w: &Writer<'_>, one: &Observation) -> [Cell; 4] {
    let Some(level) = &one.level else {
        return [Cell::text(shorthand_of(one.status)), Cell::text(""), Cell::text(""), Cell::text("")];
    };
    [
        Cell::Number(level.value),
        Cell::number(level.max),
        Cell::text(unit_name(w, &level.unit, w.site().indicators[one.indicator].noun())),
        qualifier(w, level.qualifier.as_ref()),
    ]
}

/// yoy, its upper end, qualifier, unit and basis.
fn growth(w: &Writer<'_>, one: &Observation) -> [Cell; 5] {
    let Some(yoy) = &one.yoy else { return std::array::from_fn(|_| Cell::text("")) };
    let basis = match one.yoy_basis {
        GrowthBasis::None => String::new(),
        basis => w.word(&format!("basis-{}", basis.as_str())),
    };
    [
        Cell::Number(yoy.value),
        Cell::number(yoy.max),
        qualifier(w, yoy.qualifier.as_ref()),
        Cell::text(yoy.unit.as_str()),
        Cell::text(basis),
    ]
}

/// Rates that few figures have, in words: with their unit, their qualifier and both ends.
fn rate(w: &Writer<'_>, growth: Option<&Growth>) -> Cell {
    Cell::text(growth.map(|growth| w.growth_text(growth)).unwrap_or_default())
}

/// The word as written in the source language, what it means elsewhere.
fn qualifier(w: &Writer<'_>, qualifier: Option<&Qualifier>) -> Cell {
    let Some(qualifier) = qualifier else { return Cell::text("") };
    match (w.lang, qualifier.comparator) {
        (0, _) => Cell::text(&qualifier.word),
        (_, Comparator::Over) => Cell::text(w.word("xlsx-over")),
        (_, Comparator::AtLeast) => Cell::text(w.word("xlsx-at-least")),
        (_, Comparator::Under) => Cell::text(w.word("xlsx-under")),
        (_, Comparator::AtMost) => Cell::text(w.word("xlsx-at-most")),
        (_, Comparator::About) => Cell::text(w.word("xlsx-about")),
    }
}

/// Where the sentence stands: absolute where the site has an address, else from the workbook's folder. What is written
/// encodes it.
fn address(w: &Writer<'_>, id: ObservationId) -> String {
    let one = &w.site().observations[id];
    let path = PageId::page(w.lang, Kind::Report(one.report)).path(w.site());
    let anchor = encode_fragment(&one.anchor);
    match w.site().settings.base_url.as_deref() {
        Some(base) => format!("{base}{}#{anchor}", path.strip_suffix("index.html").unwrap_or(&path)),
        None => format!("file:///{}{path}#{anchor}", w.page.root(w.site())),
    }
}
