//! U101: unknown unit.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "U101",
    name: "unknown-unit",
    severity: Severity::Error,
    title: ["未知的计量单位", "unknown unit"],
    why: [
        "有了计量单位，程序才能换算、比较并写出英文。内置单位包括金额、质量、面积、电量、百分比和各种量词，前面可加十、百、千、万、亿。请改正写法；行业专用的单位在 site.yaml 的 units 里定义。",
        "The unit is what lets figures be converted, compared and written in English. Built in are money, mass, area, energy, percentages and the counting words, each with 十, 百, 千, 万 or 亿 in front. Correct the unit, or define one of your own under `units` in site.yaml.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿圆
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

/// `near`: a known symbol that may be meant.
pub fn unknown_unit(span: Span, word: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::new(&RULE, span, format!("未知的计量单位“{word}”"), format!("unknown unit `{word}`"));
    match near {
        Some(_) => found.did_you_mean(near),
        None => found.help(
            "改用内置单位，或在 site.yaml 的 units 里定义它",
            "use a built-in unit, or define this one under `units` in site.yaml",
        ),
    }
}
