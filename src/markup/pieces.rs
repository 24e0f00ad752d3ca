//! Mended Markdown → a flat list of pieces with their places in the source.
//!
//! Adjacent text is one [`Run`], so that a figure is looked for in whole text; a line break between two Han characters
//! leaves no blank.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};

use super::mend::{Mended, SENTINEL, options};
use crate::lang::{Tongue, is_cjk};

/// Text without markup in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    /// Where parts start: in `text`, and in the source.
    origins: Vec<(usize, usize)>,
}

impl Run {
    fn push(&mut self, text: &str, from: usize) {
        self.origins.push((self.text.len(), from));
        self.text.push_str(text);
    }

    /// The place in the source of a place in the text.
    pub fn original(&self, at: usize) -> usize {
        let count = self.origins.partition_point(|(start, _)| *start <= at);
        let origin = count.checked_sub(1).and_then(|index| self.origins.get(index));
        origin.map_or(at, |(start, from)| from + (at - start))
    }
}

/// One piece of a text.
#[derive(Debug, Clone)]
pub enum Piece {
    Start(Tag<'static>),
    End(TagEnd),
    Text(Run),
    /// Code within a line.
    Code(String),
    /// A placeholder, by number.
    Slot(usize),
    /// HTML as typed, comments left out.
    Html(String),
    HardBreak,
    Rule,
    Footnote(String),
}

/// A piece with its place in the source.
#[derive(Debug, Clone)]
pub struct Item {
    pub piece: Piece,
    pub range: Range<usize>,
}

/// Whether a tag stands within a line of text.
pub fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Superscript
            | Tag::Subscript
    )
}

/// The same of an end tag.
pub fn is_inline_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

/// Parses a mended text.
pub fn parse(mended: &Mended, tongue: Tongue) -> Vec<Item> {
    let mut events: Vec<(Event<'_>, Range<usize>)> = Parser::new_ext(&mended.text, options())
        .into_offset_iter()
        .filter(|(event, range)| !(matches!(event, Event::Text(_)) && mended.is_joiner(range)))
        .collect();
    join_lines(&mut events, tongue);
    let mut items: Vec<Item> = Vec::with_capacity(events.len());
    for (event, range) in events {
        let source = mended.original(range.start)..mended.original(range.end);
        let piece = match event {
            Event::Text(text) => {
                push_text(&mut items, mended, &text, &range);
                continue;
            }
            Event::SoftBreak => {
                append(&mut items, "\n", source.start, source.end);
                continue;
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                push_html(&mut items, &html, source);
                continue;
            }
            Event::Start(tag) => Piece::Start(tag.into_static()),
            Event::End(tag) => Piece::End(tag),
            Event::Code(code) => Piece::Code(code.into_string()),
            Event::HardBreak => Piece::HardBreak,
            Event::Rule => Piece::Rule,
            Event::FootnoteReference(label) => Piece::Footnote(label.into_string()),
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => continue,
        };
        items.push(Item { piece, range: source });
    }
    without_comments(&mut items);
    items
}

/// Appends text to the last run, or opens one.
fn append(items: &mut Vec<Item>, text: &str, from: usize, to: usize) {
    if let Some(Item { piece: Piece::Text(run), range }) = items.last_mut() {
        run.push(text, from);
        range.end = range.end.max(to);
        return;
    }
    let mut run = Run::default();
    run.push(text, from);
    items.push(Item { piece: Piece::Text(run), range: from..to });
}

/// Text of the parser, in which placeholders stand as sentinels at known places.
fn push_text(items: &mut Vec<Item>, mended: &Mended, text: &CowStr<'_>, range: &Range<usize>) {
    let is_literal = text.len() == range.len();
    let mut start = 0;
    if is_literal {
        for (at, c) in text.char_indices().filter(|(_, c)| *c == SENTINEL) {
            let Some(slot) = mended.slot_at(range.start + at) else { continue };
            let (from, to) = (mended.original(range.start + at), mended.original(range.start + at + c.len_utf8()));
            if at > start {
                append(items, text.get(start..at).unwrap_or(""), mended.original(range.start + start), from);
            }
            items.push(Item { piece: Piece::Slot(slot), range: from..to });
            start = at + c.len_utf8();
        }
    }
    let rest = text.get(start..).unwrap_or("");
    if !rest.is_empty() {
        append(items, rest, mended.original(range.start + start), mended.original(range.end));
    }
}

fn push_html(items: &mut Vec<Item>, html: &str, range: Range<usize>) {
    if let Some(Item { piece: Piece::Html(last), range: whole }) = items.last_mut() {
        last.push_str(html);
        whole.end = range.end;
        return;
    }
    items.push(Item { piece: Piece::Html(html.to_owned()), range });
}

/// Comments vanish: `<!-- allow W106: 原文如此 -->`.
fn without_comments(items: &mut Vec<Item>) {
    for item in items.iter_mut() {
        let Piece::Html(html) = &mut item.piece else { continue };
        let mut kept = String::new();
        let mut rest = html.as_str();
        while let Some((before, comment)) = rest.find("<!--").map(|at| rest.split_at(at)) {
            kept.push_str(before);
            rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
        }
        kept.push_str(rest);
        *html = kept;
    }
    items.retain(|item| !matches!(&item.piece, Piece::Html(html) if html.trim().is_empty()));
}

/// Drops soft breaks between Han characters: `第一行⏎第二行`.
fn join_lines(events: &mut Vec<(Event<'_>, Range<usize>)>, tongue: Tongue) {
    let mut drop = vec![false; events.len()];
    let mut before: Option<char> = None;
    let mut open: Option<usize> = None;
    for (index, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Text(text) | Event::Code(text) => {
                if let (Some(at), Some(before), Some(after)) = (open, before, text.chars().next())
                    && let Some(flag) = drop.get_mut(at)
                {
                    *flag = joins(before, after, tongue);
                }
                open = None;
                before = text.chars().next_back().or(before);
            }
            Event::SoftBreak => open = Some(index),
            Event::Start(tag) if is_inline(tag) => {}
            Event::End(tag) if is_inline_end(*tag) => {}
            _ => (before, open) = (None, None),
        }
    }
    let mut flags = drop.into_iter();
    events.retain(|_| !flags.next().unwrap_or(false));
}

/// Quotation marks and dashes are used by both languages: they join lines of Chinese only.
fn joins(before: char, after: char, tongue: Tongue) -> bool {
    let is_shared = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '…' | '—');
    is_cjk(before) && is_cjk(after) && (tongue == Tongue::Zh || !is_shared(before) || !is_shared(after))
}

/// The plain text of pieces; placeholders as their text.
pub fn plain_text(items: &[Item], slots: &[String]) -> String {
    let mut out = String::new();
    for item in items {
        match &item.piece {
            Piece::Text(run) => out.push_str(&run.text),
            Piece::Code(text) | Piece::Html(text) => out.push_str(text),
            Piece::Slot(number) => out.push_str(slots.get(*number).map_or("", String::as_str)),
            Piece::HardBreak => out.push('\n'),
            _ => {}
        }
    }
    out
}
