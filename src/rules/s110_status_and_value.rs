//! S110: status contradicts the value.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S110",
    name: "status-and-value",
    severity: Severity::Error,
    title: ["状态与数值不相容", "status contradicts the value"],
    why: [
        "状态 O、L、M、Q 表示没有数值（缺失、未采集、不存在、隐去），既有状态又有数值就自相矛盾；没有数值又不说明原因，读者无从理解。有数值时去掉状态，或改用 A、P、E、F；没有数值时用 note 写明原因。",
        "The statuses O, L, M and Q mean that there is no value (missing, not collected, cannot exist, suppressed), so a value beside them is a contradiction, and a gap without a reason leaves readers guessing. Where there is a value, remove the status or use A, P, E or F; where there is none, give the reason in `note`.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: { value: 320.5亿元, status: O, note: 待核实 }
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: { value: 320.5亿元, status: P }
---
",
};

/// Statuses O, L, M and Q stand without a value, with a note.
pub fn status_and_value(span: Span, code: &str, has_value: bool) -> Diagnostic {
    if has_value {
        return Diagnostic::new(
            &RULE,
            span,
            format!("状态 {code} 表示没有数值，这里却写了数值"),
            format!("status {code} means that there is no value, but one is given"),
        )
        .help("去掉 value，或把状态改为 A、P、E、F", "remove the value, or change the status to A, P, E or F");
    }
    Diagnostic::new(
        &RULE,
        span,
        format!("状态 {code} 要用 note 说明原因"),
        format!("status {code} needs a `note` that says why"),
    )
    .help("加上 note: { zh: …, en: … }", "add note: { zh: …, en: … }")
}
