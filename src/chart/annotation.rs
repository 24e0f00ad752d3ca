//! Numbered marks of annotations: a disc with a number, whose text stands in the list below the chart.

use super::axis::BASELINE;
use super::canvas::{self, Anchor, Group, Layer};
use super::ink::Ink;
use super::labels::Rows;
use super::{FONT_SIZE, LINE_HEIGHT};

/// A numbered mark at a place: a time of a line chart, the index of a group of bars.
#[derive(Clone, Copy, Debug)]
pub struct Annotation<P> {
    /// What it is about.
    pub place: P,
    /// Its number in the list below the chart.
    pub number: usize,
}

/// Half the height of a disc; two lines of text are farther apart.
pub(super) const RADIUS: f64 = 8.0;

/// A placed mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Disc {
    /// Its middle.
    pub(super) at: (f64, f64),
    /// How far down the line from it goes; nowhere for one that stands at its place.
    pub(super) stem: Option<(f64, f64)>,
    pub(super) number: usize,
}

/// Marks above a plot, each over its place as near as the ends allow, in as many rows as needed.
pub(super) struct Discs {
    discs: Vec<Disc>,
    /// The height of all rows.
    pub(super) height: f64,
}

impl Discs {
    /// Places marks by the positions they belong to, below `top`.
    pub(super) fn new(marks: impl Iterator<Item = (f64, usize)>, width: f64, top: f64) -> Discs {
        let mut rows = Rows::default();
        let discs = marks.filter_map(|(x, number)| {
            let middle = x.min(width - RADIUS).max(RADIUS);
            let row = rows.take(middle - RADIUS, middle + RADIUS, usize::MAX)?;
            let y = top + (row as f64 + 0.5) * LINE_HEIGHT + (FONT_SIZE - RADIUS) / 2.0;
            Some(Disc { at: (middle, y), stem: Some((x, y)), number })
        });
        let discs = discs.collect();
        Discs { discs, height: rows.height() }
    }

    /// The marks with their lines down to where `end` says for a position.
    pub(super) fn down_to(mut self, end: impl Fn(f64) -> f64) -> Vec<Disc> {
        for disc in &mut self.discs {
            disc.stem = disc.stem.map(|(x, _)| (x, end(x)));
        }
        self.discs
    }
}

/// Draws the marks, each with the line to what it is about.
pub(super) fn draw(size: (f64, f64), discs: &[Disc]) -> [Layer; 2] {
    let stems = canvas::draw(size, Group::Frame(Ink::Pointer), |pen| {
        for disc in discs {
            if let Some(end) = disc.stem {
                pen.line((end.0, disc.at.1 + RADIUS), end, Ink::Pointer);
            }
        }
    });
    let marks = canvas::draw(size, Group::Frame(Ink::Disc), |pen| {
        for Disc { at: (x, y), number, .. } in discs.iter().copied() {
            pen.circle((x, y), RADIUS, Ink::Disc, "");
            pen.text(&number.to_string(), (x, y + BASELINE), Anchor::Middle, Ink::Number);
        }
    });
    [stems, marks]
}
