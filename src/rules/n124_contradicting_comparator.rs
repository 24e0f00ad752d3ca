//! N124: words around a number contradict it.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N124",
    name: "contradicting-comparator",
    severity: Severity::Warning,
    title: ["数字前后的用词自相矛盾", "words around a number contradict it"],
    why: [
        "“不超过5%以上”“超过约30家”“增长-3%”“由5%提高到3%”这类写法自相矛盾，读者无从知道实际是多少。增长、下降已经表明方向，后面的数不再带负号；位次上升是名次的数字变小；区间从小到大写。请按原始数据改正用词或数字。",
        "\"At most 5% or more\", \"growth of -3%\" or \"rose from 5% to 3%\" contradict themselves, and the reader cannot know what is meant. A word of rise or fall gives the sign, so the number takes none. A place that rises becomes a smaller number, and ranges run from the lower to the higher end. Correct the word or the number from the source.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年用电成本下降-5%，投诉办结率由95%提高到92%。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年用电成本下降5%，投诉办结率由92%提高到95%。
",
};

/// `text`: the words and the number.
pub fn contradicting_comparator(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("“{text}”前后矛盾"), format!("`{text}` contradicts itself")).help(
        "只留一个限定词；增长、下降后面的数不带负号；区间从小到大写",
        "keep one qualifier; no minus after a word of rise or fall; write ranges from the lower end",
    )
}

/// `text`: from the first level to the second.
pub fn contradicting_direction(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("“{text}”的方向与数字相反"),
        format!("the direction in `{text}` is not that of its numbers"),
    )
    .help("核对两个数的先后，或改用相反的词", "check the order of the two numbers, or use the opposite word")
}
