//! S122: one report states one figure twice.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S122",
    name: "repeated-observation",
    severity: Severity::Error,
    title: ["同一报告里同一数据写了两次", "one report states one figure twice"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `first`: the entry with the same key.
pub fn repeated_observation(span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "同一报告里同一指标、口径、分项、时期的数据写了两次", "the report states the same indicator, item, basis and period twice")
        .related(first, "第一次在这里", "it stands here first")
        .help("合并成一条，或用 item、basis、period 区分", "make them one entry, or tell them apart by item, basis or period")
}
