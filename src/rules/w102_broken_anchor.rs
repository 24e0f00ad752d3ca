//! W102: the anchor of the link does not exist.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W102",
    name: "broken-anchor",
    severity: Severity::Error,
    title: ["链接的锚点不存在", "the anchor of the link does not exist"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `anchor`: as written, without #.
pub fn broken_anchor(span: Span, anchor: &str, near: Option<&str>) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("目标页面没有锚点 #{anchor}"), format!("the page has no anchor #{anchor}"))
        .did_you_mean(near)
}
