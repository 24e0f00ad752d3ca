//! Edits of a front matter, byte by byte: another number in place of one, a growth rate beside a level, a new figure.
//!
//! In: the text of a file and its YAML with places. Out: the same text with nothing else changed: comments, order,
//! quoting, line ends stay. What is written in a way that cannot be edited safely (anchors, texts over several lines) is
//! [`Stuck`], never guessed at.

mod scalar;
mod find;
mod change;
mod add;

pub use add::{NewFigure, add};
pub use change::change;
pub use find::figure_at;

use crate::yaml::{Node, Value};

/// Another text in place of a byte range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    pub start: usize,
    pub end: usize,
    pub text: String,
}

impl Replacement {
    /// A text between two bytes.
    fn insertion(at: usize, text: impl Into<String>) -> Replacement {
        Replacement { start: at, end: at, text: text.into() }
    }
}

/// A place that is written in a way that only a person should change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stuck;

/// A text with replacements, which do not overlap; `None` where one lies outside the text.
pub fn applied(text: &str, replacements: &[Replacement]) -> Option<String> {
    let mut sorted: Vec<&Replacement> = replacements.iter().collect();
    sorted.sort_by_key(|one| (one.start, one.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for one in sorted {
        out.push_str(text.get(at..one.start)?);
        out.push_str(&one.text);
        at = one.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

/// What a line break is in a file.
fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// The start of the line that follows a byte.
fn next_line(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |found| at + found + 1)
}

/// The start of the line that a byte stands on.
fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1)
}

/// Where a value ends. Of what stands in brackets the tree knows the last entry, not the closing bracket.
fn end(text: &str, node: &Node) -> usize {
    let last = match &node.value {
        Value::Map(entries) => entries.last().map(|entry| end(text, &entry.node).max(entry.key_span.end)),
        Value::List(items) => items.last().map(|item| end(text, item)),
        Value::Scalar(_) | Value::Empty => return node.span.end,
    };
    let close = match text.get(node.span.start..).and_then(|rest| rest.chars().next()) {
        Some('{') => '}',
        Some('[') => ']',
        _ => return last.unwrap_or(node.span.end),
    };
    let from = last.unwrap_or(node.span.start + 1);
    let mut is_comment = false;
    for (at, c) in text.get(from..).unwrap_or("").char_indices() {
        is_comment = (is_comment || c == '#') && c != '\n';
        if c == close && !is_comment {
            return from + at + 1;
        }
    }
    node.span.end
}

/// Blanks up to the column of a byte: the indent of a key that may follow `- `.
fn indent(text: &str, at: usize) -> String {
    let before = text.get(line_start(text, at)..at).unwrap_or("");
    before.chars().map(|_| ' ').collect()
}
