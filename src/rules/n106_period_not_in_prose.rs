//! N106: neither the report nor its prose gives the period of a figure.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N106",
    name: "period-not-in-prose",
    severity: Severity::Warning,
    title: ["正文没有写明数据的时期", "a period that the prose does not state"],
    why: [
        "登记的时期既不是报告的时期，正文里这个数的前后也没有写，审核的人无从核对，读者会以为它属于报告的时期。请在正文写明时期；原始资料确实没写的，在 note 里说明登记的依据。",
        "The period on record is not that of the report, and nothing around the number in the prose states it, so that reviewers cannot check it and readers will take it for the period of the report. State the period in the prose; where the source itself does not, say in `note` what the record is based on.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: { value: 300亿元, period: 2023 }
---

工业总产值为300亿元，企业培育取得进展。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: { value: 300亿元, period: 2023 }
---

2023年，工业总产值为300亿元，企业培育取得进展。
",
};

/// `span`: the number in the prose; `recorded`: the period of the figure.
pub fn period_not_in_prose(span: Span, recorded: &Text, name: &Text, recorded_at: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}登记的时期是{}，正文没有写明", name.zh, recorded.zh),
        format!("{} is recorded for {}, but the prose does not say so", name.en, recorded.en),
    )
    .related(recorded_at, "登记的时期", "the period on record")
    .help(
        "在正文写明时期；原始资料没有写的，在 note 里说明登记依据",
        "state the period in the prose, or say in `note` what the record is based on",
    )
}
