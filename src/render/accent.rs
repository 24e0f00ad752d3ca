//! The site's accent colour as rules behind those of the theme, so that no page needs an inline style.

use crate::model::Settings;

/// The accent of the built-in theme's own style sheet.
pub const DEFAULT: &str = "#1d70b8";

/// The lightest background that links stand on in the built-in theme's light scheme: its panels.
const PANEL: [u8; 3] = [0xf4, 0xf6, 0xf8];

/// Contrast that WCAG 1.4.3 asks of text.
const CONTRAST_MIN: f64 = 4.5;

/// The rules that set `--accent`; `None` where the theme's own accent stands. Links take the accent's colour;
/// where that would be too pale to read, they take a darker shade of it.
pub fn accent_css(settings: &Settings) -> Option<String> {
    let accent = settings.accent.as_deref()?.to_ascii_lowercase();
    if accent == DEFAULT && settings.theme == "default" {
        return None;
    }
    let mut css = format!(":root {{ --accent: {accent}; }}\n");
    let channels = channels(&accent)?;
    let link = readable(channels);
    if link != channels {
        let [red, green, blue] = link;
        css.push_str("@media screen and (prefers-color-scheme: light) {\n");
        css.push_str(&format!("  :root {{ --link: #{red:02x}{green:02x}{blue:02x}; }}\n}}\n"));
    }
    Some(css)
}

/// Red, green and blue of `#rrggbb`.
pub fn channels(accent: &str) -> Option<[u8; 3]> {
    let digits = accent.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let channel = |start: usize| u8::from_str_radix(digits.get(start..start + 2)?, 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

/// The colour itself, or the first darker shade that can be read on a panel.
fn readable(color: [u8; 3]) -> [u8; 3] {
    let shade = |percent: u16| color.map(|channel| u8::try_from(u16::from(channel) * percent / 100).unwrap_or(channel));
    let shades = (0..=20).map(|step| shade(100 - 5 * step));
    shades.into_iter().find(|shade| contrast(*shade, PANEL) >= CONTRAST_MIN).unwrap_or(color)
}

/// Contrast ratio of WCAG 2.2.
fn contrast(text: [u8; 3], background: [u8; 3]) -> f64 {
    let (a, b) = (luminance(text), luminance(background));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(color: [u8; 3]) -> f64 {
    let [red, green, blue] = color.map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    fn css(accent: &str) -> Option<String> {
        accent_css(&Settings { accent: Some(accent.to_owned()), ..Settings::default() })
    }

    #[test]
    fn the_default_needs_no_file() {
        assert_eq!(css("#1D70B8"), None);
        assert!(accent_css(&Settings::default()).is_none());
    }

    #[test]
    fn a_dark_accent_serves_links_too() {
        assert_eq!(css("#7a1f1f").unwrap(), ":root { --accent: #7a1f1f; }\n");
    }

    #[test]
    fn a_pale_accent_gets_darker_links() {
        let css = css("#ffcc00").unwrap();
        assert!(css.contains("--accent: #ffcc00") && css.contains("--link: #"), "{css}");
        let link = css.split("--link: ").nth(1).unwrap();
        assert!(contrast(channels(&link[..7]).unwrap(), PANEL) >= CONTRAST_MIN);
    }
}
