//! Figures as a workbook in one language: a tidy sheet with one row for each value ever published, a sheet to read with
//! the periods side by side, and notes. Made after the rules for published spreadsheets: one table in each sheet, which
//! starts in the first cell, no merged and no empty cells, shorthand explained.
//! <https://analysisfunction.civilservice.gov.uk/policy-store/releasing-statistics-in-spreadsheets/>

mod matrix;
mod notes;
mod sheet;
mod tidy;

use anyhow::{Context as _, Result};

use super::{Exporter, series_of};
use crate::derive::Series;
use crate::model::{DataFormat, IndicatorId, ObservationStatus, OrganizationId, Site};
use crate::render::{Edition, Writer};
use crate::tables::{SheetNames, empty_workbook};

/// Sites with more figures have a workbook of all of them only where `data` asks for it: it takes a second of a
/// processor for each ten thousand rows and language, and every edit makes it anew.
pub const ROWS_MAX_UNASKED: usize = 5_000;

/// Which figures a workbook holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    All,
    Indicator(IndicatorId),
    Organization(OrganizationId),
}

/// The names of all workbooks, in the order of the site's languages.
pub fn files(edition: &Edition) -> Vec<String> {
    let site = &edition.site;
    let mut stems = Vec::new();
    if has_whole(site) {
        stems.push("observations".to_owned());
    }
    if site.settings.has_data(DataFormat::XlsxEach) {
        stems.extend(super::with_figures(edition).map(|id| format!("indicators/{}", site.indicators[id].id)));
        let organizations = site.organizations.ids().filter(|id| edition.lookup.has_series(*id));
        stems.extend(organizations.map(|id| format!("organizations/{}", site.organizations[id].id)));
    }
    let languages = || site.settings.languages.iter().enumerate();
    stems.iter().flat_map(|stem| languages().map(move |(index, code)| name(stem, index, code))).collect()
}

/// Whether all figures stand in one workbook.
pub fn has_whole(site: &Site) -> bool {
    let asked = site.settings.data.is_some();
    site.settings.has_data(DataFormat::Xlsx) && (asked || site.observations.len() <= ROWS_MAX_UNASKED)
}

/// The source language has no code in its name, as with the files of reports: `gdp.xlsx`, `gdp.en.xlsx`.
pub fn name(stem: &str, lang: usize, code: &str) -> String {
    if lang == 0 { format!("{stem}.xlsx") } else { format!("{stem}.{code}.xlsx") }
}

/// A workbook by its name.
pub fn write(export: &Exporter<'_>, name: &str) -> Result<Vec<u8>> {
    let edition = export.edition;
    let stem = name.strip_suffix(".xlsx").unwrap_or(name);
    let others = export.writers.iter().skip(1);
    let named = others.filter_map(|w| Some((stem.strip_suffix(w.code)?.strip_suffix('.')?, w))).next();
    let (stem, w) = named.or(export.writers.first().map(|w| (stem, w))).context("a site without languages")?;
    let scope = match stem.split_once('/') {
        Some(("indicators", id)) => Scope::Indicator(edition.names.find_indicator(id).context("no such indicator")?),
        Some(("organizations", id)) => {
            Scope::Organization(edition.names.find_organization(id).context("no such organization")?)
        }
        _ => Scope::All,
    };
    book(w, scope).with_context(|| format!("writing the workbook {name}"))
}

/// The series of a scope.
fn series(edition: &Edition, scope: Scope) -> Vec<&Series> {
    match scope {
        Scope::All => edition.derived.series.iter().collect(),
        Scope::Indicator(id) => series_of(&edition.derived, id).iter().collect(),
        Scope::Organization(id) => edition.lookup.series(&edition.derived, id).collect(),
    }
}

fn book(w: &Writer<'_>, scope: Scope) -> Result<Vec<u8>> {
    let series = series(w.edition, scope);
    let mut book = empty_workbook(w.text(&w.site().settings.title))?;
    // A theme may call sheets what it likes.
    let mut names = SheetNames::default();
    for (number, rows) in (1..).zip(tidy::parts(&series)) {
        let name = w.word("xlsx-sheet-data");
        let name = names.give(&if number == 1 { name } else { format!("{name} {number}") });
        tidy::write(w, book.add_worksheet().set_name(&name)?, &rows, number)?;
        for (name, range) in tidy::names(&name, rows.len()) {
            book.define_name(name, &range)?;
        }
    }
    let matrix = matrix::rows(w, &series);
    if !matrix.is_empty() {
        matrix::write(w, book.add_worksheet().set_name(names.give(&w.word("xlsx-sheet-matrix")))?, &matrix)?;
    }
    notes::write(w, book.add_worksheet().set_name(names.give(&w.word("xlsx-sheet-notes")))?, &series)?;
    Ok(book.save_to_buffer()?)
}

/// What stands where there is no value: cells are never empty.
mod shorthand {
    pub const NOT_APPLICABLE: &str = "[z]";
    pub const NOT_AVAILABLE: &str = "[x]";
    pub const CONFIDENTIAL: &str = "[c]";
}

/// The shorthand of a status that stands in place of a value.
fn shorthand_of(status: ObservationStatus) -> &'static str {
    match status {
        ObservationStatus::Suppressed => shorthand::CONFIDENTIAL,
        ObservationStatus::Missing | ObservationStatus::NotCollected => shorthand::NOT_AVAILABLE,
        ObservationStatus::CannotExist => shorthand::NOT_APPLICABLE,
        // Only its growth, rank or share was published.
        _ => shorthand::NOT_AVAILABLE,
    }
}
