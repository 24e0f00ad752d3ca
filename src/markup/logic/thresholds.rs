//! N122: 10亿元以上项目30个，50亿元以上项目4个 — what is over the higher threshold is over the lower one too.

use rust_decimal::Decimal;

use super::number::{base, is_money, is_single_count};
use super::passage::{Sentence, has_any, since_mark, starts_with, up_to_mark};
use crate::diag::Diagnostics;
use crate::lang::Tongue;
use crate::prose::mention::{Measure, Mention};
use crate::rules;

/// Stages of a project: those of different stages are not counted together. 引进, 签约 and 落地 are one stage.
const STAGES: &[&[&str]] = &[
    &["开工", "新建"],
    &["竣工", "投产", "建成", "完工"],
    &["在建", "续建"],
    &["储备", "谋划", "在谈"],
    &["入库"],
    &["去年", "上年"],
];
/// What may be counted by size.
const NOUNS: &[&str] = &["项目", "企业", "工程", "产品", "集群", "园区", "平台", "projects", "firms", "enterprises"];

/// Things over a threshold.
struct Class<'a> {
    threshold: Decimal,
    written: &'a str,
    count: &'a Mention,
    stage: Option<usize>,
    noun: Option<usize>,
}

/// Compares the counts of a sentence by their thresholds.
pub fn check(sentence: Sentence<'_>, tongue: Tongue, found: &mut Diagnostics) {
    let mark = if tongue == Tongue::Zh { "以上" } else { "RMB" };
    if !sentence.text().contains(mark) {
        return;
    }
    let classes: Vec<Class<'_>> = match tongue {
        Tongue::Zh => sentence.places_of("以上").filter_map(|at| class(sentence, at)).collect(),
        Tongue::En => sentence.mentions().iter().filter_map(|mention| english_class(sentence, mention)).collect(),
    };
    for (index, high) in classes.iter().enumerate() {
        let low = classes.iter().enumerate().find(|(other, low)| {
            *other != index
                && low.threshold < high.threshold
                && low.count.number < high.count.number
                && low.stage == high.stage
                && (low.noun == high.noun || low.noun.is_none() || high.noun.is_none())
        });
        if let Some((_, low)) = low {
            found.push(rules::thresholds_contradict(
                sentence.span(high.count.start, high.count.end),
                sentence.span(low.count.start, low.count.end),
                (high.written, sentence.written(high.count)),
                (low.written, sentence.written(low.count)),
            ));
            return;
        }
    }
}

/// The class of an 以上: 亿元以上项目19个, 4个50亿元以上项目.
fn class<'a>(sentence: Sentence<'a>, at: usize) -> Option<Class<'a>> {
    let (threshold, start) = threshold(sentence, at)?;
    let behind = at + "以上".len();
    let written = sentence.slice(start, behind);
    let clause = up_to_mark(sentence.after(behind));
    let clause_start = start - since_mark(sentence.before(start)).len();
    let directly_before =
        sentence.mentions_in(clause_start, start).last().filter(|count| count.end == start && is_single_count(count));
    let count = match directly_before {
        Some(count) => count,
        None => {
            let in_clause = sentence.mentions_in(behind, behind + clause.len());
            in_clause.iter().find(|mention| is_single_count(mention))?
        }
    };
    let around = sentence.slice(clause_start, behind + clause.len());
    let noun = NOUNS.iter().position(|noun| clause.contains(noun));
    Some(Class { threshold, written, count, stage: stage(around), noun })
}

/// The stage that a clause names; 落地 and the like count as none.
fn stage(clause: &str) -> Option<usize> {
    STAGES.iter().position(|words| has_any(clause, words))
}

/// The amount before 以上, with its place. 亿元以上 is 1亿元以上.
fn threshold(sentence: Sentence<'_>, at: usize) -> Option<(Decimal, usize)> {
    let money = sentence.mentions_in(sentence.start, at).last().filter(|money| {
        let between = sentence.slice(money.end, at);
        is_money(money) && matches!(between, "" | "及" | "（含）" | "(含)")
    });
    if let Some(money) = money {
        return base(sentence, money).map(|amount| (amount, money.start));
    }
    let before = sentence.before(at);
    let bare = [("千万元", 10_000_000), ("百亿元", 10_000_000_000), ("十亿元", 1_000_000_000), ("亿元", 100_000_000)];
    let (word, amount): (&str, i64) = bare.into_iter().find(|(word, _)| before.ends_with(word))?;
    let head = before.strip_suffix(word)?;
    let is_numeral = head.ends_with(|c: char| c.is_ascii_digit() || "十百千万一二三四五六七八九.几数多余".contains(c));
    (!is_numeral).then(|| (Decimal::from(amount), at - word.len()))
}

/// `4 projects of RMB 5 billion and above`.
fn english_class<'a>(sentence: Sentence<'a>, money: &'a Mention) -> Option<Class<'a>> {
    starts_with(sentence.after(money.end).trim_start(), &["and above", "or above", "or more", "and more", "and over"])?;
    let threshold = base(sentence, money).filter(|_| is_money(money))?;
    let count = sentence
        .mentions_in(sentence.start, money.start)
        .iter()
        .rev()
        .find(|mention| mention.measure == Measure::Bare || is_single_count(mention))?;
    let between = sentence.slice(count.end, money.start);
    let is_near = between.split_whitespace().count() <= 10 && !between.contains([',', ':', '(']);
    let noun = NOUNS.iter().position(|noun| between.contains(noun));
    let before = sentence.before(count.start).rsplit(',').next().unwrap_or("");
    let stages = [&["started", "begun"][..], &["completed", "finished"], &["under construction"], &["in reserve"]];
    let stage = stages.iter().position(|words| has_any(before, words));
    is_near.then(|| Class { threshold, written: sentence.written(money), count, stage, noun })
}
