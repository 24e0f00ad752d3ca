//! S112: two reports have one address.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S112",
    name: "slug-taken",
    severity: Severity::Error,
    title: ["两份报告的网址相同", "two reports have one address"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `other`: the file that has the slug already.
pub fn slug_taken(span: Span, slug: &str, other: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("网址 `{slug}` 已被 {other} 使用"), format!("the address `{slug}` is taken by {other}"))
        .help("给其中一个文件改名", "rename one of the files")
}
