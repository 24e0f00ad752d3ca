//! G203: average growth disagrees with the levels at its ends.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G203",
    name: "average-growth-disagrees",
    severity: Severity::Warning,
    title: ["年均增速与首尾两年的数值对不上", "average growth disagrees with the levels at its ends"],
    why: [
        "年均增速是首尾两年之间的复合增长率，可以由两个数值算出来。考虑四舍五入之后仍然对不上，多半是年数数错了，或者把总增幅当成了年均。over 从基年写到末年：以2020年为基期的五年，写 2020..2025。",
        "Average growth per year is the compound rate between the levels of the first and the last year. Where it does not follow from them, even allowing for rounding, the years were probably miscounted, or the total growth was taken for the average. `over` runs from the base year to the last: five years from a base of 2020 are `2020..2025`.",
    ],
    bad: r"-- content/reports/zone-2020.md --
---
title: 2020年工作总结
organization: zone
period: 2020
indicators:
  industrial-output: 280亿元
---
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: { value: 320.5亿元, average: { value: 14.5%, over: 2020..2024 } }
---
",
    good: r"-- content/reports/zone-2020.md --
---
title: 2020年工作总结
organization: zone
period: 2020
indicators:
  industrial-output: 280亿元
---
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: { value: 320.5亿元, average: { value: 3.4%, over: 2020..2024 } }
---
",
};

/// `years`: from the base to the last; `implied`: the average that the levels give.
pub fn average_growth_disagrees(
    span: Span,
    base: Span,
    what: &Text,
    [stated, before]: [&Text; 2],
    implied: Option<Text>,
    years: i16,
) -> Diagnostic {
    let found = Diagnostic::new(
        &RULE,
        span,
        format!("{}写的是年均{}，与基年的{}对不上", what.zh, stated.zh, before.zh),
        format!(
            "{}: average growth is stated as {} a year, which does not fit the base level of {}",
            what.en, stated.en, before.en
        ),
    )
    .related(base, format!("基年的数{}", before.zh), format!("the base level of {}", before.en));
    match implied {
        Some(implied) => found.help(
            format!("按首尾两年的数值，{years}年年均是{}；核对数值和 over 的起止年", implied.zh),
            format!("the levels give {} a year over {years} years; check them and the years of `over`", implied.en),
        ),
        None => found.help("核对数值和 over 的起止年", "check the levels and the years of `over`"),
    }
}
