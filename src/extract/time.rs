//! The time of a figure: said in its clause, carried over, or the document's.

use super::frame::{Frame, Section};
use super::numbers::{Number, Sort};
use super::sentence::Layout;
use super::statement::PeriodSource;
use crate::lang::Tongue;
use crate::period::{Month, Period};
use crate::prose::when::{Months, When, Year, scan};

/// The times of a text that govern figures.
pub struct Times {
    list: Vec<Time>,
}

/// A time with what it means.
#[derive(Debug, Clone, Copy)]
pub struct Time {
    pub when: When,
    pub period: Period,
    /// Only a number right behind it is of this time: 由2020年的14.2万元.
    adjacent: bool,
    /// 10月底前: a limit for its own clause.
    clause_only: bool,
}

/// The time of a number.
#[derive(Debug, Clone, Copy)]
pub struct Governing {
    pub time: Time,
    pub source: PeriodSource,
}

/// What stands before a time that is only the name of something: 入围2022年省级名单.
const NAMING: &[&str] = &[
    "入围",
    "纳入",
    "入选",
    "列入",
    "获评",
    "获",
    "评为",
    "荣获",
    "出台",
    "制定",
    "印发",
    "落实",
    "对照",
    "根据",
    "召开",
    "发布",
    "申报",
    "《",
    "承办",
    "参加",
    "编制",
    "亮相",
    "被列为",
    "推进",
    "按照",
    "迎接",
    "公布",
    "关于",
    "国家",
    "省级",
    "面向",
];

impl Times {
    /// Reads the times of a block.
    pub fn of(text: &str, frame: &Frame, section: Section) -> Times {
        let mut year = section.period.and_then(Period::end_year);
        let mut list = Vec::new();
        for when in scan(text, Tongue::Zh) {
            let before = text.get(..when.start).unwrap_or("").trim_end_matches(['“', '‘', '"', ' ', '　']);
            let behind = text.get(when.end..).unwrap_or("");
            if is_no_time(&when, text, before, behind, frame) {
                continue;
            }
            let written = text.get(when.start..when.end).unwrap_or("");
            let Some(period) = meaning(&when, written, behind, frame, year) else { continue };
            let is_base = ["比", "较", "与", "自", "从", "由"].iter().any(|word| before.ends_with(word));
            let adjacent = when.compared || is_base || behind.starts_with("相比") || is_measure(before, behind);
            if let (false, Year::Known(known)) = (adjacent, when.year) {
                year = Some(known);
            }
            let is_limit = ["前", "之前", "以前"].iter().any(|word| behind.starts_with(word));
            let clause_only = is_limit && !matches!(when.year, Year::Known(_));
            list.push(Time { when, period, adjacent, clause_only });
        }
        list.extend(spans(text, frame, section.period));
        list.sort_by_key(|time| time.when.start);
        Times { list }
    }

    /// The time that governs a number of the text: the one right before it, one in brackets behind it (第2名(1-9月)), else
    /// the last of its sentence that stands in no bracket of its own.
    pub fn of_number(&self, layout: &Layout<'_>, number: &Number) -> Option<Governing> {
        let (start, end) = (number.start, number.end);
        let (sentence, _) = layout.sentence(start);
        let clause = layout.clause(start);
        if let Some(time) = self
            .list
            .iter()
            .find(|time| time.when.start >= end && layout.is_only_bracket(end, time.when.start, time.when.end))
        {
            return Some(Governing { time: *time, source: PeriodSource::Stated });
        }
        let depth = layout.depth(start);
        let before = || self.list.iter().rev().filter(|time| time.when.end <= start && time.when.start >= sentence);
        if let Some(time) = before().next().filter(|time| {
            time.adjacent && number.sort != Sort::Times && !number.steady && leads_to(layout.text, time.when.end, start)
        }) {
            return Some(Governing { time: *time, source: PeriodSource::Stated });
        }
        let time = before().filter(|time| !time.adjacent).find(|time| {
            let own = layout.depth(time.when.start);
            if time.clause_only && time.when.start < clause {
                return false;
            }
            own == 0 || (own <= depth && layout.same_bracket(time.when.start, start))
        })?;
        let source = if time.when.start >= clause { PeriodSource::Stated } else { PeriodSource::Context };
        Some(Governing { time: *time, source })
    }

    /// The year that a rate per year counts from in a sentence: 比一九八三年增长…，平均每年递增…; 自2017年以来.
    pub fn since(&self, layout: &Layout<'_>, number: &Number) -> Option<Period> {
        let (sentence, _) = layout.sentence(number.start);
        let mut before = self
            .list
            .iter()
            .rev()
            .filter(|time| time.adjacent && time.when.end <= number.start && time.when.start >= sentence);
        let time = before.find(|time| matches!(time.when.year, Year::Known(_)))?;
        let counts_first = layout
            .text
            .get(time.when.end..)
            .is_some_and(|behind| behind.chars().take(12).collect::<String>().contains("以来"));
        let lead = layout.text.get(..time.when.start).unwrap_or("");
        let start = time.period.end_year()? + i16::from(!(counts_first || lead.ends_with('自')));
        Some(Period::Span { start: Month { year: start, month: 1 }, end: Month { year: start, month: 12 } })
    }

    /// The time of the sentence before, where it may hold on: 1-9月 for what follows (`true`), a day only for what happened
    /// on it: 会上….
    pub fn carried(&self, layout: &Layout<'_>, at: usize) -> Option<(Period, bool)> {
        let (sentence, _) = layout.sentence(at);
        let (before, _) = layout.sentence(sentence.checked_sub(1)?);
        let opening = layout.text.get(sentence..).unwrap_or("");
        let part = ["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "（", "("];
        if part.iter().any(|mark| opening.starts_with(mark)) {
            return None;
        }
        let mut within = self
            .list
            .iter()
            .rev()
            .filter(|time| !time.adjacent && time.when.start >= before && time.when.end <= sentence);
        let time = within.find(|time| layout.depth(time.when.start) == 0)?;
        let runs_on = matches!(time.when.months, Months::Span(1, last) if last > 1)
            || matches!(time.when.months, Months::Any | Months::Whole);
        let follows = ["会上", "会议", "期间", "活动", "其中", "现场"].iter().any(|word| opening.starts_with(word));
        (runs_on || follows).then_some((time.period, !follows))
    }

    /// Ranges of times in a part of the text.
    pub fn within(text: &str) -> Vec<(usize, usize)> {
        scan(text, Tongue::Zh).iter().map(|when| (when.start, when.end)).collect()
    }
}

/// Whether the words of a time are a name or a measure: 入围2022年省级名单, 完成全年目标的62%, 按1980年不变价格计算. In a plan
/// 全年 says how often, not when.
fn is_no_time(when: &When, text: &str, before: &str, behind: &str, frame: &Frame) -> bool {
    let is_start =
        text.get(when.start..when.end) == Some("年初") || behind.starts_with('版') || before.ends_with(['〔', '[']);
    let measures = ["目标", "任务", "计划", "预算", "预期", "不变价", "价格", "可比价"];
    let is_measure = measures.iter().any(|word| behind.starts_with(word)) && !matches!(when.year, Year::Range(..));
    let is_yearly = frame.is_plan && when.year == Year::Open && when.months == Months::Whole;
    let is_name = matches!(when.year, Year::Known(_)) && NAMING.iter().any(|word| before.ends_with(word));
    // “十二五”收官之年 names a year.
    let quoted = behind.trim_start_matches(['”', '"']);
    let epithets = ["收官", "开局", "规划", "纲要", "发展规划"];
    let is_epithet = matches!(when.year, Year::Range(..)) && epithets.iter().any(|word| quoted.starts_with(word));
    is_start || is_measure || is_yearly || is_name || is_epithet
}

/// The period that a time means here.
fn meaning(when: &When, written: &str, behind: &str, frame: &Frame, year: Option<i16>) -> Option<Period> {
    let period = frame.period_of(when, year)?;
    let ends = ["末", "期末", "时期末", "底"].iter().any(|word| behind.starts_with(word));
    match (when.year, when.months) {
        // “十四五”末.
        (Year::Range(_, last), _) if ends => Some(Period::year(last)),
        // 12月20日 is a day of its month, 12月31日 the end of the year.
        (_, Months::EndOf(12)) if written.ends_with(['日', '号']) && !written.ends_with("31日") => {
            let year = period.end_year()?;
            Some(Period::Span { start: Month { year, month: 12 }, end: Month { year, month: 12 } })
        }
        // 三季度末.
        (_, Months::Span(_, last)) if ends => {
            let year = period.end_year()?;
            Some(Period::Span { start: Month { year, month: last }, end: Month { year, month: last } })
        }
        (Year::Offset(-1), _) if behind.starts_with("同期") => {
            frame.reporting.and_then(|own| own.shifted(-1)).or(Some(period))
        }
        _ => Some(period),
    }
}

/// 是2015年的1.52倍, 恢复到2019年的83%: the time only measures.
fn is_measure(before: &str, behind: &str) -> bool {
    let measured = ["是", "为", "相当于", "恢复到", "达到", "不足", "超过"].iter().any(|word| before.ends_with(word));
    measured && ["的", "末的", "同期的", "时期的", "底的"].iter().any(|word| behind.starts_with(word))
}

/// Whether a time leads right to a number: 2020年的14.2万元, 上年末的2.1万户.
fn leads_to(text: &str, end: usize, start: usize) -> bool {
    let between = text.get(end..start).unwrap_or("").trim();
    let between = between.trim_end_matches(['约', '近', '超', '仅', '为']);
    matches!(between, "" | "的" | "末的" | "底的" | "年末的" | "同期的" | "末" | "底" | "时的" | "期末的" | "同期")
}

/// Spans of years that stand as a number of years: 五年累计完成…, 三年开发新产品…, 连续四年, 今后五年.
fn spans(text: &str, frame: &Frame, section: Option<Period>) -> Vec<Time> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('年') {
        let lead = text.get(..at).unwrap_or("");
        let Some(digit) = lead.chars().next_back() else { continue };
        let Some(count) = "二两三四五"
            .find(digit)
            .map(|at| [2, 2, 3, 4, 5].get(at / 3).copied().unwrap_or(5))
            .or(digit.to_digit(10).filter(|n| (2..=6).contains(n)).and_then(|n| i16::try_from(n).ok()))
        else {
            continue;
        };
        let start = at - digit.len_utf8();
        let before = text.get(..start).unwrap_or("");
        let behind = text.get(at + '年'.len_utf8()..).unwrap_or("");
        let opens = before.is_empty()
            || before.ends_with(['，', ',', '。', '；', ';', '、', '\n', ' ', '　', '：'])
            || ["过去", "近", "这", "连续", "今后", "未来", "资", "入", "额", "家", "外资", "投资"]
                .iter()
                .any(|word| before.ends_with(word));
        let is_word = ["内", "期", "行动", "计划", "级", "制", "前", "后", "规划", "一", "攻坚", "以上", "多"]
            .iter()
            .any(|word| behind.starts_with(word))
            || before.ends_with('第');
        let is_digit = before.ends_with(|c: char| c.is_ascii_digit() || "〇一二三四五六七八九十".contains(c));
        // 两年平均增长7.1% is of the report's own months.
        let is_rate = count == 2 && behind.starts_with("平均");
        if !opens || is_word || is_digit || is_rate {
            continue;
        }
        let (present, done) = (frame.present, frame.done_year());
        let later = ["今后", "未来"].iter().any(|word| before.ends_with(word));
        // In a part on so many years, those are meant.
        let own = section.filter(|period| period.months() == i32::from(count) * 12 && !later);
        let last = if later { present.map(|year| year + count - 1) } else { done };
        let years = |last: i16| Period::Span {
            start: Month { year: last - count + 1, month: 1 },
            end: Month { year: last, month: 12 },
        };
        let Some(period) = own.or(last.map(years)) else { continue };
        let when =
            When { start, end: at + '年'.len_utf8(), year: Year::Last(count), months: Months::Any, compared: false };
        found.push(Time { when, period, adjacent: false, clause_only: false });
    }
    found
}

/// Whether a time is 今年 or 目前 without months: the whole year for what is expected or wanted.
pub fn is_present(when: &When) -> bool {
    when.year == Year::Offset(0) && when.months == Months::Any
}
