//! The tables that other programs read: what each column holds, and the rows. Which formats they are written in is
//! [`crate::export`]'s business.
//!
//! Digits as written, no plus signs, no separators; empty means absent. Observations have one row per vintage; what is
//! derived stands in tables of its own (DESIGN section 6). Terms are those of Table Schema and SDMX.

mod field;
mod observations;
mod targets;
mod derived;
mod registers;
mod text;

pub use field::{Field, Kind};
pub use text::{Size, csv, guarded, json, unguarded};

use rust_decimal::Decimal;

use crate::derive::{Derived, Reasons, Series};
use crate::model::{Observation, ObservationId, Report, Site, Target, TargetId};
use crate::quantity::plain_number;

/// One of the tables; their order is that of the files, so that what is named stands before what names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    Observations,
    Targets,
    Derived,
    Indicators,
    Organizations,
    Reports,
}

impl Table {
    /// All of them.
    pub const ALL: [Table; 6] =
        [Table::Observations, Table::Targets, Table::Derived, Table::Indicators, Table::Organizations, Table::Reports];

    /// The file's name without its ending: `observations`.
    pub fn name(self) -> &'static str {
        match self {
            Table::Observations => "observations",
            Table::Targets => "targets",
            Table::Derived => "derived",
            Table::Indicators => "indicators",
            Table::Organizations => "organizations",
            Table::Reports => "reports",
        }
    }

    /// The table of a name.
    pub fn of_name(name: &str) -> Option<Table> {
        Table::ALL.into_iter().find(|table| table.name() == name)
    }

    /// Its columns, in order.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Table::Observations => observations::OBSERVATIONS,
            Table::Targets => targets::TARGETS,
            Table::Derived => derived::DERIVED,
            Table::Indicators => registers::INDICATORS,
            Table::Organizations => registers::ORGANIZATIONS,
            Table::Reports => registers::REPORTS,
        }
    }

    /// Its rows, one after the other: held together, those of a large site take gigabytes.
    pub fn each(self, facts: Facts<'_>) -> Each<'_> {
        let Facts { site, derived, .. } = facts;
        match self {
            Table::Observations => Box::new(observations::rows(facts, vintages(&derived.series))),
            Table::Targets => Box::new(targets::rows(facts, site.targets.ids())),
            Table::Derived => Box::new(derived::rows(facts, &derived.series, site.targets.ids())),
            Table::Indicators => Box::new(registers::indicators(site).into_iter()),
            Table::Organizations => Box::new(registers::organizations(site).into_iter()),
            Table::Reports => Box::new(registers::reports(site).into_iter()),
        }
    }

    /// Its rows.
    pub fn rows(self, facts: Facts<'_>) -> Rows {
        Rows { table: self, rows: self.each(facts).collect() }
    }
}

/// What the tables are made from.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    pub site: &'a Site,
    pub derived: &'a Derived,
    /// Why a figure is not compared with the year before: `derive::reasons`.
    pub reasons: &'a Reasons,
}

/// All that was ever published of some series, in their order.
pub fn vintages<'a>(series: impl IntoIterator<Item = &'a Series>) -> impl Iterator<Item = ObservationId> {
    series.into_iter().flat_map(|series| &series.points).flat_map(|point| &point.vintages).copied()
}

/// The rows of some observations.
pub fn observations<'a>(facts: Facts<'a>, ids: impl IntoIterator<Item = ObservationId> + 'a) -> Rows {
    Rows { table: Table::Observations, rows: observations::rows(facts, ids).collect() }
}

/// The rows of some targets.
pub fn targets<'a>(facts: Facts<'a>, ids: impl IntoIterator<Item = TargetId> + 'a) -> Rows {
    Rows { table: Table::Targets, rows: targets::rows(facts, ids).collect() }
}

/// What follows from some series and targets.
pub fn derived<'a>(
    facts: Facts<'a>,
    series: impl IntoIterator<Item = &'a Series> + 'a,
    ids: impl IntoIterator<Item = TargetId> + 'a,
) -> Rows {
    Rows { table: Table::Derived, rows: derived::rows(facts, series, ids).collect() }
}

/// Rows one after the other.
pub type Each<'a> = Box<dyn Iterator<Item = Vec<String>> + 'a>;

/// Rows of texts; every row has one cell per field of its table.
#[derive(Debug, Clone)]
pub struct Rows {
    pub table: Table,
    pub rows: Vec<Vec<String>>,
}

/// The stable id of an observation: `taizhou-bay-2025#gdp.2025-01..2025-09`. It is what its permalink ends in.
pub fn observation_id(site: &Site, one: &Observation) -> String {
    id(&site.reports[one.report], &one.anchor)
}

/// The stable id of a target.
pub fn target_id(site: &Site, target: &Target) -> String {
    id(&site.reports[target.report], &target.anchor)
}

fn id(report: &Report, anchor: &str) -> String {
    format!("{}#{anchor}", report.slug)
}

/// A number in its plain digits; empty where there is none.
fn number(value: Option<Decimal>) -> String {
    value.map(plain_number).unwrap_or_default()
}

/// Digits behind the point, as published: 14.50 has two. A reader whose numbers are binary gets them back by it.
fn decimals(value: Option<Decimal>) -> String {
    value.map(|value| value.scale().to_string()).unwrap_or_default()
}

/// A date as ISO 8601 writes it; empty where there is none.
fn date(date: Option<jiff::civil::Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}
