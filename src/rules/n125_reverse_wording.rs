//! N125: 清零 said of what ought to grow.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N125",
    name: "reverse-wording",
    severity: Severity::Warning,
    title: ["把要增长的事说成“清零”", "\"cleared to zero\" said of what ought to grow"],
    why: [
        "“研发费用全清零”按字面是把研发费用降到零，本意却是没有一家企业研发费用为零。投入、产值、投资这类要增长的事不能说清零、归零。请写明清零的是什么，如“无研发费用企业清零”，或改写为“覆盖率达到100%”。",
        "\"R&D expenses cleared to zero\" literally says that nothing is spent, while what is meant is that no firm is left without spending. Input, output and investment ought to grow and are not cleared. Say what is brought to zero, such as the number of firms without R&D spending, or say that coverage reaches 100%.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

推动规上企业研发费用投入全清零。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

推动规上企业研发费用全覆盖，无研发投入企业清零。
",
};

/// `thing`: what ought to grow; `word`: 清零 or 归零.
pub fn reverse_wording(span: Span, thing: &str, word: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("“{thing}”应当增长，说“{word}”意思正好相反"),
        format!("`{thing}` ought to grow; `{word}` (cleared to zero) says the opposite"),
    )
    .help(
        format!("写明要{word}的是什么，如“无{thing}企业{word}”，或写“覆盖率达到100%”"),
        "say what is brought to zero (firms without any), or that coverage reaches 100%",
    )
}
