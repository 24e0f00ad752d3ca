//! S117: missing text in the source language.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S117",
    name: "missing-source-language",
    severity: Severity::Error,
    title: ["缺少源语言的文字", "missing text in the source language"],
    why: [
        "languages 里的第一种语言是源语言，其他语言没有文字时用它代替。只有译文而没有原文，就没有可以依据的文本。请补上源语言的文字。",
        "The first of the site's languages is the source language, which stands in wherever another language has no text. A translation without its original leaves nothing to fall back on. Add the text in the source language.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: { en: Work summary 2024 }
organization: zone
period: 2024
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: { zh: 2024年工作总结, en: Work summary 2024 }
organization: zone
period: 2024
---
",
};

/// `lang`: the source language.
pub fn missing_source_language(span: Span, lang: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("缺少源语言 `{lang}` 的文字"),
        format!("the text in the source language `{lang}` is missing"),
    )
    .help(format!("加上 {lang}: …"), format!("add {lang}: …"))
}
