//! W116: an item that is listed twice.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W116",
    name: "repeated-item",
    severity: Severity::Warning,
    title: ["列举中有重复项", "item listed twice"],
    why: [
        "同一个项目在一次列举里出现两次，或者在并列的两类里各列一次，多半是复制时多粘了一个，也可能把另一个项目误写成了它。项目个数会因此算错。请删去重复的一个，或改成本来要写的那个。",
        "The same item stands twice in one enumeration, or once in each of two that stand side by side. It was pasted once too often, or another item was meant; a count of the items would be wrong. Remove one of the two, or write the item that was meant.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

专用公路：环岛公路（一期）建设工程。公路：红脚岩大道建设工程、环岛公路（一期）建设工程、北洋大道隧道工程。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

专用公路：环岛公路（一期）建设工程。公路：红脚岩大道建设工程、北洋大道隧道工程。
",
};

/// `first`: the same item before.
pub fn repeated_item(span: Span, item: &str, first: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("“{item}”已经列过一次"), format!("“{item}” is listed twice"))
        .related(first, "第一次在这里", "first here")
        .help("删去重复的一个，或改成本来要写的那个", "remove one of the two, or write the item that was meant")
}
