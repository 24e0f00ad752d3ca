//! G210: figures of one report end in different months.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G210",
    name: "mixed-periods",
    severity: Severity::Info,
    title: ["同一报告的数据截止到不同月份", "figures of one report end in different months"],
    why: [
        "同一份报告里，各项数据累计到不同的月份，放在一起容易被当成同一时期。站点不会把它们画在一根轴上，也不相互比较。这里列给审核人核对，不计入 --strict。",
        "Figures of one report run to different months, and side by side they are easily taken for one period. The site neither draws them on one axis nor compares them. They are listed for reviewers and never counted by --strict.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年1—10月工作总结
organization: zone
period: 2024-01..2024-10
indicators:
  industrial-output: 260.5亿元
  trade: { value: 30.2亿元, period: 2024-01..2024-09 }
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年1—10月工作总结
organization: zone
period: 2024-01..2024-10
indicators:
  industrial-output: 260.5亿元
  trade: 33.1亿元
---
",
};

/// `ends`: one figure of each other period, with what it covers.
pub fn mixed_periods(span: Span, own: &Text, ends: &[(Span, Text, Text)]) -> Diagnostic {
    let zh: Vec<&str> = ends.iter().map(|(_, _, period)| period.zh.as_str()).collect();
    let en: Vec<&str> = ends.iter().map(|(_, _, period)| period.en.as_str()).collect();
    let found = Diagnostic::new(
        &RULE,
        span,
        format!("报告时期为{}，其中有数据统计到{}", own.zh, zh.join("、")),
        format!("a report on {} has figures for {}", own.en, en.join(", ")),
    );
    ends.iter().fold(found, |found, (span, what, _)| found.related(*span, what.zh.clone(), what.en.clone()))
}
