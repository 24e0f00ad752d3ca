//! W118: words typed twice.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W118",
    name: "doubled-word",
    severity: Severity::Warning,
    title: ["字词重复", "doubled word"],
    why: [
        "同一个字或词连着打了两遍，如“的的”“省省”，有时是另一个字误识成了它。检查只看规范文字里从不叠用的字词，“天天”“目的的”“为了了解”不在此列。请删去一个，或改成本来要写的字。",
        "A character or word was typed twice in a row; sometimes it stands for another one that was misread. Only those are looked for that good prose never doubles, so that 目的的 or “that that” are left alone. Remove one, or write the word that was meant.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全区的的产业结构进一步优化。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全区的产业结构进一步优化。
",
};

/// `twice`: as typed; `once`: the word.
pub fn doubled_word(span: Span, twice: &str, once: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("“{once}”连写了两遍"), format!("“{twice}”: “{once}” is typed twice"))
        .help("删去一个，或改成本来要写的字", "remove one, or write the word that was meant")
}
