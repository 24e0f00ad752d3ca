//! The ledger against the texts as they stand: which translations are missing, accepted, revised, stale.
//!
//! A translation is stale where its source text changed after it was accepted and it did not. One that was edited since
//! counts as revised, whoever edited it for whatever reason: what it says now is the translator's last word.

mod stale;
mod accept;

pub use accept::{Acceptance, Counts, accept};
pub use stale::check;

use crate::model::{Accepted, AcceptedTexts, Fingerprint, Passage, Section};

/// How a translation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// There is none.
    Missing,
    /// The ledger has never held one of this text; or there is no ledger.
    New,
    /// Edited since it was accepted.
    Revised,
    Accepted,
    /// The source changed and the translation did not.
    Stale(Stale),
}

/// What of a translation is stale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stale {
    /// Sections by number: source and translation have the same ones.
    Sections(Vec<usize>),
    /// The translation as a whole; with the numbers of the source's sections that are new or changed.
    Whole(Vec<usize>),
}

/// How the translation of a passage into a language stands. `texts`: what was accepted of its unit in that language.
pub fn state(passage: &Passage, source_lang: &str, lang: &str, texts: Option<&AcceptedTexts>) -> State {
    let Some(translation) = passage.versions.get(lang) else { return State::Missing };
    let (Some(source), Some(texts)) = (passage.versions.get(source_lang), texts) else { return State::New };
    let Some(accepted) = texts.get(&passage.key).filter(|accepted| !accepted.is_empty()) else { return State::New };
    let (s, t) = (prints(source), prints(translation));
    let is_this = |one: &Accepted| one.source == s && one.translation == t;
    if accepted.iter().any(is_this) {
        return State::Accepted;
    }
    let stale = if same_outline(source, translation) { paired(accepted, &s, &t) } else { None };
    let stale = stale.or_else(|| whole(accepted, &s, &t));
    match stale {
        // Entries of a list that lost one before them stand under other keys now.
        Some(_) if texts.values().flatten().any(is_this) => State::Accepted,
        Some(stale) => State::Stale(stale),
        None => State::Revised,
    }
}

fn prints(sections: &[Section]) -> Vec<Fingerprint> {
    sections.iter().map(|section| section.fingerprint).collect()
}

/// Whether the sections of both texts belong together by their number.
fn same_outline(source: &[Section], translation: &[Section]) -> bool {
    source.iter().map(|section| section.level).eq(translation.iter().map(|section| section.level))
}

/// Sections whose source changed beneath an unchanged translation.
fn paired(accepted: &[Accepted], s: &[Fingerprint], t: &[Fingerprint]) -> Option<Stale> {
    let same: Vec<&Accepted> =
        accepted.iter().filter(|one| one.source.len() == s.len() && one.translation.len() == t.len()).collect();
    let stale: Vec<usize> = s
        .iter()
        .zip(t)
        .enumerate()
        .filter(|(i, (s, t))| {
            let then = |one: &&Accepted| (one.source.get(*i) == Some(s), one.translation.get(*i) == Some(t));
            same.iter().any(|one| then(one) == (false, true)) && !same.iter().any(|one| then(one) == (true, true))
        })
        .map(|(i, _)| i)
        .collect();
    (!stale.is_empty()).then_some(Stale::Sections(stale))
}

/// The whole translation, if it is word for word what was accepted for another source.
fn whole(accepted: &[Accepted], s: &[Fingerprint], t: &[Fingerprint]) -> Option<Stale> {
    let one = accepted.iter().find(|one| one.translation == t)?;
    let changed = s.iter().enumerate().filter(|(_, print)| !one.source.contains(print)).map(|(i, _)| i);
    Some(Stale::Whole(changed.collect()))
}
