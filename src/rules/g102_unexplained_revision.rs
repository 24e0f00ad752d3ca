//! G102: figure revised without a note.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G102",
    name: "unexplained-revision",
    severity: Severity::Warning,
    title: ["数据有修订而没有说明", "figure revised without a note"],
    why: [
        "同一单位后来的报告改了先前公布的数，读者需要知道为什么改。以后发布的为准，先发布的作为历次版本保留；没有说明的改动，看上去与写错无异。核对两份报告：确系修订的，在新数上写 note 说明原因；写错的，改正。",
        "A later report of the same organization changes a figure that was published before, and readers need to know why. The later value counts and the earlier one is kept as a vintage, but a change without a word looks like a slip. Compare the two reports: give the new figure a `note` if it was revised, or correct it.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
issued: 2025-01-10
indicators:
  industrial-output: 320.5亿元
---
-- content/reports/zone-2025.md --
---
title: 2025年工作总结
organization: zone
period: 2025
issued: 2026-01-12
indicators:
  industrial-output: { value: 325亿元, period: 2024 }
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
issued: 2025-01-10
indicators:
  industrial-output: 320.5亿元
---
-- content/reports/zone-2025.md --
---
title: 2025年工作总结
organization: zone
period: 2025
issued: 2026-01-12
indicators:
  industrial-output:
    value: 325亿元
    period: 2024
    note: { zh: 按年报数据修订。, en: Revised to the annual returns. }
---
",
};

/// `what`: indicator and period; `old` and `new`: the two values.
pub fn unexplained_revision(span: Span, other: Span, what: &Text, old: &Text, new: &Text) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}：先前公布{}，这里是{}，没有说明原因", what.zh, old.zh, new.zh),
        format!("{}: {} was published before and {} here, without a reason", what.en, old.en, new.en),
    )
    .related(other, format!("先前公布的{}", old.zh), format!("{} as published before", old.en))
    .help(
        "确系修订的，写 note: { zh: …, en: … } 说明原因；写错的，改正数值",
        "if it was revised, say why in `note: { zh: …, en: … }`; if it is a slip, correct the value",
    )
}
