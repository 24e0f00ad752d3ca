//! G205: yearly and average growth imply a move the other way in between.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G205",
    name: "growth-path-contradiction",
    severity: Severity::Warning,
    title: [
        "同比与年均增速合起来意味着中间反向变动",
        "yearly and average growth imply a move the other way in between",
    ],
    why: [
        "由末年的同比可以推出上一年的数，由年均增速可以推出基年的数。两者一比，中间几年反而下降（或上升）了，这与同时写出的两个增长并不一致，读者会以为一直在增长。请核对两个增速；没有错的，写 note 说明中间的变化。",
        "The growth of the last year gives the level of the year before, the average gives that of the base year. Set against each other, they say that the figure fell (or rose) in between, while both stated rates point the other way. Check the two rates; if they are right, tell what happened in between in a `note`.",
    ],
    bad: r"-- content/reports/zone-2020.md --
---
title: 2020年工作总结
organization: zone
period: 2020
indicators:
  industrial-output:
    value: 477亿元
    yoy: 8.4%
    average: { value: 0.8%, over: 2017..2020 }
---
",
    good: r"-- content/reports/zone-2020.md --
---
title: 2020年工作总结
organization: zone
period: 2020
indicators:
  industrial-output:
    value: 477亿元
    yoy: 8.4%
    average: { value: 0.8%, over: 2017..2020 }
    note: { zh: 2018年停产检修，产值曾下降。, en: Output fell in 2018 during a shutdown. }
---
",
};

/// What the two rates say of the years in between.
pub struct Detour<'a> {
    pub what: &'a Text,
    pub yoy: Text,
    pub average: Text,
    pub base_year: i16,
    pub prior_year: i16,
    /// Levels of the two years that the rates imply.
    pub levels: Option<[Text; 2]>,
    pub change: Text,
}

/// By the two rates the figure moved the other way.
pub fn growth_path_contradiction(span: Span, detour: &Detour<'_>) -> Diagnostic {
    let Detour { what, yoy, average, base_year, prior_year, levels, change } = detour;
    let (zh, en) = match levels {
        Some([base, prior]) => (
            format!("{base_year}年应为{}，{prior_year}年应为{}，", base.zh, prior.zh),
            format!("imply {} in {base_year} and {} in {prior_year}, ", base.en, prior.en),
        ),
        None => (String::new(), "imply ".to_owned()),
    };
    Diagnostic::new(
        &RULE,
        span,
        format!("{}：同比{}、年均{}，推算{zh}其间变动{}", what.zh, yoy.zh, average.zh, change.zh),
        format!(
            "{}: {} on the year and {} a year on average {en}a change of {} in between",
            what.en, yoy.en, average.en, change.en
        ),
    )
    .help(
        "核对两个增速；没有错的，写 note 说明中间几年的变化",
        "check the two rates; if they are right, tell in a `note` what happened in between",
    )
}
