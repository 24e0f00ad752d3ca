//! R107: placeholder without a single figure.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R107",
    name: "bad-placeholder",
    severity: Severity::Error,
    title: ["占位符没有唯一对应的数据", "placeholder without a single figure"],
    why: [
        "正文里的 {指标}、{指标.yoy} 由文件头里的数替换，数只写一次，正文就不会与数据不一致。没有对应的数，或对应好几个，都无从替换。请补上数据，或在占位符里写明分项和时期，如 {trade#cars@2024}。标识写错一个字母的，原样显示给读者，所以也会提醒。",
        "Placeholders such as {id} and {id.yoy} are replaced by the figure of the front matter, so that prose and data cannot drift apart. With no such figure, or with several, there is nothing definite to write. Add the figure, or name its item and period, as in {trade#cars@2024}. Where the id is misspelt, readers would see the braces, which is why you are told.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿元
---

工业总产值{industrial-output}，同比{industrial-output.yoy}。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿元 +8.2%
---

工业总产值{industrial-output}，同比{industrial-output.yoy}。
",
};

/// `written` reads like a placeholder, of an indicator that there is not; `near` is one that there is.
pub fn misspelt_placeholder(span: Span, written: &str, near: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("`{written}` 不是已登记的指标，读者会看到花括号本身"),
        format!("`{written}` names no registered indicator: readers will see the braces"),
    )
    .warning()
    .did_you_mean(Some(near))
}

/// No figure of this report answers it.
pub fn placeholder_without_figure(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("`{text}` 在本报告里没有对应的数据"),
        format!("`{text}` matches no figure of this report"),
    )
    .help(
        "核对指标、分项和时期；要显示花括号本身，写成 \\{",
        "check indicator, item and period; to show the braces themselves write \\{",
    )
}

/// Several figures answer it.
pub fn ambiguous_placeholder(span: Span, text: &str, candidates: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{text}` 对应好几个数据"), format!("`{text}` matches several figures"))
        .help(format!("写明分项或时期：{candidates}"), format!("name the item or the period: {candidates}"))
}
