//! U106: number out of range.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "U106",
    name: "out-of-range",
    severity: Severity::Error,
    title: ["数值过大", "number out of range"],
    why: [
        "数值换算成基本单位后超过 10²⁴，任何统计指标都不会这么大，多半是多打了数字，或“万”“亿”写重了。请核对原文。",
        "In base units the number exceeds 10²⁴, more than any statistic can be. Most likely there are digits too many, or 万 and 亿 were typed twice. Check the original.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 3205000000000万亿元
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿元
---
",
};

/// Past 10²⁴ base units.
pub fn out_of_range(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "数值过大，超出任何统计量的范围", "the number is larger than any statistic can be")
        .help("核对数字，以及单位里的“万”“亿”", "check the digits, and 万 and 亿 in the unit")
}
