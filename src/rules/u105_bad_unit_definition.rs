//! U105: the unit cannot be defined so.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "U105",
    name: "bad-unit-definition",
    severity: Severity::Error,
    title: ["自定义单位写法不对", "the unit cannot be defined so"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `symbol`: as written.
pub fn bad_unit_definition(span: Span, symbol: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("“{symbol}”不能作单位：不能以数字、正负号或逗号开头"), format!("`{symbol}` cannot be a unit: it must not start with a digit, sign or comma"))
}
