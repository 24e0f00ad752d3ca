//! R106: organizations lie within each other.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R106",
    name: "circular-within",
    severity: Severity::Error,
    title: ["隶属关系成环", "organizations lie within each other"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `id`: an organization of the circle.
pub fn circular_within(span: Span, id: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{id}` 的隶属关系绕回了它自己"), format!("`{id}` lies within itself"))
        .help("去掉环上的一个 within", "remove one `within` of the circle")
}
