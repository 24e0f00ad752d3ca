//! S117: the text in the source language is missing.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S117",
    name: "missing-source-language",
    severity: Severity::Error,
    title: ["缺少源语言的文字", "the text in the source language is missing"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `lang`: the source language.
pub fn missing_source_language(span: Span, lang: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("缺少源语言 `{lang}` 的文字"), format!("the text in the source language `{lang}` is missing"))
        .help(format!("加上 {lang}: …"), format!("add {lang}: …"))
}
