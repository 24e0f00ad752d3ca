//! U106: the number is too large.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "U106",
    name: "out-of-range",
    severity: Severity::Error,
    title: ["数值过大", "the number is too large"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// Past 10²⁴ base units.
pub fn out_of_range(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "数值过大，超出任何统计量的范围", "the number is larger than any statistic")
        .help("检查数字和单位的“万”“亿”", "check the digits and the scale of the unit")
}
