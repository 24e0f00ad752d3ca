//! Texts that a site has in several languages, and the ledger of what each translation was made from.
//!
//! A fingerprint stands for the words of a text alone: blanks, line breaks and comments do not change it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use crate::source::{FileId, Span};

/// A short hash of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 5]);

impl Fingerprint {
    /// The first bytes of the hash of a text.
    pub fn of(text: &str) -> Fingerprint {
        let [a, b, c, d, e, ..] = *blake3::hash(text.as_bytes()).as_bytes();
        Fingerprint([a, b, c, d, e])
    }

    /// Ten hex digits, as in the ledger.
    pub fn parse(text: &str) -> Option<Fingerprint> {
        let is_hex = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let number = is_hex.then(|| u64::from_str_radix(text, 16).ok()).flatten()?;
        let [_, _, _, a, b, c, d, e] = number.to_be_bytes();
        Some(Fingerprint([a, b, c, d, e]))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PassageKind {
    /// The body of a report or page.
    Prose,
    Title,
    Summary,
    Note,
    /// Names of indicators, organizations, topics, items, units.
    Name,
    Definition,
    /// Publisher, source, disclosure and the like.
    Field,
}

impl PassageKind {
    /// All, in the order of the coverage table.
    pub const ALL: [PassageKind; 7] = [
        PassageKind::Prose,
        PassageKind::Title,
        PassageKind::Summary,
        PassageKind::Note,
        PassageKind::Name,
        PassageKind::Definition,
        PassageKind::Field,
    ];
}

/// A part of a text that is compared as a whole: a section of prose, or all of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its first line.
    pub span: Span,
    /// Empty before the first heading, and of a field.
    pub heading: String,
    /// 0 before the first heading, and of a field.
    pub level: u8,
    pub fingerprint: Fingerprint,
}

/// A text in the languages that it exists in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The file with the facts: `content/reports/zone-2024.md`.
    pub unit: FileId,
    /// Where in it: `title`, `indicators.trade.note`, `prose`.
    pub key: String,
    pub kind: PassageKind,
    /// Sections by language; never empty ones.
    pub versions: BTreeMap<String, Vec<Section>>,
}

/// A translation that was accepted, and the source text that it was accepted against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The entry in the ledger.
    pub span: Span,
    pub source: Vec<Fingerprint>,
    pub translation: Vec<Fingerprint>,
}

/// Accepted translations by the key of their text. Several of one key are what a merge of two branches left.
pub type AcceptedTexts = BTreeMap<String, Vec<Accepted>>;

/// `content/translations.yaml`: by path of the unit, then by language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    pub file: FileId,
    pub units: BTreeMap<String, BTreeMap<String, AcceptedTexts>>,
}

impl Ledger {
    /// Where the ledger is kept.
    pub const PATH: &'static str = "content/translations.yaml";

    /// What was accepted of a unit in a language.
    pub fn texts(&self, unit: &str, lang: &str) -> Option<&AcceptedTexts> {
        self.units.get(unit).and_then(|langs| langs.get(lang))
    }
}

/// All that is known of a site's translations. Empty for a site in one language.
#[derive(Debug, Clone, Default)]
pub struct Translations {
    /// By unit, in the order of the files.
    pub passages: Vec<Arc<Passage>>,
    /// `None` for a site that keeps none, or whose ledger cannot be read.
    pub ledger: Option<Ledger>,
    /// Paths of units whose texts are not wholly known: drafts, files with errors.
    pub unread: BTreeSet<String>,
}
