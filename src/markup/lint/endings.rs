//! W110: paragraphs and items that break off, or go on after a blank line.

use super::captions;
use super::numbering::numbered;
use super::phrases::{ends_clause, ends_sentence, han_count, is_han};
use super::reading::{BLOT, Kind, Reading, Unit};
use crate::diag::Diagnostics;
use crate::lang::Tongue;
use crate::rules;

/// A line of this many Han characters with a comma in it is a sentence, and no slogan or title.
const HAN_OF_SENTENCE: usize = 30;
/// Without any mark in it, a line must be this long to be one.
const HAN_OF_LONG_LINE: usize = 60;
const WORDS_OF_SENTENCE: usize = 20;
/// So many items of a list must agree on their ending for another to stand out.
const AGREEING_ITEMS: usize = 2;
/// How much of the end is pointed at.
const TAIL_CHARACTERS: usize = 8;

/// Reports what does not end.
pub fn report(reading: &Reading<'_>, found: &mut Diagnostics) {
    for (index, unit) in reading.units.iter().enumerate() {
        if unit.kind == Kind::Paragraph && !unit.is_strong && !unit.holds_picture {
            paragraph(reading, unit, reading.units.get(index + 1), found);
        }
    }
    lists(reading, found);
}

fn paragraph(reading: &Reading<'_>, unit: &Unit, next: Option<&Unit>, found: &mut Diagnostics) {
    let text = unit.text.trim_end();
    if text.chars().next_back().is_none_or(closes) {
        return;
    }
    // What leads to a list, a table, a chart needs no mark of its own.
    if next.is_some_and(|next| {
        !matches!(next.kind, Kind::Paragraph | Kind::Heading(_) | Kind::Footnote) || captions::is_caption(&next.text)
    }) {
        return;
    }
    let rest = next.filter(|next| next.kind == Kind::Paragraph && starts_amid(&next.text, reading.tongue));
    if rest.is_none() && !is_sentence(text, reading.tongue) {
        return;
    }
    let (start, end) = tail(text);
    let words = text.get(start..end).unwrap_or("");
    let rest = rest.map(|next| reading.span(next, 0, head_length(&next.text)));
    found.push(rules::unfinished_paragraph(reading.span(unit, start, end), words, rest));
}

/// Marks after which nothing need follow; brackets and quotation marks may hold the full stop.
fn closes(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '…'
            | '：'
            | '；'
            | '」'
            | '』'
            | '”'
            | '’'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '〕'
            | '］'
    ) || matches!(c, '.' | '!' | '?' | ':' | ';' | ')' | ']' | '"' | '\'' | '—' | '～' | '~' | '|' | '→' | '*')
        || c == BLOT
}

/// Whether a text is prose, and no title, caption, signature, label or credit.
fn is_sentence(text: &str, tongue: Tongue) -> bool {
    let last = text.rsplit('\n').next().unwrap_or(text);
    let is_lone = |line: &str| han_count(line) < HAN_OF_SENTENCE && !line.contains(|c| ends_sentence(c) || is_comma(c));
    if (text.contains('\n') && is_lone(last)) || is_note(text) || captions::is_caption(text) {
        return false;
    }
    match tongue {
        Tongue::Zh => is_chinese_sentence(text),
        Tongue::En => {
            let words = text.split_whitespace().count();
            words >= WORDS_OF_SENTENCE || (words >= WORDS_OF_SENTENCE / 2 && text.contains(". "))
        }
    }
}

fn is_chinese_sentence(text: &str) -> bool {
    let han = han_count(text);
    let has_sentences = text.contains(|c| ends_sentence(c) && c != '\n');
    // （一）强化创新驱动，加快转型升级: a heading typed as a line.
    if !has_sentences && numbered(text).is_some() && han < HAN_OF_SENTENCE + 10 {
        return false;
    }
    if text.ends_with(['，', ',', '、']) {
        return han >= TAIL_CHARACTERS;
    }
    (has_sentences && han >= 10) || (text.contains(is_comma) && han >= HAN_OF_SENTENCE) || han >= HAN_OF_LONG_LINE
}

fn is_comma(c: char) -> bool {
    matches!(c, '，' | ',')
}

/// 注: …, 联系人: …, Source: …, 孙金标 摄: lines beside the text.
fn is_note(text: &str) -> bool {
    const HEADS: &[&str] = &["注", "备注", "附件", "附注", "说明", "Note", "Source", "Contact"];
    const TAILS: &[&str] = &["摄", "供图", "通讯员", "记者"];
    let label = text.char_indices().take(10).find(|(_, c)| matches!(c, '：' | ':')).map(|(at, _)| at);
    let is_label = label.is_some() && !text.contains(|c| ends_sentence(c) && c != '\n');
    is_label || HEADS.iter().any(|head| text.starts_with(head)) || TAILS.iter().any(|tail| text.ends_with(tail))
}

/// Whether a paragraph starts within a sentence: 位；…, ，并…; in English with a small letter.
fn starts_amid(text: &str, tongue: Tongue) -> bool {
    let mut chars = text.trim_start().chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return false };
    if matches!(first, '，' | '；' | '、' | '。' | '！' | '？' | ',' | ';') {
        return true;
    }
    match tongue {
        // 但，…: a word of one character may open a sentence.
        Tongue::Zh => {
            is_han(first)
                && match second {
                    Some('；' | ';' | '。' | '、') => {
                        han_count(text) > 3 && super::numbering::han_digit(first).is_none()
                    }
                    Some(c) if is_comma(c) => !"但而故则即若如今且又曾对是".contains(first),
                    _ => false,
                }
        }
        Tongue::En => first.is_ascii_lowercase() && second.is_some_and(|c| c.is_ascii_lowercase() || c == ' '),
    }
}

/// The last words of a text.
fn tail(text: &str) -> (usize, usize) {
    let words = text.trim_end_matches(ends_clause);
    let start = words.char_indices().rev().take_while(|(_, c)| !ends_clause(*c)).take(TAIL_CHARACTERS).last();
    (start.map_or(0, |(at, _)| at), text.len())
}

fn head_length(text: &str) -> usize {
    text.chars().take(TAIL_CHARACTERS / 2).map(char::len_utf8).sum()
}

/// Items without the mark that all others of their list end in.
fn lists(reading: &Reading<'_>, found: &mut Diagnostics) {
    let list_of = |unit: &Unit| match unit.kind {
        Kind::Item(list) => Some(list),
        _ => None,
    };
    let mut lists: std::collections::BTreeMap<usize, Vec<&Unit>> = std::collections::BTreeMap::new();
    for (index, unit) in reading.units.iter().enumerate() {
        let Some(list) = list_of(unit) else { continue };
        // An item that leads to a list of its own ends as it likes.
        let is_lead = reading.units.get(index + 1).and_then(list_of).is_some_and(|next| next > list);
        if !is_lead {
            lists.entry(list).or_default().push(unit);
        }
    }
    for items in lists.values() {
        let open: Vec<&&Unit> = items.iter().filter(|unit| !ends_sentence_or_item(&unit.text)).collect();
        let [only] = open.as_slice() else { continue };
        let text = only.text.trim_end();
        let is_open = text.chars().next_back().is_some_and(|c| !closes(c));
        if is_open && items.len() > AGREEING_ITEMS && is_worded(text) {
            let (start, end) = tail(text);
            let words = text.get(start..end).unwrap_or("");
            found.push(rules::unfinished_item(reading.span(only, start, end), words));
        }
    }
}

/// A list may end its items in “; and”.
fn ends_sentence_or_item(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(|c| ends_sentence(c) || matches!(c, '.' | '…'))
        || [" and", " or", "和", "及", "以及"].iter().any(|word| text.ends_with(word))
}

fn is_worded(text: &str) -> bool {
    han_count(text) >= TAIL_CHARACTERS || text.split_whitespace().count() >= 5
}
