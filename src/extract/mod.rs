//! Statements of figures in the prose and tables of a document: every number that answers how much, how many or which
//! place, with its name, unit, period, growth, share, rank, status and the words that qualify it.
//!
//! In: a [`Document`]. Out: [`Statement`]s in order, each with its verbatim quote. Reads Chinese; knows no registry.
//! A block is divided ([`sentence`]), its numbers found ([`numbers`]) and read from left to right ([`reader`]): what a number
//! does follows from the words between it and the number before it ([`role`]); its period from the times of the sentence
//! ([`time`]) and from what the document and its section are about ([`frame`]).

mod words;
mod statement;
mod numbers;
mod sentence;
mod pieces;
mod frame;
mod time;
mod name;
mod qualifier;
mod figure;
mod ratio;
mod role;
mod status;
mod listed;
mod dating;
mod reader;
mod phrase;
mod places;
mod rates;
mod series;
mod cells;
mod columns;
mod table;

use std::collections::BTreeSet;

use crate::document::{Content, Document, Row, Table};
use crate::quantity::{CustomUnit, Units};
use frame::{Frame, Mode};
use reader::Setting;
pub use statement::{Doubt, Kind, PeriodSource, ShareOf, Statement, Status};

/// All statements of a document.
pub fn statements(document: &Document) -> Vec<Statement> {
    let frame = Frame::of(&document.metadata);
    // 143万农村人口: a scale alone counts what follows; 压缩至3个工作日 is a figure of its own.
    let scale = |symbol: &str| CustomUnit { symbol: symbol.into(), zh: symbol.into(), en: String::new(), of: None };
    let units = Units::new([scale("万"), scale("亿"), scale("个工作日"), scale("个月")]);
    let (mut section, mut opened) = (frame.opening(), u8::MAX);
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut topic = String::new();
    let mut lead: Vec<&str> = Vec::new();
    let mut head: Option<Vec<Vec<String>>> = None;
    for block in &document.blocks {
        let text = block.text();
        if let Content::Heading { level, text } = &block.content {
            // Below a heading of plans, those of its parts do not lead back: （二）紧盯短板.
            if let Some(own) = frame.section(text).filter(|_| section.mode == Mode::Done || *level <= opened) {
                (section, opened) = (own, *level);
            }
            topic = name::field(text).unwrap_or_default();
        }
        if let Content::Table(table) = &block.content {
            let table = &with_head(table, &lead, &mut head);
            found.extend(table::read(table, &lead, &frame, section, &units));
            lead.clear();
            continue;
        }
        // A table of one row is a line to readers of text; the head above it says that it is more.
        if let Some(table) = row_of_table(text, block.line).filter(|_| lead.iter().any(|line| line.contains('|'))) {
            found.extend(table::read(&table, &lead, &frame, section, &units));
            continue;
        }
        // The same passage twice says nothing new.
        if text.chars().count() > 20 && !seen.insert(text) {
            continue;
        }
        // The last two lines may be the lost head of a table.
        if lead.len() > 1 {
            lead.remove(0);
        }
        lead.push(text);
        section = frame.turn(text, section);
        let setting = Setting { frame: &frame, section: frame.cue(text, section), units: &units, topic: &topic };
        for piece in pieces::pieces(block) {
            found.extend(reader::read(&piece, &setting));
        }
    }
    found
}

/// A table cut by the heads of its parts (一、人口和劳动力) goes on under the head that it began with.
fn with_head(table: &Table, lead: &[&str], head: &mut Option<Vec<Vec<String>>>) -> Table {
    let width = |rows: &[Vec<String>]| rows.iter().map(Vec::len).max().unwrap_or(0);
    let lost = lead.iter().rev().find(|line| line.contains('|'));
    let own = match (table.head.is_empty(), lost) {
        (false, _) => Some(table.head.clone()),
        (true, Some(line)) => Some(vec![line.split('|').map(|cell| cell.trim().to_owned()).collect()]),
        (true, None) => None,
    };
    let columns = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    match (own, head.as_ref()) {
        (None, Some(earlier)) if width(earlier) == columns => Table { head: earlier.clone(), ..table.clone() },
        (own, _) => {
            *head = own;
            table.clone()
        }
    }
}

/// 社会消费品零售总额(亿元) | 66.72 | 574.31 | 16.9.
fn row_of_table(text: &str, line: usize) -> Option<Table> {
    let cells: Vec<String> = text.split('|').map(|cell| cell.trim().to_owned()).collect();
    let figures = cells.iter().skip(1).filter(|cell| cells::figure(cell).is_some()).count();
    (figures >= 2).then(|| Table { rows: vec![Row { line, cells }], ..Table::default() })
}
