//! R105: ambiguous name.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "R105",
    name: "ambiguous-name",
    severity: Severity::Error,
    title: ["一个名称指两个登记项", "ambiguous name"],
    why: [
        "正文和文件头都可以用名称或别名指代指标和单位，所以一个名称只能指一项。重名时程序只能取第一个，数据可能记到别的指标名下。请从其中一项的 name、short 或 aliases 里去掉，或写成能区分的全称。",
        "Prose and front matter may call indicators and organizations by name or alias, so a name must mean one thing only. With two owners the first would be taken and a figure could be filed under the wrong one. Remove the name from one of the two, or spell both out so that they differ.",
    ],
    bad: r"-- content/indicators.yaml --
output:
  name: 工业总产值
  aliases: [工业产值]
  unit: 亿元
  kind: flow
output-ads:
  name: 规上工业总产值
  aliases: [工业产值]
  unit: 亿元
  kind: flow
",
    good: r"-- content/indicators.yaml --
output:
  name: 工业总产值
  aliases: [工业产值]
  unit: 亿元
  kind: flow
output-ads:
  name: 规上工业总产值
  aliases: [规上工业产值]
  unit: 亿元
  kind: flow
",
};

/// `first` and `second`: the two ids.
pub fn ambiguous_name(span: Span, other: Span, name: &str, first: &str, second: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("名称“{name}”同时指 `{first}` 和 `{second}`"),
        format!("`{name}` is a name of both `{first}` and `{second}`"),
    )
    .related(other, "另一项在这里", "the other entry")
    .help(
        "从其中一项的 name、short 或 aliases 里去掉它",
        "remove it from the name, short name or aliases of one of them",
    )
}
