//! P106: two targets for one indicator and period.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "P106",
    name: "two-targets-for-one-key",
    severity: Severity::Warning,
    title: ["同一指标同一时期有两个目标", "two targets for one indicator and period"],
    why: [
        "同一份报告给同一指标、同一到期时期定了两个目标，不知以哪个为准。底线和奋斗目标写 tier: floor 和 tier: stretch；说的是不同东西的，用 item、basis、about 区分；重复的，删去一个。",
        "One report sets two targets for the same indicator and due period, and it is unclear which counts. Mark a floor and a stretch target by `tier: floor` and `tier: stretch`, tell different things apart by `item`, `basis` or `about`, or remove one.",
    ],
    bad: r"-- content/reports/plan-14.md --
---
title: “十四五”规划
kind: plan
organization: zone
period: 2021..2025
targets:
  - { indicator: industrial-output, period: 2025, value: 400亿元 }
  - { indicator: industrial-output, period: 2025, value: 450亿元 }
---
",
    good: r"-- content/reports/plan-14.md --
---
title: “十四五”规划
kind: plan
organization: zone
period: 2021..2025
targets:
  - { indicator: industrial-output, period: 2025, value: 400亿元, tier: floor }
  - { indicator: industrial-output, period: 2025, value: 450亿元, tier: stretch }
---
",
};

/// The second target and the first.
pub fn two_targets_for_one_key(span: Span, first: Span, what: &Text, [old, new]: [&Text; 2]) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}有两个目标：{}和{}", what.zh, old.zh, new.zh),
        format!("{} has two targets: {} and {}", what.en, old.en, new.en),
    )
    .related(first, format!("另一个目标{}", old.zh), format!("the other target, {}", old.en))
    .help(
        "底线和奋斗目标用 tier 区分；不同的东西用 item、basis、about 区分；重复的删去",
        "tell a floor from a stretch target by `tier`, different things by `item`, `basis` or `about`, or remove one",
    )
}
