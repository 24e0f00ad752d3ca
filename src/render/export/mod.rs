//! The data files of a site, each in the terms of its standard. All are written from the tables of [`crate::data`], so
//! that no two of them can disagree; which ones are written is `data:` of `site.yaml`.

mod package;
mod api;
mod csvw;
mod dcat;
mod parquet;
mod sdmx;
mod sqlite;
mod workbook;

use std::io;

use anyhow::{Context as _, Result};
use rust_decimal::Decimal;
use serde_json::{Map, Value};

use super::{Edition, Writer, rows, series_of};
use crate::data::{Each, Facts, Field, Rows, Table, csv, json as json_text, observations, vintages};
use crate::lang::Tongue;
use crate::model::{DataFormat, IndicatorId, Site};
use crate::quantity::{self, Factor, Form, Unit};
use crate::urls::PageId;

/// Names of the data files below `data/`.
pub fn files(edition: &Edition) -> Vec<String> {
    let site = &edition.site;
    let has = |format| site.settings.has_data(format);
    let mut files = Vec::new();
    for (format, ending) in TABLE_FILES {
        if has(*format) {
            files.extend(Table::ALL.iter().map(|table| format!("{}.{ending}", table.name())));
        }
    }
    let single = SINGLE_FILES.iter().filter(|(format, ..)| has(*format));
    files.extend(single.map(|(_, name, _)| (*name).to_owned()));
    files.extend(workbook::files(edition));
    if has(DataFormat::Api) {
        files.extend(api::files(site));
    }
    if has(DataFormat::Csv) {
        files.extend(site.indicators.iter().map(|(_, indicator)| format!("indicators/{}.csv", indicator.id)));
    }
    files
}

/// The formats that hold every table in a file of its own, with their endings.
const TABLE_FILES: &[(DataFormat, &str)] =
    &[(DataFormat::Csv, "csv"), (DataFormat::Json, "json"), (DataFormat::Parquet, "parquet")];

/// The files that are one of their kind.
const SINGLE_FILES: &[(DataFormat, &str, Write)] = &[
    (DataFormat::Package, package::NAME, package::write),
    (DataFormat::Csvw, csvw::NAME, csvw::write),
    (DataFormat::Sqlite, sqlite::NAME, sqlite::write),
    (DataFormat::Dcat, dcat::NAME, dcat::write),
    (DataFormat::Sdmx, sdmx::STRUCTURE, sdmx::structure),
    (DataFormat::Sdmx, sdmx::FIGURES, sdmx::figures),
    (DataFormat::Sdmx, sdmx::TOTALS, sdmx::totals),
];

/// Writes a file.
type Write = fn(&Exporter<'_>) -> Result<Vec<u8>>;

/// Writes one data file, by its name below `data/`. The text of a table goes out row by row: of a large site it is a tenth
/// of all there is.
pub fn write(edition: &Edition, name: &str, to: &mut dyn io::Write) -> Result<()> {
    let export = Exporter::new(edition, name);
    let whole = if let Some((_, _, write)) = SINGLE_FILES.iter().find(|(_, known, _)| *known == name) {
        write(&export)?
    } else if name.ends_with(".xlsx") {
        workbook::write(&export, name)?
    } else if api::has(name) {
        api::write(&export, name)?
    } else {
        let (table, rows) = rows_of_file(edition, name)?;
        if name.ends_with(".parquet") {
            parquet::write(&export, &Rows { table, rows: rows.collect() })?
        } else {
            let size = if name.ends_with(".json") { json_text(table, rows, to) } else { csv(table, rows, to) }?;
            edition.measured.note(name, size);
            return Ok(());
        }
    };
    to.write_all(&whole).context("writing a data file")
}

/// The files of an indicator or of all observations (`indicators/gdp`, `observations`) that a page in a language offers.
pub fn files_of(edition: &Edition, stem: &str, code: &str) -> Vec<String> {
    let settings = &edition.site.settings;
    let lang = settings.languages.iter().position(|known| known == code).unwrap_or(0);
    let is_part = stem.contains('/');
    // Without figures there is no workbook.
    let indicator = stem.split_once('/').and_then(|(_, id)| edition.names.find_indicator(id));
    let workbooks = match indicator {
        Some(id) => settings.has_data(DataFormat::XlsxEach) && !series_of(&edition.derived, id).is_empty(),
        None => workbook::has_whole(&edition.site),
    };
    let files = [
        (settings.has_data(DataFormat::Csv), format!("{stem}.csv")),
        (workbooks, workbook::name(stem, lang, code)),
        (settings.has_data(if is_part { DataFormat::Api } else { DataFormat::Json }), format!("{stem}.json")),
        (!is_part && settings.has_data(DataFormat::Parquet), format!("{stem}.parquet")),
    ];
    files.into_iter().filter(|(has, _)| *has).map(|(_, name)| name).collect()
}

/// The media type of a data file.
pub fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "csv" => "text/csv",
        "json" => "application/json",
        "jsonld" => "application/ld+json",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "parquet" => "application/vnd.apache.parquet",
        "sqlite" => "application/vnd.sqlite3",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}

/// Whether a file holds a whole table as text.
pub fn is_table(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(stem, ending)| Table::of_name(stem).is_some() && matches!(ending, "csv" | "json"))
}

/// What a file holds, in words.
pub fn description(w: &Writer<'_>, name: &str) -> String {
    let (_, short) = name.rsplit_once('/').unwrap_or(("", name));
    if short == csvw::NAME {
        return w.word("data-file-csvw");
    }
    if short.ends_with(".xlsx") {
        let languages = w.site().settings.languages.iter().enumerate();
        let named = languages.map(|(lang, code)| (lang, workbook::name("observations", lang, code)));
        let lang = named.into_iter().find(|(_, known)| known == name).map_or(w.lang, |(lang, _)| lang);
        let language = w.in_language(lang).word("language-name");
        return w.t("data-file-workbook", &[("language", language.into())]);
    }
    w.word(&format!("data-file-{}", short.split('.').next().unwrap_or(short)))
}

/// Whether a file holds data of the whole site, and not of an indicator, organization or report alone.
pub fn is_whole(name: &str) -> bool {
    name.split_once('/').is_none_or(|(folder, _)| folder == "sdmx")
}

/// The table of a file by its name below `data/`, and the rows of it that stand there.
fn rows_of_file<'a>(edition: &'a Edition, name: &str) -> Result<(Table, Each<'a>)> {
    let facts = edition.facts();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if let Some(id) = stem.strip_prefix("indicators/") {
        let indicator = edition.names.find_indicator(id).with_context(|| format!("no indicator {id}"))?;
        let rows = observations(facts, vintages(series_of(&edition.derived, indicator))).rows;
        return Ok((Table::Observations, Box::new(rows.into_iter())));
    }
    let table = Table::of_name(stem).with_context(|| format!("no data file {name}"))?;
    Ok((table, table.each(facts)))
}

impl Edition {
    /// What the data tables are made from.
    pub fn facts(&self) -> Facts<'_> {
        let reasons = self.reasons.get_or_init(|| crate::derive::reasons(&self.site, &self.derived, &self.pairs));
        Facts { site: &self.site, derived: &self.derived, reasons }
    }
}

/// What the writers of one file share: the words of all languages.
struct Exporter<'a> {
    edition: &'a Edition,
    /// One for each language, the source language first.
    writers: Vec<Writer<'a>>,
}

impl<'a> Exporter<'a> {
    fn new(edition: &'a Edition, name: &str) -> Exporter<'a> {
        let first = Writer::new(edition, PageId::Data(name.to_owned()));
        let languages = 0..edition.site.settings.languages.len();
        let writers = languages.map(|lang| first.in_language(lang)).collect();
        Exporter { edition, writers }
    }

    fn site(&self) -> &'a Site {
        &self.edition.site
    }

    /// A text in the source language.
    fn in_source(&self, text: impl Fn(&Writer<'a>) -> String) -> String {
        self.writers.first().map(text).unwrap_or_default()
    }

    /// A text in every language, by its code.
    fn in_each(&self, text: impl Fn(&Writer<'a>) -> String) -> Map<String, Value> {
        self.writers.iter().map(|w| (w.code.to_owned(), Value::String(text(w)))).collect()
    }

    /// The address of a file: absolute where the site has one, else relative to the folder of the data.
    fn address(&self, page: &PageId) -> String {
        self.in_source(|w| super::linked::address(w, page))
    }

    /// The tables that are written as CSV.
    fn tables(&self) -> impl Iterator<Item = Table> {
        let has_csv = self.site().settings.has_data(DataFormat::Csv);
        Table::ALL.into_iter().filter(move |_| has_csv)
    }

    /// The newest release of a report: what the data are as of. Nothing here reads the clock.
    fn released(&self) -> Option<jiff::civil::Date> {
        self.site().reports.iter().filter_map(|(_, report)| report.release_date()).max()
    }
}

/// What a column is, in words.
fn column(w: &Writer<'_>, field: &Field) -> String {
    w.word(&format!("column-{}", field.name))
}

/// What a table holds, in words.
fn title(w: &Writer<'_>, table: Table) -> String {
    w.word(&format!("data-file-{}", table.name()))
}

/// A unit as readers of a table see it beside numbers that keep their digits: in English what one of it is, since there a
/// figure would be converted: 亿元 is RMB 100 million, 斤 is 0.0005 tonnes, 成 is 10%.
fn unit_name(w: &Writer<'_>, unit: &Unit, noun: Option<(&str, &str)>) -> String {
    if w.tongue == Tongue::En && !is_named(unit) {
        return quantity::plain(Decimal::ONE, unit, noun, w.tongue);
    }
    match &unit.form {
        Form::Bare if w.tongue == Tongue::En && noun.is_none() => w.word("unit-number"),
        Form::Place if w.tongue == Tongue::En => w.word("unit-place"),
        _ => rows::unit_text(w, unit, noun),
    }
}

/// Whether English writes a number of the unit as it is, with the unit's name beside it.
fn is_named(unit: &Unit) -> bool {
    let is_one = |worth: &Factor| worth.num == worth.den;
    unit.prefix == Decimal::ONE
        && match &unit.form {
            Form::Named { worth, .. } => is_one(worth),
            Form::Suffix { worth, .. } => *worth == Decimal::ONE,
            Form::Per(over, under) => is_named(over) && is_named(under),
            Form::Money(_) | Form::Bare | Form::Mu | Form::Place | Form::Custom { .. } => true,
        }
}

/// JSON as a file: indented, with a line feed at the end.
fn json(value: &Value) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value).context("writing a JSON file")?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The indicators that have figures.
pub fn with_figures(edition: &Edition) -> impl Iterator<Item = IndicatorId> {
    edition.site.indicators.ids().filter(|id| !series_of(&edition.derived, *id).is_empty())
}
