//! R101: unknown indicator.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R101",
    name: "unknown-indicator",
    severity: Severity::Error,
    title: ["未登记的指标", "unknown indicator"],
    why: [
        "每个数都属于一个登记过的指标，名称、单位、增长口径只在 indicators.yaml 里写一次，各年各单位才能放在一起比较。名称写错一个字，这个数就进不了任何对比。请改用已登记的标识、名称或别名；确是新指标的，先登记。",
        "Every figure belongs to a registered indicator: name, unit and growth basis are written once, in indicators.yaml, which is what lets years and organizations be compared. A misspelt name would leave the figure out of every comparison. Use a registered id, name or alias, or register the indicator first if it is new.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  indutrial-output: 320.5亿元
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿元
---
",
};

/// `near`: a registered id or name that may be meant.
pub fn unknown_indicator(span: Span, name: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::new(
        &RULE,
        span,
        format!("indicators.yaml 里没有指标“{name}”"),
        format!("indicators.yaml has no indicator `{name}`"),
    );
    match near {
        Some(_) => found.did_you_mean(near),
        None => found.help(
            "先在 indicators.yaml 里登记（name、unit、kind），或写进某个指标的 aliases",
            "register it in indicators.yaml (name, unit, kind), or add it to the aliases of an indicator",
        ),
    }
}

/// Its entry waits for a review: at `place` it says `status: draft`, or `review`.
pub fn unpublished_indicator(span: Span, name: &str, status: &str, place: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("指标“{name}”已登记，但还是 `status: {status}`，公开的内容不能使用"),
        format!("indicator `{name}` is registered, but still as `status: {status}`: what is published cannot use it"),
    )
    .related(place, "登记在这里", "it is registered here")
    .help(
        format!("核对无误后，从这一条里删去 `status: {status}`"),
        format!("once it is checked, remove `status: {status}` from its entry"),
    )
}
