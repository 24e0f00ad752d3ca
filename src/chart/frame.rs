//! What a downloaded file has around the chart: a margin, the title as headline, and a caption.

use super::canvas::{self, Anchor, Group, Layer};
use super::ink::Ink;
use super::{FONT_SIZE, HEADLINE_SIZE, LINE_HEIGHT, text};

const MARGIN: f64 = 16.0;
/// Space between headline, chart and caption.
const GAP: f64 = 12.0;
const HEADLINE_HEIGHT: f64 = 22.0;

/// The placed frame of a file.
pub(super) struct Frame {
    pub(super) layer: Layer,
    /// Where the chart's upper left corner is.
    pub(super) chart_at: (f64, f64),
    /// The size of the whole file.
    pub(super) size: (f64, f64),
}

impl Frame {
    /// Lays out the frame of a chart of a size; both texts may be empty.
    pub(super) fn new(headline: &str, caption: &str, (width, height): (f64, f64)) -> Frame {
        let headline = text::wrap(headline, width, 3, |text| text::width_bold(text, HEADLINE_SIZE));
        let caption = text::wrap(caption, width, 3, |text| text::width(text, FONT_SIZE));
        let block = |lines: &[String], line_height: f64| match lines.len() {
            0 => MARGIN,
            count => MARGIN + count as f64 * line_height + GAP,
        };
        let chart_at = (MARGIN, block(&headline, HEADLINE_HEIGHT));
        let below = chart_at.1 + height;
        let size = (width + 2.0 * MARGIN, below + block(&caption, LINE_HEIGHT));
        let layer = canvas::draw(size, Group::Frame(Ink::Label), |pen| {
            let mut y = MARGIN + HEADLINE_SIZE;
            for line in &headline {
                pen.text(line, (MARGIN, y), Anchor::Start, Ink::Headline);
                y += HEADLINE_HEIGHT;
            }
            y = below + GAP + FONT_SIZE;
            for line in &caption {
                pen.text(line, (MARGIN, y), Anchor::Start, Ink::Label);
                y += LINE_HEIGHT;
            }
        });
        Frame { layer, chart_at, size }
    }
}
