//! L101, L103: prose, and other texts, that a language of the site lacks. Its page shows the source language, with a
//! notice where that is the prose, and all its data.

use std::collections::BTreeMap;

use super::Context;
use crate::diag::Diagnostics;
use crate::model::{Passage, PassageKind, Prose};
use crate::rules;
use crate::source::{FileId, Span};

/// Reports every language that a report or page has no prose in, unless it has none at all.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    for (_, report) in context.site.reports.iter() {
        for lang in lacking(context, &report.prose) {
            found.push(rules::untranslated_prose(report.span, &report.slug, lang));
        }
    }
    for page in &context.site.pages {
        for lang in lacking(context, &page.prose) {
            found.push(rules::untranslated_page(Span::at_start(page.file), &page.slug, lang));
        }
    }
    let mut units: BTreeMap<FileId, Vec<&Passage>> = BTreeMap::new();
    for passage in &context.site.translations.passages {
        units.entry(passage.unit).or_default().push(passage);
    }
    for passages in units.values() {
        for lang in context.site.settings.languages.iter().skip(1) {
            fields(context, passages, lang, found);
        }
    }
}

/// The texts of one file that a language lacks. A report without any text in the language is told by its prose.
fn fields(context: &Context<'_>, passages: &[&Passage], lang: &str, found: &mut Diagnostics) {
    let source_lang = context.site.settings.source_lang();
    let has_prose = passages.iter().any(|one| one.kind == PassageKind::Prose);
    if has_prose && !passages.iter().any(|one| one.versions.contains_key(lang)) {
        return;
    }
    let lacking = passages.iter().filter(|one| one.kind != PassageKind::Prose && !one.versions.contains_key(lang));
    let lacking: Vec<(Span, &str)> =
        lacking.filter_map(|one| Some((one.versions.get(source_lang)?.first()?.span, one.key.as_str()))).collect();
    if let Some((first, _)) = lacking.first() {
        found.push(rules::missing_translation_field(*first, &lacking, lang));
    }
}

/// The languages that a prose is not written in; none of one that is written in no language.
fn lacking<'a>(context: &'a Context<'_>, prose: &BTreeMap<String, Prose>) -> Vec<&'a str> {
    let is_written = |prose: &Prose| !prose.text.trim().is_empty();
    if !prose.values().any(is_written) {
        return Vec::new();
    }
    let languages = context.site.settings.languages.iter();
    languages.filter(|lang| !prose.get(*lang).is_some_and(is_written)).map(String::as_str).collect()
}
