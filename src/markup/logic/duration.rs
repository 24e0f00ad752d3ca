//! N127: 自3月起连续8个月 in a report to the end of October.

use jiff::civil::Date;

use super::number::small_number;
use super::passage::{Sentence, starts_with};
use crate::diag::Diagnostics;
use crate::lang::Tongue;
use crate::markup::Setting;
use crate::rules;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether months or years are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Month,
    Year,
}

/// A first month or year with the number that is said to have followed.
struct Run {
    step: Step,
    first: i64,
    length: i64,
    from: usize,
    to: usize,
}

/// Compares the length of a run with the months or years since its start.
pub fn check(sentence: Sentence<'_>, setting: &Setting<'_>, found: &mut Diagnostics) {
    let run = match setting.tongue() {
        Tongue::Zh => chinese(sentence),
        Tongue::En => english(sentence),
    };
    let (Some(run), Some(report)) = (run, setting.report()) else { return };
    let Some(end) = report.period.end() else { return };
    let expected = length(&run, end);
    // A run may go on to the day of issue.
    let (low, high) = (expected, report.issued.map_or(expected, |issued| length(&run, issued).max(expected)));
    let high = if says_until(sentence) { expected } else { high };
    // What a year brings is often told in the next: since 2019, five years in 2024.
    let low = if run.step == Step::Year { low - 1 } else { low };
    if expected > 0 && !(low..=high).contains(&run.length) {
        let span = sentence.span(run.from, run.to);
        let until = match run.step {
            Step::Month => format!("{:04}-{:02}", end.year(), end.month()),
            Step::Year => end.year().to_string(),
        };
        found.push(rules::duration_disagrees(span, run.length, expected, &until, run.step == Step::Month));
    }
}

/// Whether the sentence says itself where its figures end: 1-10月.
fn says_until(sentence: Sentence<'_>) -> bool {
    ["月,", "月，", "月末", "月底"].iter().any(|words| sentence.text().contains(words))
}

fn length(run: &Run, end: Date) -> i64 {
    match run.step {
        // 自11月起, told in March: of the year before.
        Step::Month => {
            let month = i64::from(end.month());
            if month >= run.first { month - run.first + 1 } else { month + 12 - run.first + 1 }
        }
        Step::Year => i64::from(end.year()) - run.first + 1,
    }
}

/// 自3月起已经连续8个月, 自2020年以来连续5年.
fn chinese(sentence: Sentence<'_>) -> Option<Run> {
    let at = sentence.places_of("连续").next()?;
    let (length, size) = small_number(sentence.after(at + "连续".len()))?;
    let unit = at + "连续".len() + size;
    let unit_word = starts_with(sentence.after(unit), &["个月", "年"])?;
    let step = if unit_word == "年" { Step::Year } else { Step::Month };
    let before = sentence.before(at);
    let before = ["已经", "已", "，", ","].iter().fold(before, |text, word| text.strip_suffix(word).unwrap_or(text));
    let before = ["以来", "起", "开始"].iter().find_map(|word| before.strip_suffix(word))?;
    let before = match step {
        Step::Month => before.strip_suffix("月份").or_else(|| before.strip_suffix('月'))?,
        Step::Year => before.strip_suffix('年')?,
    };
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let first: i64 = before.get(before.len() - digits..)?.parse().ok()?;
    let head = before.get(..before.len() - digits)?;
    let is_right = match step {
        Step::Month => (1..=12).contains(&first),
        Step::Year => (1949..=2100).contains(&first),
    };
    // 2023年3月起: of another year.
    let opens = ["自", "从"].iter().any(|word| head.ends_with(word)) || head.ends_with("今年");
    let from = sentence.start + head.len();
    (is_right && opens).then(|| Run { step, first, length: length.into(), from, to: unit + unit_word.len() })
}

/// `first in the city since March, for 8 consecutive months`.
fn english(sentence: Sentence<'_>) -> Option<Run> {
    let at = sentence.places_of("since ").next()?;
    let rest = sentence.after(at + "since ".len());
    let (step, first) = match MONTHS.iter().zip(1..).find(|(month, _)| rest.starts_with(**month)) {
        Some((month, number)) => {
            let year = rest.get(month.len()..).unwrap_or("").trim_start();
            let has_year = year.get(..4).is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()));
            (!has_year).then_some((Step::Month, number))?
        }
        None => {
            let year = rest.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
            (Step::Year, year.parse().ok()?)
        }
    };
    let words = [
        "consecutive months",
        "months in a row",
        "months running",
        "consecutive years",
        "years in a row",
        "years running",
    ];
    let (place, word) = words.iter().find_map(|word| sentence.places_of(word).next().map(|at| (at, *word)))?;
    let before = sentence.before(place).trim_end();
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let length = before.get(before.len() - digits..)?.parse().ok()?;
    let is_same = word.contains("month") == (step == Step::Month);
    let from = at.min(sentence.start + before.len() - digits);
    is_same.then(|| Run { step, first, length, from, to: place + word.len() })
}
