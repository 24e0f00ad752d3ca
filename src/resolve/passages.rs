//! Which texts of the content exist in which languages: every `{ zh: …, en: … }`, and the prose of every report and page.
//!
//! In: the content as syntax, and which reports stand. Out: [`Translations`]. Places are those of the syntax, so that a
//! finding can show both the translation and the text that it was made from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::{sections, waits_for_review};
use crate::diag::Diagnostics;
use crate::lang::Tongue;
use crate::model::{Passage, PassageKind, Prose, Section, Site, Translations};
use crate::read::{Document, Project, entries};
use crate::source::{FileId, Span};
use crate::yaml::{Entry, Node, Value};

/// Keys whose value is a text in the languages of the site.
const TEXT_KEYS: &[(&str, PassageKind)] = &[
    ("title", PassageKind::Title),
    ("summary", PassageKind::Summary),
    ("note", PassageKind::Note),
    ("text", PassageKind::Note),
    ("name", PassageKind::Name),
    ("short", PassageKind::Name),
    ("formerly", PassageKind::Name),
    ("site_name", PassageKind::Name),
    ("definition", PassageKind::Definition),
    ("source", PassageKind::Field),
    ("publisher", PassageKind::Field),
    ("disclosure", PassageKind::Field),
    ("category", PassageKind::Field),
    ("next_release", PassageKind::Field),
    ("contact", PassageKind::Field),
    ("footer", PassageKind::Field),
    ("organizer", PassageKind::Field),
    ("operator", PassageKind::Field),
    ("among", PassageKind::Field),
];
/// Keys whose value may be an id or name instead.
const NAME_OR_TEXT_KEYS: &[&str] = &["item", "basis", "of", "person", "icp", "police"];
/// Maps from id to name.
const NAMED: &[&str] = &["topics", "items", "bases"];
/// Maps from id to map: what stands in them is no key of ours.
const BY_ID: &[&str] = &["indicators", "figures", "targets", "units"];
/// What tells the entries of a list apart, whatever their order.
const DISTINCTIVE: &[&str] = &["indicator", "item", "basis", "about", "period", "tier", "from", "to"];

/// Texts of documents as another run found them, by the file with the facts.
pub type Known = BTreeMap<FileId, Arc<OfDocuments>>;

/// A report or page as its documents, and the texts in them.
type OfDocuments = (Vec<Arc<Document>>, Vec<Arc<Passage>>);

/// All texts, with what was accepted of them, and what the next run may know where it is to `keep` it. `drafts`: also
/// those of registry entries that wait for a review.
pub fn translations(
    project: &Project,
    site: &Site,
    drafts: bool,
    known: Option<&Known>,
    keep: bool,
    found: &mut Diagnostics,
) -> (Translations, Known) {
    if site.settings.languages.len() < 2 {
        return Default::default();
    }
    let walk = |unit| Walk { languages: &site.settings.languages, passages: Vec::new(), unit };
    let mut passages = Vec::new();
    let mut unread = BTreeSet::new();
    for (path, node) in [
        ("content/site.yaml", &project.site),
        ("content/indicators.yaml", &project.indicators),
        ("content/organizations.yaml", &project.organizations),
    ] {
        let Some(file) = project.texts.find(path) else { continue };
        match node.as_ref().filter(|_| !project.cut.contains(&file)) {
            Some(node) => {
                let mut walk = walk(file);
                let held: Vec<Entry> =
                    entries(node).iter().filter(|entry| drafts || !waits_for_review(&entry.node)).cloned().collect();
                walk.map(&held, "", path != "content/site.yaml");
                passages.extend(walk.passages);
            }
            None => drop(unread.insert(path.to_owned())),
        }
    }
    let reports: BTreeSet<FileId> = site.reports.iter().map(|(_, report)| report.file).collect();
    let pages: BTreeSet<FileId> = site.pages.iter().map(|page| page.file).collect();
    let mut whole: Vec<(&Arc<Document>, &[&Arc<Document>])> = Vec::new();
    let translated = [&project.reports, &project.pages].map(|documents| translated(documents));
    for ((documents, standing), translated) in
        [(&project.reports, &reports), (&project.pages, &pages)].into_iter().zip(&translated)
    {
        for facts in documents.iter().filter(|document| document.lang.is_none()) {
            let others = translated.get(facts.slug.as_str()).map(Vec::as_slice).unwrap_or_default();
            let is_whole = standing.contains(&facts.file)
                && std::iter::once(facts).chain(others.iter().copied()).all(|one| is_read(one, project));
            if is_whole {
                whole.push((facts, others));
            } else {
                unread.insert(project.texts.path(Span::at_start(facts.file)).to_owned());
            }
        }
    }
    let of_documents: Vec<(FileId, Arc<OfDocuments>)> = whole
        .par_iter()
        .map(|(facts, others)| (facts.file, of_documents(facts, others, known, walk(facts.file))))
        .collect();
    let mut kept = Known::new();
    for (file, of_document) in of_documents {
        if keep {
            kept.insert(file, Arc::clone(&of_document));
        }
        passages.extend(of_document.1.iter().cloned());
    }
    (Translations { passages, ledger: super::ledger::resolve(project, found), unread }, kept)
}

/// The texts of a report or page: as they are known, else as a walk through the documents finds them.
fn of_documents(
    facts: &Arc<Document>,
    others: &[&Arc<Document>],
    known: Option<&Known>,
    mut walk: Walk<'_>,
) -> Arc<OfDocuments> {
    let documents: Vec<Arc<Document>> = std::iter::once(facts).chain(others.iter().copied()).cloned().collect();
    let is_same = |known: &&Arc<OfDocuments>| {
        known.0.len() == documents.len() && known.0.iter().zip(&documents).all(|(a, b)| Arc::ptr_eq(a, b))
    };
    if let Some(known) = known.and_then(|known| known.get(&facts.file)).filter(is_same) {
        return Arc::clone(known);
    }
    walk.document(facts, others);
    Arc::new((documents, walk.passages))
}

/// The translations among some documents, by slug.
fn translated(documents: &[Arc<Document>]) -> BTreeMap<&str, Vec<&Arc<Document>>> {
    let mut translated: BTreeMap<&str, Vec<&Arc<Document>>> = BTreeMap::new();
    for document in documents.iter().filter(|document| document.lang.is_some()) {
        translated.entry(&document.slug).or_default().push(document);
    }
    translated
}

/// Whether all of a file could be read. A translation without front matter is whole.
fn is_read(document: &Document, project: &Project) -> bool {
    let front = match &document.front {
        Some(node) => matches!(node.value, Value::Map(_)),
        None => document.body_offset == 0,
    };
    front && !project.cut.contains(&document.file)
}

struct Walk<'a> {
    languages: &'a [String],
    passages: Vec<Arc<Passage>>,
    unit: FileId,
}

impl Walk<'_> {
    fn source(&self) -> &str {
        self.languages.first().map_or("zh", String::as_str)
    }

    /// A report or page with its translations. What these say of title and summary overrides the facts' file.
    fn document(&mut self, facts: &Document, others: &[&Arc<Document>]) {
        if let Some(front) = &facts.front {
            self.map(entries(front), "", false);
        }
        let prose = |document: &Document| {
            let (file, offset) = (document.file, document.body_offset);
            sections::of_prose(&Prose { file, offset, text: document.body.clone() })
        };
        let mut versions = BTreeMap::from([(self.source().to_owned(), prose(facts))]);
        for other in others {
            let Some(lang) = other.lang.as_ref().filter(|lang| self.languages.contains(lang)) else { continue };
            versions.insert(lang.clone(), prose(other));
            for entry in other.front.as_ref().map(entries).unwrap_or_default() {
                let kind = match entry.key.as_str() {
                    "title" => PassageKind::Title,
                    "summary" => PassageKind::Summary,
                    _ => continue,
                };
                let text = of_node(&entry.node);
                let own = self.passages.iter_mut().find(|one| one.key == entry.key).and_then(Arc::get_mut);
                match own {
                    _ if text.is_empty() => {}
                    Some(passage) => drop(passage.versions.insert(lang.clone(), text)),
                    None => self.push(&entry.key, kind, BTreeMap::from([(lang.clone(), text)])),
                }
            }
        }
        self.push("prose", PassageKind::Prose, versions);
    }

    fn push(&mut self, key: &str, kind: PassageKind, mut versions: BTreeMap<String, Vec<Section>>) {
        versions.retain(|_, sections| !sections.is_empty());
        if !versions.is_empty() {
            self.passages.push(Arc::new(Passage { unit: self.unit, key: key.to_owned(), kind, versions }));
        }
    }

    /// `by_id`: the keys are ids, not ours.
    fn map(&mut self, entries: &[Entry], above: &str, by_id: bool) {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for entry in entries {
            // What stands twice is an error, and the first counts.
            if !seen.insert(&entry.key) || entry.key.starts_with("x-") {
                continue;
            }
            let key = if above.is_empty() { entry.key.clone() } else { format!("{above}.{}", entry.key) };
            let kind = TEXT_KEYS.iter().find(|(known, _)| *known == entry.key && !by_id).map(|(_, kind)| *kind);
            let optional = NAME_OR_TEXT_KEYS.contains(&entry.key.as_str()) && entry.node.scalar().is_none();
            match kind.or_else(|| (optional && !by_id).then_some(PassageKind::Field)) {
                Some(kind) => self.text(&entry.node, &key, kind),
                None if NAMED.contains(&entry.key.as_str()) && !by_id => {
                    for name in crate::read::entries(&entry.node) {
                        self.text(&name.node, &format!("{key}.{}", name.key), PassageKind::Name);
                    }
                }
                None => self.node(&entry.node, &key, BY_ID.contains(&entry.key.as_str()) && !by_id),
            }
        }
    }

    fn node(&mut self, node: &Node, key: &str, by_id: bool) {
        match &node.value {
            Value::Map(entries) => self.map(entries, key, by_id),
            Value::List(items) => {
                let mut seen: BTreeMap<String, usize> = BTreeMap::new();
                for item in items {
                    let name = distinctive(item);
                    let count = seen.entry(name.clone()).or_insert(0);
                    *count += 1;
                    let number = match (name.as_str(), *count) {
                        ("", count) => count.to_string(),
                        (_, 1) => String::new(),
                        (_, count) => format!("~{count}"),
                    };
                    self.node(item, &format!("{key}[{name}{number}]"), false);
                }
            }
            Value::Scalar(_) | Value::Empty => {}
        }
    }

    /// A text, or a map in which texts stand.
    fn text(&mut self, node: &Node, key: &str, kind: PassageKind) {
        match &node.value {
            // A plain text without a word of the source language (`2025-1`, `GDP`) serves all.
            Value::Scalar(text) if is_language(text, self.source()) => {
                let versions = BTreeMap::from([(self.source().to_owned(), of_node(node))]);
                self.push(key, kind, versions);
            }
            Value::Map(entries) if entries.iter().any(|entry| self.languages.contains(&entry.key)) => {
                let texts = entries.iter().filter(|entry| self.languages.contains(&entry.key));
                let versions = texts.rev().map(|entry| (entry.key.clone(), of_node(&entry.node))).collect();
                self.push(key, kind, versions);
            }
            Value::List(items) => {
                for (i, item) in items.iter().enumerate() {
                    self.text(item, &format!("{key}[{}]", i + 1), kind);
                }
            }
            _ => self.node(node, key, false),
        }
    }
}

fn of_node(node: &Node) -> Vec<Section> {
    node.scalar().map(|text| sections::of_field(text, node.span)).unwrap_or_default()
}

/// Whether a text holds words of a language, and not just digits, codes and abbreviations.
fn is_language(text: &str, lang: &str) -> bool {
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    match Tongue::of(lang) {
        Tongue::Zh => text.chars().any(is_han),
        Tongue::En => text.chars().any(|c| c.is_alphabetic() && !c.is_ascii_uppercase()),
    }
}

/// `2025-01..2025-09 cars`: a name that stays when the list is put in another order.
fn distinctive(item: &Node) -> String {
    let values = DISTINCTIVE.iter().filter_map(|key| entries(item).iter().find(|entry| entry.key == *key));
    let words: Vec<&str> = values.filter_map(|entry| entry.node.scalar()).map(str::trim).collect();
    // A key of YAML may not be as long as an item's text.
    words.join(" ").chars().take(80).collect()
}
