//! How far a site is translated: per language and kind of text, translated of all, and how many of those are stale.

use super::ledger::{State, state};
use crate::model::{PassageKind, Site};
use crate::source::{Span, Texts};

/// Texts of one kind in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Covered {
    pub kind: PassageKind,
    /// Texts that exist in the source language.
    pub total: usize,
    /// Those that exist in this language too.
    pub translated: usize,
    /// Those of them whose source text changed since they were accepted; 0 for a site without ledger.
    pub stale: usize,
}

/// One language other than the source language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    pub lang: String,
    /// In the order of [`PassageKind::ALL`], without kinds of which there are no texts.
    pub kinds: Vec<Covered>,
}

/// The coverage of every language but the source language, in the order of the settings.
pub fn coverage(site: &Site, texts: &Texts) -> Vec<Coverage> {
    site.settings.languages.iter().skip(1).map(|lang| of_language(site, texts, lang)).collect()
}

fn of_language(site: &Site, texts: &Texts, lang: &str) -> Coverage {
    let source_lang = site.settings.source_lang();
    let ledger = site.translations.ledger.as_ref();
    let mut kinds = PassageKind::ALL.map(|kind| Covered { kind, total: 0, translated: 0, stale: 0 });
    for passage in site.translations.passages.iter().filter(|one| one.versions.contains_key(source_lang)) {
        let Some(covered) = kinds.iter_mut().find(|covered| covered.kind == passage.kind) else { continue };
        let unit = texts.path(Span::at_start(passage.unit));
        let state = state(passage, source_lang, lang, ledger.and_then(|ledger| ledger.texts(unit, lang)));
        covered.total += 1;
        covered.translated += usize::from(state != State::Missing);
        covered.stale += usize::from(matches!(state, State::Stale(_)));
    }
    let kinds = kinds.into_iter().filter(|covered| covered.total > 0).collect();
    Coverage { lang: lang.to_owned(), kinds }
}
