//! U102: the unit does not fit the indicator.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::quantity::{Dimension, Unit};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "U102",
    name: "wrong-dimension",
    severity: Severity::Error,
    title: ["单位与指标不符", "the unit does not fit the indicator"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `written`: the figure as typed; `due`: the indicator's canonical unit.
pub fn wrong_dimension(span: Span, written: &str, unit: &Unit, due: &Unit, indicator: &str, registered: Span) -> Diagnostic {
    let (got, want) = (unit.dimension.name(), due.dimension.name());
    let found = Diagnostic::new(
        &RULE,
        span,
        format!("`{indicator}` 的单位是 {}（{}），`{written}` 却是{}", due.symbol, want.zh, got.zh),
        format!("`{indicator}` is counted in {} ({}), but `{written}` is {}", due.symbol, want.en, got.en),
    );
    let found = if registered == span { found } else { found.related(registered, "指标在这里登记", "the indicator is registered here") };
    if unit.dimension == Dimension::Ratio && unit.symbol == "%" {
        return found.help(format!("若是增速，写成 +{written} 或 yoy: {written}"), format!("if it is growth, write +{written} or yoy: {written}"));
    }
    found.help("改正单位；一个指标有几种单位时，在登记处写成列表", "correct the unit; an indicator with several units lists them in the registry")
}

/// A registry entry lists two units of one dimension.
pub fn two_units_of_one_dimension(span: Span, symbol: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("“{symbol}”与前面的单位同属一种量"), format!("`{symbol}` measures the same as the unit before it"))
        .help("每种量只列一个单位；换算是自动的", "list one unit per dimension; scales are converted")
}
