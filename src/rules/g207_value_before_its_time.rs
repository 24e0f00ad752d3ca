//! G207: actual value of a period that is not over.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G207",
    name: "value-before-its-time",
    severity: Severity::Warning,
    title: ["时期未结束就有了实际数", "actual value of a period that is not over"],
    why: [
        "时期在成文日期之后才结束，这个数当时还不可能是实际数或初步数。多半是时期写错了，或者本来是预计数、计划数。预计数写 status: 预计；计划数放到 targets 里；原文确实这样写的，用 note 说明。",
        "The period ends after the date of issue, so the number cannot have been an actual or provisional value then. Most likely the period is wrong, or the number was expected or planned. Give it `status: expected`, move a planned number to `targets`, or explain in a `note` that the source prints it so.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年1—10月工作总结
organization: zone
period: 2024-01..2024-10
issued: 2024-11-20
indicators:
  industrial-output: { value: 320.5亿元, period: 2024 }
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年1—10月工作总结
organization: zone
period: 2024-01..2024-10
issued: 2024-11-20
indicators:
  industrial-output: { value: 320.5亿元, period: 2024, status: 预计 }
---
",
};

/// `period`: the figure's; `issued`: when the report was.
pub fn value_before_its_time(span: Span, what: &Text, period: &Text, issued: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}：报告成文于{issued}，{}尚未结束，不会已有实际数", what.zh, period.zh),
        format!("{}: issued on {issued}, before {} was over, yet given as an actual value", what.en, period.en),
    )
    .help(
        "核对 period；预计数写 status: 预计，原文如此的写 note",
        "check `period`; write `status: expected` for an expected value, or a `note` if the source prints it so",
    )
}
