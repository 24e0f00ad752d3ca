//! W118: characters and words typed twice, from closed lists of those that good prose never doubles.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::phrases::is_han;
use super::reading::{Kind, Reading, Unit};
use crate::diag::Diagnostics;
use crate::lang::Tongue;
use crate::rules;

/// A character that is never doubled, but where two words meet.
struct Single {
    mark: char,
    /// It ends a word with one of these before it: 目的 + 的.
    ends_after: &'static str,
    /// It begins a word with one of these behind it: 为了 + 了解.
    begins_before: &'static str,
    /// Whatever stands before: 浙江省 + 省级.
    after_any: bool,
}

const fn single(mark: char, ends_after: &'static str, begins_before: &'static str) -> Single {
    Single { mark, ends_after, begins_before, after_any: false }
}

/// 省 and the like end the name of every place.
const fn place(mark: char, begins_before: &'static str) -> Single {
    Single { mark, ends_after: "", begins_before, after_any: true }
}

const SINGLES: &[Single] = &[
    single('的', "目标靶打", "确士哥卢"),
    single('了', "不明末", "解结然望不事却断无"),
    single('是', "于但可还或若凡只要就便不总正倒而", "非否"),
    single('在', "存现实所内外潜自健好旨", "建于职线校乎意位场岗编册读学逃押"),
    single('与', "参赋给", "会其"),
    single('及', "普涉触遍累提企", "时早格第物"),
    single('以', "可予所加足难用得给借", "下上内外前后及往来色人"),
    single('被', "", "征子套褥"),
    single('其', "耳尤极何与", ""),
    single('但', "", ""),
    single('或', "", ""),
    single('们', "", ""),
    single('很', "", ""),
    single('也', "", ""),
    single('这', "", ""),
    place('省', "得着"),
    place('市', "场政民区长直容域级"),
    place('县', "城域"),
];

/// Words that are never doubled.
const WORDS: &[&str] = &[
    "同比",
    "增长",
    "其中",
    "以及",
    "达到",
    "实现",
    "加快",
    "推进",
    "我市",
    "全市",
    "全省",
    "今年",
    "去年",
    "目前",
    "分别",
    "进一步",
    "通过",
    "坚持",
    "围绕",
];

/// English words of which two in a row are a slip.
const ENGLISH: &[&str] = &[
    "the", "of", "a", "an", "to", "and", "for", "with", "by", "from", "at", "or", "are", "was", "were", "its", "this",
];

/// Reports everything doubled.
pub fn report(reading: &Reading<'_>, found: &mut Diagnostics) {
    for unit in reading.units.iter().filter(|unit| unit.kind != Kind::Other) {
        if reading.tongue == Tongue::Zh {
            characters(reading, unit, found);
            words(reading, unit, found);
        }
        english(reading, unit, found);
    }
}

fn characters(reading: &Reading<'_>, unit: &Unit, found: &mut Diagnostics) {
    let mut chars = unit.text.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = chars.next() {
        if chars.peek().is_some_and(|(_, next)| *next == c)
            && let Some(single) = SINGLES.iter().find(|single| single.mark == c)
        {
            let end = at + 2 * c.len_utf8();
            let after = unit.text.get(end..).and_then(|tail| tail.chars().next());
            if single.is_slip(before, after) {
                let twice: String = [c, c].iter().collect();
                found.push(rules::doubled_word(reading.span(unit, at, end), &twice, &c.to_string()));
            }
        }
        before = Some(c);
    }
}

impl Single {
    fn is_slip(&self, before: Option<char>, after: Option<char>) -> bool {
        let is_end = before.is_some_and(|c| self.ends_after.contains(c) || (self.after_any && is_han(c)));
        !is_end && !after.is_some_and(|c| self.begins_before.contains(c))
    }
}

/// Finds any of those twice; most texts hold none.
static TWICE: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(WORDS.iter().map(|word| word.repeat(2))).ok());

fn words(reading: &Reading<'_>, unit: &Unit, found: &mut Diagnostics) {
    if TWICE.as_ref().is_some_and(|twice| !twice.is_match(&unit.text)) {
        return;
    }
    for word in WORDS {
        for (at, _) in unit.text.match_indices(word) {
            let end = at + word.len();
            if unit.text.get(end..).is_some_and(|tail| tail.starts_with(word)) {
                let twice = format!("{word}{word}");
                found.push(rules::doubled_word(reading.span(unit, at, end + word.len()), &twice, word));
            }
        }
    }
}

fn english(reading: &Reading<'_>, unit: &Unit, found: &mut Diagnostics) {
    let mut before: Option<(usize, &str)> = None;
    for (at, word) in unit.text.split_inclusive(char::is_whitespace).scan(0, |at, part| {
        let start = *at;
        *at += part.len();
        Some((start, part.trim_end()))
    }) {
        if word.is_empty() {
            continue;
        }
        // “The the”, and no mark between them.
        if let Some((start, first)) = before
            && let bare = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric())
            && first.eq_ignore_ascii_case(bare)
            && ENGLISH.contains(&bare)
        {
            let end = at + first.len();
            let twice = unit.text.get(start..end).unwrap_or("").to_owned();
            found.push(rules::doubled_word(reading.span(unit, start, end), &twice, first));
        }
        let head = word.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
        before = Some((at + word.len() - head.len(), head));
    }
}
