//! Parts as read → a document: furniture and labels out, broken sentences whole, headings and lists by their marks.

use std::collections::HashSet;

use super::metadata::{self, Field, Fields};
use super::passage::Passage;
use super::{Block, Content, Document, LeftOut, Reason, Table};
use super::{clean, grid, join, marks, noise, sections};

/// What the source's own markup says of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    /// By tag or style, 1 the highest.
    Heading(u8),
    Item {
        ordered: bool,
    },
}

/// A text as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub passage: Passage,
    pub role: Role,
    /// No blank line stands before it.
    pub adjoins: bool,
    /// It starts with blanks, as the first line of a paragraph does.
    pub is_indented: bool,
    /// It stands outside of what holds the body of a page.
    pub is_outside: bool,
}

/// A text or a table as read, with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Text(Piece),
    Table(Table, usize),
}

/// What a reader found.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub parts: Vec<Part>,
    /// Of the tags of a page or the properties of a file.
    pub fields: Fields,
    pub left_out: Vec<LeftOut>,
}

impl Piece {
    pub fn plain(passage: Passage) -> Piece {
        Piece { passage, role: Role::Plain, adjoins: false, is_indented: false, is_outside: false }
    }
}

/// A table with the lines around it as parts.
pub(super) fn parts_of(shaped: grid::Shaped) -> Vec<Part> {
    let text = |passage| Part::Text(Piece::plain(passage));
    let mut parts: Vec<Part> = shaped.before.into_iter().map(text).collect();
    parts.extend(shaped.table.map(|table| Part::Table(table, shaped.line)));
    parts.extend(shaped.after.into_iter().map(text));
    parts
}

/// How long a text is that is surely of the body.
const LONG: usize = 60;

fn is_long(text: &str) -> bool {
    text.contains('。') && text.chars().take(LONG).count() == LONG
}

/// Makes the document.
pub(super) fn assemble(reading: Reading) -> Document {
    let mut sorter = Sorter { fields: reading.fields, left_out: reading.left_out };
    let parts = cleaned(reading.parts);
    let parts = sorter.sort(parts);
    let (parts, title) = sorter.without_title(parts);
    let parts = sorter.without_outside(parts);
    let parts = sorter.without_contents(parts);
    let ends: Vec<String> = signature_lines(&parts);
    let signature = metadata::signature(&ends);
    let blocks = sections::blocks(with_captions(join::joined(parts)));
    let metadata = metadata::complete(&sorter.fields, title, signature, &blocks);
    let mut left_out = sorter.left_out;
    left_out.sort_by_key(|left| left.line);
    Document { metadata, blocks, left_out }
}

fn cleaned(parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Text(piece) => {
                let passage = clean::clean(&piece.passage);
                if !clean::is_blank(&passage.text) {
                    out.push(Part::Text(Piece { passage, ..piece }));
                }
            }
            table => out.push(table),
        }
    }
    out
}

fn text_of(part: &Part) -> &str {
    match part {
        Part::Text(piece) => &piece.passage.text,
        Part::Table(..) => "",
    }
}

/// Whether a part is surely of the body.
fn is_body(part: &Part) -> bool {
    match part {
        Part::Table(..) => true,
        Part::Text(piece) if piece.is_outside => false,
        Part::Text(piece) => {
            let text = piece.passage.text.as_str();
            let marked = marks::at_start(text).is_some_and(|mark| mark.kind <= marks::Kind::HanInBrackets);
            marked || is_long(text)
        }
    }
}

/// The lines among which signatures stand: before the first and after the last long text.
fn signature_lines(parts: &[Part]) -> Vec<String> {
    let is_long = |part: &Part| matches!(part, Part::Table(..)) || is_long(text_of(part));
    let first = parts.iter().skip(1).position(is_long).map_or(parts.len(), |at| at + 1);
    let last = parts.iter().rposition(is_long).map_or(parts.len(), |at| at + 1);
    let head = parts.iter().take(first);
    let tail = parts.iter().skip(last.max(first));
    head.chain(tail).map(|part| text_of(part).to_owned()).collect()
}

struct Sorter {
    fields: Fields,
    left_out: Vec<LeftOut>,
}

impl Sorter {
    fn leave_out(&mut self, passage: &Passage, reason: Reason) {
        self.left_out.push(LeftOut { line: passage.line, text: passage.text.clone(), reason });
    }

    /// Takes labels, paths and furniture out of the head and the tail of the document.
    fn sort(&mut self, parts: Vec<Part>) -> Vec<Part> {
        let first = parts.iter().position(is_body).unwrap_or(parts.len());
        let last = parts.iter().rposition(is_body).unwrap_or(0);
        let mut kept = Vec::with_capacity(parts.len());
        for (at, part) in parts.into_iter().enumerate() {
            let is_around = at < first || at > last;
            let reason = match &part {
                Part::Text(piece) if is_around || piece.is_outside => self.reason(&piece.passage.text),
                _ => None,
            };
            match (part, reason) {
                (Part::Text(piece), Some(reason)) => self.leave_out(&piece.passage, reason),
                (part, _) => kept.push(part),
            }
        }
        kept
    }

    /// Why a line around the body is none of it.
    fn reason(&mut self, text: &str) -> Option<Reason> {
        if noise::is_path(text) {
            if let Some(folder) = noise::folder(text) {
                self.fields.offer(Field::Category, folder);
            }
            return Some(Reason::Navigation);
        }
        if self.fields.take(text) || self.fields.take_value(text) {
            return Some(Reason::Metadata);
        }
        noise::is_furniture(text).then_some(Reason::Navigation)
    }

    /// Finds the title among the lines before the body, and takes its lines out.
    fn without_title(&mut self, parts: Vec<Part>) -> (Vec<Part>, Option<String>) {
        let is_mark = |part: &Part| marks::at_start(text_of(part)).is_some() || matches!(part, Part::Table(..));
        // A lead of a newspaper may stand before the title of a notice; else no title stands behind a long text.
        let marked = parts.iter().position(is_mark).unwrap_or(parts.len());
        let long = parts.iter().skip(1).position(|part| is_long(text_of(part))).map_or(parts.len(), |at| at + 1);
        let lines: Vec<String> = parts.iter().take(marked.min(long)).map(|part| text_of(part).to_owned()).collect();
        let tagged = self.fields.get(Field::Title).map(str::to_owned);
        let Some(proposal) = metadata::propose(&lines, tagged.as_deref()) else { return (parts, None) };
        let mut kept = Vec::with_capacity(parts.len());
        for (at, part) in parts.into_iter().enumerate() {
            match part {
                Part::Text(piece) if proposal.lines.contains(&at) => self.leave_out(&piece.passage, Reason::Title),
                part => kept.push(part),
            }
        }
        (kept, Some(proposal.title))
    }

    /// Takes out what stands outside of the body of a page, once title and labels are found.
    fn without_outside(&mut self, parts: Vec<Part>) -> Vec<Part> {
        let mut kept = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Part::Text(piece) if piece.is_outside => self.leave_out(&piece.passage, Reason::Navigation),
                part => kept.push(part),
            }
        }
        kept
    }

    /// Takes out the lines of a table of contents that repeat a heading below word for word.
    fn without_contents(&mut self, parts: Vec<Part>) -> Vec<Part> {
        let is_head = |part: &Part| matches!(contents_key(text_of(part)).as_str(), "目录" | "目次");
        let Some(start) = parts.iter().position(is_head) else { return parts };
        let is_entry = |part: &Part| {
            let text = text_of(part);
            !text.is_empty() && text.chars().take(61).count() <= 60 && !text.contains('。')
        };
        let longest = parts.iter().skip(start + 1).take_while(|part| is_entry(part)).count();
        let entry = |at: usize| parts.get(at).map(|part| contents_key(text_of(part))).unwrap_or_default();
        // The first entry comes again where the body begins.
        let first = entry(start + 1);
        let again = (start + 2..=start + longest).find(|at| entry(*at) == first);
        let end = again.unwrap_or(start + 1 + longest);
        let below: HashSet<String> = parts.iter().skip(end).map(|part| heading_key(text_of(part))).collect();
        let mut kept = Vec::with_capacity(parts.len());
        for (at, part) in parts.into_iter().enumerate() {
            let is_repeat = (start + 1..end).contains(&at) && below.contains(&contents_key(text_of(&part)));
            match part {
                Part::Text(piece) if is_repeat || at == start => {
                    self.leave_out(&piece.passage, Reason::Contents);
                }
                part => kept.push(part),
            }
        }
        kept
    }
}

/// An entry of the contents without leaders and page number: 一、现状……3.
fn contents_key(text: &str) -> String {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "-—()（）".contains(c));
    let has_leader = bare.ends_with(['.', '…', '·', '．', '\t']);
    let text = if has_leader { bare.trim_end_matches(['.', '…', '·', '．', '\t', ' ']) } else { text };
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A heading below, up to the end of its first sentence.
fn heading_key(text: &str) -> String {
    contents_key(text.split('。').next().unwrap_or(text))
}

/// Gives tables the caption and the unit that stand in the lines above them.
fn with_captions(parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Table(mut table, line) => {
                let above = |out: &[Part]| out.last().map(text_of).unwrap_or("").to_owned();
                let unit_line = above(&out);
                if grid::is_unit_line(&unit_line) {
                    table.unit = table.unit.or_else(|| grid::unit_of(&unit_line));
                    out.pop();
                }
                let caption = above(&out);
                if table.caption.is_none() && grid::is_caption(&caption) {
                    table.unit = table.unit.or_else(|| grid::unit_of(&caption));
                    table.caption = Some(caption);
                    out.pop();
                }
                out.push(Part::Table(table, line));
            }
            text => out.push(text),
        }
    }
    out
}

/// A table as a block.
pub(super) fn table_block(table: Table, line: usize) -> Block {
    Block { content: Content::Table(table), line, breaks: Vec::new() }
}
