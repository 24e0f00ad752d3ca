//! U104: the number has no unit.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "U104",
    name: "missing-unit",
    severity: Severity::Error,
    title: ["数值缺少单位", "the number has no unit"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `text`: as typed.
pub fn missing_unit(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{text}` 没有单位"), format!("`{text}` has no unit"))
        .help("写上单位，如 577亿元、84家、5.2%", "add the unit, as in 577亿元, 84家, 5.2%")
}
