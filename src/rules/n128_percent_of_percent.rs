//! N128: the change of a percentage in percent, or not that of its levels.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N128",
    name: "percent-of-percent",
    severity: Severity::Warning,
    title: ["百分比的变化写错", "the change of a percentage is wrong"],
    why: [
        "比率由65%提高到67%，是提高2个百分点；写成提高2%，意思是由65%提高到66.3%。前后两个水平都写明时，变化应等于两者之差。请改用“个百分点”，或核对三个数。",
        "A rate that rises from 65% to 67% is up 2 percentage points; up 2% would mean 66.3%. Where both levels are given, the change is their difference. Write percentage points, or check the three numbers.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

窗口满意率由65%提高到67%，提高2%。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

窗口满意率由65%提高到67%，提高2个百分点。
",
};

/// `stated`: as written; `points`: the difference of the levels.
pub fn percent_of_percent(span: Span, stated: &str, points: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("两个百分比相差 {points} 个百分点，写的是“{stated}”"),
        format!("the two percentages differ by {points} percentage points, but the text says `{stated}`"),
    )
    .help(format!("写 {points}个百分点"), format!("write {points} percentage points"))
}

/// The same where percentage points are stated, but other ones.
pub fn change_disagrees_with_levels(span: Span, stated: &str, points: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("前后两个水平相差 {points} 个百分点，写的是“{stated}”"),
        format!("the two levels differ by {points} percentage points, but the text says `{stated}`"),
    )
    .help("核对前后两个水平和变化", "check both levels and the change")
}
