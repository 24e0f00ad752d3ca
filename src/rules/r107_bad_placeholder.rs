//! R107: a placeholder finds no figure.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R107",
    name: "bad-placeholder",
    severity: Severity::Error,
    title: ["占位符没有对应的数据", "a placeholder finds no figure"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// No figure of this report answers it.
pub fn placeholder_without_figure(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{text}` 在本报告里没有对应的数据"), format!("`{text}` finds no figure in this report"))
        .help("检查指标、分项和时期；要显示花括号本身就写 \\{", "check indicator, item and period; for the braces themselves write \\{")
}

/// Several figures answer it.
pub fn ambiguous_placeholder(span: Span, text: &str, candidates: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{text}` 对应几个数据"), format!("`{text}` finds several figures"))
        .help(format!("写明分项或时期：{candidates}"), format!("name the item or the period: {candidates}"))
}
