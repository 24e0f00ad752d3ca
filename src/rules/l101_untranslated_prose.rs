//! L101: the prose is not translated.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "L101",
    name: "untranslated-prose",
    severity: Severity::Info,
    title: ["正文没有译文", "the prose is not translated"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `lang`: the language that lacks it.
pub fn untranslated_prose(span: Span, slug: &str, lang: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{slug} 没有 {lang} 正文"), format!("{slug} has no prose in {lang}"))
        .help(format!("写 {slug}.{lang}.md；在此之前页面显示源语言并加说明"), format!("write {slug}.{lang}.md; until then the page shows the source language with a notice"))
}
