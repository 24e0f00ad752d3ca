//! S006: text after ` #` is a comment.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S006",
    name: "hidden-comment",
    severity: Severity::Warning,
    title: ["“ #”后面的文字成了注释", "text after ` #` is a comment"],
    why: [
        "YAML 把空格加 # 之后的文字当作注释，“泊位 #3 改造”只剩下“泊位”。文字就这样悄悄丢了。若属于值，给整个值加单引号；若确是注释，# 后面加一个空格。",
        "YAML takes what follows a space and `#` for a comment: of `泊位 #3 改造` only `泊位` remains, and the rest is lost without a word. If it belongs to the value, put the whole value in single quotes; if it is meant as a comment, put a space after the `#`.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output:
    value: 320.5亿元
    note: 含泊位 #3 改造
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output:
    value: 320.5亿元
    note: '含泊位 #3 改造'
---
",
};

/// `fixed`: the line with its value in quotes.
pub fn hidden_comment(span: Span, fixed: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "空格加 # 之后的文字是注释，不属于值",
        "what follows ` #` is a comment and not part of the value",
    )
    .help(
        format!("若属于值，写成 `{fixed}`；若是注释，# 后加一个空格"),
        format!("if it belongs to the value, write `{fixed}`; if it is a comment, put a space after the #"),
    )
}
