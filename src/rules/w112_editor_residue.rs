//! W112: residue of editors and web pages.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W112",
    name: "editor-residue",
    severity: Severity::Warning,
    title: ["网页或编辑器的残留", "residue of an editor or web page"],
    why: [
        "从网页或编辑器复制正文，常把分页标记、空格代码和“打印、关闭、分享到”之类的按钮文字一起带进来，它们会原样出现在页面上。请删去；要讲解这些代码本身的，放进反引号里。",
        "Text copied out of an editor or a web page often brings along page-break marks, codes for blanks, and the words of buttons such as “print” or “share”. They would be printed as they are. Remove them; where the code itself is meant, put it in backquotes.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

[$NewPage$]全区工业经济运行平稳，各项工作有序推进。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全区工业经济运行平稳，各项工作有序推进。
",
};

/// `words`: the residue.
pub fn editor_residue(span: Span, words: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("“{words}”是网页或编辑器留下的，不是正文"),
        format!("`{words}` was left behind by an editor or a web page and is no part of the text"),
    )
    .help("删去；确是正文的，放进反引号里", "remove it; if it is meant, put it in backquotes")
}
