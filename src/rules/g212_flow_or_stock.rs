//! G212: growth of the new ones or of all.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "G212",
    name: "flow-or-stock",
    severity: Severity::Info,
    title: ["看不出是新增量还是总量的增速", "growth of the new ones or of all"],
    why: [
        "指标名称是“新增……”，却只有增速没有数量，读者分不清是新增的数量增长了，还是总量增长了。能补上数量最好；补不上的，用 note 说明理解为哪一种。它不计入 --strict。",
        "The indicator counts new ones but only a growth rate is given, so readers cannot tell whether the number of new ones grew or the total. Add the number if you can, or say in a `note` how the rate is read. It is never counted by --strict.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  new-firms: +10%
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  new-firms: 33家 +10%
---
",
};

/// `what`: the indicator; `rate`: its growth.
pub fn flow_or_stock(span: Span, what: &Text, rate: &Text) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}只有增速{}，看不出是新增量还是总量的增速", what.zh, rate.zh),
        format!("{}: only growth of {} is given, of the new ones or of all", what.en, rate.en),
    )
    .help("补上数量，或写 note 说明", "add the number, or say in a `note` which is meant")
}
