//! R102: unknown organization.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R102",
    name: "unknown-organization",
    severity: Severity::Error,
    title: ["未登记的单位", "unknown organization"],
    why: [
        "报告由谁发布、数据说的是谁，决定了它和谁比较、由谁负责。organizations.yaml 里没有的单位无法归入任何序列。请改用已登记的标识、名称或简称；新单位先登记。",
        "Who reports and whom a figure is about decide what it is compared with and who answers for it. An organization that organizations.yaml does not know belongs to no series. Use a registered id, name or short name, or register the organization first if it is new.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zoen
period: 2024
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---
",
};

/// `near`: a registered id or name that may be meant.
pub fn unknown_organization(span: Span, name: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::new(
        &RULE,
        span,
        format!("organizations.yaml 里没有单位“{name}”"),
        format!("organizations.yaml has no organization `{name}`"),
    );
    match near {
        Some(_) => found.did_you_mean(near),
        None => found.help(
            "先在 organizations.yaml 里登记（name 必填）",
            "register it in organizations.yaml (`name` is required)",
        ),
    }
}

/// Its entry waits for a review: at `place` it says `status: draft`, or `review`.
pub fn unpublished_organization(span: Span, name: &str, status: &str, place: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("单位“{name}”已登记，但还是 `status: {status}`，公开的内容不能使用"),
        format!(
            "organization `{name}` is registered, but still as `status: {status}`: what is published cannot use it"
        ),
    )
    .related(place, "登记在这里", "it is registered here")
    .help(
        format!("核对无误后，从这一条里删去 `status: {status}`"),
        format!("once it is checked, remove `status: {status}` from its entry"),
    )
}
