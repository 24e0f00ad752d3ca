//! The blocks of text of an article: paragraphs, list items, cells, with what heads them.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use pulldown_cmark::{Tag, TagEnd};

use super::division::{Division, Ends};
use super::pieces::{Item, Piece, is_inline, is_inline_end};
use crate::prose::mention::{Mention, scan};
use crate::quantity::Units;

/// What kind of block it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    Paragraph,
    Heading,
    Cell,
    /// A list item, a footnote.
    Other,
}

/// A piece's text within its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Number of the piece.
    pub item: usize,
    /// Where it starts in the block's text.
    pub start: usize,
    /// Whether figures may be marked in it.
    pub is_run: bool,
}

/// Text that belongs together.
#[derive(Debug, Clone)]
pub struct Block {
    pub kind: BlockKind,
    pub text: String,
    pub parts: Vec<Part>,
    /// The cells before it in its row: 头门港区三期工程.
    pub row_head: String,
    /// First cell of the column: 2017年.
    pub column_head: String,
    /// The unit that the head of its column or a column of units gives its number: 产量（万吨）, 单位.
    pub unit: Option<String>,
    /// The nearest heading above.
    pub heading: String,
    /// All headings that it stands under, the outermost first.
    pub headings: Vec<String>,
    /// Number of headings before it: sections of two languages are compared by it.
    pub section: usize,
    /// Tables and lists before it; the parts of one have the same number.
    pub group: usize,
    mentions: OnceCell<Vec<Mention>>,
    ends: Ends,
}

#[derive(Default)]
struct Gatherer {
    blocks: Vec<Block>,
    text: String,
    parts: Vec<Part>,
    kind: Option<BlockKind>,
    heading: String,
    headings: Vec<(u8, String)>,
    heading_level: u8,
    section: usize,
    group: usize,
    columns: Vec<String>,
    column: usize,
    row_head: String,
    in_table_head: bool,
    pictures: usize,
    in_code: bool,
}

/// All blocks, in order.
pub fn blocks(items: &[Item], slots: &[String]) -> Vec<Block> {
    let mut gatherer = Gatherer::default();
    for (index, item) in items.iter().enumerate() {
        gatherer.take(index, item, slots);
    }
    gatherer.flush();
    give_units(&mut gatherer.blocks);
    gatherer.blocks
}

impl Block {
    /// The clause or sentence around a number, as a range of its text.
    pub fn around(&self, start: usize, end: usize, division: Division) -> (usize, usize) {
        self.ends.around(&self.text, start, end, division)
    }

    /// The numbers in its text.
    pub fn mentions(&self, units: &Units) -> &[Mention] {
        self.mentions.get_or_init(|| scan(&self.text, units))
    }

    /// Whether it is a cell that holds the unit of its row.
    pub fn is_unit(&self) -> bool {
        UNIT_HEADS.contains(&self.column_head.as_str())
    }
}

/// Heads of columns that hold units.
const UNIT_HEADS: &[&str] = &["单位", "计量单位", "Unit", "Units"];

/// Gives the cells of tables the units that stand apart from their numbers.
fn give_units(blocks: &mut [Block]) {
    let mut of_rows: BTreeMap<(usize, String), String> = BTreeMap::new();
    for block in blocks.iter().filter(|block| block.is_unit()) {
        of_rows.insert((block.group, row_of(block)), block.text.trim().to_owned());
    }
    for block in blocks.iter_mut().filter(|block| block.kind == BlockKind::Cell && !block.row_head.is_empty()) {
        let row = row_of(block);
        let of_head = in_brackets(&block.column_head).or_else(|| in_brackets(&row)).map(str::to_owned);
        block.unit = if block.is_unit() {
            None
        } else {
            of_head.or_else(|| of_rows.get(&(block.group, row_of(block))).cloned())
        };
    }
}

/// What a head has in brackets at its end: 产量（万吨）.
fn in_brackets(head: &str) -> Option<&str> {
    let inner = head.trim_end().strip_suffix(['）', ')'])?;
    inner.rsplit_once(['（', '(']).map(|(_, unit)| unit)
}

/// The first cell of a row.
fn row_of(block: &Block) -> String {
    block.row_head.lines().next().unwrap_or("").to_owned()
}

impl Gatherer {
    fn take(&mut self, index: usize, item: &Item, slots: &[String]) {
        match &item.piece {
            Piece::Start(Tag::Image { .. }) => self.pictures += 1,
            Piece::End(TagEnd::Image) => self.pictures = self.pictures.saturating_sub(1),
            Piece::Start(tag) if is_inline(tag) => {}
            Piece::End(tag) if is_inline_end(*tag) => {}
            Piece::Start(tag) => self.open(tag),
            Piece::End(tag) => self.close(*tag),
            _ if self.pictures > 0 || self.in_code => {}
            Piece::Text(run) => self.add(index, &run.text, true),
            Piece::Code(code) => self.add(index, code, false),
            Piece::Slot(number) => self.add(index, slots.get(*number).map_or("", String::as_str), false),
            Piece::HardBreak => self.add(index, "\n", false),
            Piece::Html(html) => self.add(index, html, false),
            Piece::Rule => self.flush(),
            Piece::Footnote(_) => {}
        }
    }

    fn add(&mut self, item: usize, text: &str, is_run: bool) {
        self.parts.push(Part { item, start: self.text.len(), is_run });
        self.text.push_str(text);
    }

    fn open(&mut self, tag: &Tag<'_>) {
        self.flush();
        match tag {
            Tag::Paragraph => self.kind = Some(BlockKind::Paragraph),
            Tag::Heading { level, .. } => {
                self.kind = Some(BlockKind::Heading);
                self.heading_level = *level as u8;
                self.section += 1;
                self.headings.retain(|(above, _)| *above < self.heading_level);
            }
            Tag::TableCell => self.kind = Some(BlockKind::Cell),
            Tag::CodeBlock(_) => self.in_code = true,
            Tag::Table(_) => {
                self.columns.clear();
                self.group += 1;
            }
            Tag::List(_) => self.group += 1,
            Tag::TableHead => (self.in_table_head, self.column) = (true, 0),
            Tag::TableRow => {
                self.column = 0;
                self.row_head.clear();
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        if tag == TagEnd::TableCell && self.in_table_head {
            self.columns.push(self.text.trim().to_owned());
        }
        if matches!(tag, TagEnd::Heading(_)) {
            self.heading = self.text.trim().to_owned();
        }
        let heading = matches!(tag, TagEnd::Heading(_)).then(|| (self.heading_level, self.heading.clone()));
        let cell = if tag == TagEnd::TableCell { self.text.trim().to_owned() } else { String::new() };
        self.flush();
        self.headings.extend(heading);
        match tag {
            TagEnd::TableCell => {
                self.column += 1;
                self.row_head.push_str(&cell);
                self.row_head.push('\n');
            }
            TagEnd::TableHead => self.in_table_head = false,
            TagEnd::Table => self.row_head.clear(),
            TagEnd::CodeBlock => self.in_code = false,
            _ => {}
        }
    }

    fn flush(&mut self) {
        let kind = self.kind.take().unwrap_or(BlockKind::Other);
        let (text, parts) = (std::mem::take(&mut self.text), std::mem::take(&mut self.parts));
        if parts.is_empty() {
            return;
        }
        let in_cell = kind == BlockKind::Cell;
        let in_body = in_cell && !self.in_table_head && self.column > 0;
        self.blocks.push(Block {
            kind,
            text,
            parts,
            row_head: if in_body { self.row_head.clone() } else { String::new() },
            column_head: if in_body {
                self.columns.get(self.column).cloned().unwrap_or_default()
            } else {
                String::new()
            },
            heading: self.heading.clone(),
            headings: self.headings.iter().map(|(_, text)| text.clone()).collect(),
            section: self.section,
            group: self.group,
            unit: None,
            mentions: OnceCell::new(),
            ends: Ends::default(),
        });
    }
}
