//! S120: the permission is not needed.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S120",
    name: "unused-allow",
    severity: Severity::Warning,
    title: ["豁免没有用到", "the permission is not needed"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// The finding that it permits does not occur.
pub fn unused_allow(span: Span, code: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("豁免 {code} 没有用到"), format!("the permission of {code} is not needed"))
        .help("删去它", "remove it")
}
