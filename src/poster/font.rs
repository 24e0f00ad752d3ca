//! A font file: which characters it has, how wide they run, and their outlines. Characters stand side by side as they
//! come, which is how Chinese and English are set; scripts that join their letters want more than this.

use tiny_skia::{Path, PathBuilder};
use ttf_parser::{Face, OutlineBuilder};

/// A font that pictures are lettered in.
pub struct Font<'a> {
    face: Face<'a>,
}

impl<'a> Font<'a> {
    /// The font in a TrueType or OpenType file; of a collection the first.
    pub fn read(bytes: &'a [u8]) -> Option<Font<'a>> {
        Face::parse(bytes, 0).ok().map(|face| Font { face })
    }

    /// Whether it has every character of a text.
    pub fn has(&self, text: &str) -> bool {
        text.chars().all(|c| self.face.glyph_index(c).is_some())
    }

    /// How wide a text runs in type of a size.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|c| self.advance(c)).sum::<f32>() * self.scale(size)
    }

    fn scale(&self, size: f32) -> f32 {
        size / f32::from(self.face.units_per_em().max(1))
    }

    fn advance(&self, c: char) -> f32 {
        let glyph = self.face.glyph_index(c).unwrap_or_default();
        self.face.glyph_hor_advance(glyph).map_or(0.0, f32::from)
    }

    /// A line of text from `x` on; `None` where nothing of it is to be seen.
    pub fn outline(&self, text: &str, x: f32, baseline: f32, size: f32) -> Option<Path> {
        let mut pen = Pen { path: PathBuilder::new(), x, baseline, scale: self.scale(size) };
        for c in text.chars() {
            if let Some(glyph) = self.face.glyph_index(c) {
                self.face.outline_glyph(glyph, &mut pen);
            }
            pen.x += self.advance(c) * pen.scale;
        }
        pen.path.finish()
    }
}

/// Draws outlines, whose y grows upwards, where the text has come to.
struct Pen {
    path: PathBuilder,
    x: f32,
    baseline: f32,
    scale: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.baseline - y * self.scale)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
