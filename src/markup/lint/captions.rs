//! W113: captions whose table or picture is not there.

use super::phrases::{ends_clause, ends_sentence, han_count, is_han};
use super::reading::{Kind, Reading, Unit};
use crate::diag::Diagnostics;
use crate::rules;

/// A longer line is a sentence.
const HAN_MAX: usize = 50;

/// Reports captions that stand alone.
pub fn report(reading: &Reading<'_>, found: &mut Diagnostics) {
    let mut in_list_of_tables = false;
    for (index, unit) in reading.units.iter().enumerate() {
        if matches!(unit.kind, Kind::Heading(_)) {
            in_list_of_tables = is_list_of_tables(&unit.text);
        }
        if unit.kind != Kind::Paragraph || unit.holds_link || unit.holds_picture || in_list_of_tables {
            continue;
        }
        let Some(label) = label(&unit.text) else { continue };
        let after = reading.units.get(index + 1..).unwrap_or(&[]);
        let before = reading.units.get(..index).unwrap_or(&[]);
        if !reaches_exhibit(after.iter()) && !reaches_exhibit(before.iter().rev()) {
            let start = unit.text.len() - unit.text.trim_start().len();
            let words = unit.text.get(start..start + label).unwrap_or("");
            found.push(rules::caption_without_table(reading.span(unit, start, start + label), words));
        }
    }
}

/// Whether a line is the caption of a table or picture: 表1-1 近年主要经济指标, Table 3.
pub fn is_caption(text: &str) -> bool {
    label(text).is_some()
}

/// How long the label of a caption is: 表1-1.
fn label(text: &str) -> Option<usize> {
    let line = text.trim();
    let numbered = |rest: &str| {
        let is_mark = |c: char| matches!(c, '-' | '.' | '—' | '–' | '．' | '·' | '－');
        let length = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || is_mark(c)).len();
        let number = rest.get(..length)?;
        number.starts_with(|c: char| c.is_ascii_digit()).then_some(number.trim_end_matches(is_mark).len())
    };
    let word = ["附表", "附图", "表", "图", "Table ", "Figure ", "Chart ", "Fig. "]
        .iter()
        .find(|word| line.starts_with(**word))?;
    let after_word = line.get(word.len()..)?;
    let blank = after_word.len() - after_word.trim_start().len();
    let length = word.len() + blank + numbered(after_word.trim_start())?;
    let title = line.get(length..)?;
    (!is_sentence(title)).then_some(length)
}

/// 表1列出了主要指标。 Figure 2 shows the growth of output.
fn is_sentence(title: &str) -> bool {
    const VERBS: &[&str] = &[
        "显示", "列", "给出", "为", "中", "所", "是", "反映", "说明", "表明", "和", "与", "、", "shows", "gives",
        "lists", "is ", "and ", "compares", "presents",
    ];
    let words = title.trim_start();
    let holds_clauses =
        words.char_indices().any(|(at, c)| ends_sentence(c) || (at > 0 && c != ':' && c != '：' && ends_clause(c)));
    // 表1的, 图2：
    let is_word =
        title.starts_with(|c: char| is_han(c) || c.is_whitespace() || matches!(c, ':' | '：' | '“' | '《' | '.'));
    let is_verb = VERBS.iter().any(|verb| words.starts_with(verb)) || words.starts_with('的');
    !words.is_empty() && (holds_clauses || !is_word || is_verb || words.ends_with('.') || han_count(words) > HAN_MAX)
}

/// Whether a table, chart or picture comes next, at most a unit of measure or a note between.
fn reaches_exhibit<'a>(units: impl Iterator<Item = &'a Unit>) -> bool {
    for unit in units {
        if unit.is_exhibit() || unit.holds_picture || unit.kind == Kind::Other {
            return true;
        }
        let is_aside = ["单位", "注", "资料来源", "数据来源", "来源", "Unit", "Note", "Source"]
            .iter()
            .any(|head| unit.text.trim_start().starts_with(head));
        if unit.kind != Kind::Paragraph || !is_aside {
            return false;
        }
    }
    false
}

fn is_list_of_tables(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    ["目录", "清单", "contents", "list of"].iter().any(|word| heading.contains(word))
}
