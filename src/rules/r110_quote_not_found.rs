//! R110: the prose does not hold the quote.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R110",
    name: "quote-not-found",
    severity: Severity::Error,
    title: ["正文里没有引文", "the prose does not hold the quote"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `quote`: as written.
pub fn quote_not_found(span: Span, quote: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("正文里找不到“{quote}”"), format!("the prose does not hold “{quote}”"))
        .help("从源语言正文逐字复制，或删去 quote", "copy it letter by letter from the prose in the source language, or remove `quote`")
}
