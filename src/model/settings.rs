//! `site.yaml`.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::IndicatorId;
use crate::lang::Localized;
use crate::period::Period;
use crate::quantity::Units;
use crate::source::Span;

/// Who publishes the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publisher {
    pub name: Localized,
    pub url: Option<String>,
    pub email: Option<String>,
}

/// Profile of Chinese government sites.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Government {
    pub site_name: Option<Localized>,
    pub site_domain: Option<String>,
    pub site_id_code: Option<String>,
    pub organizer: Option<Localized>,
    pub operator: Option<Localized>,
    pub icp: Option<Localized>,
    pub police: Option<Localized>,
    pub contact: Option<Localized>,
}

/// A file of the content that the settings name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFile {
    /// From the project's root.
    pub path: String,
    pub span: Span,
}

/// A rate of exchange: `rate` units of `to` for one of `from`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    pub from: String,
    pub to: String,
    pub period: Period,
    pub rate: Decimal,
    pub source: Option<Localized>,
}

/// A format of data files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataFormat {
    Csv,
    Json,
    /// One workbook of all figures in each language.
    Xlsx,
    /// A workbook of each indicator and organization in each language.
    XlsxEach,
    /// Frictionless Data Package: describes the CSV files.
    Package,
    /// W3C CSV on the Web: describes them too.
    Csvw,
    Sdmx,
    /// A DCAT catalogue for open-data portals.
    Dcat,
    Parquet,
    Sqlite,
    /// JSON files at stable addresses, with their schemas.
    Api,
}

impl DataFormat {
    /// What is written where `data` says nothing: what people open, and what explains it. Programs' formats double the
    /// files of a small site, so they are asked for.
    pub const USUAL: [DataFormat; 4] = [DataFormat::Csv, DataFormat::Json, DataFormat::Xlsx, DataFormat::Package];
}

/// Settings of a site.
#[derive(Debug, Clone)]
pub struct Settings {
    pub span: Span,
    pub title: Localized,
    /// The first is the source language; never empty.
    pub languages: Vec<String>,
    /// With a slash at the end.
    pub base_url: Option<String>,
    pub publisher: Option<Publisher>,
    pub license: Option<String>,
    pub theme: String,
    /// `#rrggbb`.
    pub accent: Option<String>,
    /// `+08:00`.
    pub timezone: String,
    /// In the order of the file.
    pub topics: Vec<(String, Localized)>,
    pub headline: Vec<IndicatorId>,
    /// Tolerance of `~` targets, as a ratio: 0.02.
    pub near: Decimal,
    pub rates: Vec<Rate>,
    /// Formats of data files; unsaid those of [`DataFormat::USUAL`].
    pub data: Option<BTreeSet<DataFormat>>,
    /// Whether there is a full-text index beside that of titles; unsaid it depends on the number of reports.
    pub full_text: Option<bool>,
    pub units: Units,
    pub government: Option<Government>,
    pub footer: Option<Localized>,
    /// What the pictures for sharing are lettered in.
    pub share_font: Option<NamedFile>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            span: Span::default(),
            title: Localized::default(),
            languages: vec!["zh".into()],
            base_url: None,
            publisher: None,
            license: None,
            theme: "default".into(),
            accent: None,
            timezone: "+08:00".into(),
            topics: Vec::new(),
            headline: Vec::new(),
            near: Decimal::new(2, 2),
            rates: Vec::new(),
            data: None,
            full_text: None,
            units: Units::default(),
            government: None,
            footer: None,
            share_font: None,
        }
    }
}

impl Settings {
    /// The source language.
    pub fn source_lang(&self) -> &str {
        self.languages.first().map_or("zh", String::as_str)
    }

    /// Whether data files of a format are written. What describes the CSV files brings them along.
    pub fn has_data(&self, format: DataFormat) -> bool {
        let Some(wanted) = &self.data else { return DataFormat::USUAL.contains(&format) };
        let describes = [DataFormat::Package, DataFormat::Csvw, DataFormat::Dcat];
        wanted.contains(&format)
            || (format == DataFormat::Csv && describes.iter().any(|format| wanted.contains(format)))
    }
}
