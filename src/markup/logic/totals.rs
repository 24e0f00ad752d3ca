//! N121 in sentences: 共引进19个，其中…; 10家（规上6家、限上4家）; a part that is greater than its whole.

use rust_decimal::Decimal;

use super::number::{adds_up, base, is_hedged, same_measure, slack};
use super::parts::{Part, parts, sum};
use super::passage::{Sentence, ends_with, has_any, since_mark, starts_with, up_to_mark};
use crate::diag::Diagnostics;
use crate::lang::{Text, Tongue};
use crate::prose::mention::{Measure, Mention};
use crate::quantity::{Dimension, Quantity, figure};
use crate::rules;

/// Where one of these is said, a part may be greater than what is called its whole: 净增5家，其中新增20家.
const BALANCES: &[&str] = &[
    "净",
    "顺差",
    "逆差",
    "结余",
    "差额",
    "人均",
    "户均",
    "亩均",
    "平均",
    "退出",
    "注销",
    "减",
    "抵",
    "盈",
    "亏",
    "net ",
    "surplus",
    "deficit",
    "balance",
    "average",
    "per capita",
];
/// Words behind a total that open a list of all its parts.
const ALL: &[&str] = &["分别为", "分别是", "分为", "即"];
/// Words that sum up what stands before them.
const SUMS: &[&str] =
    &["合计", "总计", "共计", "合计为", "共计为", "总计为", "三项合计", "两项合计", "两者合计", "三者合计"];
/// A bracket with one of these compares, and lists no parts.
const COMPARISONS: &[&str] = &[
    "去年", "上年", "前年", "同期", "比", "原", "计划", "目标", "其中", "含", "等", "全市", "全省", "全国", "全区",
    "全县", "累计", "占", "增",
];
/// Kinds of a whole whose parts do not overlap: by what their labels end with.
const KINDS: &[&str] = &["级", "产业", "镇", "乡", "街道", "区", "县", "市", "类", "档", "期", "等奖"];

/// Compares the parts that a sentence names with their whole.
pub fn check(sentence: Sentence<'_>, tongue: Tongue, found: &mut Diagnostics) {
    match tongue {
        Tongue::Zh => {
            sentence.places_of("其中").for_each(|at| of_which(sentence, at, at + "其中".len(), found));
            for mention in sentence.mentions().iter().filter(|mention| adds_up(mention)) {
                all_parts(sentence, mention, found);
                summed_up(sentence, mention, found);
            }
        }
        Tongue::En => {
            let words = [", of which ", " of which "];
            let places = words.iter().find_map(|word| sentence.places_of(word).next().map(|at| (at, at + word.len())));
            if let Some((at, behind)) = places {
                of_which(sentence, at, behind, found);
            }
        }
    }
}

/// 其中: a part is no greater than the whole, nor are parts of one kind together.
fn of_which(sentence: Sentence<'_>, at: usize, from: usize, found: &mut Diagnostics) {
    let Some(whole) = whole_before(sentence, at) else { return };
    let text = sentence.before(at);
    if has_any(sentence.text(), BALANCES) || is_lower_bound(sentence, whole) {
        return;
    }
    let Some(limit) = base(sentence, whole) else { return };
    let parts = match sentence.after(from).starts_with(|c: char| c.is_ascii()) && !text.contains("，") {
        // English has no labels before its numbers.
        true => first_part(sentence, whole, from),
        false => parts(sentence, from, sentence.end),
    };
    let Some(first) = parts.first().filter(|part| same_measure(&part.mention.measure, &whole.measure)) else { return };
    let hidden = slack(sentence, whole).saturating_add(slack(sentence, first.mention));
    if base(sentence, first.mention).is_some_and(|part| part > limit.saturating_add(hidden)) {
        let (part, whole) = (first.mention, whole);
        found.push(rules::part_exceeds_whole(
            sentence.span(part.start, part.end),
            sentence.span(whole.start, whole.end),
            sentence.written(part),
            sentence.written(whole),
        ));
        return;
    }
    let is_all = names_all_industries(&parts);
    if !is_all && !are_of_one_kind(&parts) {
        return;
    }
    let Some((total, hidden)) = sum(sentence, &parts) else { return };
    let hidden = hidden.saturating_add(slack(sentence, whole));
    let adds_up_here = (2..=parts.len()).any(|count| {
        sum(sentence, parts.get(..count).unwrap_or(&[]))
            .is_some_and(|(sum, _)| sum.saturating_sub(limit).abs() <= hidden)
    });
    if !adds_up_here && (total > limit.saturating_add(hidden) || is_all && total < limit.saturating_sub(hidden)) {
        push(sentence, whole, total, found);
    }
}

/// The whole before 其中: the last clause with something that parts add up to holds it.
fn whole_before<'a>(sentence: Sentence<'a>, at: usize) -> Option<&'a Mention> {
    let mut before = sentence
        .mentions_in(sentence.start, at)
        .iter()
        .rev()
        .filter(|mention| adds_up(mention) || mention.measure == Measure::Bare)
        .filter(|mention| !is_within_bracket(sentence, mention, at));
    let last = before.next()?;
    // 110亿元以上项目30个: the count is what is counted, and the greatest of its kind counts.
    let clause = std::iter::once(last).chain(before).take_while(|mention| {
        since_mark(sentence.slice(mention.end, last.end)) == sentence.slice(mention.end, last.end)
    });
    clause.filter(|mention| same_measure(&mention.measure, &last.measure)).max_by_key(|mention| base(sentence, mention))
}

fn is_within_bracket(sentence: Sentence<'_>, mention: &Mention, at: usize) -> bool {
    let rest = sentence.slice(mention.end, at);
    let closing = rest.find(['）', ')', '】']);
    let opening = rest.find(['（', '(', '【']);
    closing.is_some_and(|closing| opening.is_none_or(|opening| closing < opening))
}

fn is_lower_bound(sentence: Sentence<'_>, mention: &Mention) -> bool {
    is_hedged(sentence, mention)
}

fn first_part<'a>(sentence: Sentence<'a>, whole: &Mention, from: usize) -> Vec<Part<'a>> {
    let mention = sentence.mentions_in(from, sentence.end).first();
    let near = mention.filter(|mention| {
        let between = sentence.slice(from, mention.start);
        between.split_whitespace().count() <= 3 && same_measure(&mention.measure, &whole.measure)
    });
    near.map(|mention| Part { label: String::new(), mention }).into_iter().collect()
}

fn names_all_industries(parts: &[Part<'_>]) -> bool {
    let names = [["第一产业", "一产"], ["第二产业", "二产"], ["第三产业", "三产"]];
    parts.len() == 3 && names.iter().zip(parts).all(|(names, part)| has_any(&part.label, names))
}

/// 国家级、省级、市级: parts that do not overlap. Those over a threshold (10亿元以上) do.
fn are_of_one_kind(parts: &[Part<'_>]) -> bool {
    let kind = |part: &Part<'_>| KINDS.iter().find(|kind| part.label.ends_with(**kind));
    let Some(first) = parts.first().and_then(kind) else { return false };
    let labels: Vec<&str> = parts.iter().map(|part| part.label.as_str()).collect();
    let differ = labels.iter().enumerate().all(|(index, label)| !labels.iter().take(index).any(|other| other == label));
    let is_tiered = |part: &&Part<'_>| has_any(&part.label, &["以上", "以下", "以内", "全"]);
    parts.len() >= 2
        && differ
        && parts.iter().all(|part| kind(part) == Some(first))
        && !parts.iter().any(|p| is_tiered(&p))
}

/// 19个，分别为国家级3个、省级16个; 10家（规上6家、限上4家）.
fn all_parts(sentence: Sentence<'_>, whole: &Mention, found: &mut Diagnostics) {
    let rest = sentence.after(whole.end);
    let noun = up_to_mark(rest);
    let behind = rest.get(noun.len()..).unwrap_or("");
    let at = whole.end + noun.len();
    let bracket = behind.chars().next().filter(|c| matches!(c, '（' | '(' | '【' | '['));
    let (from, to) = if let Some(opening) = bracket.filter(|_| noun.chars().count() <= 12) {
        let from = at + opening.len_utf8();
        let inner = sentence.after(from);
        let length = inner.find(['）', ')', '】', ']']).unwrap_or(0);
        if has_any(inner.get(..length).unwrap_or(""), COMPARISONS) {
            return;
        }
        (from, from + length)
    } else {
        let comma = behind.chars().next().filter(|c| matches!(c, '，' | ',')).map_or(0, char::len_utf8);
        let Some(word) = starts_with(behind.get(comma..).unwrap_or(""), ALL).filter(|_| noun.is_empty()) else {
            return;
        };
        let from = at + comma + word.len();
        (from, from + sentence.after(from).find(['，', ',']).unwrap_or(sentence.after(from).len()))
    };
    let inner = sentence.slice(from, to);
    let parts = parts(sentence, from, to);
    let is_complete = parts.len() >= 2
        && parts.len() == sentence.mentions_in(from, to).len()
        && parts.last().is_some_and(|last| last.mention.end == from + inner.trim_end().len())
        && parts.iter().all(|part| same_measure(&part.mention.measure, &whole.measure));
    compare(sentence, whole, &parts, is_complete && !is_hedged(sentence, whole), found);
}

/// 国家级3家、省级5家，合计8家.
fn summed_up(sentence: Sentence<'_>, whole: &Mention, found: &mut Diagnostics) {
    let before = sentence.before(whole.start);
    let clause = since_mark(before);
    if ends_with(clause.trim_end(), SUMS) != Some(clause.trim()) || clause.trim().is_empty() {
        return;
    }
    let end = whole.start - clause.len();
    let head = sentence.before(end).trim_end_matches(['，', ',', '、']);
    let opening = head.char_indices().rev().find(|(_, c)| matches!(c, '，' | ',' | '：' | ':'));
    let start = sentence.start + opening.map_or(0, |(at, c)| at + c.len_utf8());
    let parts = parts(sentence, start, sentence.start + head.len());
    let is_complete = parts.len() >= 2
        && parts
            .iter()
            .all(|part| same_measure(&part.mention.measure, &whole.measure) && !is_hedged(sentence, part.mention))
        && !is_hedged(sentence, whole);
    // Some that stand earlier in the sentence may be meant too.
    let earlier = sentence
        .mentions_in(sentence.start, start)
        .iter()
        .any(|mention| same_measure(&mention.measure, &whole.measure));
    compare(sentence, whole, &parts, is_complete && !earlier, found);
}

fn compare(sentence: Sentence<'_>, whole: &Mention, parts: &[Part<'_>], is_all: bool, found: &mut Diagnostics) {
    if !is_all {
        return;
    }
    let (Some(limit), Some((total, hidden))) = (base(sentence, whole), sum(sentence, parts)) else { return };
    if total.saturating_sub(limit).abs() > hidden.saturating_add(slack(sentence, whole)) {
        push(sentence, whole, total, found);
    }
}

fn push(sentence: Sentence<'_>, whole: &Mention, total: Decimal, found: &mut Diagnostics) {
    let span = sentence.span(whole.start, whole.end);
    found.push(rules::parts_disagree_with_total(span, sentence.written(whole), &shown(&whole.measure, total)));
}

/// A value of the base unit in a unit, in both tongues.
pub fn shown(measure: &Measure, value: Decimal) -> Text {
    let Measure::Unit(unit) = measure else { return Text::new(value.to_string(), value.to_string()) };
    let value = unit.factor.invert().apply(value).unwrap_or(value).round_dp(6).normalize();
    if unit.dimension == Dimension::Count {
        return Text::new(format!("{value}{}", unit.symbol), value.to_string());
    }
    let quantity = Quantity { value, max: None, unit: unit.clone(), qualifier: None };
    Text::new(figure(&quantity, None, Tongue::Zh), figure(&quantity, None, Tongue::En))
}
