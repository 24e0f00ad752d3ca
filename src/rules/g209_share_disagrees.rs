//! G209: share disagrees with the levels.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G209",
    name: "share-disagrees",
    severity: Severity::Warning,
    title: ["占比与数值对不上", "share disagrees with the levels"],
    why: [
        "部分和整体的数都有，占比可以算出来。考虑四舍五入之后仍然对不上，不是某个数写错了，就是两边口径不同。请核对三个数；占的是别的整体的，在 share.of 里写明。",
        "With the figure of the part and of the whole at hand, the share follows from them. Where it does not, even allowing for rounding, one of the three is wrong or the two have different coverage. Check them; if the share is of another whole, name it in `share.of`.",
    ],
    bad: r"-- content/reports/city-2024.md --
---
title: 2024年全市工作总结
organization: city
period: 2024
indicators:
  industrial-output: 1200亿元
---
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: { value: 320.5亿元, share: { value: 38%, of: city } }
---
",
    good: r"-- content/reports/city-2024.md --
---
title: 2024年全市工作总结
organization: city
period: 2024
indicators:
  industrial-output: 1200亿元
---
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: { value: 320.5亿元, share: { value: 26.7%, of: city } }
---
",
};

/// `implied`: the share that the levels give, in percent.
pub fn share_disagrees(
    span: Span,
    whole_span: Span,
    [what, of]: [&Text; 2],
    [share, part, whole]: [&Text; 3],
    implied: &str,
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}写的是占{}{}，但{}是{}的{implied}%", what.zh, of.zh, share.zh, part.zh, whole.zh),
        format!("{}: stated as {} of {}, but {} is {implied}% of {}", what.en, share.en, of.en, part.en, whole.en),
    )
    .related(whole_span, format!("{}的{}", of.zh, whole.zh), format!("the {} of {}", whole.en, of.en))
    .help("核对占比和两个数值", "check the share and the two levels")
}
