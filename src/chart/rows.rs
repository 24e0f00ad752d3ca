//! Bars as rows, for groups with long names: each bar has its value beside it, so there is no grid.

use rust_decimal::Decimal;

use super::annotation::{self, Disc};
use super::axis::{self, BASELINE};
use super::bar::{self, BarChart, BarSeries};
use super::canvas::{self, Anchor, Group, Layer};
use super::ink::Ink;
use super::scale::{Ruler, Scale};
use super::stack::Stack;
use super::{FONT_SIZE, LINE_HEIGHT, Size, text};

/// Space between a bar and its value.
const GAP: f64 = 6.0;
/// Space between names and bars, or the labels of negative bars.
const NAME_GAP: f64 = 12.0;
/// Space for the disc of an annotation behind a name.
const DISC_SPACE: f64 = 22.0;

/// Values whose labels would leave less than this to the bars are not labelled.
const BARS_WIDTH_MIN: f64 = 50.0;

/// Draws the chart; its height follows from the number of bars.
pub(super) fn draw(chart: &BarChart<'_>, size: Size) -> ((f64, f64), Vec<Layer>) {
    let layout = Layout::new(chart, size);
    let drawing = layout.size;
    let mut layers = chart.key(drawing.0).draw(drawing);
    layers.push(axis::unit(drawing, chart.axis, layout.unit_top));
    layers.push(layout.stack.draw_names(drawing));
    layers.extend(annotation::draw(drawing, &layout.discs(chart)));
    for (index, series) in chart.series.iter().enumerate() {
        layers.push(draw_series(chart, &layout, index, series));
    }
    layers.push(canvas::draw(drawing, Group::Frame(Ink::Axis), |pen| {
        let x = layout.ruler.at(Decimal::ZERO);
        pen.line((x, layout.top), (x, drawing.1), Ink::Axis);
    }));
    (drawing, layers)
}

fn draw_series(chart: &BarChart<'_>, layout: &Layout, index: usize, series: &BarSeries) -> Layer {
    canvas::draw(layout.size, Group::series(index, &series.name), |pen| {
        let zero = layout.ruler.at(Decimal::ZERO);
        for (row, bar) in layout.stack.rows.iter().zip(&series.values) {
            let Some(bar) = bar else { continue };
            let top = row.middle + layout.bar_height * (index as f64 - chart.series.len() as f64 / 2.0);
            let end = layout.ruler.at(bar.value);
            let bottom = top + layout.bar_height - 1.0;
            pen.rect((zero, top), (end, bottom), bar::ink(bar.mark), &bar.note);
            let (x, anchor) =
                if bar.value < Decimal::ZERO { (end - GAP, Anchor::End) } else { (end + GAP, Anchor::Start) };
            let label = text::whole(&bar.label, layout.label_width_max, measure);
            pen.text(&label, (x, (top + bottom) / 2.0 + BASELINE), anchor, Ink::Value);
        }
    })
}

/// Where rows stand.
struct Layout {
    size: (f64, f64),
    ruler: Ruler,
    stack: Stack,
    bar_height: f64,
    unit_top: f64,
    /// Where the first row starts.
    top: f64,
    /// Values with longer labels are not labelled.
    label_width_max: f64,
}

impl Layout {
    fn new(chart: &BarChart<'_>, size: Size) -> Layout {
        let width = size.width();
        let bar_height = if chart.series.len() > 1 { 16.0 } else { 20.0 };
        let bars_height = bar_height * chart.series.len().max(1) as f64;
        let unit_top = chart.key(width).height;
        let unit_height = if chart.axis.unit.is_empty() { 0.0 } else { LINE_HEIGHT + 6.0 };
        let top = unit_top + unit_height;
        let stack = Stack::new(chart.groups.iter().map(String::as_str), width, top, bars_height);
        let discs = (0..chart.groups.len()).map(|group| chart.annotations_of(group).count()).max().unwrap_or(0);
        let left = stack.names_right + discs as f64 * DISC_SPACE + NAME_GAP;
        let has_negative = chart.values().any(|bar| bar.value < Decimal::ZERO);
        let sides = if has_negative { 2.0 } else { 1.0 };
        let label_width_max = (width - left - BARS_WIDTH_MIN) / sides - GAP;
        let ruler = ruler(chart, left, width, label_width_max);
        Layout { size: (width, stack.bottom), ruler, stack, bar_height, unit_top, top, label_width_max }
    }

    /// Behind the names of their groups.
    fn discs(&self, chart: &BarChart<'_>) -> Vec<Disc> {
        let x = |index: usize| self.stack.names_right + (index + 1) as f64 * DISC_SPACE - annotation::RADIUS;
        let rows = self.stack.rows.iter().enumerate();
        let discs = rows.flat_map(|(group, row)| {
            let of_row = chart.annotations_of(group).enumerate();
            of_row.map(move |(index, number)| Disc { at: (x(index), row.middle), stem: None, number })
        });
        discs.collect()
    }
}

/// Maps values to the space between the names and the right end, less what the value labels need on
/// either side of zero.
fn ruler(chart: &BarChart<'_>, left: f64, width: f64, label_width_max: f64) -> Ruler {
    let room = |is_negative: bool| {
        let bars = chart.values().filter(|bar| (bar.value < Decimal::ZERO) == is_negative);
        let labels = bars.map(|bar| text::whole(&bar.label, label_width_max, measure));
        labels.map(|label| measure(&label) + GAP).fold(1.0, f64::max)
    };
    let scale = Scale::tight(chart.values().map(|bar| bar.value));
    Ruler::new(scale, left + room(true), width - room(false))
}

fn measure(text: &str) -> f64 {
    text::width(text, FONT_SIZE)
}
