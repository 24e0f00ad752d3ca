//! R113: unknown page in the list of pages.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R113",
    name: "unknown-page",
    severity: Severity::Error,
    title: ["页面清单里的页面不存在", "unknown page in the list of pages"],
    why: [
        "site.yaml 的 pages 决定普通页面的次序和目录的分组，写的是 content/pages/ 下的文件名（不带 .md）。文件不存在，目录里就没有它；同一页写两次，“上一页”“下一页”就不知道该指向哪里。请改正名称，或删去多余的一处。",
        "`pages` in site.yaml gives the plain pages their order and the groups of the contents; it names the files of content/pages/ without .md. What is no file cannot be in the contents, and of a page listed twice nobody can say what comes before it. Correct the name, or remove the second mention.",
    ],
    bad: r"-- content/site.yaml --
title: 工作总结
languages: [zh]
topics: { economy: 经济 }
pages: [methods]
-- content/pages/method.md --
---
title: 编写方法
---

本站数据来自各单位的工作总结。
",
    good: r"-- content/site.yaml --
title: 工作总结
languages: [zh]
topics: { economy: 经济 }
pages: [method]
-- content/pages/method.md --
---
title: 编写方法
---

本站数据来自各单位的工作总结。
",
};

/// `slug`: as written; `near`: a page that may be meant.
pub fn unknown_page(span: Span, slug: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::new(
        &RULE,
        span,
        format!("content/pages/ 下没有页面 `{slug}`"),
        format!("there is no page `{slug}` in content/pages/"),
    );
    match near {
        Some(_) => found.did_you_mean(near),
        None => found.help(
            format!("建立 content/pages/{slug}.md，或删去它"),
            format!("make content/pages/{slug}.md, or remove it here"),
        ),
    }
}

/// `slug`: the page that is in the list already.
pub fn page_listed_twice(span: Span, slug: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("页面 `{slug}` 在清单里已经有了"),
        format!("the page `{slug}` is in the list already"),
    )
    .help("删去其中一处", "remove one of the two")
}
