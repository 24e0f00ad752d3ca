//! Blocks → Markdown that reads back as the same blocks: headings, paragraphs, lists, tables; what Markdown would take for
//! its own marks is escaped, and nothing else.

use super::marks::{self, Kind};
use super::{Block, Content, Document, Table};

impl Document {
    /// The body as Markdown. Its headings start at `##`, below the title of the report, and skip no level.
    pub fn markdown(&self) -> String {
        let mut writer = Writer::default();
        self.blocks.iter().for_each(|block| writer.block(block));
        if !writer.out.is_empty() {
            writer.out.push('\n');
        }
        writer.out
    }
}

#[derive(Default)]
struct Writer {
    out: String,
    /// The levels of the headings above, as the document has them.
    open: Vec<u8>,
    /// Of the list that is open, whether it is a numbered one.
    list: Option<bool>,
    /// The number of the last item of a list without numbers of its own.
    count: u32,
}

impl Writer {
    fn block(&mut self, block: &Block) {
        let list = list_of(&block.content);
        let goes_on = list.is_some() && list == self.list;
        if !self.out.is_empty() {
            self.out.push_str(if goes_on { "\n" } else { "\n\n" });
        }
        self.count = if goes_on { self.count + 1 } else { 1 };
        self.list = list;
        match &block.content {
            Content::Heading { level, text } => {
                self.open.retain(|open| open < level);
                self.open.push(*level);
                let marks = "#".repeat((self.open.len() + 1).min(6));
                self.out.push_str(&format!("{marks} {}", heading(text)));
            }
            Content::Paragraph(text) => self.out.push_str(&paragraph(text)),
            Content::Item { text, ordered: false } => self.out.push_str(&format!("- {}", paragraph(text))),
            Content::Item { text, ordered: true } => {
                let line = match marks::at_start(text) {
                    Some(mark) if mark.kind == Kind::Arabic => {
                        format!("{}. {}", mark.number, paragraph(text.get(mark.length..).unwrap_or("")))
                    }
                    // Markdown has no （1）, and the mark stays as it is printed.
                    Some(_) => paragraph(text),
                    None => format!("{}. {}", self.count, paragraph(text)),
                };
                self.out.push_str(&line);
            }
            Content::Table(table) => self.table(table),
        }
    }

    fn table(&mut self, table: &Table) {
        if let Some(caption) = &table.caption {
            self.out.push_str(&format!("{}\n\n", paragraph(caption)));
        }
        if let Some(unit) =
            table.unit.as_ref().filter(|_| !table.caption.as_deref().is_some_and(|caption| caption.contains("单位")))
        {
            self.out.push_str(&format!("单位：{}\n\n", inline(unit)));
        }
        let width = table.head.iter().chain(table.rows.iter().map(|row| &row.cells)).map(Vec::len).max().unwrap_or(0);
        // Markdown has one row of heads: those of several rows are put together column by column.
        let head: Vec<String> = (0..width).map(|column| head_of(table, column)).collect();
        self.row(&head);
        self.out.push('\n');
        self.row(&vec!["---".to_owned(); width]);
        for row in &table.rows {
            self.out.push('\n');
            let cell = |column: usize| row.cells.get(column).map(|cell| self::cell(cell)).unwrap_or_default();
            let cells: Vec<String> = (0..width).map(cell).collect();
            self.row(&cells);
        }
    }

    fn row(&mut self, cells: &[String]) {
        self.out.push_str(&format!("| {} |", cells.join(" | ")));
    }
}

/// Whether a block is an item of a list in Markdown too, and of a numbered one.
fn list_of(content: &Content) -> Option<bool> {
    match content {
        Content::Item { text, ordered: true } => {
            marks::at_start(text).is_none_or(|mark| mark.kind == Kind::Arabic).then_some(true)
        }
        Content::Item { .. } => Some(false),
        _ => None,
    }
}

/// The heads of a column, each once.
fn head_of(table: &Table, column: usize) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in table.head.iter().filter_map(|row| row.get(column)).map(|part| part.trim()) {
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    cell(&parts.join(" "))
}

fn cell(text: &str) -> String {
    inline(text).replace('|', "\\|").replace('\n', " ")
}

fn heading(text: &str) -> String {
    let text = inline(text);
    // Closing marks would be taken off.
    match text.strip_suffix('#') {
        Some(rest) => format!("{rest}\\#"),
        None => text,
    }
}

/// A text of a line of its own, whose start could be taken for a list, a heading, a quotation or a rule.
fn paragraph(text: &str) -> String {
    let text = inline(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=9).contains(&digits)
        && let Some((number, rest)) = text.split_at_checked(digits)
        && rest.starts_with(['.', ')'])
        && rest.chars().nth(1).is_none_or(char::is_whitespace)
    {
        return format!("{number}\\{rest}");
    }
    let is_mark = text.starts_with(['#', '>', '~', '='])
        || (text.starts_with(['-', '+']) && (text.chars().nth(1).is_none_or(|c| c.is_whitespace() || c == '-')))
        || text.starts_with("    ");
    if is_mark { format!("\\{}", text.trim_start()) } else { text }
}

/// Escapes what has a meaning within a line. `_` within a word and lone signs between figures stay readable.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let chars: Vec<char> = text.chars().collect();
    for (at, c) in chars.iter().copied().enumerate() {
        let next = chars.get(at + 1).copied();
        let is_special = match c {
            '\\' | '`' | '*' | '_' | '{' | '[' | ']' => true,
            '<' => next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#'),
            '~' => next == Some('~') || at.checked_sub(1).and_then(|before| chars.get(before)) == Some(&'~'),
            _ => false,
        };
        if is_special {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read;

    fn written(source: &str) -> String {
        read("a.txt", source.as_bytes()).unwrap().markdown()
    }

    #[test]
    fn headings_lists_and_tables_are_written() {
        let source = "一、工业\n1.汽车产业\n产值增长5%，达到300亿元。\n1、加快整车项目；\n2、引进零件企业，形成集聚；\n• 整车\n• 零件\n单位：亿元\n指标 | 2021年 | 2022年\n产值 | 5.0 | 6.1";
        insta::assert_snapshot!(written(source), @r"
        ## 一、工业

        ### 1.汽车产业

        产值增长5%，达到300亿元。

        1. 加快整车项目；
        2. 引进零件企业，形成集聚；

        - 整车
        - 零件

        单位：亿元

        | 指标 | 2021年 | 2022年 |
        | --- | --- | --- |
        | 产值 | 5.0 | 6.1 |
        ");
    }

    #[test]
    fn what_markdown_would_read_otherwise_is_escaped() {
        let escaped = |text: &str| paragraph(text);
        assert_eq!(escaped("2025. 全年*计划*{gdp}[1]"), r"2025\. 全年\*计划\*\{gdp}\[1\]");
        assert_eq!(escaped("# 号泊位"), r"\# 号泊位");
        assert_eq!(escaped("- 5"), r"\- 5");
        assert_eq!(escaped("1.5万吨，-5.2%，A<5，a_b"), r"1.5万吨，-5.2%，A<5，a\_b");
        assert_eq!(escaped("<b>重</b>&amp;"), r"\<b>重\</b>\&amp;");
    }
}
