//! S005: comma inside braces cuts the value.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S005",
    name: "comma-in-braces",
    severity: Severity::Error,
    title: ["花括号里的逗号截断了值", "comma inside braces cuts the value"],
    why: [
        "写在花括号里的 YAML 用逗号分隔各项，“1,156.8亿元”会被读成“1”和另一个键。数字因此会错三个数量级。请给整个值加引号，或去掉千分位逗号。",
        "Inside braces YAML separates entries by commas, so `1,156.8亿元` is read as `1` and another key. The figure would be off by a factor of a thousand. Quote the whole value, or leave out the thousands separator.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  trade: { value: 1,156.8亿元, yoy: 3.1% }
---
",
    good: r#"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  trade: { value: "1,156.8亿元", yoy: 3.1% }
---
"#,
};

/// `rest`: what the comma cut off and made a key: `156.8亿元`.
pub fn comma_in_braces(span: Span, rest: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("花括号里逗号分隔各项，`{rest}` 被当成了另一个键"),
        format!("inside braces a comma ends the value: `{rest}` was read as another key"),
    )
    .help(
        format!("给整个值加引号：'…,{rest}'；数字也可去掉千分位逗号"),
        format!("quote the whole value: '…,{rest}'; in a number the comma can also be left out"),
    )
}
