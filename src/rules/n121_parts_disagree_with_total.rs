//! N121: parts and their total disagree.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N121",
    name: "parts-disagree-with-total",
    severity: Severity::Warning,
    title: ["分项与合计不符", "parts disagree with their total"],
    why: [
        "分项之和应等于合计，“其中”所列的不能大于总数，三次产业占比之和应为100%。表格的合计行、合计列也这样核对。误差只允许来自四舍五入，按所写位数计算。分项确有重复或未列全的，请在文字里说明，或在前面写 <!-- allow N121: 理由 -->。",
        "Parts add up to their total, what is \"of which\" is no greater than the whole, and the shares of the three industries sum to 100%. Total rows and columns of tables are checked in the same way. Only rounding, judged by the digits written, may leave a difference. If parts overlap or are not all listed, say so in the text, or put <!-- allow N121: reason --> before it.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年建成园区10个，分别为国家级2个、省级3个、市级4个。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年建成园区9个，分别为国家级2个、省级3个、市级4个。
",
};

/// `total`: as written; `sum`: of its parts.
pub fn parts_disagree_with_total(span: Span, total: &str, sum: &Text) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("合计写的是“{total}”，各分项相加为 {}", sum.zh),
        format!("the total is given as `{total}`, but its parts add up to {}", sum.en),
    )
    .help("核对合计与各分项，改正写错的一个", "check the total and its parts, and correct the one that is wrong")
}

/// 其中: a part greater than the whole. Both as written.
pub fn part_exceeds_whole(span: Span, whole_span: Span, part: &str, whole: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("“其中”的“{part}”大于总数“{whole}”"),
        format!("the part `{part}` is greater than its whole, `{whole}`"),
    )
    .related(whole_span, "总数在这里", "the whole")
    .help(
        "核对两个数及其单位；不是包含关系的，不要用“其中”",
        "check both numbers and their units; do not say \"of which\" of what is no part",
    )
}

/// `sum`: of shares that are said to be all.
pub fn shares_disagree_with_whole(span: Span, sum: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("各部分占比相加为 {sum}%，不是 100%"),
        format!("the shares add up to {sum}%, not 100%"),
    )
    .help("核对各部分的占比", "check the shares")
}
