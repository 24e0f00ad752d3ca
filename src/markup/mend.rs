//! The source text before it is parsed: repairs for Chinese emphasis, and placeholders.
//!
//! CommonMark's flanking rules know no Chinese: in `**“规上工业”**增长` the closing stars stand between a quotation mark
//! and a letter and close nothing. A zero-width character on either side of such a run, written `&#8203;` whose `&` and
//! `;` are punctuation, makes it open and close; the parser's events for it are dropped again. A single `~` stands
//! for a range in Chinese (5~6%) and is kept from striking text out. Every place maps back to the source.
//! To be replaced by the parser's own option when a release has it (pulldown-cmark pull request 1059).

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::lang::is_cjk;

/// Stands for a placeholder while the text is parsed: a noncharacter, told from a typed one by its place.
pub const SENTINEL: char = '\u{FDD0}';
const JOINER: &str = "&#8203;";

/// A change of the source.
#[derive(Debug, Clone)]
struct Edit {
    /// In the source.
    from: usize,
    removed: usize,
    /// In the mended text.
    at: usize,
    inserted: &'static str,
    slot: Option<usize>,
}

/// The mended text, with the way back.
#[derive(Debug, Clone, Default)]
pub struct Mended {
    pub text: String,
    edits: Vec<Edit>,
}

/// Where Markdown reads its marks, and where it reads none.
struct Regions {
    /// Code, HTML, addresses.
    closed: Vec<Range<usize>>,
    /// Plain text.
    text: Vec<Range<usize>>,
}

/// Options of the first reading: `~` is text.
fn base_options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES
}

/// Options of the reading that counts.
pub fn options() -> Options {
    base_options() | Options::ENABLE_STRIKETHROUGH
}

/// Mends a source text. `slot` says which of the texts in braces are placeholders.
pub fn mend(source: &str, slot: &mut dyn FnMut(Range<usize>) -> Option<usize>) -> Mended {
    let regions = regions(source);
    let mut edits = delimiter_edits(source, &regions);
    for range in braces(source, &regions) {
        if let Some(number) = slot(range.clone()) {
            edits.push(Edit {
                from: range.start,
                removed: range.len(),
                at: 0,
                inserted: "\u{FDD0}",
                slot: Some(number),
            });
        }
    }
    // At one place the joiner comes before the placeholder.
    edits.sort_by_key(|edit| (edit.from, edit.removed));
    let mut text = String::with_capacity(source.len() + edits.len() * JOINER.len());
    let mut done = 0;
    for edit in &mut edits {
        text.push_str(source.get(done..edit.from).unwrap_or(""));
        edit.at = text.len();
        text.push_str(edit.inserted);
        done = done.max(edit.from + edit.removed);
    }
    text.push_str(source.get(done..).unwrap_or(""));
    Mended { text, edits }
}

impl Mended {
    fn last_before(&self, at: usize) -> Option<&Edit> {
        let count = self.edits.partition_point(|edit| edit.at <= at);
        count.checked_sub(1).and_then(|index| self.edits.get(index))
    }

    /// The place in the source of a place in the mended text.
    pub fn original(&self, at: usize) -> usize {
        match self.last_before(at) {
            None => at,
            Some(edit) if at < edit.at + edit.inserted.len() => edit.from,
            Some(edit) => edit.from + edit.removed + (at - edit.at - edit.inserted.len()),
        }
    }

    /// Whether the range is a joiner that mending put in.
    pub fn is_joiner(&self, range: &Range<usize>) -> bool {
        self.last_before(range.start)
            .is_some_and(|edit| edit.at == range.start && edit.inserted == JOINER && range.len() == JOINER.len())
    }

    /// The placeholder that stands at a place of the mended text.
    pub fn slot_at(&self, at: usize) -> Option<usize> {
        self.last_before(at).filter(|edit| edit.at == at).and_then(|edit| edit.slot)
    }
}

fn regions(source: &str) -> Regions {
    let mut regions = Regions { closed: Vec::new(), text: Vec::new() };
    let parser = Parser::new_ext(source, base_options());
    regions.closed.extend(parser.reference_definitions().iter().map(|(_, definition)| definition.span.clone()));
    // Of each open link the end of its text so far, and whether it is an address alone.
    let mut links: Vec<(usize, bool)> = Vec::new();
    let mut in_code = false;
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                in_code = true;
                regions.closed.push(range);
                continue;
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => {
                let is_bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
                links.push((range.start, is_bare));
                continue;
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some((text_end, is_bare)) = links.pop() {
                    regions.closed.push(if is_bare { range.clone() } else { text_end..range.end });
                }
            }
            Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) | Event::Rule | Event::FootnoteReference(_) => {
                regions.closed.push(range.clone());
            }
            Event::Text(_) if !in_code && !links.iter().any(|(_, is_bare)| *is_bare) => {
                regions.text.push(range.clone())
            }
            _ => {}
        }
        if let Some((text_end, _)) = links.last_mut() {
            *text_end = range.end.max(*text_end);
        }
    }
    regions.closed.sort_by_key(|range| range.start);
    regions
}

impl Regions {
    fn is_closed(&self, at: usize) -> bool {
        // Ranges nest (a link within a link's text is none, code within HTML is none), so that looking back is short.
        let count = self.closed.partition_point(|range| range.start <= at);
        self.closed.iter().take(count).rev().take(8).any(|range| range.contains(&at))
    }

    fn is_text(&self, at: usize) -> bool {
        let count = self.text.partition_point(|range| range.start <= at);
        count.checked_sub(1).and_then(|index| self.text.get(index)).is_some_and(|range| range.contains(&at))
    }
}

/// Whether an odd number of backslashes stands before a place.
fn is_escaped(source: &str, at: usize) -> bool {
    let before = source.as_bytes().get(..at).unwrap_or(&[]);
    before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

fn delimiter_edits(source: &str, regions: &Regions) -> Vec<Edit> {
    let mut edits = Vec::new();
    let bytes = source.as_bytes();
    let mut at = 0;
    while let Some(offset) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| matches!(byte, b'*' | b'~'))) {
        let start = at + offset;
        let mark = bytes.get(start).copied();
        let length = bytes.get(start..).unwrap_or(&[]).iter().take_while(|byte| Some(**byte) == mark).count();
        let end = start + length.max(1);
        at = end;
        if regions.is_closed(start) || is_escaped(source, start) {
            continue;
        }
        if mark == Some(b'~') && length != 2 {
            edits.extend((start..end).map(|from| Edit { from, removed: 0, at: 0, inserted: "\\", slot: None }));
            continue;
        }
        let before = source.get(..start).and_then(|text| text.chars().next_back());
        let after = source.get(end..).and_then(|text| text.chars().next());
        if let (Some(before), Some(after)) = (before, after)
            && needs_joiners(before, after)
        {
            edits.extend([start, end].map(|from| Edit { from, removed: 0, at: 0, inserted: JOINER, slot: None }));
        }
    }
    edits
}

/// Whether a run between two characters reads one way only, and Chinese stands beside it.
fn needs_joiners(before: char, after: char) -> bool {
    let is_mark = |c: char| !c.is_alphanumeric();
    if before.is_whitespace() || after.is_whitespace() {
        return false;
    }
    (is_cjk(before) || is_cjk(after)) && is_mark(before) != is_mark(after)
}

/// Texts in braces that stand in plain text on one line, braces included.
fn braces(source: &str, regions: &Regions) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = source.get(at..).and_then(|rest| rest.find('{')).map(|offset| at + offset) {
        at = start + 1;
        let Some(offset) = source.get(at..).and_then(|rest| rest.find(['{', '}', '\n'])) else { break };
        let end = at + offset;
        let closes = source.as_bytes().get(end) == Some(&b'}');
        if closes && regions.is_text(start) && regions.is_text(end) && !is_escaped(source, start) {
            found.push(start..end + 1);
        }
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(source: &str) -> Mended {
        mend(source, &mut |_| None)
    }

    #[test]
    fn places_map_back() {
        let source = "产值**（亿元）**增长`**“x”**y`";
        let mended = plain(source);
        assert_eq!(mended.text.matches(JOINER).count(), 4);
        for (at, c) in mended.text.char_indices().filter(|(_, c)| is_cjk(*c)) {
            assert!(source.get(mended.original(at)..).unwrap().starts_with(c));
        }
    }

    #[test]
    fn code_addresses_and_escapes_are_left_alone() {
        for source in [
            "`**“x”**增长`",
            "[值](a**（b）**c)",
            "<https://e.cn/**（b）**c>",
            "\\**（b）\\**c",
            "```\n**（b）**c\n```",
            "a ** b",
        ] {
            assert!(!plain(source).text.contains(JOINER), "{source}");
        }
    }

    #[test]
    fn braces_are_found_in_text_only() {
        let mut seen = Vec::new();
        let source = "值{a}，`{b}`，\\{c}，[{d}]({e})，{f\n}，**{g}**\n\n```\n{h}\n```\n";
        mend(source, &mut |range| {
            seen.push(source[range].to_owned());
            None
        });
        assert_eq!(seen, ["{a}", "{d}", "{g}"]);
    }
}
