//! N121 for shares: the parts of 三次产业结构 sum to 100.

use rust_decimal::Decimal;

use super::number::{is_percent, slack};
use super::passage::{Sentence, has_any};
use crate::diag::Diagnostics;
use crate::markup::words::Words;
use crate::quantity::half_step;
use crate::rules;

/// What the shares of all three industries are called.
static STRUCTURES: Words = Words::of(&[
    "三次产业结构",
    "三次产业比例",
    "三次产业增加值结构",
    "三次产业之比",
    "三产结构",
    "三产比例",
    "产业结构比",
    "一二三产业结构",
]);

/// Compares shares that are said to be all with 100.
pub fn check(sentence: Sentence<'_>, found: &mut Diagnostics) {
    if !STRUCTURES.are_in(sentence.text()) {
        return;
    }
    for at in STRUCTURES.iter().flat_map(|word| sentence.places_of(word)) {
        let behind = sentence.after(at);
        let mut from = at;
        // 由5.1:40.2:54.7调整为4.9:39.8:55.3 has two.
        while let Some((values, start, end)) = next_ratio(sentence.after(from), from) {
            from = end;
            report(sentence, &values, start, end, found);
        }
        if behind.contains("分别") {
            listed(sentence, at, found);
        }
    }
}

/// The next a:b:c, with its place.
fn next_ratio(text: &str, offset: usize) -> Option<(Vec<Decimal>, usize, usize)> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | '：' | '∶');
    let mut start = text.find(|c: char| c.is_ascii_digit())?;
    loop {
        let rest = text.get(start..)?;
        let length = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        let run = rest.get(..length)?.trim_end_matches(|c: char| !c.is_ascii_digit());
        let values: Vec<Decimal> =
            run.split([':', '：', '∶']).filter_map(|part| Decimal::from_str_exact(part).ok()).collect();
        if values.len() == 3 {
            return Some((values, offset + start, offset + start + run.len()));
        }
        start += length + rest.get(length..)?.find(|c: char| c.is_ascii_digit())?;
    }
}

fn report(sentence: Sentence<'_>, values: &[Decimal], start: usize, end: usize, found: &mut Diagnostics) {
    let hidden = total(values.iter().map(|value| half_step(*value)));
    judge(sentence, total(values.iter().copied()), hidden, (start, end), found);
}

/// 三次产业结构分别为5.1%、40.2%、54.7%.
fn listed(sentence: Sentence<'_>, from: usize, found: &mut Diagnostics) {
    let all: Vec<_> = sentence.mentions_in(from, sentence.end).iter().filter(|mention| is_percent(mention)).collect();
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return };
    let text = sentence.slice(from, last.end);
    if all.len() != 3 || has_any(text, &["增长", "提高", "下降", "比上年"]) {
        return;
    }
    let hidden = total(all.iter().map(|mention| slack(sentence, mention)));
    judge(sentence, total(all.iter().map(|mention| mention.number)), hidden, (first.start, last.end), found);
}

fn total(values: impl Iterator<Item = Decimal>) -> Decimal {
    values.fold(Decimal::ZERO, Decimal::saturating_add)
}

/// A sum far from 100 is of something else: 1:4:5.
fn judge(sentence: Sentence<'_>, sum: Decimal, hidden: Decimal, (start, end): (usize, usize), found: &mut Diagnostics) {
    let off = sum.saturating_sub(Decimal::ONE_HUNDRED).abs();
    if off > hidden && off < Decimal::from(50) {
        found.push(rules::shares_disagree_with_whole(sentence.span(start, end), &sum.normalize().to_string()));
    }
}
