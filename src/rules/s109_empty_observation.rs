//! S109: empty entry.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S109",
    name: "empty-observation",
    severity: Severity::Error,
    title: ["没有任何数据", "empty entry"],
    why: [
        "一条数据至少要有数值、增速、位次、占比之一，一个目标至少要写明达到什么。空条目会让读者以为漏了数。请补上；确无数据的，写 status: O（缺失）并用 note 说明原因。",
        "An entry must state at least one of value, growth, rank and share; a target must say what is to be reached. An empty entry would look like a figure that got lost. Fill it in; if there is no figure, say so with `status: O` and give the reason in `note`.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: { note: 统计口径调整 }
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: { status: O, note: 统计口径调整，暂缺 }
---
",
};

/// `indicator`: whose entry it is.
pub fn empty_observation(span: Span, indicator: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("`{indicator}` 没有数值、增速、位次或占比"),
        format!("`{indicator}` states no value, growth, rank or share"),
    )
    .help(
        "至少写 value、yoy、rank、share 之一；确无数据时写 status: O 和 note",
        "give at least one of value, yoy, rank, share; if there is no figure, status: O with a note",
    )
}

/// The same of a target.
pub fn empty_target(span: Span, indicator: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("目标 `{indicator}` 没有写要达到什么"),
        format!("the target `{indicator}` does not say what is to be reached"),
    )
    .help(
        "写 value、growth、average_growth、rank、share 之一",
        "give one of value, growth, average_growth, rank, share",
    )
}
