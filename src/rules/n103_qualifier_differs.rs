//! N103: prose and front matter qualify the same number in different ways.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N103",
    name: "qualifier-differs",
    severity: Severity::Warning,
    title: ["正文与登记的限定词不一致", "prose and data qualify a figure differently"],
    why: [
        "“超60亿元”“60亿元以上”“约60亿元”说的不是同一件事，目标是否完成也由它决定。这里正文和登记的数相同，限定词的方向却不同：一个是下限，另一个是上限或约数。请按原始资料统一。",
        "\"More than 6 billion\", \"at most 6 billion\" and \"about 6 billion\" say different things, and whether a target is met depends on them. Here prose and front matter give the same number, but one makes it a lower bound and the other an upper bound or an approximation. Make both say what the source says.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  trade: 超60亿元
---

全年进出口总额控制在60亿元以内。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  trade: 超60亿元
---

全年进出口总额超过60亿元。
",
};

/// `said` and `recorded`: number with its qualifier.
pub fn qualifier_differs(span: Span, said: &str, recorded: &str, recorded_at: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("正文是“{said}”，登记的是“{recorded}”，限定词含义不同"),
        format!("the prose says \"{said}\" but the record says \"{recorded}\": they bound the figure differently"),
    )
    .related(recorded_at, "登记的数在这里", "recorded here")
    .help("按原始资料统一两处的限定词", "make both say what the source says")
}
