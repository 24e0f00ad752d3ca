//! W107: the link is unsafe.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W107",
    name: "unsafe-link",
    severity: Severity::Error,
    title: ["不安全的链接", "the link is unsafe"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `target`: as written.
pub fn unsafe_link(span: Span, target: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("不允许这样的链接：{target}"), format!("a link like {target} is not allowed"))
        .help("只用 https:、http:、mailto:、tel: 和站内链接", "use https:, http:, mailto:, tel: and links within the site only")
}
