//! R109: baseline without a figure.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R109",
    name: "baseline-missing",
    severity: Severity::Warning,
    title: ["基期没有数据", "baseline without a figure"],
    why: [
        "完成进度从基期算起：没有基期的数，就只能看目标完成了多少，看不出走完了多少路程。请录入基期那一期的数；没有可录的报告时，把数直接写在 baseline 里。",
        "Progress is measured from the baseline: without its figure the page can say how much of the target is reached, but not how much of the way. Record the figure of that period, or, where no report states it, write the value into `baseline` itself.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
targets:
  - { indicator: industrial-output, period: 2025, value: 400亿元, baseline: 2020 }
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
targets:
  - { indicator: industrial-output, period: 2025, value: 400亿元, baseline: { period: 2020, value: 280亿元 } }
---
",
};

/// `period`: the base period.
pub fn baseline_missing(span: Span, period: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("没有 {period} 的数据可作基期"),
        format!("no figure of {period} can serve as the baseline"),
    )
    .help(
        format!("录入该期的数据，或写 baseline: {{ period: {period}, value: … }}"),
        format!("record the figure of that period, or write baseline: {{ period: {period}, value: … }}"),
    )
}
