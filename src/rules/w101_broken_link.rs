//! W101: broken link.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W101",
    name: "broken-link",
    severity: Severity::Error,
    title: ["链接的目标不存在", "broken link"],
    why: [
        "站内链接写目标文件的相对路径，程序据此换算成网页地址，站点放在任何目录下都能点开。目标不存在，读者就会点到空页。请核对文件名和路径。",
        "Links within the site name the file by its relative path; the program turns it into the page's address, wherever the site is put. If the file does not exist, readers would land on nothing. Check the name and the path.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

参见[上年总结](zone-2023.md)。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

参见[上年总结](zone-2023.md)。
-- content/reports/zone-2023.md --
---
title: 2023年工作总结
organization: zone
period: 2023
---
",
};

/// `target`: as written.
pub fn broken_link(span: Span, target: &str, near: Option<&str>) -> Diagnostic {
    let found =
        Diagnostic::new(&RULE, span, format!("链接的目标 {target} 不存在"), format!("the link {target} leads nowhere"));
    match near {
        Some(_) => found.did_you_mean(near),
        None => found.help(
            "站内链接写目标文件的相对路径，如 ../reports/zone-2024.md",
            "links within the site name the file by its relative path, as in ../reports/zone-2024.md",
        ),
    }
}
