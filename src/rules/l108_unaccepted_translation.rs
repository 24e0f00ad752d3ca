//! L108: translations that the ledger does not hold as they are.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "L108",
    name: "unaccepted-translation",
    severity: Severity::Info,
    title: ["译文尚未认可", "translation not yet accepted"],
    why: [
        "新写的译文和修订过的译文要认可一次，记入台账；此后原文再有改动，才查得出译文过期。未认可不影响发布，也不计入 --strict。审核过译文之后，运行 `duizhao check --accept-translations`。",
        "A translation that is new or revised is to be accepted once, so that the ledger knows which source text it was made from; only then can a later change of that text be noticed. The site can be published without, and --strict does not count it. Once the translations are reviewed, run `duizhao check --accept-translations`.",
    ],
    bad: r"-- content/translations.yaml --
content/reports/zone-2024.md:
  en:
    title: 0123456789 / 0123456789
-- content/reports/zone-2024.md --
---
title: { zh: 2024年工作总结, en: Work summary 2024 }
organization: zone
period: 2024
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: { zh: 2024年工作总结, en: Work summary 2024 }
organization: zone
period: 2024
---
",
};

/// Places of translations that are shown.
const SHOWN_MAX: usize = 3;

/// `span`: the ledger. `places`: the translations; at least one.
pub fn unaccepted_translation(span: Span, places: &[Span]) -> Diagnostic {
    let (count, are) = match places.len() {
        1 => ("1 translation".to_owned(), "is"),
        count => (format!("{count} translations"), "are"),
    };
    let mut found = Diagnostic::new(
        &RULE,
        span,
        format!("有 {} 条译文是新写或修订的，尚未认可", places.len()),
        format!("{count}, new or revised, {are} not yet accepted"),
    )
    .help(
        "审核之后运行 `duizhao check --accept-translations`",
        "once reviewed, run `duizhao check --accept-translations`",
    );
    for place in places.iter().take(SHOWN_MAX) {
        found = found.related(*place, "尚未认可的译文", "not yet accepted");
    }
    found
}
