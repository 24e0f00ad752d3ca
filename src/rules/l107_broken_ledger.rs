//! L107: a ledger of translations that cannot be read, wholly or in part.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "L107",
    name: "broken-ledger",
    severity: Severity::Warning,
    title: ["译文台账读不出来", "broken ledger of translations"],
    why: [
        "content/translations.yaml 由程序写入，被手工改动或合并冲突弄坏后，过期的译文就查不出来。网站本身不受影响。合并冲突留下的标记不必手工处理：两边的条目都按已认可对待。核对译文之后运行 `duizhao check --accept-translations`，台账会重新写好。",
        "content/translations.yaml is written by the program; once broken by hand or by a merge, stale translations are not found any more. The site itself is not affected. Marks left by a merge need no editing: the entries of both sides count as accepted. Look through the translations, then run `duizhao check --accept-translations`, which writes the ledger anew.",
    ],
    bad: r"-- content/translations.yaml --
content/reports/zone-2024.md:
  en:
    prose: accepted
",
    good: r"-- content/translations.yaml --
content/reports/zone-2024.md:
  en:
    prose: 0123456789 / 0123456789
",
};

const HELP: [&str; 2] = [
    "核对译文后运行 `duizhao check --accept-translations`，台账会重新写好",
    "look through the translations and run `duizhao check --accept-translations`: it writes the ledger anew",
];

fn broken(span: Span, zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    let [help_zh, help_en] = HELP;
    Diagnostic::new(&RULE, span, zh, en).help(help_zh, help_en)
}

/// It is no YAML. `message`: the parser's.
pub fn unreadable_ledger(span: Span, message: &str) -> Diagnostic {
    broken(
        span,
        format!("译文台账读不出来：{message}"),
        format!("the ledger of translations cannot be read: {message}"),
    )
}

/// Marks of a merge stand in it.
pub fn merged_ledger(span: Span) -> Diagnostic {
    broken(
        span,
        "译文台账里有合并冲突的标记；两边的条目都按已认可对待",
        "the ledger holds the marks of a merge; the entries of both sides count as accepted",
    )
}

/// Something else stands where an entry is due.
pub fn strange_in_ledger(span: Span) -> Diagnostic {
    broken(
        span,
        "这不是台账的条目：应为“原文指纹 / 译文指纹”",
        "this is no entry of the ledger: `source / translation`, as hashes, is due here",
    )
}
