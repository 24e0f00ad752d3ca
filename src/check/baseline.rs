//! R109: a target names a base period of which no figure is held.

use super::Context;
use crate::diag::Diagnostics;
use crate::rules;

/// Reports baselines that neither an observation nor a literal value answers.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    for (id, target) in context.site.targets.iter() {
        let Some(baseline) = target.baseline.as_deref().filter(|baseline| baseline.value.is_none()) else { continue };
        if context.derived.outcome(id).is_some_and(|outcome| outcome.base.is_none()) {
            found.push(rules::baseline_missing(baseline.span, &baseline.period.canonical()));
        }
    }
}
