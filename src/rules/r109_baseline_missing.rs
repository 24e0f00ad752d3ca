//! R109: the baseline has no figure.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R109",
    name: "baseline-missing",
    severity: Severity::Warning,
    title: ["基期没有数据", "the baseline has no figure"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `period`: the base period.
pub fn baseline_missing(span: Span, period: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("没有 {period} 的数据可作基期"), format!("no figure of {period} can serve as baseline"))
        .help("录入该期的数据，或写 baseline: { period: …, value: … }", "record the figure of that period, or write baseline: { period: …, value: … }")
}
