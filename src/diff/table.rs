//! Rows of a release by column name: from the program's own rows, or from a CSV or JSON file of any of its versions.
//!
//! In: bytes. Out: a [`Table`] in the columns of today, which knows what columns its file had. Columns of other versions
//! are ignored, their order does not matter; a byte order mark, either line end and quotes are read.

use std::collections::BTreeMap;

use crate::data::{self, Rows};
use crate::lang::Text;

/// One row, with its cells by column name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    table: data::Table,
    cells: Vec<String>,
}

impl Record {
    /// The cell of a column; empty where the row has none.
    pub fn get(&self, column: &str) -> &str {
        let at = self.table.fields().iter().position(|known| known.name == column);
        at.and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }

    /// Columns and cells that are not empty, in order.
    pub fn cells(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let cells = self.table.fields().iter().map(|column| column.name).zip(self.cells.iter().map(String::as_str));
        cells.filter(|(_, cell)| !cell.is_empty())
    }
}

/// The rows of a file.
#[derive(Debug, Clone, Default)]
pub struct Table {
    pub records: Vec<Record>,
    /// Columns that the file has; what a file does not know is not compared.
    known: Vec<&'static str>,
}

impl Table {
    /// The program's own rows, in all of their columns.
    pub fn of(rows: Rows) -> Table {
        let table = rows.table;
        let records = rows.rows.into_iter().map(|cells| Record { table, cells }).collect();
        Table { records, known: table.fields().iter().map(|field| field.name).collect() }
    }

    /// Whether the file has the column.
    pub fn knows(&self, column: &str) -> bool {
        self.known.contains(&column)
    }

    /// Reads a CSV file. The columns are those of today, `required` those without which a row says nothing.
    pub fn from_csv(bytes: &[u8], table: data::Table, required: &[&str]) -> Result<Table, Text> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let line = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
            Text::new(
                format!("第 {line} 行起不是 UTF-8 编码；用表格软件打开后另存为“CSV UTF-8”"),
                format!("it is not UTF-8 from line {line} on; open it in a spreadsheet and save it as “CSV UTF-8”"),
            )
        })?;
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let unreadable =
            |error: csv::Error| Text::new(format!("无法读取：{error}"), format!("it cannot be read: {error}"));
        let head: Vec<String> =
            reader.headers().map_err(unreadable)?.iter().map(|name| name.trim().to_owned()).collect();
        let places = places(&head, table, required)?;
        let mut records = Vec::new();
        for row in reader.records() {
            let row = row.map_err(unreadable)?;
            // Spreadsheets leave rows of nothing but commas behind.
            if row.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let cell =
                |at: &Option<usize>| data::unguarded(at.and_then(|at| row.get(at)).unwrap_or("").trim()).to_owned();
            records.push(Record { table, cells: places.iter().map(cell).collect() });
        }
        Ok(Table { records, known: known(table, &places) })
    }

    /// Reads a JSON file: an array of objects with the same keys.
    pub fn from_json(bytes: &[u8], table: data::Table, required: &[&str]) -> Result<Table, Text> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let objects: Vec<BTreeMap<String, serde_json::Value>> = serde_json::from_slice(bytes).map_err(|error| {
            Text::new(format!("不是对象数组：{error}"), format!("it is no array of objects: {error}"))
        })?;
        // Absent values may be left out, so that an object alone does not tell the columns.
        let mut head: Vec<String> = objects.iter().flat_map(|object| object.keys().cloned()).collect();
        head.sort_unstable();
        head.dedup();
        if objects.is_empty() {
            return Ok(Table { records: Vec::new(), known: table.fields().iter().map(|field| field.name).collect() });
        }
        let places = places(&head, table, required)?;
        let cell = |value: Option<&serde_json::Value>| match value {
            None | Some(serde_json::Value::Null) => String::new(),
            Some(serde_json::Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        let record = |object: &BTreeMap<String, serde_json::Value>| Record {
            table,
            cells: table.fields().iter().map(|column| cell(object.get(column.name))).collect(),
        };
        Ok(Table { records: objects.iter().map(record).collect(), known: known(table, &places) })
    }
}

/// Where each column of today stands in a file's head.
fn places(head: &[String], table: data::Table, required: &[&str]) -> Result<Vec<Option<usize>>, Text> {
    let missing: Vec<&str> = required.iter().copied().filter(|name| !head.iter().any(|known| known == name)).collect();
    if !missing.is_empty() {
        let (zh, en) = (missing.join("、"), missing.join(", "));
        return Err(Text::new(format!("没有这些列：{zh}"), format!("it lacks the columns {en}")));
    }
    Ok(table.fields().iter().map(|column| head.iter().position(|name| name == column.name)).collect())
}

fn known(table: data::Table, places: &[Option<usize>]) -> Vec<&'static str> {
    table.fields().iter().zip(places).filter(|(_, at)| at.is_some()).map(|(column, _)| column.name).collect()
}
