//! S107: malformed period.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::period::PeriodError;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S107",
    name: "bad-period",
    severity: Severity::Error,
    title: ["时期写法不对", "malformed period"],
    why: [
        "时期决定一个数能和哪个数比较：1–10月不与全年比，时点不与时段比。写法不明的时期无法比较。请用提示列出的写法，中文的“2024年1-10月”“2024年上半年”“2024年末”“十四五”也可以。",
        "The period decides what a figure may be compared with: January–October never with a full year, an instant never with a span. A period that cannot be read cannot be compared. Use one of the forms listed in the message; the Chinese forms 2024年1-10月, 2024年上半年, 2024年末 and 十四五 work as well.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024-13
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024-12
---
",
};

/// Why the text is no period.
pub fn bad_period(span: Span, text: &str, error: &PeriodError) -> Diagnostic {
    let forms = "2025 · 2025-H1 · 2025-Q3 · 2025-10 · 2025-01..2025-09 · 2021..2025 · 2020-12-31 · 2025年1-10月 · none";
    match error {
        PeriodError::Form { proposal: Some(proposal) } => {
            Diagnostic::new(&RULE, span, format!("`{text}` 不是时期"), format!("`{text}` is not a period"))
                .help(format!("是否想写 `{proposal}`？"), format!("did you mean `{proposal}`?"))
        }
        PeriodError::Form { proposal: None } => {
            Diagnostic::new(&RULE, span, format!("`{text}` 不是时期"), format!("`{text}` is not a period"))
                .help(format!("可用的写法：{forms}"), format!("forms: {forms}"))
        }
        PeriodError::Calendar => Diagnostic::new(
            &RULE,
            span,
            format!("`{text}` 里的年、月、日不存在"),
            format!("`{text}` names a year, month or day that does not exist"),
        )
        .help(
            "核对月份（1–12）和日期；一段时期写成 2025-01..2025-09",
            "check the month (1–12) and the day; a span of months is written 2025-01..2025-09",
        ),
        PeriodError::Reversed => Diagnostic::new(
            &RULE,
            span,
            format!("时期 `{text}` 的终点早于起点"),
            format!("the period `{text}` ends before it starts"),
        )
        .help("把起点写在前面", "write the start first"),
    }
}
