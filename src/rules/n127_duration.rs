//! N127: a run of months or years has another length.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N127",
    name: "duration",
    severity: Severity::Warning,
    title: ["连续的月数或年数不符", "a run of months or years has another length"],
    why: [
        "“自3月起连续8个月”到10月为止才成立：起止两个月都要算。这里按报告时期的期末推算，成文时仍在延续的，算到成文的月份也可以。上月的稿子沿用到本月而忘了改数字，是最常见的错误。",
        "A run of eight months that began in March ends in October, both months included. The length is reckoned to the end of the report's period; a run that goes on may also be counted to the month of issue. A number carried over from last month's text is the usual slip.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024-01..2024-10
---

用电量自3月起已连续7个月居全省第一。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024-01..2024-10
---

用电量自3月起已连续8个月居全省第一。
",
};

/// `stated` months (or years), where `expected` passed up to `until`.
pub fn duration_disagrees(span: Span, stated: i64, expected: i64, until: &str, months: bool) -> Diagnostic {
    let (zh, en) = if months { ("个月", "months") } else { ("年", "years") };
    Diagnostic::new(
        &RULE,
        span,
        format!("写的是连续 {stated} {zh}，按起点算到报告期末（{until}）是 {expected} {zh}"),
        format!("the run is said to be {stated} {en}, but from its start to the end of the period ({until}) it is {expected}"),
    )
    .help("核对起点和月数（年数），起止都要算在内", "check the start and the number; both ends count")
}
