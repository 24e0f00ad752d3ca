//! S105: unknown word.

use crate::diag::{Diagnostic, Rule, Severity, nearest};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S105",
    name: "unknown-word",
    severity: Severity::Error,
    title: ["不是规定的词", "unknown word"],
    why: [
        "有些键只接受规定的几个词，如 kind、status、better。写成别的词，程序不知道是什么意思，不能代为猜测。请从提示列出的词里选一个。",
        "Some keys take one of a few fixed words, such as `kind`, `status` or `better`. Any other word has no meaning, and the program must not guess. Choose one of the words listed in the message.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
kind: sumary
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
kind: summary
---
",
};

/// `known`: the words that may stand here.
pub fn unknown_word(span: Span, key: &str, word: &str, known: &[&str]) -> Diagnostic {
    let list = known.join(", ");
    let near = nearest(word, known.iter().copied());
    Diagnostic::new(&RULE, span, format!("`{word}` 不是 `{key}` 的取值"), format!("`{word}` is not a value of `{key}`"))
        .help(
            match near {
                Some(near) => format!("是否想写 `{near}`？可以写：{list}"),
                None => format!("可以写：{list}"),
            },
            match near {
                Some(near) => format!("did you mean `{near}`? one of: {list}"),
                None => format!("one of: {list}"),
            },
        )
}
