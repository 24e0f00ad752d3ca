//! Syntax → typed, linked facts. Every mistake is a diagnostic; what is wrong is left out and the rest goes on.

mod contents;
mod fields;
mod values;
mod settings;
mod registry;
mod names;
mod figures;
mod parts;
mod targets;
mod draft;
mod report;
mod prose;
mod sections;
mod ledger;
mod passages;

pub use names::Names;
pub use registry::{annotation, is_id};
pub use values::is_web_address;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::model::{Site, Table};
use crate::read::{self, Document, Project};
use crate::source::{Blob, Sources, Span};
use crate::yaml::Node;

/// What a report's facts are resolved against.
pub struct Context<'a> {
    pub site: &'a Site,
    pub names: &'a Names,
    pub sources: &'a Sources,
}

/// What another run of the same process resolved, by slug: what was made from the same documents and the same other files
/// is not resolved again.
#[derive(Debug, Clone, Default)]
pub struct Known {
    frame: Frame,
    reports: BTreeMap<String, Arc<Resolved>>,
    passages: passages::Known,
}

/// What every report is resolved within: settings, registries, pictures, which other files there are; and whether drafts
/// are kept.
#[derive(Debug, Clone, Default)]
struct Frame {
    files: Vec<(String, Blob)>,
    /// What may be attached to a report, or is missing there, may be a report.
    reports: Vec<String>,
    drafts: bool,
}

impl Frame {
    fn of(sources: &Sources, drafts: bool) -> Frame {
        let content = sources.files.range("content/".to_owned()..).take_while(|(path, _)| path.starts_with("content/"));
        let mut frame = Frame { drafts, ..Frame::default() };
        for (path, bytes) in content {
            if read::is_report(path) {
                frame.reports.push(path.clone());
            } else {
                frame.files.push((path.clone(), bytes.clone()));
            }
        }
        frame
    }

    /// Whether it is the same, down to the memory that it was read into.
    fn is(&self, other: &Frame) -> bool {
        let mut both = self.files.iter().zip(&other.files);
        (self.drafts, &self.reports) == (other.drafts, &other.reports)
            && self.files.len() == other.files.len()
            && both.all(|(one, other)| one.0 == other.0 && one.1.is(&other.1))
    }
}

/// A report with the documents that it was made from, and what was found.
#[derive(Debug, Clone)]
struct Resolved {
    documents: Vec<Arc<Document>>,
    draft: Option<draft::Draft>,
    found: Diagnostics,
}

impl Known {
    fn report(&self, set: &report::Set<'_>) -> Option<&Arc<Resolved>> {
        let known = self.reports.get(&set.facts.slug)?;
        let is_same = known.documents.len() == set.documents().count()
            && known.documents.iter().zip(set.documents()).all(|(known, document)| Arc::ptr_eq(known, document));
        is_same.then_some(known)
    }
}

/// Resolves all content. `drafts`: reports and entries of the registries that are not published are kept.
pub fn resolve(project: &Project, sources: &Sources, drafts: bool, found: &mut Diagnostics) -> Site {
    resolve_knowing(project, sources, drafts, None, found).0
}

/// [`resolve`], which knows what another run has resolved, and gives what the next one may know; nothing where it was
/// given nothing, since what is kept takes as much memory as the site.
pub fn resolve_knowing(
    project: &Project,
    sources: &Sources,
    drafts: bool,
    known: Option<&Known>,
    found: &mut Diagnostics,
) -> (Site, Known) {
    let is_kept = known.is_some();
    let frame = if is_kept { Frame::of(sources, drafts) } else { Frame::default() };
    let known = known.filter(|known| known.frame.is(&frame));
    let mut site = Site::default();
    let mut open = settings::resolve(project, found);
    site.settings = std::mem::take(&mut open.settings);
    (site.indicators, site.unpublished_indicators) = registry::indicators(project, &site.settings, drafts, found);
    (site.organizations, site.unpublished_organizations) =
        registry::organizations(project, &site.settings, drafts, found);
    let names = Names::of(&site);
    registry::link(project, &mut site, &names, found);
    settings::link(&open, &mut site, &names, found);
    names.report_ambiguous(&site, found);
    let context = Context { site: &site, names: &names, sources };
    let mut sets = report::group(project, found);
    // What is unfinished in a draft does not hold up the public site.
    sets.retain(|set| drafts || !set.facts.front.as_ref().is_some_and(waits_for_review));
    let resolved: Vec<Arc<Resolved>> = sets
        .par_iter()
        .map(|set| {
            known.and_then(|known| known.report(set)).cloned().unwrap_or_else(|| {
                let mut found = Diagnostics::default();
                let draft = report::resolve(set, &context, &mut found);
                Arc::new(Resolved { documents: set.documents().cloned().collect(), draft, found })
            })
        })
        .collect();
    let drafts_of = || resolved.iter().filter_map(|resolved| resolved.draft.as_ref());
    let mut filed = draft::Tables {
        reports: Table::with_room(drafts_of().count()),
        observations: Table::with_room(drafts_of().map(|draft| draft.figures().0).sum()),
        targets: Table::with_room(drafts_of().map(|draft| draft.figures().1).sum()),
    };
    let mut kept = Known { frame, ..Known::default() };
    for (mut resolved, set) in resolved.into_iter().zip(&sets) {
        found.extend(resolved.found.clone());
        if resolved.draft.as_ref().is_some_and(|draft| !draft.is_numbered(&filed))
            && let Some(draft) = &mut Arc::make_mut(&mut resolved).draft
        {
            draft.number(&filed);
        }
        if let Some(draft) = &resolved.draft {
            draft.file_into(&mut filed);
        }
        if is_kept {
            kept.reports.insert(set.facts.slug.clone(), resolved);
        }
    }
    site.pages = report::pages(project, &site.settings, found);
    contents::link(&open.contents, &mut site, found);
    (site.reports, site.observations, site.targets) = (filed.reports, filed.observations, filed.targets);
    report::check_redirects(&site, found);
    let passages = known.map(|known| &known.passages);
    let (translations, passages) = passages::translations(project, &site, drafts, passages, is_kept, found);
    (site.translations, kept.passages) = (translations, passages);
    (site, kept)
}

/// Whether a report says that it is not for the public yet: `status: draft` or `review`.
fn waits_for_review(node: &Node) -> bool {
    waiting(node).is_some()
}

/// The word with which a report, or an entry of a registry, says so, and where.
fn waiting(node: &Node) -> Option<(&str, Span)> {
    let status = read::entries(node).iter().find(|field| field.key == "status")?;
    let word = status.node.scalar().filter(|word| matches!(*word, "draft" | "review"))?;
    Some((word, status.key_span))
}
