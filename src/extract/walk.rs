//! A document from top to bottom: what each of its blocks is read with. The parts can then be read in any order.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::cells;
use super::frame::{Frame, Mode, Section};
use super::name;
use super::pieces::pieces;
use super::reader::{self, Setting};
use super::statement::Statement;
use super::table;
use crate::document::{Block, Content, Document, Row, Table};
use crate::quantity::Units;

/// A block, or a piece of a long one, with what stands above it.
pub struct Part<'a> {
    content: Read<'a>,
    section: Section,
}

enum Read<'a> {
    Prose {
        block: Cow<'a, Block>,
        /// What it is about by its headings.
        topic: String,
    },
    Table {
        table: Table,
        /// The lines right before it, in which its head may stand.
        lead: Vec<&'a str>,
    },
}

impl Part<'_> {
    /// The statements of the part.
    pub fn read(&self, frame: &Frame, units: &Units) -> Vec<Statement> {
        match &self.content {
            Read::Prose { block, topic } => {
                reader::read(block, &Setting { frame, section: self.section, units, topic })
            }
            Read::Table { table, lead } => table::read(table, lead, frame, self.section, units),
        }
    }
}

/// The parts of a document in order.
pub fn parts<'a>(document: &'a Document, frame: &Frame) -> Vec<Part<'a>> {
    let mut walk = Walk {
        section: frame.opening(),
        opened: u8::MAX,
        topic: String::new(),
        lead: Vec::new(),
        head: None,
        seen: BTreeSet::new(),
        parts: Vec::new(),
    };
    document.blocks.iter().for_each(|block| walk.block(block, frame));
    walk.parts
}

struct Walk<'a> {
    section: Section,
    /// Level of the heading that opened the section.
    opened: u8,
    topic: String,
    /// The last two lines of prose.
    lead: Vec<&'a str>,
    /// The head of the last table that had one.
    head: Option<Vec<Vec<String>>>,
    seen: BTreeSet<&'a str>,
    parts: Vec<Part<'a>>,
}

impl<'a> Walk<'a> {
    fn block(&mut self, block: &'a Block, frame: &Frame) {
        let text = block.text();
        if let Content::Heading { level, text } = &block.content {
            // Below a heading of plans, those of its parts do not lead back: （二）紧盯短板.
            let leads = |_: &Section| self.section.mode == Mode::Done || *level <= self.opened;
            if let Some(own) = frame.section(text).filter(leads) {
                (self.section, self.opened) = (own, *level);
            }
            self.topic = name::field(text).unwrap_or_default();
        }
        if let Content::Table(table) = &block.content {
            let table = self.with_head(table);
            let lead = std::mem::take(&mut self.lead);
            self.parts.push(Part { content: Read::Table { table, lead }, section: self.section });
            return;
        }
        // A table of one row is a line to readers of text; the head above it says that it is more.
        if let Some(table) = row_of_table(text, block.line).filter(|_| self.lead.iter().any(|line| line.contains('|')))
        {
            let content = Read::Table { table, lead: self.lead.clone() };
            self.parts.push(Part { content, section: self.section });
            return;
        }
        // The same passage twice says nothing new.
        if text.chars().nth(20).is_some() && !self.seen.insert(text) {
            return;
        }
        if self.lead.len() > 1 {
            self.lead.remove(0);
        }
        self.lead.push(text);
        self.section = frame.turn(text, self.section);
        let section = frame.cue(text, self.section);
        for block in pieces(block) {
            self.parts.push(Part { content: Read::Prose { block, topic: self.topic.clone() }, section });
        }
    }

    /// A table cut by the heads of its parts (一、人口和劳动力) goes on under the head that it began with.
    fn with_head(&mut self, table: &Table) -> Table {
        let width = |rows: &[Vec<String>]| rows.iter().map(Vec::len).max().unwrap_or(0);
        let lost = self.lead.iter().rev().find(|line| line.contains('|'));
        let own = match (table.head.is_empty(), lost) {
            (false, _) => Some(table.head.clone()),
            (true, Some(line)) => Some(vec![line.split('|').map(|cell| cell.trim().to_owned()).collect()]),
            (true, None) => None,
        };
        let columns = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        match (own, &self.head) {
            (None, Some(earlier)) if width(earlier) == columns => Table { head: earlier.clone(), ..table.clone() },
            (own, _) => {
                self.head = own;
                table.clone()
            }
        }
    }
}

/// 社会消费品零售总额(亿元) | 66.72 | 574.31 | 16.9.
fn row_of_table(text: &str, line: usize) -> Option<Table> {
    let cells: Vec<String> = text.split('|').map(|cell| cell.trim().to_owned()).collect();
    let figures = cells.iter().skip(1).filter(|cell| cells::figure(cell).is_some()).count();
    (figures >= 2).then(|| Table { rows: vec![Row { line, cells }], ..Table::default() })
}
