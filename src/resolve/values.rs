//! Values that stand in many places: localized texts, dates, periods, addresses, figures.

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

use super::fields::{Fields, scalar};
use crate::diag::{Diagnostics, nearest};
use crate::lang::Localized;
use crate::model::Moment;
use crate::period::Period;
use crate::quantity::{self, FigureError, Growth, Quantity, Units};
use crate::rules;
use crate::shape::is_own;
use crate::shape::words::COMMON_LANGUAGES;
use crate::source::Span;
use crate::yaml::{Node, Value};

/// `{ zh: …, en: … }`, or one string in the source language.
pub fn localized(node: &Node, languages: &[String], found: &mut Diagnostics) -> Option<Localized> {
    let source = languages.first().map_or("zh", String::as_str);
    match &node.value {
        Value::Scalar(text) => Some(Localized::in_source(source, text.trim())),
        Value::Map(entries) => {
            let mut text = Localized { source: source.to_owned(), ..Localized::default() };
            super::fields::report_duplicates(entries, false, found);
            for entry in entries {
                if is_own(&entry.key) {
                    continue;
                }
                // `{ en: work under the "1,000 projects" programme }`: the comma ended the text.
                if entry.node.value == Value::Empty && !languages.contains(&entry.key) {
                    found.push(rules::comma_in_braces(entry.key_span, &entry.key));
                    continue;
                }
                if is_other_language(&entry.key, languages) {
                    continue;
                }
                if !languages.contains(&entry.key) {
                    let near = nearest(&entry.key, languages.iter().map(String::as_str));
                    found.push(rules::unknown_key(entry.key_span, &entry.key, near));
                    continue;
                }
                if let Some((value, _)) = scalar(&entry.node, found) {
                    text.by_lang.insert(entry.key.clone(), value.trim().to_owned());
                }
            }
            if text.by_lang.is_empty() {
                found.push(rules::missing_key(node.span, source));
                return None;
            }
            if !text.by_lang.contains_key(source) {
                found.push(rules::missing_source_language(node.span, source));
            }
            Some(text)
        }
        _ => {
            found.push(rules::wrong_shape(
                node.span,
                "应为一段文字，或 { zh: …, en: … }",
                "a text, or { zh: …, en: … }, is due here",
            ));
            None
        }
    }
}

/// Whether a key names a language that the site does not have (now): its text waits, as when `languages` is cut to one.
pub fn is_other_language(key: &str, languages: &[String]) -> bool {
    COMMON_LANGUAGES.contains(&key) && !languages.iter().any(|known| known == key)
}

impl<'a> Fields<'a> {
    /// A localized text.
    pub fn localized(&mut self, key: &'static str, languages: &[String], found: &mut Diagnostics) -> Option<Localized> {
        self.get(key).and_then(|node| localized(node, languages, found))
    }

    /// A date `YYYY-MM-DD`.
    pub fn date(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Date> {
        let (text, span) = self.text(key, found)?;
        let date = parse_date(text);
        if date.is_none() {
            found.push(rules::bad_date(span, text, &proposed_date(text).unwrap_or("2025-11-21".into())));
        }
        date
    }

    /// A date with or without a time of day: `2025-11-21 09:36`.
    pub fn moment(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Moment> {
        let (text, span) = self.text(key, found)?;
        let (day, time) = text.split_once([' ', 'T']).map_or((text, None), |(day, time)| (day, Some(time.trim())));
        let moment = parse_date(day).and_then(|date| match time {
            None => Some(Moment { date, time: None }),
            Some(time) => parse_time(time).map(|time| Moment { date, time: Some(time) }),
        });
        if moment.is_none() {
            found.push(rules::bad_date(span, text, "2025-11-21 09:36"));
        }
        moment
    }

    /// A period in any of its forms.
    pub fn period(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Period> {
        self.get(key).and_then(|node| period(node, found))
    }

    /// An `http(s)` address.
    pub fn url(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<String> {
        let (text, span) = self.text(key, found)?;
        if !is_web_address(text) {
            found.push(rules::bad_url(span, text));
            return None;
        }
        Some(text.to_owned())
    }

    /// An owned text.
    pub fn string(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<String> {
        self.text(key, found).map(|(text, _)| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// A whole number that is not negative.
    pub fn count(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<u32> {
        let (text, span) = self.text(key, found)?;
        let number = text.trim().trim_start_matches('第').trim_end_matches(['位', '名']).parse().ok();
        if number.is_none_or(|number: u32| number == 0) {
            found.push(rules::bad_number(span, text, "2"));
            return None;
        }
        number
    }
}

fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

/// `2025-1-10`, `2025年1月10日`, `2025.1.10` as a date.
fn proposed_date(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (year.len() == 4).then(|| date.to_string())
}

fn parse_time(text: &str) -> Option<Time> {
    let (hour, rest) = text.split_once(':')?;
    let (minute, second) = rest.split_once(':').unwrap_or((rest, "0"));
    Time::new(hour.parse().ok()?, minute.parse().ok()?, second.parse().ok()?, 0).ok()
}

/// A period in any of its forms.
pub fn period(node: &Node, found: &mut Diagnostics) -> Option<Period> {
    let (text, span) = scalar(node, found)?;
    match Period::parse(text) {
        Ok(period) => Some(period),
        Err(error) => {
            found.push(rules::bad_period(span, text, &error));
            None
        }
    }
}

/// The span of a defect within a scalar; the whole scalar where quotes or escapes stand between.
fn defect_span(node: &Node, text: &str, error: &FigureError) -> Span {
    let plain = node.span.end - node.span.start == text.len();
    if plain && error.start < error.end { node.span.part(error.start, error.end.min(text.len())) } else { node.span }
}

/// The place of the growth rate in a short form; the whole scalar where quotes or escapes stand between.
pub fn growth_span(node: &Node, text: &str, start: Option<usize>) -> Span {
    let plain = node.span.end - node.span.start == text.len();
    start.filter(|_| plain).map_or(node.span, |start| node.span.part(start, text.len()))
}

/// Reports why a text is not a figure.
pub fn report_defect(node: &Node, text: &str, error: &FigureError, units: &Units, found: &mut Diagnostics) {
    use quantity::Defect;
    let span = defect_span(node, text, error);
    match &error.defect {
        Defect::UnknownUnit(word) => {
            let known = units.known_symbols();
            found.push(rules::unknown_unit(span, word, nearest(word, known.iter().map(String::as_str))));
        }
        Defect::NoUnit => found.push(rules::missing_unit(node.span, text)),
        defect => found.push(rules::not_a_figure(span, text, defect)),
    }
}

/// A level. `bare`: a number without unit is one.
pub fn level(node: &Node, units: &Units, bare: bool, found: &mut Diagnostics) -> Option<Quantity> {
    let (text, span) = scalar(node, found)?;
    match quantity::parse_quantity(text, units, bare) {
        Ok(quantity) => in_range(quantity, span, found),
        Err(error) => {
            report_defect(node, text, &error, units, found);
            None
        }
    }
}

/// Figures past 10²⁴ base units are typing errors, and would not fit the exact decimals.
pub fn in_range(quantity: Quantity, span: Span, found: &mut Diagnostics) -> Option<Quantity> {
    let limit = Decimal::from(1_000_000_000_000_i64).checked_mul(Decimal::from(1_000_000_000_000_i64));
    let fits = |base: Option<Decimal>| base.is_some_and(|base| limit.is_none_or(|limit| base.abs() < limit));
    if fits(quantity.base()) && quantity.max.is_none_or(|_| fits(quantity.base_max())) {
        return Some(quantity);
    }
    found.push(rules::out_of_range(span));
    None
}

/// A growth rate.
pub fn growth(node: &Node, units: &Units, found: &mut Diagnostics) -> Option<Growth> {
    let (text, _) = scalar(node, found)?;
    match quantity::parse_growth(text, units) {
        Ok(growth) => Some(growth),
        Err(error) => {
            report_defect(node, text, &error, units, found);
            None
        }
    }
}

/// A plain decimal.
pub fn decimal(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text.trim()).ok()
}

/// Is this the address of something on the web: a scheme, a host, and no sign that would need an escape?
pub fn is_web_address(text: &str) -> bool {
    let host = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    host.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
        && !text.contains(|c: char| c.is_whitespace() || "\"<>".contains(c))
}
