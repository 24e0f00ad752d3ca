//! S106: the date is not one.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S106",
    name: "bad-date",
    severity: Severity::Error,
    title: ["日期写法不对", "the date is not one"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `example`: the form that is due.
pub fn bad_date(span: Span, text: &str, example: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{text}` 不是日期"), format!("`{text}` is not a date"))
        .help(format!("写成 {example} 的形式"), format!("write it like {example}"))
}
