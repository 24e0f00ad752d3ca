//! R110: quote not found.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R110",
    name: "quote-not-found",
    severity: Severity::Error,
    title: ["正文里没有引文", "quote not found"],
    why: [
        "quote 指明一个数出自正文的哪一句，审核的人据此核对。引文与正文差一个字，就无处可链接。请从源语言正文逐字复制（标点也要一致）；正文本来没有这句话的，删去 quote。",
        "`quote` names the sentence a figure comes from, and reviewers check the figure against it. If the quote differs from the prose in a single character, there is nothing to link to. Copy it from the prose in the source language, punctuation included, or remove `quote` if there is no such sentence.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output:
    value: 320.5亿元
    quote: 完成工业产值320.5亿元
---

全区完成工业总产值320.5亿元。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output:
    value: 320.5亿元
    quote: 完成工业总产值320.5亿元
---

全区完成工业总产值320.5亿元。
",
};

/// `quote`: as written.
pub fn quote_not_found(span: Span, quote: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("正文里找不到“{quote}”"), format!("the prose does not contain “{quote}”"))
        .help(
            "从源语言正文逐字复制，或删去 quote",
            "copy it word for word from the prose in the source language, or remove `quote`",
        )
}
