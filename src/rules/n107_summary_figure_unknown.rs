//! N107: the summary gives a number that the report does not record.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N107",
    name: "summary-figure-unknown",
    severity: Severity::Warning,
    title: ["摘要里的数没有登记", "a figure in the summary that is not recorded"],
    why: [
        "摘要显示在列表、订阅源和搜索结果里，看的人最多，却最容易漏改：数据修订后常常忘了改它。摘要里的这个数，本报告的数据和目标里都没有。请改正摘要，或补登这条数据。",
        "The summary is what lists, feeds and search results show: the most read and the least revised part of a report. This number in the summary is none of the figures or targets. Correct the summary, or record the figure.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
summary: 全年工业总产值325亿元。
indicators:
  industrial-output: 320.5亿元
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
summary: 全年工业总产值320.5亿元。
indicators:
  industrial-output: 320.5亿元
---
",
};

/// `said`: as in the summary.
pub fn summary_figure_unknown(span: Span, said: &str, lang: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{lang} 摘要里的 {said} 不是本报告登记的数"),
        format!("{said} in the `{lang}` summary is not a figure of this report"),
    )
    .help("改正摘要，或在文件头登记这个数", "correct the summary, or record the figure in the front matter")
}
