//! W104: missing picture.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W104",
    name: "missing-picture",
    severity: Severity::Error,
    title: ["图片不存在", "missing picture"],
    why: [
        "图片与报告一起发布，要放在报告旁边，用相对路径引用。站点不向别的网站取任何文件，所以外站图片也不能引用。请把图片文件放好，并核对文件名（含大小写）。",
        "Pictures are published with the report and are named by their path relative to it. The site never loads a file from another host, so pictures of other sites cannot be used. Put the file next to the report and check its name, capitals included.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

![港区三号泊位全景](port.png)
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

/// `target`: as written.
pub fn missing_picture(span: Span, target: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("找不到图片 {target}"), format!("there is no picture {target}")).help(
        "把图片放在报告旁边，写相对路径；不能引用别的网站的图片",
        "put the picture next to the report and name it by its relative path; pictures of other sites cannot be used",
    )
}
