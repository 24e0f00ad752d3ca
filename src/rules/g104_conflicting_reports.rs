//! G104: two organizations publish different values.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G104",
    name: "conflicting-reports",
    severity: Severity::Warning,
    title: ["两个单位公布的数不同", "two organizations publish different values"],
    why: [
        "两个单位对同一个指标、同一时期给出了不同的数。站点以该单位自己的报告为准，但读者会同时看到两个数。请向双方核实：口径不同的，用 basis 区分；写错的，改正；确有差异的，在其中一处写 note 说明。",
        "Two organizations give different values of the same indicator for the same period. The site lets the organization's own report count, but readers see both. Ask both sides: tell different coverage apart by `basis`, correct a slip, or explain the difference in a `note` on either figure.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
issued: 2025-01-10
indicators:
  industrial-output: 320.5亿元
---
-- content/reports/city-2024.md --
---
title: 2024年全市工作总结
organization: city
period: 2024
issued: 2025-02-10
indicators:
  industrial-output: { value: 325亿元, about: zone }
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
issued: 2025-01-10
indicators:
  industrial-output: 320.5亿元
---
-- content/reports/city-2024.md --
---
title: 2024年全市工作总结
organization: city
period: 2024
issued: 2025-02-10
indicators:
  industrial-output: { value: 320.5亿元, about: zone }
---
",
};

/// `what`: indicator and period; `old` and `new`: the two values; `reporter`: who gives the other.
pub fn conflicting_reports(
    span: Span,
    other: Span,
    what: &Text,
    reporter: &Text,
    [old, new]: [&Text; 2],
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}：这里是{}，{}的报告是{}", what.zh, new.zh, reporter.zh, old.zh),
        format!("{}: {} here, but {} in a report of {}", what.en, new.en, old.en, reporter.en),
    )
    .related(other, format!("{}公布的{}", reporter.zh, old.zh), format!("{} as published by {}", old.en, reporter.en))
    .help(
        "口径不同的用 basis 区分；写错的改正；确有差异的，在其中一处写 note",
        "tell different coverage apart by `basis`, correct a slip, or explain the difference in a `note` on either figure",
    )
}
