//! R111: two indicators with nearly the same name.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R111",
    name: "near-duplicate-indicators",
    severity: Severity::Info,
    title: ["两个指标的名称几乎一样", "two indicators with nearly the same name"],
    why: [
        "两个指标的名称只差一两个字，很可能是同一个指标的两种写法。分开登记，基期和目标、今年和去年就对不上。是一个的，删去一个，把它的名称写进另一个的 aliases；确是两个的，互相写进 related。它不计入 --strict。",
        "The names of two indicators differ by a character or two and may well be two spellings of one. Registered apart, baseline and target, this year and last never meet. If they are one, remove one and list its name in the other's `aliases`; if they are two, name each in the other's `related`. It is never counted by --strict.",
    ],
    bad: r#"-- content/indicators.yaml --
rd-share: { name: { zh: R&D经费占主营业务收入比重, en: R&D as a share of main business revenue }, unit: "%", kind: ratio, better: up }
rd-ratio: { name: { zh: R&D经费占主营收入比重, en: R&D ratio }, unit: "%", kind: ratio, better: up }
"#,
    good: r#"-- content/indicators.yaml --
rd-share: { name: { zh: R&D经费占主营业务收入比重, en: R&D as a share of main business revenue }, aliases: { zh: [R&D经费占主营收入比重] }, unit: "%", kind: ratio, better: up }
"#,
};

/// `name` and `near`: the two names.
pub fn near_duplicate_indicators(span: Span, other: Span, name: &str, near: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("指标“{name}”与“{near}”名称几乎一样"),
        format!("the indicators “{name}” and “{near}” have nearly the same name"),
    )
    .related(other, format!("“{near}”在这里"), format!("“{near}” is here"))
    .help(
        format!("是一个指标的，把“{name}”写进另一个的 aliases；是两个的，互相写进 related"),
        format!("if they are one, list “{name}” in the other's `aliases`; if two, name each in the other's `related`"),
    )
}
