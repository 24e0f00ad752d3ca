//! S101: the key is not known.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S101",
    name: "unknown-key",
    severity: Severity::Error,
    title: ["未知的键", "the key is not known"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `near`: a known key that may be meant.
pub fn unknown_key(span: Span, key: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::new(&RULE, span, format!("未知的键 `{key}`"), format!("unknown key `{key}`"));
    match near {
        Some(_) => found.did_you_mean(near),
        None => found.help("删去它；自用的键以 x- 开头", "remove it; keys of your own start with x-"),
    }
}
