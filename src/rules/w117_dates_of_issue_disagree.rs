//! W117: dates of issue that disagree.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W117",
    name: "dates-of-issue-disagree",
    severity: Severity::Warning,
    title: ["落款日期互相矛盾", "dates of issue disagree"],
    why: [
        "落款日期、发文日期单独成行，应当与文件头的 issued 一致。几个日期互相矛盾，先后版本就排不对，也无法判断哪一个是成文日期。请改正写错的一个；转发的文件本来另有日期的，在前面写 <!-- allow W117: 理由 -->。",
        "A date on a line of its own below a signature or a title is the date of issue and should be that of `issued` in the front matter. Where they contradict each other, versions cannot be put in order and nobody can tell which date is the right one. Correct the wrong one. If a document that is passed on bears a date of its own, put <!-- allow W117: reason --> before it.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
issued: 2025-01-10
---

全区经济运行总体平稳。

示例经济开发区管理委员会

2025年10月1日
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
issued: 2025-01-10
---

全区经济运行总体平稳。

示例经济开发区管理委员会

2025年1月10日
",
};

/// `issued`: as in the front matter.
pub fn date_against_front_matter(span: Span, date: &str, issued: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("落款日期“{date}”与文件头的 issued: {issued} 不一致"),
        format!("the date “{date}” is not that of `issued: {issued}` in the front matter"),
    )
    .help("改正写错的一个", "correct the wrong one")
}

/// Two dates of issue in one text.
pub fn dates_disagree(span: Span, date: &str, first: Span, other: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("落款日期“{date}”与前面的“{other}”不一致"),
        format!("the date “{date}” disagrees with “{other}” above"),
    )
    .related(first, "前面的日期", "the date above")
    .help("改正写错的一个，并在文件头写明 issued", "correct the wrong one, and give `issued` in the front matter")
}
