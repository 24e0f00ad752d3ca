//! What changed in a row, whether it contradicts what was published, and what explains it.

use rust_decimal::Decimal;

use super::release::ByLang;
use super::table::{Record, Table};
use crate::quantity::{Comparator, half_step};

/// Columns that state a figure. A change in one of them is a change of what was published.
pub const FIGURE_COLUMNS: &[&str] = &[
    "organization",
    "reported_by",
    "indicator",
    "item",
    "basis",
    "period",
    "value",
    "value_max",
    "unit",
    "base_value",
    "qualifier",
    "comparator",
    "yoy",
    "yoy_unit",
    "yoy_basis",
    "yoy_comparator",
    "yoy_max",
    "mom",
    "since_year_start",
    "average",
    "average_over",
    "rank",
    "rank_by",
    "rank_among",
    "rank_total",
    "share",
    "share_of",
    "share_comparator",
];

/// Columns that state a target.
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
];

/// Columns that say what became of a target, its baseline included: that moves with the observation it names.
pub const OUTCOME_COLUMNS: &[&str] = &[
    "verdict",
    "reason",
    "actual",
    "actual_unit",
    "actual_period",
    "share_of_target",
    "share_of_way",
    "baseline_value",
];

/// Why a published figure may differ from what stood before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Explanation {
    /// A note that is new.
    Note(String),
    /// A correction (更正说明) that is new, by language.
    Correction(ByLang),
    /// A later report, by slug, states the figure anew; the earlier value stays visible as a vintage.
    LaterReport(String),
    /// What was published still holds: another precision or unit, a bound that was met, more detail.
    Compatible,
    /// The whole report was withdrawn.
    Withdrawn,
    /// Another report, by slug, still states the figure.
    Restated(String),
}

impl Explanation {
    /// As in JSON, and as the end of the key of its words.
    pub fn as_str(&self) -> &'static str {
        match self {
            Explanation::Note(_) => "note",
            Explanation::Correction(_) => "correction",
            Explanation::LaterReport(_) => "later-report",
            Explanation::Compatible => "compatible",
            Explanation::Withdrawn => "withdrawn",
            Explanation::Restated(_) => "restated",
        }
    }
}

/// The columns of a list in which two rows differ, among those that both files have.
pub fn changed(columns: &[&'static str], old: (&Table, &Record), new: (&Table, &Record)) -> Vec<&'static str> {
    let known = |column: &&&str| old.0.knows(column) && new.0.knows(column);
    let differs = |column: &&&str| {
        let (a, b) = (old.1.get(column), new.1.get(column));
        // What another unit makes of the same value is no change of its own.
        let is_derived = **column == "base_value" && ["value", "unit"].iter().any(|c| old.1.get(c) != new.1.get(c));
        a != b && !is_derived && !(**column == "base_value" && same_number(a, b))
    };
    columns.iter().filter(known).filter(differs).copied().collect()
}

fn number(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

fn same_number(a: &str, b: &str) -> bool {
    number(a).zip(number(b)).is_some_and(|(a, b)| a == b)
}

/// Whether two numbers agree at the coarser of their written precisions.
fn agrees(a: &str, b: &str) -> bool {
    number(a).zip(number(b)).is_some_and(|(a, b)| (a - b).abs() <= half_step(a).max(half_step(b)))
}

/// Whether what was published still holds although these columns differ.
pub fn is_compatible(fields: &[&str], old: &Record, new: &Record) -> bool {
    fields.iter().all(|field| match *field {
        "value" | "value_max" | "unit" | "comparator" => is_same_level(old, new),
        // 超 and 超过 are one bound; a bound that was dropped is seen in `comparator`.
        "qualifier" => true,
        "yoy" | "yoy_max" | "yoy_comparator" => {
            old.get("yoy").is_empty()
                || is_same(old, new, ["yoy", "yoy_max", "yoy_comparator"]) && old.get("yoy_unit") == new.get("yoy_unit")
        }
        "share" | "share_comparator" => {
            old.get("share").is_empty() || is_same(old, new, ["share", "", "share_comparator"])
        }
        "mom" | "since_year_start" | "average" => old.get(field).is_empty() || agrees(old.get(field), new.get(field)),
        "organization" | "reported_by" | "indicator" | "item" | "basis" | "period" | "base_value" => false,
        // More was said.
        _ => old.get(field).is_empty(),
    })
}

/// Whether the levels agree: equal in the base unit, or at the coarser precision, or within the other's bound or range.
fn is_same_level(old: &Record, new: &Record) -> bool {
    if old.get("value").is_empty() {
        return true;
    }
    if old.get("unit") == new.get("unit") {
        return is_same(old, new, ["value", "value_max", "comparator"]);
    }
    let is_plain = |record: &Record| record.get("value_max").is_empty();
    let as_before = is_plain(old) && is_plain(new) && old.get("comparator") == new.get("comparator");
    as_before
        && old.get("base_unit") == new.get("base_unit")
        && same_number(old.get("base_value"), new.get("base_value"))
}

/// The same for numbers of one unit; the columns hold the number, its upper end and its comparator.
fn is_same(old: &Record, new: &Record, [value, max, comparator]: [&str; 3]) -> bool {
    let read =
        |record: &Record| (number(record.get(value)), number(record.get(max)), record.get(comparator).to_owned());
    let ((Some(a), a_max, a_sign), (Some(b), b_max, b_sign)) = (read(old), read(new)) else { return false };
    let is_within =
        |low: Decimal, high: Option<Decimal>, value: Decimal| high.is_some_and(|high| low <= value && value <= high);
    match (a_max, b_max) {
        (Some(_), Some(_)) => {
            agrees(old.get(value), new.get(value)) && agrees(old.get(max), new.get(max)) && a_sign == b_sign
        }
        (Some(_), None) => is_within(a, a_max, b),
        (None, Some(_)) => is_within(b, b_max, a),
        (None, None) if a_sign == b_sign => agrees(old.get(value), new.get(value)),
        (None, None) if b_sign.is_empty() => admits(&a_sign, b, a),
        (None, None) if a_sign.is_empty() => admits(&b_sign, a, b),
        (None, None) => false,
    }
}

fn admits(sign: &str, value: Decimal, limit: Decimal) -> bool {
    let all = [Comparator::Over, Comparator::AtLeast, Comparator::Under, Comparator::AtMost, Comparator::About];
    all.into_iter().find(|one| one.as_str() == sign).is_some_and(|one| one.admits(value, limit))
}
