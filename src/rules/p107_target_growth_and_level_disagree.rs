//! P107: target's growth and level disagree.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "P107",
    name: "target-growth-and-level-disagree",
    severity: Severity::Warning,
    title: ["目标的增速与总量对不上", "target's growth and level disagree"],
    why: [
        "从基期出发，按目标增速到期能达到多少，可以算出来。与同时提出的总量目标相差太远，说明两个目标里有一个定得不对，或者各说各话。请核对；原文就是这样并列的，写 note 说明。",
        "From the base level, the target for growth leads to a level of its own. Where that is far from the target for the level set beside it, one of the two is wrong or they are meant differently. Check them; if the source prints both side by side, say so in a `note`.",
    ],
    bad: r"-- content/reports/zone-2020.md --
---
title: 2020年工作总结
organization: zone
period: 2020
indicators:
  industrial-output: 477亿元
---
-- content/reports/plan-14.md --
---
title: “十四五”规划
kind: plan
organization: zone
period: 2021..2025
targets:
  - { indicator: industrial-output, period: 2025, value: 1000亿元 }
  - { indicator: industrial-output, period: 2021..2025, average_growth: 10%以上 }
---
",
    good: r"-- content/reports/zone-2020.md --
---
title: 2020年工作总结
organization: zone
period: 2020
indicators:
  industrial-output: 477亿元
---
-- content/reports/plan-14.md --
---
title: “十四五”规划
kind: plan
organization: zone
period: 2021..2025
targets:
  - { indicator: industrial-output, period: 2025, value: 1000亿元 }
  - { indicator: industrial-output, period: 2021..2025, average_growth: 16%以上 }
---
",
};

/// A level to be reached, growth to be reached, and what either needs of the other.
pub struct TwoGoals<'a> {
    pub what: &'a Text,
    pub base: Text,
    pub level: Text,
    pub growth: Text,
    /// The growth per year that the level needs.
    pub needed: Text,
    /// The level that the growth leads to.
    pub reached: Text,
}

/// The level's target, and the growth's.
pub fn target_growth_and_level_disagree(span: Span, growth_span: Span, goals: &TwoGoals<'_>) -> Diagnostic {
    let TwoGoals { what, base, level, growth, needed, reached } = goals;
    Diagnostic::new(
        &RULE,
        span,
        format!(
            "{}：从{}到{}，每年需增长{}；目标增速是{}，按此只到{}",
            what.zh, base.zh, level.zh, needed.zh, growth.zh, reached.zh
        ),
        format!(
            "{}: from {} to {} takes {} a year, but the target for growth is {}, which leads to {}",
            what.en, base.en, level.en, needed.en, growth.en, reached.en
        ),
    )
    .related(growth_span, format!("增速目标{}", growth.zh), format!("the target for growth, {}", growth.en))
    .help(
        "核对总量、增速和基期；原文如此的，在其中一个目标上写 note 说明",
        "check level, growth and base; if the source prints both, say so in a `note` on either target",
    )
}
