//! S007: unreadable file.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S007",
    name: "unreadable-file",
    severity: Severity::Error,
    title: ["文件无法读取", "unreadable file"],
    why: [
        "content/ 和 themes/ 里的文件要全部读入，有一个读不了，站点就可能缺内容。常见原因是没有权限、符号链接指向项目之外，或文件过大。请按提示处理，或把它移出这两个文件夹。",
        "Every file in content/ and themes/ is read; if one cannot be, the site might lack part of its content. Common reasons are missing permission, a symbolic link that leads out of the project, and sheer size. Mend it as the message says, or move it out of these two folders.",
    ],
    bad: "",
    good: "",
};

/// `reason`: what the disk said.
pub fn unreadable_file(span: Span, path: &str, reason: &Text) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{path}：{}", reason.zh), format!("{path}: {}", reason.en))
        .help("改正，或把它移出 content/ 和 themes/", "put it right, or move it out of content/ and themes/")
}
