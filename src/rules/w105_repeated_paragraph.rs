//! W105: a paragraph stands twice.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W105",
    name: "repeated-paragraph",
    severity: Severity::Warning,
    title: ["段落重复", "a paragraph stands twice"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `first`: the same text before.
pub fn repeated_paragraph(span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "这一段与前面的一段相同", "this paragraph repeats an earlier one")
        .related(first, "第一次在这里", "it stands here first")
        .help("删去重复的一段", "remove one of the two")
}
