//! G101: which value counts cannot be decided.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G101",
    name: "undecided-revision",
    severity: Severity::Error,
    title: ["无法确定哪个值为准", "which value counts cannot be decided"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// Two reports of one organization give different values on one date.
pub fn undecided_revision(span: Span, other: Span, old: &str, new: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("两份报告同日发布而数值不同：{new} 与 {old}"), format!("two reports of one date differ: {new} and {old}"))
        .related(other, "另一个值在这里", "the other value is here")
        .help("改正其一，或写明各自的 issued 日期", "correct one of them, or give each its date in `issued`")
}
