//! U103: percent and percentage points confused.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::quantity::Growth;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "U103",
    name: "points-or-percent",
    severity: Severity::Error,
    title: ["百分点与百分比混用", "percent and percentage points confused"],
    why: [
        "指标本身是百分比时，变化用百分点：合格率由96%升到97.2%，是提高1.2个百分点，不是增长1.2%。其他指标的增速才用百分比。两者差得很远，请按原文改正。",
        "If an indicator is itself a percentage, its change is in percentage points: from 96% to 97.2% is up 1.2 percentage points, not 1.2%. All other indicators grow in percent. The two are far apart; check the original wording and correct the unit.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  pass-rate: 97.2% +1.2%
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  pass-rate: 97.2% +1.2个百分点
---
",
};

/// `points`: percentage points were typed.
pub fn points_or_percent(span: Span, growth: &Growth, points: bool, indicator: &str, registered: Span) -> Diagnostic {
    let number = growth.value.abs();
    let found = if points {
        Diagnostic::new(
            &RULE,
            span,
            format!("`{indicator}` 的单位不是 %，变化不能用百分点"),
            format!("`{indicator}` is not a percentage, so it cannot change by percentage points"),
        )
        .help(format!("若是增速，写 {number}%"), format!("if it is growth, write {number}%"))
    } else {
        Diagnostic::new(
            &RULE,
            span,
            format!("`{indicator}` 的单位是 %，变化要用百分点"),
            format!("`{indicator}` is a percentage, so it changes by percentage points, not percent"),
        )
        .help(format!("写 {number}个百分点 或 {number}pp"), format!("write {number}pp"))
    };
    found.related(registered, "指标在这里登记", "the indicator is registered here")
}
