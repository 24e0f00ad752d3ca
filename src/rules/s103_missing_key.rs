//! S103: missing key.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S103",
    name: "missing-key",
    severity: Severity::Error,
    title: ["缺少必填的键", "missing key"],
    why: [
        "报告必须写明标题、单位和时期，指标必须写明名称、单位和类型，站点必须写明标题和语言，其余都可省略。缺了这些，数据就无法归位和比较。请按提示补上。",
        "A report needs title, organization and period; an indicator needs name, unit and kind; the site needs title and languages. All else is optional. Without these a figure cannot be placed or compared. Add the key named in the message.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---
",
};

/// `key`: what is missing.
pub fn missing_key(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("缺少 `{key}`"), format!("`{key}` is missing"))
        .help(format!("加上 `{key}: …`"), format!("add `{key}: …`"))
}
