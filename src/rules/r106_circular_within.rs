//! R106: circular `within`.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R106",
    name: "circular-within",
    severity: Severity::Error,
    title: ["隶属关系成环", "circular `within`"],
    why: [
        "within 写的是上级单位，占比默认以上级为整体。两个单位互为上级时，谁也不是谁的一部分。请核对隶属关系，去掉写反的一个 within。",
        "`within` names the organization above, which is also the whole that shares refer to by default. If two organizations lie within each other, neither is part of the other. Check the hierarchy and remove the `within` that points the wrong way.",
    ],
    bad: r"-- content/organizations.yaml --
city: { name: 示例市, within: zone }
zone: { name: 示例经济开发区, within: city }
",
    good: r"-- content/organizations.yaml --
city: { name: 示例市 }
zone: { name: 示例经济开发区, within: city }
",
};

/// `id`: an organization of the circle.
pub fn circular_within(span: Span, id: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("`{id}` 的上级经 within 又绕回了它自己"),
        format!("following `within`, `{id}` lies within itself"),
    )
    .help("去掉写反的那个 within", "remove the `within` that points the wrong way")
}
