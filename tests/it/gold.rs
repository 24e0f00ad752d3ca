//! The five documents and the national reports against their answer keys, where those are at hand beside the project.
//!
//! Every core and secondary figure of a key must be a row of `observations.csv` or `targets.csv` of its report, with
//! its value, period, growth, share and place. Skipped, and said so, without the keys.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use duizhao::quantity::{Units, parse_quantity};
use rust_decimal::Decimal;
use serde_json::Value;

/// Answer key → slug of the report.
pub const DOCUMENTS: &[(&str, &str)] = &[
    ("000_7d145d38e73b5eb4", "taizhou-bay-2025"),
    ("001_4d642583b4799303", "taizhou-bay-plan-14"),
    ("002_0d8ffa732ae3498f", "taizhou-2024"),
    ("003_9bfb906748b96a54", "wenzhou-zone-2021"),
    ("004_a9c5e9727801bf66", "linhai-eib-2022"),
];

pub type Row = BTreeMap<String, String>;

/// The folder of the keys, where it is at hand.
pub fn keys() -> Option<PathBuf> {
    let keys = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    keys.is_dir().then_some(keys)
}

/// The rows of a data file of the sample site.
fn rows(name: &str) -> Vec<Row> {
    rows_of(crate::sample::built(), name)
}

/// The rows of a data file of a site.
pub fn rows_of(built: &duizhao::Built, name: &str) -> Vec<Row> {
    let page = built.pages.iter().find(|page| **page == duizhao::urls::PageId::Data(name.into())).unwrap();
    let bytes = duizhao::render(built, page).unwrap().bytes;
    let text = std::str::from_utf8(&bytes).unwrap().trim_start_matches('\u{feff}').to_owned();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    reader
        .records()
        .map(|record| head.iter().map(str::to_owned).zip(record.unwrap().iter().map(str::to_owned)).collect())
        .collect()
}

fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => number.to_string().parse().ok(),
        _ => None,
    }
}

fn same(cell: &str, wanted: Decimal) -> bool {
    cell.parse::<Decimal>().is_ok_and(|cell| cell == wanted)
}

/// `2025-01/2025-10` of the keys is `2025-01..2025-10` here; a year's stock is its last day.
fn period_matches(cell: &str, wanted: &str) -> bool {
    let wanted = wanted.replace('/', "..");
    cell == wanted
        || cell == "none"
        || cell == format!("{wanted}-12-31")
        || last_day_of(&wanted).is_some_and(|day| day == cell)
}

fn last_day_of(period: &str) -> Option<String> {
    duizhao::period::Period::parse(period).ok()?.end().map(|date| date.to_string())
}

/// Whether a row states what the key's record states.
pub fn states(row: &Row, record: &Value, units: &Units) -> Result<(), &'static str> {
    let value = decimal(&record["value"]).unwrap();
    let unit = record["unit"].as_str().unwrap_or("");
    let kind = record["kind"].as_str().unwrap_or("");
    let growth_cells = ["yoy", "growth", "average", "average_growth"];
    let found = match kind {
        "growth" => growth_cells.iter().any(|cell| row.get(*cell).is_some_and(|cell| same(cell, value))),
        "rank" => same(row.get("rank").map_or("", String::as_str), value) || same(&row["value"], value),
        "share" => same(row.get("share").map_or("", String::as_str), value) || same(&row["value"], value),
        _ => {
            // 船 is recorded as ship calls, 万人次/日 as visits per day.
            let unit = if unit == "船" { "艘次" } else { unit };
            let wanted = parse_quantity(&format!("{value}{unit}"), units, false).ok().and_then(|wanted| wanted.base());
            let got = parse_quantity(&format!("{}{}", row["value"], row["unit"]), units, false)
                .ok()
                .and_then(|got| got.base());
            (wanted.is_some() && wanted == got)
                || (same(&row["value"], value) && row["unit"].contains(unit.trim_start_matches('万')))
        }
    };
    if !found {
        return Err("value");
    }
    if let Some(period) = record["period"].as_str()
        && !period_matches(&row["period"], period)
        && row.get("average_over").is_none_or(|over| *over != period.replace('/', ".."))
    {
        return Err("period");
    }
    if let Some(yoy) = decimal(&record["yoy"])
        && !growth_cells.iter().any(|cell| row.get(*cell).is_some_and(|cell| same(cell, yoy)))
    {
        return Err("growth");
    }
    if let Some(share) = decimal(&record["share"]["value"])
        && !row.get("share").is_some_and(|cell| same(cell, share))
    {
        return Err("share");
    }
    if kind != "rank"
        && record["rank"].is_string()
        && row.get("rank").is_some_and(String::is_empty)
        && record["status"] != "target"
    {
        return Err("rank");
    }
    if record["status"] == "preliminary" && !matches!(row.get("status").map(String::as_str), Some("P" | "F" | "E")) {
        return Err("status");
    }
    Ok(())
}

#[test]
fn every_core_and_secondary_figure_of_the_five_documents_is_in_the_data() {
    let Some(keys) = keys() else {
        eprintln!("skipped: the answer keys are not at hand");
        return;
    };
    let (observations, targets) = (rows("observations.csv"), rows("targets.csv"));
    let units = &crate::sample::built().edition.as_ref().unwrap().site.settings.units;
    let (mut wanted, mut missing) = (0, Vec::new());
    for (key, slug) in DOCUMENTS {
        let text = std::fs::read_to_string(keys.join(format!("gold/{key}.jsonl"))).unwrap();
        for record in text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
            if record["tier"] == "optional" {
                continue;
            }
            wanted += 1;
            let table = if record["status"] == "target" { &targets } else { &observations };
            let of_report = table.iter().filter(|row| row["report"] == *slug);
            let faults: Vec<&str> = of_report.filter_map(|row| states(row, &record, units).err()).collect();
            let of_report = table.iter().filter(|row| row["report"] == *slug).count();
            if faults.len() == of_report {
                let nearest = faults.iter().find(|fault| **fault != "value").unwrap_or(&"value");
                missing.push(format!(
                    "{} {} {}{}: {nearest}",
                    record["id"], record["name"], record["value"], record["unit"]
                ));
            }
        }
    }
    println!("figures of the five documents: {} of {wanted}", wanted - missing.len());
    assert!(missing.is_empty(), "{} of {wanted} missing:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn every_figure_of_the_national_reports_is_in_the_data() {
    let Some(keys) = keys() else {
        eprintln!("skipped: the answer keys are not at hand");
        return;
    };
    let (observations, targets) = (rows("observations.csv"), rows("targets.csv"));
    let units = &crate::sample::built().edition.as_ref().unwrap().site.settings.units;
    let mut reader = csv::Reader::from_path(keys.join("facts/national.csv")).unwrap();
    let head = reader.headers().unwrap().clone();
    let (mut wanted, mut missing) = (0, Vec::new());
    for record in reader.records() {
        let record: Row = head.iter().map(str::to_owned).zip(record.unwrap().iter().map(str::to_owned)).collect();
        wanted += 1;
        let slug = format!("national-{}", record["report_year"]);
        let table = if record["statement"] == "target" { &targets } else { &observations };
        let level = parse_quantity(&format!("{}{}", record["value"], record["unit"]), units, false)
            .ok()
            .and_then(|one| one.base());
        let value: Decimal = record["value"].parse().unwrap();
        let held = table.iter().filter(|row| row["report"] == slug).any(|row| {
            let got = parse_quantity(&format!("{}{}", row["value"], row["unit"]), units, false)
                .ok()
                .and_then(|one| one.base());
            let rate = ["yoy", "average", "growth", "average_growth"];
            let states = (level.is_some() && level == got)
                || rate.iter().any(|cell| row.get(*cell).is_some_and(|cell| same(cell, value)));
            let in_time =
                period_matches(&row["period"], &record["period"]) || row.get("average_over") == Some(&record["period"]);
            states && in_time
        });
        if !held {
            missing.push(format!(
                "{} {} {} {}",
                record["report_year"], record["statement"], record["indicator"], record["value"]
            ));
        }
    }
    println!("figures of the national reports: {} of {wanted}", wanted - missing.len());
    assert!(missing.is_empty(), "{} of {wanted} missing:\n{}", missing.len(), missing.join("\n"));
}
