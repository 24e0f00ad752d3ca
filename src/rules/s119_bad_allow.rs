//! S119: the permission is not well formed.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S119",
    name: "bad-allow",
    severity: Severity::Error,
    title: ["豁免写法不对", "the permission is not well formed"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// A permission that does not say why.
pub fn allow_without_reason(span: Span, code: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("豁免 {code} 没有写理由"), format!("the permission of {code} gives no reason"))
        .help(format!("正文里写 <!-- allow {code}: 理由 -->，文件头里加 reason"), format!("write <!-- allow {code}: reason --> in prose, or add reason in the front matter"))
}

/// A code that no rule has.
pub fn unknown_code(span: Span, code: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("没有编号为 `{code}` 的检查"), format!("no check has the code `{code}`"))
        .help("`duizhao explain` 列出全部编号", "`duizhao explain` lists all codes")
}
