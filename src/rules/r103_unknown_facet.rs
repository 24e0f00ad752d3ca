//! R103: misspelt item or basis.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R103",
    name: "unknown-facet",
    severity: Severity::Warning,
    title: ["分项或口径疑似写错", "misspelt item or basis"],
    why: [
        "分项和口径是数据的一部分：分项不同的数互不比较。写法与已声明的标识只差一两个字母时，多半是笔误，这个数会悄悄另成一个序列。请改成已声明的标识；确是另一个分项的，在指标的 items 或 bases 里声明，或写中文名。",
        "Item and basis are part of what a figure is: figures of different items are never compared. A word one or two letters away from a declared id is most likely a slip, and the figure would silently start a series of its own. Use the declared id; if another item is really meant, declare it under `items` or `bases` of the indicator, or write its full name.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  trade: { value: 41.6亿元, item: car }
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  trade: { value: 41.6亿元, item: cars }
---
",
};

/// `near`: the declared id that may be meant.
pub fn unknown_facet(span: Span, name: &str, near: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("`{name}` 不是已声明的分项或口径"),
        format!("`{name}` is not a declared item or basis"),
    )
    .did_you_mean(Some(near))
}
