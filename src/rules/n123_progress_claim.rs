//! N123: a claim of progress does not hold.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "N123",
    name: "progress-claim",
    severity: Severity::Info,
    title: ["进度说法与时间进度不符", "a claim of progress does not match the calendar"],
    why: [
        "“快于时序进度”“与时间进度同步”是把完成计划的百分比同已过月份占全年的比重相比：到10月末应为83.3%。这里按报告时期的期末计算，“同步”允许相差3个百分点；文中写“目前”而成文日期晚得多的，再按成文日期计算。只供审核参考，不计入 --strict。",
        "To be ahead of the calendar or in step with it compares the share of the plan that is done with the months that have passed: 83.3% at the end of October. The claim is judged at the end of the report's period, and \"in step\" may be off by 3 points. If the text says \"to date\" and was issued much later, the date of issue is tried too. This is for reviewers and never counted by --strict.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024-01..2024-10
issued: 2024-11-05
---

截至目前，技改项目完成年度计划的62%，快于时序进度。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024-01..2024-10
issued: 2024-11-05
---

截至目前，技改项目完成年度计划的88%，快于时序进度。
",
};

/// `done`: of the plan, as written; `passed`: share of the year that had passed.
pub fn progress_claim(span: Span, done: &str, passed: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("完成 {done}，而到期末时间已过 {passed}，与所说的进度不符"),
        format!("{done} is done where {passed} of the year has passed, which does not match the progress claimed"),
    )
    .help("核对完成比例和进度的说法", "check the share done and the wording")
}

/// The claim holds at the period's end, but not on the day of issue.
pub fn progress_claim_dated(span: Span, done: &str, passed: &str, issued: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("完成 {done}：按期末（时间已过 {passed}）说得通，按成文日期（{issued}）则不符，“目前”所指不明"),
        format!(
            "{done} is done: the claim holds at the end of the period ({passed} passed), but not on the date of issue ({issued}), so \"to date\" is unclear"
        ),
    )
    .help("把“目前”写成数据截止的月份，如“截至10月底”", "in place of \"to date\" name the month that the figures run to")
}
