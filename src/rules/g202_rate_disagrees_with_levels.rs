//! G202: change on the previous period, or since the start of the year, disagrees with the levels.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G202",
    name: "rate-disagrees-with-levels",
    severity: Severity::Warning,
    title: [
        "环比或比年初的变化与数值对不上",
        "change on the previous period, or since the start of the year, disagrees with the levels",
    ],
    why: [
        "环比、比年初的变化可以由前后两期的数值算出来。考虑四舍五入之后仍然对不上，不是数值就是增速写错了，或者前一期的数已经修订。请核对三个数；按可比价或同口径计算的，写 yoy_basis: real 或 like-for-like。",
        "A change on the previous month or quarter, or since the start of the year, follows from the two levels. Where it does not, even allowing for rounding, a level or the rate is wrong, or the earlier level has been revised. Check the three numbers; if the rate is at comparable prices or like for like, say so in `yoy_basis: real` or `like-for-like`.",
    ],
    bad: r"-- content/reports/zone-2023.md --
---
title: 2023年工作总结
organization: zone
period: 2023
indicators:
  population: 24.0万人
---
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  population: { value: 24.6万人, since_year_start: 5.2% }
---
",
    good: r"-- content/reports/zone-2023.md --
---
title: 2023年工作总结
organization: zone
period: 2023
indicators:
  population: 24.0万人
---
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  population: { value: 24.6万人, since_year_start: 2.5% }
---
",
};

/// `rate`: what the rate is called; `stated`: the rate as written; `implied`: the rate and the earlier level that would
/// fit the rest.
pub fn rate_disagrees_with_levels(
    span: Span,
    prior: Span,
    [what, rate]: [&Text; 2],
    [stated, before, now]: [&Text; 3],
    [implied, implied_prior]: [Option<Text>; 2],
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}写的是{}{}，但前一个数为{}，这里为{}", what.zh, rate.zh, stated.zh, before.zh, now.zh),
        format!(
            "{}: the change {} is stated as {}, but the level was {} and is {}",
            what.en, rate.en, stated.en, before.en, now.en
        ),
    )
    .related(prior, format!("前一个数{}", before.zh), format!("{} before", before.en))
    .help(remedy_zh(&implied, &implied_prior), remedy_en(&implied, &implied_prior))
}

/// Which of the numbers would fit the others, in Chinese.
pub fn remedy_zh(implied: &Option<Text>, implied_prior: &Option<Text>) -> String {
    let rate = implied.as_ref().map(|rate| format!("按两个数值算是{}", rate.zh));
    let prior = implied_prior.as_ref().map(|prior| format!("按所写增速推算，前一个数应为{}", prior.zh));
    let parts: Vec<String> = rate.into_iter().chain(prior).collect();
    format!("核对三个数：{}", if parts.is_empty() { "至少一个写错了".to_owned() } else { parts.join("；") })
}

/// Which of the numbers would fit the others, in English.
pub fn remedy_en(implied: &Option<Text>, implied_prior: &Option<Text>) -> String {
    let rate = implied.as_ref().map(|rate| format!("the levels give {}", rate.en));
    let prior = implied_prior.as_ref().map(|prior| format!("the stated rate would need {} before", prior.en));
    let parts: Vec<String> = rate.into_iter().chain(prior).collect();
    format!("check the three numbers: {}", if parts.is_empty() { "one is wrong".to_owned() } else { parts.join("; ") })
}
