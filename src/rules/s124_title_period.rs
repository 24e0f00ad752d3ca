//! S124: title and period disagree.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S124",
    name: "title-period",
    severity: Severity::Warning,
    title: ["标题与 period 不符", "title and period disagree"],
    why: [
        "标题写的年份或月份与 period 不一样，不是标题就是 period 写错了，而没有另写时期的数据全都跟着 period 走。请改正写错的一处。标题按全年写、数据只有某月的，只作提示：页面会注明时期。",
        "The year or months in the title are not those of `period`; one of the two is wrong, and every figure without a period of its own follows `period`. Correct the wrong one. A title that promises a whole year over figures of some months is only noted, since the page states the period.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年1—10月工作总结
organization: zone
period: 2024-01..2024-09
indicators:
  industrial-output: 260.5亿元
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年1—10月工作总结
organization: zone
period: 2024-01..2024-10
indicators:
  industrial-output: 260.5亿元
---
",
};

/// The title's months or year are not the period's.
pub fn title_period(span: Span, title: &Text, period: &Text) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("标题写的是{}，period 是{}", title.zh, period.zh),
        format!("the title says {}, but `period` is {}", title.en, period.en),
    )
    .help("改正标题或 period", "correct the title or `period`")
}

/// A whole year is promised, and a part of it reported.
pub fn title_promises_year(span: Span, title: &Text, period: &Text) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("标题是{}的总结，数据只有{}的", title.zh, period.zh),
        format!("the title announces {}, but the report covers {}", title.en, period.en),
    )
    .info()
}
