//! Parts that a sentence lists one after the other: 国家级3家、省级5家、市级11家.

use rust_decimal::Decimal;

use super::number::{adds_up, base, same_measure, slack, stands_free};
use super::passage::{Sentence, depth_after, has_any};
use crate::prose::mention::Mention;

/// A number with the words before it that say what it is part of.
pub struct Part<'a> {
    pub label: String,
    pub mention: &'a Mention,
}

/// A label is not longer than this; behind it the sentence speaks of something else.
const LONGEST_LABEL: usize = 16;

/// Words behind which no further part follows.
const ENDING: &[&str] = &["累计", "总投资", "引进", "带动", "实现", "达到", "去年", "上年", "目标", "计划"];

/// The parts behind a place, up to where the sentence goes on with something else. Brackets and rates are passed over.
pub fn parts<'a>(sentence: Sentence<'a>, from: usize, to: usize) -> Vec<Part<'a>> {
    let mut parts: Vec<Part<'a>> = Vec::new();
    let mut start = from;
    for mention in sentence.mentions_in(from, to) {
        let (label, depth) = outside_brackets(sentence.slice(start, mention.start));
        if depth > 0 {
            continue;
        }
        if !adds_up(mention) {
            // 出口6亿元，增长5%，进口4亿元: a rate belongs to the part before.
            if parts.is_empty() {
                return parts;
            }
            start = mention.end;
            continue;
        }
        let fits = parts.first().is_none_or(|first| same_measure(&first.mention.measure, &mention.measure));
        if !stands_free(sentence, mention) {
            // 总投资50亿元的项目3个: the first number is part of the label.
            continue;
        }
        let label = label.trim_matches(|c: char| "，,、和及其中 ".contains(c)).to_owned();
        let is_label = label.chars().count() <= LONGEST_LABEL && (parts.is_empty() || !has_any(&label, ENDING));
        if !fits || !is_label {
            break;
        }
        parts.push(Part { label, mention });
        start = mention.end;
    }
    parts
}

/// The text without what stands in brackets, and how many of them are still open.
fn outside_brackets(text: &str) -> (String, usize) {
    let mut out = String::new();
    let mut depth = 0;
    for c in text.chars() {
        let next = if matches!(c, '“' | '”' | '《' | '》') { depth } else { depth_after(c, depth) };
        if depth == 0 && next == 0 && !matches!(c, '）' | ')' | '】' | ']') {
            out.push(c);
        }
        depth = next;
    }
    (out, depth)
}

/// The sum of some parts with what rounding hides in it.
pub fn sum(sentence: Sentence<'_>, parts: &[Part<'_>]) -> Option<(Decimal, Decimal)> {
    let mut sum = Decimal::ZERO;
    let mut hidden = Decimal::ZERO;
    for part in parts {
        sum = sum.checked_add(base(sentence, part.mention)?)?;
        hidden = hidden.checked_add(slack(sentence, part.mention))?;
    }
    Some((sum, hidden))
}
