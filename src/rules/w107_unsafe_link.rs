//! W107: unsafe link.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W107",
    name: "unsafe-link",
    severity: Severity::Error,
    title: ["不安全的链接", "unsafe link"],
    why: [
        "javascript:、data:、file: 等链接可能在读者的浏览器里执行代码，或指向别人打不开的本机文件，官方站点不应出现。请改成 https 网址、站内链接、邮箱或电话。",
        "Links such as javascript:, data: and file: may run code in the reader's browser or point to a file that only exists on your machine; they do not belong on an official site. Use a web address, a link within the site, a mail address or a telephone number.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

[附表](file:table.xls)
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

[附表](https://example.org/table.xls)
",
};

/// `name`: an attached file, or one that a link leads to.
pub fn unsafe_file(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{name} 在浏览器里打开会执行其中的代码，不能发布"),
        format!("{name} runs what stands in it when a browser opens it, so it is not published"),
    )
    .help("换成 PDF、表格或图片", "use a PDF, a table or a picture")
}

/// `target`: a picture.
pub fn unsafe_drawing(span: Span, target: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("图片 {target} 含有脚本、外部内容或读不懂的内容，不能发布"),
        format!(
            "the picture {target} holds scripts, content from elsewhere or what cannot be read, so it is not published"
        ),
    )
    .help("从绘图软件另存为普通 SVG，或用 PNG", "save it as a plain SVG, or use a PNG")
}

/// `target`: as written.
pub fn unsafe_link(span: Span, target: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("不允许这样的链接：{target}"),
        format!("a link such as {target} is not allowed"),
    )
    .help(
        "只能用 https:、http:、mailto:、tel: 和站内链接",
        "only https:, http:, mailto:, tel: and links within the site are allowed",
    )
}
