//! S108: not a figure.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::quantity::Defect;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S108",
    name: "not-a-figure",
    severity: Severity::Error,
    title: ["不是数据", "not a figure"],
    why: [
        "这里应是一个数，可带限定词（超、约、以上）、单位和增速，如“320.5亿元 +8.2%”。第二个数必须带正负号，或“增长”“下降”等词，否则看不出它是增速还是别的数。说明文字请放进 note。",
        "A figure is a number with its unit, optionally a qualifier (超, 约, 以上) and a growth rate: `320.5亿元 +8.2%`. A second number needs a sign or a word such as 增长 or 下降; otherwise it might be anything. Put explanations into `note`.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿元 8.2%
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿元 +8.2%
---
",
};

/// Where the text stops being a figure.
pub fn not_a_figure(span: Span, text: &str, defect: &Defect) -> Diagnostic {
    let (zh, en) = match defect {
        Defect::SecondNumber => (
            "第二个数既没有正负号，也没有“增长”“下降”等词，看不出是不是增速",
            "the second number has neither a sign nor a word such as 增长, so it may not be growth",
        ),
        Defect::BadNumber => (
            "数字写法不对（千分位逗号每三位一个，小数点只有一个）",
            "malformed number (a comma every three digits, one decimal point)",
        ),
        Defect::Reversed => ("范围的上限小于下限", "the range ends below its start"),
        Defect::TwoQualifiers => {
            ("一个数有两个限定词（如“超…以上”）", "two qualifiers on one number (such as 超…以上)")
        }
        Defect::Rest(_) => ("数据后面有无法识别的文字", "the figure is followed by something that cannot be read"),
        _ => ("这里应有一个数", "expected a number here"),
    };
    let help = match defect {
        Defect::SecondNumber => {
            ("例：577亿元 +44.7%，或 577亿元，下降3.2%", "for example: 577亿元 +44.7%, or 577亿元，下降3.2%")
        }
        Defect::TwoQualifiers => ("只留一个限定词", "keep one qualifier"),
        _ => (
            "例：577亿元、超1300万吨、1-2家、577亿元 +44.7%；说明文字放在 note 里",
            "for example: 577亿元, 超1300万吨, 1-2家, 577亿元 +44.7%; explanations go into `note`",
        ),
    };
    Diagnostic::new(&RULE, span, format!("`{text}`：{zh}"), format!("`{text}`: {en}")).help(help.0, help.1)
}
