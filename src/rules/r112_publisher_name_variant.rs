//! R112: publisher named differently from the registry.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R112",
    name: "publisher-name-variant",
    severity: Severity::Info,
    title: ["发布单位的名称与登记的不一致", "publisher named differently from the registry"],
    why: [
        "发布单位写的名称与登记的单位名称只差一两个字，多半是笔误，或者用了不规范的简称。核对后统一写法；原文就是这样写的，可以照录。它不计入 --strict。",
        "The publisher's name differs from the registered name of the organization by a character or two: most likely a slip, or an unofficial form. Use one form throughout, or leave it if the source prints it so. It is never counted by --strict.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
publisher: 示例经济开发去
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
publisher: 示例经济开发区
---
",
};

/// `written`: the publisher; `name`: the organization as registered.
pub fn publisher_name_variant(span: Span, written: &str, name: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("发布单位“{written}”与登记的“{name}”不一致"),
        format!("the publisher “{written}” is registered as “{name}”"),
    )
    .help(format!("核对后写“{name}”"), format!("check, and write “{name}”"))
}
