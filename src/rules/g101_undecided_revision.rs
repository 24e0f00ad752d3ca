//! G101: two reports of the same date disagree.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G101",
    name: "undecided-revision",
    severity: Severity::Error,
    title: ["日期相同的两份报告数值不同", "two reports of the same date disagree"],
    why: [
        "同一单位先后公布同一个数，以后发布的为准，先发布的作为历次版本保留。两份报告日期相同而数值不同，就无法判断哪一个是修订后的数，对比和图表也不知该取哪一个。请改正写错的一份；确系先后发布的，分别写明 issued。",
        "When an organization publishes the same figure twice, the later report counts and the earlier value is kept as a vintage. Two reports of the same date with different values leave no way to tell which is the revision, so no comparison or chart can rely on either. Correct the wrong one, or give each report its own date in `issued`.",
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
-- content/reports/zone-2024-final.md --
---
title: 2024年工作总结（定稿）
organization: zone
period: 2024
issued: 2025-01-10
indicators:
  industrial-output: 325亿元
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
-- content/reports/zone-2024-final.md --
---
title: 2024年工作总结（定稿）
organization: zone
period: 2024
issued: 2025-03-28
indicators:
  industrial-output:
    value: 325亿元
    note: { zh: 按年报数据修订。, en: Revised to the annual returns. }
---
",
};

/// Two reports of one organization give different values on one date.
pub fn undecided_revision(span: Span, other: Span, old: &str, new: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("报告 {old} 与 {new} 日期相同，数值却不同"),
        format!("reports {old} and {new} bear the same date but give different values"),
    )
    .related(other, "另一个数在这里", "the other value")
    .help(
        "改正写错的一个，或在两份报告里分别写明 issued",
        "correct the wrong one, or give each report its own date in `issued`",
    )
}
