//! N126: 全市 may be either of two cities.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N126",
    name: "unclear-whole",
    severity: Severity::Warning,
    title: ["“全市”所指不明", "\"the city\" may be either of two"],
    why: [
        "单位处在县级市、县级市又属于地级市时，“占全市65%”可以指其中任何一个，两者相差很大，占比也无法与别处比较。请写出市名。照录原文而不便改的，在该数据的 note 里说明按哪一个市理解。",
        "Where an organization lies in a city that lies within another city, 65% of \"the city\" may refer to either; the two differ widely, and the share cannot be compared with others. Name the city. If the original wording must stand, say in the `note` of the figure how it is read.",
    ],
    bad: r"-- content/organizations.yaml --
prefecture:
  name: { zh: 大示例市, en: Great Example City }
city:
  name: { zh: 示例市, en: Example City }
  within: prefecture
zone:
  name: { zh: 示例经济开发区, en: Example Economic Development Zone }
  within: city
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全区高层次人才占全市的65%。
",
    good: r"-- content/organizations.yaml --
prefecture:
  name: { zh: 大示例市, en: Great Example City }
city:
  name: { zh: 示例市, en: Example City }
  within: prefecture
zone:
  name: { zh: 示例经济开发区, en: Example Economic Development Zone }
  within: city
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全区高层次人才占示例市的65%。
",
};

/// `text`: the share as written; `cities`: the inner and the outer one, in zh and en.
pub fn unclear_whole(span: Span, text: &str, cities: &[(String, String); 2]) -> Diagnostic {
    let [inner, outer] = cities;
    Diagnostic::new(
        &RULE,
        span,
        format!("“{text}”里的全市可以是{}，也可以是{}", inner.0, outer.0),
        format!("the city in `{text}` may be {} or {}", inner.1, outer.1),
    )
    .help(
        format!("写出市名，如“占{}”；照录原文的，在该数据的 note 里说明", inner.0),
        "name the city, or say in the `note` of the figure which one is meant",
    )
}
