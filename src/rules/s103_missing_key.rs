//! S103: a required key is missing.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S103",
    name: "missing-key",
    severity: Severity::Error,
    title: ["缺少必填的键", "a required key is missing"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `key`: what is missing.
pub fn missing_key(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("缺少 `{key}`"), format!("`{key}` is missing"))
        .help(format!("加上 `{key}: …`"), format!("add `{key}: …`"))
}
