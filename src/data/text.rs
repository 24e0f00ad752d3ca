//! Rows as CSV and JSON.

use anyhow::{Context as _, Result};
use serde::{Serialize, Serializer};

use super::{Field, Kind, Rows};

impl Rows {
    /// UTF-8 with byte order mark and CRLF, as spreadsheet programs on Windows want it.
    pub fn csv(&self) -> Result<Vec<u8>> {
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
        writer
            .write_record(self.table.fields().iter().map(|field| field.name))
            .context("writing the head of a CSV file")?;
        for row in &self.rows {
            writer.write_record(row).context("writing a row of a CSV file")?;
        }
        writer.into_inner().map_err(|error| anyhow::anyhow!("closing a CSV file: {error}"))
    }

    /// An array of objects with the same keys; decimals as strings, absent values as null.
    pub fn json(&self) -> Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self).context("writing a JSON file")?;
        bytes.push(b'\n');
        Ok(bytes)
    }
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
