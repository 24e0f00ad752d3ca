//! The body of a Word file: paragraphs and tables in the order of their events.

use super::numbering::{Label, Numbering};
use super::styles::Styles;
use super::{Start, XmlEvent};
use crate::document::grid::{self, Cells, MOST_CELLS, MOST_COLUMNS};
use crate::document::metadata::Field;
use crate::document::passage::Passage;
use crate::document::structure::{Part, Piece, Reading, Role, parts_of};
use crate::document::{LeftOut, Reason};

/// A paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    outline: Option<usize>,
    list: Option<String>,
    level: usize,
}

/// A table that is being read; its cells hold parts of their own.
#[derive(Default)]
struct TableState {
    rows: Vec<Vec<Cell>>,
    line: usize,
}

#[derive(Default)]
struct Cell {
    parts: Vec<Part>,
    across: usize,
    /// It goes on with the cell above.
    is_merged: bool,
}

/// The state of the reading.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    reading: Reading,
    /// Open paragraphs: a text box stands within a paragraph.
    paragraphs: Vec<Paragraph>,
    tables: Vec<TableState>,
    /// How deep within what is no text: deleted, a fallback for older programs, properties.
    silent: usize,
    is_text: bool,
    is_hidden: bool,
    /// Paragraphs and rows so far: the lines of a file without lines.
    count: usize,
    cells: usize,
    footnotes: usize,
    endnotes: usize,
}

/// Elements whose text is none of the document.
const SILENT: &[&str] =
    &["del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "rPrChange", "pPrChange", "tblPrChange"];

impl<'a> Body<'a> {
    pub fn new(styles: &'a Styles, numbering: Numbering) -> Body<'a> {
        Body {
            styles,
            numbering,
            reading: Reading::default(),
            paragraphs: Vec::new(),
            tables: Vec::new(),
            silent: 0,
            is_text: false,
            is_hidden: false,
            count: 0,
            cells: 0,
            footnotes: 0,
            endnotes: 0,
        }
    }

    pub fn finish(self) -> Reading {
        self.reading
    }

    pub fn event(&mut self, event: XmlEvent<'_>) {
        match event {
            XmlEvent::Start(start) => self.start(&start),
            XmlEvent::End(name) => self.end(name),
            XmlEvent::Text(text) if self.is_text && self.silent == 0 => {
                if self.is_hidden {
                    let line = self.count + 1;
                    self.reading.left_out.push(LeftOut { line, text: text.to_owned(), reason: Reason::Hidden });
                } else {
                    self.write(text);
                }
            }
            XmlEvent::Text(_) => {}
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    fn start(&mut self, start: &Start) {
        let name = start.name.as_str();
        if SILENT.contains(&name) {
            self.silent += 1;
        }
        if self.silent > 0 {
            return;
        }
        match name {
            "p" => self.paragraphs.push(Paragraph::default()),
            "r" => self.is_hidden = false,
            "vanish" => self.is_hidden = start.is_on(),
            "t" => self.is_text = true,
            // A tab is one in a run; in properties it is a stop.
            "tab" if start.attribute("val").is_none() => self.write("\t"),
            "br" | "cr" => self.write(" "),
            "noBreakHyphen" => self.write("-"),
            // Notes are numbered in order, whatever their ids.
            "footnoteReference" | "endnoteReference" => {
                let count = if name == "footnoteReference" { &mut self.footnotes } else { &mut self.endnotes };
                *count += 1;
                let number = *count;
                self.write(&format!("[{number}]"));
            }
            "tbl" => {
                let line = self.count + 1;
                self.tables.push(TableState { line, ..TableState::default() });
            }
            "tr" => {
                self.count += 1;
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            "tc" => {
                if let Some(row) = self.tables.last_mut().and_then(|table| table.rows.last_mut()) {
                    row.push(Cell { across: 1, ..Cell::default() });
                }
            }
            "gridSpan" => {
                let across = start.number("val").unwrap_or(1).clamp(1, MOST_COLUMNS);
                self.with_cell(|cell| cell.across = across);
            }
            "vMerge" => {
                let is_merged = start.attribute("val") != Some("restart");
                self.with_cell(|cell| cell.is_merged = is_merged);
            }
            _ => self.property(start),
        }
    }

    /// Properties of the open paragraph.
    fn property(&mut self, start: &Start) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match start.name.as_str() {
            "pStyle" => paragraph.style = start.attribute("val").map(str::to_owned),
            "outlineLvl" => paragraph.outline = start.number("val").filter(|level| *level < 9),
            "numId" => paragraph.list = start.attribute("val").map(str::to_owned),
            "ilvl" => paragraph.level = start.number("val").unwrap_or(0),
            _ => {}
        }
    }

    fn with_cell(&mut self, change: impl FnOnce(&mut Cell)) {
        let cell = self.tables.last_mut().and_then(|table| table.rows.last_mut()).and_then(|row| row.last_mut());
        if let Some(cell) = cell {
            change(cell);
        }
    }

    fn end(&mut self, name: &str) {
        if SILENT.contains(&name) {
            self.silent = self.silent.saturating_sub(1);
            return;
        }
        if self.silent > 0 {
            return;
        }
        match name {
            "p" => self.end_paragraph(),
            "t" => self.is_text = false,
            "tbl" => {
                if let Some(table) = self.tables.pop() {
                    self.end_table(table);
                }
            }
            _ => {}
        }
    }

    /// A part goes into the open cell, or into the body.
    fn push(&mut self, part: Part) {
        let cell = self.tables.last_mut().and_then(|table| table.rows.last_mut()).and_then(|row| row.last_mut());
        match cell {
            Some(cell) => cell.parts.push(part),
            None => self.reading.parts.push(part),
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        if self.tables.is_empty() {
            self.count += 1;
        }
        if paragraph.text.trim().is_empty() {
            return;
        }
        let style = paragraph.style.as_deref().unwrap_or("");
        let line = self.count;
        if self.styles.is_contents(style) {
            self.reading.left_out.push(LeftOut { line, text: paragraph.text, reason: Reason::Contents });
            return;
        }
        if self.styles.is_title(style) {
            self.reading.fields.offer(Field::Title, &paragraph.text);
        }
        let outline = paragraph.outline.and_then(|level| u8::try_from(level + 1).ok());
        let heading = outline.or_else(|| self.styles.heading(style));
        let inherited = self.styles.numbering(style);
        let (list, level) = match (paragraph.list, inherited) {
            (Some(list), _) => (Some(list), paragraph.level),
            (None, Some((list, level))) => (Some(list), level.max(paragraph.level)),
            (None, None) => (None, 0),
        };
        let label = list.filter(|list| list != "0").and_then(|list| self.numbering.next(&list, level));
        let (text, role) = match (label, heading) {
            (Some(Label::Number(number)), _) => {
                (format!("{number}{}", paragraph.text), heading.map_or(Role::Plain, Role::Heading))
            }
            (_, Some(level)) => (paragraph.text, Role::Heading(level)),
            (Some(Label::Bullet), None) => (paragraph.text, Role::Item { ordered: false }),
            (None, None) => (paragraph.text, Role::Plain),
        };
        let piece = Piece { role, ..Piece::plain(Passage::new(text, line)) };
        self.push(Part::Text(piece));
    }

    fn end_table(&mut self, table: TableState) {
        let is_layout = table.rows.iter().all(|row| row.len() < 2)
            || table
                .rows
                .iter()
                .flatten()
                .any(|cell| cell.parts.iter().any(|part| matches!(part, Part::Table(..))) || stops(cell) >= 3);
        if is_layout {
            for part in table.rows.into_iter().flatten().flat_map(|cell| cell.parts) {
                self.push(part);
            }
            return;
        }
        let mut grid: Vec<Cells> = Vec::with_capacity(table.rows.len());
        for (at, row) in table.rows.iter().enumerate() {
            let above = grid.last().map(|row| row.cells.clone()).unwrap_or_default();
            let mut line = Cells { line: table.line + at, ..Cells::default() };
            for cell in row {
                let column = line.cells.len();
                let text =
                    if cell.is_merged { above.get(column).cloned().unwrap_or_default() } else { cell_text(cell) };
                let across = grid::copies(&text, cell.across).min(MOST_COLUMNS.saturating_sub(column));
                line.cells.extend(std::iter::repeat_n(text, across));
            }
            self.cells += line.cells.iter().map(|cell| grid::weight(cell)).sum::<usize>();
            if self.cells > MOST_CELLS {
                self.reading.left_out.push(LeftOut {
                    line: line.line,
                    text: cell_texts(row),
                    reason: Reason::TooLarge,
                });
                continue;
            }
            grid.push(line);
        }
        for part in parts_of(grid::shape(grid)) {
            self.push(part);
        }
    }
}

fn texts(cell: &Cell) -> impl Iterator<Item = &str> {
    cell.parts.iter().filter_map(|part| match part {
        Part::Text(piece) => Some(piece.passage.text.trim()),
        Part::Table(..) => None,
    })
}

fn stops(cell: &Cell) -> usize {
    texts(cell).map(|text| text.matches('。').count()).sum()
}

fn cell_text(cell: &Cell) -> String {
    texts(cell).collect::<Vec<_>>().join(" ")
}

fn cell_texts(row: &[Cell]) -> String {
    row.iter().map(cell_text).collect::<Vec<_>>().join(" | ")
}
