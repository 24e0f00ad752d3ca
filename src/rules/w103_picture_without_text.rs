//! W103: a picture has no text.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W103",
    name: "picture-without-text",
    severity: Severity::Warning,
    title: ["图片没有替代文字", "a picture has no text"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `target`: the picture.
pub fn picture_without_text(span: Span, target: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("图片 {target} 没有替代文字"), format!("the picture {target} has no text"))
        .help("写成 ![图片说明](文件)，说明图中的内容", "write ![what it shows](file)")
}
