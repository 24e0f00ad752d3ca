//! S113: a translation holds facts.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S113",
    name: "facts-in-translation",
    severity: Severity::Error,
    title: ["译文里写了数据", "a translation holds facts"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `key`: what does not belong there.
pub fn facts_in_translation(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("译文的文件头只能有 title 和 summary，不能有 `{key}`"), format!("the front matter of a translation holds title and summary only, not `{key}`"))
        .help("事实只写一次：移到源语言的文件", "facts are written once: move it to the file in the source language")
}
