//! The checklist: every finding with its place and remedy, by the person responsible and by report; then what the
//! authors let stand, with their reasons.

use std::collections::BTreeMap;

use super::Review;
use super::places::Owner;
use crate::diag::{Diagnostic, Severity};
use crate::lang::Localized;
use crate::render::frame::Head;
use crate::render::rows::{plain_link, status, told};
use crate::render::views::{
    AcceptedRow, ChecklistCounts, ChecklistGroup, ChecklistPerson, ChecklistView, FindingRow, RelatedRow, StatusView,
};
use crate::render::{Writer, escape_html};
use crate::urls::Kind;

/// What findings are grouped by: reports, then pages, then the registries by their paths.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Of(Owner),
    File(String),
}

/// The findings of a group: those to be settled, and those accepted with a reason.
#[derive(Default)]
struct Found<'a> {
    open: Vec<&'a Diagnostic>,
    accepted: Vec<(&'a Diagnostic, &'a str)>,
}

/// The checklist of the page's language.
pub fn view(w: &Writer<'_>) -> (Head, ChecklistView) {
    let head = Head::new(w.word("review-checklist"), w.word("review-checklist-lead")).below(w, []);
    let Some(review) = &w.edition.review else { return (head, ChecklistView::default()) };
    let mut groups: BTreeMap<Group, Found<'_>> = BTreeMap::new();
    for finding in &review.findings {
        groups.entry(group_of(review, finding)).or_default().open.push(finding);
    }
    for (finding, reason) in &review.accepted {
        groups.entry(group_of(review, finding)).or_default().accepted.push((finding, reason));
    }
    // One and the same, whether or not the name is translated too.
    let source = w.edition.site.settings.source_lang();
    let mut by_person: BTreeMap<&str, (&Localized, Vec<ChecklistGroup>)> = BTreeMap::new();
    let mut nobody = Vec::new();
    for (number, (key, found)) in groups.iter().enumerate() {
        let group = group(w, review, number + 1, key, found);
        match person(w, key) {
            Some(name) => by_person.entry(name.text(source)).or_insert_with(|| (name, Vec::new())).1.push(group),
            None => nobody.push(group),
        }
    }
    let named = !by_person.is_empty();
    let mut people: Vec<_> = by_person.into_values().collect();
    w.sort_by_name(&mut people, |(name, _)| (name, None));
    let people = people.into_iter().map(|(name, groups)| (Some(told(w, name)), groups));
    // What nobody is named for comes last.
    let people = people.chain((!nobody.is_empty()).then_some((None, nobody)));
    let people = people.enumerate().map(|(number, (name, groups))| ChecklistPerson {
        id: format!("person-{}", number + 1),
        name: named.then(|| name.unwrap_or_else(|| plain_link(w.word("review-nobody")))),
        counts: total(groups.iter().map(|group| &group.counts)),
        groups,
    });
    let people: Vec<ChecklistPerson> = people.collect();
    (head, ChecklistView { counts: total(people.iter().map(|person| &person.counts)), people })
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

fn group(w: &Writer<'_>, review: &Review, number: usize, key: &Group, found: &Found<'_>) -> ChecklistGroup {
    let site = w.site();
    let (head, status) = match key {
        Group::Of(Owner::Report(id)) => (w.report(*id), status(w, &site.reports[*id])),
        Group::Of(Owner::Plain(index)) => {
            let page = site.pages.get(*index).map(|page| w.link(&page.title, Kind::Plain(*index)));
            (page.unwrap_or_default(), None)
        }
        Group::File(path) => (plain_link(path.as_str()), None),
    };
    let mut open = found.open.clone();
    // Errors first; within a severity the order of the file stays.
    open.sort_by_key(|finding| finding.severity);
    let count = |severity| open.iter().filter(|finding| finding.severity == severity).count();
    let counts = ChecklistCounts {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        infos: count(Severity::Info),
        accepted: found.accepted.len(),
    };
    let id = |at: usize| format!("finding-{number}-{}", at + 1);
    let findings = open.iter().enumerate().map(|(at, finding)| row(w, review, id(at), finding));
    let accepted = found.accepted.iter().enumerate().map(|(at, (finding, reason))| AcceptedRow {
        finding: row(w, review, id(open.len() + at), finding),
        reason: (*reason).to_owned(),
    });
    ChecklistGroup {
        id: format!("group-{number}"),
        head,
        status,
        counts,
        findings: findings.collect(),
        accepted: accepted.collect(),
    }
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

fn total<'a>(all: impl Iterator<Item = &'a ChecklistCounts>) -> ChecklistCounts {
    all.fold(ChecklistCounts::default(), |sum, one| ChecklistCounts {
        errors: sum.errors + one.errors,
        warnings: sum.warnings + one.warnings,
        infos: sum.infos + one.infos,
        accepted: sum.accepted + one.accepted,
    })
}
