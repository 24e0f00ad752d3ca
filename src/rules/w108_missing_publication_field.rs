//! W108: missing publication details.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W108",
    name: "missing-publication-field",
    severity: Severity::Warning,
    title: ["缺少发布信息", "missing publication details"],
    why: [
        "site.yaml 写了 government，就按政府信息公开的要求，每份报告都应有索引号、成文日期、发布时间和来源。缺了这些，公开目录里难以查找，也说不清出处。请在文件头里补上提示列出的各项。",
        "With `government` in site.yaml every report is expected to carry what the disclosure rules ask for: index number, date of issue, time of publication and source. Without them a document is hard to find and its origin unclear. Add the keys listed in the message to the front matter.",
    ],
    bad: r"-- content/site.yaml --
title: { zh: 示例站点, en: Example site }
languages: [zh, en]
base_url: https://example.org/
topics: { economy: { zh: 经济, en: Economy } }
government: { site_name: 示例经济开发区 }
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---
",
    good: r"-- content/site.yaml --
title: { zh: 示例站点, en: Example site }
languages: [zh, en]
base_url: https://example.org/
topics: { economy: { zh: 经济, en: Economy } }
government: { site_name: 示例经济开发区 }
-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
index_no: EX331082/2025-00018
issued: 2025-01-10
published: 2025-01-10 09:36
source: 示例经济开发区管委会
---
",
};

/// `keys`: what the government profile wants and the report lacks.
pub fn missing_publication_field(span: Span, keys: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("政府网站的报告应有 {keys}"),
        format!("a report on a government site should have {keys}"),
    )
    .help("在文件头里补上", "add it to the front matter")
}
