//! S104: the value has the wrong shape.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S104",
    name: "wrong-shape",
    severity: Severity::Error,
    title: ["值的形式不对", "the value has the wrong shape"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// What is due, in both languages.
pub fn wrong_shape(span: Span, zh: &str, en: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, zh, en)
}
