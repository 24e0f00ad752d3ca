//! P103: target behind schedule.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "P103",
    name: "target-behind",
    severity: Severity::Info,
    title: ["目标进度落后", "target behind schedule"],
    why: [
        "目标还没有到期，按时序进度（有基期的按基期到目标的直线）已经落后。这是事实，列给审核人看，不计入 --strict。规划页会写明应完成多少、还差多少。",
        "The target is not yet due but behind schedule: the even share of the months, or, with a baseline, the straight line from there to the target. That is a fact listed for reviewers and never counted by --strict. The plan's page states how much was to be reached by then.",
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
title: 2024年1—6月工作总结
organization: zone
period: 2024-01..2024-06
indicators:
  industrial-output: 150亿元
---
",
    good: r"-- content/reports/plan-14.md --
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
title: 2024年1—6月工作总结
organization: zone
period: 2024-01..2024-06
indicators:
  industrial-output: 210亿元
---
",
};

/// `required`: what was to be reached by then.
pub fn target_behind(
    span: Span,
    actual_span: Span,
    [what, goal, actual]: [&Text; 3],
    required: Option<&Text>,
) -> Diagnostic {
    let zh = required.map(|required| format!("，按进度应为{}", required.zh)).unwrap_or_default();
    let en = required.map(|required| format!(" where {} was due by then", required.en)).unwrap_or_default();
    Diagnostic::new(
        &RULE,
        span,
        format!("{}：目标{}，目前{}{zh}，进度落后", what.zh, goal.zh, actual.zh),
        format!("{}: the target of {} is behind schedule, with {}{en}", what.en, goal.en, actual.en),
    )
    .related(actual_span, format!("目前{}", actual.zh), format!("so far {}", actual.en))
}
