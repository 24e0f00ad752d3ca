//! W108: publication fields are missing.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W108",
    name: "missing-publication-field",
    severity: Severity::Warning,
    title: ["缺少发布信息", "publication fields are missing"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `keys`: what the government profile wants and the report lacks.
pub fn missing_publication_field(span: Span, keys: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("政府网站的报告缺少 {keys}"), format!("a report on a government site lacks {keys}"))
        .help("在文件头里补上", "add it to the front matter")
}
