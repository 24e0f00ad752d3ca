//! S108: the text is not a figure.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::quantity::Defect;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S108",
    name: "not-a-figure",
    severity: Severity::Error,
    title: ["不是数据", "the text is not a figure"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// Where the text stops being a figure.
pub fn not_a_figure(span: Span, text: &str, defect: &Defect) -> Diagnostic {
    let (zh, en) = match defect {
        Defect::SecondNumber => ("第二个数既没有正负号，也没有“增长”“下降”等词，看不出是什么", "the second number has neither a sign nor a word such as 增长: what it is cannot be told"),
        Defect::BadNumber => ("数字写法不对（千分位逗号每三位一个，小数点只有一个）", "the number is not well formed (a comma every three digits, one point)"),
        Defect::Reversed => ("范围的上限小于下限", "the range ends below its start"),
        Defect::TwoQualifiers => ("有两个限定词（如“超…以上”）", "two qualifiers stand with one number (such as 超…以上)"),
        Defect::Rest(_) => ("数据后面还有无法识别的文字", "something that cannot be read follows the figure"),
        _ => ("这里应有一个数", "a number is due here"),
    };
    let help = match defect {
        Defect::SecondNumber => ("例：577亿元 +44.7%，或 577亿元，下降3.2%", "such as: 577亿元 +44.7%, or 577亿元，下降3.2%"),
        Defect::TwoQualifiers => ("只留一个限定词", "keep one qualifier"),
        _ => ("例：577亿元、超1300万吨、1-2家、577亿元 +44.7%；说明文字放在 note 里", "such as: 577亿元, 超1300万吨, 1-2家, 577亿元 +44.7%; words go into `note`"),
    };
    Diagnostic::new(&RULE, span, format!("`{text}`：{zh}"), format!("`{text}`: {en}")).help(help.0, help.1)
}
