//! S121: malformed chart block.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S121",
    name: "bad-chart-block",
    severity: Severity::Error,
    title: ["图表块写法不对", "malformed chart block"],
    why: [
        "正文里的 chart 代码块用 YAML 写明画什么：indicator 必填，其余可省。写错了就画不出图，页面上会缺一块。请照提示改正。",
        "A `chart` block in the prose says in YAML what to draw: `indicator` is required, the rest is optional. If it cannot be read, there is no chart and the page has a gap. Correct it as the message says.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿元
---

```chart
type: line
```
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿元
---

```chart
indicator: industrial-output
type: line
```
",
};

/// Why the block cannot be drawn.
pub fn bad_chart_block(span: Span, zh: &str, en: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("图表块：{zh}"), format!("chart block: {en}")).help(
        "可用的键：indicator、type（line、multiples、slope、dumbbell、bar、waterfall、target、sparkline）、organizations、periods、caption、annotations",
        "keys: indicator, type (line, multiples, slope, dumbbell, bar, waterfall, target, sparkline), organizations, periods, caption, annotations",
    )
}

/// The block is understood, but there are no figures to draw as it asks: why, and what to do.
pub fn undrawable_chart(span: Span, why: &Text, remedy: &Text) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("图表块：{}", why.zh), format!("chart block: {}", why.en))
        .help(remedy.zh.as_str(), remedy.en.as_str())
}
