//! U101: the unit is not known.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "U101",
    name: "unknown-unit",
    severity: Severity::Error,
    title: ["未知的单位", "the unit is not known"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `near`: a known symbol that may be meant.
pub fn unknown_unit(span: Span, word: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::new(&RULE, span, format!("未知的计量单位“{word}”"), format!("unknown unit `{word}`"));
    match near {
        Some(_) => found.did_you_mean(near),
        None => found.help("改用内置单位，或在 site.yaml 的 units 里定义它", "use a built-in unit, or define it in `units` of site.yaml"),
    }
}
