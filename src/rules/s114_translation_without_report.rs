//! S114: translation without a report.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S114",
    name: "translation-without-report",
    severity: Severity::Error,
    title: ["译文没有对应的报告", "translation without a report"],
    why: [
        "译文 zone-2024.en.md 属于报告 zone-2024.md，二者只差语言后缀。找不到原文，译文就不会发布。请核对文件名；语言要列在 site.yaml 的 languages 里。",
        "The translation zone-2024.en.md belongs to the report zone-2024.md; the two names differ in the language alone. Without its original a translation would not be published. Check the file name; the language must be listed under `languages` in site.yaml.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---
-- content/reports/zone-2023.en.md --
---
title: Work summary
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---
-- content/reports/zone-2024.en.md --
---
title: Work summary
---
",
};

/// `slug`: the report that is missing.
pub fn translation_without_report(span: Span, slug: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("找不到译文对应的 {slug}.md"),
        format!("there is no {slug}.md for this translation"),
    )
    .help("核对文件名：译文与原文只差语言后缀", "check the name: translation and original differ in the language only")
}

/// A translation into a language that `site.yaml` does not list.
pub fn language_not_configured(span: Span, lang: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("site.yaml 的 languages 里没有 `{lang}`"),
        format!("`{lang}` is not among `languages` in site.yaml"),
    )
    .help(
        format!("在 languages 里加上 {lang} 才会显示；不需要就删去文件"),
        format!("add {lang} to `languages` to show it; delete the file if it is not wanted"),
    )
    .warning()
}
