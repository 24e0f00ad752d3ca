//! Where layout code draws: layers of primitives in user units, written by plotters through plotters-svg.
//!
//! Each layer has a buffer of its own, so that it can become a `<g>`. Nothing here decides on looks.

use plotters::coord::Shift;
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::prelude::{DrawingArea, IntoDrawingArea, IntoFont};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{RGBAColor, ShapeStyle, TextStyle};
use plotters_backend::BackendCoord;
use plotters_svg::SVGBackend;

use super::ink::Ink;
use super::scan::Body;
use super::text;

/// Coordinates beyond this are layout errors; the limit keeps arithmetic on them from overflowing.
const FARTHEST: f64 = 100_000.0;

/// How many backend units one user unit has: plotters rounds to whole backend units.
pub(super) const UNITS: f64 = 10.0;

/// What most layers need while they are drawn, in bytes.
const RAW_CAPACITY: usize = 4096;

/// Which side of a text its position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The text starts there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// What a layer is, for its `<g>`.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Group {
    /// Grid lines, tick labels and the like; primitives of this ink get no class of their own.
    Frame(Ink),
    /// A series of a colour, with its name where the chart has several.
    Series(usize, Option<String>),
    /// The entry of a series in the key.
    Key(usize),
}

impl Group {
    /// The layer of a series by its index in the chart.
    pub(super) fn series(index: usize, name: &str) -> Group {
        Group::Series(color_number(index), Some(text::clean(name).into_owned()))
    }

    /// The number of the colour of its shapes; 0 for none.
    pub(super) fn color(&self) -> usize {
        match self {
            Group::Frame(_) => 0,
            Group::Series(color, _) | Group::Key(color) => *color,
        }
    }

    /// The class of its `<g>` in a page.
    pub(super) fn class(&self) -> String {
        match self {
            Group::Frame(ink) => ink.class().to_owned(),
            Group::Series(color, _) => format!("series c-{color}"),
            Group::Key(color) => format!("key c-{color}"),
        }
    }
}

/// Colours count from 1; a series beyond the palette gets 0, the muted colour.
pub(super) fn color_number(series_index: usize) -> usize {
    if series_index < 6 { series_index + 1 } else { 0 }
}

/// A drawn layer.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    pub(super) group: Group,
    pub(super) body: Body,
}

/// Draws one layer of a drawing of a size.
pub(super) fn draw((width, height): (f64, f64), group: Group, content: impl FnOnce(&mut Pen<'_>)) -> Layer {
    let mut raw = String::new();
    let mut notes = Vec::new();
    let size = ((width * UNITS) as u32, (height * UNITS) as u32);
    // With the pen ends the backend, which then closes what it wrote.
    content(&mut Pen { raw: Some(&mut raw), area: None, size, notes: &mut notes });
    Layer { group, body: Body::read(&raw, &notes) }
}

/// Draws primitives; positions are in user units.
pub(super) struct Pen<'a> {
    /// Where the backend shall write, until there is something to draw: many layers stay empty.
    raw: Option<&'a mut String>,
    area: Option<DrawingArea<SVGBackend<'a>, Shift>>,
    /// In backend units.
    size: (u32, u32),
    /// The tooltips; sentinel note 1 is the first.
    notes: &'a mut Vec<String>,
}

impl<'a> Pen<'a> {
    /// A straight line.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink) {
        self.path(&[from, to], ink);
    }

    /// A line through several points.
    pub(super) fn path(&mut self, points: &[(f64, f64)], ink: Ink) {
        let points: Vec<BackendCoord> = points.iter().copied().map(unit).collect();
        let style = self.style(ink, "");
        self.element(PathElement::new(points, style));
    }

    /// A closed shape.
    pub(super) fn polygon(&mut self, points: &[(f64, f64)], ink: Ink, note: &str) {
        let points: Vec<BackendCoord> = points.iter().copied().map(unit).collect();
        let style = self.style(ink, note);
        self.element(Polygon::new(points, style));
    }

    /// A circle.
    pub(super) fn circle(&mut self, center: (f64, f64), radius: f64, ink: Ink, note: &str) {
        let style = self.style(ink, note);
        self.element(Circle::new(unit(center), (radius * UNITS) as u32, style));
    }

    /// A rectangle between two corners.
    pub(super) fn rect(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink, note: &str) {
        let style = self.style(ink, note);
        self.element(Rectangle::new([unit(from), unit(to)], style));
    }

    /// A line of text; `y` is its baseline.
    pub(super) fn text(&mut self, content: &str, at: (f64, f64), anchor: Anchor, ink: Ink) {
        let content = text::clean(content).into_owned();
        if content.trim().is_empty() {
            return;
        }
        let horizontal = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let style = TextStyle {
            // Layout has measured the text, and the root says its size.
            font: ("sans-serif", 0.0).into_font(),
            color: ink.sentinel(0),
            pos: Pos::new(horizontal, VPos::Top),
        };
        self.element(Text::new(content, unit(at), style));
    }

    fn element<'e, E>(&mut self, element: E)
    where
        for<'b> &'b E: PointCollection<'b, BackendCoord>,
        E: Drawable<SVGBackend<'a>> + 'e,
    {
        if let Some(raw) = self.raw.take() {
            raw.reserve(RAW_CAPACITY);
            self.area = Some(SVGBackend::with_string(raw, self.size).into_drawing_area());
        }
        if let Some(area) = &self.area {
            // Writing into a string cannot fail; the backend's errors are those of files.
            let _ = area.draw(&element);
        }
    }

    fn style(&mut self, ink: Ink, note: &str) -> ShapeStyle {
        let mut note_number = 0;
        if !note.is_empty() && self.notes.len() < usize::from(u16::MAX) {
            self.notes.push(text::clean(note).into_owned());
            note_number = u16::try_from(self.notes.len()).unwrap_or(0);
        }
        let (r, g, b) = ink.sentinel(note_number).rgb;
        ShapeStyle { color: RGBAColor(r, g, b, 1.0), filled: true, stroke_width: 1 }
    }
}

fn unit((x, y): (f64, f64)) -> BackendCoord {
    let whole = |v: f64| (v.clamp(-FARTHEST, FARTHEST) * UNITS).round() as i32;
    (whole(x), whole(y))
}
