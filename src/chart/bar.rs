//! Bars from zero: columns where the names of the groups fit below them, else rows.

use rust_decimal::Decimal;

use super::annotation::{self, Annotation, Disc, Discs};
use super::axis::{self, ValueAxis, X_BASELINE, X_ROW};
use super::canvas::{self, Anchor, Group, Layer, Pen};
use super::ink::Ink;
use super::key::Key;
use super::labels::{self, Placed};
use super::rows;
use super::scale::{Plane, Plot, Scale, Zero};
use super::svg::{self, Svg};
use super::{Axis, FONT_SIZE, Figure, Head, LINE_HEIGHT, Mark, Size, text};

/// The part of a group's width its bars take; the gap stays narrower than a bar.
const FILLED: f64 = 0.7;
/// Wider columns look like blocks.
const COLUMN_WIDTH_MAX: f64 = 64.0;
/// Space around a value label.
const LABEL_GAP: f64 = 4.0;

/// A named series with a bar, or none, for each group.
#[derive(Clone, Debug)]
pub struct BarSeries {
    /// The name, as the key shows it.
    pub name: String,
    /// In the order of the groups.
    pub values: Vec<Option<Figure>>,
}

/// A chart of grouped bars; negative values go the other way from zero.
#[derive(Clone)]
pub struct BarChart<'a> {
    /// Id and text alternative.
    pub head: Head<'a>,
    /// The value axis.
    pub axis: Axis<'a>,
    /// The names of the groups.
    pub groups: Vec<String>,
    /// Whether the groups are periods in order: then they are always columns, with labels thinned out.
    pub is_time: bool,
    /// The series, at most six in colours of their own.
    pub series: Vec<BarSeries>,
    /// Numbered marks on groups.
    pub annotations: Vec<Annotation<usize>>,
}

impl BarChart<'_> {
    /// Draws the chart for a width.
    #[must_use]
    pub fn draw(&self, size: Size) -> Svg {
        let columns = Columns::new(self, size);
        let (kind, (drawing_size, layers)) = match self.is_time || columns.say_all(self) {
            true => ("chart-bar", self.draw_columns(&columns)),
            false => ("chart-bar rows", rows::draw(self, size)),
        };
        Svg {
            class: format!("{kind} {}", size.name()),
            id: svg::id_prefix(self.head.id, size.name()),
            title: self.head.title.to_owned(),
            desc: self.head.desc.to_owned(),
            size: drawing_size,
            layers,
        }
    }

    /// All values there are.
    pub(super) fn values(&self) -> impl Iterator<Item = &Figure> {
        self.series.iter().flat_map(|series| series.values.iter().flatten())
    }

    /// The key of the series.
    pub(super) fn key(&self, width: f64) -> Key {
        let names: Vec<&str> = self.series.iter().map(|series| series.name.as_str()).collect();
        Key::new(&names, width)
    }

    /// The numbers of the annotations of a group.
    pub(super) fn annotations_of(&self, group: usize) -> impl Iterator<Item = usize> {
        self.annotations.iter().filter(move |one| one.place == group).map(|one| one.number)
    }

    fn draw_columns(&self, layout: &Columns) -> ((f64, f64), Vec<Layer>) {
        let mut layers = self.key(layout.size.0).draw(layout.size);
        layers.extend(layout.axis.draw(layout.size, layout.plot, &layout.plane));
        layers.push(axis::unit(layout.size, self.axis, layout.unit_top));
        layers.push(if self.is_time {
            axis::x_row(layout.size, layout.size.1, &self.thinned(layout))
        } else {
            self.draw_names(layout)
        });
        for (index, series) in self.series.iter().enumerate() {
            layers.push(self.draw_series(layout, index, series));
        }
        layers.extend(annotation::draw(layout.size, &layout.discs));
        // Over the bars that stand on it.
        layers.push(axis::zero(layout.size, layout.plot, &layout.plane));
        (layout.size, layers)
    }

    fn thinned(&self, layout: &Columns) -> Vec<Placed> {
        let middles = self.groups.iter().enumerate();
        let labels: Vec<(f64, String)> = middles.map(|(index, name)| (layout.middle(index), name.clone())).collect();
        labels::thin(&labels, 0.0, layout.size.0)
    }

    fn draw_names(&self, layout: &Columns) -> Layer {
        canvas::draw(layout.size, Group::Frame(Ink::Label), |pen| {
            for (index, name) in self.groups.iter().enumerate() {
                let mut y = layout.names_top + X_ROW - X_BASELINE;
                for line in wrapped(name, layout.slot - 8.0) {
                    pen.text(&line, (layout.middle(index), y), Anchor::Middle, Ink::Label);
                    y += LINE_HEIGHT;
                }
            }
        })
    }

    fn draw_series(&self, layout: &Columns, index: usize, series: &BarSeries) -> Layer {
        canvas::draw(layout.size, Group::series(index, &series.name), |pen| {
            for (group_index, bar) in series.values.iter().enumerate().take(self.groups.len()) {
                let Some(bar) = bar else { continue };
                let left =
                    layout.middle(group_index) + layout.bar_width * (index as f64 - self.series.len() as f64 / 2.0);
                // Neighbours keep a hairline between them.
                let gap = if self.series.len() > 1 { 1.0 } else { 0.0 };
                let right = left + layout.bar_width - gap;
                let zero = layout.plane.y(Decimal::ZERO);
                let y = layout.plane.y(bar.value);
                pen.rect((left, y), (right, zero), ink(bar.mark), &bar.note);
                if layout.has_labels {
                    value_label(pen, (left + right) / 2.0, y, bar);
                }
            }
        })
    }
}

/// The value above its column, below a negative one.
fn value_label(pen: &mut Pen<'_>, x: f64, y: f64, bar: &Figure) {
    let y = if bar.value < Decimal::ZERO { y + FONT_SIZE + LABEL_GAP - 2.0 } else { y - LABEL_GAP - 1.0 };
    pen.text(&bar.label, (x, y), Anchor::Middle, Ink::Value);
}

/// The ink of a bar.
pub(super) fn ink(mark: Mark) -> Ink {
    match mark {
        Mark::Normal => Ink::Bar,
        Mark::Provisional => Ink::BarHollow,
        Mark::Forecast => Ink::BarForecast,
        Mark::Derived => Ink::BarDashed,
    }
}

fn wrapped(name: &str, width: f64) -> Vec<String> {
    text::wrap(name, width, 2, |text| text::width(text, FONT_SIZE))
}

/// Whether a name is neither shortened nor cut when it is wrapped.
fn is_whole(name: &str, width: f64) -> bool {
    let without_blanks = |text: &str| text.split_whitespace().collect::<String>();
    without_blanks(&wrapped(name, width).concat()) == without_blanks(name)
}

/// Where columns stand.
struct Columns {
    size: (f64, f64),
    plot: Plot,
    plane: Plane,
    axis: ValueAxis,
    unit_top: f64,
    /// Where the names of the groups begin.
    names_top: f64,
    /// Width for one group.
    slot: f64,
    bar_width: f64,
    has_labels: bool,
    discs: Vec<Disc>,
}

impl Columns {
    fn new(chart: &BarChart<'_>, size: Size) -> Columns {
        // A key of several rows makes the drawing taller, not the plot smaller.
        let unit_top = chart.key(size.width()).height;
        let (width, height) = (size.width(), size.height() + unit_top);
        let scale = Scale::new(chart.values().map(|bar| bar.value), Zero::Always);
        let axis = ValueAxis::new(&scale, chart.axis, width);
        let slot = (width - axis.width) / chart.groups.len().max(1) as f64;
        let series_count = chart.series.len().max(1) as f64;
        let bar_width = (slot * FILLED / series_count).min(COLUMN_WIDTH_MAX);
        let label_room = if chart.series.len() > 1 { bar_width - 2.0 } else { slot - 6.0 };
        let measure = |text: &str| text::width(text, FONT_SIZE);
        let has_labels = chart.values().all(|bar| measure(&bar.label) <= label_room);
        let names = chart.groups.iter().map(|name| wrapped(name, slot - 8.0).len());
        let names_lines = names.max().filter(|_| !chart.is_time).unwrap_or(1).max(1);
        let unit_height = if chart.axis.unit.is_empty() { 0.0 } else { LINE_HEIGHT };
        let has_negative = chart.values().any(|bar| bar.value < Decimal::ZERO);
        let label_height = if has_labels { FONT_SIZE } else { 0.0 };
        let below = X_ROW + (names_lines - 1) as f64 * LINE_HEIGHT;
        let middle = |group: usize| axis.width + slot * (group as f64 + 0.5);
        let marks = chart.annotations.iter().map(|one| (middle(one.place), one.number));
        let discs = Discs::new(marks, width, unit_top + unit_height);
        let plot = Plot {
            left: axis.width,
            right: width,
            top: unit_top + unit_height + discs.height + 13.0 + label_height,
            bottom: height - below - if has_negative { label_height } else { 0.0 },
        };
        let plane = Plane::new(plot, 0.0, (0.0, 1.0), scale);
        // Down to the highest bar of the group, or what is written above it.
        let discs = discs.down_to(|x| {
            let group = ((x - axis.width) / slot).max(0.0) as usize;
            let bars = chart.series.iter().filter_map(|series| series.values.get(group)?.as_ref());
            let highest = bars.map(|bar| bar.value).fold(Decimal::ZERO, Decimal::max);
            plane.y(highest) - label_height - LABEL_GAP
        });
        Columns {
            size: (width, height),
            plot,
            plane,
            axis,
            unit_top,
            names_top: height - below,
            slot,
            bar_width,
            has_labels,
            discs,
        }
    }

    /// Whether all names fit below the columns and all values beside them; rows always have the space.
    fn say_all(&self, chart: &BarChart<'_>) -> bool {
        self.has_labels && chart.groups.iter().all(|name| is_whole(name, self.slot - 8.0))
    }

    fn middle(&self, group_index: usize) -> f64 {
        self.plot.left + self.slot * (group_index as f64 + 0.5)
    }
}
