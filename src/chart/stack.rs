//! Rows one below the other, each with its name at the left: bars as rows, dumbbells, waterfalls.

use super::axis::BASELINE;
use super::canvas::{self, Anchor, Group, Layer};
use super::ink::Ink;
use super::{FONT_SIZE, LINE_HEIGHT, text};

/// Space between two rows.
const BETWEEN: f64 = 12.0;
/// The part of the width that names may take.
const NAMES_WIDTH: f64 = 0.36;

/// Lines of a name.
const LINES_MAX: usize = 3;

/// The name and the middle of a row.
pub(super) struct Row {
    names: Vec<String>,
    pub(super) middle: f64,
}

/// All rows of a chart.
pub(super) struct Stack {
    pub(super) rows: Vec<Row>,
    /// Where the names end.
    pub(super) names_right: f64,
    /// Where the last row ends.
    pub(super) bottom: f64,
}

impl Stack {
    /// Stacks rows of at least a height from `top` on; higher ones where a name needs more lines.
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a str>, width: f64, top: f64, row_height: f64) -> Stack {
        let mut y = top + BETWEEN / 2.0;
        let mut rows = Vec::new();
        for name in names {
            let names = text::wrap(name, width * NAMES_WIDTH, LINES_MAX, measure);
            let height = row_height.max(names.len() as f64 * LINE_HEIGHT);
            rows.push(Row { names, middle: y + height / 2.0 });
            y += height + BETWEEN;
        }
        let names = rows.iter().flat_map(|row| &row.names);
        let names_right = names.map(|line| measure(line)).fold(0.0, f64::max);
        Stack { rows, names_right, bottom: y - BETWEEN / 2.0 }
    }

    /// Draws the names, right-aligned beside what they name.
    pub(super) fn draw_names(&self, size: (f64, f64)) -> Layer {
        canvas::draw(size, Group::Frame(Ink::Value), |pen| {
            for row in &self.rows {
                let height = row.names.len() as f64 * LINE_HEIGHT;
                let mut y = row.middle - height / 2.0 + LINE_HEIGHT / 2.0 + BASELINE;
                for line in &row.names {
                    pen.text(line, (self.names_right, y), Anchor::End, Ink::Value);
                    y += LINE_HEIGHT;
                }
            }
        })
    }
}

fn measure(text: &str) -> f64 {
    text::width(text, FONT_SIZE)
}
