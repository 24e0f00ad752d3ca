//! S001: file is not UTF-8.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S001",
    name: "not-utf8",
    severity: Severity::Error,
    title: ["文件不是 UTF-8 编码", "file is not UTF-8"],
    why: [
        "内容文件统一用 UTF-8 编码，否则汉字会变成乱码。Windows 上的旧编辑器可能存成 GBK（ANSI）。请用编辑器打开，另存为 UTF-8 后再试；有无 BOM 都可以。",
        "All content is read as UTF-8; in any other encoding Chinese text would turn into garbage. Older editors on Windows may save as GBK (\"ANSI\"). Open the file and save it again as UTF-8, with or without a BOM.",
    ],
    bad: "",
    good: "",
};

/// `span`: the first byte that is no UTF-8.
pub fn not_utf8(span: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "文件不是 UTF-8 编码，从这里起无法读取",
        "the file is not UTF-8: it cannot be read from here on",
    )
    .help(
        "用编辑器把文件另存为 UTF-8（记事本：另存为 → 编码 → UTF-8）",
        "save the file as UTF-8 (Notepad: Save as → Encoding → UTF-8)",
    )
}
