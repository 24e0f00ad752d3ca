//! W102: broken anchor.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W102",
    name: "broken-anchor",
    severity: Severity::Error,
    title: ["链接的锚点不存在", "broken anchor"],
    why: [
        "# 后面是目标页面里的位置：小标题或某个数据。位置不存在，浏览器只会停在页首，读者找不到所说的内容。请核对标题文字或数据的锚点。",
        "What follows `#` is a place on the target page: a heading or a figure. If there is no such place, the browser stays at the top and readers do not find what was meant. Check the heading, or the anchor of the figure.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

## 经济运行

全年平稳。详见[企业培育](#企业培育)。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

## 经济运行

全年平稳。详见[企业培育](#企业培育)。

## 企业培育

新增企业较多。
",
};

/// `anchor`: as written, without #.
pub fn broken_anchor(span: Span, anchor: &str, near: Option<&str>) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("目标页面没有锚点 #{anchor}"), format!("the page has no anchor #{anchor}"))
        .did_you_mean(near)
}
