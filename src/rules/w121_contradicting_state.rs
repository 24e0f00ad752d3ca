//! W121: a project in two states.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W121",
    name: "contradicting-state",
    severity: Severity::Warning,
    title: ["同一项目前后状态矛盾", "a project both finished and begun"],
    why: [
        "同一个项目，一处说已经建成、竣工、投用，另一处又说刚刚开工、启动，两句话不能都对。多半是一处用了去年的稿子，或者说的是两期工程而漏写了期数。请核实后改正；是不同的工程，写明“一期”“二期”。",
        "One and the same project is said to be completed or in operation in one place, and to have just begun in another; both cannot be true. One of the two was probably taken over from an older text, or they mean two phases. Check and correct it, or name the phase.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

示例机场改扩建工程建成投运，吞吐能力大幅提升。

开放通道继续拓展。示例机场改扩建工程正式启动。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

示例机场改扩建一期工程建成投运，吞吐能力大幅提升。

开放通道继续拓展。示例机场改扩建二期工程正式启动。
",
};

/// `words`: the later statement; `other`: the earlier one.
pub fn contradicting_state(span: Span, words: &str, earlier: Span, other: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("“{words}”与前面的“{other}”矛盾"),
        format!("“{words}” contradicts “{other}”: finished in one place, begun in the other"),
    )
    .related(earlier, "前面的说法", "the earlier statement")
    .help("核实后改正；是不同的工程，写明期数", "correct the wrong one, or name the phase if they are two")
}
