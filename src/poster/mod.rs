//! The picture that stands for a page where its address is shared: 1200 × 630, as PNG. Words are drawn in a font of the
//! site's own, so that the bytes are the same on every machine; without one the picture has none. Knows no model.

mod font;
mod lines;
mod png;

use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform};

pub use font::Font;
use lines::lines;

/// Size of the picture, as the networks that show it ask for.
pub const WIDTH: u16 = 1200;
/// Its height.
pub const HEIGHT: u16 = 630;

type Rgb = [u8; 3];

const PAPER: Rgb = [0xff, 0xff, 0xff];
const TEXT: Rgb = [0x1b, 0x21, 0x27];
const MUTED: Rgb = [0x53, 0x5c, 0x66];

/// Space on the left and on the right.
const MARGIN: f32 = 72.0;
const BAR_TOP: f32 = 16.0;

/// Heights of the bars, in hundredths of the room they have; no data of anybody's.
const BARS: [u8; 9] = [34, 40, 37, 48, 55, 52, 66, 78, 92];

/// Sizes of type that are tried for the title, the largest first.
const TITLE_SIZES: [f32; 3] = [64.0, 56.0, 48.0];
const TITLE_LINES_MAX: usize = 3;

/// What a picture says.
#[derive(Debug, Clone, Default)]
pub struct Words<'a> {
    pub site: &'a str,
    pub title: &'a str,
    /// A figure, and what it is.
    pub figure: Option<(&'a str, &'a str)>,
}

impl Words<'_> {
    fn all(&self) -> impl Iterator<Item = &str> {
        let figure = self.figure.into_iter().flat_map(|(value, label)| [value, label]);
        [self.site, self.title].into_iter().chain(figure)
    }
}

/// The picture without words.
pub fn wordless(accent: Rgb) -> Option<Vec<u8>> {
    let mut canvas = Canvas::new(accent)?;
    let top = 150.0;
    canvas.bars(top, &|last| if last { accent } else { tint(accent, 70) });
    canvas.line(top - 48.0, TEXT);
    canvas.png()
}

/// The picture with words; `None` where the font lacks a character of them.
pub fn worded(accent: Rgb, font: &Font<'_>, words: &Words<'_>) -> Option<Vec<u8>> {
    if !words.all().all(|text| font.has(text)) {
        return None;
    }
    let mut canvas = Canvas::new(accent)?;
    canvas.bars(250.0, &|_| tint(accent, 90));
    canvas.text(font, words.site, 104.0, 30.0, MUTED);
    let room = f32::from(WIDTH) - 2.0 * MARGIN;
    let (size, title) = fitted(font, words.title, room);
    canvas.block(font, &title, 200.0, size, TEXT);
    if let Some((value, label)) = words.figure {
        let label = lines(label, 2, &|text| font.width(text, 30.0) <= room);
        let baseline = if label.len() > 1 { 490.0 } else { 520.0 };
        canvas.text(font, value, baseline, 84.0_f32.min(84.0 * room / font.width(value, 84.0).max(1.0)), accent);
        canvas.block(font, &label, baseline + 52.0, 30.0, MUTED);
    }
    canvas.png()
}

/// The title in the largest type that it fits in; in the smallest it is cut.
fn fitted(font: &Font<'_>, title: &str, room: f32) -> (f32, Vec<String>) {
    let set = |size: f32| (size, lines(title, TITLE_LINES_MAX, &|text| font.width(text, size) <= room));
    let is_whole = |lines: &[String]| lines.last().is_some_and(|last| !last.ends_with('…'));
    let fits = |size: &f32| is_whole(&set(*size).1);
    set(TITLE_SIZES.into_iter().find(fits).unwrap_or(48.0))
}

/// A colour with so many percent of paper.
fn tint(color: Rgb, percent: u16) -> Rgb {
    let mixed = |channel: u8| (u16::from(channel) * (100 - percent) + 255 * percent) / 100;
    color.map(|channel| u8::try_from(mixed(channel)).unwrap_or(u8::MAX))
}

struct Canvas {
    pixels: Pixmap,
}

impl Canvas {
    /// Paper with the accent across its top.
    fn new(accent: Rgb) -> Option<Canvas> {
        let mut pixels = Pixmap::new(WIDTH.into(), HEIGHT.into())?;
        pixels.fill(color(PAPER));
        let mut canvas = Canvas { pixels };
        canvas.rect(0.0, 0.0, f32::from(WIDTH), BAR_TOP, accent);
        Some(canvas)
    }

    fn rect(&mut self, x: f32, y: f32, width: f32, height: f32, fill: Rgb) {
        if let Some(rect) = Rect::from_xywh(x, y, width, height) {
            self.pixels.fill_rect(rect, &paint(fill), Transform::identity(), None);
        }
    }

    fn fill(&mut self, path: &Path, fill: Rgb) {
        self.pixels.fill_path(path, &paint(fill), FillRule::Winding, Transform::identity(), None);
    }

    /// Bars that stand on the lower edge; `fill` is asked whether it is for the last.
    fn bars(&mut self, top: f32, fill: &dyn Fn(bool) -> Rgb) {
        for (at, (x, y)) in tops(top).enumerate() {
            let width = step() * 0.62;
            self.rect(x - width / 2.0, y, width, f32::from(HEIGHT) - y, fill(at + 1 == BARS.len()));
        }
    }

    /// A line along the bars, with a dot for each.
    fn line(&mut self, top: f32, stroke: Rgb) {
        let mut line = PathBuilder::new();
        let mut dots = PathBuilder::new();
        for (at, (x, y)) in tops(top).enumerate() {
            if at == 0 {
                line.move_to(x, y)
            } else {
                line.line_to(x, y)
            }
            dots.push_circle(x, y, 9.0);
        }
        if let Some(line) = line.finish() {
            let width = Stroke { width: 5.0, ..Stroke::default() };
            self.pixels.stroke_path(&line, &paint(stroke), &width, Transform::identity(), None);
        }
        if let Some(dots) = dots.finish() {
            self.fill(&dots, stroke);
        }
    }

    /// Lines below each other.
    fn block(&mut self, font: &Font<'_>, lines: &[String], baseline: f32, size: f32, fill: Rgb) {
        for (line, at) in lines.iter().zip(0u8..) {
            self.text(font, line, baseline + f32::from(at) * size * 1.3, size, fill);
        }
    }

    fn text(&mut self, font: &Font<'_>, text: &str, baseline: f32, size: f32, fill: Rgb) {
        if let Some(path) = font.outline(text, MARGIN, baseline, size) {
            self.fill(&path, fill);
        }
    }

    fn png(&self) -> Option<Vec<u8>> {
        Some(png::encode(WIDTH, HEIGHT, self.pixels.data()))
    }
}

/// From one bar to the next.
fn step() -> f32 {
    (f32::from(WIDTH) - 2.0 * MARGIN) / 9.0
}

/// The middle of each bar and its upper end, where the highest may reach up to `top`.
fn tops(top: f32) -> impl Iterator<Item = (f32, f32)> {
    let room = f32::from(HEIGHT) - top;
    BARS.into_iter().zip(0u8..).map(move |(height, at)| {
        let x = MARGIN + (f32::from(at) + 0.5) * step();
        (x, f32::from(HEIGHT) - room * f32::from(height) / 100.0)
    })
}

fn color([red, green, blue]: Rgb) -> Color {
    Color::from_rgba8(red, green, blue, u8::MAX)
}

fn paint(fill: Rgb) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(color(fill));
    paint
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_on_every_machine() {
        let picture = wordless([0x1d, 0x70, 0xb8]).unwrap();
        assert!(picture.len() < 20_000, "{} bytes", picture.len());
        assert_eq!(blake3::hash(&picture).to_hex().get(..16), Some("58ee4f94311ff0e2"));
    }
}
