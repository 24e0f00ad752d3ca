//! A slope: two moments side by side, one line for each series from the figure of the first to that of the second.

use super::axis::{self, BASELINE};
use super::canvas::{self, Anchor, Group, Layer};
use super::ends::{self, Ends};
use super::ink::Ink;
use super::labels::{self, Placed, Wanted};
use super::line::{dot, finite, traces};
use super::scale::{Plane, Plot, Scale, Zero};
use super::svg::{self, Svg};
use super::{Axis, FONT_SIZE, Head, LINE_HEIGHT, Point, Series, Size, text};

/// Space between the labels at the left and the first moment.
const GAP: f64 = 14.0;
/// Space between two labels.
const BETWEEN: f64 = 3.0;

/// Two moments, at 0 and 1, and the series between them.
#[derive(Clone)]
pub struct SlopeChart<'a> {
    /// Id and text alternative.
    pub head: Head<'a>,
    /// The unit; there are no ticks, since every figure is written.
    pub axis: Axis<'a>,
    /// The names of the moments.
    pub moments: [String; 2],
    /// The series, at most six in colours of their own, with points at 0 and 1.
    pub series: Vec<Series>,
}

impl SlopeChart<'_> {
    /// Draws the chart for a width.
    #[must_use]
    pub fn draw(&self, size: Size) -> Svg {
        let layout = Layout::new(self, size);
        let mut layers = vec![axis::unit(layout.size, self.axis, 0.0)];
        layers.extend(self.draw_frame(&layout));
        layers.extend(self.series.iter().enumerate().map(|(index, series)| draw_series(&layout, index, series)));
        Svg {
            class: format!("chart-slope {}", size.name()),
            id: svg::id_prefix(self.head.id, size.name()),
            title: self.head.title.to_owned(),
            desc: self.head.desc.to_owned(),
            size: layout.size,
            layers,
        }
    }

    /// The names of the moments above their lines.
    fn draw_frame(&self, layout: &Layout) -> [Layer; 2] {
        let lines = canvas::draw(layout.size, Group::Frame(Ink::Grid), |pen| {
            for x in [0.0, 1.0].map(|x| layout.plane.x(x)) {
                pen.line((x, layout.plot.top - 8.0), (x, layout.plot.bottom + 8.0), Ink::Grid);
            }
        });
        let names = canvas::draw(layout.size, Group::Frame(Ink::Value), |pen| {
            for name in &layout.moments {
                pen.text(&name.text, (name.x, layout.plot.top - 16.0), Anchor::Middle, Ink::Value);
            }
        });
        [lines, names]
    }
}

fn draw_series(layout: &Layout, index: usize, series: &Series) -> Layer {
    let points = finite(&series.points);
    canvas::draw(layout.size, Group::series(index, &series.name), |pen| {
        for trace in traces(&points, &layout.plane) {
            pen.path(&trace.path, trace.ink);
        }
        for point in &points {
            pen.circle(layout.plane.at(point.x, point.value), 4.0, dot(point.mark), &point.note);
        }
        for start in layout.starts.iter().filter(|start| start.series == index) {
            let (x, y) = (layout.plot.left - GAP + 4.0, start.middle);
            let at = layout.plane.y(start.value);
            if (y - at).abs() > 3.0 {
                pen.line((x + 2.0, y), (layout.plot.left - 5.0, at), Ink::Leader);
            }
            pen.text(&start.label, (x, y + BASELINE), Anchor::End, Ink::Value);
        }
        for end in layout.ends.of_series(index) {
            ends::draw(pen, end, layout.ends.x);
        }
    })
}

/// The label of a first figure.
struct Start {
    series: usize,
    value: rust_decimal::Decimal,
    label: String,
    /// The height at which it stands, known when placed.
    middle: f64,
}

/// Where everything stands.
struct Layout {
    size: (f64, f64),
    plot: Plot,
    plane: Plane,
    moments: Vec<Placed>,
    starts: Vec<Start>,
    ends: Ends,
}

impl Layout {
    fn new(chart: &SlopeChart<'_>, size: Size) -> Layout {
        let (width, height) = (size.width(), size.height());
        let points = chart.series.iter().flat_map(|series| finite(&series.points));
        let scale = Scale::new(points.map(|point| point.value), Zero::IfNear);
        let mut ends = Ends::new(&chart.series, &[], (0.0, 1.0), size);
        let mut starts = starts(&chart.series, width / 4.0, height);
        let widest = starts.iter().map(|start| measure(&start.label)).fold(0.0, f64::max);
        let unit_height = if chart.axis.unit.is_empty() { 0.0 } else { LINE_HEIGHT };
        let plot = Plot {
            left: widest + GAP,
            right: width - ends.width - GAP,
            top: unit_height + LINE_HEIGHT + 16.0,
            bottom: height - 12.0,
        };
        let plane = Plane::new(plot, 0.0, (0.0, 1.0), scale);
        ends.place(Plot { right: plot.right + 4.0, ..plot }, &plane);
        let wanted: Vec<Wanted> =
            starts.iter().map(|start| Wanted { middle: plane.y(start.value), height: LINE_HEIGHT + BETWEEN }).collect();
        for (start, middle) in starts.iter_mut().zip(labels::spread(&wanted, plot.top - 10.0, plot.bottom + 10.0)) {
            start.middle = middle;
        }
        // Half the width each: long names of moments never meet.
        let moments = chart.moments.iter().zip([(0.0, 0.0), (1.0, width / 2.0)]);
        let moments = moments.map(|(name, (x, left))| {
            let (left, right) = (left + 4.0, left + width / 2.0 - 4.0);
            labels::inside(plane.x(x), name, left, right)
        });
        Layout { size: (width, height), plot, moments: moments.collect(), plane, starts, ends }
    }
}

/// As many labels of first figures as there is height for.
fn starts(series: &[Series], width_max: f64, height: f64) -> Vec<Start> {
    let first = |series: &Series| finite(&series.points).first().copied().filter(|point| point.x < 0.5).cloned();
    let all = series.iter().enumerate().filter_map(|(index, series)| {
        let Point { value, label, .. } = first(series)?;
        Some(Start { series: index, value, label: text::whole(&label, width_max, measure), middle: 0.0 })
    });
    all.take(((height - 60.0) / (LINE_HEIGHT + BETWEEN)) as usize).collect()
}

fn measure(text: &str) -> f64 {
    text::width(text, FONT_SIZE)
}
