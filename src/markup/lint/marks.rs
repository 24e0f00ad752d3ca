//! W111: brackets, quotation marks and title marks that have no partner in their block.

use super::reading::{Kind, Reading, Unit};
use crate::diag::Diagnostics;
use crate::lang::Tongue;
use crate::rules;

/// Opening and closing marks; full-width brackets stand for the half-width ones too, since authors mix them freely.
const PAIRS: &[(char, char)] = &[
    ('（', '）'),
    ('［', '］'),
    ('【', '】'),
    ('〔', '〕'),
    ('《', '》'),
    ('〈', '〉'),
    ('「', '」'),
    ('『', '』'),
    ('“', '”'),
    ('‘', '’'),
];

/// A mark whose partner is not yet found.
struct Open {
    mark: char,
    at: usize,
    /// It was reported already, as closed by a mark of another kind.
    is_told: bool,
}

/// What is wrong with a mark.
#[derive(Debug, PartialEq, Eq)]
enum Fault {
    Unclosed,
    Unopened,
    /// The place of the bracket that is open there.
    OtherKind(usize),
}

/// Reports the first mark of each kind in each block that has no partner.
pub fn report(reading: &Reading<'_>, found: &mut Diagnostics) {
    for (index, unit) in reading.units.iter().enumerate() {
        if matches!(unit.kind, Kind::Other | Kind::Exhibit) {
            continue;
        }
        let mut told: Vec<char> = Vec::new();
        for (at, fault) in faults(&unit.text, reading.tongue) {
            let Some(mark) = unit.text.get(at..).and_then(|tail| tail.chars().next()) else { continue };
            let kind = opening(mark);
            if told.contains(&kind) || (fault == Fault::Unclosed && goes_on(unit, at, reading.units.get(index + 1))) {
                continue;
            }
            told.push(kind);
            let span = reading.span(unit, at, at + mark.len_utf8());
            found.push(match fault {
                Fault::Unclosed => rules::unclosed_mark(span, mark, closing(mark)),
                Fault::Unopened => rules::unopened_mark(span, mark, kind),
                Fault::OtherKind(open) => {
                    let Some(other) = unit.text.get(open..).and_then(|tail| tail.chars().next()) else { continue };
                    let place = reading.span(unit, open, open + other.len_utf8());
                    rules::mark_of_another_kind(span, mark, place, other, closing(other))
                }
            });
        }
    }
}

/// A quotation of several paragraphs opens each of them and is closed at the last.
fn goes_on(unit: &Unit, at: usize, next: Option<&Unit>) -> bool {
    let opens = |unit: &Unit| unit.text.trim_start().starts_with(['“', '「']);
    unit.text.get(..at).is_some_and(|before| before.trim().is_empty())
        && opens(unit)
        && next.is_some_and(|next| next.kind == unit.kind && opens(next))
}

/// The opening mark of a pair, full-width, of either of its marks.
fn opening(mark: char) -> char {
    let mark = full_width(mark);
    PAIRS.iter().find(|(open, close)| *open == mark || *close == mark).map_or(mark, |(open, _)| *open)
}

/// The closing mark that goes with an opening one, as wide as it.
fn closing(mark: char) -> char {
    match mark {
        '(' => ')',
        '[' => ']',
        _ => PAIRS.iter().find(|(open, _)| *open == mark).map_or(mark, |(_, close)| *close),
    }
}

fn full_width(mark: char) -> char {
    match mark {
        '(' => '（',
        ')' => '）',
        '[' => '［',
        ']' => '］',
        _ => mark,
    }
}

fn is_bracket(mark: char) -> bool {
    matches!(mark, '（' | '［' | '【' | '〔')
}

/// The marks without partner, in their order.
fn faults(text: &str, tongue: Tongue) -> Vec<(usize, Fault)> {
    let mut faults = Vec::new();
    let mut stack: Vec<Open> = Vec::new();
    for (at, c) in text.char_indices() {
        let mark = full_width(c);
        let Some((open, close)) = PAIRS.iter().find(|(open, close)| *open == mark || *close == mark) else { continue };
        let is_quoted = stack.iter().any(|one| one.mark == '‘');
        if is_apostrophe(text, at, c, tongue, is_quoted) || is_face(text, at, c) {
            continue;
        }
        if mark != *close {
            stack.push(Open { mark, at, is_told: false });
            continue;
        }
        let last = stack.last().map(|last| (last.mark, last.at));
        if last
            .is_some_and(|(other, from)| other != *open && is_interval(text.get(from..at).unwrap_or(""), other, mark))
        {
            stack.pop();
        } else if let Some(depth) = stack.iter().rposition(|one| one.mark == *open) {
            let inner = stack.split_off(depth);
            faults.extend(inner.iter().skip(1).filter(|one| !one.is_told).map(|one| (one.at, Fault::Unclosed)));
        } else if !is_list_mark(text, at, mark) {
            match stack.last_mut().filter(|last| is_bracket(last.mark) && is_bracket(*open)) {
                Some(last) => {
                    last.is_told = true;
                    faults.push((at, Fault::OtherKind(last.at)));
                }
                None => faults.push((at, Fault::Unopened)),
            }
        }
    }
    faults.extend(stack.iter().filter(|one| !one.is_told).map(|one| (one.at, Fault::Unclosed)));
    faults.sort_by_key(|(at, _)| *at);
    faults
}

/// don’t, years’; in English ‘ and ’ are too often neither. Where a ‘ is open, as in ‘duizhao’, ’ closes it.
fn is_apostrophe(text: &str, at: usize, c: char, tongue: Tongue, is_quoted: bool) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let is_latin = before.is_some_and(|c| c.is_ascii_alphanumeric());
    matches!(c, '‘' | '’') && (tongue == Tongue::En || (is_latin && !(c == '’' && is_quoted)))
}

/// :-) ;) :(
fn is_face(text: &str, at: usize, c: char) -> bool {
    let head = text.get(..at).unwrap_or("");
    let head = head.strip_suffix('-').unwrap_or(head);
    let next = text.get(at + c.len_utf8()..).and_then(|tail| tail.chars().next());
    let ends = next.is_none_or(|next| next.is_whitespace() || matches!(next, '。' | '，' | '.' | ','));
    matches!(c, '(' | ')') && ends && head.ends_with([':', ';'])
}

/// [10, 20): an interval that holds one of its ends.
fn is_interval(inside: &str, open: char, close: char) -> bool {
    let is_mixed = matches!((open, close), ('［', '）') | ('（', '］'));
    let is_number = |c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(c, ',' | '，' | '.' | '%' | '％' | '∞' | '+' | '-' | '−' | '—')
    };
    is_mixed && inside.contains([',', '，']) && inside.chars().skip(1).all(is_number)
}

/// 1) and 一） at the head of a line or after a mark number items.
fn is_list_mark(text: &str, at: usize, mark: char) -> bool {
    let head = text.get(..at).unwrap_or("");
    let is_number = |c: char| c.is_ascii_digit() || super::numbering::han_digit(c).is_some();
    let number = head.len() - head.trim_end_matches(is_number).len();
    let letter = head.chars().next_back().filter(|c| number == 0 && c.is_ascii_alphabetic()).map_or(0, char::len_utf8);
    let before = head.get(..head.len() - number - letter).unwrap_or("").chars().next_back();
    mark == '）' && number + letter > 0 && number <= 6 && before.is_none_or(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, tongue: Tongue) -> Vec<String> {
        let mark = |at: usize| text[at..].chars().next().unwrap();
        faults(text, tongue).iter().map(|(at, fault)| format!("{} {fault:?}", mark(*at))).collect()
    }

    #[test]
    fn partners_are_found_within_each_other() {
        let text = "【“港区”（一期）、《规划》(2025年）】与[2025]〔2017〕21号";
        assert!(told(text, Tongue::Zh).is_empty());
        assert!(told("The zone’s “port (phase I)” isn’t the cities’ own [sic].", Tongue::En).is_empty());
    }

    #[test]
    fn marks_of_other_use_are_let_be() {
        for text in ["1)港口；2)铁路；b) 公路", "一）产业", "规模在[10, 20)亿元", "很好 :-) 谢谢 ;)"]
        {
            assert!(told(text, Tongue::Zh).is_empty(), "{text}: {:?}", told(text, Tongue::Zh));
        }
    }

    #[test]
    fn a_bracket_closed_by_another_kind_is_told_once() {
        assert_eq!(told("11个【圣钢、海亿+3个)，另有", Tongue::Zh), [") OtherKind(5)"]);
        assert_eq!(told("11个【圣钢、海亿+3个)，得物】", Tongue::Zh), [") OtherKind(5)"]);
    }

    #[test]
    fn what_lacks_a_partner_is_told() {
        assert_eq!(told("贯通“最后一公里。", Tongue::Zh), ["“ Unclosed"]);
        assert_eq!(told("以“和合文化”与新形态”为主题", Tongue::Zh), ["” Unopened"]);
        assert_eq!(told("“港区（一期”建成", Tongue::Zh), ["（ Unclosed"]);
    }
}
