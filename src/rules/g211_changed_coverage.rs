//! G211: later figures have another coverage.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G211",
    name: "changed-coverage",
    severity: Severity::Info,
    title: ["后来只有另一口径的指标", "later figures have another coverage"],
    why: [
        "这个单位早先公布的是一个指标，后来只公布统计范围不同的相关指标。两者不能连成一条线，也不能相减，站点会把它们分开。这里列给审核人看，不计入 --strict；目标若用前一个指标，就只能写“不可比”。",
        "The organization used to report one indicator and later only a related one with other coverage. The two make no single line and must not be subtracted, so the site keeps them apart. It is listed for reviewers and never counted by --strict; a target on the first indicator can only be called not comparable.",
    ],
    bad: r"-- content/indicators.yaml --
output: { name: { zh: 工业总产值, en: Gross industrial output }, unit: 亿元, kind: flow, better: up, related: [output-ads] }
output-ads: { name: { zh: 规上工业总产值, en: Gross output of industry above designated size }, unit: 亿元, kind: flow, growth_basis: like-for-like, better: up }
-- content/reports/zone-2020.md --
---
title: 2020年工作总结
organization: zone
period: 2020
indicators:
  output: 477亿元
---
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  output-ads: 577亿元
---
",
    good: r"-- content/indicators.yaml --
output: { name: { zh: 工业总产值, en: Gross industrial output }, unit: 亿元, kind: flow, better: up, related: [output-ads] }
output-ads: { name: { zh: 规上工业总产值, en: Gross output of industry above designated size }, unit: 亿元, kind: flow, growth_basis: like-for-like, better: up }
-- content/reports/zone-2020.md --
---
title: 2020年工作总结
organization: zone
period: 2020
indicators:
  output: 477亿元
---
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  output: 601亿元
  output-ads: 577亿元
---
",
};

/// The indicator that is reported now, and the one before with its last period.
pub fn changed_coverage(span: Span, last: Span, [now, before, period]: [&Text; 3]) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}到{}为止，此后只有{}，统计范围不同，不能连成一条线", before.zh, period.zh, now.zh),
        format!("{} ends with {}, and later figures are of {}, whose coverage differs", before.en, period.en, now.en),
    )
    .related(last, format!("{}的最后一个数", before.zh), format!("the last figure of {}", before.en))
}
