//! S001: the file is not UTF-8.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S001",
    name: "not-utf8",
    severity: Severity::Error,
    title: ["文件不是 UTF-8 编码", "the file is not UTF-8"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `span`: the first byte that is no UTF-8.
pub fn not_utf8(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "文件不是 UTF-8 编码，从这里起无法读取", "the file is not UTF-8: it cannot be read from here on")
        .help("用编辑器把文件另存为 UTF-8（记事本：另存为 → 编码 → UTF-8）", "save the file as UTF-8 (Notepad: Save as → Encoding → UTF-8)")
}
