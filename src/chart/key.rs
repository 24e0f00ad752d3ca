//! The key above a bar chart: a swatch and a name for each series, in as many rows as needed.

use super::axis::BASELINE;
use super::canvas::{self, Anchor, Group, Layer, Pen};
use super::ink::Ink;
use super::{FONT_SIZE, LINE_HEIGHT, text};

const SWATCH: f64 = 11.0;
const SWATCH_GAP: f64 = 6.0;
const ENTRY_GAP: f64 = 18.0;

/// The placed entries of a key.
pub(super) struct Key {
    /// Series index, position of the swatch's left end and the row's middle, name.
    entries: Vec<(usize, (f64, f64), String)>,
    /// Height of all rows with the space below; 0 for a single series, which needs no key.
    pub(super) height: f64,
}

impl Key {
    /// Places the entries from left to right.
    pub(super) fn new(names: &[&str], drawing_width: f64) -> Key {
        let mut key = Key { entries: Vec::new(), height: 0.0 };
        if names.len() < 2 {
            return key;
        }
        let measure = |text: &str| text::width(text, FONT_SIZE);
        let (mut x, mut row) = (0.0, 0.0);
        for (index, name) in names.iter().enumerate() {
            let name = text::fit(name, drawing_width - SWATCH - SWATCH_GAP, measure);
            let entry_width = SWATCH + SWATCH_GAP + measure(&name);
            if x > 0.0 && x + entry_width > drawing_width {
                (x, row) = (0.0, row + 1.0);
            }
            key.entries.push((index, (x, (row + 0.5) * LINE_HEIGHT), name));
            x += entry_width + ENTRY_GAP;
        }
        key.height = (row + 1.0) * LINE_HEIGHT + 8.0;
        key
    }

    /// Draws the entries with a square in the colour of each series.
    pub(super) fn draw(&self, size: (f64, f64)) -> Vec<Layer> {
        let half = SWATCH / 2.0;
        self.draw_with(
            size,
            |index| index,
            |pen, _, (x, y)| {
                pen.rect((x - half, y - half), (x + half, y + half), Ink::Bar, "");
            },
        )
    }

    /// Draws the entries with another mark around the middle of the swatch; one layer per entry, since colours belong to
    /// layers. `color` says which series' colour an entry has.
    pub(super) fn draw_with(
        &self,
        size: (f64, f64),
        color: impl Fn(usize) -> usize,
        mark: impl Fn(&mut Pen<'_>, usize, (f64, f64)),
    ) -> Vec<Layer> {
        let entry = |(index, (x, y), name): &(usize, (f64, f64), String)| {
            canvas::draw(size, Group::Key(canvas::color_number(color(*index))), |pen| {
                mark(pen, *index, (x + SWATCH / 2.0, *y));
                let at = (x + SWATCH + SWATCH_GAP, y + BASELINE);
                pen.text(name, at, Anchor::Start, Ink::Value);
            })
        };
        self.entries.iter().map(entry).collect()
    }
}
