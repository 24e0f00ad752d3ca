//! S119: malformed allow.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S119",
    name: "bad-allow",
    severity: Severity::Error,
    title: ["豁免写法不对", "malformed allow"],
    why: [
        "豁免（allow）让一条检查结果留着不改，必须写明检查编号和理由，日后审核的人才知道为什么。没有理由或编号不存在的豁免不起作用。请补上理由，或改正编号。",
        "An `allow` lets a finding stand. It must name the code of the check and a reason, so that reviewers later know why. Without a reason, or with a code that does not exist, it has no effect. Add the reason, or correct the code.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
allow: [{ code: L101 }]
---

全年工业总产值稳步增长。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
allow: [{ code: L101, reason: 英文版另行发布 }]
---

全年工业总产值稳步增长。
",
};

/// A permission that does not say why.
pub fn allow_without_reason(span: Span, code: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("豁免 {code} 没有写理由"), format!("the `allow` of {code} gives no reason"))
        .help(
            format!("正文里写成 <!-- allow {code}: 理由 -->；文件头里加上 reason: 理由"),
            format!("in prose write <!-- allow {code}: reason -->; in the front matter add `reason: …`"),
        )
}

/// A code that no rule has.
pub fn unknown_code(span: Span, code: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("没有编号为 `{code}` 的检查"), format!("no check has the code `{code}`"))
        .help("`duizhao explain` 列出全部编号", "`duizhao explain` lists all codes")
}
