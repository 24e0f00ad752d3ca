//! The frame of a plot: value ticks with grid lines, labels below, the unit above.

use rust_decimal::Decimal;

use super::canvas::{self, Anchor, Group, Layer, Pen};
use super::ink::Ink;
use super::labels::Placed;
use super::scale::{Plane, Plot, Scale};
use super::{Axis, FONT_SIZE, text};

/// From the middle of a line of text down to its baseline.
pub(super) const BASELINE: f64 = FONT_SIZE * 0.36;
/// Space between tick labels and plot.
const TICK_GAP: f64 = 8.0;
/// Height of the row of labels below a plot.
pub(super) const X_ROW: f64 = 26.0;
/// From the bottom of that row up to its baseline.
pub(super) const X_BASELINE: f64 = 7.0;

/// The tick labels of a scale.
pub(super) struct ValueAxis {
    labels: Vec<(Decimal, String)>,
    /// Space the labels take left of the plot.
    pub(super) width: f64,
}

impl ValueAxis {
    /// Formats the ticks; no label gets wider than half the drawing.
    pub(super) fn new(scale: &Scale, axis: Axis<'_>, drawing_width: f64) -> ValueAxis {
        let measure = |text: &str| text::width(text, FONT_SIZE);
        let labels: Vec<(Decimal, String)> = scale
            .ticks
            .iter()
            .map(|&tick| (tick, text::fit(&(axis.tick)(tick), drawing_width / 2.0, measure)))
            .collect();
        let widest = labels.iter().map(|(_, label)| measure(label)).fold(0.0, f64::max);
        ValueAxis { labels, width: widest + TICK_GAP }
    }

    /// Grid lines and, right-aligned beside them, tick labels; the line at zero is drawn by `zero`.
    pub(super) fn draw(&self, size: (f64, f64), plot: Plot, plane: &Plane) -> [Layer; 2] {
        let grid = canvas::draw(size, Group::Frame(Ink::Grid), |pen| {
            for (tick, _) in self.labels.iter().filter(|(tick, _)| !tick.is_zero()) {
                across(pen, plot, plane.y(*tick), Ink::Grid);
            }
        });
        let labels = canvas::draw(size, Group::Frame(Ink::Label), |pen| {
            for (tick, label) in &self.labels {
                let at = (plot.left - TICK_GAP, plane.y(*tick) + BASELINE);
                pen.text(label, at, Anchor::End, Ink::Label);
            }
        });
        [grid, labels]
    }
}

/// The line at zero, stronger than the grid; nothing where the axis does not reach zero.
pub(super) fn zero(size: (f64, f64), plot: Plot, plane: &Plane) -> Layer {
    canvas::draw(size, Group::Frame(Ink::Axis), |pen| {
        if plane.scale().has_zero() {
            across(pen, plot, plane.y(Decimal::ZERO), Ink::Axis);
        }
    })
}

fn across(pen: &mut Pen<'_>, plot: Plot, y: f64, ink: Ink) {
    pen.line((plot.left, y), (plot.right, y), ink);
}

/// Labels in the row that ends at the height `bottom`.
pub(super) fn x_row(size: (f64, f64), bottom: f64, labels: &[Placed]) -> Layer {
    canvas::draw(size, Group::Frame(Ink::Label), |pen| {
        for label in labels {
            pen.text(&label.text, (label.x, bottom - X_BASELINE), Anchor::Middle, Ink::Label);
        }
    })
}

/// The unit, shortened to the width there is.
pub(super) fn unit(size: (f64, f64), axis: Axis<'_>, top: f64) -> Layer {
    canvas::draw(size, Group::Frame(Ink::Label), |pen| {
        let unit = text::fit(axis.unit, size.0, |text| text::width(text, FONT_SIZE));
        pen.text(&unit, (0.0, top + FONT_SIZE), Anchor::Start, Ink::Label);
    })
}
