//! G204: growth of output and of value added far apart.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G204",
    name: "growth-rates-far-apart",
    severity: Severity::Warning,
    title: ["产值与增加值的增速相差悬殊", "growth of output and of value added far apart"],
    why: [
        "同一范围的总产值和增加值，增速一般相差不多。差到20个百分点以上而没有说明，审核人和读者都会追问：是时期不同、计价基础不同，还是数写错了。请核对；数没有错的，在其中一处写 note 说明原因。",
        "Gross output and value added of the same scope usually grow at similar rates. A gap of more than 20 percentage points without a word makes reviewers and readers ask whether the months differ, the price basis differs, or a figure is wrong. Check them; if both are right, explain the gap in a `note` on either figure.",
    ],
    bad: r"-- content/indicators.yaml --
output-ads: { name: { zh: 规上工业总产值, en: Gross output of industry above designated size }, unit: 亿元, kind: flow, growth_basis: like-for-like, better: up }
va-ads: { name: { zh: 规上工业增加值, en: Value added of industry above designated size }, unit: 亿元, kind: flow, growth_basis: real, better: up }
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  output-ads: 577亿元 +44.7%
  va-ads: 85.49亿元 +5.2%
---
",
    good: r"-- content/indicators.yaml --
output-ads: { name: { zh: 规上工业总产值, en: Gross output of industry above designated size }, unit: 亿元, kind: flow, growth_basis: like-for-like, better: up }
va-ads: { name: { zh: 规上工业增加值, en: Value added of industry above designated size }, unit: 亿元, kind: flow, growth_basis: real, better: up }
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  output-ads: 577亿元 +44.7%
  va-ads:
    value: 85.49亿元
    yoy: 5.2%
    note: { zh: 增加值增速按可比价格计算。, en: Value added grows at comparable prices. }
---
",
};

/// Output and value added with their rates.
pub fn growth_rates_far_apart(
    span: Span,
    other: Span,
    [output, value_added]: [&Text; 2],
    [fast, slow]: [&Text; 2],
    gap: &str,
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}同比{}，{}同比{}，相差{gap}个百分点，没有说明", output.zh, fast.zh, value_added.zh, slow.zh),
        format!(
            "{} grew by {} and {} by {}, a gap of {gap} points without a note",
            output.en, fast.en, value_added.en, slow.en
        ),
    )
    .related(other, format!("{}同比{}", value_added.zh, slow.zh), format!("{}: {}", value_added.en, slow.en))
    .help(
        "核对两个增速；时期或计价基础不同的，在其中一处写 note 说明",
        "check the two rates; if months or price basis differ, say so in a `note` on either figure",
    )
}
