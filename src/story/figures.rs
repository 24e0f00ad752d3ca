//! The aspects of a figure or target as readers see them, from the cells of a row, before and after.

use rust_decimal::Decimal;

use super::{Lexicon, Line};
use crate::diff::{Change, Kind, Record, Subject};
use crate::quantity::{self, Comparator, Growth, GrowthUnit, Qualifier, Quantity, round_half_up};
use crate::words::Arg;

/// An aspect: the word for it, the columns it is made of, and its text.
struct Aspect {
    word: &'static str,
    columns: &'static [&'static str],
    text: fn(&Record, Lexicon<'_>) -> Option<String>,
}

const FIGURE: &[Aspect] = &[
    Aspect { word: "indicator", columns: &["indicator"], text: |r, l| some(l.indicator(r.get("indicator"))) },
    Aspect {
        word: "organization",
        columns: &["organization"],
        text: |r, l| some(l.organization(r.get("organization"))),
    },
    Aspect {
        word: "meta-organization",
        columns: &["reported_by"],
        text: |r, l| some(l.organization(r.get("reported_by"))),
    },
    Aspect { word: "item", columns: &["item"], text: |r, _| some(r.get("item")) },
    Aspect { word: "since-basis", columns: &["basis"], text: |r, _| some(r.get("basis")) },
    Aspect { word: "period", columns: &["period"], text: |r, l| some(&l.period(r.get("period"))) },
    Aspect {
        word: "value",
        columns: &["value", "value_max", "unit", "base_value", "qualifier", "comparator"],
        text: level,
    },
    Aspect {
        word: "since-yoy",
        columns: &["yoy", "yoy_unit", "yoy_basis", "yoy_comparator", "yoy_max"],
        text: year_on_year,
    },
    Aspect { word: "since-mom", columns: &["mom"], text: |r, l| rate(r, l, ["mom", "", "yoy_unit", ""]) },
    Aspect {
        word: "since-year-start",
        columns: &["since_year_start"],
        text: |r, l| rate(r, l, ["since_year_start", "", "yoy_unit", ""]),
    },
    Aspect {
        word: "since-average",
        columns: &["average", "average_over"],
        text: |r, l| {
            let over = some(&l.period(r.get("average_over"))).map(|over| l.bracketed(&over)).unwrap_or_default();
            Some(format!("{}{over}", rate(r, l, ["average", "", "", ""])?))
        },
    },
    Aspect { word: "rank", columns: &["rank", "rank_by", "rank_among", "rank_total"], text: rank },
    Aspect { word: "share", columns: &["share", "share_of", "share_comparator"], text: share },
    Aspect { word: "status", columns: &["status"], text: |r, l| coded("status", r.get("status"), l) },
    Aspect { word: "note", columns: &["note"], text: |r, _| some(r.get("note")) },
];

const TARGET: &[Aspect] = &[
    Aspect { word: "indicator", columns: &["indicator"], text: |r, l| some(l.indicator(r.get("indicator"))) },
    Aspect {
        word: "organization",
        columns: &["organization"],
        text: |r, l| some(l.organization(r.get("organization"))),
    },
    Aspect { word: "item", columns: &["item"], text: |r, _| some(r.get("item")) },
    Aspect { word: "since-basis", columns: &["basis"], text: |r, _| some(r.get("basis")) },
    Aspect { word: "due", columns: &["period"], text: |r, l| some(&l.period(r.get("period"))) },
    Aspect {
        word: "target",
        columns: &["value", "value_max", "unit", "comparator", "growth", "growth_unit", "average_growth"],
        text: aim,
    },
    Aspect { word: "since-over", columns: &["over"], text: |r, l| coded("over", r.get("over"), l) },
    Aspect { word: "since-tier", columns: &["tier"], text: |r, l| coded("tier", r.get("tier"), l) },
    Aspect { word: "since-nature", columns: &["nature"], text: |r, l| coded("nature", r.get("nature"), l) },
    Aspect {
        word: "baseline",
        columns: &["baseline_period", "baseline_value"],
        text: |r, l| {
            let period = some(&l.period(r.get("baseline_period")))?;
            let value = quantity(r, l, ["baseline_value", "", "unit", ""]);
            Some(value.map_or(period.clone(), |value| format!("{}{}", shown(&value, r, l), l.bracketed(&period))))
        },
    },
    Aspect { word: "verdict", columns: &["verdict"], text: |r, l| coded("verdict", r.get("verdict"), l) },
    Aspect {
        word: "actual",
        columns: &["actual", "actual_unit", "actual_period"],
        text: |r, l| {
            let period = some(&l.period(r.get("actual_period"))).map(|over| l.bracketed(&over)).unwrap_or_default();
            let number = quantity(r, l, ["actual", "", "actual_unit", ""]).map(|value| shown(&value, r, l));
            let text = number.or_else(|| some(&format!("{} {}", r.get("actual"), r.get("actual_unit"))))?;
            some(r.get("actual")).map(|_| format!("{text}{period}"))
        },
    },
    Aspect {
        word: "share-of-target",
        columns: &["share_of_target"],
        text: |r, _| some(r.get("share_of_target")).map(|share| format!("{share}%")),
    },
    Aspect {
        word: "share-of-way",
        columns: &["share_of_way"],
        text: |r, _| some(r.get("share_of_way")).map(|share| format!("{share}%")),
    },
    Aspect { word: "note", columns: &["note"], text: |r, _| some(r.get("note")) },
];

/// What a row that came or went says: these aspects, where it has them.
const WHOLE: &[&str] = &["value", "since-yoy", "since-average", "rank", "share", "target"];

/// The aspects in which a row changed; of one that came or went, what it states.
pub fn lines(change: &Change, lexicon: Lexicon<'_>) -> Vec<Line> {
    let aspects = if change.subject == Subject::Target { TARGET } else { FIGURE };
    let is_both = change.old.is_some() && change.new.is_some();
    let is_shown = |aspect: &&Aspect| {
        // A note that came with another change is what explains it.
        if aspect.word == "note" && change.kind != Kind::Annotated {
            false
        } else if is_both {
            aspect.columns.iter().any(|column| change.fields.contains(column))
        } else {
            WHOLE.contains(&aspect.word)
        }
    };
    let line = |aspect: &Aspect| {
        let text = |record: &Option<Record>| record.as_ref().and_then(|record| (aspect.text)(record, lexicon));
        let (old, new) = (text(&change.old), text(&change.new));
        let difference = match (&change.old, &change.new) {
            (Some(old), Some(new)) => difference(aspect.word, old, new, lexicon),
            _ => None,
        };
        (old.is_some() || new.is_some()).then(|| Line { label: lexicon.word(aspect.word), old, new, difference })
    };
    aspects.iter().filter(is_shown).filter_map(line).collect()
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// The word of a code: `status-P`; a code that the words lack stays as it is.
fn coded(family: &str, code: &str, lexicon: Lexicon<'_>) -> Option<String> {
    let key = format!("{family}-{code}");
    some(code).map(|code| if lexicon.words.has("en", &key) { lexicon.word(&key) } else { code })
}

fn number(record: &Record, column: &str) -> Option<Decimal> {
    record.get(column).parse().ok()
}

fn qualifier(sign: &str, word: &str) -> Option<Qualifier> {
    let all = [Comparator::Over, Comparator::AtLeast, Comparator::Under, Comparator::AtMost, Comparator::About];
    let comparator = all.into_iter().find(|comparator| comparator.as_str() == sign)?;
    Some(Qualifier { comparator, word: if word.is_empty() { sign.to_owned() } else { word.to_owned() } })
}

/// The quantity in the columns value, upper end, unit, comparator; `None` where number or unit cannot be read.
fn quantity(record: &Record, lexicon: Lexicon<'_>, [value, max, unit, sign]: [&str; 4]) -> Option<Quantity> {
    let unit = record.get(unit);
    Some(Quantity {
        value: number(record, value)?,
        max: number(record, max),
        unit: if unit.is_empty() { crate::quantity::Unit::number() } else { lexicon.called.units.find(unit)? },
        qualifier: qualifier(record.get(sign), record.get("qualifier")),
    })
}

fn shown(quantity: &Quantity, record: &Record, lexicon: Lexicon<'_>) -> String {
    let noun = lexicon.called.nouns.get(record.get("indicator"));
    let noun = noun.map(|(one, other)| (one.as_str(), other.as_str()));
    quantity::figure(quantity, noun, lexicon.tongue())
}

fn level(record: &Record, lexicon: Lexicon<'_>) -> Option<String> {
    match quantity(record, lexicon, ["value", "value_max", "unit", "comparator"]) {
        Some(level) => Some(shown(&level, record, lexicon)),
        // A unit of the site's own that is not at hand.
        None => {
            let value = some(record.get("value"))?;
            let max = some(record.get("value_max")).map(|max| format!("–{max}")).unwrap_or_default();
            let (sign, unit) = (record.get("comparator"), record.get("unit"));
            Some(format!("{sign}{value}{max} {unit}").trim_end().to_owned())
        }
    }
}

/// The rate in the columns value, upper end, unit, comparator.
fn growth(record: &Record, [value, max, unit, sign]: [&str; 4]) -> Option<Growth> {
    let points = record.get(unit) == "pp";
    Some(Growth {
        value: number(record, value)?,
        max: number(record, max),
        unit: if points { GrowthUnit::Points } else { GrowthUnit::Percent },
        qualifier: qualifier(record.get(sign), ""),
    })
}

fn rate(record: &Record, lexicon: Lexicon<'_>, columns: [&str; 4]) -> Option<String> {
    growth(record, columns).map(|growth| quantity::growth_figure(&growth, lexicon.tongue()))
}

fn year_on_year(record: &Record, lexicon: Lexicon<'_>) -> Option<String> {
    let value = rate(record, lexicon, ["yoy", "yoy_max", "yoy_unit", "yoy_comparator"])?;
    let basis = record.get("yoy_basis");
    if !matches!(basis, "real" | "like-for-like") {
        return Some(value);
    }
    let basis = lexicon.word(&format!("basis-{basis}"));
    Some(format!("{value}{}", lexicon.bracketed(&basis)))
}

fn rank(record: &Record, lexicon: Lexicon<'_>) -> Option<String> {
    if ["rank", "rank_among", "rank_by"].iter().all(|column| record.get(column).is_empty()) {
        return None;
    }
    let arg = |name: &'static str, column: &str| some(record.get(column)).map(|text| (name, Arg::from(text)));
    let (place, among, total) = (arg("place", "rank"), arg("among", "rank_among"), arg("total", "rank_total"));
    let key = match (&place, &among, &total) {
        (Some(_), Some(_), Some(_)) => "rank-place",
        (Some(_), Some(_), None) => "rank-place-among",
        (Some(_), None, Some(_)) => "rank-place-total",
        (Some(_), None, None) => "rank-place-only",
        (None, Some(_), _) => "rank-front",
        (None, None, _) => "rank-front-only",
    };
    let args: Vec<(&str, Arg)> = [place, among, total].into_iter().flatten().collect();
    let text = lexicon.t(key, &args);
    let by_growth = record.get("rank_by") == "growth";
    Some(if by_growth { lexicon.t("rank-by-growth", &[("rank", text.into())]) } else { text })
}

fn share(record: &Record, lexicon: Lexicon<'_>) -> Option<String> {
    let percent = lexicon.called.units.find("%")?;
    let qualifier = qualifier(record.get("share_comparator"), "");
    let share = Quantity { value: number(record, "share")?, max: None, unit: percent, qualifier };
    let value = quantity::figure(&share, None, lexicon.tongue());
    Some(match some(record.get("share_of")) {
        Some(of) => lexicon.t("share-of", &[("value", value.into()), ("of", lexicon.organization(&of).into())]),
        None => lexicon.t("share-only", &[("value", value.into())]),
    })
}

/// What is to be reached: a level, or growth.
fn aim(record: &Record, lexicon: Lexicon<'_>) -> Option<String> {
    let of_growth = |column: &str, key: &str| {
        let growth = growth(record, [column, "value_max", "growth_unit", "comparator"])?;
        let fall = growth.value.is_sign_negative() && !growth.value.is_zero();
        let size = Growth { value: growth.value.abs(), ..growth };
        let value = quantity::growth_figure(&size, lexicon.tongue()).replace('+', "");
        let (fall, points) =
            (if fall { "-fall" } else { "" }, if size.unit == GrowthUnit::Points { "-points" } else { "" });
        Some(lexicon.t(&format!("{key}{fall}{points}"), &[("value", value.into())]))
    };
    level(record, lexicon)
        .or_else(|| of_growth("growth", "target-growth"))
        .or_else(|| of_growth("average_growth", "target-average-growth"))
}

/// Now less before, where both are exact numbers of one dimension: derived, rounded to the coarser input.
fn difference(word: &str, old: &Record, new: &Record, lexicon: Lexicon<'_>) -> Option<String> {
    match word {
        "value" | "target" => {
            let columns = ["value", "value_max", "unit", "comparator"];
            let (a, b) = (quantity(old, lexicon, columns)?, quantity(new, lexicon, columns)?);
            let exact = |level: &Quantity| level.max.is_none() && (word == "target" || level.qualifier.is_none());
            if !exact(&a) || !exact(&b) || a.unit.dimension != b.unit.dimension {
                return None;
            }
            let value = b.unit.factor.invert().apply(b.base()?.checked_sub(a.base()?)?)?;
            let value = round_half_up(value, crate::derive::coarsest_places(&a, &b));
            signed(value, &Quantity { value, max: None, unit: b.unit, qualifier: None }, new, lexicon)
        }
        "since-yoy" => {
            let columns = ["yoy", "yoy_max", "yoy_unit", "yoy_comparator"];
            let (a, b) = (growth(old, columns)?, growth(new, columns)?);
            let exact = |rate: &Growth| rate.max.is_none() && rate.qualifier.is_none();
            let value = b.value.checked_sub(a.value).filter(|_| exact(&a) && exact(&b) && a.unit == b.unit)?;
            (!value.is_zero()).then(|| points(value, lexicon))
        }
        _ => None,
    }
}

fn points(value: Decimal, lexicon: Lexicon<'_>) -> String {
    let growth = Growth { value, max: None, unit: GrowthUnit::Points, qualifier: None };
    quantity::growth_figure(&growth, lexicon.tongue())
}

/// A difference with its sign; none where nothing is left of it.
fn signed(value: Decimal, difference: &Quantity, record: &Record, lexicon: Lexicon<'_>) -> Option<String> {
    if value.is_zero() {
        return None;
    }
    if difference.unit.is_percent() {
        return Some(points(value, lexicon));
    }
    let text = if difference.unit.dimension == crate::quantity::Dimension::Place {
        quantity::number_text(value, lexicon.tongue())
    } else {
        shown(difference, record, lexicon)
    };
    Some(if value.is_sign_positive() { format!("+{text}") } else { text })
}
