//! S101: unknown key.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S101",
    name: "unknown-key",
    severity: Severity::Error,
    title: ["未知的键", "unknown key"],
    why: [
        "写错的键若被忽略，那一项内容就会悄悄缺失，所以一律报错。请按“改法”改正拼写，或删去。只供自己看的内容，键以 x- 开头，程序会跳过。",
        "If misspelt keys were ignored, what they say would silently be missing; so they are errors. Correct the spelling as suggested, or remove the key. Notes for yourself may stay under a key that starts with `x-`, which is skipped.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
issue: 2025-01-10
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
issued: 2025-01-10
---
",
};

/// `near`: a known key that may be meant.
pub fn unknown_key(span: Span, key: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::new(&RULE, span, format!("未知的键 `{key}`"), format!("unknown key `{key}`"));
    match near {
        Some(_) => found.did_you_mean(near),
        None => found.help("删去它；自用的键以 x- 开头", "remove it; keys for your own use start with `x-`"),
    }
}
