//! The period that a document reports on, from its title, its date and the times that its figures name.
//!
//! 1—10月 in the title takes its year from the date of issue. A summary of a year whose figures end in October reports on
//! ten months. 政府工作报告 of a year reports on the year before. A report of January speaks of the year before as 今年.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::document::dates;
use crate::lang::Tongue;
use crate::period::{Month, Period};
use crate::prose::when::{Months, When, Year, scan};

/// How much of a text is read for its period, in bytes.
const FIRST_PAGES: usize = 200_000;

/// What stands near the title and says what is reported on.
pub(super) fn reporting_period(
    title: Option<&str>,
    known: Option<Date>,
    document_type: Option<&str>,
    texts: &[&str],
) -> Option<Period> {
    let kind = document_type.unwrap_or("");
    // The first pages say it; a document may be as long as a book.
    let mut length = 0;
    let pages = texts.iter().take_while(|text| {
        length += text.len();
        length - text.len() <= FIRST_PAGES
    });
    let pages: Vec<&str> =
        pages.map(|text| text.get(..text.floor_char_boundary(FIRST_PAGES)).unwrap_or(text)).collect();
    let texts = pages.as_slice();
    if let Some(period) = title.and_then(|title| of_heading(title, known, kind, texts)) {
        return Some(period);
    }
    let heads = texts.iter().filter(|text| text.chars().take(31).count() <= 30 && is_on_the_past(text));
    if let Some(period) = heads.into_iter().find_map(|head| of_heading(head, known, "", texts)) {
        return Some(period);
    }
    let year = own_year(known).filter(|_| texts.iter().any(|text| text.contains("今年") || text.contains("年来")));
    let year = year.or_else(|| commonest_year(texts)).or_else(|| own_year(known))?;
    Some(longest_part(year, known, texts))
}

/// Whether a heading is on what was done: 一、2021年工作总结; 2023年工作回顾.
fn is_on_the_past(head: &str) -> bool {
    ["总结", "回顾", "完成情况", "工作情况", "主要工作", "运行情况", "取得"].iter().any(|word| head.contains(word))
}

/// The year that a document of a day speaks of as 今年: in January the year before.
fn own_year(known: Option<Date>) -> Option<i16> {
    known.map(|date| if date.month() == 1 { date.year() - 1 } else { date.year() })
}

fn times(text: &str) -> Vec<When> {
    scan(&dates::with_digits(text), Tongue::Zh)
}

/// The period that a title names.
fn of_heading(title: &str, known: Option<Date>, kind: &str, texts: &[&str]) -> Option<Period> {
    let found = times(&title.replace(['《', '》'], " "));
    // The plan's years, though a year may be named too: 2025年“十四五”规划.
    let is_plan = kind.ends_with("规划");
    if let Some(Year::Range(first, last)) =
        found.iter().map(|when| when.year).find(|year| matches!(year, Year::Range(..)))
        && (is_plan || !found.iter().any(|when| matches!(when.year, Year::Known(_))))
    {
        return years(first, last);
    }
    if is_plan && let Some(first) = plan_by_number(title) {
        return years(first, first + 4);
    }
    let named = found.iter().find_map(|when| match when.year {
        Year::Known(year) => Some(year),
        _ => None,
    });
    let part = found.iter().find_map(|when| part_of(when.months));
    if let Some((first, last)) = part {
        let year = named.or_else(|| known.map(|date| year_of_months(date, last)))?;
        return months(year, first, last);
    }
    if kind == "政府工作报告" {
        // It is given early in the year after; a congress of November or December hears on its own year.
        let given = known.map(|date| if date.month() >= 11 { date.year() } else { date.year() - 1 });
        let year = named.map(|year| year - 1).or(given).or_else(|| commonest_year(texts))?;
        return Some(Period::year(year));
    }
    let year = named?;
    let is_whole = kind.ends_with("规划")
        || kind.ends_with("公报")
        || ["年鉴", "工作要点", "工作计划", "工作思路"].iter().any(|word| kind.starts_with(word));
    Some(if is_whole { Period::year(year) } else { longest_part(year, known, texts) })
}

fn part_of(months: Months) -> Option<(i8, i8)> {
    match months {
        Months::Span(first, last) => Some((first, last)),
        Months::Whole => Some((1, 12)),
        Months::EndOf(_) | Months::Any => None,
    }
}

/// The year of 1—10月 in a document of a day: months that are not over yet were last year's.
fn year_of_months(date: Date, last: i8) -> i16 {
    if last > date.month() { date.year() - 1 } else { date.year() }
}

/// The first year of 第十三个五年规划.
fn plan_by_number(title: &str) -> Option<i16> {
    let ordinals = ["十", "十一", "十二", "十三", "十四", "十五", "十六"];
    let index = ordinals.iter().position(|ordinal| title.contains(&format!("第{ordinal}个五年")))?;
    i16::try_from(index).ok().map(|index| 2001 + 5 * index)
}

fn months(year: i16, first: i8, last: i8) -> Option<Period> {
    let (start, end) = (Month { year, month: first }, Month { year, month: last });
    Some(Period::Span { start, end })
}

fn years(first: i16, last: i16) -> Option<Period> {
    (first <= last)
        .then_some(Period::Span { start: Month { year: first, month: 1 }, end: Month { year: last, month: 12 } })
}

/// The year that a text names most often; of equals the later one that is not a plan's.
fn commonest_year(texts: &[&str]) -> Option<i16> {
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    for when in texts.iter().flat_map(|text| times(text)).filter(|when| !when.compared) {
        if let Year::Known(year) = when.year {
            *counts.entry(year).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(year, _)| year)
}

/// The year, or the months from January that its figures end with: 1—10月 again and again and nothing on the whole year.
fn longest_part(year: i16, known: Option<Date>, texts: &[&str]) -> Period {
    let mut spans: BTreeMap<i8, usize> = BTreeMap::new();
    let mut whole = 0usize;
    for text in texts.iter().take_while(|text| !is_on_the_future(text)) {
        let text = dates::with_digits(text);
        for when in scan(&text, Tongue::Zh) {
            let is_own = match when.year {
                Year::Known(named) => named == year,
                Year::Open | Year::Offset(0) => true,
                _ => false,
            };
            if !is_own || when.compared {
                continue;
            }
            match when.months {
                Months::Span(1, last) if last > 1 => *spans.entry(last).or_default() += 1,
                Months::Whole if !is_wanted(&text, when.start) => whole += 1,
                _ => {}
            }
        }
    }
    let own = known.is_none_or(|date| date.year() == year || (date.year() == year + 1 && date.month() <= 3));
    let part = spans.iter().rev().find(|(_, count)| **count >= 2).map(|(last, count)| (*last, *count));
    match part {
        Some((last, count)) if own && count > whole && last < 12 => months(year, 1, last).unwrap_or(Period::year(year)),
        _ => Period::year(year),
    }
}

/// Whether 全年 at a place is what is wanted or expected: 力争实现全年…; 预计全年….
fn is_wanted(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let clause = before.rsplit(['。', '；', '，', ',', ';']).next().unwrap_or("");
    ["力争", "预计", "确保", "争取", "计划", "目标", "完成", "冲刺"].iter().any(|word| clause.contains(word))
}

/// Whether a heading opens what is planned for the next year.
fn is_on_the_future(text: &str) -> bool {
    text.chars().take(31).count() <= 30
        && super::super::marks::at_start(text).is_some()
        && ["思路", "打算", "下一步", "下阶段", "下步", "计划", "工作安排", "工作要点"]
            .iter()
            .any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::reporting_period;
    use crate::document::dates;

    fn of(title: &str, date: &str, kind: &str, texts: &[&str]) -> Option<String> {
        let known = dates::find(date).map(|(date, _)| date);
        reporting_period(Some(title).filter(|title| !title.is_empty()), known, Some(kind), texts)
            .map(|period| period.canonical())
    }

    #[test]
    fn the_title_says_it_and_the_date_gives_the_year() {
        assert_eq!(of("某区1-10月工作总结", "2025-11-21", "工作总结", &[]).as_deref(), Some("2025-01..2025-10"));
        assert_eq!(of("某区1-12月工作总结", "2025-01-11", "工作总结", &[]).as_deref(), Some("2024"));
        assert_eq!(of("某市2020年上半年经济运行情况", "", "经济运行情况", &[]).as_deref(), Some("2020-01..2020-06"));
        assert_eq!(of("某市一九八三年国民经济统计公报", "", "统计公报", &["1—11月"; 3]).as_deref(), Some("1983"));
        assert_eq!(of("某区“十四五”发展规划", "2022-10-11", "十四五规划", &[]).as_deref(), Some("2021..2025"));
        assert_eq!(of("2024年政府工作报告", "2024-01-10", "政府工作报告", &[]).as_deref(), Some("2023"));
        assert_eq!(of("政府工作报告", "2023-01-10", "政府工作报告", &[]).as_deref(), Some("2022"));
        assert_eq!(of("政府工作报告", "2011-12-20", "政府工作报告", &[]).as_deref(), Some("2011"));
    }

    #[test]
    fn a_summary_whose_figures_end_in_october_reports_on_ten_months() {
        let texts = ["1-10月，产值增长8%。", "1-10月，投资增长9%，力争实现全年增长10%。"];
        let title = "某局2022年工作总结及2023年工作思路";
        assert_eq!(of(title, "2023-01-03", "工作总结/工作思路", &texts).as_deref(), Some("2022-01..2022-10"));
        let texts = ["2022年全年产值增长8%，全年投资增长9%，1-10月出口增长3%。"];
        assert_eq!(of(title, "2023-01-03", "工作总结/工作思路", &texts).as_deref(), Some("2022"));
    }

    #[test]
    fn without_a_title_headings_and_text_say_it() {
        let texts = ["一、2021年工作总结", "成效明显。", "二、2022年工作思路"];
        assert_eq!(of("", "2022-03-02", "", &texts).as_deref(), Some("2021"));
        assert_eq!(of("", "2024-01-05", "", &["今年以来，产值增长3%。"]).as_deref(), Some("2023"));
        assert_eq!(of("新篇章", "", "", &["2024年12月签约。2024年出口居首。2025年争先。"]).as_deref(), Some("2024"));
    }
}
