//! N108: the period of a figure is carried over from one of several.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N108",
    name: "unclear-period",
    severity: Severity::Info,
    title: ["时期容易误读", "a period that readers may mistake"],
    why: [
        "一句话里先后写了1—10月和1—9月，后面的数没有再写时期，读者分不清承接哪一个；“现在”“目前”与另写的截止月份并用也是如此。登记的时期与其中一个相符，这里只是提示：在这个数前面把时期写明，就不会误读。",
        "A sentence names January–October and then January–September, and a later figure names neither, so that readers cannot tell which one carries over; a word for now beside another closing month leaves the same doubt. The period on record agrees with one of them, so this is only a note: state the period before the figure, and nobody can misread it.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: { value: 320.5亿元, period: 2024-01..2024-10 }
  trade: { value: 60亿元, period: 2024-01..2024-09 }
---

2024年1—10月，工业总产值为320.5亿元；1—9月，消费平稳；进出口总额为60亿元。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: { value: 320.5亿元, period: 2024-01..2024-10 }
  trade: { value: 60亿元, period: 2024-01..2024-09 }
---

2024年1—10月，工业总产值为320.5亿元；1—9月，消费平稳；1—9月，进出口总额为60亿元。
",
};

/// `span`: the number; `said`: the words that its period is taken from, or that leave it open.
pub fn unclear_period(span: Span, said: &str, name: &Text, said_at: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{}的时期取自“{said}”，同一句里还有别的时期", name.zh),
        format!("{} takes its period from \"{said}\", in a sentence that names others", name.en),
    )
    .related(said_at, "时期写在这里", "the period stands here")
    .help("在这个数前面写明时期", "state the period before the number")
}
