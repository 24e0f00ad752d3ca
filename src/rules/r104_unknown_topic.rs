//! R104: the topic is not declared.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R104",
    name: "unknown-topic",
    severity: Severity::Error,
    title: ["未声明的主题", "the topic is not declared"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `near`: a declared topic that may be meant.
pub fn unknown_topic(span: Span, topic: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::new(&RULE, span, format!("site.yaml 的 topics 里没有 `{topic}`"), format!("`{topic}` is not among the topics of site.yaml"));
    match near {
        Some(_) => found.did_you_mean(near),
        None => found.help("在 site.yaml 的 topics 里加上它", "add it to topics in site.yaml"),
    }
}
