//! U103: percent where points are due, or the reverse.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::quantity::Growth;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "U103",
    name: "points-or-percent",
    severity: Severity::Error,
    title: ["百分点与百分比混用", "percent where points are due, or the reverse"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `points`: percentage points were typed.
pub fn points_or_percent(span: Span, growth: &Growth, points: bool, indicator: &str, registered: Span) -> Diagnostic {
    let number = growth.value.abs();
    let found = if points {
        Diagnostic::new(&RULE, span, format!("`{indicator}` 的单位不是 %，变化不能用百分点"), format!("`{indicator}` is not a percentage: its change is not in percentage points"))
            .help(format!("增速写 {number}%"), format!("growth is written {number}%"))
    } else {
        Diagnostic::new(&RULE, span, format!("`{indicator}` 的单位是 %，变化要用百分点"), format!("`{indicator}` is a percentage: its change is in percentage points"))
            .help(format!("写 {number}个百分点 或 {number}pp"), format!("write {number}pp"))
    };
    found.related(registered, "指标在这里登记", "the indicator is registered here")
}
