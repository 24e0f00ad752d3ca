//! R102: the organization is not registered.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R102",
    name: "unknown-organization",
    severity: Severity::Error,
    title: ["未登记的单位", "the organization is not registered"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `near`: a registered id or name that may be meant.
pub fn unknown_organization(span: Span, name: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::new(&RULE, span, format!("organizations.yaml 里没有“{name}”"), format!("`{name}` is no organization of organizations.yaml"));
    match near {
        Some(_) => found.did_you_mean(near),
        None => found.help("先在 organizations.yaml 里登记（name）", "register it in organizations.yaml (name)"),
    }
}
