//! Scalars of YAML as careful people write them: plain where nothing can go wrong, in double quotes else.
//!
//! In: any text. Out: one line that `yaml` reads back as the same text, in a block and within braces.

use std::fmt::Write as _;

/// Characters that mean something to YAML at the start of a value.
const SIGNS: &str = "-?:,[]{}#&*!|>'\"%@`~=";

/// A text as a value behind `key: ` or `- `.
pub fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A text as a value within braces, where commas and brackets end it.
pub fn flow_scalar(text: &str) -> String {
    if is_plain(text) && !text.contains([',', '[', ']', '{', '}']) { text.to_owned() } else { quoted(text) }
}

/// A text as a comment: one line, without what editors do not show.
pub fn comment(text: &str) -> String {
    let line: String = text.chars().map(|c| if is_printable(c) { c } else { ' ' }).collect();
    line.trim().to_owned()
}

fn is_plain(text: &str) -> bool {
    let mut chars = text.chars();
    let (first, second) = (chars.next(), chars.next());
    // `-3.2%` is a value; `- 3` is an item of a list.
    let is_negative = first == Some('-') && second.is_some_and(|c| c.is_ascii_digit());
    first.is_some_and(|c| is_negative || !SIGNS.contains(c))
        && text.trim() == text
        && text.chars().all(is_printable)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !text.starts_with("...")
}

/// Whether YAML takes a character as it is, and people see it.
fn is_printable(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}' | '\u{200b}'..='\u{200f}')
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_printable(c) => out.push(c),
            c => {
                let _ = write!(out, "\\U{:08x}", u32::from(c));
            }
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;
    use crate::yaml::{self, Value};
    use proptest::prelude::*;

    /// What is read back: the value of `k: …`, and that of `{ k: …, l: 1 }`.
    fn read_back(text: &str) -> [String; 2] {
        let value = |source: &str, key: &str| {
            let node = yaml::parse(FileId::default(), source, 0).unwrap_or_else(|error| panic!("{source}: {error:?}"));
            let Value::Map(entries) = node.value else { panic!("{source}: no map") };
            let mut node = entries.into_iter().next().unwrap().node;
            if let (Value::Map(inner), "m") = (&node.value, key) {
                node = inner.first().unwrap().node.clone();
            }
            node.scalar().unwrap_or("").to_owned()
        };
        [
            value(&format!("k: {}\nl: 1\n", scalar(text)), "k"),
            value(&format!("m: {{ k: {}, l: 1 }}\n", flow_scalar(text)), "m"),
        ]
    }

    #[test]
    fn figures_stay_plain_and_accidents_are_quoted() {
        assert_eq!(scalar("超1300万吨"), "超1300万吨");
        assert_eq!(scalar("2025-01..2025-10"), "2025-01..2025-10");
        assert_eq!(scalar("-3.2%"), "-3.2%");
        assert_eq!(scalar("> 60亿元"), "\"> 60亿元\"");
        assert_eq!(scalar("“两型”企业"), "“两型”企业");
        assert_eq!(scalar("2#、3#泊位"), "2#、3#泊位");
        assert_eq!(scalar("泊位 #3"), "\"泊位 #3\"");
        assert_eq!(scalar("%"), "\"%\"");
        assert_eq!(flow_scalar("1,156.8亿元"), "\"1,156.8亿元\"");
        assert_eq!(comment("a\nb\u{200b}"), "a b");
    }

    proptest! {
        #[test]
        fn any_text_is_read_back_as_it_was(text in "\\PC{0,24}|[-#:, \"'{}\\[\\]>|%@`~!&*?a规\\n\\t\\\\0-9]{0,16}") {
            prop_assert_eq!(read_back(&text), [text.clone(), text]);
        }
    }
}
