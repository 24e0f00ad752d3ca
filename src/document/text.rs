//! Plain text → parts: one a line, with cells between `|` or tabs as tables, and the measure of hard-wrapped lines.

use super::clean::{clean, is_blank};
use super::grid::{self, Cells};
use super::metadata::Fields;
use super::passage::Passage;
use super::structure::{Part, Piece, Role};

/// The parts of a text.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut reader = Reader::default();
    // Files of old Macs end their lines with a carriage return.
    let separator = if text.contains('\n') { '\n' } else { '\r' };
    for (at, line) in text.split(separator).enumerate() {
        // Some pages were saved with their line breaks written out.
        for line in line.split(r"\r\n") {
            reader.line(line, at + 1);
        }
    }
    reader.flush();
    reader.parts
}

#[derive(Default)]
struct Reader {
    parts: Vec<Part>,
    /// Rows that may become a table.
    rows: Vec<Cells>,
    /// Whether the last line was blank.
    is_apart: bool,
    is_indented: bool,
}

impl Reader {
    fn line(&mut self, line: &str, number: usize) {
        if is_blank(line) {
            self.is_apart = true;
            // The rule below the head of a Markdown table.
            if !line.contains("--") {
                self.flush();
            }
            return;
        }
        match cells(line) {
            Some(cells) if !Fields::default().take(&cells.join(" ")) => {
                self.rows.push(Cells { line: number, cells, is_head: false });
            }
            Some(cells) => {
                self.flush();
                self.text(&cells.join(" "), number);
            }
            None => {
                self.flush();
                self.is_indented = line.starts_with(['\u{3000}', '\t']) || line.starts_with("  ");
                self.text(line.trim_matches(|c: char| c.is_whitespace() || c == '|'), number);
                self.is_indented = false;
            }
        }
        self.is_apart = false;
    }

    fn text(&mut self, text: &str, line: usize) {
        let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
        let heading = text.get(hashes..).filter(|rest| (1..=6).contains(&hashes) && rest.starts_with(' '));
        let role = match (heading, u8::try_from(hashes)) {
            (Some(_), Ok(level)) => Role::Heading(level),
            _ => Role::Plain,
        };
        let piece = Piece::plain(Passage::new(heading.unwrap_or(text), line));
        let (adjoins, is_indented) = (!self.is_apart, self.is_indented);
        self.parts.push(Part::Text(Piece { role, adjoins, is_indented, ..piece }));
    }

    /// Ends a run of rows: several make a table, one is a line.
    fn flush(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        match rows.as_slice() {
            [] => {}
            [only] => {
                let text = only.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
                let text = text.collect::<Vec<_>>().join(" | ");
                self.text(&text, only.line);
            }
            _ => {
                let shaped = grid::shape(rows);
                self.parts.extend(super::structure::parts_of(shaped));
            }
        }
    }
}

/// The cells of a line, if there are at least two with a text.
fn cells(line: &str) -> Option<Vec<String>> {
    let separator = if line.contains('|') { '|' } else { '\t' };
    // A bar at the start leaves an empty cell, as under a cell that spans rows; where all rows have one, the column goes.
    let bare = line.trim_matches(' ');
    let bare = bare.strip_suffix('|').unwrap_or(bare);
    let mut cells: Vec<String> =
        bare.split(separator).take(grid::MOST_COLUMNS).map(|cell| clean(&Passage::new(cell, 1)).text).collect();
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    (cells.iter().filter(|cell| !cell.is_empty()).count() >= 2).then_some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_rows_are_tables_and_single_ones_lines() {
        let found = parts("首页 | 新闻\n\n指标 | 2021 | 2022 |\n产值 | 5.0 | 6.1 |\n标题 |\n|\n正文。");
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(matches!(&found[1], Part::Table(table, 3) if table.rows.len() == 1));
        assert!(matches!(&found[2], Part::Text(piece) if piece.passage.text == "标题" && piece.passage.line == 5));
    }
}
