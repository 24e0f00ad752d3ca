//! One table in a sheet: heads, cells, widths.

use anyhow::Result;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{Color, Format, FormatAlign, Table, TableColumn, TableStyle, Url, Worksheet};
use unicode_width::UnicodeWidthStr as _;

use super::shorthand;

/// Digits that a binary number keeps.
const DIGITS_MAX: u32 = 15;

/// The most links that Excel opens in one sheet.
const LINKS_MAX: usize = 65_530;

/// Bytes of the longest address that Excel takes.
const ADDRESS_MAX: usize = 2000;

/// Excel's limit on the text of a cell.
const TEXT_MAX: usize = 32_767;

/// Height of a line, in points.
const LINE: f64 = 15.0;

/// Excel ends a row at 409 points.
const LINES_MAX: u32 = 27;

/// A4, as Excel numbers sizes of paper.
const PAPER_A4: u8 = 9;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    /// With the digits as published.
    Number(Decimal),
    Link {
        text: String,
        address: String,
    },
}

impl Cell {
    /// A text, or that there can be none.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        Cell::Text(if text.is_empty() { shorthand::NOT_APPLICABLE.to_owned() } else { text })
    }

    /// A number, or that there can be none.
    pub fn number(value: Option<Decimal>) -> Cell {
        value.map_or_else(|| Cell::text(""), Cell::Number)
    }
}

/// How a sheet is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// To count with: one line in each row, at its own size on paper.
    Lines,
    /// To read: long texts wrap, and all columns go on one page.
    Wrapped,
}

/// Formats that all sheets share.
struct Formats {
    text: Format,
    link: Format,
    /// By the number of decimals.
    numbers: Vec<Format>,
}

impl Formats {
    fn new(layout: Layout) -> Formats {
        let text = Format::new().set_align(FormatAlign::Top);
        let text = if layout == Layout::Wrapped { text.set_text_wrap() } else { text };
        let number = |decimals: usize| {
            let fraction = if decimals > 0 { format!(".{}", "0".repeat(decimals)) } else { String::new() };
            Format::new().set_align(FormatAlign::Top).set_num_format(format!("#,##0{fraction}"))
        };
        let link = text
            .clone()
            .set_font_color(Color::RGB(0x001D_70B8))
            .set_underline(rust_xlsxwriter::FormatUnderline::Single);
        Formats { text, link, numbers: (0..=DIGITS_MAX as usize).map(number).collect() }
    }
}

/// Heads with the widths of their columns, in characters.
pub type Heads = Vec<(String, f64)>;

/// Writes a table into a sheet. `frozen`: the columns that stay in sight.
pub fn fill(
    sheet: &mut Worksheet,
    (name, layout): (&str, Layout),
    heads: &Heads,
    rows: &[Vec<Cell>],
    frozen: u16,
) -> Result<()> {
    let formats = Formats::new(layout);
    let mut links = 0;
    for (line, row) in (1_u32..).zip(rows) {
        let lines = if layout == Layout::Wrapped { lines(heads, row) } else { 1 };
        if lines > 1 {
            sheet.set_row_height(line, f64::from(lines) * LINE)?;
        }
        for (column, cell) in (0_u16..).zip(row) {
            write(sheet, (line, column), cell, &formats, &mut links)?;
        }
    }
    for (column, (_, width)) in (0_u16..).zip(heads) {
        sheet.set_column_width(column, *width)?;
    }
    if rows.is_empty() {
        // A table has at least one row.
        for (column, (head, _)) in (0_u16..).zip(heads) {
            sheet.write_string(0, column, head)?;
        }
        return Ok(());
    }
    let last = u16::try_from(heads.len().saturating_sub(1))?;
    let heads = distinct(heads);
    let columns: Vec<TableColumn> = heads.iter().map(|head| TableColumn::new().set_header(head.as_str())).collect();
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let columns: Vec<TableColumn> = columns.into_iter().map(|column| column.set_header_format(&head)).collect();
    let table = Table::new().set_name(name).set_columns(&columns).set_style(TableStyle::Light1);
    sheet.add_table(0, 0, u32::try_from(rows.len())?, last, &table)?;
    sheet.set_row_height(0, 34)?.set_freeze_panes(1, frozen)?;
    sheet.set_landscape().set_paper_size(PAPER_A4).set_repeat_rows(0, 0)?;
    if layout == Layout::Wrapped {
        sheet.set_print_fit_to_pages(1, 0);
    }
    Ok(())
}

/// The heads, each once: a table has no two columns of one name, whatever a theme calls them.
fn distinct(heads: &Heads) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for (head, _) in heads {
        let numbered = (2..).map(|number: u32| format!("{head} {number}"));
        let mut names = std::iter::once(head.clone()).chain(numbered).filter(|name| !name.trim().is_empty());
        taken.extend(names.find(|name| !taken.iter().any(|known| known.to_lowercase() == name.to_lowercase())));
    }
    taken
}

/// Lines that the longest text of a row wraps to: spreadsheets do not all measure that themselves.
fn lines(heads: &Heads, row: &[Cell]) -> u32 {
    let of_cell = |(cell, (_, width)): (&Cell, &(String, f64))| match cell {
        Cell::Number(_) => 1,
        Cell::Text(text) | Cell::Link { text, .. } => {
            let wrapped = |line: &str| (line.width() as f64 / (width - 1.0)).ceil().max(1.0) as u32;
            text.lines().map(wrapped).sum()
        }
    };
    row.iter().zip(heads).map(of_cell).max().unwrap_or(1).min(LINES_MAX)
}

fn write(
    sheet: &mut Worksheet,
    (line, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
    links: &mut usize,
) -> Result<()> {
    match cell {
        Cell::Number(value) => {
            let digits = value.mantissa().unsigned_abs().checked_ilog10().map_or(1, |log| log + 1);
            let format = formats.numbers.get(value.scale() as usize);
            match (value.to_f64(), format) {
                (Some(number), Some(format)) if digits <= DIGITS_MAX => {
                    sheet.write_number_with_format(line, column, number, format)?;
                }
                // As a number it would lose digits.
                _ => {
                    sheet.write_string_with_format(line, column, value.to_string(), &formats.text)?;
                }
            }
        }
        Cell::Link { text, address } if *links < LINKS_MAX && address.len() < ADDRESS_MAX => {
            *links += 1;
            let url = Url::new(address).set_text(cut(text));
            sheet.write_url_with_format(line, column, url, &formats.link)?;
        }
        Cell::Text(text) | Cell::Link { text, .. } => {
            sheet.write_string_with_format(line, column, cut(text), &formats.text)?;
        }
    }
    Ok(())
}

fn cut(text: &str) -> String {
    text.chars().take(TEXT_MAX / 2).collect()
}
