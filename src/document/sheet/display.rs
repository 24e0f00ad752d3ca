//! What a cell shows: 14.50 in the format 0.00, 5.2% of 0.052 in 0.0%, 2021年3月 of a date.

use calamine::Data;
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

/// What a cell shows by its number format.
pub(super) fn shown(value: &Data, format: Option<&str>) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::Int(number) => number_shown(Decimal::from(*number), format),
        Data::Float(number) => {
            decimal(*number).map_or_else(|| number.to_string(), |number| number_shown(number, format))
        }
        Data::Bool(value) => (if *value { "TRUE" } else { "FALSE" }).to_owned(),
        Data::DateTime(time) => date_shown(time.as_f64(), format),
        // A failed formula says nothing.
        Data::Error(_) => String::new(),
    }
}

/// The decimal of a float, to the fifteen digits that spreadsheets keep: 0.1 + 0.2 is 0.3.
fn decimal(number: f64) -> Option<Decimal> {
    let text = format!("{number:.14e}");
    Decimal::from_scientific(&text).ok().map(|number| number.normalize())
}

fn number_shown(number: Decimal, format: Option<&str>) -> String {
    let format = format.filter(|format| !format.eq_ignore_ascii_case("general") && *format != "@");
    let Some(format) = format else { return number.normalize().to_string() };
    // Positive; negative: the sign is written by the number itself.
    let section = section(format);
    let Some((places, is_percent)) = places(&section.digits) else { return number.normalize().to_string() };
    let number = if is_percent { number.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(number) } else { number };
    let mut rounded = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(places);
    format!("{}{rounded}{}{}", section.before, if is_percent { "%" } else { "" }, section.behind)
}

/// The first section of a format: its digits, and the words before and behind them.
#[derive(Debug, Default)]
struct Section {
    before: String,
    digits: String,
    behind: String,
}

fn section(format: &str) -> Section {
    let mut section = Section::default();
    let mut chars = format.chars();
    let mut is_quoted = false;
    while let Some(c) = chars.next() {
        let word = match c {
            '"' => {
                is_quoted = !is_quoted;
                continue;
            }
            _ if is_quoted => Some(c),
            ';' => break,
            '[' => {
                chars.by_ref().find(|c| *c == ']');
                continue;
            }
            // A blank as wide as a character, a character to fill with.
            '_' | '*' => {
                chars.next();
                continue;
            }
            '\\' => chars.next(),
            '0' | '#' | '?' | '.' | ',' | '%' | 'E' | 'e' | '+' | '/' => {
                section.digits.push(c);
                continue;
            }
            '(' | ')' | ' ' | '-' => None,
            c => Some(c).filter(|c| !c.is_ascii()),
        };
        let Some(word) = word else { continue };
        if section.digits.is_empty() { section.before.push(word) } else { section.behind.push(word) }
    }
    section
}

/// The decimal places that the digits of a format ask for, and whether in percent; `None` where it is no plain number.
fn places(digits: &str) -> Option<(u32, bool)> {
    let has_digits = digits.contains(['0', '#', '?']);
    if !has_digits || digits.contains(['E', 'e', '/']) {
        return None;
    }
    let decimals = digits.split_once('.').map_or("", |(_, decimals)| decimals);
    let places = decimals.chars().filter(|c| matches!(c, '0' | '?')).count();
    // # shows what is there; the number's own digits are kept, up to as many.
    u32::try_from(places.min(20)).ok().map(|places| (places, digits.contains('%')))
}

/// A date as the Chinese forms of formats show it, else 2021-03-31.
fn date_shown(days: f64, format: Option<&str>) -> String {
    // Day 60 of 1900 never was, so that later days count from the 30th of December 1899.
    let first = Date::constant(1899, 12, 30);
    let whole = days.floor();
    if !(1.0..2_958_466.0).contains(&whole) {
        return decimal(days).map_or_else(String::new, |days| days.to_string());
    }
    let span = format!("{whole:.0}").parse::<i64>().ok().map(|days| jiff::Span::new().days(days));
    let Some(date) = span.and_then(|span| first.checked_add(span).ok()) else { return String::new() };
    let format: String = format.unwrap_or("").to_lowercase();
    match (format.contains('y'), format.contains('m'), format.contains('d')) {
        (true, true, false) => format!("{}年{}月", date.year(), date.month()),
        (true, false, false) => format!("{}年", date.year()),
        (false, true, false) if format.contains('月') => format!("{}月", date.month()),
        _ => date.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_that_the_cell_shows() {
        let of = |number: f64, format: &str| shown(&Data::Float(number), Some(format));
        assert_eq!(of(14.5, "0.00"), "14.50");
        assert_eq!(of(0.052, "0.0%"), "5.2%");
        assert_eq!(of(1156.8, "#,##0.00_);[Red](#,##0.00)"), "1156.80");
        assert_eq!(of(12.5, "0.0\"亿元\""), "12.5亿元");
        assert_eq!(of(0.1 + 0.2, "General"), "0.3");
        assert_eq!(of(577.0, "General"), "577");
        assert_eq!(of(-3.456, "0.0_ "), "-3.5");
        assert_eq!(shown(&Data::Int(120), None), "120");
    }

    #[test]
    fn dates_are_shown_as_dates() {
        assert_eq!(date_shown(44_286.0, Some("yyyy\"年\"m\"月\"")), "2021年3月");
        assert_eq!(date_shown(44_286.0, Some("yyyy-mm-dd")), "2021-03-31");
        assert_eq!(date_shown(f64::NAN, None), "");
    }
}
