//! G201: year-on-year growth disagrees with the levels.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G201",
    name: "growth-disagrees-with-levels",
    severity: Severity::Warning,
    title: ["同比与两年的数值对不上", "year-on-year growth disagrees with the levels"],
    why: [
        "按现价计算的增速、个数和百分点的变化，都可以由前后两年的数值算出来。考虑四舍五入之后仍然对不上，不是数值就是增速写错了，或者上年的数已经修订。请核对三个数；增速按可比价或同口径计算的，写 yoy_basis: real 或 like-for-like。",
        "Growth at current prices, of counts and in percentage points follows from the levels of the two years. Where it does not, even allowing for rounding, a level or the rate is wrong, or the earlier level has been revised. Check the three numbers; if the rate is at comparable prices or like for like, say so in `yoy_basis: real` or `like-for-like`.",
    ],
    bad: r"-- content/reports/zone-2023.md --
---
title: 2023年工作总结
organization: zone
period: 2023
indicators:
  industrial-output: 300亿元
---
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿元 +8.6%
---
",
    good: r"-- content/reports/zone-2023.md --
---
title: 2023年工作总结
organization: zone
period: 2023
indicators:
  industrial-output: 300亿元
---
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿元 +6.8%
---
",
};

/// `stated`: the rate as written; `implied`: the rate and the earlier level that would fit the rest.
pub fn growth_disagrees_with_levels(
    span: Span,
    prior: Span,
    what: &Text,
    [stated, before, now]: [&Text; 3],
    [implied, implied_prior]: [Option<Text>; 2],
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}写的是同比{}，但上年同期为{}，这里为{}", what.zh, stated.zh, before.zh, now.zh),
        format!(
            "{}: growth is stated as {}, but the level was {} a year before and is {}",
            what.en, stated.en, before.en, now.en
        ),
    )
    .related(prior, format!("上年同期{}", before.zh), format!("{} a year before", before.en))
    .help(
        super::g202_rate_disagrees_with_levels::remedy_zh(&implied, &implied_prior),
        super::g202_rate_disagrees_with_levels::remedy_en(&implied, &implied_prior),
    )
}
