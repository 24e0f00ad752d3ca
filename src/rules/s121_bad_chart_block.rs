//! S121: the chart block is not well formed.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S121",
    name: "bad-chart-block",
    severity: Severity::Error,
    title: ["图表块写法不对", "the chart block is not well formed"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// Why the block cannot be drawn.
pub fn bad_chart_block(span: Span, zh: &str, en: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("图表块：{zh}"), format!("chart block: {en}"))
        .help("可用的键：indicator、type（line、bar、target、sparkline）、organizations、periods、caption", "keys: indicator, type (line, bar, target, sparkline), organizations, periods, caption")
}
