//! N120: a count and the names beside it disagree.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N120",
    name: "count-disagrees-with-list",
    severity: Severity::Warning,
    title: ["个数与所列名单不符", "a count disagrees with its list"],
    why: [
        "“新增3家（甲、乙）”这类写法，个数与名单总有一个写错：或是漏了名字，或是数字没有跟着改。请逐一核对后改正。名单不全的，在最后一个名字后面加“等”，此时只要名字不多于个数即可。",
        "Where three firms are announced and two are named, either the number or the list is wrong: a name was left out, or the number was not updated with the list. Check both and correct one of them. If the list is not meant to be complete, say so with 等 or \"including\"; it may then hold fewer names than the number says, but not more.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年引进重点项目4个，分别为海洲泵业、泰通科技、华美眼镜。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年引进重点项目3个，分别为海洲泵业、泰通科技、华美眼镜。
",
};

/// `count`: as written; `names`: how many the list holds.
pub fn count_disagrees_with_list(span: Span, list: Span, count: &str, names: u32) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("这里写的是“{count}”，列出的名字却有 {names} 个"),
        format!("the text says `{count}`, but the list holds {names} names"),
    )
    .related(list, "名单在这里", "the list")
    .help(
        "改正个数，或补正名单；名单不全的，末尾加“等”",
        "correct the number or the list; if the list is not complete, say so (等, \"including\")",
    )
}
