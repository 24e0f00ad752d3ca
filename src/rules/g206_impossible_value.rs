//! G206: impossible value.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G206",
    name: "impossible-value",
    severity: Severity::Error,
    title: ["不可能的数值", "impossible value"],
    why: [
        "占比不会超过100%，名次不会超过参加排名的总数，部分不会大于整体，个数不会是负数。出现这样的数，一定有一处写错了：数、单位、总数，或者占的是谁的比重。请照原文核对后改正。",
        "A share cannot exceed 100%, a place cannot lie beyond the field, a part cannot be larger than its whole, and a count cannot be negative. One of the numbers involved must be wrong: the value, its unit, the total, or what the share is of. Check them against the original and correct the mistake.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: { value: 320.5亿元, share: { value: 138%, of: city } }
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: { value: 320.5亿元, share: { value: 38%, of: city } }
---
",
};

/// A share of a whole above 100 % or below zero.
pub fn impossible_share(span: Span, what: &Text, share: &Text) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}：占比{}，不在0到100%之间", what.zh, share.zh),
        format!("{}: a share of {} does not lie between 0 and 100%", what.en, share.en),
    )
    .help("核对占比，以及 share.of 所指的整体", "check the share, and the whole that `share.of` names")
}

/// A place beyond the number of those ranked.
pub fn impossible_place(span: Span, what: &Text, place: u32, total: u32) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}：{total}个参加排名，不会有第{place}位", what.zh),
        format!("{}: place {place} among {total} is impossible", what.en),
    )
    .help("核对 place 和 total", "check `place` and `total`")
}

/// A negative number of things.
pub fn negative_count(span: Span, what: &Text, value: &Text) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}：个数不会是负数（{}）", what.zh, value.zh),
        format!("{}: a count cannot be negative ({})", what.en, value.en),
    )
    .warning()
    .help(
        "核对正负号；是净增减的，在指标名称里写明“净增”",
        "check the sign; if it is a net change, say so in the indicator's name",
    )
}

/// A ratio of a part to its whole above 100 %.
pub fn impossible_ratio(span: Span, what: &Text, value: &Text) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}：{}，部分占整体的比率不会超过100%", what.zh, value.zh),
        format!("{}: {}, but a part of a whole cannot exceed 100%", what.en, value.en),
    )
    .warning()
    .help("核对数值和小数点", "check the value and its decimal point")
}

/// A part above its whole.
pub fn part_above_whole(span: Span, whole_span: Span, [what, of]: [&Text; 2], [part, whole]: [&Text; 2]) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}为{}，大于{}的{}", what.zh, part.zh, of.zh, whole.zh),
        format!("{}: {} is more than the {} of {}", what.en, part.en, whole.en, of.en),
    )
    .related(whole_span, format!("{}的{}", of.zh, whole.zh), format!("the {} of {}", whole.en, of.en))
    .help("核对两个数值和单位", "check the two values and their units")
}
