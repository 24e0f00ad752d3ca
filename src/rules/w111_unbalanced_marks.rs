//! W111: brackets and quotation marks without partner.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W111",
    name: "unbalanced-marks",
    severity: Severity::Warning,
    title: ["括号、引号、书名号不配对", "unbalanced brackets or quotation marks"],
    why: [
        "括号、引号、书名号必须成对。少了一半，读者分不清引用或补充说明到哪里为止；用另一种括号收尾，如【…)，也是错的。请补上或删去多余的一半；全角、半角括号混用不在此列。",
        "Brackets, quotation marks and title marks come in pairs. Where one half is missing, readers cannot tell where a quotation or an aside ends; a bracket closed by one of another kind, as in 【…), is as wrong. Add the missing half, or remove the one too many. Full-width and half-width forms of one bracket may be mixed.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

加快铁路支线上岛，贯通铁路至港口“最后一公里。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

加快铁路支线上岛，贯通铁路至港口“最后一公里”。
",
};

/// What a mark is called in Chinese.
fn kind(mark: char) -> &'static str {
    match mark {
        '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' => "引号",
        '《' | '》' | '〈' | '〉' => "书名号",
        _ => "括号",
    }
}

/// A mark that nothing closes.
pub fn unclosed_mark(span: Span, mark: char, closing: char) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{} {mark} 没有配对的 {closing}", kind(mark)),
        format!("`{mark}` is not closed"),
    )
    .help(format!("在结束处补上 {closing}"), format!("add `{closing}` where it ends"))
}

/// A mark that closes nothing.
pub fn unopened_mark(span: Span, mark: char, opening: char) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{} {mark} 前面没有配对的 {opening}", kind(mark)),
        format!("`{mark}` closes nothing"),
    )
    .help(
        format!("在前面补上 {opening}，或删去 {mark}"),
        format!("add `{opening}` where it starts, or remove `{mark}`"),
    )
}

/// `other`: the bracket that is open at `place`, and `closing` what closes it.
pub fn mark_of_another_kind(span: Span, mark: char, place: Span, other: char, closing: char) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("前面是 {other}，这里却用 {mark} 收尾"),
        format!("`{other}` is closed by `{mark}`, a bracket of another kind"),
    )
    .related(place, "在这里开始", "opened here")
    .help(format!("改成 {closing}，或删去 {mark}"), format!("write `{closing}`, or remove `{mark}`"))
}
