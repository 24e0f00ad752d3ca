//! G105: what was published changed, and nothing says why.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule's code. A permission for it is judged only where an earlier release is compared.
pub const CODE: &str = "G105";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    name: "unexplained-release-change",
    severity: Severity::Warning,
    title: ["已公布的数据或目标有改动而未说明", "published figure or target changed without an explanation"],
    why: [
        "用 build --since 与上一次发布比较时，已公布的数值、增速、位次、占比或目标改了、删了，却没有说明原因，读者会以为数据被悄悄改动。请在该项下新写 note，或在报告里写 correction（更正说明）；由以后的报告修订的，不必另写。整份报告撤下的，以及只改了精度、单位写法或补充了内容的，不在此列。",
        "`build --since` compares with an earlier release. A published value, growth rate, rank, share or target that differs or is gone without a word looks as if it had been altered in secret. Add a new `note` to the entry or a `correction` to its report; a revision by a later report needs neither. Reports that were withdrawn as a whole are let pass, and so are changes that contradict nothing: another precision or unit, or more detail.",
    ],
    // No text alone can raise it: it takes an earlier release.
    bad: "",
    good: "",
};

/// `what`: the indicator and the two values in words; `removed`: the entry is gone.
pub fn unexplained_release_change(span: Span, what: &Text, removed: bool) -> Diagnostic {
    let found = Diagnostic::new(
        &RULE,
        span,
        format!("与上次发布不同而未说明：{}", what.zh),
        format!("differs from the earlier release without an explanation: {}", what.en),
    );
    if removed {
        found.help(
            "补回这一项；确需删除的，在报告里写 correction: { date: …, text: … }",
            "put the entry back, or say why it went in the report's `correction: { date: …, text: … }`",
        )
    } else {
        found.help(
            "在这一项下写 note: …，或在报告里写 correction: { date: …, text: … }；写错的请改回",
            "add `note: …` to the entry or `correction: { date: …, text: … }` to the report, or correct the entry",
        )
    }
}
