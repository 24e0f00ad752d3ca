//! S118: the setting has a wrong value.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S118",
    name: "bad-setting",
    severity: Severity::Error,
    title: ["设置的值不对", "the setting has a wrong value"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `example`: a value that would do.
pub fn bad_setting(span: Span, text: &str, example: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("不能是 `{text}`"), format!("`{text}` cannot stand here"))
        .help(format!("例：{example}"), format!("such as: {example}"))
}

/// A number that is none, or not one that can stand here.
pub fn bad_number(span: Span, text: &str, example: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{text}` 不是这里要的数"), format!("`{text}` is not the number that is due here"))
        .help(format!("例：{example}"), format!("such as: {example}"))
}
