//! S109: the entry states nothing.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S109",
    name: "empty-observation",
    severity: Severity::Error,
    title: ["没有任何数据", "the entry states nothing"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `indicator`: whose entry it is.
pub fn empty_observation(span: Span, indicator: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("`{indicator}` 没有写数值、增速、位次或占比"),
        format!("`{indicator}` states no value, growth, rank or share"),
    )
    .help("至少写 value、yoy、rank、share 之一；确无数据时写 status: O 和 note", "give one of value, yoy, rank, share; where there is no figure, status: O with a note")
}

/// The same of a target.
pub fn empty_target(span: Span, indicator: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("目标 `{indicator}` 没有写要达到什么"), format!("the target `{indicator}` does not say what is to be reached"))
        .help("写 value、growth、average_growth、rank、share 之一", "give one of value, growth, average_growth, rank, share")
}
