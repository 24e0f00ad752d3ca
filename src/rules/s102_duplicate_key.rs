//! S102: a key stands twice.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S102",
    name: "duplicate-key",
    severity: Severity::Error,
    title: ["同一个键写了两次", "a key stands twice"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `as_list`: the map is one of indicators, whose remedy is the list form.
pub fn duplicate_key(span: Span, first: Span, key: &str, as_list: bool) -> Diagnostic {
    let found = Diagnostic::new(&RULE, span, format!("键 `{key}` 写了两次"), format!("the key `{key}` stands twice"))
        .related(first, "第一次在这里", "it stands here first");
    if as_list {
        found.help(
            format!("同一指标有几个数时写成列表：`{key}:` 下面每个数一行，以 `- ` 开头"),
            format!("several figures of one indicator are a list: below `{key}:` one line each, starting with `- `"),
        )
    } else {
        found.help("只留一个", "keep one of them")
    }
}
