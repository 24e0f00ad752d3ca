//! R105: one name means two entries.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R105",
    name: "ambiguous-name",
    severity: Severity::Error,
    title: ["一个名称指两个登记项", "one name means two entries"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `first` and `second`: the two ids.
pub fn ambiguous_name(span: Span, other: Span, name: &str, first: &str, second: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("名称“{name}”同时指 `{first}` 和 `{second}`"), format!("the name `{name}` means both `{first}` and `{second}`"))
        .related(other, "另一个在这里", "the other is here")
        .help("从其中一个的 name 或 aliases 里去掉它", "take it out of the name or aliases of one of them")
}
