//! Rows of cells → a table with its caption, unit and head; rows of one cell above and below it are caption and notes.

use super::passage::Passage;
use super::{Row, Table};

/// The most columns and cells of a table; no table of a report has more, and hostile spans ask for billions.
pub(super) const MOST_COLUMNS: usize = 256;
pub(super) const MOST_CELLS: usize = 400_000;

/// The most that a text may grow to by being repeated over columns, in bytes.
const MOST_REPEATED: usize = 256 << 10;

/// How often a cell's text is repeated over the columns that it covers: long texts once.
pub(super) fn copies(text: &str, columns: usize) -> usize {
    if text.len().saturating_mul(columns) > MOST_REPEATED { 1 } else { columns.clamp(1, MOST_COLUMNS) }
}

/// What a cell counts for against [`MOST_CELLS`]: long texts count for several.
pub(super) fn weight(text: &str) -> usize {
    1 + text.len() / 64
}

/// A row as read, spans repeated.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells {
    pub line: usize,
    pub cells: Vec<String>,
    /// Whether the source says that it is of the head.
    pub is_head: bool,
}

/// A table, and the lines around it that were printed as its rows.
#[derive(Debug, Default)]
pub(super) struct Shaped {
    pub before: Vec<Passage>,
    pub table: Option<Table>,
    pub line: usize,
    pub after: Vec<Passage>,
}

/// Whether a text is a figure of a table: 577.0, -5.2%, 1,156; years are heads.
fn is_figure(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['-', '－', '+', '▲', '−']).trim_end_matches(['%', '％']);
    let is_year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    !text.is_empty()
        && !is_year
        && text.chars().all(|c| c.is_ascii_digit() || ".,，".contains(c))
        && text.contains(|c: char| c.is_ascii_digit())
}

/// Cells that stand for no value.
fn is_placeholder(text: &str) -> bool {
    matches!(text.trim(), "-" | "—" | "——" | "/" | "…" | "*" | "－")
}

/// The one text of a row that holds nothing else, spans aside.
fn only_text(row: &Cells) -> Option<&str> {
    let mut texts = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let first = texts.next()?;
    texts.all(|text| text == first).then_some(first)
}

/// 亿元 of 单位：亿元; of 计量单位:万元、% all of it.
pub(super) fn unit_of(text: &str) -> Option<String> {
    let rest = text.split_once("单位：").or_else(|| text.split_once("单位:"))?.1;
    let unit = rest.trim().trim_end_matches(['）', ')', '】', ']']).trim();
    (!unit.is_empty() && unit.chars().take(21).count() <= 20).then(|| unit.to_owned())
}

/// Whether a line alone says the unit of the table below it.
pub(super) fn is_unit_line(text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || "()（）【】".contains(c));
    let starts = ["单位：", "单位:", "计量单位：", "计量单位:"].iter().any(|word| text.starts_with(word));
    starts && unit_of(text).is_some()
}

/// Whether a line names the table below it: 表1 主要指标; 附表：….
pub(super) fn is_caption(text: &str) -> bool {
    let is_short = text.chars().take(61).count() <= 60 && !text.contains('。');
    let rest = text.strip_prefix("附表").or_else(|| text.strip_prefix('表'));
    is_short
        && rest.is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十：:".contains(c))
        })
}

fn is_note(text: &str) -> bool {
    ["注", "备注", "说明", "资料来源", "数据来源", "来源"].iter().any(|word| text.starts_with(word))
}

/// Makes a table of rows. Without two columns there is none, and the texts are lines.
pub(super) fn shape(rows: Vec<Cells>) -> Shaped {
    let mut rows: Vec<Cells> =
        rows.into_iter().filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty())).collect();
    let mut shaped = Shaped { line: rows.first().map_or(1, |row| row.line), ..Shaped::default() };
    let is_wide = |row: &Cells| only_text(row).is_none();
    let (Some(first), Some(last)) = (rows.iter().position(is_wide), rows.iter().rposition(is_wide)) else {
        shaped.before = rows.iter().filter_map(|row| Some(Passage::new(only_text(row)?, row.line))).collect();
        return shaped;
    };
    // Notes end the table; a section of it that is a row of one cell stays in it.
    let notes = rows.iter().skip(last + 1).position(|row| only_text(row).is_some_and(is_note)).map(|at| at + last + 1);
    let tail = rows.split_off(notes.unwrap_or(rows.len()));
    let body = rows.split_off(first);
    let passage = |row: &Cells| only_text(row).map(|text| Passage::new(text, row.line));
    let mut table = Table::default();
    for row in &rows {
        let text = only_text(row).unwrap_or("");
        match unit_of(text) {
            Some(unit) if table.unit.is_none() && is_unit_line(text) => table.unit = Some(unit),
            _ if table.caption.is_none() => table.caption = Some(text.to_owned()),
            _ => shaped.before.extend(passage(row)),
        }
    }
    if table.unit.is_none() {
        table.unit = table.caption.as_deref().and_then(unit_of);
    }
    shaped.after = tail.iter().filter_map(passage).collect();
    fill(&mut table, body);
    shaped.table = Some(table);
    shaped
}

/// Divides the rows into head and body, all of one width.
fn fill(table: &mut Table, rows: Vec<Cells>) {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let is_empty_column =
        |at: usize| rows.iter().all(|row| row.cells.get(at).is_none_or(|cell| cell.trim().is_empty()));
    let columns: Vec<usize> = (0..width).filter(|at| !is_empty_column(*at)).collect();
    let marked = rows.iter().take_while(|row| row.is_head).count();
    let has_figures = |row: &Cells| row.cells.iter().skip(1).any(|cell| is_figure(cell) || is_placeholder(cell));
    let heads = if marked > 0 && marked < rows.len() {
        marked
    } else {
        // Without figures anywhere the first row is the head, as readers take it.
        rows.iter().position(has_figures).unwrap_or(1).min(3)
    };
    for (at, row) in rows.into_iter().enumerate() {
        let cell = |column: &usize| row.cells.get(*column).map(|cell| cell.trim().to_owned()).unwrap_or_default();
        let cells: Vec<String> = columns.iter().map(cell).collect();
        if at < heads {
            table.head.push(cells);
        } else {
            table.rows.push(Row { line: row.line, cells });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(text: &str) -> Shaped {
        let row = |(at, line): (usize, &str)| Cells {
            line: at + 1,
            cells: line.split('|').map(str::to_owned).collect(),
            is_head: false,
        };
        shape(text.lines().enumerate().map(row).collect())
    }

    #[test]
    fn caption_unit_head_and_notes_are_told_from_the_rows() {
        let shaped = grid(
            "表1 主要指标|表1 主要指标|表1 主要指标\n单位：亿元||\n指标|2021年|2022年\n|1-6月|1-6月\n产值|12.5|14.50\n税收|-|3\n注：快报数||",
        );
        let table = shaped.table.unwrap();
        assert_eq!((table.caption.as_deref(), table.unit.as_deref()), (Some("表1 主要指标"), Some("亿元")));
        assert_eq!(table.head.len(), 2);
        assert_eq!(
            table.rows.iter().map(|row| row.cells.join("|")).collect::<Vec<_>>(),
            ["产值|12.5|14.50", "税收|-|3"]
        );
        assert_eq!(table.rows[0].line, 5);
        assert_eq!(shaped.after[0].text, "注：快报数");
    }

    #[test]
    fn rows_of_one_cell_are_lines() {
        let shaped = grid("第一段。\n第二段。");
        assert!(shaped.table.is_none());
        assert_eq!(shaped.before.len(), 2);
    }
}
