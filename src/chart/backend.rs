//! The plotters backend of all charts: `plotters-svg` with text measured for Han.
//!
//! Everything else is delegated; the coordinates it gets are tenths of a user unit.

use std::io;

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use plotters_svg::SVGBackend;

use super::text;

/// How many backend units one user unit has: plotters rounds to whole backend units.
pub(super) const UNITS: f64 = 10.0;

type Drawn = Result<(), DrawingErrorKind<io::Error>>;

/// Writes SVG into a string by `plotters-svg`.
pub(super) struct Backend<'a> {
    svg: SVGBackend<'a>,
}

impl<'a> Backend<'a> {
    /// A backend for a drawing of a size in user units.
    pub(super) fn new(buffer: &'a mut String, (width, height): (f64, f64)) -> Self {
        let size = ((width * UNITS) as u32, (height * UNITS) as u32);
        Backend { svg: SVGBackend::with_string(buffer, size) }
    }
}

impl DrawingBackend for Backend<'_> {
    type ErrorType = io::Error;

    fn get_size(&self) -> (u32, u32) {
        self.svg.get_size()
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.svg.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.svg.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.svg.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.svg.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.svg.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.svg.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.svg.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.svg.fill_polygon(path, style)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        self.svg.draw_text(text, style, at)
    }

    /// plotters-svg counts bytes, by which a Han character is nearly two em wide.
    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<io::Error>> {
        let size = style.size();
        Ok((text::width(text, size).ceil() as u32, size.ceil() as u32))
    }
}
