//! Tables of pages: spans repeated, and those that only lay out a page told from those that hold data.

use super::content::Measures;
use super::tree::Tree;
use crate::document::clean::clean;
use crate::document::grid::{Cells, MOST_CELLS, MOST_COLUMNS, copies, weight};
use crate::document::passage::Passage;

/// The rows of a table, those of tables within it left aside.
pub(super) fn rows(tree: &Tree, table: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let sections = tree.children(table).filter(|(_, node)| matches!(node.tag, "tr" | "thead" | "tbody" | "tfoot"));
    for (index, node) in sections {
        if node.tag == "tr" {
            found.push(index);
        } else {
            found.extend(rows(tree, index));
        }
    }
    found
}

/// The cells of a row.
pub(super) fn cells(tree: &Tree, row: usize) -> Vec<usize> {
    tree.children(row).filter(|(_, node)| matches!(node.tag, "td" | "th")).map(|(index, _)| index).collect()
}

/// Whether a table lays out a page: a column alone, a table within, or a text of several sentences in a cell.
pub(super) fn is_layout(tree: &Tree, measures: &Measures, rows: &[usize]) -> bool {
    let widths = rows.iter().map(|row| cells(tree, *row).len());
    if widths.max().unwrap_or(0) < 2 {
        return true;
    }
    rows.iter()
        .flat_map(|row| cells(tree, *row))
        .map(|cell| measures.get(cell))
        .any(|cell| cell.tables > 0 || (cell.stops >= 3 && cell.characters > 200))
}

/// The grid of a table, and whether some of it was past the limits.
pub(super) fn grid(tree: &Tree, rows: &[usize]) -> (Vec<Cells>, bool) {
    let mut grid = Vec::with_capacity(rows.len());
    // Cells that reach down from rows above: their text and how many rows they still cover.
    let mut reaching: Vec<Option<(String, usize)>> = Vec::new();
    let mut is_cut = false;
    let mut count = 0usize;
    for row in rows {
        let own = cells(tree, *row);
        let mut line = Cells { line: tree.get(*row).map_or(1, |node| node.line), ..Cells::default() };
        line.is_head = tree.get(*row).is_some_and(|node| tree.tag(node.parent) == "thead")
            || (!own.is_empty() && own.iter().all(|cell| tree.tag(*cell) == "th"));
        let mut own = own.into_iter();
        let mut column = 0;
        loop {
            if let Some(Some((text, left))) = reaching.get_mut(column) {
                line.cells.push(text.clone());
                *left -= 1;
                if *left == 0
                    && let Some(slot) = reaching.get_mut(column)
                {
                    *slot = None;
                }
                column += 1;
                continue;
            }
            let Some(cell) = own.next() else {
                // Beyond the last cell, only what reaches down from above.
                if reaching.iter().skip(column).any(Option::is_some) && column < MOST_COLUMNS {
                    line.cells.push(String::new());
                    column += 1;
                    continue;
                }
                break;
            };
            let text = clean(&Passage::new(tree.text(cell), 1)).text;
            let (across, down) = (copies(&text, span(tree, cell, "colspan")), span(tree, cell, "rowspan"));
            is_cut |= across < span(tree, cell, "colspan");
            for _ in 0..across {
                if column >= MOST_COLUMNS {
                    is_cut = true;
                    break;
                }
                reaching.resize(reaching.len().max(column + 1), None);
                if let Some(slot) = reaching.get_mut(column).filter(|_| down > 1) {
                    *slot = Some((text.clone(), down - 1));
                }
                line.cells.push(text.clone());
                column += 1;
            }
            if column >= MOST_COLUMNS {
                is_cut |= own.next().is_some();
                break;
            }
        }
        count += line.cells.iter().map(|cell| weight(cell)).sum::<usize>();
        if count > MOST_CELLS {
            return (grid, true);
        }
        grid.push(line);
    }
    (grid, is_cut)
}

/// How many columns or rows a cell covers; no honest one covers more than a thousand.
fn span(tree: &Tree, cell: usize, name: &str) -> usize {
    let value =
        tree.get(cell).and_then(|node| node.attribute(name)).and_then(|value| value.trim().parse::<usize>().ok());
    value.filter(|span| (1..=1000).contains(span)).unwrap_or(1)
}
