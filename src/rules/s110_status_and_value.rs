//! S110: status and value do not go together.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S110",
    name: "status-and-value",
    severity: Severity::Error,
    title: ["状态与数值不相容", "status and value do not go together"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// Statuses O, L, M and Q stand without a value, with a note.
pub fn status_and_value(span: Span, code: &str, has_value: bool) -> Diagnostic {
    if has_value {
        return Diagnostic::new(&RULE, span, format!("状态 {code} 表示没有数值，这里却写了数值"), format!("status {code} stands in place of a value, but there is one"))
            .help("去掉 value，或换成 A、P、E、F", "remove the value, or use A, P, E or F");
    }
    Diagnostic::new(&RULE, span, format!("状态 {code} 要用 note 说明原因"), format!("status {code} needs a note that says why"))
        .help("加上 note: { zh: …, en: … }", "add note: { zh: …, en: … }")
}
