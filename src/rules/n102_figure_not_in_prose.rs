//! N102: the prose of a report does not contain a figure of its front matter.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N102",
    name: "figure-not-in-prose",
    severity: Severity::Warning,
    title: ["正文没有写到登记的数", "a recorded figure that the prose does not state"],
    why: [
        "文件头登记了这个数，同一份报告的正文写了别的数，没有找到它：可能漏写，可能登记到了别的报告，也可能正文换了写法；正文只写少数数据、其余见于报告数据表的，只作提示。请在正文补上这句话；正文用汉字或别的说法写到的，用 quote 指明原句；数据只在附件里的，在文件头写 allow: [{ code: N102, reason: … }]。",
        "The front matter records this figure, and the prose of the report states others, but not this one: it may have been left out, may belong to another report, or may be worded in a way that is not recognized. Where prose states few of the figures and leaves the rest to the table, this is only a note. Add the sentence to the prose; where the prose says it in other words, name them in `quote`; where the figure stands in an attachment only, write allow: [{ code: N102, reason: … }] in the front matter.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿元
  new-firms: 12家
---

全年工业总产值为320.5亿元，企业培育取得进展。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿元
  new-firms: 12家
---

全年工业总产值为320.5亿元，新增规上工业企业12家。
",
};

/// `lang`: of the prose; `near`: the number that comes nearest.
pub fn figure_not_in_prose(
    span: Span,
    recorded: &str,
    name: &Text,
    lang: &str,
    near: Option<(Span, &str)>,
) -> Diagnostic {
    let found = Diagnostic::new(
        &RULE,
        span,
        format!("{lang} 正文没有写到{}（{recorded}）", name.zh),
        format!("the `{lang}` prose does not state {} ({recorded})", name.en),
    )
    .help(
        "在正文写出这个数；已用别的说法写到的，用 quote 指明原句",
        "state it in the prose; if it is there in other words, name them in `quote`",
    );
    match near {
        Some((at, said)) => {
            found.related(at, format!("最接近的是这里的 {said}"), format!("the nearest is {said} here"))
        }
        None => found,
    }
}
