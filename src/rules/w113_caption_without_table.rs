//! W113: captions without what they name.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W113",
    name: "caption-without-table",
    severity: Severity::Warning,
    title: ["有表名图名，没有表图", "caption without table or picture"],
    why: [
        "正文里有“表1-1”“图2”这样的名称，紧挨着却没有表格、图片或图表，多半是原表是图片，复制时丢了。目标表丢失，读者和核对的人就少了最要紧的一部分。请把表补成 Markdown 表格，或补上图片；只在别处公布的，写成一句话并加链接。",
        "There is a caption such as Table 1-1 or Figure 2, but no table, picture or chart beside it: most often it was an image that got lost in copying. A lost table of targets takes the most important part from readers and reviewers. Add it as a Markdown table or a picture. If it is published elsewhere only, say so in a sentence with a link.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

表1-1 经开区近年主要经济指标

全区经济运行总体平稳，主要指标保持增长。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

表1-1 经开区近年主要经济指标

| 指标 | 2024年 |
|---|---|
| 园区数 | 3 |
",
};

/// `label`: 表1-1.
pub fn caption_without_table(span: Span, label: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("只有“{label}”的名称，前后没有表格、图片或图表"),
        format!("there is a caption “{label}”, but no table, picture or chart before or after it"),
    )
    .help("补上表格或图片；没有的，删去这一行", "add the table or picture, or remove the caption if there is none")
}
