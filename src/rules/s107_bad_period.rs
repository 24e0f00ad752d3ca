//! S107: the period is not one.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::period::PeriodError;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S107",
    name: "bad-period",
    severity: Severity::Error,
    title: ["时期写法不对", "the period is not one"],
    why: ["", ""],
    bad: "",
    good: "",
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
        PeriodError::Calendar => {
            Diagnostic::new(&RULE, span, format!("`{text}` 里的年、月、日不存在"), format!("`{text}` names a year, month or day that does not exist"))
                .help("检查月份（1–12）和日期", "check the month (1–12) and the day")
        }
        PeriodError::Reversed => {
            Diagnostic::new(&RULE, span, format!("时期 `{text}` 的终点早于起点"), format!("the period `{text}` ends before it starts"))
                .help("起点写在前面", "write the start first")
        }
    }
}
