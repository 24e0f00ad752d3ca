//! Charts as SVG text: lines, small multiples, slopes, bars, dumbbells, waterfalls, targets and sparklines.
//!
//! What comes in is ready for the reader: texts in the page's language, values as decimals with their
//! formatted labels. What goes out is an [`Svg`], either for inlining into a page (classes only, themed by
//! `chart.css`) or as a file for download (colours as attributes). The way between: a chart's own layout
//! code decides where everything stands; plotters maps coordinates and `plotters-svg` writes the
//! primitives; what it wrote is read once, and a themed pass turns its sentinel colours into classes or colours.
//! The module knows no language and no unit, reads nothing, and never fails: what cannot be drawn is left out.

mod annotation;
mod axis;
mod bar;
mod canvas;
mod dumbbell;
mod ends;
mod frame;
mod ink;
mod key;
mod labels;
mod line;
mod multiples;
mod rows;
mod scale;
mod scan;
mod slope;
mod sparkline;
mod stack;
mod svg;
mod target;
mod target_text;
mod text;
mod theme;
mod waterfall;

#[cfg(test)]
mod tests;

pub use annotation::Annotation;
pub use bar::{BarChart, BarSeries};
pub use dumbbell::{DumbbellChart, DumbbellRow};
pub use ink::Palette;
pub use line::{Break, LineChart, TargetMark};
pub use multiples::Multiples;
pub use slope::SlopeChart;
pub use sparkline::Sparkline;
pub use svg::{Svg, inline_pair};
pub use target::{TargetChart, TargetRow};
pub use waterfall::{Role, Step, WaterfallChart};

use rust_decimal::Decimal;

/// How firm a figure is, shown by form and never by colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// A final figure: solid.
    #[default]
    Normal,
    /// A preliminary figure: hollow.
    Provisional,
    /// A figure not yet reached: hollow and dashed.
    Forecast,
    /// A figure computed from others, not reported: dashed.
    Derived,
}

impl Mark {
    /// Whether the shape is drawn as an outline.
    fn is_hollow(self) -> bool {
        matches!(self, Mark::Provisional | Mark::Forecast)
    }

    /// Whether lines to and from the figure are dashed.
    fn is_dashed(self) -> bool {
        matches!(self, Mark::Forecast | Mark::Derived)
    }
}

/// One figure that is drawn: a bar, an end of a slope, a step of a waterfall.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The exact value.
    pub value: Decimal,
    /// The formatted value, as it stands in the drawing.
    pub label: String,
    /// What a reader is told who points at it: the whole figure, of when, of whom, how firm.
    pub note: String,
    /// How firm the figure is.
    pub mark: Mark,
}

/// One figure of a series over time.
#[derive(Clone, Debug)]
pub struct Point {
    /// The place in time, as a decimal year; points without a finite one are left out.
    pub x: f64,
    /// The exact value.
    pub value: Decimal,
    /// The formatted value, with its unit where the reader needs it.
    pub label: String,
    /// What a reader is told who points at it, as of a [`Figure`].
    pub note: String,
    /// How firm the figure is.
    pub mark: Mark,
    /// False where the line is broken before this point: a gap, another basis.
    pub joined: bool,
}

/// A named sequence of points in the order of `x`.
#[derive(Clone, Debug)]
pub struct Series {
    /// The name, as the direct label shows it.
    pub name: String,
    /// The points; may be empty.
    pub points: Vec<Point>,
}

/// The value axis: its unit and how its tick labels are written.
#[derive(Clone, Copy)]
pub struct Axis<'a> {
    /// The unit, shown once above the axis; may be empty.
    pub unit: &'a str,
    /// Formats a tick; it gets exact decimals such as 0.25 or 1500.
    pub tick: &'a dyn Fn(Decimal) -> String,
}

/// What identifies a chart and says it in words.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// Unique in the page; prefixes all ids in the SVG.
    pub id: &'a str,
    /// The short text alternative; also the headline of a downloaded file.
    pub title: &'a str,
    /// The long text alternative: what the chart shows, with the figures that matter.
    pub desc: &'a str,
}

/// The width a chart is laid out for; text is 13 units high in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// 720 units, for a text column from about 600 px on.
    #[default]
    Wide,
    /// 360 units, for phones and cards: at 343 px the text is 12.4 px high.
    Narrow,
}

impl Size {
    /// Width of the drawing in user units.
    fn width(self) -> f64 {
        match self {
            Size::Wide => 720.0,
            Size::Narrow => 360.0,
        }
    }

    /// Height of charts whose content does not decide it.
    fn height(self) -> f64 {
        match self {
            Size::Wide => 380.0,
            Size::Narrow => 300.0,
        }
    }

    /// The class of the `<svg>`, also the ending of its ids.
    fn name(self) -> &'static str {
        match self {
            Size::Wide => "wide",
            Size::Narrow => "narrow",
        }
    }
}

/// Height of all text in user units; the theme must not change it, layout has measured with it.
const FONT_SIZE: f64 = 13.0;
/// Height of the headline of a downloaded file.
const HEADLINE_SIZE: f64 = 16.0;
/// Distance between the baselines of two lines of text.
const LINE_HEIGHT: f64 = 17.0;
