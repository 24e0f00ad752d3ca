//! A waterfall: totals stand on zero, and what makes the difference between them hangs where the step before ended.

use rust_decimal::Decimal;

use super::axis::{self, BASELINE};
use super::bar;
use super::canvas::{self, Anchor, Group, Layer};
use super::ink::Ink;
use super::scale::{Ruler, Scale};
use super::stack::Stack;
use super::svg::{self, Svg};
use super::{Axis, FONT_SIZE, Figure, Head, LINE_HEIGHT, Size, text};

const BAR_HEIGHT: f64 = 20.0;
/// Space between a bar and its value.
const GAP: f64 = 6.0;
/// Space between names and bars.
const NAME_GAP: f64 = 12.0;
/// Values whose labels would leave less than this to the bars are not labelled.
const BARS_WIDTH_MIN: f64 = 60.0;

/// What a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A sum that stands by itself.
    Total,
    /// What is added to the steps before, or taken away.
    Part,
}

/// A step.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// The total, or the difference.
    pub figure: Figure,
    /// Which of them.
    pub role: Role,
}

/// The palette's numbers of totals, of what is added, and of what is taken away.
const COLORS: [usize; 3] = [0, 1, 3];

impl Step {
    fn color(&self) -> usize {
        let [total, rise, fall] = COLORS;
        match self.role {
            Role::Total => total,
            Role::Part if self.figure.value >= Decimal::ZERO => rise,
            Role::Part => fall,
        }
    }
}

/// A chart of steps.
#[derive(Clone)]
pub struct WaterfallChart<'a> {
    /// Id and text alternative.
    pub head: Head<'a>,
    /// The unit; there are no ticks, since every figure is written.
    pub axis: Axis<'a>,
    /// The steps from top to bottom.
    pub steps: Vec<Step>,
}

impl WaterfallChart<'_> {
    /// Draws the chart for a width; its height follows from the number of steps.
    #[must_use]
    pub fn draw(&self, size: Size) -> Svg {
        let layout = Layout::new(self, size);
        let mut layers = vec![axis::unit(layout.size, self.axis, 0.0), layout.stack.draw_names(layout.size)];
        layers.push(self.draw_stems(&layout));
        layers.extend(COLORS.map(|color| self.draw_bars(&layout, color)));
        layers.push(canvas::draw(layout.size, Group::Frame(Ink::Axis), |pen| {
            let x = layout.ruler.at(Decimal::ZERO);
            pen.line((x, layout.top), (x, layout.size.1), Ink::Axis);
        }));
        Svg {
            class: format!("chart-waterfall rows {}", size.name()),
            id: svg::id_prefix(self.head.id, size.name()),
            title: self.head.title.to_owned(),
            desc: self.head.desc.to_owned(),
            size: layout.size,
            layers,
        }
    }

    /// From the end of each step down to the beginning of the next.
    fn draw_stems(&self, layout: &Layout) -> Layer {
        canvas::draw(layout.size, Group::Frame(Ink::Stem), |pen| {
            let rows: Vec<_> = layout.stack.rows.iter().zip(&layout.spans).collect();
            for pair in rows.windows(2) {
                let [(row, (_, end)), (next, _)] = pair else { continue };
                let x = layout.ruler.at(*end);
                pen.line((x, row.middle + BAR_HEIGHT / 2.0), (x, next.middle - BAR_HEIGHT / 2.0), Ink::Stem);
            }
        })
    }

    fn draw_bars(&self, layout: &Layout, color: usize) -> Layer {
        canvas::draw(layout.size, Group::series(color, ""), |pen| {
            let rows = self.steps.iter().zip(&layout.stack.rows).zip(&layout.spans);
            for ((step, row), (from, to)) in rows.filter(|((step, _), _)| step.color() == color) {
                let (from, to) = (layout.ruler.at(*from), layout.ruler.at(*to));
                let (top, bottom) = (row.middle - BAR_HEIGHT / 2.0, row.middle + BAR_HEIGHT / 2.0);
                pen.rect((from, top), (to, bottom), bar::ink(step.figure.mark), &step.figure.note);
                let label = text::whole(&step.figure.label, layout.label_width_max, measure);
                pen.text(&label, (from.max(to) + GAP, row.middle + BASELINE), Anchor::Start, Ink::Value);
            }
        })
    }

    /// From where to where each step goes.
    fn spans(&self) -> Vec<(Decimal, Decimal)> {
        let spans = self.steps.iter().scan(Decimal::ZERO, |end, step| {
            let from = if step.role == Role::Total { Decimal::ZERO } else { *end };
            *end = from.checked_add(step.figure.value).unwrap_or(from);
            Some((from, *end))
        });
        spans.collect()
    }
}

/// Where everything stands.
struct Layout {
    size: (f64, f64),
    stack: Stack,
    /// Where the first row starts.
    top: f64,
    ruler: Ruler,
    spans: Vec<(Decimal, Decimal)>,
    label_width_max: f64,
}

impl Layout {
    fn new(chart: &WaterfallChart<'_>, size: Size) -> Layout {
        let width = size.width();
        let top = if chart.axis.unit.is_empty() { 0.0 } else { LINE_HEIGHT + 6.0 };
        let stack = Stack::new(chart.steps.iter().map(|step| step.name.as_str()), width, top, BAR_HEIGHT);
        let left = stack.names_right + NAME_GAP;
        let label_width_max = width - left - BARS_WIDTH_MIN - GAP;
        let labels = chart.steps.iter().map(|step| text::whole(&step.figure.label, label_width_max, measure));
        let room = labels.map(|label| measure(&label) + GAP).fold(1.0, f64::max);
        let spans = chart.spans();
        let scale = Scale::tight(spans.iter().flat_map(|(from, to)| [*from, *to]));
        let ruler = Ruler::new(scale, left, width - room);
        Layout { size: (width, stack.bottom), stack, top, ruler, spans, label_width_max }
    }
}

fn measure(text: &str) -> f64 {
    text::width(text, FONT_SIZE)
}
