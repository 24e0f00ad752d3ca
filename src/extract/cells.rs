//! Numbers in cells of tables.

use rust_decimal::Decimal;

use super::numbers::{Number, Sort};
use crate::quantity::Units;

/// A cell that says that there is nothing.
pub fn is_absent(cell: &str) -> bool {
    matches!(cell.trim(), "" | "-" | "—" | "——" | "–" | "/" | "…" | "--" | "*" | "...")
}

/// The number of a cell, with the unit that it holds itself: 1,156.8 · -6.2 · 1.1倍 · 持平 · <4.5 · [9] · 1.78个百分点.
pub fn figure(cell: &str) -> Option<Number> {
    let text = cell.trim().trim_matches(['[', ']', '【', '】', '〔', '〕']).replace('％', "%").replace('，', ",");
    // 6 870.
    let text = if text.chars().all(|c| c.is_ascii_digit() || " ,.".contains(c)) { text.replace(' ', "") } else { text };
    let body = text.trim_start_matches(['<', '>', '≤', '≥', '＜', '＞', '+', '＋', '约', ' ']);
    let negative = body.starts_with(['-', '−', '－', '–']);
    let body = body.trim_start_matches(['-', '−', '－', '–']);
    if body == "持平" {
        return Some(plain(Decimal::ZERO, "%", Sort::Percent, false));
    }
    let (value, rest) = decimal(body)?;
    // 80～100.
    let (max, rest) = match rest.strip_prefix(['～', '~', '-', '—', '–', '－']).and_then(decimal) {
        Some((max, rest)) => (Some(max), rest),
        None => (None, rest),
    };
    // 214.7(2019年306), 0.6(百分点).
    let rest = rest.trim();
    let (rest, note) = rest.split_once(['(', '（']).unwrap_or((rest, ""));
    let note = note.trim_end_matches([')', '）']);
    let rest = if rest.is_empty() && matches!(note, "百分点" | "个百分点" | "%") { note } else { rest };
    let qualified = rest.trim_end_matches("以上").trim_end_matches("左右").trim_end_matches("以内").trim();
    let sort = match qualified {
        "" => Sort::Other,
        "%" => Sort::Percent,
        "倍" => Sort::Times,
        "百分点" | "个百分点" => Sort::Points,
        unit if Units::default().find(unit).is_some() => Sort::Other,
        _ => return None,
    };
    let unit = qualified.strip_prefix('个').filter(|rest| *rest == "百分点").unwrap_or(qualified);
    Some(Number { max, ..plain(value, unit, sort, negative) })
}

/// The decimal that opens a text, with what follows.
fn decimal(text: &str) -> Option<(Decimal, &str)> {
    let length = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(text.len());
    let value = Decimal::from_str_exact(&text.get(..length)?.replace(',', "")).ok()?;
    Some((value, text.get(length..)?))
}

/// A bare number.
pub fn plain(value: Decimal, unit: &str, sort: Sort, negative: bool) -> Number {
    Number {
        start: 0,
        end: 0,
        value,
        max: None,
        unit: unit.into(),
        sort,
        counts: false,
        negative,
        hedge: None,
        steady: false,
        signed: false,
        part: None,
    }
}

pub fn signed(number: &Number) -> Decimal {
    let value = if number.sort == Sort::Times {
        number.value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(number.value)
    } else {
        number.value
    };
    if number.negative { -value } else { value }
}
