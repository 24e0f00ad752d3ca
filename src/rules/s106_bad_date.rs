//! S106: malformed date.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S106",
    name: "bad-date",
    severity: Severity::Error,
    title: ["日期写法不对", "malformed date"],
    why: [
        "日期写成 2025-01-10，月和日各两位；发布时间可再加时刻，写成 2025-01-10 09:36。日期决定报告的先后，也决定修订时以哪个数为准。请按这种写法改正，并核对是否真有这一天。",
        "Dates are written 2025-01-10, with two digits for month and day; a time of publication may follow: 2025-01-10 09:36. Dates order the reports and decide which value counts after a revision. Rewrite the date in this form, and check that the day exists.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
issued: 2025年1月10日
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
issued: 2025-01-10
---
",
};

/// `example`: the form that is due.
pub fn bad_date(span: Span, text: &str, example: &str) -> Diagnostic {
    let found = Diagnostic::new(&RULE, span, format!("`{text}` 不是日期"), format!("`{text}` is not a date"));
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let day = text.split([' ', 'T']).next().unwrap_or("");
    let is_formed = matches!(day.split('-').collect::<Vec<_>>().as_slice(), [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2));
    if is_formed && text.len() == day.len() {
        return found.help("没有这一天：核对月份和日期", "there is no such day: check the month and the day");
    }
    found.help(format!("写成 {example} 的形式"), format!("write it like {example}"))
}
