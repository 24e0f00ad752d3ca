//! W103: picture without a text.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W103",
    name: "picture-without-text",
    severity: Severity::Warning,
    title: ["图片没有替代文字", "picture without a text"],
    why: [
        "看不见图片的读者（读屏软件、图片未加载、打印）只能依靠替代文字。政府网站无障碍规范也要求图片有文字说明。请在方括号里写明图中的内容，不要只写“图片”。",
        "Readers who cannot see a picture (with a screen reader, on a slow line) depend on its text, and accessibility rules for official sites require one. Say in the square brackets what the picture shows, not just “picture”.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

![](port.png)
-- content/reports/port.png --
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

![港区三号泊位全景](port.png)
-- content/reports/port.png --
",
};

/// `target`: the picture.
pub fn picture_without_text(span: Span, target: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("图片 {target} 没有替代文字"),
        format!("the picture {target} has no text alternative"),
    )
    .help(format!("写成 ![图中的内容]({target})"), format!("write ![what it shows]({target})"))
}
