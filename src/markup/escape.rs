//! Text and attribute values as HTML. What HTML forbids (control characters) is left out.

fn is_allowed(c: char) -> bool {
    !c.is_control() || matches!(c, '\n' | '\t')
}

/// Appends text between tags.
pub fn push_text(out: &mut String, text: &str) {
    for c in text.chars().filter(|c| is_allowed(*c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}

/// Appends the value of an attribute that stands in double quotes.
pub fn push_attribute(out: &mut String, text: &str) {
    for c in text.chars().filter(|c| is_allowed(*c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            c => out.push(c),
        }
    }
}

/// The value of an attribute.
pub fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_attribute(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_control_characters_are_text() {
        let mut out = String::new();
        push_text(&mut out, "a<b>&\u{1}\"规上\"");
        assert_eq!(out, "a&lt;b&gt;&amp;\"规上\"");
        assert_eq!(attribute("“a\"\nb”"), "“a&quot; b”");
    }
}
