//! S120: unused allow.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S120",
    name: "unused-allow",
    severity: Severity::Warning,
    title: ["豁免没有用到", "unused allow"],
    why: [
        "问题改正之后，豁免就该删去，否则将来同样的问题会被它掩盖。也可能是豁免写错了位置：正文里的豁免只管紧跟其后的一段。请删去，或移到要豁免的那一段前面。",
        "Once the problem is solved the `allow` should go; left in place it would hide the same problem in future. Or it stands in the wrong place: in prose it covers only the block right after it. Remove it, or move it to just before the block it is meant for.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

第一段。

<!-- allow W105: 两处文字应当相同 -->
第二段。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

第一段。

第二段。
",
};

/// The finding that it permits does not occur.
pub fn unused_allow(span: Span, code: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("豁免 {code} 没有用到"), format!("the `allow` of {code} is not needed"))
        .help("删去它，或移到要豁免的那一段前面", "remove it, or move it to just before the block it is meant for")
}
