//! A text broken into lines: between Han characters, and between words at blanks.

use crate::lang::is_cjk;

/// Marks that no line begins with.
const NOT_FIRST: &str = "，。、；：？！）》」』”’…—％%)],.;:?!";
/// Marks that no line ends with.
const NOT_LAST: &str = "（《「『“‘([";

/// The lines of a text, each of which `fits`; what is more than `max` of them is cut, and says so.
pub fn lines(text: &str, max: usize, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let longer = format!("{line}{piece}");
        if line.is_empty() || fits(longer.trim_end()) {
            line = longer;
        } else if lines.len() + 1 < max {
            lines.push(line.trim_end().to_owned());
            line = piece.trim_start().to_owned();
        } else {
            lines.push(cut(&longer, fits));
            return lines;
        }
    }
    let last = line.trim_end();
    lines.push(if fits(last) { last.to_owned() } else { cut(last, fits) });
    lines
}

/// As much of a text as fits with an ellipsis behind it.
fn cut(text: &str, fits: &dyn Fn(&str) -> bool) -> String {
    let mut kept = text.to_owned();
    while !kept.is_empty() && !fits(&format!("{}…", kept.trim_end())) {
        kept.pop();
    }
    format!("{}…", kept.trim_end())
}

/// The pieces between which a line may end.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for c in text.chars() {
        match pieces.last_mut().filter(|_| before.is_some_and(|before| !may_break(before, c))) {
            Some(piece) => piece.push(c),
            None => pieces.push(c.to_string()),
        }
        before = Some(c);
    }
    pieces
}

fn may_break(before: char, after: char) -> bool {
    let between = before == ' ' || ((is_cjk(before) || is_cjk(after)) && after != ' ');
    between && !NOT_FIRST.contains(after) && !NOT_LAST.contains(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, max: usize, width: usize) -> Vec<String> {
        lines(text, max, &|text| text.chars().count() <= width)
    }

    #[test]
    fn lines_end_between_words_and_between_han() {
        assert_eq!(set("Summary of the year", 3, 10), ["Summary of", "the year"]);
        assert_eq!(set("二〇二五年，工作总结", 3, 5), ["二〇二五", "年，工作总", "结"]);
        assert_eq!(set("《工作总结》", 3, 3), ["《工作", "总结》"]);
    }

    #[test]
    fn what_does_not_fit_is_cut() {
        assert_eq!(set("Summary of the year", 1, 12), ["Summary of…"]);
        assert_eq!(set("Internationalization", 2, 8), ["Interna…"]);
        assert_eq!(set("", 2, 8), [""]);
    }
}
