//! S105: the word is not one of those known.

use crate::diag::{Diagnostic, Rule, Severity, nearest};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S105",
    name: "unknown-word",
    severity: Severity::Error,
    title: ["不是规定的词", "the word is not one of those known"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `known`: the words that may stand here.
pub fn unknown_word(span: Span, key: &str, word: &str, known: &[&str]) -> Diagnostic {
    let list = known.join(", ");
    Diagnostic::new(&RULE, span, format!("`{key}` 不能是 `{word}`"), format!("`{word}` is no value of `{key}`"))
        .help(format!("可以写：{list}"), match nearest(word, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`? known: {list}"),
            None => format!("one of: {list}"),
        })
}
