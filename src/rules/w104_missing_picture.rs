//! W104: the picture does not exist.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W104",
    name: "missing-picture",
    severity: Severity::Error,
    title: ["图片不存在", "the picture does not exist"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `target`: as written.
pub fn missing_picture(span: Span, target: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("找不到图片 {target}"), format!("there is no picture {target}"))
        .help("把图片放在报告旁边，写相对路径；外站图片不能引用", "put the picture beside the report and name it by its relative path; pictures of other sites are not shown")
}
