//! N104: the prose gives a figure another period than the front matter.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N104",
    name: "period-differs-in-prose",
    severity: Severity::Warning,
    title: ["正文与登记的时期不一致", "prose and data disagree on the period"],
    why: [
        "1—9月的数和1—10月的数不能混用。正文给这个数写的时期，与文件头登记的不同，图表会把它画到错误的年份，或与错误的数比较。请改正写错的一处；时期沿用前文、容易误解的，在这句话里把时期写明，或在 note 里说明。",
        "A figure for January–September is not one for January–October. The prose gives this number another period than the front matter, so charts would place it in the wrong year or compare it with the wrong figure. Correct whichever is wrong; where the period is carried over from another clause, state it in this one, or explain it in `note`.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: { value: 320.5亿元, period: 2024-01..2024-09 }
---

2024年1—10月，工业总产值为320.5亿元。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: { value: 320.5亿元, period: 2024-01..2024-09 }
---

2024年1—9月，工业总产值为320.5亿元。
",
};

/// `span`: the time in the prose; `said`: its words; `recorded`: the period of the figure.
pub fn period_differs_in_prose(span: Span, said: &str, recorded: &Text, name: &Text, recorded_at: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("正文中{}对应的时期是“{said}”，登记的是{}", name.zh, recorded.zh),
        format!("the prose gives {} for \"{said}\", but it is recorded for {}", name.en, recorded.en),
    )
    .related(recorded_at, "登记的时期", "the period on record")
    .help(
        "改正写错的一处；时期承接不清的，在这句话里写明，或用 note 说明",
        "correct whichever is wrong; where the period is carried over, state it in this sentence, or explain it in `note`",
    )
}
