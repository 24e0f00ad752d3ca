//! P109: target changed by a later report.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "P109",
    name: "target-changed",
    severity: Severity::Info,
    title: ["目标有调整", "target changed by a later report"],
    why: [
        "后来的报告给同一指标、同一到期时期定了不同的目标。两个目标都保留，各自对照实际数。这里列给审核人看，不计入 --strict；有调整依据的，写在 note 里。",
        "A later report sets another target for the same indicator and due period. Both are kept, and each is held against the actual figure. It is listed for reviewers and never counted by --strict; the ground for the change belongs in a `note`.",
    ],
    bad: r"-- content/reports/plan-14.md --
---
title: “十四五”规划
kind: plan
organization: zone
period: 2021..2025
issued: 2021-03-01
targets:
  - { indicator: industrial-output, period: 2025, value: 400亿元 }
---
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
issued: 2025-01-10
indicators:
  industrial-output: 320.5亿元
targets:
  - { indicator: industrial-output, period: 2025, value: 350亿元 }
---
",
    good: r"-- content/reports/plan-14.md --
---
title: “十四五”规划
kind: plan
organization: zone
period: 2021..2025
issued: 2021-03-01
targets:
  - { indicator: industrial-output, period: 2025, value: 400亿元 }
---
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
issued: 2025-01-10
indicators:
  industrial-output: 320.5亿元
targets:
  - { indicator: industrial-output, period: 2025, value: 400亿元 }
---
",
};

/// The later target and the earlier.
pub fn target_changed(span: Span, earlier: Span, what: &Text, [old, new]: [&Text; 2]) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}的目标由{}调整为{}", what.zh, old.zh, new.zh),
        format!("{}: the target was changed from {} to {}", what.en, old.en, new.en),
    )
    .related(earlier, format!("先前的目标{}", old.zh), format!("the earlier target, {}", old.en))
}
