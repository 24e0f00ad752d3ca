//! L106: entries of the ledger whose translation is gone.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "L106",
    name: "ledger-orphan",
    severity: Severity::Info,
    title: ["译文台账有多余条目", "entry of the ledger without its text"],
    why: [
        "台账里有的译文已经不在：文件改了名，或者文字删掉了。多余的条目不影响发布。下次运行 `duizhao check --accept-translations` 时会一并清除。",
        "The ledger holds a translation that is no longer there: its file was renamed or its text removed. Nothing is wrong with the site. The next `duizhao check --accept-translations` takes such entries out.",
    ],
    bad: r"-- content/translations.yaml --
content/reports/zone-2023.md:
  en:
    title: 0123456789 / 0123456789
",
    good: r"-- content/translations.yaml --
",
};

/// `name`: of the first of `count` entries.
pub fn ledger_orphan(span: Span, name: &str, count: usize) -> Diagnostic {
    let (etc_zh, etc_en) = match count {
        0 | 1 => (String::new(), String::new()),
        count => (format!("等 {count} 条"), format!(" and {} more", count - 1)),
    };
    Diagnostic::new(
        &RULE,
        span,
        format!("台账里的译文已不存在：{name}{etc_zh}"),
        format!("the ledger holds a translation that does not exist: {name}{etc_en}"),
    )
    .help("`duizhao check --accept-translations` 会清除", "`duizhao check --accept-translations` takes it out")
}
