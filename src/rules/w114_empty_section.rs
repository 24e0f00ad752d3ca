//! W114: a heading with nothing under it.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W114",
    name: "empty-section",
    severity: Severity::Warning,
    title: ["标题下没有内容", "section without content"],
    why: [
        "一个标题后面紧接着同级或更高一级的标题，或者全文到此为止，这一节就是空的。多半是标题放错了位置，或者内容没有复制进来。请补上内容、移动标题或删去标题；标题下面是下一级标题的，不算空。",
        "A heading that is followed at once by one of the same or a higher level, or by the end of the text, has nothing under it. Most often it stands in the wrong place, or its section was not copied. Add the section, or move or remove the heading. A heading followed by one of a lower level is fine.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

## 产业

## 城市

城市功能进一步完善。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

## 产业

产业结构进一步优化。

## 城市

城市功能进一步完善。
",
};

/// `title`: the heading.
pub fn empty_section(span: Span, title: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("标题“{title}”下面没有内容"), format!("there is nothing under “{title}”"))
        .help("补上内容，或移动、删去这个标题", "add the section, or move or remove the heading")
}
