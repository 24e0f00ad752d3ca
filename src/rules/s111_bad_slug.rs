//! S111: the file name cannot be an address.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S111",
    name: "bad-slug",
    severity: Severity::Error,
    title: ["文件名不能用作网址", "the file name cannot be an address"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `slug`: what the address would be.
pub fn bad_slug(span: Span, slug: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("“{slug}”不能用作网址：不能为空，不能有空格或 ? # % \\ : * 等符号"), format!("`{slug}` cannot be an address: it must not be empty nor hold blanks or ? # % \\ : *"))
        .help("改名，空格换成 -", "rename it, with - for blanks")
}
