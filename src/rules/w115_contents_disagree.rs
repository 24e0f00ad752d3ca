//! W115: contents that disagree with the text.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W115",
    name: "contents-disagree",
    severity: Severity::Info,
    title: ["目录与正文不一致", "contents and sections disagree"],
    why: [
        "正文开头的目录与后面的标题对不上：目录少列、多列，或者同一编号的标题文字不同。往往是定稿时改了正文，忘了改目录。请逐条核对；页面会自动生成目录，正文里的目录可以整个删去。",
        "The contents at the head of the text do not agree with the headings that follow: an entry is missing, has no section, or is worded differently. Often the text was changed at the last minute and the contents were not. Compare the two. As every page has contents of its own, those in the text can be removed altogether.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

目录

一、工作回顾

二、存在问题

三、工作打算

## 一、工作回顾

工作有序推进。

## 二、存在问题

基础较弱。

## 三、工作打算

加大投入。

## 四、保障措施

加强督查。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

目录

一、工作回顾

二、存在问题

三、工作打算

## 一、工作回顾

工作有序推进。

## 二、存在问题

基础较弱。

## 三、工作打算

加大投入。
",
};

/// A section that the contents lack. `before`: the entry after which it belongs.
pub fn not_in_contents(span: Span, line: &str, before: Option<Span>) -> Diagnostic {
    let found =
        Diagnostic::new(&RULE, span, format!("目录里没有“{line}”"), format!("the contents do not list “{line}”"))
            .help("在目录里补上，或删去正文里的目录", "add it to the contents, or remove them");
    match before {
        Some(before) => found.related(before, "应列在这一条之后", "it belongs after this entry"),
        None => found,
    }
}

/// An entry of the contents that has no section.
pub fn not_in_body(span: Span, line: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("正文里没有目录所列的“{line}”"),
        format!("no section is numbered like “{line}”"),
    )
    .help("补上这一节，或从目录里删去", "add the section, or remove the entry")
}

/// One number, two titles: `line` of the section, `listed` of the entry.
pub fn title_differs(span: Span, line: &str, entry: Span, listed: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("正文标题“{line}”与目录“{listed}”不同"),
        format!("the heading “{line}” differs from “{listed}” in the contents"),
    )
    .related(entry, "目录里的写法", "the entry")
    .help("把两处改成一致", "make the two agree")
}
