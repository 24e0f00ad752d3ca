//! P104: target without a comparable figure.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "P104",
    name: "target-not-comparable",
    severity: Severity::Info,
    title: ["目标与实际数不可比", "target without a comparable figure"],
    why: [
        "目标所指的时间有数据，但币种、口径或统计范围不同，站点不作比较，只并列并写明原因。这里列给审核人看，不计入 --strict。能补上可比的数，或在 site.yaml 的 rates 里给出有来源的汇率（仅供对照），读者会更清楚。",
        "Figures exist for the time that the target is about, but their currency, basis or coverage differs; the site compares nothing and prints the reason. It is listed for reviewers and never counted by --strict. A comparable figure, or a sourced exchange rate in `rates` of site.yaml for orientation, would help readers.",
    ],
    bad: r"-- content/reports/plan-14.md --
---
title: “十四五”规划
kind: plan
organization: zone
period: 2021..2025
targets:
  - { indicator: trade, period: 2024, value: 6亿美元 }
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
  - { indicator: trade, period: 2024, value: 40亿元 }
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
};

/// `reason`: why not, as a clause.
pub fn target_not_comparable(span: Span, other: Span, [what, goal, figure]: [&Text; 3], reason: &Text) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}：目标{}与{}不可比：{}", what.zh, goal.zh, figure.zh, reason.zh),
        format!("{}: the target of {} is not comparable with {}: {}", what.en, goal.en, figure.en, reason.en),
    )
    .related(other, "不可比的数在这里", "the figure that is not comparable")
}
