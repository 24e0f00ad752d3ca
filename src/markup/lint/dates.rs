//! W117: dates of issue, on lines of their own, that contradict each other or the front matter.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::numbering::{han_digit, han_number};
use super::phrases::{ends_clause, han_count};
use super::reading::{Kind, Reading, Unit};
use crate::diag::Diagnostics;
use crate::model::Report;
use crate::rules;
use crate::source::Span;

/// A text with more dates on lines of their own is a chronicle.
const DATES_MAX: usize = 3;
/// A longer line is no signature.
const SIGNATURE_CHARACTERS_MAX: usize = 40;

/// A date, or a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Day {
    year: i16,
    month: i8,
    day: Option<i8>,
}

/// Reports every date of issue that contradicts `issued`, or, without one, the first date of issue.
pub fn report(reading: &Reading<'_>, report: Option<&Report>, found: &mut Diagnostics) {
    let dates = dates(reading);
    if dates.iter().map(|(day, ..)| *day).collect::<BTreeSet<_>>().len() > DATES_MAX {
        return;
    }
    if let Some(issued) = report.and_then(|report| report.issued) {
        let day = Day { year: issued.year(), month: issued.month(), day: Some(issued.day()) };
        for (_, span, words) in dates.iter().filter(|(other, ..)| !agree(day, *other)) {
            found.push(rules::date_against_front_matter(*span, words, &issued.to_string()));
        }
        return;
    }
    let mut dates = dates.iter();
    let Some((first, first_span, first_words)) = dates.next() else { return };
    for (_, span, words) in dates.filter(|(other, ..)| !agree(*first, *other)) {
        found.push(rules::dates_disagree(*span, words, *first_span, first_words));
    }
}

/// Whether two dates may be one: a month and a day in it.
fn agree(a: Day, b: Day) -> bool {
    (a.year, a.month) == (b.year, b.month) && (a.day == b.day || a.day.is_none() || b.day.is_none())
}

/// The dates of issue: below a signature or a title, or at the very end.
fn dates<'a>(reading: &Reading<'a>) -> Vec<(Day, Span, &'a str)> {
    let body: Vec<&Unit> = reading.units.iter().filter(|unit| unit.kind != Kind::Footnote).collect();
    let mut dates = Vec::new();
    for (index, unit) in body.iter().enumerate().filter(|(_, unit)| unit.kind == Kind::Paragraph) {
        let above = index.checked_sub(1).and_then(|above| body.get(above));
        let mut is_below_name = above.is_some_and(|above| match above.kind {
            Kind::Heading(_) => index == 1,
            Kind::Paragraph => above.text.rsplit('\n').next().is_some_and(is_name),
            _ => false,
        });
        let is_last = index + 1 == body.len();
        for (line, at) in reading.lines(unit) {
            if let Some(day) = (is_below_name || is_last).then(|| day(line)).flatten() {
                dates.push((day, reading.prose.span(at, at + line.len()), line));
            }
            is_below_name = is_name(line);
        }
    }
    dates
}

/// Whether a line may name who signs, or a title.
fn is_name(line: &str) -> bool {
    !line.contains(ends_clause) && !line.contains('。') && line.chars().count() <= SIGNATURE_CHARACTERS_MAX && {
        han_count(line) >= 3 || line.split_whitespace().count() >= 2
    }
}

/// 2022年10月11日, （二〇二一年十月）, 2022-10-11, 11 October 2022.
fn day(line: &str) -> Option<Day> {
    let line = line.trim().trim_matches(|c| matches!(c, '（' | '）' | '(' | ')'));
    let (year, month, day) = chinese(line).or_else(|| iso(line)).or_else(|| english(line))?;
    // A month that is none, a day that is none: no date.
    Date::new(year, month, day.unwrap_or(1)).ok()?;
    (year >= 1949).then_some(Day { year, month, day })
}

fn chinese(line: &str) -> Option<(i16, i8, Option<i8>)> {
    let (year, rest) = line.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = match rest.trim() {
        "" => None,
        rest => Some(number(rest.strip_suffix('日')?)?),
    };
    Some((year_of(year.trim())?, number(month)?, day))
}

/// 2022, 二〇二二.
fn year_of(text: &str) -> Option<i16> {
    if text.chars().count() != 4 {
        return None;
    }
    text.chars().try_fold(0, |year: i16, c| {
        let digit = c.to_digit(10).or_else(|| han_digit(c).filter(|digit| *digit < 10))?;
        Some(year * 10 + i16::try_from(digit).ok()?)
    })
}

fn number(text: &str) -> Option<i8> {
    let text = text.trim();
    text.parse().ok().or_else(|| han_number(text).and_then(|number| i8::try_from(number).ok()))
}

fn iso(line: &str) -> Option<(i16, i8, Option<i8>)> {
    let parts: Vec<&str> = line.split(['-', '/', '.']).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            Some((year.parse().ok()?, month.parse().ok()?, Some(day.parse().ok()?)))
        }
        _ => None,
    }
}

fn english(line: &str) -> Option<(i16, i8, Option<i8>)> {
    const MONTHS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let line = line.to_lowercase().replace(',', " ");
    let month = |word: &str| MONTHS.iter().zip(1_i8..).find(|(name, _)| **name == word).map(|(_, number)| number);
    match line.split_whitespace().collect::<Vec<_>>().as_slice() {
        [name, year] => Some((year_of(year)?, month(name)?, None)),
        [a, b, year] => {
            let (name, day) = if month(a).is_some() { (a, b) } else { (b, a) };
            Some((year_of(year)?, month(name)?, Some(day.parse().ok()?)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_every_form() {
        let october = |day| Some(Day { year: 2022, month: 10, day });
        for line in [
            "2022年10月11日",
            "（2022年10月11日）",
            "二〇二二年十月十一日",
            "2022-10-11",
            "11 October 2022",
            "October 11, 2022",
        ] {
            assert_eq!(day(line), october(Some(11)), "{line}");
        }
        for line in ["2022年10月", "二〇二二年十月", "October 2022"] {
            assert_eq!(day(line), october(None), "{line}");
        }
        for line in ["2022年", "12月12日", "2022年13月1日", "2022年10月开工", "3.5-2", "二十年十月"] {
            assert_eq!(day(line), None, "{line}");
        }
    }
}
