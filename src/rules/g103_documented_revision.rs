//! G103: figure revised, with a note.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G103",
    name: "documented-revision",
    severity: Severity::Info,
    title: ["数据有修订，已作说明", "figure revised, with a note"],
    why: [
        "同一单位后来的报告改了先前公布的数，并写了说明。这里只列给审核人看，不计入 --strict。修订页会把前后两个数和说明并列出来。",
        "A later report of the same organization changes a figure that was published before and says why. It is listed for reviewers and never counted by --strict. The page of revisions shows both values beside the note.",
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
  industrial-output:
    value: 325亿元
    period: 2024
    note: { zh: 按年报数据修订。, en: Revised to the annual returns. }
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
  industrial-output: { value: 320.5亿元, period: 2024 }
---
",
};

/// `what`: indicator and period; `old` and `new`: the two values.
pub fn documented_revision(span: Span, other: Span, what: &Text, old: &Text, new: &Text) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}：由{}修订为{}，已有说明", what.zh, old.zh, new.zh),
        format!("{}: revised from {} to {}, with a note", what.en, old.en, new.en),
    )
    .related(other, format!("先前公布的{}", old.zh), format!("{} as published before", old.en))
}
