//! S005: a comma in braces cuts the value.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S005",
    name: "comma-in-braces",
    severity: Severity::Error,
    title: ["花括号里的逗号截断了值", "a comma in braces cuts the value"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `rest`: what the comma cut off and made a key: `156.8亿元`.
pub fn comma_in_braces(span: Span, rest: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("花括号里逗号分隔各项，`{rest}` 被当成了另一个键"),
        format!("in braces a comma ends the value: `{rest}` was read as another key"),
    )
    .help(format!("给整个值加引号：'…,{rest}'，数字也可去掉千分位逗号"), format!("quote the whole value: '…,{rest}'; a number may also do without its comma"))
}
