//! Scalars of YAML: a text in the quoting that the place has, or needs.

use super::{Replacement, Stuck};
use crate::yaml::Node;

/// Another text in place of a scalar, quoted as the old one was; with quotes where it needs them.
pub fn replaced(text: &str, node: &Node, new: &str) -> Result<Replacement, Stuck> {
    let old = node.scalar().ok_or(Stuck)?;
    let source = text.get(node.span.start..node.span.end).ok_or(Stuck)?;
    let is_line = !source.contains('\n');
    let written = match source.chars().next() {
        Some('"') if is_line && source.len() > 1 && source.ends_with('"') => double_quoted(new),
        Some('\'') if is_line && source.len() > 1 && source.ends_with('\'') => single_quoted(new),
        // Anchors, aliases, tags and blocks are not what their places say.
        _ if source == old => plain(new),
        _ => return Err(Stuck),
    };
    Ok(Replacement { start: node.span.start, end: node.span.end, text: written })
}

/// A text as a plain scalar where it can be one anywhere, else in double quotes.
pub fn plain(text: &str) -> String {
    let first_is_free = !text.starts_with(|c: char| "\"'`@%&*!|>#,[]{}?:".contains(c) || c.is_whitespace())
        && !text.starts_with("- ")
        && !matches!(text, "" | "-" | "~");
    let inside_is_free =
        !text.contains([',', '[', ']', '{', '}', '\n', '\t']) && !text.contains(": ") && !text.contains(" #");
    let end_is_free = !text.ends_with([':', ' ']);
    if first_is_free && inside_is_free && end_is_free { text.to_owned() } else { double_quoted(text) }
}

fn double_quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .flat_map(|c| match c {
            '"' | '\\' => vec!['\\', c],
            '\n' => vec!['\\', 'n'],
            '\t' => vec!['\\', 't'],
            c => vec![c],
        })
        .collect();
    format!("\"{escaped}\"")
}

fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
