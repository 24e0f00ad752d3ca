//! S113: facts in a translation.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S113",
    name: "facts-in-translation",
    severity: Severity::Error,
    title: ["译文里写了数据", "facts in a translation"],
    why: [
        "数据只写一次，写在源语言的文件里，各语言的页面都从那里取数，中英文才不会不一致。译文的文件头只能有 title 和 summary。请把其余各项移到源语言的文件。",
        "Facts are written once, in the file of the source language, and pages in every language take them from there; that is how the languages cannot contradict each other. The front matter of a translation holds `title` and `summary` only. Move everything else to the source file.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---
-- content/reports/zone-2024.en.md --
---
title: Work summary 2024
issued: 2025-01-10
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
issued: 2025-01-10
---
-- content/reports/zone-2024.en.md --
---
title: Work summary 2024
---
",
};

/// `key`: what does not belong there.
pub fn facts_in_translation(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("译文的文件头只能有 title 和 summary，不能有 `{key}`"),
        format!("the front matter of a translation may hold `title` and `summary` only, not `{key}`"),
    )
    .help("数据和信息只写一次：移到源语言的文件", "facts are written once: move it to the file in the source language")
}
