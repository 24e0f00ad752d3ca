//! S102: duplicate key.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S102",
    name: "duplicate-key",
    severity: Severity::Error,
    title: ["同一个键写了两次", "duplicate key"],
    why: [
        "同一层里一个键只能出现一次，否则看不出以哪一个为准。同一指标有几个数（分币种、分项、分时期）时，写成列表。请合并，或删去多余的一个。",
        "A key may occur once in a map; otherwise it is unclear which value counts. Where one indicator has several figures (by currency, item or period), write them as a list. Merge the two, or remove one.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  trade: 41.6亿元
  trade: 5.8亿美元
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  trade:
    - 41.6亿元
    - 5.8亿美元
---
",
};

/// `as_list`: the map is one of indicators, whose remedy is the list form.
pub fn duplicate_key(span: Span, first: Span, key: &str, as_list: bool) -> Diagnostic {
    let found = Diagnostic::new(&RULE, span, format!("键 `{key}` 写了两次"), format!("the key `{key}` occurs twice"))
        .related(first, "第一次在这里", "first here");
    if as_list {
        found.help(
            format!("同一指标有几个数时写成列表：`{key}:` 下面每个数占一行，以 `- ` 开头"),
            format!("several figures of one indicator make a list: below `{key}:` one line each, starting with `- `"),
        )
    } else {
        found.help("只留一个", "keep one of them")
    }
}
