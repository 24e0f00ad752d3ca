//! What several checks ask of words: how long they are, where clauses end, whether they speak of what is to come.

use super::numbering::{RANK_OF_SECTIONS, numbered, run_in};
use super::reading::{Kind, Unit};
use crate::markup::words::Words;

/// Whether a character is a Han character, marks left out.
pub fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0x20000..=0x3FFFF)
}

/// How many Han characters a text has.
pub fn han_count(text: &str) -> usize {
    text.chars().filter(|c| is_han(*c)).count()
}

/// Marks that end a sentence or a part of one that could stand alone.
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '；' | '！' | '？' | ';' | '!' | '?' | '\n')
}

/// The same, and commas and colons.
pub fn ends_clause(c: char) -> bool {
    ends_sentence(c) || matches!(c, '，' | ',' | '：' | ':')
}

/// The parts of a text between marks, each with its place. A comma between digits (1,300) parts nothing.
pub fn split(text: &str, ends: fn(char) -> bool) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let in_number = c == ','
            && before.is_ascii_digit()
            && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit())
            && text.get(at + 1..).is_some_and(|tail| tail.bytes().take_while(u8::is_ascii_digit).count() == 3);
        if ends(c) && !in_number {
            parts.push((start, text.get(start..at).unwrap_or("")));
            start = at + c.len_utf8();
        }
        before = c;
    }
    parts.push((start, text.get(start..).unwrap_or("")));
    parts
}

/// The clause that a place of a text stands in.
pub fn clause_at(text: &str, at: usize) -> &str {
    let parts = split(text, ends_clause);
    parts.iter().rev().find(|(start, _)| *start <= at).map_or("", |(_, clause)| clause)
}

/// Words of clauses that speak of what is to come, or of what has not come to pass.
static AHEAD: Words = Words::of(&[
    "将",
    "计划",
    "力争",
    "争取",
    "拟于",
    "拟建",
    "拟投",
    "预计",
    "确保",
    "推进",
    "推动",
    "加快",
    "尽快",
    "明年",
    "有望",
    "谋划",
    "筹备",
    "前期",
    "有待",
    "尚未",
    "还未",
    "未能",
    "没有",
    "年底前",
    "目标",
    "继续",
    "规划",
    "准备",
]);

/// Whether a clause speaks of what is to come, or denies.
pub fn is_ahead(clause: &str) -> bool {
    AHEAD.are_in(clause)
}

static PLAN_WORDS: Words = Words::of(&[
    "计划",
    "思路",
    "下阶段",
    "下一阶段",
    "下一步",
    "下步",
    "展望",
    "打算",
    "安排",
    "今后",
    "目标",
    "要点",
    "规划",
    "任务",
    "outlook",
    "next step",
    "next stage",
    "outline",
    "plan for",
    "plans for",
    "priorities",
]);

/// 计划执行情况, 2022年工作总结及2023年工作思路: not of what is to come alone.
static PAST_WORDS: Words = Words::of(&["总结", "回顾", "执行", "完成情况", "落实情况", "进展", "summary", "review"]);

fn is_plan(title: &str) -> bool {
    let title = title.to_lowercase();
    PLAN_WORDS.are_in(&title) && !PAST_WORDS.are_in(&title)
}

/// Marks the units that stand in sections on what is to come. A heading is one by Markdown, or by its number.
pub fn mark_plans(units: &mut [Unit]) {
    let mut open: Vec<(u8, bool)> = Vec::new();
    for unit in units {
        let heading = match unit.kind {
            Kind::Heading(level) => Some((level, is_plan(&unit.text))),
            Kind::Paragraph => numbered(run_in(&unit.text))
                .filter(|line| line.rank <= RANK_OF_SECTIONS)
                .map(|line| (10 + line.rank, is_plan(line.title))),
            _ => None,
        };
        if let Some((level, is_plan)) = heading {
            open.retain(|(above, _)| *above < level);
            open.push((level, is_plan));
        }
        unit.in_plan = open.iter().any(|(_, is_plan)| *is_plan);
    }
}
