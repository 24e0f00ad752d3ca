//! P102: target due but not reported.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "P102",
    name: "target-not-reported",
    severity: Severity::Info,
    title: ["到期的目标没有交代", "target due but not reported"],
    why: [
        "目标已经到期，覆盖到期时点的报告也有了，却没有提到这个指标。可能是漏录，也可能是原文没有交代。漏录的请补上；原文没有的，规划页会写“报告未列”。它不计入 --strict。",
        "The target has fallen due and a report that covers the due date is held, but it is silent on the indicator. The figure may have been overlooked here, or the source may have dropped it. Add it if the source has it; otherwise the page of the plan says that it was not reported. It is never counted by --strict.",
    ],
    bad: r"-- content/reports/plan-14.md --
---
title: “十四五”规划
kind: plan
organization: zone
period: 2021..2025
targets:
  - { indicator: industrial-output, period: 2024, value: 400亿元 }
---
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  trade: 41.6亿元
---
",
    good: r"-- content/reports/plan-14.md --
---
title: “十四五”规划
kind: plan
organization: zone
period: 2021..2025
targets:
  - { indicator: industrial-output, period: 2024, value: 300亿元 }
---
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿元
---
",
};

/// `what`: indicator and due period; `report`: the one that is silent.
pub fn target_not_reported(span: Span, report: Option<Span>, what: &Text, goal: &Text) -> Diagnostic {
    let found = Diagnostic::new(
        &RULE,
        span,
        format!("{}的目标{}已经到期，此后的报告没有交代", what.zh, goal.zh),
        format!("{}: the target of {} has fallen due, but the report that covers it is silent", what.en, goal.en),
    );
    match report {
        Some(report) => found.related(report, "这份报告覆盖到期时点", "this report covers the due date"),
        None => found,
    }
}
