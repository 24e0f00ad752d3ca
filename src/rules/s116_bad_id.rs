//! S116: the id is not well formed.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S116",
    name: "bad-id",
    severity: Severity::Error,
    title: ["标识写法不对", "the id is not well formed"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `id`: what was written.
pub fn bad_id(span: Span, id: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("标识 `{id}` 只能用小写字母、数字和单个连字符"), format!("the id `{id}` may hold small letters, digits and single hyphens only"))
        .help("例：industrial-output-ads；中文名写在 name 里", "such as: industrial-output-ads; names go into `name`")
}
