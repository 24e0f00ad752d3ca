//! R101: the indicator is not registered.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R101",
    name: "unknown-indicator",
    severity: Severity::Error,
    title: ["未登记的指标", "the indicator is not registered"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `near`: a registered id or name that may be meant.
pub fn unknown_indicator(span: Span, name: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::new(&RULE, span, format!("indicators.yaml 里没有指标“{name}”"), format!("`{name}` is no indicator of indicators.yaml"));
    match near {
        Some(_) => found.did_you_mean(near),
        None => found.help("先在 indicators.yaml 里登记（name、unit、kind），或作为别名写进 aliases", "register it in indicators.yaml (name, unit, kind), or add it to the aliases of one"),
    }
}
