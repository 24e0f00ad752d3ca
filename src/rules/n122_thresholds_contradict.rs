//! N122: more things above a higher threshold than above a lower one.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N122",
    name: "thresholds-contradict",
    severity: Severity::Warning,
    title: ["高门槛的个数多于低门槛", "more above a higher threshold than above a lower one"],
    why: [
        "投资50亿元以上的项目必然也在10亿元以上，所以门槛越高，个数越少。同一句里高门槛的个数反而更多，多半是门槛的数字多写或少写了一位。请与原始名单核对；各档分列、互不包含的，写成“10亿元至50亿元”，或在前面写 <!-- allow N122: 理由 -->。",
        "A project of 5 billion and above is also one of 1 billion and above, so the higher the threshold, the fewer there can be. Where a sentence counts more above the higher one, a digit of a threshold was most likely added or lost. Check the original list. If the classes do not include one another, write them as ranges, or put <!-- allow N122: reason --> before the paragraph.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年引进110亿元以上项目30个、50亿元以上项目4个。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年引进10亿元以上项目30个、50亿元以上项目4个。
",
};

/// Each class as its threshold and its count, as written.
pub fn thresholds_contradict(span: Span, low_span: Span, high: (&str, &str), low: (&str, &str)) -> Diagnostic {
    let ((high, more), (low, fewer)) = (high, low);
    Diagnostic::new(
        &RULE,
        span,
        format!("“{high}”有 {more}，门槛更低的“{low}”却只有 {fewer}"),
        format!("`{more}` at {high}, but only `{fewer}` at the lower threshold of {low}"),
    )
    .related(low_span, "低门槛的个数在这里", "the count at the lower threshold")
    .help(
        "核对两个门槛的数字；各档互不包含的，写成区间",
        "check the digits of both thresholds; write classes that exclude one another as ranges",
    )
}
