//! W109: no base_url.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "W109",
    name: "no-base-url",
    severity: Severity::Info,
    title: ["没有设置 base_url", "no base_url"],
    why: [
        "不写 base_url，站点照样能用，放在哪里都行；只是不生成规范网址、语言互指和 sitemap，搜索引擎较难收录。正式发布时，在 site.yaml 里写上站点的网址，或用 --base-url 给出。",
        "Without `base_url` the site works wherever it is put, but it has no canonical addresses, no links between languages for search engines and no sitemap. When publishing for good, set the site's address in site.yaml or with --base-url.",
    ],
    bad: r"-- content/site.yaml --
title: { zh: 示例站点, en: Example site }
languages: [zh, en]
topics: { economy: { zh: 经济, en: Economy } }
",
    good: r"-- content/site.yaml --
title: { zh: 示例站点, en: Example site }
languages: [zh, en]
base_url: https://example.org/reports/
topics: { economy: { zh: 经济, en: Economy } }
",
};

/// What a site without an address lacks.
pub fn no_base_url(span: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "没有 base_url：不写 canonical、hreflang 和 sitemap",
        "without `base_url` there are no canonical addresses, hreflang or sitemap",
    )
    .help(
        "在 site.yaml 里写 base_url: https://…/，或用 --base-url",
        "set `base_url: https://…/` in site.yaml, or use --base-url",
    )
}
