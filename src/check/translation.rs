//! L101: prose that a language of the site lacks. Its page shows the source language with a notice, and all its data.

use std::collections::BTreeMap;

use super::Context;
use crate::diag::Diagnostics;
use crate::model::Prose;
use crate::rules;
use crate::source::Span;

/// Reports every language that a report or page has no prose in, unless it has none at all.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    for (_, report) in context.site.reports.iter() {
        lacking(context, &report.slug, report.span, &report.prose, found);
    }
    for page in &context.site.pages {
        lacking(context, &page.slug, Span::at_start(page.file), &page.prose, found);
    }
}

fn lacking(context: &Context<'_>, slug: &str, at: Span, prose: &BTreeMap<String, Prose>, found: &mut Diagnostics) {
    let is_written = |prose: &Prose| !prose.text.trim().is_empty();
    if !prose.values().any(is_written) {
        return;
    }
    for lang in context.site.settings.languages.iter().filter(|lang| !prose.get(*lang).is_some_and(is_written)) {
        found.push(rules::untranslated_prose(at, slug, lang));
    }
}
