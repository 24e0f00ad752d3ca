//! G208: period runs past the report's own.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G208",
    name: "period-past-report",
    severity: Severity::Info,
    title: ["数据的时期超出报告的时期", "period runs past the report's own"],
    why: [
        "报告讲的是前几个月，个别数据的时期却更长。在成文日期以前已经结束，数是可能的，这里只提示审核人看一眼时期有没有写错。它不计入 --strict。",
        "The report is about some months, but this figure covers a longer time. Since that time had ended when the report was issued the figure is possible, and this note only asks reviewers to look at the period. It is never counted by --strict.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年1—10月工作总结
organization: zone
period: 2024-01..2024-10
issued: 2025-01-20
indicators:
  industrial-output: { value: 320.5亿元, period: 2024 }
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年1—10月工作总结
organization: zone
period: 2024-01..2024-10
issued: 2025-01-20
indicators:
  industrial-output: 260.5亿元
---
",
};

/// The figure's period and the report's.
pub fn period_past_report(span: Span, what: &Text, period: &Text, own: &Text) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}：时期{}超出报告的{}", what.zh, period.zh, own.zh),
        format!("{}: {} runs past the report's own {}", what.en, period.en, own.en),
    )
}
