//! The ledger as it is once the translations that stand are accepted, and its text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{State, prints, state};
use crate::model::{Fingerprint, Ledger, Site};
use crate::source::{Span, Texts};

/// How many translations of a language were accepted, and what they were before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub all: usize,
    pub new: usize,
    pub revised: usize,
    /// Left as they are although their source text changed.
    pub unchanged: usize,
}

/// What accepting does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// `content/translations.yaml`.
    pub text: String,
    pub by_lang: BTreeMap<String, Counts>,
    /// Translations that stay as they are although their source text changed.
    pub unchanged: Vec<Span>,
    /// Entries that were taken out because their text is gone.
    pub removed: usize,
}

const HEAD: &str = "\
# 译文台账：每条译文是对照哪一版原文认可的（原文指纹 / 译文指纹）。由 duizhao check --accept-translations 写入，请勿手改。
# What each translation was made from (source / translation, as hashes). Written by duizhao check --accept-translations.
";

/// Source and translation of an entry.
type Pair = (Vec<Fingerprint>, Vec<Fingerprint>);

/// Accepts the translations of the units that `wanted` names by their path; those of others stay as they were, and so
/// do those of files that could not be read.
pub fn accept(site: &Site, texts: &Texts, wanted: &dyn Fn(&str) -> bool) -> Acceptance {
    let source_lang = site.settings.source_lang();
    let known = site.translations.ledger.as_ref();
    let mut kept = known.map(|ledger| kept(site, ledger, wanted)).unwrap_or_default();
    let mut acceptance =
        Acceptance { text: String::new(), by_lang: BTreeMap::new(), unchanged: Vec::new(), removed: 0 };
    for passage in &site.translations.passages {
        let unit = texts.path(Span::at_start(passage.unit));
        if !wanted(unit) {
            continue;
        }
        let Some(source) = passage.versions.get(source_lang) else { continue };
        for (lang, translation) in passage.versions.iter().filter(|(lang, _)| *lang != source_lang) {
            let counts = acceptance.by_lang.entry(lang.clone()).or_default();
            counts.all += 1;
            match state(passage, source_lang, lang, known.and_then(|ledger| ledger.texts(unit, lang))) {
                State::New => counts.new += 1,
                State::Revised => counts.revised += 1,
                State::Stale(_) => {
                    counts.unchanged += 1;
                    acceptance.unchanged.extend(translation.first().map(|section| section.span));
                }
                State::Accepted | State::Missing => {}
            }
            let langs = kept.entry(unit.to_owned()).or_default();
            let pair = (prints(source), prints(translation));
            langs.entry(lang.clone()).or_default().insert(passage.key.clone(), pair);
        }
    }
    acceptance.removed = known.map_or(0, |ledger| count_missing(ledger, &kept));
    acceptance.text = write(&kept);
    acceptance
}

type Pairs = BTreeMap<String, BTreeMap<String, BTreeMap<String, Pair>>>;

/// The entries that acceptance does not touch. Of several of one key, as a merge leaves them, the last.
fn kept(site: &Site, ledger: &Ledger, wanted: &dyn Fn(&str) -> bool) -> Pairs {
    let mut kept = Pairs::new();
    for (unit, langs) in &ledger.units {
        let whole = !wanted(unit) || site.translations.unread.contains(unit);
        for (lang, texts) in langs {
            if !whole && site.settings.languages.contains(lang) {
                continue;
            }
            let pairs = texts.iter().filter_map(|(key, accepted)| {
                accepted.last().map(|one| (key.clone(), (one.source.clone(), one.translation.clone())))
            });
            kept.entry(unit.clone()).or_default().entry(lang.clone()).or_default().extend(pairs);
        }
    }
    kept
}

fn count_missing(ledger: &Ledger, kept: &Pairs) -> usize {
    let is_kept = |unit: &str, lang: &str, key: &str| {
        kept.get(unit).and_then(|langs| langs.get(lang)).is_some_and(|texts| texts.contains_key(key))
    };
    let of_unit = |(unit, langs): (&String, &BTreeMap<String, _>)| {
        let of_lang = |(lang, texts): (&String, &crate::model::AcceptedTexts)| {
            texts.keys().filter(|key| !is_kept(unit, lang, key)).count()
        };
        langs.iter().map(of_lang).sum::<usize>()
    };
    ledger.units.iter().map(of_unit).sum()
}

/// By file, language and text, each text a line of its own: changes of two branches merge.
fn write(pairs: &Pairs) -> String {
    let mut out = HEAD.to_owned();
    let join = |prints: &[Fingerprint]| prints.iter().map(Fingerprint::to_string).collect::<Vec<_>>().join(" ");
    for (unit, langs) in pairs {
        let langs: Vec<_> = langs.iter().filter(|(_, texts)| !texts.is_empty()).collect();
        if langs.is_empty() {
            continue;
        }
        let _ = writeln!(out, "{}:", quoted(unit));
        for (lang, texts) in langs {
            let _ = writeln!(out, "  {}:", quoted(lang));
            for (key, (source, translation)) in texts {
                let _ = writeln!(out, "    {}: {} / {}", quoted(key), join(source), join(translation));
            }
        }
    }
    out
}

/// A key as YAML reads it back: in quotes where it is more than letters, digits and plain marks.
fn quoted(key: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "._-~/[]".contains(c);
    if key.starts_with(char::is_alphanumeric) && key.chars().all(is_plain) {
        return key.to_owned();
    }
    let mut out = String::from("\"");
    for c in key.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => drop(write!(out, "\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
