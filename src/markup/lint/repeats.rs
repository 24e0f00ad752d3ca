//! W116: one item twice in an enumeration, or in two that stand beside each other under labels of their own.
//!
//! Prose repeats phrases by right; what cannot be meant twice is an item of 甲、乙、丙, or of 专用公路：甲。公路：乙、甲。

use std::collections::BTreeMap;

use super::phrases::{ends_sentence, han_count};
use super::reading::{Kind, Reading, Unit};
use crate::diag::Diagnostics;
use crate::rules;
use crate::source::Span;

/// Within one enumeration even a short item must not return.
const HAN_MIN_WITHIN: usize = 5;
/// In two enumerations, or as a whole item of a list, only one that says enough to be a name.
const HAN_MIN_BETWEEN: usize = 8;
/// A longer head is a clause and no label.
const LABEL_CHARACTERS_MAX: usize = 16;
/// Whole items of this length are paragraphs, which another rule compares.
const LIST_ITEM_CHARACTERS_MAX: usize = 20;

/// An enumeration.
struct Run<'a> {
    /// It follows a label: 公路：.
    is_labelled: bool,
    items: Vec<(usize, &'a str)>,
}

impl<'a> Run<'a> {
    fn push(&mut self, text: &'a str, from: usize, to: usize) {
        let item = text.get(from..to).unwrap_or("");
        let lead = item.len() - item.trim_start().len();
        if !item.trim().is_empty() {
            self.items.push((from + lead, item_of(item.trim())));
        }
    }
}

/// Reports the second of each pair.
pub fn report(reading: &Reading<'_>, found: &mut Diagnostics) {
    // What stood before under labels, and as whole items, of the list at hand.
    let mut labelled: BTreeMap<String, Span> = BTreeMap::new();
    let mut whole: BTreeMap<String, Span> = BTreeMap::new();
    let mut list = None;
    for unit in reading.units.iter().filter(|unit| unit.is_running() || unit.kind == Kind::Cell) {
        if !matches!(unit.kind, Kind::Item(_)) || list != Some(unit.kind) {
            labelled.clear();
            whole.clear();
        }
        list = Some(unit.kind);
        let mut is_told = false;
        for run in runs(&unit.text) {
            is_told |= enumeration(reading, unit, &run, &mut labelled, found);
        }
        if !is_told && matches!(unit.kind, Kind::Item(_)) {
            list_item(reading, unit, &mut whole, found);
        }
    }
}

/// Reports the items of an enumeration that stood before; whether there are any.
fn enumeration(
    reading: &Reading<'_>,
    unit: &Unit,
    run: &Run<'_>,
    labelled: &mut BTreeMap<String, Span>,
    found: &mut Diagnostics,
) -> bool {
    let mut is_told = false;
    let mut within: BTreeMap<&str, Span> = BTreeMap::new();
    // Most clauses are no enumeration.
    if run.items.len() <= 2 && !run.is_labelled {
        return false;
    }
    for (start, item) in &run.items {
        let han = han_count(item);
        if han < HAN_MIN_WITHIN {
            continue;
        }
        let span = reading.span(unit, *start, start + item.len());
        let first = within.get(item).copied().filter(|_| run.items.len() > 2);
        let first =
            first.or_else(|| labelled.get(*item).copied().filter(|_| han >= HAN_MIN_BETWEEN && run.is_labelled));
        match first {
            Some(first) => {
                is_told = true;
                found.push(rules::repeated_item(span, item, first));
            }
            None => {
                within.insert(item, span);
            }
        }
    }
    if run.is_labelled {
        for (item, span) in within {
            labelled.entry(item.to_owned()).or_insert(span);
        }
    }
    is_told
}

fn list_item(reading: &Reading<'_>, unit: &Unit, whole: &mut BTreeMap<String, Span>, found: &mut Diagnostics) {
    let item = unit.text.trim().trim_end_matches(['；', ';', '。', '，', ',']);
    let characters = unit.text.chars().filter(|c| !c.is_whitespace()).count();
    if han_count(item) < HAN_MIN_BETWEEN || characters >= LIST_ITEM_CHARACTERS_MAX {
        return;
    }
    let start = unit.text.len() - unit.text.trim_start().len();
    let span = reading.span(unit, start, start + item.len());
    match whole.get(item) {
        Some(first) => found.push(rules::repeated_item(span, item, *first)),
        None => {
            whole.insert(item.to_owned(), span);
        }
    }
}

/// The enumerations of a text. Marks within brackets and quotation marks part nothing.
fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut run = Run { is_labelled: false, items: Vec::new() };
    let mut sentence = 0;
    let mut start = 0;
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        match c {
            '（' | '(' | '“' | '《' | '「' => depth += 1,
            '）' | ')' | '”' | '》' | '」' => depth = depth.saturating_sub(1),
            _ if depth > 0 && c != '。' && c != '\n' => {}
            '、' => {
                run.push(text, start, at);
                start = next;
            }
            '：' | ':' => {
                let label = text.get(sentence..at).unwrap_or("");
                run = Run { is_labelled: label.chars().count() <= LABEL_CHARACTERS_MAX, items: Vec::new() };
                start = next;
            }
            c if ends_sentence(c) || matches!(c, '，' | ',') => {
                run.push(text, start, at);
                runs.push(std::mem::replace(&mut run, Run { is_labelled: false, items: Vec::new() }));
                (start, depth) = (next, 0);
                if ends_sentence(c) {
                    sentence = next;
                }
            }
            _ => {}
        }
    }
    run.push(text, start, text.len());
    runs.push(run);
    runs
}

/// 北洋大道隧道工程等项目 → 北洋大道隧道工程; 泊位等级提升工程 stays whole.
fn item_of(item: &str) -> &str {
    match item.split_once('等') {
        Some((name, rest)) if !rest.starts_with(['级', '次', '额', '效']) => name.trim_end(),
        _ => item,
    }
}
