//! R103: an item or basis looks misspelt.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R103",
    name: "unknown-facet",
    severity: Severity::Warning,
    title: ["分项或口径疑似写错", "an item or basis looks misspelt"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `near`: the declared id that may be meant.
pub fn unknown_facet(span: Span, name: &str, near: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{name}` 不是已声明的分项或口径"), format!("`{name}` is no declared item or basis"))
        .did_you_mean(Some(near))
}
