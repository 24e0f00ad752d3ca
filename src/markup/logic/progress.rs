//! N123: 完成计划81.9%，基本与时间进度同步 — at the end of the period, and on the day of issue.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::number::is_percent;
use super::passage::{Sentence, has_any};
use crate::diag::Diagnostics;
use crate::lang::Tongue;
use crate::markup::Setting;
use crate::markup::words::Words;
use crate::model::{Report, ReportKind};
use crate::period::Period;
use crate::prose::mention::Mention;
use crate::rules;

/// What is claimed of progress against the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Claim {
    InStep,
    Ahead,
    Behind,
}

/// "In step" may be off by so many points.
const NEAR: Decimal = Decimal::from_parts(3, 0, 0, false, 0);
const CALENDARS: &[&str] = &["时间进度", "时序进度", "序时进度"];
const IN_STEP: &[&str] = &["同步", "持平", "相当", "一致", "符合"];
const AHEAD: &[&str] = &["快于", "超", "领先", "高于", "好于", "超前", "跑赢", "提前"];
const BEHIND: &[&str] = &["滞后", "慢于", "落后", "低于", "未达", "未完成"];
const ENGLISH: &[(&str, Claim)] = &[
    ("in step with the calendar", Claim::InStep),
    ("in line with the calendar", Claim::InStep),
    ("on schedule", Claim::InStep),
    ("ahead of the calendar", Claim::Ahead),
    ("ahead of schedule", Claim::Ahead),
    ("behind the calendar", Claim::Behind),
    ("behind schedule", Claim::Behind),
];

/// One of these stands in every claim.
static CLAIMS: Words = Words::of(&["进度", "the calendar", "schedule"]);

/// Compares a claim of progress with the months that had passed.
pub fn check(sentence: Sentence<'_>, setting: &Setting<'_>, found: &mut Diagnostics) {
    let Some(report) = setting.report().filter(|report| report.kind != ReportKind::Plan) else { return };
    // Most sentences state no share of anything.
    if sentence.mentions().is_empty() || !CLAIMS.are_in(sentence.text()) {
        return;
    }
    let Some((claim, at)) = claim(sentence, setting.tongue()) else { return };
    let Some(done) = completion(sentence, at) else { return };
    let own_month = stated_month(sentence);
    let Some(at_end) = own_month.map(share_of_months).or_else(|| at_end_of(report)) else { return };
    let span = sentence.span(done.start, done.end);
    let written = sentence.written(done);
    let later = later_share(report).filter(|_| own_month.is_none());
    let says_now = has_any(sentence.text(), &["目前", "至今", "眼下", "so far", "to date"]);
    match (holds(claim, done.number, at_end), later) {
        (false, Some(later)) if holds(claim, done.number, later) && says_now => {}
        (false, _) => found.push(rules::progress_claim(span, written, &shown(at_end))),
        (true, Some(later)) if says_now && !holds(claim, done.number, later) => {
            found.push(rules::progress_claim_dated(span, written, &shown(at_end), &shown(later)));
        }
        (true, _) => {}
    }
}

fn shown(share: Decimal) -> String {
    format!("{}%", crate::quantity::round_half_up(share, 1).normalize())
}

fn claim(sentence: Sentence<'_>, tongue: Tongue) -> Option<(Claim, usize)> {
    if tongue == Tongue::En {
        return ENGLISH.iter().find_map(|(words, claim)| sentence.places_of(words).next().map(|at| (*claim, at)));
    }
    let (at, word) = CALENDARS.iter().find_map(|word| sentence.places_of(word).next().map(|at| (at, *word)))?;
    let before: String = sentence.before(at).chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
    let behind: String = sentence.after(at + word.len()).chars().take(6).collect();
    let says = |words: &[&str]| has_any(&before, words) || has_any(&behind, words);
    // 未达到, 低于 come first: 未超 is rare, 未达 is not.
    let claim = if says(BEHIND) {
        Claim::Behind
    } else if says(IN_STEP) {
        Claim::InStep
    } else if says(AHEAD) {
        Claim::Ahead
    } else {
        return None;
    };
    Some((claim, at))
}

/// The share of the plan that is done: 完成计划81.9%, 完成年度目标的85%.
fn completion<'a>(sentence: Sentence<'a>, near: usize) -> Option<&'a Mention> {
    let words = ["计划", "目标", "任务", "完成率", "进度", "of the plan", "of the annual plan", "of the year's plan"];
    let of_plan = |mention: &&Mention| {
        let before: String = sentence.before(mention.start).chars().rev().take(8).collect();
        let before: String = before.chars().rev().collect();
        let behind: String = sentence.after(mention.end).chars().take(24).collect();
        let is_growth = mention.rises.is_some();
        is_percent(mention)
            && !is_growth
            && (has_any(&before, &words) || behind.trim_start().starts_with("of the ") && behind.contains("plan"))
    };
    let all = sentence.mentions();
    all.iter().filter(of_plan).min_by_key(|mention| mention.start.abs_diff(near))
}

/// The month that the sentence names as the last: 1-10月, 截至10月底.
fn stated_month(sentence: Sentence<'_>) -> Option<i8> {
    let at = sentence.places_of("月").find(|at| {
        let before = sentence.before(*at).trim_end_matches(|c: char| c.is_ascii_digit());
        before.len() < sentence.before(*at).len()
            && (before.ends_with(['-', '—', '–', '－', '～', '~', '至']) || before.ends_with("截至"))
    })?;
    let before = sentence.before(at);
    let digits = before.rsplit(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok().filter(|month| (1..=12).contains(month))
}

fn share_of_months(month: i8) -> Decimal {
    Decimal::from(i64::from(month) * 100) / Decimal::from(12)
}

/// Where the calendar stood at the end of a report's period, which starts with the year.
fn at_end_of(report: &Report) -> Option<Decimal> {
    let is_from_start = report.period.start().is_some_and(|start| start.month() == 1);
    match report.period {
        Period::Span { start, end } if is_from_start && start.year == end.year => Some(share_of_months(end.month)),
        _ => None,
    }
}

/// Where it stood on the day of issue, where that is more than a month later.
fn later_share(report: &Report) -> Option<Decimal> {
    let (end, issued) = (report.period.end()?, report.issued?);
    let year_end = Date::new(end.year(), 12, 31).ok()?;
    let days = |from: Date, to: Date| from.until(to).map(|span| span.get_days()).unwrap_or(0);
    let day = issued.min(year_end);
    if days(end, issued) <= 31 {
        return None;
    }
    let share = Decimal::from(i64::from(day.day_of_year()) * 100) / Decimal::from(i64::from(year_end.day_of_year()));
    Some(share)
}

fn holds(claim: Claim, done: Decimal, passed: Decimal) -> bool {
    match claim {
        Claim::InStep => done.saturating_sub(passed).abs() <= NEAR,
        Claim::Ahead => done >= passed.round_dp(1),
        Claim::Behind => done <= passed.round_dp(1),
    }
}
