//! The texts above the bar of a target: the name at the left, what was reached and the target at the right.

use super::axis::BASELINE;
use super::canvas::{self, Anchor, Group, Layer};
use super::ink::Ink;
use super::target::TargetRow;
use super::{FONT_SIZE, LINE_HEIGHT, text};

/// Space between two texts in a line.
const GAP: f64 = 14.0;
/// More space around what was reached, where it has a column of its own.
const COLUMN_GAP: f64 = 24.0;

/// The texts of a row, fitted to the width.
pub(super) struct Texts {
    names: Vec<String>,
    actual: String,
    targets: Vec<String>,
    /// Where what was reached ends, if the figures stand beside the name; else they stand below it.
    actual_right: Option<f64>,
    width: f64,
}

impl Texts {
    /// Aligns the figures of all rows in two columns if that fits, else fits each row alone.
    pub(super) fn all(rows: &[TargetRow], width: f64) -> Vec<Texts> {
        let targets = rows.iter().map(|row| measure(&row.target_label));
        let column = width - targets.fold(0.0, f64::max) - COLUMN_GAP;
        let fits = |row: &TargetRow| measure(&row.name) + GAP + actual_width(row) <= column;
        let column = rows.iter().all(fits).then_some(column);
        rows.iter().map(|row| Texts::new(row, column, width)).collect()
    }

    fn new(row: &TargetRow, column: Option<f64>, width: f64) -> Texts {
        let right = column.unwrap_or(width - measure(&row.target_label) - GAP);
        let is_beside = measure(&row.name) + GAP + actual_width(row) <= right;
        let actual = row.actual.as_ref().map_or("", |actual| actual.label.as_str());
        let actual = text::whole(actual, width, |text| text::width_bold(text, FONT_SIZE));
        Texts {
            names: text::wrap(&row.name, width, 3, measure),
            actual,
            targets: text::wrap(&row.target_label, width, 2, measure),
            actual_right: is_beside.then_some(right),
            width,
        }
    }

    /// The lines of figures below the name.
    fn figure_lines(&self) -> usize {
        match self.actual_right {
            Some(_) => 0,
            None if self.fits_one_line() => 1,
            None => usize::from(!self.actual.is_empty()) + self.targets.len(),
        }
    }

    /// Whether what was reached and the target fit side by side below the name.
    fn fits_one_line(&self) -> bool {
        let target = self.targets.iter().map(|line| measure(line)).sum::<f64>();
        self.targets.len() <= 1 && self.target_left() + target <= self.width
    }

    fn target_left(&self) -> f64 {
        match self.actual.as_str() {
            "" => 0.0,
            actual => text::width_bold(actual, FONT_SIZE) + GAP,
        }
    }

    /// The height of all lines.
    pub(super) fn height(&self) -> f64 {
        (self.names.len() + self.figure_lines()).max(1) as f64 * LINE_HEIGHT
    }

    /// Draws the lines from `top` on.
    pub(super) fn draw(&self, size: (f64, f64), top: f64) -> Vec<Layer> {
        let first = top + LINE_HEIGHT / 2.0 + BASELINE;
        let baseline = |line: usize| first + line as f64 * LINE_HEIGHT;
        let below = self.names.len();
        let names = canvas::draw(size, Group::Frame(Ink::Value), |pen| {
            for (index, line) in self.names.iter().enumerate() {
                pen.text(line, (0.0, baseline(index)), Anchor::Start, Ink::Value);
            }
        });
        let figures = canvas::draw(size, Group::Series(1, None), |pen| match self.actual_right {
            Some(right) => {
                pen.text(&self.actual, (right, first), Anchor::End, Ink::Name);
                let target = self.targets.concat();
                pen.text(&target, (self.width, first), Anchor::End, Ink::Label);
            }
            None => {
                pen.text(&self.actual, (0.0, baseline(below)), Anchor::Start, Ink::Name);
                let is_beside = self.fits_one_line();
                let left = if is_beside { self.target_left() } else { 0.0 };
                let skipped = usize::from(!is_beside && !self.actual.is_empty());
                for (index, line) in self.targets.iter().enumerate() {
                    let y = baseline(below + skipped + index);
                    pen.text(line, (left, y), Anchor::Start, Ink::Label);
                }
            }
        });
        vec![names, figures]
    }
}

fn actual_width(row: &TargetRow) -> f64 {
    row.actual.as_ref().map_or(0.0, |actual| text::width_bold(&actual.label, FONT_SIZE))
}

fn measure(text: &str) -> f64 {
    text::width(text, FONT_SIZE)
}
