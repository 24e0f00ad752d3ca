//! Documents that bureaus have, as blocks of text with what stands around them: web pages, plain text, Word files and
//! spreadsheets become the same [`Document`], from which figures are taken and a report is drafted.
//!
//! In: the bytes of a file. Out: headings, paragraphs, list items and tables without navigation and editor residue, with
//! nothing of the body lost, and the publication fields. Hostile files give an error. Knows no registry.

mod error;
mod encoding;
mod passage;
mod marks;
mod clean;
mod noise;
mod dates;
mod grid;
mod metadata;
mod structure;
mod join;
mod sections;
mod text;
mod html;
mod archive;
mod docx;
mod sheet;
mod sniff;
mod markdown;

use jiff::civil::Date;

use crate::period::Period;
pub use error::DocumentError;
use sniff::{Format, TextKind};
use structure::Reading;

/// A document in blocks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    pub metadata: Metadata,
    /// The body in reading order.
    pub blocks: Vec<Block>,
    /// What of the source is in no block, so that nothing is lost silently.
    pub left_out: Vec<LeftOut>,
}

/// A passage of the source that is in no block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// 1-based line of the source.
    pub line: usize,
    pub text: String,
    pub reason: Reason,
}

/// Why a passage is in no block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// The furniture of a page: 当前位置, 打印 关闭, 分享到.
    Navigation,
    /// 索引号, 成文日期 and the like, which are in the metadata.
    Metadata,
    /// The title, which is in the metadata.
    Title,
    /// A line of the table of contents that repeats a heading below.
    Contents,
    /// What the writers do not show: hidden sheets, deleted text of tracked changes.
    Hidden,
    /// Bytes that are no text in the document's encoding; a replacement sign stands for them.
    Unreadable,
    /// Past the limits of size: cells of a sheet, columns of a table.
    TooLarge,
}

/// What the document says of itself; nothing is guessed that it does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    pub title: Option<String>,
    /// 索引号.
    pub index_no: Option<String>,
    /// 文号 of the document itself, never of one that it cites.
    pub document_no: Option<String>,
    /// 成文日期.
    pub issued: Option<Date>,
    /// 发布日期 with its time where there is one: `2025-11-21 09:36`.
    pub published: Option<String>,
    /// 发布单位, 发布机构.
    pub publisher: Option<String>,
    /// 来源.
    pub source: Option<String>,
    /// 公开方式.
    pub disclosure: Option<String>,
    /// 组配分类, or the folder of the information catalogue that it stands in.
    pub category: Option<String>,
    /// What kind of document: 工作总结, 工作总结/工作思路, 十四五规划, 统计公报.
    pub document_type: Option<String>,
    /// What the document reports on, from title, text and date.
    pub period: Option<Period>,
}

/// A block of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub content: Content,
    /// 1-based line of the source where the text of the block starts; of formats without lines, the number of the block.
    pub line: usize,
    /// Where the text goes on on another line of the source: byte of the text, and that line.
    pub breaks: Vec<(usize, usize)>,
}

/// What stands in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// 1 is the highest level within the body: 一、; 2 （一）; 3 1.; the enumeration mark is part of the text.
    Heading {
        level: u8,
        text: String,
    },
    Paragraph(String),
    /// An item of a list, its mark left out where the list is a bulleted one.
    Item {
        text: String,
        ordered: bool,
    },
    Table(Table),
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The line above it: 表1 主要指标.
    pub caption: Option<String>,
    /// The unit that caption or head state for all of it: 亿元 of 单位：亿元.
    pub unit: Option<String>,
    /// Rows of the head, spans repeated, so that every row has as many cells.
    pub head: Vec<Vec<String>>,
    pub rows: Vec<Row>,
}

/// A row of a table's body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// 1-based line of the source.
    pub line: usize,
    pub cells: Vec<String>,
}

/// Reads a file as a document: by its content, and by its name where the content leaves it open.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, DocumentError> {
    let reading = match sniff::format(name, bytes)? {
        Format::Docx => docx::read(bytes)?,
        Format::Workbook(workbook) => sheet::read(bytes, workbook)?,
        Format::Text(kind) => decoded(bytes, kind)?,
    };
    Ok(structure::assemble(reading))
}

fn decoded(bytes: &[u8], kind: TextKind) -> Result<Reading, DocumentError> {
    let (text, is_damaged) = encoding::decode(bytes);
    if text.trim().is_empty() {
        return Err(DocumentError::Empty);
    }
    let mut reading = match kind {
        TextKind::Csv => sheet::read_csv(&text),
        TextKind::Plain if html::is_page(&text) => html::read(&text),
        TextKind::Plain => Reading { parts: text::parts(&text), ..Reading::default() },
    };
    if is_damaged {
        let line = 1 + text.split('\u{FFFD}').next().unwrap_or("").matches('\n').count();
        let text = "\u{FFFD}".to_owned();
        reading.left_out.push(LeftOut { line, text, reason: Reason::Unreadable });
    }
    Ok(reading)
}

impl Block {
    /// The text; of a table none.
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Heading { text, .. } | Content::Paragraph(text) | Content::Item { text, .. } => text,
            Content::Table(_) => "",
        }
    }

    /// The line of the source that a byte of the text stands on.
    pub fn line_at(&self, at: usize) -> usize {
        self.breaks.iter().rev().find(|(start, _)| *start <= at).map_or(self.line, |(_, line)| *line)
    }
}
