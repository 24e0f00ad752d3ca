//! What a primitive is drawn with: an [`Ink`] becomes a class in a page and colours in a file.
//!
//! plotters knows colours only. An ink travels through it as a sentinel colour: red is the ink, green and
//! blue are the number of the note (tooltip) that belongs to the primitive.

use plotters_backend::BackendColor;

/// The kinds of strokes, fills and texts of all charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// A light line to read values by.
    Grid,
    /// The zero line and ticks of the x axis.
    Axis,
    /// A vertical line where a series is not comparable across it.
    Break,
    /// A thin line from the end of a series to its displaced label.
    Leader,
    /// The line of a series.
    Line,
    /// The same, to or from a derived or forecast figure.
    LineDashed,
    /// A dot on the line.
    Dot,
    /// A dot that is preliminary or forecast.
    DotHollow,
    /// Where dots would touch each other: seen by nobody, but there to be pointed at.
    Unseen,
    /// The line between the two figures of a dumbbell, and between the steps of a waterfall.
    Stem,
    /// The line from an annotation to what it is about.
    Pointer,
    /// The disc of an annotation.
    Disc,
    /// The number in it.
    Number,
    /// A bar.
    Bar,
    /// A preliminary bar.
    BarHollow,
    /// A forecast bar.
    BarForecast,
    /// A derived bar.
    BarDashed,
    /// The empty track behind the bar of a target.
    Track,
    /// The range between the lower and upper bound of a target.
    Range,
    /// The mark of a target on a line.
    Target,
    /// The mark of a target across a bar.
    TargetBar,
    /// A gap in a bar that is longer than its scale.
    Gap,
    /// The mark of a baseline.
    Baseline,
    /// Muted text: tick labels, units, notes.
    Label,
    /// Text that names a series, in its colour.
    Name,
    /// Text at normal strength: values, names of rows.
    Value,
    /// The headline of a file.
    Headline,
}

/// All inks; the position is the sentinel.
const INKS: [Ink; 27] = [
    Ink::Grid,
    Ink::Axis,
    Ink::Break,
    Ink::Leader,
    Ink::Line,
    Ink::LineDashed,
    Ink::Dot,
    Ink::DotHollow,
    Ink::Unseen,
    Ink::Stem,
    Ink::Pointer,
    Ink::Disc,
    Ink::Number,
    Ink::Bar,
    Ink::BarHollow,
    Ink::BarForecast,
    Ink::BarDashed,
    Ink::Track,
    Ink::Range,
    Ink::Target,
    Ink::TargetBar,
    Ink::Gap,
    Ink::Baseline,
    Ink::Label,
    Ink::Name,
    Ink::Value,
    Ink::Headline,
];

impl Ink {
    /// The sentinel colour of this ink with the number of a note; 0 is no note.
    pub(super) fn sentinel(self, note_number: u16) -> BackendColor {
        let [high, low] = note_number.to_be_bytes();
        BackendColor { alpha: 1.0, rgb: (self as u8, high, low) }
    }

    /// Reads `#RRGGBB` as written by plotters-svg back into ink and note number.
    pub(super) fn from_sentinel(color: &str) -> Option<(Ink, u16)> {
        let value = u32::from_str_radix(color.strip_prefix('#')?, 16).ok()?;
        let [_, ink, high, low] = value.to_be_bytes();
        let ink = INKS.get(usize::from(ink)).copied()?;
        Some((ink, u16::from_be_bytes([high, low])))
    }

    /// The classes in the page; `chart.css` gives them their look.
    pub(super) fn class(self) -> &'static str {
        match self {
            Ink::Grid => "grid",
            Ink::Axis => "axis",
            Ink::Break => "break",
            Ink::Leader => "leader",
            Ink::Line => "line",
            Ink::LineDashed => "line dashed",
            Ink::Dot => "dot",
            Ink::DotHollow => "dot hollow",
            Ink::Unseen => "unseen",
            Ink::Stem => "stem",
            Ink::Pointer => "pointer",
            Ink::Disc => "disc",
            Ink::Number => "disc-number",
            Ink::Bar => "bar",
            Ink::BarHollow => "bar hollow",
            Ink::BarForecast => "bar hollow dashed",
            Ink::BarDashed => "bar dashed",
            Ink::Track => "track",
            Ink::Range => "range",
            Ink::Target => "target",
            Ink::TargetBar => "target-bar",
            Ink::Gap => "gap",
            Ink::Baseline => "baseline",
            Ink::Label => "label",
            Ink::Name => "name",
            Ink::Value => "value",
            Ink::Headline => "headline",
        }
    }

    /// The presentation attributes in a file, for the series with this colour number (0: none).
    pub(super) fn attributes(self, palette: &Palette, color: usize) -> Vec<(&'static str, &str)> {
        let own = palette.color(color);
        let shape = |fill, stroke, width| vec![("fill", fill), ("stroke", stroke), ("stroke-width", width)];
        let dashed = |mut attributes: Vec<_>, dashes| {
            attributes.push(("stroke-dasharray", dashes));
            attributes
        };
        let text = |fill, weight| match weight {
            "" => vec![("fill", fill)],
            _ => vec![("fill", fill), ("font-weight", weight)],
        };
        match self {
            Ink::Grid => shape("none", palette.grid, "1"),
            Ink::Axis => shape("none", palette.muted, "1"),
            Ink::Break => dashed(shape("none", palette.muted, "1"), "2 3"),
            Ink::Leader => dashed(shape("none", own, "1"), "1 2"),
            Ink::Line => round(shape("none", own, "2.5")),
            Ink::LineDashed => round(dashed(shape("none", own, "2.5"), "5 5")),
            Ink::Dot => shape(own, palette.background, "1.5"),
            Ink::DotHollow => shape(palette.background, own, "2"),
            Ink::Unseen => vec![("fill", "none")],
            Ink::Stem => shape("none", palette.muted, "1.5"),
            Ink::Pointer => vec![("fill", "none"), ("stroke", palette.muted), ("stroke-opacity", "0.45")],
            Ink::Disc => vec![("fill", palette.text)],
            Ink::Number => text(palette.background, "600"),
            Ink::Bar => vec![("fill", own)],
            Ink::BarHollow => shape(palette.background, own, "1.5"),
            Ink::BarForecast => dashed(shape(palette.background, own, "1.5"), "4 3"),
            Ink::BarDashed => {
                let mut attributes = dashed(shape(own, own, "1.5"), "4 3");
                attributes.push(("fill-opacity", "0.3"));
                attributes
            }
            Ink::Track => vec![("fill", palette.track)],
            Ink::Range => vec![("fill", palette.text), ("fill-opacity", "0.2")],
            Ink::Target => shape(palette.background, palette.text, "2"),
            Ink::TargetBar => vec![("fill", palette.text)],
            Ink::Gap => vec![("fill", palette.background)],
            Ink::Baseline => vec![("fill", palette.muted)],
            Ink::Label => text(palette.muted, ""),
            Ink::Name => text(palette.color_text(color), "600"),
            Ink::Value => text(palette.text, ""),
            Ink::Headline => {
                let mut attributes = text(palette.text, "700");
                attributes.push(("font-size", "16"));
                attributes
            }
        }
    }
}

/// Joins of lines are round, so that sharp turns do not overshoot the value.
fn round<'a>(mut attributes: Vec<(&'static str, &'a str)>) -> Vec<(&'static str, &'a str)> {
    attributes.push(("stroke-linejoin", "round"));
    attributes
}

/// The colours of a downloaded file.
#[derive(Clone, Debug)]
pub struct Palette {
    /// Behind everything.
    pub background: &'static str,
    /// Values, names, headline.
    pub text: &'static str,
    /// Tick labels and axes.
    pub muted: &'static str,
    /// Grid lines.
    pub grid: &'static str,
    /// The empty part of a target's bar.
    pub track: &'static str,
    /// Shapes of the series, at least 3:1 against the background.
    pub series: [&'static str; 6],
    /// Texts in the colour of the series, at least 4.5:1 against the background.
    pub series_text: [&'static str; 6],
    /// The `font-family` attribute.
    pub font_family: &'static str,
}

const FONT_FAMILY: &str = "system-ui, -apple-system, Segoe UI, PingFang SC, Hiragino Sans GB, Microsoft YaHei, Noto Sans CJK SC, Noto Sans SC, sans-serif";

impl Palette {
    /// On white; the colours of the UK Government Analysis Function, in their order.
    pub const LIGHT: Palette = Palette {
        background: "#FFFFFF",
        text: "#1F2328",
        muted: "#595959",
        grid: "#DFE2E6",
        track: "#ECEEF1",
        series: ["#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"],
        series_text: ["#12436D", "#14736B", "#801650", "#B3410B", "#3D3D3D", "#6F4BB0"],
        font_family: FONT_FAMILY,
    };

    /// The same hues, light enough for a dark background.
    pub const DARK: Palette = Palette {
        background: "#14181D",
        text: "#E6E8EB",
        muted: "#A9B0B8",
        grid: "#30363D",
        track: "#262C33",
        series: ["#6CA9E0", "#35B5A9", "#E27DB4", "#F58A4B", "#C4C9D0", "#B29AE0"],
        series_text: ["#7FB5E6", "#4CC4B8", "#EA93C1", "#F79C66", "#D0D5DB", "#C0ACE8"],
        font_family: FONT_FAMILY,
    };

    /// The colour of shapes; a seventh series and those after it are muted, no colour is used twice.
    fn color(&self, number: usize) -> &str {
        let color = number.checked_sub(1).and_then(|index| self.series.get(index));
        color.unwrap_or(&self.muted)
    }

    /// The colour of texts.
    fn color_text(&self, number: usize) -> &str {
        let color = number.checked_sub(1).and_then(|index| self.series_text.get(index));
        color.unwrap_or(&self.muted)
    }
}

impl Default for Palette {
    fn default() -> Self {
        Palette::LIGHT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentinels_come_back() {
        for ink in INKS {
            let color = ink.sentinel(513);
            let (r, g, b) = color.rgb;
            let written = format!("#{r:02X}{g:02X}{b:02X}");
            assert_eq!(Ink::from_sentinel(&written), Some((ink, 513)));
        }
        assert_eq!(Ink::from_sentinel("none"), None);
        assert_eq!(Ink::from_sentinel("#FF0000"), None);
    }

    fn luminance(color: &str) -> f64 {
        let channel = |start: usize| {
            let hex = color.get(start..start + 2).unwrap_or("00");
            let value = f64::from(u8::from_str_radix(hex, 16).unwrap_or(0)) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn palettes_have_the_contrast_wcag_asks_for() {
        for palette in [Palette::LIGHT, Palette::DARK] {
            for color in palette.series {
                assert!(contrast(color, palette.background) >= 3.0, "{color}");
            }
            for color in palette.series_text.iter().chain([&palette.text, &palette.muted]) {
                assert!(contrast(color, palette.background) >= 4.5, "{color}");
            }
        }
    }
}
