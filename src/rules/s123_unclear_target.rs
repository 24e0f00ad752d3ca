//! S123: unclear target over several years.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S123",
    name: "unclear-target",
    severity: Severity::Error,
    title: ["多年目标的含义不明", "unclear target over several years"],
    why: [
        "“2021–2025年新增60家”可以是五年合计，可以是年均，也可以是每年都要达到，完成与否全看是哪一种。请用 over 写明 total（累计）、average（年均）或 each-year（每年）。growth 只用于一年的同比，多年的年均增速写 average_growth。",
        "A target such as “60 firms in 2021–2025” may mean the total of five years, the average per year, or every single year, and whether it is met depends on which. Say so with `over`: total, average or each-year. `growth` is year on year and for one year only; growth per year over several years is `average_growth`.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
targets:
  - { indicator: new-firms, period: 2021..2025, value: 60家 }
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
targets:
  - { indicator: new-firms, period: 2021..2025, value: 60家, over: total }
---
",
};

/// A level over several years does not say whether it is a total, an average or due each year.
pub fn missing_over(span: Span, period: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{period} 跨越多年，看不出是累计、年均还是每年"),
        format!("{period} covers several years: is this the total, the average or due each year?"),
    )
    .help(
        "加上 over: total（累计）、average（年均）或 each-year（每年）",
        "add `over: total`, `over: average` or `over: each-year`",
    )
}

/// Year-on-year growth over several years.
pub fn growth_over_years(span: Span, period: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{period} 跨越多年，growth 只用于一年的同比"),
        format!("{period} covers several years, but `growth` is year on year"),
    )
    .help("年均增长写 average_growth", "growth per year is `average_growth`")
}
