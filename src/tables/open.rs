//! A workbook's bytes → its sheets as cells. What Excel, WPS and LibreOffice save; what is hostile or something else is an
//! error with what to do about it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use calamine::{DataRef, Dimensions, Reader as _, Xlsx};
use zip::ZipArchive;

use super::cell::{Cell, Unusable};
use super::published::column_of;
use crate::lang::Text;

/// Largest workbook that is read: one with a hundred thousand figures has about four MiB.
pub const BYTES_MAX: u64 = 32 << 20;
/// Most that a workbook may unpack to, and most parts that it may have.
const UNPACKED_MAX: u64 = 128 << 20;
const PARTS_MAX: usize = 10_000;
/// Most cells that are read.
const CELLS_MAX: usize = 2_000_000;

/// One sheet.
#[derive(Debug, Clone)]
pub struct RawSheet {
    pub name: String,
    /// By row and column, from 0; empty ones are left out.
    pub cells: BTreeMap<(u32, u32), Cell>,
    /// First and last row and column of merged cells.
    pub merged: Vec<Dimensions>,
    /// Columns that the workbook names.
    pub columns: BTreeMap<String, u32>,
}

/// Why a file is not read as a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// Not a workbook at all, or a broken one.
    NotAWorkbook(String),
    /// `.xls` or `.et`, or a workbook with a password: one container to look at.
    OldOrProtected,
    TooLarge,
}

impl OpenError {
    /// Reason and remedy.
    pub fn text(&self) -> Text {
        match self {
            OpenError::NotAWorkbook(why) => Text::new(
                format!("不是能读的 .xlsx 工作簿（{why}）；用 Excel 或 WPS 打开，另存为“Excel 工作簿 (.xlsx)”"),
                format!(
                    "it is no .xlsx workbook that can be read ({why}); open it and save it as \"Excel Workbook (.xlsx)\""
                ),
            ),
            OpenError::OldOrProtected => Text::new(
                "是旧格式（.xls、.et）或者加了密码；去掉密码，另存为“Excel 工作簿 (.xlsx)”",
                "it is in an old format (.xls, .et) or has a password; take the password off and save it as \"Excel Workbook (.xlsx)\"",
            ),
            OpenError::TooLarge => Text::new(
                "太大，不像数据表导出的工作簿；删去多余的工作表、图片和空行空列后再试",
                "it is too large for a workbook of figures; delete other sheets, pictures, empty rows and columns and try again",
            ),
        }
    }
}

/// Reads all sheets.
pub fn open(bytes: &[u8]) -> Result<Vec<RawSheet>, OpenError> {
    let broken = |error: &dyn std::fmt::Display| OpenError::NotAWorkbook(error.to_string());
    if bytes.len() as u64 > BYTES_MAX {
        return Err(OpenError::TooLarge);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(OpenError::OldOrProtected);
    }
    weigh(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut room = CELLS_MAX;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        match sheet(&mut book, &name, &mut room) {
            Ok(sheet) => sheets.push(sheet),
            // A sheet of charts has no cells.
            Err(calamine::XlsxError::NotAWorksheet(_)) => {}
            Err(error) => return Err(broken(&error)),
        }
        if room == 0 {
            return Err(OpenError::TooLarge);
        }
    }
    Ok(sheets)
}

/// Unpacks everything once without keeping it: sizes that a file states of itself may be wrong.
fn weigh(bytes: &[u8]) -> Result<(), OpenError> {
    let broken = |error: &dyn std::fmt::Display| OpenError::NotAWorkbook(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > PARTS_MAX {
        return Err(OpenError::TooLarge);
    }
    let mut room = UNPACKED_MAX;
    let mut buffer = [0; 1 << 14];
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| broken(&error))?;
        loop {
            match part.read(&mut buffer).map_err(|error| broken(&error))? {
                0 => break,
                read => room = room.checked_sub(read as u64).ok_or(OpenError::TooLarge)?,
            }
        }
    }
    Ok(())
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

fn sheet(book: &mut Book<'_>, name: &str, room: &mut usize) -> Result<RawSheet, calamine::XlsxError> {
    let formulas = formulas(book, name, room)?;
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    let columns = columns(book, name);
    let mut cells = BTreeMap::new();
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        *room = room.saturating_sub(1);
        if *room == 0 {
            break;
        }
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let format = format.map_or("General", |format| format.format_code.as_str());
        let position = cell.get_position();
        let value = match value(cell.get_value(), format) {
            Cell::Empty if formulas.contains(&position) => Cell::Unusable(Unusable::NotComputed),
            number if formulas.contains(&position) => number.computed(format),
            other => other,
        };
        if value != Cell::Empty {
            cells.insert(position, value);
        }
    }
    Ok(RawSheet { name: name.to_owned(), cells, merged, columns })
}

/// The columns of a sheet that the workbook names.
fn columns(book: &Book<'_>, sheet: &str) -> BTreeMap<String, u32> {
    let names = book.defined_names().iter();
    let columns = names.filter_map(|(name, formula)| {
        let (of, column) = column_of(formula)?;
        (of == sheet).then(|| (name.clone(), column))
    });
    columns.collect()
}

/// Where formulas stand.
fn formulas(book: &mut Book<'_>, name: &str, room: &mut usize) -> Result<BTreeSet<(u32, u32)>, calamine::XlsxError> {
    let mut places = BTreeSet::new();
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(formula) = reader.next_formula()? {
        *room = room.saturating_sub(1);
        if *room == 0 {
            break;
        }
        // The reader stops at every cell; one without a formula has an empty one.
        if !formula.get_value().is_empty() {
            places.insert(formula.get_position());
        }
    }
    Ok(places)
}

fn value(data: &DataRef<'_>, format: &str) -> Cell {
    let text = |text: &str| if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    match data {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number { value: (*number).into(), percent: false, is_cut: false },
        DataRef::Float(number) => Cell::number(*number, format).unwrap_or(Cell::Unusable(Unusable::Error)),
        DataRef::String(string) => text(string),
        DataRef::SharedString(string) => text(string),
        DataRef::Bool(_) => Cell::Unusable(Unusable::Truth),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) => Cell::Unusable(Unusable::Date),
        DataRef::Error(_) => Cell::Unusable(Unusable::Error),
    }
}
