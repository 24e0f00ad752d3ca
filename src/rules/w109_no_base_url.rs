//! W109: no base_url is set.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W109",
    name: "no-base-url",
    severity: Severity::Info,
    title: ["没有设置 base_url", "no base_url is set"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// What a site without an address lacks.
pub fn no_base_url(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "没有 base_url：不写 canonical、hreflang 和 sitemap", "without base_url there is no canonical, hreflang or sitemap")
        .help("在 site.yaml 里写 base_url: https://…/，或用 --base-url", "set base_url: https://…/ in site.yaml, or use --base-url")
}
