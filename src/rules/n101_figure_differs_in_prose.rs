//! N101: the prose gives another number than the front matter.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N101",
    name: "figure-differs-in-prose",
    severity: Severity::Warning,
    title: ["正文与登记的数不一致", "prose and data disagree"],
    why: [
        "读者在正文里看到的数，和数据表、图表、下载文件里的数必须是同一个。这里正文中的一个数，从上下文看就是某条数据，数值、单位或升降方向却与文件头登记的不同，两者至少有一处写错。请对照原始资料改正写错的一处；确属另一项数据的，在正文里写清是什么数，或在这一段前面写 <!-- allow N101: 理由 -->。",
        "The figure that readers find in the text and the one in tables, charts and downloads must be the same. Here a number in the prose appears to be a figure of the front matter, but differs from it in value, unit or direction, so at least one of the two is wrong. Compare both with the source and correct the wrong one. If the number is meant to be another figure, say in the prose what it is, or put <!-- allow N101: reason --> before the paragraph.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿元 +5.2%
---

全年工业总产值为325亿元，同比增长5.2%。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿元 +5.2%
---

全年工业总产值为320.5亿元，同比增长5.2%。
",
};

/// `said`: as in the prose; `recorded`: as in the front matter; `recorded_at`: its entry.
pub fn figure_differs_in_prose(span: Span, said: &str, recorded: &str, name: &Text, recorded_at: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("正文写的是 {said}，{}登记的是 {recorded}", name.zh),
        format!("the prose says {said}, but {} is recorded as {recorded}", name.en),
    )
    .related(recorded_at, "登记的数在这里", "recorded here")
    .help(
        format!("对照原始资料：正文有误的改为 {recorded}，登记有误的改为 {said}；说的是另一个数的，在正文写清"),
        format!("check the source: if the prose is wrong, write {recorded}; if the record is wrong, write {said}; if this is another figure, say which"),
    )
}
