//! L101: untranslated prose.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "L101",
    name: "untranslated-prose",
    severity: Severity::Info,
    title: ["正文没有译文", "untranslated prose"],
    why: [
        "没有译文不影响发布：该语言的页面照样显示全部数据，正文显示源语言，并注明尚未翻译。这里只提示还缺哪些译文，不计入 --strict。需要翻译时，在报告旁边新建同名、带语言后缀的文件。",
        "A report can be published without a translation: its page in that language still shows every figure, with the prose in the source language under a visible notice. This note lists what is still to be translated and is never counted by --strict. To translate, add a file of the same name with the language before `.md`.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年工业总产值稳步增长。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年工业总产值稳步增长。
-- content/reports/zone-2024.en.md --
---
title: Work summary 2024
---

Industrial output grew steadily over the year.
",
};

/// The prose of a report.
pub fn untranslated_prose(span: Span, slug: &str, lang: &str) -> Diagnostic {
    untranslated(span, "报告", slug, lang)
}

/// That of a plain page.
pub fn untranslated_page(span: Span, slug: &str, lang: &str) -> Diagnostic {
    untranslated(span, "页面", slug, lang)
}

/// `lang`: the language that lacks it.
fn untranslated(span: Span, what: &str, slug: &str, lang: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{what} {slug} 的正文没有 {lang} 译文"),
        format!("the prose of {slug} is not translated into `{lang}`"),
    )
    .help(
        format!("译文写在 {slug}.{lang}.md；在此之前页面显示源语言正文并注明"),
        format!("write the translation in {slug}.{lang}.md; until then the page shows the source text with a notice"),
    )
}
