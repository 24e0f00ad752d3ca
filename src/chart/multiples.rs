//! Small multiples: a grid of little line charts on one scale, each under the name of its series.

use super::axis::{self, ValueAxis, X_ROW};
use super::canvas::{self, Anchor, Group, Layer};
use super::ink::Ink;
use super::labels::{self, Placed};
use super::line::{dot, finite, traces, x_range};
use super::scale::{Plane, Plot, Scale, Zero};
use super::svg::{self, Svg};
use super::{Axis, FONT_SIZE, Head, LINE_HEIGHT, Series, Size, text};

/// Height of the plot of a panel.
const PLOT_HEIGHT: f64 = 92.0;
/// Space between panels beside each other, and below each other.
const GAP: f64 = 22.0;
/// Space around the first and last point.
const INSET: f64 = 8.0;
/// Points closer than this get no dot of their own.
const DOT_SPACE: f64 = 11.0;

/// A grid of line charts.
#[derive(Clone)]
pub struct Multiples<'a> {
    /// Id and text alternative.
    pub head: Head<'a>,
    /// The value axis that all share.
    pub axis: Axis<'a>,
    /// Labels of the time axis that all share; the first and the last are shown, others where there is space.
    pub x_labels: Vec<(f64, String)>,
    /// One panel each.
    pub series: Vec<Series>,
}

impl Multiples<'_> {
    /// Draws the chart for a width; its height follows from the number of panels.
    #[must_use]
    pub fn draw(&self, size: Size) -> Svg {
        let layout = Layout::new(self, size);
        let mut layers = vec![axis::unit(layout.size, self.axis, 0.0)];
        for panel in &layout.panels {
            layers.extend(self.draw_panel(&layout, panel));
        }
        Svg {
            class: format!("chart-multiples {}", size.name()),
            id: svg::id_prefix(self.head.id, size.name()),
            title: self.head.title.to_owned(),
            desc: self.head.desc.to_owned(),
            size: layout.size,
            layers,
        }
    }

    fn draw_panel(&self, layout: &Layout, panel: &Panel<'_>) -> Vec<Layer> {
        let (plot, plane) = (panel.plot, &panel.plane);
        let mut layers = layout.axis.draw(layout.size, plot, plane).to_vec();
        layers.push(axis::zero(layout.size, plot, plane));
        layers.push(axis::x_row(layout.size, plot.bottom + X_ROW, &self.x_row(plot, plane)));
        layers.push(canvas::draw(layout.size, Group::series(0, &panel.series.name), |pen| {
            let mut y = panel.top + FONT_SIZE;
            for line in &panel.names {
                pen.text(line, (panel.left, y), Anchor::Start, Ink::Name);
                y += LINE_HEIGHT;
            }
            let points = finite(&panel.series.points);
            for trace in traces(&points, plane) {
                pen.path(&trace.path, trace.ink);
            }
            let last = points.len().saturating_sub(1);
            for (number, point) in points.iter().enumerate() {
                let is_seen = layout.has_dots || number == last || point.mark.is_hollow();
                let ink = if is_seen { dot(point.mark) } else { Ink::Unseen };
                pen.circle(plane.at(point.x, point.value), 3.0, ink, &point.note);
            }
            if let Some(point) = points.last() {
                pen.text(
                    &text::whole(&point.label, layout.panel_width, measure),
                    (panel.left, y),
                    Anchor::Start,
                    Ink::Value,
                );
            }
        }));
        layers
    }

    fn x_row(&self, plot: Plot, plane: &Plane) -> Vec<Placed> {
        let finite = self.x_labels.iter().filter(|(x, _)| x.is_finite());
        let mut labels: Vec<(f64, String)> = finite.map(|(x, label)| (plane.x(*x), label.clone())).collect();
        labels.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        let ends: Vec<(f64, String)> = match labels.as_slice() {
            [first, .., last] => vec![first.clone(), last.clone()],
            few => few.to_vec(),
        };
        labels::thin(&ends, plot.left, plot.right)
    }
}

/// Where a panel stands.
struct Panel<'s> {
    series: &'s Series,
    names: Vec<String>,
    /// The upper left corner of its heading.
    left: f64,
    top: f64,
    plot: Plot,
    plane: Plane,
}

/// Where all panels stand.
struct Layout<'s> {
    size: (f64, f64),
    axis: ValueAxis,
    panels: Vec<Panel<'s>>,
    panel_width: f64,
    has_dots: bool,
}

impl Layout<'_> {
    fn new<'s>(chart: &'s Multiples<'_>, size: Size) -> Layout<'s> {
        let width = size.width();
        let columns = if size == Size::Wide { 3 } else { 2 };
        let panel_width = (width - (columns - 1) as f64 * GAP) / columns as f64;
        let points = chart.series.iter().flat_map(|series| finite(&series.points));
        let scale = Scale::new(points.map(|point| point.value), Zero::IfNear);
        let axis = ValueAxis::new(&scale.thinned(), chart.axis, panel_width);
        let labels = chart.x_labels.iter().map(|(x, _)| *x);
        let range = x_range(chart.series.iter().flat_map(|series| &series.points).map(|point| point.x).chain(labels));
        let bold = |line: &str| text::width_bold(line, FONT_SIZE);
        let mut panels = Vec::new();
        let mut y = if chart.axis.unit.is_empty() { 0.0 } else { LINE_HEIGHT + 10.0 };
        for row in chart.series.chunks(columns) {
            let names: Vec<Vec<String>> =
                row.iter().map(|series| text::wrap(&series.name, panel_width, 2, bold)).collect();
            // The plots of a row stand at one height.
            let lines = names.iter().map(Vec::len).max().unwrap_or(0) + 1;
            let top = y + lines as f64 * LINE_HEIGHT + 12.0;
            for (column, (series, names)) in row.iter().zip(names).enumerate() {
                let left = column as f64 * (panel_width + GAP);
                let plot = Plot { left: left + axis.width, right: left + panel_width, top, bottom: top + PLOT_HEIGHT };
                let plane = Plane::new(plot, INSET, range, scale.clone());
                panels.push(Panel { series, names, left, top: y, plot, plane });
            }
            y = top + PLOT_HEIGHT + X_ROW + GAP / 2.0;
        }
        let room = panel_width - axis.width - 2.0 * INSET;
        let steps = chart.series.iter().map(|series| series.points.len()).max().unwrap_or(0).saturating_sub(1);
        let has_dots = room / steps.max(1) as f64 >= DOT_SPACE;
        Layout { size: (width, (y - GAP / 2.0).max(1.0)), axis, panels, panel_width, has_dots }
    }
}

fn measure(text: &str) -> f64 {
    text::width(text, FONT_SIZE)
}
