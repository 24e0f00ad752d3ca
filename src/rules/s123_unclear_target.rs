//! S123: a target over several years is unclear.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S123",
    name: "unclear-target",
    severity: Severity::Error,
    title: ["多年目标的含义不明", "a target over several years is unclear"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// A level over several years does not say whether it is a total, an average or due each year.
pub fn missing_over(span: Span, period: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{period} 跨越多年，看不出是累计、年均还是每年"), format!("{period} covers several years: total, average or each year?"))
        .help("加上 over: total、average 或 each-year", "add over: total, average or each-year")
}

/// Year-on-year growth over several years.
pub fn growth_over_years(span: Span, period: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{period} 跨越多年，growth 只用于一年的同比"), format!("{period} covers several years, but growth is year on year"))
        .help("年均增长写 average_growth", "growth per year is average_growth")
}
