//! W101: the link leads nowhere.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W101",
    name: "broken-link",
    severity: Severity::Error,
    title: ["链接的目标不存在", "the link leads nowhere"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `target`: as written.
pub fn broken_link(span: Span, target: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::new(&RULE, span, format!("链接的目标 {target} 不存在"), format!("the link {target} leads nowhere"));
    match near {
        Some(_) => found.did_you_mean(near),
        None => found.help("站内链接写目标文件的相对路径，如 ../reports/slug.md", "links within the site name the file, as in ../reports/slug.md"),
    }
}
