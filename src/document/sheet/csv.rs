//! CSV files → tables. The separator is the one that most lines agree on.

use csv::ReaderBuilder;

use crate::document::grid::{self, Cells, MOST_CELLS, MOST_COLUMNS};
use crate::document::structure::{Reading, parts_of};
use crate::document::{LeftOut, Reason};

/// Reads a CSV file.
pub(in crate::document) fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator(text)).from_reader(text.as_bytes());
    let mut rows: Vec<Cells> = Vec::new();
    let mut count = 0;
    let mut last = 0;
    for record in reader.records().map_while(Result::ok) {
        let line = record.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(1));
        let cells: Vec<String> = record.iter().take(MOST_COLUMNS).map(|cell| cell.trim().to_owned()).collect();
        count += cells.len();
        if count > MOST_CELLS || record.len() > MOST_COLUMNS {
            reading.left_out.push(LeftOut { line, text: cells.join(","), reason: Reason::TooLarge });
        }
        if count > MOST_CELLS {
            break;
        }
        // A line without a cell stands between two tables; the reader itself skips empty lines.
        let is_blank = cells.iter().all(String::is_empty);
        if (is_blank || line > last + 1) && !rows.is_empty() {
            reading.parts.extend(parts_of(grid::shape(std::mem::take(&mut rows))));
        }
        last = line + record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        if !is_blank {
            rows.push(Cells { line, cells, is_head: false });
        }
    }
    reading.parts.extend(parts_of(grid::shape(rows)));
    reading
}

fn separator(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(20).collect();
    let with = |separator: char| lines.iter().filter(|line| line.contains(separator)).count();
    [(';', b';'), ('\t', b'\t'), (',', b',')]
        .into_iter()
        .max_by_key(|(separator, _)| with(*separator))
        .map_or(b',', |(_, byte)| byte)
}
