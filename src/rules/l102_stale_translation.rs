//! L102: stale translation.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Text;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "L102",
    name: "stale-translation",
    severity: Severity::Warning,
    title: ["原文改过，译文未改", "stale translation"],
    why: [
        "译文台账 content/translations.yaml 记着每条译文认可时对照的原文。原文后来改了而译文一字未动，两种语言的页面就可能说法不一。请对照原文修订译文；译文仍然正确的，用 `duizhao check --accept-translations=文件` 重新认可。",
        "The ledger content/translations.yaml keeps which source text each translation was accepted against. Where the source was changed later and the translation was not, the pages of the two languages may no longer say the same. Revise the translation; if it still holds, accept it anew with `duizhao check --accept-translations=FILE`.",
    ],
    bad: r"-- content/translations.yaml --
content/reports/zone-2024.md:
  en:
    prose: 0123456789 / 19ae1ca78f
-- content/reports/zone-2024.md --
---
title: { zh: 2024年工作总结, en: Work summary 2024 }
organization: zone
period: 2024
---

全年工业总产值平稳增长。
-- content/reports/zone-2024.en.md --
Industrial output grew fast over the year.
",
    good: r"-- content/translations.yaml --
content/reports/zone-2024.md:
  en:
    prose: 0123456789 / 19ae1ca78f
-- content/reports/zone-2024.md --
---
title: { zh: 2024年工作总结, en: Work summary 2024 }
organization: zone
period: 2024
---

全年工业总产值平稳增长。
-- content/reports/zone-2024.en.md --
Industrial output grew steadily over the year.
",
};

/// `sources`: the source texts that changed. `what`: the text or section. `unit`: the file to accept it by.
pub fn stale_translation(span: Span, sources: &[Span], what: &Text, lang: &str, unit: &str) -> Diagnostic {
    let mut found = Diagnostic::new(
        &RULE,
        span,
        format!("{}的原文在译文认可之后改过，{lang} 译文没有跟着改", what.zh),
        format!("{} has changed since its `{lang}` translation was accepted, and the translation has not", what.en),
    )
    .help(
        format!("对照原文修订译文；译文不必改的，运行 duizhao check --accept-translations={unit}"),
        format!("revise the translation; if it still holds, run `duizhao check --accept-translations={unit}`"),
    );
    for source in sources {
        found = found.related(*source, "现在的原文", "the source text as it is now");
    }
    found
}
