//! W120: a vague word where a number is wanted.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W120",
    name: "vague-quantity",
    severity: Severity::Info,
    title: ["该写数量的地方用了“一批”", "vague quantity"],
    why: [
        "总结和公报说引进、新增、建成了“一批”企业或项目，读者想知道的是多少，下一年也要拿来比较。有数的请写出来，并登记到文件头；确实不便统计的可以不改。只提示过去的工作，计划部分不查。",
        "A summary says that a batch of enterprises or projects was introduced, added or completed, where readers want to know how many, and next year will be compared with it. Give the number and record it in the front matter, if there is one. Only what was done is looked at, not what is planned.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年引进了一批产业项目。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年引进产业项目，结构更趋合理。
",
};

/// `quantity`: 一批.
pub fn vague_quantity(span: Span, quantity: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("“{quantity}”没有说明数量"),
        format!("“{quantity}” (a number of) does not say how many"),
    )
    .help("写出具体个数，并登记到文件头", "write how many, and record the figure in the front matter")
}
