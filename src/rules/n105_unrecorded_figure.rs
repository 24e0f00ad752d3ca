//! N105: an indicator is named with a figure that nothing records.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N105",
    name: "unrecorded-figure",
    severity: Severity::Warning,
    title: ["正文里的数没有登记", "a figure in the prose that is not recorded"],
    why: [
        "正文用登记过的指标名称写了一个数，文件头却没有登记它，也没有别的报告登记过，它就进不了对比、图表和数据文件。请在文件头补上这条数据；不打算登记的，在这一段前面写 <!-- allow N105: 理由 -->。",
        "The prose gives a number under the name of a registered indicator, but neither this front matter nor any other report records it, so that it is missing from comparisons, charts and data files. Add it to the front matter; if it is not to be recorded, put <!-- allow N105: reason --> before the paragraph.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  new-firms: 12家
---

新增规上工业企业12家，全年工业总产值为320.5亿元。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  new-firms: 12家
  industrial-output: 320.5亿元
---

新增规上工业企业12家，全年工业总产值为320.5亿元。
",
};

/// `name` and `id`: of the indicator that is named.
pub fn unrecorded_figure(span: Span, said: &str, name: &Text, id: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("正文写有{} {said}，文件头和其他报告都没有登记", name.zh),
        format!("the prose gives {said} for {}, which is recorded nowhere", name.en),
    )
    .help(
        format!("在文件头的 indicators 下补上：{id}: {said}"),
        format!("add it below `indicators` of the front matter: {id}: {said}"),
    )
}
