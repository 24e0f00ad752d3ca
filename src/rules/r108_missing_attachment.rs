//! R108: missing attachment.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R108",
    name: "missing-attachment",
    severity: Severity::Error,
    title: ["附件不存在", "missing attachment"],
    why: [
        "读者会从报告页下载附件，附件必须随站点一起发布。文件不在报告旁边，链接就是断的。请把文件放进报告所在文件夹，文件名（含大小写）与这里一致。",
        "Readers download attachments from the report's page, so the file must be published with the site. If it is not next to the report, the link would be broken. Put the file into the report's folder under exactly this name, capitals included.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
attachments: [table.csv]
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
attachments: [table.csv]
---
-- content/reports/table.csv --
name,value
",
};

/// `name`: as written.
pub fn missing_attachment(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("报告所在文件夹里没有附件 {name}"),
        format!("there is no file {name} next to the report"),
    )
    .help("把文件放在报告旁边，或改正文件名", "put the file next to the report, or correct its name")
}
