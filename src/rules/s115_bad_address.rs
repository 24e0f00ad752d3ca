//! S115: the web address is not one.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S115",
    name: "bad-address",
    severity: Severity::Error,
    title: ["网址写法不对", "the web address is not one"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `text`: what was written.
pub fn bad_url(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{text}` 不是网址"), format!("`{text}` is not a web address"))
        .help("写成 https://example.org/… 的形式", "write it like https://example.org/…")
}
