//! W110: a paragraph that breaks off.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W110",
    name: "unfinished-paragraph",
    severity: Severity::Warning,
    title: ["段落没有写完", "unfinished paragraph"],
    why: [
        "一段话末尾没有标点，往往是复制时丢了后半句，或者一句话被空行拆成了两段。读者看不出少了什么，按句号断句、对照数字的检查也会出错。请补上缺的文字或标点；被拆开的，删去中间的空行。标题、图表名、落款和引出列表的话不受此限。",
        "A paragraph without a final mark has often lost the rest of its sentence when it was copied, or a blank line has cut the sentence in two. Readers cannot tell what is missing, and checks that go by sentences are misled. Add the missing words or the full stop, or remove the blank line. Headings, captions, signatures and words that lead to a list are not meant.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年跨境电商出口额突破110亿元，增速位居全省首

位；国际再生金属交易中心交易额接近400亿元。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全年跨境电商出口额突破110亿元，增速位居全省首位；国际再生金属交易中心交易额接近400亿元。
",
};

/// `words`: its last words; `rest`: where the next paragraph goes on.
pub fn unfinished_paragraph(span: Span, words: &str, rest: Option<Span>) -> Diagnostic {
    match rest {
        Some(rest) => Diagnostic::new(
            &RULE,
            span,
            format!("一句话被空行拆成两段：“{words}”后面还没完"),
            format!("a blank line breaks the sentence after “{words}”"),
        )
        .related(rest, "下文在这里", "it goes on here")
        .help("删去中间的空行，把两段接起来", "remove the blank line between the two paragraphs"),
        None => Diagnostic::new(
            &RULE,
            span,
            format!("段落末尾没有标点，到“{words}”就断了"),
            format!("the paragraph breaks off at “{words}” without a final mark"),
        )
        .help("补上缺的文字；没有缺的，补上句号", "add the words that are missing or, if none are, the full stop"),
    }
}

/// An item that lacks the mark which all others of its list end in.
pub fn unfinished_item(span: Span, words: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("同一列表的其他各项都有句末标点，这一项到“{words}”就断了"),
        format!("all other items of the list end in a mark; this one breaks off at “{words}”"),
    )
    .help("补上缺的文字或标点", "add the missing words or the mark")
}
