//! S008: the theme cannot be used.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S008",
    name: "bad-theme",
    severity: Severity::Error,
    title: ["主题无法使用", "the theme cannot be used"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `message`: what is wrong with a template or a words file, with its place.
pub fn bad_theme(span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("主题：{message}"), format!("theme: {message}"))
}

/// `name`: of a theme that is neither built in nor below `themes/`.
pub fn unknown_theme(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("没有主题 `{name}`"), format!("there is no theme `{name}`"))
        .help(format!("用 default，或把主题放在 themes/{name}/"), format!("use default, or put the theme into themes/{name}/"))
}
