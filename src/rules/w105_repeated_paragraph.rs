//! W105: repeated paragraph.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W105",
    name: "repeated-paragraph",
    severity: Severity::Warning,
    title: ["段落重复", "repeated paragraph"],
    why: [
        "同一段文字出现两次，多半是复制时多粘了一遍，审核时不易看出。请删去一段；确需重复的，在前面写 <!-- allow W105: 理由 -->。",
        "A paragraph that occurs twice was most likely pasted once too often, which reviewers easily overlook. Remove one; if the repetition is intended, put <!-- allow W105: reason --> before it.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全区上下攻坚克难，主要经济指标稳中有进，各项工作取得了新的明显成效。

## 下一步

全区上下攻坚克难，主要经济指标稳中有进，各项工作取得了新的明显成效。
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---

全区上下攻坚克难，主要经济指标稳中有进，各项工作取得了新的明显成效。

## 下一步

继续抓好项目建设，推动产业转型升级，努力实现全年目标任务。
",
};

/// `first`: the same text before.
pub fn repeated_paragraph(span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "这一段与前面的一段相同", "this paragraph repeats an earlier one")
        .related(first, "第一次在这里", "first here")
        .help("删去重复的一段", "remove one of the two")
}
