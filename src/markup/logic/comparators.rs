//! N124 at one number: 不超过5%以上, 增长-3%, 6%—5%, 增长5%，降幅收窄, 增长30%，实现翻番.

use rust_decimal::Decimal;

use super::number::{is_percent, stands_free};
use super::passage::{Sentence, ends_with, starts_with};
use crate::diag::Diagnostics;
use crate::lang::Tongue;
use crate::prose::mention::{Measure, Mention};
use crate::quantity::Dimension;
use crate::rules;

/// Words before a number that make it the most.
const AT_MOST: &[&str] = &[
    "不超过",
    "不高于",
    "不多于",
    "不足",
    "不到",
    "不满",
    "低于",
    "少于",
    "至多",
    "最多",
    "at most",
    "no more than",
    "less than",
    "fewer than",
];
/// Words before a number that make it the least.
const AT_LEAST: &[&str] =
    &["不低于", "不少于", "不小于", "至少", "最少", "超过", "突破", "高于", "at least", "no less than", "more than"];
/// Words before a number that take the meaning of those away: 不得超过 is at most.
const NEGATIONS: &[&str] =
    &["不", "未", "没有", "不得", "不能", "不可", "不应", "从未", "没", "勿", "not ", "not exceed "];
const ABOUT: &[&str] = &["约", "大约", "近", "接近", "左右"];
const RISES: &[&str] = &["增长", "上升", "提高", "增加", "上涨", "提升", "回升"];
const FALLS: &[&str] = &["下降", "回落", "降低", "减少", "下跌", "下滑"];

/// Looks at the words around every number of a sentence.
pub fn check(sentence: Sentence<'_>, tongue: Tongue, found: &mut Diagnostics) {
    for mention in sentence.mentions() {
        let fault = bounds(sentence, mention)
            .or_else(|| doubled_sign(sentence, mention))
            .or_else(|| turned_round(sentence, mention))
            .or_else(|| if tongue == Tongue::Zh { neighbours(sentence, mention) } else { None });
        if let Some((from, to)) = fault {
            found.push(rules::contradicting_comparator(sentence.span(from, to), sentence.slice(from, to)));
        }
    }
}

type Fault = Option<(usize, usize)>;

/// 不超过5%以上, 至少30家以内, 超过约30家, 30家左右以上.
fn bounds(sentence: Sentence<'_>, mention: &Mention) -> Fault {
    let before = sentence.before(mention.start).trim_end();
    let (rest, blanks) = trimmed(sentence.after(mention.end));
    let after = mention.end + blanks;
    let word_at = |words: &[&str]| {
        let word = ends_with(before, words)?;
        let start = sentence.start + before.len() - word.len();
        let is_negated = ends_with(before.strip_suffix(word)?.trim_end(), NEGATIONS).is_some();
        Some((start, is_negated))
    };
    // 约 may stand between: 超过约30家.
    let hedged = ends_with(before, &["约", "大约"]).and_then(|word| before.strip_suffix(word));
    if let Some(head) = hedged
        && let Some(word) = ends_with(head, &["超过", "突破", "超", "不低于", "不少于", "至少", "不足", "不到"])
    {
        return Some((sentence.start + head.len() - word.len(), mention.end));
    }
    let behind = starts_with(rest, &["以上", "以内", "以下", "左右", "or more", "or less"])?;
    let end = after + behind.len();
    let (next, _) = trimmed(sentence.after(end));
    if behind == "左右" || starts_with(next, &["左右"]).is_some() {
        let bound =
            starts_with(next, &["以上", "以下", "以内", "左右"]).filter(|word| (behind == "左右") != (*word == "左右"));
        return bound.map(|word| (mention.start, end + word.len()));
    }
    // 低于10亿元以上项目的平均水平: 以上 belongs to what follows.
    if !stands_free(sentence, mention) && !behind.starts_with("or") {
        return None;
    }
    let is_upper = |start: usize, negated: bool| (!negated).then_some((start, end));
    match behind {
        "以上" | "or more" => match word_at(AT_MOST) {
            Some((start, negated)) => is_upper(start, negated),
            None => word_at(&["超过", "高于", "超出"]).filter(|(_, negated)| *negated).map(|(start, _)| (start, end)),
        },
        _ => match word_at(AT_LEAST) {
            Some((start, negated)) => is_upper(start, negated),
            None => None,
        },
    }
}

fn trimmed(text: &str) -> (&str, usize) {
    let rest = text.trim_start();
    (rest, text.len() - rest.len())
}

/// 增长-3%, 下降-5%.
fn doubled_sign(sentence: Sentence<'_>, mention: &Mention) -> Fault {
    let written = sentence.written(mention);
    if !written.starts_with(['-', '−', '－']) || !matches!(mention.measure, Measure::Unit(_)) {
        return None;
    }
    let before = sentence.before(mention.start).trim_end();
    let word = ends_with(before, RISES).or_else(|| ends_with(before, FALLS));
    let word =
        word.or_else(|| ends_with(before, &["up", "down", "rose by", "fell by", "rose", "fell", "grew", "grew by"]))?;
    Some((sentence.start + before.len() - word.len(), mention.end))
}

/// 6%—5%: a range is written from the lower end.
fn turned_round(sentence: Sentence<'_>, mention: &Mention) -> Fault {
    let is_range = mention.max.is_some_and(|max| max < mention.number);
    let written = sentence.written(mention);
    let is_signed = written.starts_with(['-', '−', '－']);
    let measures = matches!(&mention.measure, Measure::Unit(unit) if !matches!(
        unit.dimension,
        Dimension::Index | Dimension::Place | Dimension::Times | Dimension::Days
    ));
    let before = sentence.before(mention.start).trim_end();
    let is_path = ends_with(before, &["由", "从", "自", "第", "from", "between"]).is_some()
        || before.rsplit(' ').take(4).any(|word| word.eq_ignore_ascii_case("from"));
    // -5%—-3% is read without its second sign; 表2-1 台州 has a number of its own.
    let is_plain = !is_signed
        && !before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '—' | '–' | '表' | '图' | '栏'))
        && (written.is_ascii() || !written.contains(char::is_whitespace));
    (is_range && measures && !is_path && is_plain).then_some((mention.start, mention.end))
}

/// 增长5%，降幅收窄; 下降5%，增幅扩大; 增长30%，实现翻番.
fn neighbours(sentence: Sentence<'_>, mention: &Mention) -> Fault {
    if !is_percent(mention) || mention.max.is_some() {
        return None;
    }
    let before = sentence.before(mention.start).trim_end();
    let before = ["约", "超过", "超", "近", "达"].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    let (rises, falls) = (ends_with(before, RISES), ends_with(before, FALLS));
    let word = rises.or(falls)?;
    let start = sentence.start + before.len() - word.len();
    let rest = sentence.after(mention.end);
    let clause = rest.strip_prefix('，').or_else(|| rest.strip_prefix(','))?;
    let at = sentence.end - clause.len();
    let told = |length: usize| Some((start, at + length));
    let other = if rises.is_some() { "降幅" } else { "增幅" };
    let continues = clause.strip_prefix(other).is_some_and(|rest| {
        starts_with(rest.trim_start(), &["收窄", "扩大", "较", "比", "为", "达", "居", "位"]).is_some()
    });
    if continues {
        return told(other.len());
    }
    let double =
        ["实现翻番", "翻番", "翻了一番", "实现翻一番", "翻一番"].iter().find(|word| clause.starts_with(**word))?;
    let next = clause.get(double.len()..).unwrap_or("").chars().next();
    let ends = next.is_none_or(super::passage::is_mark);
    let is_doubled = mention.number >= Decimal::from(95) && rises.is_some();
    // 增长约100% may be a little less; ABOUT words keep their say.
    let is_vague = ends_with(sentence.before(mention.start).trim_end(), ABOUT).is_some();
    if ends && !is_doubled && !is_vague { told(double.len()) } else { None }
}
