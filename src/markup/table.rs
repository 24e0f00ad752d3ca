//! Tables of the prose: which columns hold numbers, and what the table is called.

use std::collections::BTreeMap;

use pulldown_cmark::{Alignment, Tag, TagEnd};

use super::pieces::{Item, Piece, plain_text};
use crate::prose::mention::{Measure, scan};
use crate::quantity::Units;

/// Which columns of a table are right-aligned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape {
    pub numbers: Vec<bool>,
}

/// The shape of the table that starts at a piece.
pub fn shape(items: &[Item], slots: &[String], units: &Units) -> Shape {
    let Some(Piece::Start(Tag::Table(alignments))) = items.first().map(|item| &item.piece) else {
        return Shape::default();
    };
    let length = items.iter().position(|item| matches!(item.piece, Piece::End(TagEnd::Table))).unwrap_or(items.len());
    let body = items.iter().position(|item| matches!(item.piece, Piece::End(TagEnd::TableHead))).unwrap_or(0);
    let mut columns: Vec<(usize, bool)> = vec![(0, true); alignments.len()];
    let mut column = 0;
    let mut start = 0;
    for (index, item) in items.iter().enumerate().take(length).skip(body) {
        match &item.piece {
            Piece::Start(Tag::TableRow) => column = 0,
            Piece::Start(Tag::TableCell) => start = index + 1,
            Piece::End(TagEnd::TableCell) => {
                let text = plain_text(items.get(start..index).unwrap_or(&[]), slots);
                if let Some((filled, all)) = columns.get_mut(column)
                    && !is_blank(&text)
                {
                    *filled += 1;
                    *all &= is_number(text.trim(), units);
                }
                column += 1;
            }
            _ => {}
        }
    }
    let numbers = columns
        .iter()
        .zip(alignments)
        .map(|((filled, all), alignment)| match alignment {
            Alignment::Right => true,
            Alignment::None => *filled > 0 && *all,
            Alignment::Left | Alignment::Center => false,
        })
        .collect();
    Shape { numbers }
}

/// Whether a cell says nothing: empty, or a dash.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '…' | '/' | '－'))
}

/// Whether a cell is a number and no more: 约3.5亿元, 119项, About RMB 350 million.
fn is_number(text: &str, units: &Units) -> bool {
    const WORDS: &[&str] = &[
        "约",
        "超",
        "超过",
        "突破",
        "近",
        "接近",
        "以上",
        "以内",
        "以下",
        "左右",
        "about",
        "over",
        "nearly",
        "at least",
        "more than",
        "+",
        "第",
    ];
    let found = scan(text, units);
    match found.as_slice() {
        [only] => {
            let rest = format!("{} {}", text.get(..only.start).unwrap_or(""), text.get(only.end..).unwrap_or(""))
                .to_lowercase();
            let rest = rest.trim().trim_end_matches('*');
            // A bare number with a noun behind it is English: 119 projects.
            let is_noun = matches!(only.measure, Measure::Bare)
                && rest.split_whitespace().count() <= 2
                && rest.chars().all(|c| c.is_ascii_alphabetic() || c == ' ');
            rest.is_empty() || WORDS.contains(&rest) || is_noun
        }
        // A year alone (2025) or a number that is no figure: digits decide.
        [] => {
            !text.is_empty()
                && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '−' | '-' | '+'))
        }
        _ => false,
    }
}

/// Names of tables: the heading above, told apart where several stand under one.
#[derive(Debug, Default)]
pub struct Names {
    given: BTreeMap<String, usize>,
}

impl Names {
    /// The name of the next table under a heading.
    pub fn next(&mut self, heading: &str) -> String {
        let count = self.given.entry(heading.to_owned()).or_default();
        *count += 1;
        if *count == 1 { heading.to_owned() } else { format!("{heading} ({count})") }
    }
}
