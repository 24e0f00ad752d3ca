//! S115: malformed web address.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S115",
    name: "bad-address",
    severity: Severity::Error,
    title: ["网址写法不对", "malformed web address"],
    why: [
        "网址要写全，以 https:// 或 http:// 开头，才能从任何页面点开。少了开头，浏览器会把它当成站内文件。请从浏览器地址栏复制。",
        "A web address is written in full, starting with https:// or http://, so that it works from every page. Without that start a browser takes it for a file of this site. Copy it from the browser's address bar.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
source: { name: 示例市统计局, url: www.example.org/2024 }
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
source: { name: 示例市统计局, url: https://www.example.org/2024 }
---
",
};

/// `text`: what was written.
pub fn bad_url(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{text}` 不是网址"), format!("`{text}` is not a web address"))
        .help("写成 https://example.org/… 的形式", "write it like https://example.org/…")
}
