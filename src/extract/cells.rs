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
    let text = cell.trim().trim_matches(['[', ']', '【', '】', '〔', '〕']).replace(['，', '％'], ",");
    let text = if cell.contains('％') { cell.trim().replace('％', "%") } else { text };
    let body = text.trim_start_matches(['<', '>', '≤', '≥', '＜', '＞', '+', '＋', ' ']);
    let negative = body.starts_with(['-', '−', '－', '–']);
    let body = body.trim_start_matches(['-', '−', '－', '–']);
    if body == "持平" {
        return Some(plain(Decimal::ZERO, "%", Sort::Percent, false));
    }
    let length = body.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(body.len());
    let value = Decimal::from_str_exact(&body.get(..length)?.replace(',', "")).ok()?;
    let rest = body.get(length..)?.trim();
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
    Some(plain(value, unit, sort, negative))
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
