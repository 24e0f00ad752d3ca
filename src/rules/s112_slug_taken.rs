//! S112: two reports share an address.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S112",
    name: "slug-taken",
    severity: Severity::Error,
    title: ["两份报告的网址相同", "two reports share an address"],
    why: [
        "网址由 reports/ 下的路径而来，文件夹的 / 变成 -，所以 2024/zone.md 与 2024-zone.md 的网址相同。一个网址只能有一份报告，否则后一份会盖掉前一份。请给其中一个改名；moved_from 里的旧网址也不能与现有的重复。",
        "The address is the path below reports/ with `/` turned into `-`, so 2024/zone.md and 2024-zone.md get the same one. An address can hold one report only. Rename one of the files; old addresses under `moved_from` must not be in use either.",
    ],
    bad: r"-- content/reports/2024-zone.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---
-- content/reports/2024/zone.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---
",
    good: r"-- content/reports/2024-zone.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---
-- content/reports/2024/zone-report.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---
",
};

/// `other`: the file that has the slug already.
pub fn slug_taken(span: Span, slug: &str, other: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("网址 `{slug}` 已被 {other} 使用"),
        format!("the address `{slug}` is already used by {other}"),
    )
    .help("给其中一个文件改名", "rename one of the files")
}
