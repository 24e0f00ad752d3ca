//! L102, L106, L108: translations whose source text changed, entries of texts that are gone, texts not yet accepted.

use std::collections::{BTreeMap, BTreeSet};

use super::{Stale, State, state};
use crate::check::Context;
use crate::diag::Diagnostics;
use crate::lang::Text;
use crate::model::{Ledger, Passage, PassageKind, Section};
use crate::rules;
use crate::source::Span;

/// Holds every translation against the ledger; silent for a site that keeps none.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    let Some(ledger) = &context.site.translations.ledger else { return };
    let settings = &context.site.settings;
    let mut waiting: Vec<Span> = Vec::new();
    for passage in &context.site.translations.passages {
        let unit = context.texts.path(Span::at_start(passage.unit));
        for lang in settings.languages.iter().skip(1) {
            match state(passage, settings.source_lang(), lang, ledger.texts(unit, lang)) {
                State::Stale(stale) => tell(passage, settings.source_lang(), lang, unit, &stale, found),
                State::New | State::Revised if passage.versions.contains_key(settings.source_lang()) => {
                    waiting
                        .extend(passage.versions.get(lang).and_then(|text| text.first()).map(|section| section.span));
                }
                _ => {}
            }
        }
    }
    if !waiting.is_empty() {
        found.push(rules::unaccepted_translation(Span::at_start(ledger.file), &waiting));
    }
    let orphans = orphans(context, ledger);
    if let Some((place, name)) = orphans.first() {
        found.push(rules::ledger_orphan(*place, name, orphans.len()));
    }
}

fn tell(passage: &Passage, source_lang: &str, lang: &str, unit: &str, stale: &Stale, found: &mut Diagnostics) {
    let sections = |lang: &str| passage.versions.get(lang).map(Vec::as_slice).unwrap_or_default();
    let (source, translation) = (sections(source_lang), sections(lang));
    match stale {
        Stale::Sections(numbers) => {
            for number in numbers {
                let (Some(source), Some(translation)) = (source.get(*number), translation.get(*number)) else {
                    continue;
                };
                let what = name(passage, source);
                found.push(rules::stale_translation(translation.span, &[source.span], &what, lang, unit));
            }
        }
        Stale::Whole(numbers) => {
            let changed: Vec<&Section> = numbers.iter().filter_map(|number| source.get(*number)).collect();
            let what = match changed.as_slice() {
                [only] => name(passage, only),
                _ => Text::new("正文", "the prose"),
            };
            let mut places: Vec<Span> = changed.iter().map(|section| section.span).collect();
            if places.is_empty() {
                // A section was taken out: nothing of it is left to show.
                places.extend(source.first().map(|section| section.span));
            }
            let first = translation.iter().find(|section| section.span.start < section.span.end);
            let place = first.map_or(Span::at_start(passage.unit), |section| section.span);
            found.push(rules::stale_translation(place, &places, &what, lang, unit));
        }
    }
}

fn name(passage: &Passage, section: &Section) -> Text {
    match (passage.kind, section.heading.as_str()) {
        (PassageKind::Prose, "") => Text::new("正文开头", "the beginning of the prose"),
        (PassageKind::Prose, heading) => Text::new(format!("“{heading}”一节"), format!("the section “{heading}”")),
        _ => Text::new(format!("`{}`", passage.key), format!("`{}`", passage.key)),
    }
}

/// Entries whose translation no longer exists. What could not be read may hold it.
fn orphans(context: &Context<'_>, ledger: &Ledger) -> Vec<(Span, String)> {
    let known = known(context);
    let mut orphans = Vec::new();
    for (unit, langs) in &ledger.units {
        if context.site.translations.unread.contains(unit) {
            continue;
        }
        // A language that is not configured now waits, as its texts do.
        for (lang, texts) in langs.iter().filter(|(lang, _)| context.site.settings.languages.contains(lang)) {
            let gone = texts.iter().filter(|(key, _)| !known.contains(&(unit.as_str(), lang.as_str(), key.as_str())));
            orphans.extend(gone.flat_map(|(key, accepted)| {
                accepted.iter().map(move |one| (one.span, format!("{unit} {key} ({lang})")))
            }));
        }
    }
    orphans.sort();
    orphans
}

fn known<'a>(context: &Context<'a>) -> BTreeSet<(&'a str, &'a str, &'a str)> {
    let mut paths: BTreeMap<_, &str> = BTreeMap::new();
    let mut known = BTreeSet::new();
    for passage in &context.site.translations.passages {
        let unit = *paths.entry(passage.unit).or_insert_with(|| context.texts.path(Span::at_start(passage.unit)));
        known.extend(passage.versions.keys().map(|lang| (unit, lang.as_str(), passage.key.as_str())));
    }
    known
}
