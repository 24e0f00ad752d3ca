//! R104: undeclared topic.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R104",
    name: "unknown-topic",
    severity: Severity::Error,
    title: ["未声明的主题", "undeclared topic"],
    why: [
        "主题决定指标在目录和首页上的分组与次序，由 site.yaml 的 topics 统一声明。未声明的主题没有名称，也没有次序。请改用已声明的主题，或先在 topics 里加上。",
        "Topics group indicators and give them their order in lists; `topics` in site.yaml declares them. An undeclared topic has neither a name nor a place. Use a declared one, or add it to `topics` first.",
    ],
    bad: r"-- content/indicators.yaml --
gdp:
  name: 地区生产总值
  unit: 亿元
  kind: flow
  topic: econmy
",
    good: r"-- content/indicators.yaml --
gdp:
  name: 地区生产总值
  unit: 亿元
  kind: flow
  topic: economy
",
};

/// `near`: a declared topic that may be meant.
pub fn unknown_topic(span: Span, topic: &str, near: Option<&str>) -> Diagnostic {
    let found = Diagnostic::new(
        &RULE,
        span,
        format!("site.yaml 的 topics 里没有 `{topic}`"),
        format!("site.yaml declares no topic `{topic}`"),
    );
    match near {
        Some(_) => found.did_you_mean(near),
        None => found.help("在 site.yaml 的 topics 里加上它", "add it to `topics` in site.yaml"),
    }
}
