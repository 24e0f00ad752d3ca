//! How wide text is, without fonts: enough to keep labels apart and inside the drawing.
//!
//! Han characters are one em; for the rest there are a few classes of widths, taken from the wide fonts
//! among those a page may be shown in (DejaVu Sans, Verdana), because the reader's font is unknown.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// The ellipsis that ends shortened text.
const ELLIPSIS: char = '…';

/// Width of one character in em.
fn em(c: char) -> f64 {
    match c {
        '\u{2009}' | '\u{202f}' => 0.2,
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '\'' | '|' | '·' => 0.32,
        'i' | 'j' | 'l' | 'I' | 'J' => 0.29,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '/' | '-' | '"' | '!' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '—' | '‰' => 0.97,
        '+' | '−' | '=' | '<' | '>' | '≥' | '≤' => 0.84,
        '0'..='9' => 0.63,
        '\u{4e00}'..='\u{9fff}' => 1.0,
        'A'..='Z' | '&' => 0.72,
        _ => match c.width().unwrap_or(0) {
            0 => 0.0,
            1 => 0.62,
            _ => 1.0,
        },
    }
}

/// Width of a text in user units at a font size.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// Width at weight 600, as series names are set, or at 700 where the font has no other. Han keeps its em.
pub(super) fn width_bold(text: &str, size: f64) -> f64 {
    let em = |c: char| if c.width() == Some(2) { em(c) } else { em(c) * 1.13 };
    text.chars().map(em).sum::<f64>() * size
}

/// The text itself if it fits, else as much of it as fits with an ellipsis; empty if not even that fits.
pub(super) fn fit(text: &str, max_width: f64, measure: impl Fn(&str) -> f64) -> String {
    if measure(text) <= max_width {
        return text.to_owned();
    }
    let mut kept = text;
    while let Some((index, cut)) = kept.char_indices().next_back() {
        kept = text.get(..index).unwrap_or("");
        if !kept.is_empty() && measure(&format!("{}{ELLIPSIS}", kept.trim_end())) <= max_width {
            return format!("{}{ELLIPSIS}", whole_words(kept, cut).trim_end());
        }
    }
    String::new()
}

/// Without the beginning of a Latin word that was cut at `cut`, if most of the text is left.
fn whole_words(kept: &str, cut: char) -> &str {
    let is_inside = cut.is_ascii_alphanumeric();
    match kept.rsplit_once(' ') {
        Some((words, _)) if is_inside && words.len() * 2 >= kept.len() => words,
        _ => kept,
    }
}

/// The text if it fits, else nothing: a shortened number would be another number.
pub(super) fn whole(text: &str, max_width: f64, measure: impl Fn(&str) -> f64) -> String {
    if measure(text) <= max_width { text.to_owned() } else { String::new() }
}

/// Breaks a text into at most `max_lines` lines of at most `max_width`; the last one ends in an ellipsis
/// where something is left out.
pub(super) fn wrap(text: &str, max_width: f64, max_lines: usize, measure: impl Fn(&str) -> f64) -> Vec<String> {
    // Most texts need no search for places to break at.
    if max_lines > 0 && measure(text.trim_end()) <= max_width {
        return Vec::from_iter(Some(text.trim()).filter(|line| !line.is_empty()).map(str::to_owned));
    }
    let mut lines: Vec<String> = Vec::new();
    let mut pieces = pieces(text).into_iter().peekable();
    while pieces.peek().is_some() && lines.len() < max_lines {
        let mut line = String::new();
        if lines.len() + 1 == max_lines {
            line.extend(pieces.by_ref());
        } else {
            while let Some(piece) =
                pieces.next_if(|piece| line.is_empty() || measure(format!("{line}{piece}").trim_end()) <= max_width)
            {
                line.push_str(piece);
            }
        }
        lines.push(fit(line.trim(), max_width, &measure));
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Cuts a text where a line may end: after spaces and hyphens, and between Han characters, but not
/// before closing or after opening punctuation (避头尾).
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut previous: Option<char> = None;
    for (index, c) in text.char_indices() {
        if previous.is_some_and(|previous| may_break(previous, c)) {
            pieces.extend(text.get(start..index));
            start = index;
        }
        previous = Some(c);
    }
    pieces.extend(text.get(start..));
    pieces
}

fn may_break(before: char, after: char) -> bool {
    const CLOSING: &str = "，。、；：？！）》〉」』】”’％%‰…,.;:?!)]";
    const OPENING: &str = "（《〈「『【“‘([";
    if after == ' ' || CLOSING.contains(after) || OPENING.contains(before) {
        return false;
    }
    let is_wide = |c: char| c.width() == Some(2);
    before == ' ' || before == '-' || is_wide(before) || is_wide(after)
}

/// Text that XML can hold: control characters become spaces.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let is_foul = |c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
    match text.contains(is_foul) {
        true => Cow::Owned(text.replace(is_foul, " ")),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ems(text: &str) -> f64 {
        width(text, 1.0)
    }

    #[test]
    fn han_is_one_em_and_latin_about_half() {
        assert!((ems("地区生产总值") - 6.0).abs() < 1e-9);
        let latin = ems("Gross regional product") / 22.0;
        assert!((0.42..0.62).contains(&latin), "{latin}");
    }

    #[test]
    fn fits_by_shortening() {
        assert_eq!(fit("固定资产投资", 6.0, ems), "固定资产投资");
        assert_eq!(fit("固定资产投资", 5.0, ems), "固定资产…");
        assert_eq!(fit("固定资产投资", 0.5, ems), "");
        assert_eq!(fit("Port logistics zone", 9.0, ems), "Port logistics…");
        assert_eq!(fit("Administration", 5.0, ems), "Admini…");
        assert_eq!(whole("1,156.8", 2.0, ems), "");
    }

    #[test]
    fn wraps_han_anywhere_and_english_at_spaces() {
        assert_eq!(wrap("规模以上工业增加值", 5.0, 2, ems), ["规模以上工", "业增加值"]);
        assert_eq!(wrap("Investment in fixed assets", 6.0, 3, ems), ["Investment", "in fixed", "assets"]);
        assert_eq!(wrap("一般公共预算收入（亿元）", 4.0, 2, ems), ["一般公共", "预算收…"]);
    }

    #[test]
    fn closing_punctuation_does_not_start_a_line() {
        assert_eq!(wrap("增加值（现价）", 3.0, 3, ems), ["增加值", "（现", "价）"]);
        assert_eq!(wrap("甲乙丙，丁", 3.0, 2, ems), ["甲乙", "丙，丁"]);
    }
}
