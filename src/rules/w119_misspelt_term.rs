//! W119: fixed terms with a wrong character.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W119",
    name: "misspelt-term",
    severity: Severity::Warning,
    title: ["固定用语写错字", "misspelt term"],
    why: [
        "固定用语或登记的指标名称里有一个字写错，如“专精特性”应为“专精特新”，“人选名录”应为“入选名录”，多是形近、音近的字。写错的名称查不到，也认不出是哪个指标。请照提示改正。",
        "One character of a fixed term or of the name of a registered indicator is wrong, most often one that looks or sounds like the right one: 专精特性 for 专精特新. A misspelt name is not found by searching, and not known as the indicator it means. Write the term as proposed.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

继续培育专精特性企业。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

继续培育专精特新企业。
",
};

/// `right`: the term that is meant.
pub fn misspelt_term(span: Span, words: &str, right: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("“{words}”有错字"), format!("“{words}” is misspelt"))
        .help(format!("是否想写“{right}”？"), format!("did you mean “{right}”?"))
}
