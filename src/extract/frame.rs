//! What a document is about in time, and where it turns from what was done to what is planned.

use crate::document::Metadata;
use crate::lang::Tongue;
use crate::period::{Month, Period};
use crate::prose::when::{Months, When, Year, scan};

/// The times that words of the document count from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// What the document reports on.
    pub reporting: Option<Period>,
    /// 今年.
    pub present: Option<i16>,
    /// A plan: what is not said to be done is wanted.
    pub is_plan: bool,
    /// A statistical bulletin, which compares with the year before throughout.
    pub is_bulletin: bool,
}

/// What a part of the document tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Done,
    Planned,
    /// Shortcomings: as done, but of no stated time.
    Lacking,
}

/// A part of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    pub mode: Mode,
    /// The period that its heading names: 2023年工作思路.
    pub period: Option<Period>,
}

const PLANNED: &[&str] = &[
    "工作思路",
    "工作计划",
    "工作安排",
    "工作打算",
    "下步",
    "下一步",
    "下阶段",
    "下半年",
    "明年",
    "展望",
    "主要目标",
    "预期目标",
    "发展目标",
    "目标任务",
    "工作目标",
    "总体要求",
    "总体思路",
    "重点任务",
    "主要任务",
    "工作重点",
    "重点工作",
    "工作建议",
    "奋斗目标",
    "发展思路",
    "新的一年",
    "下年度",
    "来年",
    "改进措施",
    "努力方向",
];
const DONE: &[&str] = &[
    "工作总结",
    "回顾",
    "成绩",
    "完成情况",
    "工作情况",
    "开展情况",
    "发展现状",
    "现状",
    "成效",
    "亮点",
    "一年来",
    "五年来",
    "今年以来",
    "过去",
    "主要做法",
    "运行情况",
    "基本情况",
    "发展基础",
    "现实基础",
    "建设基础",
    "规划背景",
    "成就",
    "执行情况",
    "推进情况",
    "进展情况",
    "落实情况",
    "主要情况",
    "情况",
    "特点",
];
const LACKING: &[&str] = &[
    "存在的问题",
    "存在问题",
    "存在的短板",
    "短板和不足",
    "不足和",
    "困难和问题",
    "问题和困难",
    "主要问题",
    "面临的",
    "存在的主要",
    "存在不足",
    "存在的困难",
    "存在的不足",
    "问题与",
];

impl Frame {
    /// The frame of a document.
    pub fn of(metadata: &Metadata) -> Frame {
        let title = metadata.title.as_deref().unwrap_or("");
        let kind = metadata.document_type.as_deref().unwrap_or("");
        let is_plan = [title, kind].iter().any(|text| {
            text.contains("规划") || text.contains("纲要") || text.contains("行动计划") || text.contains("行动方案")
        }) && !title.contains("总结");
        let end = metadata.period.and_then(Period::end_year);
        // A government reports in January on the year before, and 今年 is the year that begins.
        let is_address = title.contains("政府工作报告")
            || kind.contains("政府工作报告")
            || title.contains("计划草案")
            || title.contains("预算草案");
        let present = match (is_address, metadata.issued, title_year(title)) {
            (true, Some(issued), _) if end.is_none_or(|end| issued.year() > end) => Some(issued.year()),
            (true, _, Some(year)) => Some(year),
            (true, _, _) => end.map(|end| end + 1),
            _ if is_plan => metadata.issued.map(|issued| issued.year()).or(end),
            _ => end.or_else(|| metadata.issued.map(|issued| issued.year())),
        };
        let reporting = metadata.period.or_else(|| present.filter(|_| !is_plan).map(Period::year));
        Frame { reporting, present, is_plan, is_bulletin: title.contains("公报") || kind.contains("公报") }
    }

    /// The section that the document starts with.
    pub fn opening(&self) -> Section {
        Section { mode: if self.is_plan { Mode::Planned } else { Mode::Done }, period: None }
    }

    /// The section below a heading; `None` where the heading says nothing of it.
    pub fn section(&self, heading: &str) -> Option<Section> {
        let says = |words: &[&str]| words.iter().any(|word| heading.contains(word));
        let year = scan(heading, Tongue::Zh).into_iter().find_map(|when| match when.year {
            Year::Known(_) | Year::Range(..) | Year::Offset(_) | Year::Last(_) if !when.compared => {
                self.period_of(&when, None)
            }
            _ => None,
        });
        let is_later = year.and_then(Period::end_year).zip(self.done_year()).is_some_and(|(year, done)| year > done);
        let mode = if says(DONE)
            && !says(&["下一步", "下步", "下阶段", "下半年", "思路", "打算", "工作计划", "工作安排"])
        {
            Mode::Done
        } else if says(LACKING) {
            Mode::Lacking
        } else if says(PLANNED) || is_later {
            Mode::Planned
        } else if year.is_some() && !self.is_plan {
            Mode::Done
        } else {
            return None;
        };
        Some(Section { mode, period: year.filter(|_| mode != Mode::Lacking) })
    }

    /// The section of a block that says itself what it is about: 新的一年，台州将…; 过去一年….
    pub fn cue(&self, text: &str, section: Section) -> Section {
        let head: String = text.trim_start().chars().take(12).collect();
        let opens = |words: &[&str]| words.iter().any(|word| head.starts_with(word));
        let when = scan(&head, Tongue::Zh).into_iter().find(|when| when.start < 7 && !when.compared);
        let period = when.and_then(|when| self.period_of(&when, None));
        let later = period.and_then(Period::end_year).zip(self.done_year()).is_some_and(|(year, done)| year > done);
        if section.mode != Mode::Planned && (later || opens(&["新的一年", "下一步", "下步", "下阶段", "今后一个时期"]))
        {
            let next = self.done_year().and_then(|year| year.checked_add(1)).map(Period::year);
            return Section {
                mode: Mode::Planned,
                period: period.filter(|_| later).or(next.filter(|_| opens(&["新的一年"]))),
            };
        }
        section
    }

    /// The year that a block in a part on several years turns to: 2020年，全县….
    pub fn turn(&self, text: &str, section: Section) -> Section {
        let head: String = text.trim_start().chars().take(16).collect();
        let is_span = section.period.is_some_and(|period| period.months() > 12);
        let opens = ["过去一年", "一年来", "去年以来", "过去的一年"].iter().any(|word| head.starts_with(word));
        let own = self.reporting.and_then(Period::end_year);
        let named = scan(&head, Tongue::Zh).into_iter().find(|when| when.start < 7 && !when.compared);
        let is_last = named.is_some_and(|when| {
            matches!(when.year, Year::Known(year) if Some(year) == own) && when.months == Months::Any
        });
        match own.filter(|_| section.mode == Mode::Done && is_span && (opens || is_last)) {
            Some(year) => Section { period: Some(Period::year(year)), ..section },
            None => section,
        }
    }

    /// Whether a period is over as far as the document knows: not the whole year in a report on ten months.
    pub fn is_over(&self, period: Period) -> bool {
        match self.reporting.filter(|_| !self.is_plan) {
            Some(own) => period.end() <= own.end(),
            None => period.end_year().zip(self.done_year()).is_some_and(|(end, done)| end <= done),
        }
    }

    /// The last year that is over or reported on.
    pub fn done_year(&self) -> Option<i16> {
        if self.is_plan { self.present } else { self.reporting.and_then(Period::end_year) }
    }

    /// The period that a time means; `year` is the one named before it, for months without year.
    pub fn period_of(&self, when: &When, year: Option<i16>) -> Option<Period> {
        let first = |year: i16, months: Months| {
            let span = |first: i8, last: i8| Period::Span {
                start: Month { year, month: first },
                end: Month { year, month: last },
            };
            match months {
                Months::Any | Months::Whole | Months::EndOf(12) => Period::year(year),
                Months::Span(first, last) => span(first, last),
                Months::EndOf(month) => span(month, month),
            }
        };
        let years = |first: i16, last: i16| Period::Span {
            start: Month { year: first, month: 1 },
            end: Month { year: last, month: 12 },
        };
        match when.year {
            Year::Known(year) => Some(first(year, when.months)),
            Year::Range(from, to) => Some(years(from, to)),
            Year::Offset(0) => {
                let present = self.present?;
                let own = self.reporting.filter(|own| own.end_year() == Some(present) && !self.is_plan);
                match (when.months, own) {
                    (Months::Any, Some(own)) => Some(own),
                    (months, _) => Some(first(present, months)),
                }
            }
            Year::Offset(offset) => Some(first(self.present?.checked_add(offset)?, when.months)),
            Year::Last(count) => {
                let end = self.done_year()?;
                Some(years(end.checked_sub(count - 1)?, end))
            }
            Year::Open => {
                let year = year.or(self.done_year())?;
                Some(first(year, when.months))
            }
        }
    }
}

fn title_year(title: &str) -> Option<i16> {
    scan(title, Tongue::Zh).into_iter().find_map(|when| match when.year {
        Year::Known(year) => Some(year),
        _ => None,
    })
}
