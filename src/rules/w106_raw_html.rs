//! W106: raw HTML is shown as text.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W106",
    name: "raw-html",
    severity: Severity::Warning,
    title: ["HTML 会按文字显示", "raw HTML is shown as text"],
    why: [
        "为安全起见，正文里的 HTML 标签不起作用，按原样显示成文字。从网页或 Word 粘贴时常会带入。请改用 Markdown 写法；确要显示标签本身的，放进 `代码` 里。",
        "For safety HTML in prose has no effect and is shown as it is typed. It often comes along when pasting from a web page or a word processor. Use Markdown instead; if the tag itself is to be shown, put it in `code`.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年<u>平稳</u>。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年**平稳**。
",
};

/// `text`: the first tag.
pub fn raw_html(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("HTML `{text}` 不会生效，只按文字显示"),
        format!("the HTML `{text}` has no effect and is shown as text"),
    )
    .help("改用 Markdown；要显示标签本身，放进反引号里", "use Markdown; to show the tag itself put it in backquotes")
}
