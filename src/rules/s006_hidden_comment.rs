//! S006: ` #` turns the rest into a comment.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S006",
    name: "hidden-comment",
    severity: Severity::Warning,
    title: ["“ #”把后面的文字变成了注释", "` #` turns the rest into a comment"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `fixed`: the line with its value in quotes.
pub fn hidden_comment(span: Span, fixed: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, "空格加 # 之后是注释，不属于值", "what follows ` #` is a comment and no part of the value")
        .help(format!("若属于值，改为：{fixed}；若是注释，# 后加一个空格"), format!("if it belongs to the value, write: {fixed}; if it is a comment, put a blank behind the #"))
}
