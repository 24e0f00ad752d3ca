//! S104: wrong kind of value.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S104",
    name: "wrong-shape",
    severity: Severity::Error,
    title: ["值的形式不对", "wrong kind of value"],
    why: [
        "每个键规定了值的形式：单个值、列表，或“键: 值”的映射。形式不对就读不出内容。请对照提示改写；映射的下一层要比上一层多缩进两格。",
        "Each key expects a certain kind of value: a single value, a list, or a map of `key: value`. Anything else cannot be read. Rewrite it as the message says; the entries of a map are indented by two more spaces than the key above.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators: 工业总产值320.5亿元
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿元
---
",
};

/// What is due, in both languages.
pub fn wrong_shape(span: Span, zh: &str, en: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, zh, en)
}
