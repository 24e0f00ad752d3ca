//! S124: titles that name other months or another year than the report's `period`.
//!
//! Only what a title says of the report itself: the first months that it names, and a year that stands with the word of
//! a yearly summary (2022年工作总结). The year of a government work report is that of the report, not of its figures.

use super::{Context, told};
use crate::diag::Diagnostics;
use crate::lang::Text;
use crate::model::{Report, ReportKind};
use crate::period::{Month, Period};
use crate::rules;
use crate::source::Span;

/// What follows the year in titles of yearly summaries.
const YEARLY_ZH: &[&str] = &["工作总结", "年度总结", "年度报告", "年度工作报告", "统计公报", "工作情况总结"];
/// The same in English titles, in lower case.
const YEARLY_EN: &[&str] = &["work summary", "annual report", "annual summary", "communiqué", "communique"];
/// Spans of a year by name.
const PARTS_ZH: &[(&str, i8)] = &[("上半年", 6), ("前三季度", 9), ("第一季度", 3), ("一季度", 3)];
const MONTHS_EN: [&str; 12] = [
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

/// What a title says of the time that its report is about.
enum Claim {
    /// These months.
    Months(Period),
    /// This year as a whole.
    Year(i16),
}

/// Reads every title, in every language.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    let summaries = context.site.reports.iter().filter(|(_, report)| report.kind != ReportKind::Plan);
    for (_, report) in summaries {
        for (lang, title) in &report.title.by_lang {
            let claim = if lang.starts_with("zh") { claim_zh(title) } else { claim_en(title) };
            if let Some(claim) = claim {
                compare(context, report, lang, title, &claim, found);
            }
        }
    }
}

fn compare(context: &Context<'_>, report: &Report, lang: &str, title: &str, claim: &Claim, found: &mut Diagnostics) {
    let Period::Span { start, end } = report.period else { return };
    let own = report.period.text();
    match claim {
        Claim::Months(months) if *months != report.period => {
            found.push(rules::title_period(place(context, report, lang, title), &months.text(), &own));
        }
        Claim::Year(year) => {
            let text = Period::year(*year).text();
            if !(start.year..=end.year).contains(year) {
                found.push(rules::title_period(place(context, report, lang, title), &text, &own));
            } else if report.period.is_partial_of(Period::year(*year)) && lang == context.site.settings.source_lang() {
                // Once is enough: a translation promises what its source does.
                let whole = Text::new(format!("{year}年全年"), format!("the whole of {year}"));
                found.push(rules::title_promises_year(place(context, report, lang, title), &whole, &own));
            }
        }
        Claim::Months(_) => {}
    }
}

/// The title in the file that gives it: the report's, or its translation's.
fn place(context: &Context<'_>, report: &Report, lang: &str, title: &str) -> Span {
    let own = told::place_of(context.texts, report.file, title);
    let other = report.prose.get(lang).map(|prose| told::place_of(context.texts, prose.file, title));
    if own.end > own.start { own } else { other.filter(|place| place.end > place.start).unwrap_or(report.span) }
}

fn claim_zh(title: &str) -> Option<Claim> {
    let at = title.find('年')?;
    let year = last_number(title.get(..at)?).filter(|year| (1900..=2999).contains(year))?;
    let year = i16::try_from(year).ok()?;
    let rest = title.get(at + '年'.len_utf8()..)?;
    if let Some(months) = months_zh(year, rest) {
        return Some(Claim::Months(months));
    }
    // 2022年工作总结及2023年工作思路: what is said of the first year ends where another begins.
    let rest = rest.trim_start_matches('年');
    let own = format!("年{}", rest.split('年').next().unwrap_or(rest));
    let has = |words: &[&str]| words.iter().any(|word| own.contains(word));
    let is_yearly = (has(YEARLY_ZH) || own.ends_with("年报")) && !has(&["月", "季", "以来"]);
    is_yearly.then_some(Claim::Year(year))
}

/// 1—10月, or a named part of the year, right behind the year.
fn months_zh(year: i16, rest: &str) -> Option<Period> {
    let span = |first: i8, last: i8| {
        let valid = 1 <= first && first <= last && last <= 12;
        valid.then_some(Period::Span { start: Month { year, month: first }, end: Month { year, month: last } })
    };
    let rest = rest.trim_start();
    if let Some((_, last)) = PARTS_ZH.iter().find(|(name, _)| rest.starts_with(name)) {
        return span(1, *last);
    }
    let (first, rest) = leading_number(rest)?;
    let rest = rest.trim_start().trim_start_matches('月');
    let tail = rest.trim_start_matches(['-', '—', '–', '－', '~', '～', '至', '到', '―']);
    if tail.len() == rest.len() {
        return None;
    }
    let (last, rest) = leading_number(tail.trim_start())?;
    rest.trim_start().starts_with('月').then(|| span(first, last)).flatten()
}

fn leading_number(text: &str) -> Option<(i8, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    Some((text.get(..end)?.parse().ok()?, text.get(end..)?))
}

fn last_number(text: &str) -> Option<u16> {
    let start = text.trim_end().char_indices().rev().take_while(|(_, c)| c.is_ascii_digit()).last()?.0;
    text.trim_end().get(start..)?.parse().ok()
}

fn claim_en(title: &str) -> Option<Claim> {
    let title = title.to_lowercase();
    // "Work Summary for 2022 and Outline for 2023", "Summary …; Plan …": the first part is of the report.
    let own = [" and plan", " and outline", " and work plan", ";"]
        .iter()
        .filter_map(|word| title.find(word))
        .min()
        .and_then(|at| title.get(..at))
        .unwrap_or(&title);
    let words: Vec<&str> =
        own.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect();
    let year_of = |word: &&str| word.parse::<i16>().ok().filter(|year| (1900..=2999).contains(year));
    let year = words.iter().find_map(year_of)?;
    let month_of =
        |word: &&str| MONTHS_EN.iter().position(|month| month == word).and_then(|i| i8::try_from(i + 1).ok());
    // "January–October 2025": two months and the year; "may" alone is a verb.
    let months: Vec<i8> = words.iter().filter_map(month_of).collect();
    match months.as_slice() {
        [first, last] if first < last => {
            let month = |month: &i8| Month { year, month: *month };
            Some(Claim::Months(Period::Span { start: month(first), end: month(last) }))
        }
        [] if YEARLY_EN.iter().any(|word| own.contains(word)) && !own.contains("quarter") && !own.contains("half") => {
            Some(Claim::Year(year))
        }
        _ => None,
    }
}
