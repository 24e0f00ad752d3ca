//! Rows as CSV and JSON.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

use anyhow::{Context as _, Result};
use serde::ser::SerializeSeq as _;
use serde::{Serialize, Serializer};

use super::{Field, Kind, Rows, Table};

/// What a table is as a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    pub rows: usize,
    pub bytes: u64,
}

/// Counts what passes through it.
struct Counter<W> {
    to: W,
    bytes: u64,
}

impl<W: Write> Counter<W> {
    /// In pieces of many cells, since what lies behind may be a file.
    fn buffered(to: W) -> BufWriter<Counter<W>> {
        BufWriter::with_capacity(1 << 16, Counter { to, bytes: 0 })
    }
}

impl<W: Write> Write for Counter<W> {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        let written = self.to.write(part)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// UTF-8 with byte order mark and CRLF, as spreadsheet programs on Windows want it.
pub fn csv(table: Table, all: impl Iterator<Item = Vec<String>>, to: &mut dyn Write) -> Result<Size> {
    let mut to = Counter::buffered(to);
    to.write_all("\u{feff}".as_bytes()).context("writing the head of a CSV file")?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(to);
    writer.write_record(table.fields().iter().map(|field| field.name)).context("writing the head of a CSV file")?;
    let mut rows = 0;
    for row in all {
        for (field, cell) in table.fields().iter().zip(&row) {
            let cell = if field.kind == Kind::Text { guarded(cell) } else { Cow::Borrowed(cell.as_str()) };
            writer.write_field(cell.as_bytes()).context("writing a cell of a CSV file")?;
        }
        writer.write_record(None::<&[u8]>).context("writing a row of a CSV file")?;
        rows += 1;
    }
    writer.flush().context("writing a CSV file")?;
    Ok(Size { rows, bytes: writer.get_ref().get_ref().bytes })
}

/// An array of objects with the same keys; decimals as strings, absent values as null.
pub fn json(table: Table, all: impl Iterator<Item = Vec<String>>, to: &mut dyn Write) -> Result<Size> {
    let (mut to, mut rows) = (Counter::buffered(to), 0);
    let mut serializer = serde_json::Serializer::pretty(&mut to);
    let mut list = serializer.serialize_seq(None).context("writing a JSON file")?;
    for row in all {
        list.serialize_element(&Object { fields: table.fields(), row: &row }).context("writing a JSON file")?;
        rows += 1;
    }
    list.end().context("writing a JSON file")?;
    to.write_all(b"\n").and_then(|()| to.flush()).context("writing a JSON file")?;
    Ok(Size { rows, bytes: to.get_ref().bytes })
}

/// What spreadsheet programs read as the start of a formula, which may call other programs: `=cmd|'/C calc'!A0`.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r'];

/// A text as a cell of a CSV file: behind an apostrophe where a spreadsheet program would compute it.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text of a cell of a CSV file.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| is_formula(text)).unwrap_or(cell)
}

/// A text that is guarded already is guarded once more, so that it can be told.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

impl Serialize for Rows {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows.iter().map(|row| Object { fields: self.table.fields(), row }))
    }
}

/// A row as it is written, without a tree of values in between: of a large site there are millions of cells.
struct Object<'a> {
    fields: &'static [Field],
    row: &'a [String],
}

#[derive(Serialize)]
#[serde(untagged)]
enum Cell<'a> {
    Absent,
    Flag(bool),
    Text(&'a str),
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let cells = self.fields.iter().zip(self.row).map(|(field, text)| match (field.kind, text.as_str()) {
            (_, "") => (field.name, Cell::Absent),
            (Kind::Flag, flag) => (field.name, Cell::Flag(flag == "true")),
            (_, text) => (field.name, Cell::Text(text)),
        });
        serializer.collect_map(cells)
    }
}
