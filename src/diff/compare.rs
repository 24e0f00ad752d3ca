//! The comparison itself: rows are paired, what differs is named, and what explains it is looked for.

use std::collections::{BTreeMap, BTreeSet};

use super::explain::{Explanation, FIGURE_COLUMNS, OUTCOME_COLUMNS, TARGET_COLUMNS, changed, is_compatible};
use super::page::PageText;
use super::pairs::{Key, pair};
use super::release::{ByLang, Called, Release};
use super::table::{Record, Table};
use super::{Change, Comparison, Kind, Reports, Subject, texts};

/// All that differs between an older and a newer release.
pub fn compare(old: &Release, new: &Release) -> Comparison {
    let both = Both::of(old, new);
    let mut changes = both.observations();
    changes.extend(both.targets());
    changes.sort_by(|a, b| {
        let key = |change: &Change| (change.get("report").to_owned(), change.subject, change.kind);
        key(a).cmp(&key(b)).then_with(|| (a.record(), &a.old).cmp(&(b.record(), &b.old)))
    });
    let with_place = changes.iter().enumerate().filter_map(|(at, change)| Some((at, change.new.as_ref()?)));
    let place = |record: &Record| (record.get("report").to_owned(), record.get("anchor").to_owned());
    Comparison {
        date: old.date,
        latest_issue: old.latest_issue(),
        texts: both.texts(),
        reports: both.reports(),
        called: both.called(),
        by_place: with_place.map(|(at, record)| (place(record), at)).collect(),
        changes,
    }
}

/// Two releases with what both sides must agree on.
struct Both<'a> {
    old: &'a Release,
    new: &'a Release,
    /// Old slugs of either side, with the new ones.
    moved: BTreeMap<&'a str, &'a str>,
    /// Slugs of the reports of each side, by their newest address.
    old_slugs: BTreeSet<&'a str>,
    new_slugs: BTreeSet<&'a str>,
    /// Their texts, likewise.
    old_texts: BTreeMap<&'a str, &'a Pages>,
    new_texts: BTreeMap<&'a str, &'a Pages>,
}

/// The texts of a report by language.
type Pages = BTreeMap<String, PageText>;

impl<'a> Both<'a> {
    fn of(old: &'a Release, new: &'a Release) -> Both<'a> {
        let moved = old.moved.iter().chain(&new.moved).map(|(from, to)| (from.as_str(), to.as_str())).collect();
        let both = Both { moved, ..Both::unread(old, new) };
        // A report without figures is known only where both sides have pages.
        let has_pages = old.texts.is_some() && new.texts.is_some();
        let slugs = |release: &'a Release| {
            let rows =
                release.observations.records.iter().chain(release.targets.iter().flat_map(|table| &table.records));
            let of_rows = rows.map(|record| record.get("report")).filter(|slug| !slug.is_empty());
            let of_pages =
                release.texts.iter().filter(|_| has_pages).flat_map(|texts| texts.keys().map(String::as_str));
            of_rows.chain(of_pages).map(|slug| both.newest(slug)).collect::<BTreeSet<&str>>()
        };
        let (old_slugs, new_slugs) = (slugs(old), slugs(new));
        let texts = |release: &'a Release| {
            let texts = release.texts.iter().flatten();
            texts.map(|(slug, texts)| (both.newest(slug), texts)).collect::<BTreeMap<&str, &Pages>>()
        };
        let (old_texts, new_texts) = (texts(old), texts(new));
        Both { old_slugs, new_slugs, old_texts, new_texts, ..both }
    }

    fn unread(old: &'a Release, new: &'a Release) -> Both<'a> {
        Both {
            old,
            new,
            moved: BTreeMap::new(),
            old_slugs: BTreeSet::new(),
            new_slugs: BTreeSet::new(),
            old_texts: BTreeMap::new(),
            new_texts: BTreeMap::new(),
        }
    }

    /// The slug that a report has now. Addresses that lead in a circle end somewhere.
    fn newest<'b>(&self, slug: &'b str) -> &'b str
    where
        'a: 'b,
    {
        let mut slug = slug;
        for _ in 0..8 {
            match self.moved.get(slug) {
                Some(next) => slug = next,
                None => break,
            }
        }
        slug
    }

    /// The same for a row.
    fn report(&self, record: &Record) -> String {
        self.newest(record.get("report")).to_owned()
    }

    /// A key of the columns that both tables know.
    fn key(&self, tables: (&Table, &Table), columns: &[&str], record: &Record) -> String {
        let known = columns.iter().filter(|column| tables.0.knows(column) && tables.1.knows(column));
        let cells =
            known.map(|column| if *column == "report" { self.report(record) } else { record.get(column).to_owned() });
        cells.collect::<Vec<String>>().join("\u{1f}")
    }

    fn observations(&self) -> Vec<Change> {
        const KEY: &[&str] =
            &["report", "organization", "reported_by", "indicator", "item", "basis", "period", "base_unit"];
        const STATED: &[&str] = &["value", "value_max", "unit", "yoy", "mom", "average", "rank", "share"];
        let tables = (&self.old.observations, &self.new.observations);
        let of = |columns: &[&str], record: &Record| Some(self.key(tables, columns, record));
        // The same numbers under another key of the same report: the key was corrected.
        let restated = |columns: &[&str], record: &Record| {
            let is_stated = STATED.iter().any(|column| !record.get(column).is_empty()) && tables.0.knows("report");
            is_stated.then(|| self.key(tables, &[columns, STATED].concat(), record))
        };
        let stages: [&Key<'_>; 4] = [
            &|record| of(KEY, record),
            &|record| of(KEY.split_last().map_or(KEY, |(_, rest)| rest), record),
            &|record| restated(&["report", "indicator"], record),
            &|record| restated(&["report", "organization", "period"], record),
        ];
        let paired = pair(&tables.0.records, &tables.1.records, &stages);
        let mut changes: Vec<Change> = paired.both.iter().filter_map(|(a, b)| self.revised(a, b)).collect();
        let elsewhere = KEY.split_first().map_or(KEY, |(_, rest)| rest);
        let by_key = |records: &'a [Record]| {
            let mut map: BTreeMap<String, Vec<&'a Record>> = BTreeMap::new();
            for record in records {
                map.entry(self.key(tables, elsewhere, record)).or_default().push(record);
            }
            map
        };
        let (before, after) = (by_key(&tables.0.records), by_key(&tables.1.records));
        changes.extend(paired.new.into_iter().map(|record| {
            let vintages = before.get(&self.key(tables, elsewhere, record)).map_or(&[][..], Vec::as_slice);
            self.restated_later(vintages, record).unwrap_or_else(|| self.added(Subject::Observation, record))
        }));
        changes.extend(paired.old.into_iter().map(|record| {
            let others = after.get(&self.key(tables, elsewhere, record)).map_or(&[][..], Vec::as_slice);
            self.removed(Subject::Observation, record, others)
        }));
        changes
    }

    /// A row that is on both sides, where it differs.
    fn revised(&self, old: &Record, new: &Record) -> Option<Change> {
        let tables = (&self.old.observations, &self.new.observations);
        let (a, b) = ((tables.0, old), (tables.1, new));
        let mut fields = changed(FIGURE_COLUMNS, a, b);
        let kind = if !fields.is_empty() {
            Kind::Revised
        } else if !changed(&["status"], a, b).is_empty() {
            Kind::Reflagged
        } else if !changed(&["note"], a, b).is_empty() {
            Kind::Annotated
        } else {
            return None;
        };
        let explanation = self.explanation(a, b, kind, &fields);
        fields.extend(changed(&["status", "note"], a, b));
        Some(self.change(Subject::Observation, kind, Some(old), Some(new), fields, explanation))
    }

    /// A row of a new statement that revises the figure which counted before.
    fn restated_later(&self, vintages: &[&Record], new: &Record) -> Option<Change> {
        let tables = (&self.old.observations, &self.new.observations);
        let slug = self.report(new);
        let others: Vec<&Record> = vintages.iter().copied().filter(|other| self.report(other) != slug).collect();
        let current = others.iter().find(|record| record.get("current") == "true").or(others.last())?;
        let (a, b) = ((tables.0, *current), (tables.1, new));
        let fields = changed(FIGURE_COLUMNS, a, b);
        let counts = !tables.1.knows("current") || new.get("current") == "true";
        if !counts || is_compatible(&fields, current, new) {
            return None;
        }
        let is_later = !self.old_slugs.contains(slug.as_str()) || current.get("issued") < new.get("issued");
        let later = is_later.then(|| Explanation::LaterReport(new.get("report").to_owned()));
        let note = Some(new.get("note")).filter(|note| !note.is_empty() && *note != current.get("note"));
        let explanation =
            note.map(|note| Explanation::Note(note.to_owned())).or(later).or_else(|| self.correction(new));
        Some(self.change(Subject::Observation, Kind::Revised, Some(current), Some(new), fields, explanation))
    }

    fn targets(&self) -> Vec<Change> {
        const KEY: &[&str] =
            &["report", "organization", "reported_by", "indicator", "item", "basis", "period", "tier", "nature"];
        let (Some(old), Some(new)) = (&self.old.targets, &self.new.targets) else { return Vec::new() };
        let aim = |record: &Record| {
            let stated =
                ["value", "growth", "average_growth"].into_iter().find(|column| !record.get(column).is_empty());
            stated.unwrap_or("").to_owned()
        };
        let key = |columns: &[&str], record: &Record| self.key((old, new), columns, record);
        let shorter = |by: usize| KEY.get(..KEY.len() - by).unwrap_or(KEY);
        let stages: [&Key<'_>; 4] = [
            &|record| Some(format!("{}{}", key(KEY, record), aim(record))),
            &|record| Some(format!("{}{}", key(shorter(2), record), aim(record))),
            &|record| Some(key(shorter(2), record)),
            &|record| Some(key(shorter(3), record)),
        ];
        let paired = pair(&old.records, &new.records, &stages);
        let mut changes: Vec<Change> =
            paired.both.iter().filter_map(|(a, b)| self.retargeted((old, a), (new, b))).collect();
        changes.extend(paired.new.into_iter().map(|record| self.added(Subject::Target, record)));
        changes.extend(paired.old.into_iter().map(|record| self.removed(Subject::Target, record, &[])));
        changes
    }

    /// A target that is on both sides, where it, its outcome or its note differs.
    fn retargeted(&self, a: (&Table, &Record), b: (&Table, &Record)) -> Option<Change> {
        let mut fields = changed(TARGET_COLUMNS, a, b);
        let outcome = changed(OUTCOME_COLUMNS, a, b);
        let note = changed(&["note"], a, b);
        let kind = if !fields.is_empty() {
            Kind::Retargeted
        } else if !outcome.is_empty() {
            Kind::Outcome
        } else if !note.is_empty() {
            Kind::Annotated
        } else {
            return None;
        };
        let explanation = self.explanation(a, b, kind, &fields);
        fields.extend(outcome);
        fields.extend(note);
        Some(self.change(Subject::Target, kind, Some(a.1), Some(b.1), fields, explanation))
    }

    fn added(&self, subject: Subject, new: &Record) -> Change {
        self.change(subject, Kind::Added, None, Some(new), Vec::new(), None)
    }

    /// A row that is gone; `others` now state the same key elsewhere.
    fn removed(&self, subject: Subject, old: &Record, others: &[&Record]) -> Change {
        let tables = (&self.old.observations, &self.new.observations);
        let slug = self.report(old);
        let is_withdrawn = !slug.is_empty() && !self.new_slugs.contains(slug.as_str());
        let same = others.iter().find(|other| {
            let fields = changed(FIGURE_COLUMNS, (tables.0, old), (tables.1, other));
            fields.is_empty() || is_compatible(&fields, old, other)
        });
        let restated = || same.map(|other| Explanation::Restated(other.get("report").to_owned()));
        let withdrawn = is_withdrawn.then_some(Explanation::Withdrawn);
        let explanation = withdrawn.or_else(|| self.correction(old)).or_else(restated);
        self.change(subject, Kind::Removed, Some(old), None, Vec::new(), explanation)
    }

    fn change(
        &self,
        subject: Subject,
        kind: Kind,
        old: Option<&Record>,
        new: Option<&Record>,
        fields: Vec<&'static str>,
        explanation: Option<Explanation>,
    ) -> Change {
        Change { subject, kind, old: old.cloned(), new: new.cloned(), fields, explanation }
    }

    /// What explains that a row differs: words that are new with the change, or that nothing is contradicted.
    fn explanation(
        &self,
        old: (&Table, &Record),
        new: (&Table, &Record),
        kind: Kind,
        fields: &[&str],
    ) -> Option<Explanation> {
        if !kind.needs_explanation() {
            return None;
        }
        let note = new.1.get("note");
        let is_old = old.0.knows("note") && old.1.get("note") == note;
        let note = (!note.is_empty() && !is_old).then(|| Explanation::Note(note.to_owned()));
        let compatible = || is_compatible(fields, old.1, new.1).then_some(Explanation::Compatible);
        note.or_else(|| self.correction(new.1)).or_else(compatible)
    }

    /// The correction of a row's report, where it is new.
    fn correction(&self, record: &Record) -> Option<Explanation> {
        let slug = self.report(record);
        let of = |texts: &BTreeMap<&str, &Pages>| -> ByLang {
            let texts = texts.get(slug.as_str()).copied().into_iter().flatten();
            texts.filter_map(|(lang, text)| Some((lang.clone(), text.correction.clone()?))).collect()
        };
        let (before, after) = (of(&self.old_texts), of(&self.new_texts));
        // A language may have been added to an old correction.
        let is_new = after.iter().any(|(lang, text)| before.get(lang) != Some(text)) && {
            before.is_empty() || before.iter().any(|(lang, text)| after.get(lang) != Some(text))
        };
        is_new.then_some(Explanation::Correction(after))
    }

    fn texts(&self) -> Vec<texts::TextChange> {
        let pairs = self.new_texts.iter().filter_map(|(slug, after)| Some((slug, *self.old_texts.get(slug)?, *after)));
        pairs.flat_map(|(slug, before, after)| texts::compare(slug, before, after)).collect()
    }

    fn reports(&self) -> Reports {
        let only = |these: &BTreeSet<&str>, others: &BTreeSet<&str>| {
            these.difference(others).map(|slug| (*slug).to_owned()).collect()
        };
        let slugs = |release: &'a Release| {
            let rows = release.observations.records.iter().map(|record| record.get("report"));
            rows.chain(release.texts.iter().flat_map(|texts| texts.keys().map(String::as_str)))
                .collect::<BTreeSet<&str>>()
        };
        let (old, new) = (slugs(self.old), slugs(self.new));
        let moved =
            old.iter().map(|slug| (*slug, self.newest(slug))).filter(|(from, to)| from != to && new.contains(to));
        Reports {
            added: only(&self.new_slugs, &self.old_slugs),
            removed: only(&self.old_slugs, &self.new_slugs),
            moved: moved.map(|(from, to)| (from.to_owned(), to.to_owned())).collect(),
        }
    }

    /// The names of both sides.
    fn called(&self) -> Called {
        let mut called = self.old.called.clone();
        let Called { indicators, nouns, organizations, reports, notes, units } = self.new.called.clone();
        called.indicators.extend(indicators);
        called.nouns.extend(nouns);
        called.organizations.extend(organizations);
        called.reports.extend(reports);
        // The old notes explain nothing.
        called.notes = notes;
        called.units = units;
        called
    }
}
