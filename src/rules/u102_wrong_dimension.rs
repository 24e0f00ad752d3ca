//! U102: unit does not fit the indicator.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::quantity::{Dimension, Unit};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "U102",
    name: "wrong-dimension",
    severity: Severity::Error,
    title: ["单位与指标不符", "unit does not fit the indicator"],
    why: [
        "一个指标只记同一种量：总产值以金额计，不能是百分比，也不能换成另一种货币。混在一起，比较就没有意义。若是增速，请写正负号或写在 yoy 里；指标确有几种计量单位的，在登记处把 unit 写成列表。",
        "An indicator measures one kind of thing: output is money, neither a percentage nor another currency. Mixed together, figures could not be compared. If the number is growth, give it a sign or write it under `yoy`; if the indicator really comes in several units, make `unit` a list in the registry.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 8.2%
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: +8.2%
---
",
};

/// `written`: the figure as typed; `due`: the indicator's canonical unit.
pub fn wrong_dimension(
    span: Span,
    written: &str,
    unit: &Unit,
    due: &Unit,
    indicator: &str,
    registered: Span,
) -> Diagnostic {
    let (got, want) = (unit.dimension.name(), due.dimension.name());
    let found = Diagnostic::new(
        &RULE,
        span,
        format!("`{written}` 是{}，而 `{indicator}` 登记的单位是{}，属{}", got.zh, due.symbol, want.zh),
        format!(
            "`{written}` measures {}, but `{indicator}` is registered in {} and measures {}",
            got.en, due.symbol, want.en
        ),
    );
    let found = if registered == span {
        found
    } else {
        found.related(registered, "指标在这里登记", "the indicator is registered here")
    };
    if unit.dimension == Dimension::Ratio && unit.symbol == "%" {
        return found.help(
            format!("若是增速，写成 +{written} 或 yoy: {written}"),
            format!("if it is growth, write +{written} or yoy: {written}"),
        );
    }
    found.help(
        "改正单位；一个指标确有几种单位时，在登记处把 unit 写成列表",
        "correct the unit; if the indicator comes in several units, make `unit` a list in the registry",
    )
}

/// A registry entry lists two units of one dimension.
pub fn two_units_of_one_dimension(span: Span, symbol: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("“{symbol}”与前面的单位同属一种量"),
        format!("`{symbol}` measures the same thing as a unit before it"),
    )
    .help(
        "每种量只列一个单位，万、亿之间自动换算",
        "list one unit per kind of measure; scales such as 万 and 亿 are converted automatically",
    )
}
