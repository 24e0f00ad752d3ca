//! S007: a file below content/ or themes/ cannot be read.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S007",
    name: "unreadable-file",
    severity: Severity::Error,
    title: ["文件无法读取", "a file cannot be read"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `reason`: what the disk said.
pub fn unreadable_file(span: Span, path: &str, reason: &Text) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{path}：{}", reason.zh), format!("{path}: {}", reason.en))
        .help("改正或移出 content/ 和 themes/", "mend it, or move it out of content/ and themes/")
}
