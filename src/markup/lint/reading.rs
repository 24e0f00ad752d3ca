//! The prose as a row of units: paragraphs, items, cells, with the tables, charts and pictures between them.
//!
//! A unit's text is that of its block, byte for byte, with code, HTML and addresses blotted out: no check speaks about
//! them, and every place still leads back to the source.

use std::iter::{Peekable, repeat_n};

use pulldown_cmark::{Tag, TagEnd};

use super::phrases;
use crate::lang::Tongue;
use crate::markup::Text;
use crate::markup::blocks::{Block, BlockKind, Part};
use crate::markup::pieces::{Item, Piece, is_inline, is_inline_end};
use crate::model::Prose;
use crate::source::Span;

/// Stands for every byte of what is not prose.
pub const BLOT: char = '\u{1A}';

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// With its level.
    Heading(u8),
    Paragraph,
    /// Of a list, by the list's number in the text.
    Item(usize),
    Cell,
    Footnote,
    /// A table, a chart, a picture, a block of code. It has no text.
    Exhibit,
    /// HTML as typed.
    Other,
}

/// One unit.
#[derive(Debug, Clone)]
pub struct Unit {
    pub kind: Kind,
    /// Lines that the author ended by hand are parted by `\n`.
    pub text: String,
    parts: Vec<Part>,
    pub holds_link: bool,
    pub holds_picture: bool,
    /// All of it is set in bold: a heading by other means.
    pub is_strong: bool,
    /// It stands in a section on what is to come.
    pub in_plan: bool,
}

impl Unit {
    fn exhibit() -> Unit {
        Unit {
            kind: Kind::Exhibit,
            text: String::new(),
            parts: Vec::new(),
            holds_link: false,
            holds_picture: true,
            is_strong: false,
            in_plan: false,
        }
    }

    /// Whether it is text that runs on: a paragraph or an item.
    pub fn is_running(&self) -> bool {
        matches!(self.kind, Kind::Paragraph | Kind::Item(_))
    }

    /// Whether it is a table, or part of one, a chart, a picture.
    pub fn is_exhibit(&self) -> bool {
        matches!(self.kind, Kind::Exhibit | Kind::Cell)
    }
}

/// A prose with its units.
pub struct Reading<'a> {
    pub prose: &'a Prose,
    pub items: &'a [Item],
    pub tongue: Tongue,
    pub units: Vec<Unit>,
}

impl<'a> Reading<'a> {
    /// Reads a text.
    pub fn of(prose: &'a Prose, text: &'a Text, tongue: Tongue) -> Reading<'a> {
        let mut units = units(text);
        phrases::mark_plans(&mut units);
        Reading { prose, items: &text.items, tongue, units }
    }

    /// The place of a byte range of a unit's text.
    pub fn span(&self, unit: &Unit, start: usize, end: usize) -> Span {
        let last = unit.text.get(start..end).and_then(|words| words.char_indices().next_back());
        let from = self.origin(unit, start, false);
        let to = match last {
            Some((at, c)) => {
                self.origin(unit, start + at, true).max(self.origin(unit, start + at, false) + c.len_utf8())
            }
            None => from,
        };
        let text = &*self.prose.text;
        self.prose.span(text.floor_char_boundary(from), text.ceil_char_boundary(to))
    }

    /// Where a place of a unit's text is in the source; with `after`, where what stands there as a whole ends.
    fn origin(&self, unit: &Unit, at: usize, after: bool) -> usize {
        let count = unit.parts.partition_point(|part| part.start <= at);
        let part = count.checked_sub(1).and_then(|index| unit.parts.get(index));
        let Some((part, item)) = part.and_then(|part| Some((part, self.items.get(part.item)?))) else { return 0 };
        match &item.piece {
            Piece::Text(run) => run.original(at - part.start),
            _ if after => item.range.end,
            _ => item.range.start,
        }
    }

    /// The lines of a unit as typed, without emphasis around them, each with its place in the prose.
    pub fn lines(&self, unit: &Unit) -> Vec<(&'a str, usize)> {
        let range = |part: Option<&Part>| {
            part.and_then(|part| self.items.get(part.item)).map(|item| item.range.clone()).unwrap_or_default()
        };
        let start = range(unit.parts.first()).start;
        let whole = self.prose.text.get(start..range(unit.parts.last()).end).unwrap_or("");
        let is_trim = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '\\' | '>');
        let mut at = start;
        let mut lines = Vec::new();
        for line in whole.split_inclusive('\n') {
            let lead = line.len() - line.trim_start_matches(is_trim).len();
            let trimmed = line.trim_matches(is_trim);
            if !trimmed.is_empty() {
                lines.push((trimmed, at + lead));
            }
            at += line.len();
        }
        lines
    }
}

/// What the block being read holds.
#[derive(Debug, Default)]
struct Marks {
    link: bool,
    picture: bool,
    strong: usize,
    plain: bool,
}

struct Reader<'a> {
    text: &'a Text,
    blocks: Peekable<std::slice::Iter<'a, Block>>,
    units: Vec<Unit>,
    open: Option<&'a Block>,
    marks: Marks,
    level: u8,
    lists: Vec<usize>,
    lists_seen: usize,
    footnotes: usize,
}

fn units(text: &Text) -> Vec<Unit> {
    let mut reader = Reader {
        text,
        blocks: text.blocks.iter().peekable(),
        units: Vec::new(),
        open: None,
        marks: Marks::default(),
        level: 0,
        lists: Vec::new(),
        lists_seen: 0,
        footnotes: 0,
    };
    for (index, item) in text.items.iter().enumerate() {
        reader.take(index, item);
    }
    reader.settle();
    reader.units
}

impl Reader<'_> {
    fn take(&mut self, index: usize, item: &Item) {
        match &item.piece {
            Piece::Start(tag) if is_inline(tag) => match tag {
                Tag::Link { .. } => self.marks.link = true,
                Tag::Image { .. } => self.marks.picture = true,
                Tag::Strong => self.marks.strong += 1,
                _ => {}
            },
            Piece::End(tag) if is_inline_end(*tag) => {
                if *tag == TagEnd::Strong {
                    self.marks.strong = self.marks.strong.saturating_sub(1);
                }
            }
            Piece::Start(tag) => self.start(index, tag),
            Piece::End(tag) => self.end(*tag),
            Piece::Rule => self.settle(),
            _ => self.read(index, item),
        }
    }

    fn read(&mut self, index: usize, item: &Item) {
        if let Some(block) = self.blocks.next_if(|block| block.parts.first().is_some_and(|part| part.item == index)) {
            self.open = Some(block);
        }
        let is_blank = match &item.piece {
            Piece::Text(run) => run.text.trim().is_empty(),
            Piece::HardBreak => true,
            _ => false,
        };
        self.marks.plain |= self.marks.strong == 0 && !is_blank;
    }

    fn start(&mut self, index: usize, tag: &Tag<'_>) {
        self.settle();
        match tag {
            Tag::Heading { .. } => self.level = self.text.headings.get(&index).map_or(2, |heading| heading.level),
            Tag::List(_) => {
                self.lists_seen += 1;
                self.lists.push(self.lists_seen);
            }
            Tag::FootnoteDefinition(_) => self.footnotes += 1,
            Tag::Table(_) | Tag::CodeBlock(_) => self.units.push(Unit::exhibit()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.settle();
        match tag {
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => self.footnotes = self.footnotes.saturating_sub(1),
            _ => {}
        }
    }

    /// Closes the block being read.
    fn settle(&mut self) {
        let marks = std::mem::take(&mut self.marks);
        match self.open.take() {
            Some(block) => {
                let kind = self.kind(block.kind);
                self.units.push(Unit {
                    kind,
                    text: self.blotted(block),
                    parts: block.parts.clone(),
                    holds_link: marks.link,
                    holds_picture: marks.picture,
                    is_strong: !marks.plain,
                    in_plan: false,
                });
            }
            None if marks.picture => self.units.push(Unit::exhibit()),
            None => {}
        }
    }

    fn kind(&self, kind: BlockKind) -> Kind {
        if self.footnotes > 0 {
            return Kind::Footnote;
        }
        match (kind, self.lists.last()) {
            (BlockKind::Heading, _) => Kind::Heading(self.level),
            (BlockKind::Cell, _) => Kind::Cell,
            (_, Some(list)) => Kind::Item(*list),
            (BlockKind::Paragraph, None) => Kind::Paragraph,
            (BlockKind::Other, None) => Kind::Other,
        }
    }

    fn blotted(&self, block: &Block) -> String {
        let mut text = String::with_capacity(block.text.len());
        let ends = block.parts.iter().skip(1).map(|part| part.start).chain([block.text.len()]);
        for (part, end) in block.parts.iter().zip(ends) {
            let words = block.text.get(part.start..end).unwrap_or("");
            match self.text.items.get(part.item).map(|item| &item.piece) {
                Some(Piece::Code(_) | Piece::Html(_)) => text.extend(repeat_n(BLOT, words.len())),
                Some(Piece::Text(_)) => push_without_addresses(&mut text, words),
                _ => text.push_str(words),
            }
        }
        text
    }
}

/// Soft breaks become blanks, `https://…` is blotted out.
fn push_without_addresses(text: &mut String, words: &str) {
    let mut rest = words;
    while let Some(at) = rest.find("http").filter(|at| {
        let tail = rest.get(*at..).unwrap_or("");
        tail.starts_with("http://") || tail.starts_with("https://")
    }) {
        let (before, tail) = rest.split_at(at);
        let length = tail.find(|c: char| !c.is_ascii_graphic()).unwrap_or(tail.len());
        text.push_str(&before.replace('\n', " "));
        text.extend(repeat_n(BLOT, length));
        rest = tail.get(length..).unwrap_or("");
    }
    text.push_str(&rest.replace('\n', " "));
}
