//! R108: the attachment does not exist.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R108",
    name: "missing-attachment",
    severity: Severity::Error,
    title: ["附件不存在", "the attachment does not exist"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `name`: as written.
pub fn missing_attachment(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("报告文件夹里没有附件 {name}"), format!("there is no file {name} beside the report"))
        .help("把文件放在报告旁边，或改正文件名", "put the file beside the report, or correct its name")
}
