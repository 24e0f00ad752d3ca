//! S004: a required file is missing.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S004",
    name: "missing-file",
    severity: Severity::Error,
    title: ["缺少必要文件", "a required file is missing"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `path`: the file, from the root.
pub fn missing_file(span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("缺少文件 {path}"), format!("the file {path} is missing"))
        .help("运行 `duizhao new site 目录` 可得到完整的起始站点", "`duizhao new site DIR` makes a complete starter site")
}
