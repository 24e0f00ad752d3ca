//! Dumbbells: two figures of each row on one line, with what lies between them.

use super::axis::{self, BASELINE};
use super::canvas::{self, Anchor, Group, Layer, Pen};
use super::ink::Ink;
use super::key::Key;
use super::line::dot;
use super::scale::{Ruler, Scale, Zero};
use super::stack::Stack;
use super::svg::{self, Svg};
use super::{Axis, FONT_SIZE, Figure, Head, LINE_HEIGHT, Size, text};

/// Height of a row whose name takes one line.
const ROW_HEIGHT: f64 = 20.0;
/// Space between names and labels.
const NAME_GAP: f64 = 12.0;
/// Space between a dot and its label.
const GAP: f64 = 9.0;
/// Labels that would leave less than this to the dots are not written.
const DOTS_WIDTH_MIN: f64 = 60.0;
/// The first figure is the smaller dot: colour is not all that tells them apart.
const RADII: [f64; 2] = [4.0, 6.0];
/// The palette's number of each: the later one is the colour of single series.
const COLORS: [usize; 2] = [1, 0];

/// A row with its two figures, either of which may be missing.
#[derive(Clone, Debug)]
pub struct DumbbellRow {
    /// What the figures are of.
    pub name: String,
    /// The earlier and the later.
    pub ends: [Option<Figure>; 2],
}

/// A chart of rows with two figures each.
#[derive(Clone)]
pub struct DumbbellChart<'a> {
    /// Id and text alternative.
    pub head: Head<'a>,
    /// The unit; there are no ticks, since every figure is written.
    pub axis: Axis<'a>,
    /// What the two figures are: years.
    pub names: [String; 2],
    /// The rows from top to bottom.
    pub rows: Vec<DumbbellRow>,
}

impl DumbbellChart<'_> {
    /// Draws the chart for a width; its height follows from the number of rows.
    #[must_use]
    pub fn draw(&self, size: Size) -> Svg {
        let layout = Layout::new(self, size);
        let mut layers = self.draw_key(&layout);
        layers.push(axis::unit(layout.size, self.axis, layout.unit_top));
        layers.push(layout.stack.draw_names(layout.size));
        layers.extend(self.draw_lines(&layout));
        // The larger dot first: where both fall together the smaller one lies on it.
        layers.extend([1, 0].map(|end| self.draw_ends(&layout, end)));
        Svg {
            class: format!("chart-dumbbell rows {}", size.name()),
            id: svg::id_prefix(self.head.id, size.name()),
            title: self.head.title.to_owned(),
            desc: self.head.desc.to_owned(),
            size: layout.size,
            layers,
        }
    }

    fn draw_key(&self, layout: &Layout) -> Vec<Layer> {
        layout.key.draw_with(
            layout.size,
            |index| COLORS.get(index).copied().unwrap_or(0),
            |pen, index, center| {
                pen.circle(center, RADII.get(index).copied().unwrap_or(0.0), Ink::Dot, "");
            },
        )
    }

    /// A light line through each row, and a strong one between its figures.
    fn draw_lines(&self, layout: &Layout) -> [Layer; 2] {
        let guides = canvas::draw(layout.size, Group::Frame(Ink::Grid), |pen| {
            for row in &layout.stack.rows {
                pen.line((layout.left, row.middle), (layout.size.0, row.middle), Ink::Grid);
            }
        });
        let stems = canvas::draw(layout.size, Group::Frame(Ink::Stem), |pen| {
            for (row, place) in self.rows.iter().zip(&layout.stack.rows) {
                if let [Some(from), Some(to)] = &row.ends {
                    let (from, to) = (layout.ruler.at(from.value), layout.ruler.at(to.value));
                    pen.line((from, place.middle), (to, place.middle), Ink::Stem);
                }
            }
        });
        [guides, stems]
    }

    fn draw_ends(&self, layout: &Layout, end: usize) -> Layer {
        let name = self.names.get(end).map_or("", String::as_str);
        let color = COLORS.get(end).copied().unwrap_or(0);
        canvas::draw(layout.size, Group::series(color, name), |pen| {
            for (row, place) in self.rows.iter().zip(&layout.stack.rows) {
                let Some(figure) = row.ends.get(end).and_then(Option::as_ref) else { continue };
                let x = layout.ruler.at(figure.value);
                let radius = RADII.get(end).copied().unwrap_or(0.0);
                pen.circle((x, place.middle), radius, dot(figure.mark), &figure.note);
                layout.label(pen, figure, (x, place.middle), is_left(&row.ends, end));
            }
        })
    }
}

/// Whether the label of a figure stands left of it: of the lesser one, of two equal ones the earlier.
fn is_left(ends: &[Option<Figure>; 2], end: usize) -> bool {
    match ends {
        [Some(from), Some(to)] => (end == 0) == (from.value <= to.value),
        _ => false,
    }
}

/// Where everything stands.
struct Layout {
    size: (f64, f64),
    key: Key,
    unit_top: f64,
    stack: Stack,
    /// Where the rows' lines begin.
    left: f64,
    ruler: Ruler,
    label_width_max: f64,
}

impl Layout {
    fn new(chart: &DumbbellChart<'_>, size: Size) -> Layout {
        let width = size.width();
        let key = Key::new(&chart.names.each_ref().map(String::as_str), width);
        let unit_height = if chart.axis.unit.is_empty() { 0.0 } else { LINE_HEIGHT + 6.0 };
        let top = key.height + unit_height;
        let stack = Stack::new(chart.rows.iter().map(|row| row.name.as_str()), width, top, ROW_HEIGHT);
        let left = stack.names_right + NAME_GAP;
        let label_width_max = (width - left - DOTS_WIDTH_MIN) / 2.0 - GAP;
        let room = |is_wanted: bool| {
            let labels = chart.rows.iter().flat_map(|row| {
                let ends = row.ends.iter().enumerate().filter(|(end, _)| is_left(&row.ends, *end) == is_wanted);
                ends.filter_map(|(_, figure)| figure.as_ref()).collect::<Vec<_>>()
            });
            let labels = labels.map(|figure| text::whole(&figure.label, label_width_max, measure));
            labels.map(|label| measure(&label) + GAP).fold(RADII[1], f64::max)
        };
        let values = chart.rows.iter().flat_map(|row| row.ends.iter().flatten()).map(|figure| figure.value);
        let scale = Scale::new(values, Zero::IfNear);
        let ruler = Ruler::new(scale, left + room(true), width - room(false));
        Layout { size: (width, stack.bottom), unit_top: key.height, key, stack, left, ruler, label_width_max }
    }

    /// The label of a figure, on a ground that keeps the row's line out of it.
    fn label(&self, pen: &mut Pen<'_>, figure: &Figure, (x, y): (f64, f64), is_left: bool) {
        let label = text::whole(&figure.label, self.label_width_max, measure);
        let (side, anchor) = if is_left { (-1.0, Anchor::End) } else { (1.0, Anchor::Start) };
        let near = x + side * (GAP - 2.0);
        let far = x + side * (GAP + 2.0 + measure(&label));
        if !label.is_empty() {
            pen.rect((near.min(far), y - 8.0), (near.max(far), y + 8.0), Ink::Gap, "");
        }
        pen.text(&label, (x + side * GAP, y + BASELINE), anchor, Ink::Value);
    }
}

fn measure(text: &str) -> f64 {
    text::width(text, FONT_SIZE)
}
