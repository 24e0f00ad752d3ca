//! A workbook as cells by their names, read and written with other code than the program's own: as another program would
//! save it.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// With its number format.
    Number(f64, String),
    Text(String),
    /// With the result that was saved, and its number format.
    Formula(String, String, String),
    Date(u16, u8, u8),
    /// Nothing but a format: bold, coloured.
    Blank,
}

#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub name: String,
    pub cells: BTreeMap<(u32, u16), Value>,
    pub merged: Vec<(u32, u16, u32, u16)>,
}

#[derive(Debug, Clone)]
pub struct Book {
    pub sheets: Vec<Sheet>,
}

/// Row and column of `D7`.
pub fn position(name: &str) -> (u32, u16) {
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let column = letters.bytes().fold(0, |sum, letter| sum * 26 + u16::from(letter - b'A') + 1);
    (name[letters.len()..].parse::<u32>().unwrap() - 1, column - 1)
}

impl Book {
    pub fn read(bytes: &[u8]) -> Book {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let names = book.sheet_names();
        let sheets = names.iter().map(|name| {
            let mut reader = book.worksheet_cells_reader(name).unwrap();
            let mut cells = BTreeMap::new();
            while let Some((cell, style)) = reader.next_cell_with_style_id().unwrap() {
                let format = reader.styles()[style].number_format.as_ref();
                let format = format.map_or("General".to_owned(), |format| format.format_code.clone());
                let value = match cell.get_value() {
                    DataRef::Empty => continue,
                    DataRef::Float(number) => Value::Number(*number, format),
                    DataRef::String(text) => Value::Text(text.clone()),
                    DataRef::SharedString(text) => Value::Text((*text).to_owned()),
                    other => panic!("{other:?} in an export"),
                };
                let (row, column) = cell.get_position();
                cells.insert((row, u16::try_from(column).unwrap()), value);
            }
            Sheet { name: name.clone(), cells, merged: Vec::new() }
        });
        Book { sheets: sheets.collect() }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        for sheet in &self.sheets {
            let target = book.add_worksheet();
            target.set_name(&sheet.name).unwrap();
            for (row, column, last_row, last_column) in &sheet.merged {
                target.merge_range(*row, *column, *last_row, *last_column, "", &Format::new()).unwrap();
            }
            for ((row, column), value) in &sheet.cells {
                let (row, column) = (*row, *column);
                match value {
                    Value::Number(number, format) => {
                        target.write_with_format(row, column, *number, &Format::new().set_num_format(format)).unwrap()
                    }
                    Value::Text(text) => target.write(row, column, text).unwrap(),
                    Value::Formula(formula, result, format) => {
                        let formula = Formula::new(formula).set_result(result);
                        let format = Format::new().set_num_format(format);
                        target.write_formula_with_format(row, column, formula, &format).unwrap()
                    }
                    Value::Blank => target.write_blank(row, column, &Format::new().set_bold()).unwrap(),
                    Value::Date(year, month, day) => {
                        let date = ExcelDateTime::from_ymd(*year, *month, *day).unwrap();
                        target
                            .write_with_format(row, column, &date, &Format::new().set_num_format("yyyy-mm-dd"))
                            .unwrap()
                    }
                };
            }
        }
        book.save_to_buffer().unwrap()
    }

    /// The first sheet of figures.
    pub fn sheet(&mut self) -> &mut Sheet {
        &mut self.sheets[1]
    }
}

impl Sheet {
    pub fn set(&mut self, name: &str, value: Value) {
        self.cells.insert(position(name), value);
    }

    pub fn number(&mut self, name: &str, number: f64) {
        self.set(name, Value::Number(number, "General".into()));
    }

    pub fn text(&mut self, name: &str, text: &str) {
        self.set(name, Value::Text(text.into()));
    }

    pub fn clear(&mut self, name: &str) {
        self.cells.remove(&position(name)).unwrap_or_else(|| panic!("{name} is empty"));
    }

    /// Empty columns before one.
    pub fn insert_columns(&mut self, before: &str, count: u16) {
        let (_, at) = position(&format!("{before}1"));
        let moved = |(row, column): (u32, u16)| (row, if column >= at { column + count } else { column });
        self.cells = std::mem::take(&mut self.cells).into_iter().map(|(place, value)| (moved(place), value)).collect();
    }

    /// Empty rows before one, counted from 1.
    pub fn insert_rows(&mut self, before: u32, count: u32) {
        let moved = |(row, column): (u32, u16)| (if row + 1 >= before { row + count } else { row }, column);
        self.cells = std::mem::take(&mut self.cells).into_iter().map(|(place, value)| (moved(place), value)).collect();
    }

    pub fn delete_row(&mut self, number: u32) {
        let kept = std::mem::take(&mut self.cells).into_iter().filter(|((row, _), _)| row + 1 != number);
        let moved = |(row, column): (u32, u16)| (if row + 1 > number { row - 1 } else { row }, column);
        self.cells = kept.map(|(place, value)| (moved(place), value)).collect();
    }

    /// The sheet as text, one line a row.
    pub fn dump(&self) -> String {
        let rows = self.cells.keys().map(|(row, _)| row).max().map_or(0, |row| row + 1);
        let columns = self.cells.keys().map(|(_, column)| column).max().map_or(0, |column| column + 1);
        let cell = |row: u32, column: u16| match self.cells.get(&(row, column)) {
            None => String::new(),
            Some(Value::Number(number, format)) => format!("{number} [{format}]"),
            Some(Value::Text(text)) => text.clone(),
            Some(other) => format!("{other:?}"),
        };
        let line = |row: u32| {
            let cells: Vec<String> = (0..columns).map(|column| cell(row, column)).collect();
            format!("{}\n", cells.join(" | ").trim_end_matches([' ', '|']))
        };
        (0..rows).map(line).collect()
    }
}
