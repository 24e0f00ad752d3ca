//! W106: HTML is shown as text.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W106",
    name: "raw-html",
    severity: Severity::Warning,
    title: ["HTML 会按文字显示", "HTML is shown as text"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `text`: the first tag.
pub fn raw_html(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("HTML `{text}` 不会生效，只按文字显示"), format!("the HTML `{text}` is shown as text"))
        .help("改用 Markdown；要显示标签本身就放进 `代码`", "use Markdown; to show the tag itself put it into `code`")
}
