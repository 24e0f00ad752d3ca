//! P105: baseline contradicts the reported figure.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "P105",
    name: "baseline-contradicts",
    severity: Severity::Warning,
    title: ["基期数与已公布的数不同", "baseline contradicts the reported figure"],
    why: [
        "baseline 里直接写的基期数，与报告公布的同期数不一样，完成进度会从错的起点算起。请核对：已有公布数的，baseline 只写时期（baseline: 2020），由程序取数；口径不同的，写明 basis。",
        "The value written into `baseline` differs from the figure that a report gives for that period, so progress would be measured from a wrong start. Check it: where a published figure exists, write the period alone (`baseline: 2020`) and the program takes the figure; where coverage differs, state the `basis`.",
    ],
    bad: r"-- content/reports/zone-2020.md --
---
title: 2020年工作总结
organization: zone
period: 2020
indicators:
  industrial-output: 280亿元
---
-- content/reports/plan-14.md --
---
title: “十四五”规划
kind: plan
organization: zone
period: 2021..2025
targets:
  - { indicator: industrial-output, period: 2025, value: 400亿元, baseline: { period: 2020, value: 268亿元 } }
---
",
    good: r"-- content/reports/zone-2020.md --
---
title: 2020年工作总结
organization: zone
period: 2020
indicators:
  industrial-output: 280亿元
---
-- content/reports/plan-14.md --
---
title: “十四五”规划
kind: plan
organization: zone
period: 2021..2025
targets:
  - { indicator: industrial-output, period: 2025, value: 400亿元, baseline: 2020 }
---
",
};

/// The literal baseline and the reported figure of that period.
pub fn baseline_contradicts(span: Span, other: Span, [what, baseline, reported, period]: [&Text; 4]) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}：基期{}写的是{}，已公布的是{}", what.zh, period.zh, baseline.zh, reported.zh),
        format!(
            "{}: the baseline of {} is given as {}, but {} was reported",
            what.en, period.en, baseline.en, reported.en
        ),
    )
    .related(other, format!("已公布的{}", reported.zh), format!("{} as reported", reported.en))
    .help(
        "核对两个数；以公布数为准的，baseline 只写时期",
        "check the two values; to use the reported one, write the period alone in `baseline`",
    )
}
