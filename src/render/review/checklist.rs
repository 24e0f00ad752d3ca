//! The checklist: every finding with its place and remedy, by the person responsible and by report; then what the
//! authors let stand, with their reasons.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Review;
use super::places::Owner;
use crate::diag::{Diagnostic, Severity};
use crate::lang::{Localized, Text};
use crate::render::frame::Head;
use crate::render::paging::shown;
use crate::render::rows::{plain_link, status, told};
use crate::render::views::{
    AcceptedRow, ChecklistCounts, ChecklistGroup, ChecklistPerson, ChecklistView, FindingRow, RelatedRow, StatusView,
};
use crate::render::{Edition, Writer, escape_html};
use crate::urls::Kind;

/// What findings are grouped by: reports, then pages, then the registries by their paths.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Of(Owner),
    File(String),
}

/// Bytes that a group takes beside its findings: its row of the summary and its heading.
const GROUP_WEIGHT: usize = 900;

/// A finding of the checklist.
pub struct Entry {
    /// `None` where the author lets it stand.
    severity: Option<Severity>,
    /// Its number among those to be settled, or those let stand.
    at: usize,
    /// What it takes of a page, with what the first of a group takes for all of it.
    weight: usize,
}

/// The findings of each group: errors first, within a severity in the order of the file, then those accepted.
pub type Groups = BTreeMap<Group, Vec<Entry>>;

/// The groups of what was found, made once for all pages of the checklist.
pub fn groups(review: &Review) -> Groups {
    let mut open: Vec<(usize, &Diagnostic)> = review.findings.iter().enumerate().collect();
    open.sort_by_key(|(_, finding)| finding.severity);
    let open = open.into_iter().map(|(at, finding)| (at, finding, Some(finding.severity), None));
    let accepted = review.accepted.iter().enumerate();
    let accepted = accepted.map(|(at, (finding, reason))| (at, finding, None, Some(reason.as_str())));
    let mut groups = Groups::new();
    for (at, finding, severity, reason) in open.chain(accepted) {
        let group = groups.entry(group_of(review, finding)).or_default();
        let of_group = if group.is_empty() { GROUP_WEIGHT } else { 0 };
        group.push(Entry { severity, at, weight: weight(review, finding, reason) + of_group });
    }
    groups
}

/// What a finding takes of a page, its texts in the language where they are longest.
fn weight(review: &Review, finding: &Diagnostic, reason: Option<&str>) -> usize {
    let longest = |text: &Text| text.zh.len().max(text.en.len());
    let related = finding.related.iter().map(|related| 400 + longest(&related.message));
    let said = reason.map_or_else(|| finding.help.as_ref().map_or(0, longest), str::len);
    let line = review.line(finding.span);
    let line = line.map_or(0, |line| line.before.len() + line.marked.len() + line.after.len());
    800 + longest(&finding.message) + said + line + related.sum::<usize>()
}

/// What the findings of the checklist weigh.
pub fn weights(edition: &Edition) -> Vec<usize> {
    let groups = edition.review.iter().flat_map(|review| review.groups.values());
    groups.flatten().map(|entry| entry.weight).collect()
}

/// What one person is responsible for, or nobody by name, with the numbers of the groups.
struct Share<'a> {
    name: Option<&'a Localized>,
    groups: Vec<(usize, &'a Group, &'a [Entry])>,
}

/// The groups by person, in the order of the language; what nobody is named for comes last.
fn people<'a>(w: &Writer<'a>, groups: &'a Groups) -> Vec<Share<'a>> {
    // One and the same, whether or not the name is translated too.
    let source = w.edition.site.settings.source_lang();
    let mut by_person: BTreeMap<&str, (&Localized, Vec<_>)> = BTreeMap::new();
    let mut nobody = Vec::new();
    for (at, (key, entries)) in groups.iter().enumerate() {
        let group = (at + 1, key, entries.as_slice());
        match person(w, key) {
            Some(name) => by_person.entry(name.text(source)).or_insert_with(|| (name, Vec::new())).1.push(group),
            None => nobody.push(group),
        }
    }
    let mut people: Vec<_> = by_person.into_values().collect();
    w.sort_by_name(&mut people, |(name, _)| (name, None));
    let people = people.into_iter().map(|(name, groups)| Share { name: Some(name), groups });
    people.chain((!nobody.is_empty()).then_some(Share { name: None, groups: nobody })).collect()
}

/// Where a finding stands: among the people, the groups of its person, the findings of its group.
struct Place {
    person: usize,
    group: usize,
    at: usize,
    weight: usize,
}

/// The checklist of the page's language, or the part of it that belongs on the page.
pub fn view(w: &Writer<'_>) -> (Head, ChecklistView) {
    let head = Head::new(w.word("review-checklist"), w.word("review-checklist-lead")).below(w, []);
    let Some(review) = &w.edition.review else { return (head, ChecklistView::default()) };
    let people = people(w, &review.groups);
    let named = people.iter().any(|share| share.name.is_some());
    let places = people.iter().enumerate().flat_map(|(person, share)| {
        share.groups.iter().enumerate().flat_map(move |(group, (_, _, entries))| {
            let entries = entries.iter().enumerate();
            entries.map(move |(at, entry)| Place { person, group, at, weight: entry.weight })
        })
    });
    let here = shown(w, places.collect(), |place| place.weight);
    let of_people = here.chunk_by(|a, b| a.person == b.person).filter_map(|run| {
        let person = run.first()?.person;
        let share = people.get(person)?;
        let of_groups = run.chunk_by(|a, b| a.group == b.group).filter_map(|run| {
            let (first, last) = (run.first()?, run.last()?);
            let (number, key, entries) = share.groups.get(first.group)?;
            Some(group(w, review, *number, key, entries, first.at..last.at + 1))
        });
        Some(ChecklistPerson {
            id: format!("person-{}", person + 1),
            name: named.then(|| share.name.map_or_else(|| plain_link(w.word("review-nobody")), |name| told(w, name))),
            counts: count(share.groups.iter().flat_map(|(_, _, entries)| *entries)),
            groups: of_groups.collect(),
        })
    });
    let counts = count(review.groups.values().flatten());
    (head, ChecklistView { counts, people: of_people.collect() })
}

fn group_of(review: &Review, finding: &Diagnostic) -> Group {
    match review.owners.get(&finding.span.file) {
        Some(owner) => Group::Of(*owner),
        None => Group::File(review.texts.path(finding.span).to_owned()),
    }
}

/// Who is responsible for a report, where it says so.
fn person<'a>(w: &Writer<'a>, group: &Group) -> Option<&'a Localized> {
    match group {
        Group::Of(Owner::Report(id)) => w.edition.site.reports[*id].person.as_ref(),
        _ => None,
    }
}

/// A group with those of its findings that belong on the page; the counts are of all.
fn group(
    w: &Writer<'_>,
    review: &Review,
    number: usize,
    key: &Group,
    entries: &[Entry],
    here: Range<usize>,
) -> ChecklistGroup {
    let site = w.site();
    let (head, status) = match key {
        Group::Of(Owner::Report(id)) => (w.report(*id), status(w, &site.reports[*id])),
        Group::Of(Owner::Plain(index)) => {
            let page = site.pages.get(*index).map(|page| w.link(&page.title, Kind::Plain(*index)));
            (page.unwrap_or_default(), None)
        }
        Group::File(path) => (plain_link(path.as_str()), None),
    };
    let mut group =
        ChecklistGroup { id: format!("group-{number}"), head, status, counts: count(entries), ..Default::default() };
    for (at, entry) in entries.iter().enumerate().take(here.end).skip(here.start) {
        let row = |finding| row(w, review, format!("finding-{number}-{}", at + 1), finding);
        if entry.severity.is_some() {
            group.findings.extend(review.findings.get(entry.at).map(row));
        } else if let Some((finding, reason)) = review.accepted.get(entry.at) {
            group.accepted.push(AcceptedRow { finding: row(finding), reason: reason.clone() });
        }
    }
    group
}

fn row(w: &Writer<'_>, review: &Review, id: String, finding: &Diagnostic) -> FindingRow {
    let code = finding.severity.as_str();
    let related = finding.related.iter().map(|related| RelatedRow {
        place: review.place(related.span),
        message: with_code(related.message.get(w.tongue)),
    });
    FindingRow {
        id,
        severity: StatusView { code: code.to_owned(), word: w.word(&format!("review-severity-{code}")) },
        code: finding.rule.code.to_owned(),
        message: with_code(finding.message.get(w.tongue)),
        place: review.place(finding.span),
        line: review.line(finding.span),
        help: finding.help.as_ref().map(|help| with_code(help.get(w.tongue))),
        related: related.collect(),
        links: review.links(w, finding),
    }
}

/// A message as HTML: what stands between backticks is code.
fn with_code(message: &str) -> String {
    let mut parts: Vec<String> = message.split('`').map(escape_html).collect();
    // A backtick without its fellow is a backtick.
    if parts.len().is_multiple_of(2) {
        let last = parts.pop().unwrap_or_default();
        parts.last_mut().into_iter().for_each(|part| part.push_str(&format!("`{last}")));
    }
    let codes = parts.into_iter().enumerate();
    codes.map(|(at, part)| if at % 2 == 1 { format!("<code>{part}</code>") } else { part }).collect()
}

fn count<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> ChecklistCounts {
    let mut counts = ChecklistCounts::default();
    for entry in entries {
        let number = match entry.severity {
            None => &mut counts.accepted,
            Some(Severity::Error) => &mut counts.errors,
            Some(Severity::Warning) => &mut counts.warnings,
            Some(Severity::Info) => &mut counts.infos,
        };
        *number += 1;
    }
    counts
}
