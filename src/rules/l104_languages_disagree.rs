//! L104: a figure of one language has no counterpart in the other.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "L104",
    name: "languages-disagree",
    severity: Severity::Warning,
    title: ["两种语言的数不一致", "the languages state different figures"],
    why: [
        "中英文读者看到的必须是同一个数：577亿元就是 RMB 57.7 billion，增长44.7%就是 up 44.7%。这里一种语言的正文（或标题、摘要、说明）里的数，换算后在另一种语言的相应部分里找不到。请对照两处改正；只在一种语言里写的数，在那一段前面写 <!-- allow L104: 理由 -->。",
        "Readers of both languages must find the same figures: 577亿元 is RMB 57.7 billion, and growth of 44.7% is 44.7% in either. Here a number in one language has no counterpart, after conversion, in the same part of the other. Compare the two and correct the wrong one; where a figure is meant to appear in one language only, put <!-- allow L104: reason --> before its paragraph.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年引进资金7.5亿元，同比增长4.2%。
-- content/reports/zone-2024.en.md --
---
title: Work summary 2024
---

Over the year, capital of RMB 7.5 billion was brought in, up 4.2%.
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年引进资金7.5亿元，同比增长4.2%。
-- content/reports/zone-2024.en.md --
---
title: Work summary 2024
---

Over the year, capital of RMB 750 million was brought in, up 4.2%.
",
};

/// `said`: as written in the language `lang`; `other`: the language that lacks it; `instead`: a number there that nothing
/// answers either.
pub fn languages_disagree(
    span: Span,
    said: &str,
    lang: &str,
    other: &str,
    instead: Option<(Span, &str)>,
) -> Diagnostic {
    let found = Diagnostic::new(
        &RULE,
        span,
        format!("{lang} 写有 {said}，{other} 的对应部分没有相同的数"),
        format!("`{lang}` says {said}, but the corresponding part of `{other}` has no such figure"),
    )
    .help("对照原文和译文，改正有误的一处", "compare original and translation, and correct whichever is wrong");
    match instead {
        Some((at, text)) => {
            found.related(at, format!("{other} 这里写的是 {text}"), format!("`{other}` says {text} here"))
        }
        None => found,
    }
}
