//! Lines over time with direct labels, breaks in comparability, and targets.

use super::annotation::{self, Annotation, Disc, Discs};
use super::axis::{self, ValueAxis, X_ROW};
use super::canvas::{self, Anchor, Group, Layer};
use super::ends::{self, Ends};
use super::ink::Ink;
use super::labels::{self, Placed, Rows};
use super::scale::{Plane, Plot, Scale, Zero};
use super::svg::{self, Svg};
use super::{Axis, Head, LINE_HEIGHT, Mark, Point, Series, Size};

/// Space between the ends of the plot and the first and last point.
const INSET: f64 = 10.0;
/// Points closer than this get no dot of their own.
const DOT_SPACE: f64 = 13.0;
/// Rows for the notes of breaks above the plot.
const NOTE_ROWS_MAX: usize = 2;

/// A place where the figures before and after are not comparable.
#[derive(Clone, Debug)]
pub struct Break {
    /// The place in time.
    pub x: f64,
    /// A few words on what changed.
    pub note: String,
}

/// A target, drawn as a hollow diamond.
#[derive(Clone, Debug)]
pub struct TargetMark {
    /// The place in time at which it is due.
    pub x: f64,
    /// The value to reach.
    pub value: rust_decimal::Decimal,
    /// Its text, such as “target 1,200”.
    pub label: String,
    /// What a reader is told who points at it.
    pub note: String,
    /// The index of the series it belongs to, for its colour.
    pub series: Option<usize>,
}

/// A chart of one or several series over time.
#[derive(Clone)]
pub struct LineChart<'a> {
    /// Id and text alternative.
    pub head: Head<'a>,
    /// The value axis.
    pub axis: Axis<'a>,
    /// Labels of the time axis; where they are too dense, every second, third … is shown.
    pub x_labels: Vec<(f64, String)>,
    /// The series, at most six in colours of their own.
    pub series: Vec<Series>,
    /// Breaks in comparability.
    pub breaks: Vec<Break>,
    /// Targets.
    pub targets: Vec<TargetMark>,
    /// Numbered marks at places in time.
    pub annotations: Vec<Annotation<f64>>,
}

impl LineChart<'_> {
    /// Draws the chart for a width.
    #[must_use]
    pub fn draw(&self, size: Size) -> Svg {
        let layout = Layout::new(self, size);
        let mut layers = Vec::new();
        layers.extend(layout.axis.draw(layout.size, layout.plot, &layout.plane));
        layers.push(axis::zero(layout.size, layout.plot, &layout.plane));
        layers.push(axis::unit(layout.size, self.axis, 0.0));
        layers.push(axis::x_row(layout.size, layout.size.1, &self.thinned(&layout)));
        layers.extend(self.draw_breaks(&layout));
        layers.extend(annotation::draw(layout.size, &layout.discs));
        for (index, series) in self.series.iter().enumerate() {
            layers.push(self.draw_series(&layout, index, series));
        }
        let targets = self.targets.iter().enumerate();
        layers.extend(targets.map(|(index, target)| draw_target(&layout, index, target)));
        Svg {
            class: format!("chart-line {}", size.name()),
            id: svg::id_prefix(self.head.id, size.name()),
            title: self.head.title.to_owned(),
            desc: self.head.desc.to_owned(),
            size: layout.size,
            layers,
        }
    }

    fn thinned(&self, layout: &Layout) -> Vec<Placed> {
        let mut labels: Vec<(f64, String)> = self
            .x_labels
            .iter()
            .filter(|(x, _)| x.is_finite())
            .map(|(x, label)| (layout.plane.x(*x), label.clone()))
            .collect();
        labels.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        labels::thin(&labels, 0.0, layout.size.0)
    }

    fn draw_breaks(&self, layout: &Layout) -> Vec<Layer> {
        let Plot { top, bottom, .. } = layout.plot;
        let lines = canvas::draw(layout.size, Group::Frame(Ink::Break), |pen| {
            for place in self.breaks.iter().filter(|place| place.x.is_finite()) {
                let x = layout.plane.x(place.x);
                pen.line((x, top - 6.0), (x, bottom), Ink::Break);
            }
        });
        let notes = canvas::draw(layout.size, Group::Frame(Ink::Label), |pen| {
            for (row, note) in &layout.notes {
                let y = *row as f64 * LINE_HEIGHT + super::FONT_SIZE;
                pen.text(&note.text, (note.x, y), Anchor::Middle, Ink::Label);
            }
        });
        vec![lines, notes]
    }

    fn draw_series(&self, layout: &Layout, index: usize, series: &Series) -> Layer {
        let points = finite(&series.points);
        let plane = &layout.plane;
        canvas::draw(layout.size, Group::series(index, &series.name), |pen| {
            for trace in traces(&points, plane) {
                pen.path(&trace.path, trace.ink);
            }
            for (number, point) in points.iter().enumerate() {
                let next = points.get(number + 1);
                let is_last = next.is_none();
                let is_alone = !(number > 0 && point.joined) && next.is_none_or(|next| !next.joined);
                let is_seen = layout.has_dots || is_last || is_alone || point.mark.is_hollow();
                let radius = if point.mark == Mark::Derived { 2.5 } else { 3.5 };
                let ink = if is_seen { dot(point.mark) } else { Ink::Unseen };
                pen.circle(plane.at(point.x, point.value), radius, ink, &point.note);
            }
            for end in layout.ends.of_series(index) {
                ends::draw(pen, end, layout.ends.x);
            }
        })
    }

    /// Just above the highest point at a position.
    fn top_at(&self, x: f64, plane: &Plane) -> Option<f64> {
        let points = self.series.iter().flat_map(|series| finite(&series.points));
        let here = points.filter(|point| (plane.x(point.x) - x).abs() < 1.0).map(|point| plane.y(point.value));
        here.reduce(f64::min).map(|y| y - 8.0)
    }

    fn all_x(&self) -> impl Iterator<Item = f64> {
        let points = self.series.iter().flat_map(|series| &series.points).map(|point| point.x);
        let labels = self.x_labels.iter().map(|(x, _)| *x);
        points
            .chain(labels)
            .chain(self.breaks.iter().map(|place| place.x))
            .chain(self.annotations.iter().map(|one| one.place))
            .chain(self.targets.iter().map(|target| target.x))
    }
}

fn draw_target(layout: &Layout, index: usize, target: &TargetMark) -> Layer {
    let group = match target.series {
        Some(series) => Group::Series(canvas::color_number(series), None),
        None => Group::Frame(Ink::Target),
    };
    canvas::draw(layout.size, group, |pen| {
        if !target.x.is_finite() {
            return;
        }
        let (x, y) = layout.plane.at(target.x, target.value);
        let half = 5.5;
        let diamond = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
        pen.polygon(&diamond, Ink::Target, &target.note);
        for end in layout.ends.of_target(index) {
            ends::draw(pen, end, layout.ends.x);
        }
    })
}

/// Where everything stands.
struct Layout {
    size: (f64, f64),
    plot: Plot,
    plane: Plane,
    axis: ValueAxis,
    ends: Ends,
    /// The notes of breaks with their rows.
    notes: Vec<(usize, Placed)>,
    discs: Vec<Disc>,
    has_dots: bool,
}

impl Layout {
    fn new(chart: &LineChart<'_>, size: Size) -> Layout {
        let (width, height) = (size.width(), size.height());
        let values = chart.series.iter().flat_map(|series| finite(&series.points));
        let values = values.map(|point| point.value);
        let targets = chart.targets.iter().map(|target| target.value);
        let scale = Scale::new(values.chain(targets), Zero::IfNear);
        let axis = ValueAxis::new(&scale, chart.axis, width);
        let range = x_range(chart.all_x());
        let mut ends = Ends::new(&chart.series, &chart.targets, range, size);
        let mut plot = Plot { left: axis.width, right: width - ends.width, top: 0.0, bottom: height - X_ROW };
        let plane = Plane::new(plot, INSET, range, scale.clone());
        let (rows, notes) = place_notes(chart, &plane, width);
        let marks = chart.annotations.iter().filter(|one| one.place.is_finite());
        let discs = Discs::new(marks.map(|one| (plane.x(one.place), one.number)), width, rows.height());
        plot.top = rows.height() + discs.height + 13.0;
        let plane = Plane::new(plot, INSET, range, scale);
        let discs = discs.down_to(|x| chart.top_at(x, &plane).unwrap_or(plot.bottom));
        ends.place(plot, &plane);
        let has_dots = chart.series.iter().all(|series| {
            let xs: Vec<f64> = finite(&series.points).iter().map(|point| plane.x(point.x)).collect();
            match (xs.first(), xs.last()) {
                (Some(first), Some(last)) if xs.len() > 1 => (last - first) / (xs.len() - 1) as f64 >= DOT_SPACE,
                _ => true,
            }
        });
        Layout { size: (width, height), plot, plane, axis, ends, notes, discs, has_dots }
    }
}

/// The rows above the plot: the unit at the left of the first, then the notes of breaks above their lines.
fn place_notes(chart: &LineChart<'_>, plane: &Plane, width: f64) -> (Rows, Vec<(usize, Placed)>) {
    let mut rows = Rows::default();
    let measure = |text: &str| super::text::width(text, super::FONT_SIZE);
    if !chart.axis.unit.is_empty() {
        rows.take(0.0, measure(chart.axis.unit), 1);
    }
    let breaks = chart.breaks.iter().filter(|place| place.x.is_finite());
    let notes = breaks
        .filter_map(|place| {
            let note = super::text::fit(&place.note, width / 2.0, measure);
            rows.place(plane.x(place.x), &note, (0.0, width), NOTE_ROWS_MAX)
        })
        .collect();
    (rows, notes)
}

/// A part of a line that is drawn in one ink.
pub(super) struct Trace {
    pub(super) path: Vec<(f64, f64)>,
    pub(super) ink: Ink,
}

/// The points that have a place, in the order of time.
pub(super) fn finite(points: &[Point]) -> Vec<&Point> {
    let mut points: Vec<&Point> = points.iter().filter(|point| point.x.is_finite()).collect();
    points.sort_by(|one, other| one.x.total_cmp(&other.x));
    points
}

/// The range of time; a single moment gets a year around it.
pub(super) fn x_range(all: impl Iterator<Item = f64>) -> (f64, f64) {
    let (start, end) = all
        .filter(|x| x.is_finite())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(start, end), x| (start.min(x), end.max(x)));
    match start.partial_cmp(&end) {
        Some(std::cmp::Ordering::Less) => (start, end),
        Some(std::cmp::Ordering::Equal) => (start - 0.5, end + 0.5),
        _ => (0.0, 1.0),
    }
}

/// Cuts the line at gaps and where dashes begin or end.
pub(super) fn traces(points: &[&Point], plane: &Plane) -> Vec<Trace> {
    let mut traces: Vec<Trace> = Vec::new();
    let mut is_open = false;
    for pair in points.windows(2) {
        let [from, to] = pair else { continue };
        if !to.joined {
            is_open = false;
            continue;
        }
        let is_dashed = from.mark.is_dashed() || to.mark.is_dashed();
        let ink = if is_dashed { Ink::LineDashed } else { Ink::Line };
        let at = plane.at(to.x, to.value);
        match traces.last_mut() {
            Some(trace) if is_open && trace.ink == ink => trace.path.push(at),
            _ => traces.push(Trace { path: vec![plane.at(from.x, from.value), at], ink }),
        }
        is_open = true;
    }
    traces
}

/// The ink of a point's dot.
pub(super) fn dot(mark: Mark) -> Ink {
    if mark.is_hollow() { Ink::DotHollow } else { Ink::Dot }
}
