//! Workbooks and CSV files → tables: what the cells show, merged cells repeated, several tables on a sheet kept apart.

mod csv;
mod display;
mod ods;

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Dimensions, Reader, SheetVisible, Xlsx};

pub(super) use self::csv::read as read_csv;
use super::archive::Archive;
use super::grid::{self, Cells, MOST_CELLS, MOST_COLUMNS};
use super::metadata::Field;
use super::passage::Passage;
use super::structure::{Part, Piece, Reading, Role, parts_of};
use super::{DocumentError, LeftOut, Reason};

/// The formats of workbooks. The old `.xls` is none: its reader does not tell 5.2% from 0.052, nor 14.50 from 14.5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Workbook {
    Xlsx,
    Ods,
}

/// The cells of a sheet that hold something, by row and column.
type Filled = BTreeMap<(u32, u32), String>;

struct Sheet {
    name: String,
    filled: Filled,
    merged: Vec<Dimensions>,
    is_hidden: bool,
    is_cut: bool,
    /// What its cells count for against the limit.
    weight: usize,
}

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], format: Workbook) -> Result<Reading, DocumentError> {
    let sheets = match format {
        Workbook::Xlsx => {
            Archive::open(bytes, ".xlsx")?.check()?;
            xlsx(bytes)?
        }
        Workbook::Ods => ods::sheets(bytes)?,
    };
    let mut reading = Reading::default();
    let shown = sheets.iter().filter(|sheet| !sheet.is_hidden && !sheet.filled.is_empty()).count();
    for sheet in sheets {
        add(sheet, shown > 1, &mut reading);
    }
    let captions = reading.parts.iter().filter_map(|part| match part {
        Part::Table(table, _) => table.caption.clone(),
        Part::Text(_) => None,
    });
    if let Some(caption) = captions.into_iter().find(|caption| !grid::is_caption(caption)) {
        reading.fields.offer(Field::Title, &caption);
    }
    Ok(reading)
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, DocumentError> {
    let broken = |_| DocumentError::Broken(".xlsx");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut sheets = Vec::new();
    for meta in book.sheets_metadata().to_vec() {
        let merged = book.merge_cells_by_sheet_name(&meta.name).unwrap_or_default();
        // Charts are sheets without cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&meta.name) else { continue };
        let mut sheet = Sheet::new(meta.name, meta.visible != SheetVisible::Visible, merged);
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(broken)? {
            let format = cells.styles().get(style).and_then(|style| style.number_format.as_ref());
            let text =
                display::shown(&Data::from(cell.get_value().clone()), format.map(|format| format.format_code.as_str()));
            sheet.put(cell.get_position(), text);
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

impl Sheet {
    fn new(name: String, is_hidden: bool, merged: Vec<Dimensions>) -> Sheet {
        Sheet { name, filled: Filled::new(), merged, is_hidden, is_cut: false, weight: 0 }
    }

    fn put(&mut self, at: (u32, u32), text: String) {
        if text.trim().is_empty() {
            return;
        }
        let is_far = usize::try_from(at.1).unwrap_or(usize::MAX) >= MOST_COLUMNS;
        if is_far || self.is_full() {
            self.is_cut = true;
        } else {
            self.weight += grid::weight(&text);
            self.filled.insert(at, text);
        }
    }

    fn is_full(&self) -> bool {
        self.weight >= MOST_CELLS
    }

    /// Repeats what merged cells show in all that they cover.
    fn spread(&mut self) {
        let most = u32::try_from(MOST_COLUMNS).unwrap_or(u32::MAX);
        for area in std::mem::take(&mut self.merged) {
            let Some(text) = self.filled.get(&area.start).cloned() else { continue };
            for row in area.start.0..=area.end.0 {
                for column in area.start.1..=area.end.1.min(most - 1) {
                    if !self.filled.contains_key(&(row, column)) {
                        self.put((row, column), text.clone());
                    }
                }
                if self.is_full() {
                    self.is_cut = true;
                    return;
                }
            }
        }
    }
}

/// Adds the tables of a sheet: rows without a cell stand between them.
fn add(mut sheet: Sheet, is_named: bool, reading: &mut Reading) {
    let name = std::mem::take(&mut sheet.name);
    if !sheet.is_hidden {
        sheet.spread();
    }
    if sheet.is_hidden || sheet.is_cut {
        let reason = if sheet.is_hidden { Reason::Hidden } else { Reason::TooLarge };
        reading.left_out.push(LeftOut { line: 1, text: name.clone(), reason });
    }
    if sheet.is_hidden || sheet.filled.is_empty() {
        return;
    }
    let is_default = ["Sheet", "sheet", "工作表"]
        .iter()
        .any(|word| name.strip_prefix(word).is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit())));
    if is_named && !is_default {
        let piece = Piece { role: Role::Heading(1), ..Piece::plain(Passage::new(name, 1)) };
        reading.parts.push(Part::Text(piece));
    }
    let mut rows: Vec<Cells> = Vec::new();
    let mut before = 0;
    for ((row, column), text) in sheet.filled {
        let number = usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1);
        if rows.is_empty() || number != before {
            if !rows.is_empty() && number > before + 1 {
                reading.parts.extend(parts_of(grid::shape(std::mem::take(&mut rows))));
            }
            rows.push(Cells { line: number, ..Cells::default() });
            before = number;
        }
        if let (Some(line), Ok(column)) = (rows.last_mut(), usize::try_from(column)) {
            line.cells.resize(column, String::new());
            line.cells.push(text);
        }
    }
    reading.parts.extend(parts_of(grid::shape(rows)));
}
