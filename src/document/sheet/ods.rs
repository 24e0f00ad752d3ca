//! OpenDocument sheets: the text that each cell shows stands in the file beside its value.

use super::Sheet;
use crate::document::DocumentError;
use crate::document::archive::Archive;
use crate::document::docx::{Start, XmlEvent, events};
use crate::document::grid::MOST_COLUMNS;

/// The sheets of a file.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, DocumentError> {
    let mut archive = Archive::open(bytes, ".ods")?;
    if archive.text("META-INF/manifest.xml")?.contains("encryption-data") {
        return Err(DocumentError::Encrypted);
    }
    let mut reader = Ods::default();
    events(&archive.text("content.xml")?, |event| match event {
        XmlEvent::Start(start) => reader.start(&start),
        XmlEvent::End(name) => reader.end(name),
        XmlEvent::Text(text) if reader.is_text => reader.text.push_str(text),
        XmlEvent::Text(_) => {}
    })?;
    Ok(reader.sheets)
}

#[derive(Default)]
struct Ods {
    sheets: Vec<Sheet>,
    /// Styles of tables that are not shown.
    hidden: Vec<String>,
    style: String,
    row: u32,
    column: u32,
    /// How often the open row and cell stand there, and how far the cell reaches.
    rows: u32,
    columns: u32,
    across: u32,
    down: u32,
    text: String,
    is_text: bool,
    /// The cell holds a number, whose separators are no digits.
    is_number: bool,
}

fn count(start: &Start, name: &str) -> u32 {
    start.number(name).and_then(|count| u32::try_from(count).ok()).unwrap_or(1).max(1)
}

impl Ods {
    fn start(&mut self, start: &Start) {
        match start.name.as_str() {
            "style" => self.style = start.attribute("name").unwrap_or("").to_owned(),
            "table-properties" if start.attribute("display") == Some("false") => self.hidden.push(self.style.clone()),
            "table" => {
                let name = start.attribute("name").unwrap_or("").to_owned();
                let is_hidden =
                    start.attribute("style-name").is_some_and(|style| self.hidden.iter().any(|hidden| hidden == style));
                self.sheets.push(Sheet::new(name, is_hidden, Vec::new()));
                self.row = 0;
            }
            "table-row" => {
                self.column = 0;
                self.rows = count(start, "number-rows-repeated");
            }
            "table-cell" | "covered-table-cell" => {
                self.columns = count(start, "number-columns-repeated");
                self.across = count(start, "number-columns-spanned").max(self.columns);
                self.down = count(start, "number-rows-spanned");
                self.is_number = matches!(start.attribute("value-type"), Some("float" | "percentage"));
                self.text.clear();
            }
            // Notes on cells are paragraphs too.
            "p" => self.is_text = true,
            "annotation" => self.is_text = false,
            "s" => self.text.push(' '),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.is_text = false,
            "annotation" => self.text.clear(),
            "table-row" => self.row = self.row.saturating_add(self.rows),
            "table-cell" | "covered-table-cell" => {
                let mut text = std::mem::take(&mut self.text);
                if self.is_number {
                    text.retain(|c| c != ',');
                }
                if !text.trim().is_empty() {
                    self.put(&text);
                }
                self.column = self.column.saturating_add(self.columns);
            }
            _ => {}
        }
    }

    /// Puts a text into all the cells that it stands in, up to the limits.
    fn put(&mut self, text: &str) {
        let Some(sheet) = self.sheets.last_mut() else { return };
        let most = u32::try_from(MOST_COLUMNS).unwrap_or(u32::MAX);
        let rows = self.rows.max(self.down);
        for row in self.row..self.row.saturating_add(rows) {
            for column in self.column..self.column.saturating_add(self.across.min(most)) {
                sheet.put((row, column), text.to_owned());
            }
            if sheet.is_full() {
                sheet.is_cut = true;
                return;
            }
        }
    }
}
