//! The direct labels right of a line chart, at the ends of its lines.

use super::axis::BASELINE;
use super::canvas::{Anchor, Pen};
use super::ink::Ink;
use super::labels::{self, Wanted};
use super::line::{TargetMark, finite};
use super::scale::{Plane, Plot};
use super::{FONT_SIZE, LINE_HEIGHT, Point, Series, Size, text};

/// Space between the plot and the labels.
const GAP: f64 = 14.0;
/// Space between two labels.
const BETWEEN: f64 = 5.0;
/// Targets due in this last part of the time are labelled right of the plot.
const LATE: f64 = 0.85;

/// Space between an end and a label right of it.
const BESIDE: f64 = 10.0;
/// An end this far from the labels is joined to its own by a leader.
const FAR: f64 = 30.0;

/// What a label belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Owner {
    Series(usize),
    /// A target by its index.
    Target(usize),
}

/// A label and the end of the line it names.
pub(super) struct End {
    owner: Owner,
    /// Time and value of the end.
    x: f64,
    value: rust_decimal::Decimal,
    lines: Vec<(String, Ink)>,
    /// Where the end is, known when placed.
    at: (f64, f64),
    /// The middle of the label, known when placed.
    middle: f64,
    /// Whether it may stand at its end wherever that is, since no other line is near.
    is_free: bool,
    /// Where its baseline is anchored if it does, known when placed.
    free_at: Option<((f64, f64), Anchor)>,
}

impl End {
    fn height(&self) -> f64 {
        self.lines.len() as f64 * LINE_HEIGHT + BETWEEN
    }

    fn width(&self) -> f64 {
        self.lines.iter().map(|(line, ink)| measure(line, *ink)).fold(0.0, f64::max)
    }

    /// Above an end far left of the labels at `labels_x`, or right of it where the plot begins; clear of the grid line the
    /// end may lie on.
    fn free_place(&self, labels_x: f64, plot_top: f64) -> Option<((f64, f64), Anchor)> {
        let (x, y) = self.at;
        let half = self.width() / 2.0;
        if y - plot_top < LINE_HEIGHT {
            let fits = x + BESIDE + self.width() + FAR <= labels_x;
            return (self.is_free && fits).then_some(((x + BESIDE, y + BASELINE), Anchor::Start));
        }
        (self.is_free && x + half + FAR <= labels_x).then_some(((x.max(half), y - 10.0), Anchor::Middle))
    }
}

fn measure(line: &str, ink: Ink) -> f64 {
    match ink {
        Ink::Name => text::width_bold(line, FONT_SIZE),
        _ => text::width(line, FONT_SIZE),
    }
}

/// All labels right of a plot.
pub(super) struct Ends {
    ends: Vec<End>,
    /// Space they take right of the plot.
    pub(super) width: f64,
    /// Where they start, known when placed.
    pub(super) x: f64,
}

/// How much a label may say; the first that fits is taken for all.
#[derive(Clone, Copy)]
struct Detail {
    lines_max: usize,
    has_value: bool,
}

const DETAILS: [Detail; 4] = [
    Detail { lines_max: 3, has_value: true },
    Detail { lines_max: 2, has_value: true },
    Detail { lines_max: 2, has_value: false },
    Detail { lines_max: 1, has_value: false },
];

impl Ends {
    /// Chooses how much the labels say, so that they fit the height.
    pub(super) fn new(series: &[Series], targets: &[TargetMark], range: (f64, f64), size: Size) -> Ends {
        let width_max = match size {
            Size::Wide => 176.0,
            Size::Narrow => 108.0,
        };
        // What is left of the height after the rows around the plot and some air between the labels.
        let height_max = size.height() - 90.0;
        let mut ends = Vec::new();
        for detail in DETAILS {
            ends = labels_of(series, targets, range, width_max, detail);
            if ends.iter().map(End::height).sum::<f64>() <= height_max {
                break;
            }
        }
        // Beyond about a dozen series not even single lines fit.
        let mut height = 0.0;
        ends.retain(|end| {
            height += end.height();
            height <= size.height() - 60.0
        });
        let widest = ends.iter().map(End::width).fold(0.0, f64::max);
        Ends { width: if ends.is_empty() { 0.0 } else { widest + GAP - 4.0 }, ends, x: 0.0 }
    }

    /// Places the labels beside the plot, near the ends of their lines.
    pub(super) fn place(&mut self, plot: Plot, plane: &Plane) {
        self.x = plot.right + GAP - 4.0;
        for end in &mut self.ends {
            end.at = plane.at(end.x, end.value);
            end.free_at = end.free_place(self.x, plot.top);
        }
        let wanted: Vec<Wanted> =
            self.ends.iter().map(|end| Wanted { middle: end.at.1, height: end.height() }).collect();
        let middles = labels::spread(&wanted, plot.top - 10.0, plot.bottom + 10.0);
        for (end, middle) in self.ends.iter_mut().zip(middles) {
            end.middle = middle;
        }
    }

    /// The labels of a series: one, or none if it is empty.
    pub(super) fn of_series(&self, index: usize) -> impl Iterator<Item = &End> {
        self.ends.iter().filter(move |end| end.owner == Owner::Series(index))
    }

    /// The label of a target, if it is due late.
    pub(super) fn of_target(&self, index: usize) -> impl Iterator<Item = &End> {
        self.ends.iter().filter(move |end| end.owner == Owner::Target(index))
    }
}

fn labels_of(
    series: &[Series],
    targets: &[TargetMark],
    (start, end): (f64, f64),
    width_max: f64,
    detail: Detail,
) -> Vec<End> {
    let is_only = series.len() == 1;
    let of_series = series.iter().enumerate().filter_map(|(index, series)| {
        let last: &Point = finite(&series.points).last().copied()?;
        Some(End {
            owner: Owner::Series(index),
            x: last.x,
            value: last.value,
            lines: lines_of(series, last, is_only, width_max, detail),
            at: (0.0, 0.0),
            middle: 0.0,
            is_free: is_only,
            free_at: None,
        })
    });
    let late = start + (end - start) * LATE;
    let of_targets = targets.iter().enumerate().filter(|(_, target)| target.x >= late);
    let of_targets = of_targets.map(|(index, target)| {
        let fits = |line: &str| measure(line, Ink::Value);
        let lines = text::wrap(&target.label, width_max, detail.lines_max.min(2), fits);
        End {
            owner: Owner::Target(index),
            x: target.x,
            value: target.value,
            lines: lines.into_iter().map(|line| (line, Ink::Value)).collect(),
            at: (0.0, 0.0),
            middle: 0.0,
            is_free: false,
            free_at: None,
        }
    });
    of_series.chain(of_targets).collect()
}

/// The name in the colour of the series, then the last value; of a single series only the value.
fn lines_of(series: &Series, last: &Point, is_only: bool, width_max: f64, detail: Detail) -> Vec<(String, Ink)> {
    let bold = |line: &str| measure(line, Ink::Name);
    if is_only {
        return vec![(text::whole(&last.label, width_max * 1.2, bold), Ink::Name)];
    }
    let names = text::wrap(&series.name, width_max, detail.lines_max, bold);
    let mut lines: Vec<(String, Ink)> = names.into_iter().map(|line| (line, Ink::Name)).collect();
    if detail.has_value {
        let value = text::whole(&last.label, width_max, |line| measure(line, Ink::Value));
        lines.push((value, Ink::Value));
    }
    lines.retain(|(line, _)| !line.is_empty());
    lines
}

/// Draws a label, with a leader where it had to move away from its end.
pub(super) fn draw(pen: &mut Pen<'_>, end: &End, x: f64) {
    let (from_x, from_y) = end.at;
    if let Some((at, anchor)) = end.free_at {
        for (line, ink) in &end.lines {
            pen.text(line, at, anchor, *ink);
        }
        return;
    }
    let has_moved = (end.middle - from_y).abs() > 3.0 || x - from_x > FAR;
    if has_moved && !end.lines.is_empty() {
        pen.line((from_x + 6.0, from_y), (x - 3.0, end.middle), Ink::Leader);
    }
    let top = end.middle - (end.height() - BETWEEN) / 2.0;
    let mut baseline = top + LINE_HEIGHT / 2.0 + BASELINE;
    for (line, ink) in &end.lines {
        pen.text(line, (x, baseline), Anchor::Start, *ink);
        baseline += LINE_HEIGHT;
    }
}
