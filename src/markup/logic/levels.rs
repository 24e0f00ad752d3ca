//! N124 and N128 of two levels: 由65%提高到67%，提高2个百分点; 从第10位上升到第2位; `rose from 3% to 5%`.

use rust_decimal::Decimal;

use super::number::{base, is_percent, is_points, same_measure, slack};
use super::passage::{Sentence, ends_with, has_any, is_mark, starts_with, tail};
use crate::diag::Diagnostics;
use crate::lang::Tongue;
use crate::prose::mention::{Measure, Mention};
use crate::quantity::half_step;
use crate::rules;

const UP: &[&str] =
    &["上升", "提高", "提升", "增加", "增长", "扩大", "上涨", "攀升", "跃升", "上调", "前移", "升", "增", "提"];
const DOWN: &[&str] =
    &["下降", "降低", "回落", "减少", "下滑", "下跌", "收窄", "缩短", "压缩", "缩减", "下调", "后退", "降", "减"];
/// Words between a verb and what it reaches.
const TO: &[&str] = &["到", "至", "为"];
const UP_EN: &[&str] = &["rose", "risen", "increased", "grew", "grown", "climbed", "raised", "up", "improved"];
const DOWN_EN: &[&str] =
    &["fell", "fallen", "decreased", "dropped", "declined", "reduced", "cut", "down", "shrank", "lowered"];
/// A place is better the smaller it is.
const PLACES: &[&str] = &["排名", "名次", "位次", "排位", "rank", "place"];
/// Another comparison than the one between the two levels.
const OTHER: &[&str] =
    &["比", "较", "年均", "高于", "低于", "快于", "累计", "超", "than", "average", "against", "compared"];

/// Two levels with the word that says which way.
struct Move<'a> {
    first: &'a Mention,
    second: &'a Mention,
    rises: bool,
    /// From the word that opens it.
    start: usize,
}

/// Compares levels with the direction and with the change that is stated beside them.
pub fn check(sentence: Sentence<'_>, tongue: Tongue, found: &mut Diagnostics) {
    for pair in sentence.mentions().windows(2) {
        let [first, second] = pair else { continue };
        let moved = match tongue {
            Tongue::Zh => chinese(sentence, first, second),
            Tongue::En => english(sentence, first, second),
        };
        if let Some(moved) = moved {
            judge(sentence, &moved, tongue, found);
        }
    }
}

/// 由65%提高到67%, 从年初的第10位上升到现在的第2位.
fn chinese<'a>(sentence: Sentence<'a>, first: &'a Mention, second: &'a Mention) -> Option<Move<'a>> {
    let before = sentence.before(first.start);
    let (at, _) = before.char_indices().rev().take(14).find(|(_, c)| matches!(c, '由' | '从'))?;
    let head = before.get(at..).unwrap_or("");
    let between = sentence.slice(first.end, second.start);
    if head.contains(is_mark) || between.contains(is_mark) || between.chars().count() > 14 {
        return None;
    }
    // 提高到2022年的: the verb comes first, then where it leads.
    let (verb_end, rises) = TO.iter().find_map(|to| verb(between, to))?;
    let reached = between.get(verb_end..).unwrap_or("");
    (reached.chars().count() <= 8).then_some(Move { first, second, rises, start: sentence.start + at })
}

/// The end of `verb + to` in a text, with the direction.
fn verb(text: &str, to: &str) -> Option<(usize, bool)> {
    text.match_indices(to).find_map(|(at, _)| {
        let before = text.get(..at).unwrap_or("");
        let rises = match (ends_with(before, UP), ends_with(before, DOWN)) {
            (Some(_), None) => true,
            (None, Some(_)) => false,
            _ => return None,
        };
        Some((at + to.len(), rises))
    })
}

/// `rose from No. 10 at the start of the year to No. 2`.
fn english<'a>(sentence: Sentence<'a>, first: &'a Mention, second: &'a Mention) -> Option<Move<'a>> {
    let before = sentence.before(first.start);
    let at = before.rfind("from ")?;
    let lead = before.get(at + "from ".len()..).unwrap_or("");
    let between = sentence.slice(first.end, second.start);
    let reaches = between.trim_end().ends_with(" to") || between.trim_end() == "to" || between.ends_with(" to the ");
    if lead.split_whitespace().count() > 2 || between.contains([',', '(', ':']) || !reaches {
        return None;
    }
    let verb = before.get(..at).unwrap_or("").trim_end();
    let verb = verb.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("").to_lowercase();
    let rises = match (UP_EN.contains(&verb.as_str()), DOWN_EN.contains(&verb.as_str())) {
        (true, false) => true,
        (false, true) => false,
        _ => return None,
    };
    Some(Move { first, second, rises, start: sentence.start + at })
}

fn judge(sentence: Sentence<'_>, moved: &Move<'_>, tongue: Tongue, found: &mut Diagnostics) {
    let (Some(from), Some(to)) = (base(sentence, moved.first), base(sentence, moved.second)) else { return };
    if !same_measure(&moved.first.measure, &moved.second.measure)
        || moved.first.max.is_some()
        || moved.second.max.is_some()
    {
        return;
    }
    let is_place = moved.first.measure == Measure::Place;
    // 排名从10上升到2: numbers without 第 may be places too.
    let around = [tail(sentence.before(moved.start), 12), sentence.slice(moved.start, moved.second.end)];
    if moved.first.measure == Measure::Bare && around.iter().any(|words| has_any(words, PLACES)) {
        return;
    }
    let goes_up = if is_place { to < from } else { to > from };
    if goes_up != moved.rises || to == from {
        let span = sentence.span(moved.start, moved.second.end);
        found.push(rules::contradicting_direction(span, sentence.slice(moved.start, moved.second.end)));
        return;
    }
    if is_percent(moved.first) && is_percent(moved.second) {
        change(sentence, moved, tongue, found);
    }
}

/// The change that is stated right behind two percentages.
fn change(sentence: Sentence<'_>, moved: &Move<'_>, tongue: Tongue, found: &mut Diagnostics) {
    let rest = sentence.mentions_in(moved.second.end, sentence.end);
    let Some(stated) = rest.first().filter(|mention| mention.max.is_none()) else { return };
    let between = sentence.slice(moved.second.end, stated.start);
    let words = between.trim_matches(|c: char| is_mark(c) || c.is_whitespace());
    let is_change = match tongue {
        Tongue::Zh => {
            let word = words.trim_end_matches(['了', '约']);
            word.chars().count() <= 6 && (ends_with(word, UP).is_some() || ends_with(word, DOWN).is_some())
        }
        Tongue::En => {
            let heads =
                ["up", "down", "a rise of", "an increase of", "a fall of", "a drop of", "a gain of", "or", "by"];
            starts_with(words, &heads) == Some(words)
        }
    };
    if !is_change || has_any(words, OTHER) {
        return;
    }
    let difference = moved.second.number.saturating_sub(moved.first.number).abs();
    let hidden = [moved.first, moved.second, stated].map(|mention| slack(sentence, mention));
    // Whole percentages are compared as they stand: 65% and 67% are 2 points apart.
    let is_whole = hidden.iter().all(|hidden| *hidden >= half_step(Decimal::ONE));
    let hidden = if is_whole { Decimal::ZERO } else { hidden.into_iter().fold(Decimal::ZERO, Decimal::saturating_add) };
    let is_difference = stated.number.saturating_sub(difference).abs() <= hidden;
    let span = sentence.span(stated.start, stated.end);
    let shown = difference.normalize().to_string();
    if is_points(stated) && !is_difference {
        found.push(rules::change_disagrees_with_levels(span, sentence.written(stated), &shown));
    } else if is_percent(stated) && !is_relative(sentence, moved, stated, is_difference) {
        found.push(rules::percent_of_percent(span, sentence.written(stated), &shown));
    }
}

/// 由50%提高到60%，提高20%: of what it was, it is. What is also the difference must be so to the digit.
fn is_relative(sentence: Sentence<'_>, moved: &Move<'_>, stated: &Mention, is_difference: bool) -> bool {
    let ratio = moved.second.number.checked_div(moved.first.number).and_then(|r| r.checked_mul(Decimal::ONE_HUNDRED));
    let Some(relative) = ratio.map(|ratio| ratio.saturating_sub(Decimal::ONE_HUNDRED).abs()) else { return false };
    let slack = slack(sentence, stated);
    let slack = if is_difference { slack } else { slack.max(Decimal::ONE) };
    relative.saturating_sub(stated.number).abs() <= slack
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_end_before_their_goal() {
        assert_eq!(verb("提高到", "到"), Some((9, true)));
        assert_eq!(verb("的水平下降至现在的", "至"), Some((18, false)));
        assert_eq!(verb("到", "到"), None);
    }
}
