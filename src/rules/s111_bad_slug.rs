//! S111: file name cannot be an address.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S111",
    name: "bad-slug",
    severity: Severity::Error,
    title: ["文件名不能用作网址", "file name cannot be an address"],
    why: [
        "报告的网址由文件名而来，发布后不宜再变。空格和 ? # % 等符号在网址里有别的含义，链接会断。请改用字母、数字、汉字和连字符。",
        "A report's address is made from its file name and should never change once published. Blanks and signs such as ? # % mean something else in an address and would break links. Use letters, digits, Han characters and hyphens.",
    ],
    bad: r"-- content/reports/zone 2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---
",
};

/// `slug`: what the address would be.
pub fn bad_slug(span: Span, slug: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("“{slug}”不能用作网址：不能为空，不能有空格或 ? # % \\ : * 等符号，也不能有看不见的字符、过长（超过 200 字节）、首尾是句点，或是 Windows 保留的名字（con、nul 等）"),
        format!(
            "`{slug}` cannot be an address: it must not be empty or contain blanks or signs such as ? # % \\ : *, nor \
             characters that nobody sees, nor have more than 200 bytes, a dot at an end, or a name that Windows keeps for \
             itself (con, nul …)"
        ),
    )
    .help("改名，空格换成 -", "rename it, with `-` in place of blanks")
}
