//! U104: number without a unit.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "U104",
    name: "missing-unit",
    severity: Severity::Error,
    title: ["数值缺少单位", "number without a unit"],
    why: [
        "没有单位的数，看不出是元、万元还是亿元，差一个字就差一万倍。即使指标登记了单位，数据里也要照原文写明。请补上单位。",
        "Without a unit there is no telling 元 from 万元 or 亿元, which differ by a factor of ten thousand. The unit is written with every figure, as in the original, even where the indicator has one registered. Add it.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5
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

/// `text`: as typed.
pub fn missing_unit(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{text}` 没有单位"), format!("`{text}` has no unit"))
        .help("照原文写上单位，如 577亿元、84家、5.2%", "add the unit, as in 577亿元, 84家 or 5.2%")
}
