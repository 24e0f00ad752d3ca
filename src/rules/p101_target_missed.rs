//! P101: target missed.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "P101",
    name: "target-missed",
    severity: Severity::Info,
    title: ["目标没有完成", "target missed"],
    why: [
        "目标到期那一期的数已经公布，没有达到目标。这是事实，不是内容的错误，列给审核人看，不计入 --strict。规划页会写明差多少；有原因可说的，写在报告正文或 note 里。",
        "The figure of the due period is published and falls short of the target. That is a fact about the world and no fault of the content, so it is listed for reviewers and never counted by --strict. The plan's page states the difference; reasons belong in the prose or in a `note`.",
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
  industrial-output: 320.5亿元
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

/// `what`: indicator and due period.
pub fn target_missed(span: Span, actual_span: Span, [what, goal, actual]: [&Text; 3]) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}：目标{}，实际{}，没有完成", what.zh, goal.zh, actual.zh),
        format!("{}: the target of {} was missed; the actual value is {}", what.en, goal.en, actual.en),
    )
    .related(actual_span, format!("实际{}", actual.zh), format!("the actual value, {}", actual.en))
}
