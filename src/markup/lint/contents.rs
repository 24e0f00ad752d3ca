//! W115: a table of contents in the text that does not agree with the sections that follow.

use std::collections::{BTreeMap, BTreeSet};

use super::numbering::{Numbered, numbered, run_in};
use super::reading::{Kind, Reading, Unit};
use crate::diag::Diagnostics;
use crate::rules;
use crate::source::Span;

/// A longer line is no title.
const TITLE_CHARACTERS_MAX: usize = 40;
/// A shorter list is no table of contents.
const ENTRIES_MIN: usize = 3;

/// The numbers from the chapter down: 六 › （四）.
type Path = Vec<(u8, u32)>;

/// A numbered title with its place.
struct Entry {
    path: Path,
    /// As typed, with its number: （四）强化资源能源保障.
    line: String,
    /// Letters and digits of the title alone.
    key: String,
    span: Span,
}

/// Compares the first table of contents with what follows it.
pub fn report(reading: &Reading<'_>, found: &mut Diagnostics) {
    let Some(head) = reading.units.iter().position(is_contents_head) else { return };
    let (entries, end) = entries(reading, head + 1);
    let body = body(reading, end, &entries);
    let mut in_body: BTreeMap<&[(u8, u32)], Vec<&Entry>> = BTreeMap::new();
    for entry in &body {
        in_body.entry(&entry.path).or_default().push(entry);
    }
    let listed: BTreeSet<&[(u8, u32)]> = entries.iter().map(|entry| entry.path.as_slice()).collect();
    let agree = |entry: &Entry| {
        in_body.get(entry.path.as_slice()).is_some_and(|there| there.iter().any(|one| one.key == entry.key))
    };
    // A list that hardly agrees is the contents of something else.
    if entries.len() < ENTRIES_MIN || entries.iter().filter(|entry| agree(entry)).count() * 2 < entries.len() {
        return;
    }
    for entry in &entries {
        match in_body.get(entry.path.as_slice()).and_then(|there| there.first()) {
            None => found.push(rules::not_in_body(entry.span, &entry.line)),
            Some(there) if !agree(entry) => {
                found.push(rules::title_differs(there.span, &there.line, entry.span, &entry.line));
            }
            Some(_) => {}
        }
    }
    for (path, there) in &in_body {
        if let Some(entry) = there.first().filter(|_| !listed.contains(path) && goes_on(path, &listed)) {
            let before = entries.iter().rfind(|one| one.path.as_slice() < *path).map(|one| one.span);
            found.push(rules::not_in_contents(entry.span, &entry.line, before));
        }
    }
}

/// Whether the contents list the section's neighbours: （四） where they end with （三）.
fn goes_on(path: &[(u8, u32)], listed: &BTreeSet<&[(u8, u32)]>) -> bool {
    let Some(((rank, value), parents)) = path.split_last() else { return false };
    let before: Path = parents.iter().copied().chain([(*rank, value.saturating_sub(1))]).collect();
    let is_sibling = |other: &&&[(u8, u32)]| {
        other.split_last().is_some_and(|((other_rank, _), above)| other_rank == rank && above == parents)
    };
    listed.contains(before.as_slice()) || listed.iter().filter(is_sibling).count() > 1
}

fn is_contents_head(unit: &Unit) -> bool {
    let words = || unit.text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    matches!(unit.kind, Kind::Heading(_) | Kind::Paragraph)
        && ["目录", "目次", "contents", "tableofcontents"].iter().any(|head| words().eq(head.chars()))
}

/// The entries from a unit on, and the unit after them.
fn entries(reading: &Reading<'_>, from: usize) -> (Vec<Entry>, usize) {
    let mut entries: Vec<Entry> = Vec::new();
    let mut open = Path::new();
    for (index, unit) in reading.units.iter().enumerate().skip(from) {
        let lines = reading.lines(unit);
        let titles: Vec<Entry> = match unit.kind {
            Kind::Paragraph | Kind::Item(_) if lines.len() > 1 => {
                let entry =
                    |(line, at): &(&str, usize)| title(line, reading.prose.span(*at, at + line.len()), &mut open, true);
                lines.iter().map(entry).collect::<Option<_>>().unwrap_or_default()
            }
            Kind::Paragraph | Kind::Item(_) => {
                let span = reading.span(unit, 0, unit.text.len());
                title(&unit.text, span, &mut open, true).into_iter().collect()
            }
            _ => Vec::new(),
        };
        // The first number again: the body begins.
        let starts_over = |entry: &Entry| entries.first().is_some_and(|first| first.path == entry.path);
        if titles.is_empty() || titles.iter().any(starts_over) {
            return (entries, index);
        }
        entries.extend(titles);
    }
    (entries, reading.units.len())
}

/// The numbered headings and lines of the body, of the ranks that the contents have.
fn body(reading: &Reading<'_>, from: usize, entries: &[Entry]) -> Vec<Entry> {
    let ranks: BTreeSet<u8> = entries.iter().filter_map(|entry| entry.path.last()).map(|(rank, _)| *rank).collect();
    let mut open = Path::new();
    let mut body = Vec::new();
    for unit in reading.units.iter().skip(from) {
        if !matches!(unit.kind, Kind::Heading(_) | Kind::Paragraph) {
            continue;
        }
        // As typed: Markdown takes the page break in [$NewPage$](三)发展目标 for a link.
        let Some((line, at)) = reading.lines(unit).first().copied() else { continue };
        if numbered(cleaned(line)).is_some_and(|line| ranks.contains(&line.rank)) {
            let line = run_in(line);
            body.extend(title(line, reading.prose.span(at, at + line.len()), &mut open, false));
        }
    }
    body
}

/// Reads a numbered title; `open` holds the numbers above it.
fn title(line: &str, span: Span, open: &mut Path, in_contents: bool) -> Option<Entry> {
    let line = cleaned(line);
    let line = if in_contents { without_page(line) } else { line };
    let Numbered { rank, value, title } = numbered(line)?;
    if title.is_empty() || title.contains(['。', '；']) || title.chars().count() > TITLE_CHARACTERS_MAX {
        return None;
    }
    open.retain(|(above, _)| *above < rank);
    open.push((rank, value));
    let key = title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    Some(Entry { path: open.clone(), line: line.trim().to_owned(), key, span })
}

/// Without the page breaks of editors, which have a rule of their own.
fn cleaned(line: &str) -> &str {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '-' | '_'));
    ["[$NewPage$]", "$NewPage$]", "ueditor_page_break_tag_", "ueditor_page_break_tag"]
        .iter()
        .find_map(|mark| line.strip_prefix(mark))
        .unwrap_or(line)
}

/// 一、发展现状……12
fn without_page(line: &str) -> &str {
    let is_leader = |c: char| c.is_whitespace() || matches!(c, '.' | '…' | '·' | '-' | '—' | '（' | '）');
    let without_digits = line.trim_end().trim_end_matches(|c: char| c.is_ascii_digit());
    let trimmed = without_digits.trim_end_matches(is_leader);
    // A title may end in a year: 迈向2035.
    if trimmed.len() < without_digits.len() { trimmed } else { line }
}
