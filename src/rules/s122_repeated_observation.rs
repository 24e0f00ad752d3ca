//! S122: figure stated twice in one report.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S122",
    name: "repeated-observation",
    severity: Severity::Error,
    title: ["同一报告里同一数据写了两次", "figure stated twice in one report"],
    why: [
        "同一份报告里，指标、单位、分项、口径、时期都相同的数只能有一个，否则不知以哪个为准。请合并成一条；确是不同的数，用 item、basis、period 或 about 区分开。",
        "Within one report there can be only one figure for the same indicator, organization, item, basis and period; with two it is unclear which counts. Make them one entry, or, if they are different figures, tell them apart by `item`, `basis`, `period` or `about`.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  trade:
    - 41.6亿元
    - 12.3亿元
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  trade:
    - 41.6亿元
    - { value: 12.3亿元, item: cars }
---
",
};

/// `first`: the entry with the same key.
pub fn repeated_observation(span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "同一报告里同一指标、口径、分项、时期的数据写了两次",
        "the report states the same indicator, item, basis and period twice",
    )
    .related(first, "第一次在这里", "first here")
    .help(
        "合并成一条，或用 item、basis、period 区分",
        "make them one entry, or tell them apart by `item`, `basis` or `period`",
    )
}
