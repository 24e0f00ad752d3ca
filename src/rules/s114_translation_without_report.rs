//! S114: a translation has no report.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S114",
    name: "translation-without-report",
    severity: Severity::Error,
    title: ["译文没有对应的报告", "a translation has no report"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `slug`: the report that is missing.
pub fn translation_without_report(span: Span, slug: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("找不到译文对应的 {slug}.md"), format!("there is no {slug}.md that this translates"))
        .help("检查文件名，两个文件只差语言后缀", "check the name: the two files differ in the language only")
}

/// A translation into a language that `site.yaml` does not list.
pub fn language_not_configured(span: Span, lang: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("site.yaml 的 languages 里没有 `{lang}`"), format!("`{lang}` is not among the languages of site.yaml"))
        .help(format!("在 languages 里加上 {lang}，或给文件改名"), format!("add {lang} to languages, or rename the file"))
}
