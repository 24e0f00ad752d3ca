//! Data files: observations and targets as CSV and JSON, in the columns of DESIGN section 6.
//!
//! Digits as written, no plus signs, no separators; empty means absent. One row per vintage; derived verdicts stand in
//! the targets only.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::derive::{Derived, Pair, Standing};
use crate::model::{Facet, IndicatorId, Observation, ObservationId, Site, Target, TargetId};
use crate::quantity::{Growth, Qualifier, Quantity, plain_number};

/// Columns of `observations.csv`, in order.
pub const OBSERVATION_COLUMNS: &[&str] = &[
    "organization",
    "reported_by",
    "indicator",
    "item",
    "item_zh",
    "item_en",
    "basis",
    "basis_zh",
    "basis_en",
    "period",
    "period_start",
    "period_end",
    "value",
    "value_max",
    "unit",
    "base_value",
    "base_unit",
    "qualifier",
    "comparator",
    "yoy",
    "yoy_unit",
    "yoy_basis",
    "mom",
    "since_year_start",
    "average",
    "average_over",
    "status",
    "rank",
    "rank_by",
    "rank_among",
    "rank_total",
    "share",
    "share_of",
    "report",
    "anchor",
    "issued",
    "current",
    "reason",
    "note",
    "yoy_comparator",
    "yoy_max",
    "share_comparator",
];

/// Columns of `targets.csv`, in order.
pub const TARGET_COLUMNS: &[&str] = &[
    "organization",
    "reported_by",
    "indicator",
    "item",
    "basis",
    "period",
    "comparator",
    "value",
    "value_max",
    "unit",
    "growth",
    "growth_unit",
    "average_growth",
    "over",
    "tier",
    "nature",
    "baseline_period",
    "baseline_value",
    "verdict",
    "reason",
    "actual",
    "actual_unit",
    "actual_period",
    "share_of_target",
    "share_of_way",
    "report",
    "anchor",
    "issued",
    "note",
];

/// A table of texts; every row has one cell per column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    pub columns: &'static [&'static str],
    pub rows: Vec<Vec<String>>,
}

impl Rows {
    /// UTF-8 with byte order mark and CRLF, as spreadsheet programs on Windows want it.
    pub fn csv(&self) -> Result<Vec<u8>> {
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
        writer.write_record(self.columns).context("writing the head of a CSV file")?;
        for row in &self.rows {
            writer.write_record(row).context("writing a row of a CSV file")?;
        }
        writer.into_inner().map_err(|error| anyhow::anyhow!("closing a CSV file: {error}"))
    }

    /// An array of objects with the same keys; decimals as strings, absent values as null.
    pub fn json(&self) -> Result<Vec<u8>> {
        let objects: Vec<Object<'_>> = self.rows.iter().map(|row| Object { columns: self.columns, row }).collect();
        let mut bytes = serde_json::to_vec_pretty(&objects).context("writing a JSON file")?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

/// A row as it is written, without a tree of values in between: of a large site there are millions of cells.
struct Object<'a> {
    columns: &'static [&'static str],
    row: &'a [String],
}

#[derive(Serialize)]
#[serde(untagged)]
enum Cell<'a> {
    Absent,
    Flag(bool),
    Text(&'a str),
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let cells = self.columns.iter().zip(self.row).map(|(column, text)| match (*column, text.as_str()) {
            (_, "") => (column, Cell::Absent),
            ("current", flag) => (column, Cell::Flag(flag == "true")),
            (_, text) => (column, Cell::Text(text)),
        });
        serializer.collect_map(cells)
    }
}

/// Which observations go into a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    All,
    Indicator(IndicatorId),
}

/// The observations, one row per vintage, in the order of the series.
pub fn observations(site: &Site, derived: &Derived, pairs: &[Pair], scope: Scope) -> Rows {
    let within = |indicator: IndicatorId| match scope {
        Scope::All => true,
        Scope::Indicator(id) => indicator == id,
    };
    let reasons: BTreeMap<ObservationId, &'static str> = pairs
        .iter()
        .flat_map(|pair| pair.rows.values().flatten())
        .filter(|row| within(row.indicator))
        .filter_map(|row| row.change.as_ref().err().map(|reason| (row.right, reason.as_str())))
        .collect();
    let series = derived.series.iter().filter(|series| within(series.indicator));
    let ids = series.flat_map(|series| series.points.iter().flat_map(|point| point.vintages.iter().copied()));
    let rows = ids.map(|id| observation_row(site, derived, id, reasons.get(&id).copied())).collect();
    Rows { columns: OBSERVATION_COLUMNS, rows }
}

fn number(value: Option<Decimal>) -> String {
    value.map(plain_number).unwrap_or_default()
}

fn rate(growth: &Option<Growth>) -> String {
    number(growth.as_ref().map(|growth| growth.value))
}

/// Key, Chinese name, English name.
fn facet(facet: Option<&Facet>) -> [String; 3] {
    let Some(facet) = facet else { return Default::default() };
    let name = |lang: &str| facet.name.by_lang.get(lang).cloned().unwrap_or_default();
    [facet.key.clone(), name("zh"), name("en")]
}

fn observation_row(site: &Site, derived: &Derived, id: ObservationId, reason: Option<&str>) -> Vec<String> {
    let one = &site.observations[id];
    let report = &site.reports[one.report];
    let standing = derived.standings.get(id.index()).copied().unwrap_or(Standing::Current);
    let mut row = vec![
        site.organizations[one.organization].id.clone(),
        site.organizations[one.reported_by].id.clone(),
        site.indicators[one.indicator].id.clone(),
    ];
    row.extend(facet(one.item.as_ref()));
    row.extend(facet(one.basis.as_ref()));
    let date = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string()).unwrap_or_default();
    row.extend([one.period.canonical(), date(one.period.start()), date(one.period.end())]);
    row.extend(level_cells(one.level.as_ref()));
    row.extend(growth_cells(one));
    row.push(one.status.code().to_owned());
    row.extend(rank_and_share_cells(site, one));
    row.extend([report.slug.clone(), one.anchor.clone(), date(report.issued)]);
    row.push((standing == Standing::Current).to_string());
    row.push(match standing {
        Standing::Current => reason.unwrap_or("").to_owned(),
        Standing::Superseded => "superseded".to_owned(),
        Standing::Outranked => "outranked".to_owned(),
    });
    let source = site.settings.source_lang();
    row.push(one.note.as_ref().map(|note| note.text(source).to_owned()).unwrap_or_default());
    let sign =
        |qualifier: Option<&Qualifier>| qualifier.map(|it| it.comparator.as_str().to_owned()).unwrap_or_default();
    row.push(sign(one.yoy.as_ref().and_then(|yoy| yoy.qualifier.as_ref())));
    row.push(number(one.yoy.as_ref().and_then(|yoy| yoy.max)));
    row.push(sign(one.share.as_ref().and_then(|share| share.value.qualifier.as_ref())));
    row
}

/// value, value_max, unit, base_value, base_unit, qualifier, comparator.
fn level_cells(level: Option<&Quantity>) -> [String; 7] {
    let Some(level) = level else { return Default::default() };
    let qualifier = level.qualifier.as_ref();
    [
        plain_number(level.value),
        number(level.max),
        level.unit.symbol.clone(),
        number(level.base().map(|base| base.normalize())),
        level.unit.dimension.base_unit(),
        qualifier.map(|qualifier| qualifier.word.clone()).unwrap_or_default(),
        qualifier.map(|qualifier| qualifier.comparator.as_str().to_owned()).unwrap_or_default(),
    ]
}

/// yoy, yoy_unit, yoy_basis, mom, since_year_start, average, average_over.
fn growth_cells(one: &Observation) -> [String; 7] {
    let yoy = one.yoy.as_ref();
    let average = one.average.as_ref();
    [
        rate(&one.yoy),
        yoy.map(|yoy| yoy.unit.as_str().to_owned()).unwrap_or_default(),
        yoy.map(|_| one.yoy_basis.as_str().to_owned()).unwrap_or_default(),
        rate(&one.mom),
        rate(&one.since_year_start),
        number(average.map(|average| average.growth.value)),
        average.map(|average| average.over.canonical()).unwrap_or_default(),
    ]
}

/// rank, rank_by, rank_among, rank_total, share, share_of.
fn rank_and_share_cells(site: &Site, one: &Observation) -> [String; 6] {
    let source = site.settings.source_lang();
    let rank = one.rank.as_ref();
    let share = one.share.as_ref();
    let whole = share.and_then(|share| {
        let text = share.of_text.as_ref().map(|text| text.text(source).to_owned());
        text.or_else(|| share.of.map(|of| site.organizations[of].id.clone()))
    });
    [
        rank.and_then(|rank| rank.place).map(|place| place.to_string()).unwrap_or_default(),
        rank.map(|rank| rank.by.as_str().to_owned()).unwrap_or_default(),
        rank.and_then(|rank| rank.among.as_ref()).map(|among| among.text(source).to_owned()).unwrap_or_default(),
        rank.and_then(|rank| rank.total).map(|total| total.to_string()).unwrap_or_default(),
        number(share.and_then(|share| {
            if share.value.unit.symbol == "%" { Some(share.value.value) } else { share.value.base() }
        })),
        whole.unwrap_or_default(),
    ]
}

/// The targets with what became of them, in the order of the reports.
pub fn targets(site: &Site, derived: &Derived) -> Rows {
    let rows = site.targets.iter().map(|(id, target)| target_row(site, derived, id, target)).collect();
    Rows { columns: TARGET_COLUMNS, rows }
}

fn target_row(site: &Site, derived: &Derived, id: TargetId, target: &Target) -> Vec<String> {
    let report = &site.reports[target.report];
    let mut row = vec![
        site.organizations[target.organization].id.clone(),
        site.organizations[target.reported_by].id.clone(),
        site.indicators[target.indicator].id.clone(),
        target.item.as_ref().map(|item| item.key.clone()).unwrap_or_default(),
        target.basis.as_ref().map(|basis| basis.key.clone()).unwrap_or_default(),
        target.period.canonical(),
    ];
    row.extend(aim_cells(target));
    row.extend([
        target.over.map(|over| over.as_str().to_owned()).unwrap_or_default(),
        target.tier.map(|tier| tier.as_str().to_owned()).unwrap_or_default(),
        target.nature.map(|nature| nature.as_str().to_owned()).unwrap_or_default(),
    ]);
    row.extend(outcome_cells(site, derived, id, target));
    let issued = report.issued.map(|date| date.to_string()).unwrap_or_default();
    let note = target.note.as_ref().map(|note| note.text(site.settings.source_lang()).to_owned());
    row.extend([report.slug.clone(), target.anchor.clone(), issued, note.unwrap_or_default()]);
    row
}

/// comparator, value, value_max, unit, growth, growth_unit, average_growth.
fn aim_cells(target: &Target) -> [String; 7] {
    let level = target.level.as_ref().or(target.share.as_ref().map(|share| &share.value));
    let growth = target.growth.as_ref().or(target.average_growth.as_ref());
    let qualifier = level.map_or(growth.and_then(|growth| growth.qualifier.as_ref()), |level| level.qualifier.as_ref());
    let place = target.rank.as_ref().and_then(|rank| rank.place).filter(|_| level.is_none()).map(Decimal::from);
    let max = level.map_or(growth.and_then(|growth| growth.max), |level| level.max);
    [
        qualifier.map(|qualifier| qualifier.comparator.as_str().to_owned()).unwrap_or_default(),
        number(level.map(|level| level.value).or(place)),
        number(max),
        level.map(|level| level.unit.symbol.clone()).or(place.map(|_| "位".to_owned())).unwrap_or_default(),
        rate(&target.growth),
        growth.map(|growth| growth.unit.as_str().to_owned()).unwrap_or_default(),
        rate(&target.average_growth),
    ]
}

/// baseline_period, baseline_value, verdict, reason, actual, actual_unit, actual_period, share_of_target, share_of_way.
fn outcome_cells(site: &Site, derived: &Derived, id: TargetId, target: &Target) -> [String; 9] {
    let Some(outcome) = derived.outcome(id) else { return Default::default() };
    let unit = target.level.as_ref().map(|level| &level.unit);
    // The baseline in the target's unit: with the digits as written where the units agree.
    let baseline = outcome.base.as_ref().and_then(|base| match unit {
        Some(unit) if *unit != base.level.unit => {
            unit.factor.invert().apply(base.level.base()?).map(|value| value.normalize())
        }
        _ => Some(base.level.value),
    });
    let period = target.baseline.as_ref().map(|baseline| baseline.period.canonical());
    let shown = outcome.actual.map(|actual| actual.observation);
    let actual = shown.map(|id| &site.observations[id]);
    let (value, unit) = actual.map(|one| actual_cells(one, target)).unwrap_or_default();
    [
        period.unwrap_or_default(),
        number(baseline),
        outcome.verdict.map(|verdict| verdict.as_str().to_owned()).unwrap_or_default(),
        outcome.reason.map(|reason| reason.as_str().to_owned()).unwrap_or_default(),
        value,
        unit,
        actual.map(|one| one.period.canonical()).unwrap_or_default(),
        number(outcome.share_of_target),
        number(outcome.share_of_way),
    ]
}

/// The number that the target is held against, with its unit, as written.
fn actual_cells(one: &Observation, target: &Target) -> (String, String) {
    let of_growth = |growth: &Growth| (plain_number(growth.value), growth.unit.as_str().to_owned());
    let of_level = |level: &Quantity| (plain_number(level.value), level.unit.symbol.clone());
    if target.level.is_some() {
        one.level.as_ref().map(of_level).unwrap_or_default()
    } else if target.growth.is_some() {
        one.yoy.as_ref().map(of_growth).unwrap_or_default()
    } else if target.average_growth.is_some() {
        one.average.as_ref().map(|average| of_growth(&average.growth)).unwrap_or_default()
    } else if target.share.is_some() {
        one.share.as_ref().map(|share| of_level(&share.value)).unwrap_or_default()
    } else {
        let place = one.rank.as_ref().and_then(|rank| rank.place);
        place.map(|place| (place.to_string(), "位".to_owned())).unwrap_or_default()
    }
}
