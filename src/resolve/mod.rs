//! Syntax → typed, linked facts. Every mistake is a diagnostic; what is wrong is left out and the rest goes on.

mod fields;
mod values;
mod settings;
mod registry;
mod names;
mod figures;
mod parts;
mod targets;
mod report;
mod prose;
mod sections;
mod ledger;
mod passages;

pub use names::Names;
pub use registry::annotation;
pub use values::is_web_address;

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::model::{Site, Table};
use crate::read::{self, Project};
use crate::source::Sources;
use crate::yaml::Node;

/// What a report's facts are resolved against.
pub struct Context<'a> {
    pub site: &'a Site,
    pub names: &'a Names,
    pub sources: &'a Sources,
}

/// Resolves all content. `drafts`: reports and entries of the registries that are not published are kept.
pub fn resolve(project: &Project, sources: &Sources, drafts: bool, found: &mut Diagnostics) -> Site {
    let mut site = Site::default();
    let mut open = settings::resolve(project, found);
    site.settings = std::mem::take(&mut open.settings);
    site.indicators = registry::indicators(project, &site.settings, drafts, found);
    site.organizations = registry::organizations(project, &site.settings, drafts, found);
    let names = Names::of(&site);
    registry::link(project, &mut site, &names, found);
    settings::link(&open, &mut site, &names, found);
    names.report_ambiguous(&site, found);
    let context = Context { site: &site, names: &names, sources };
    let mut sets = report::group(project, found);
    // What is unfinished in a draft does not hold up the public site.
    sets.retain(|set| drafts || !set.facts.front.as_ref().is_some_and(waits_for_review));
    let resolved: Vec<(Option<report::Draft>, Diagnostics)> = sets
        .par_iter()
        .map(|set| {
            let mut found = Diagnostics::default();
            let draft = report::resolve(set, &context, &mut found);
            (draft, found)
        })
        .collect();
    let mut reports = Table::default();
    let mut observations = Table::default();
    let mut targets = Table::default();
    for (draft, more) in resolved {
        found.extend(more);
        let Some(draft) = draft else { continue };
        draft.file_into(&mut reports, &mut observations, &mut targets);
    }
    site.pages = report::pages(project, &site.settings, found);
    site.reports = reports;
    site.observations = observations;
    site.targets = targets;
    report::check_redirects(&site, found);
    site.translations = passages::translations(project, &site, drafts, found);
    site
}

/// Whether a report, or an entry of a registry, says that it is not for the public yet: `status: draft` or `review`.
fn waits_for_review(node: &Node) -> bool {
    let status = read::entries(node).iter().find(|field| field.key == "status");
    matches!(status.and_then(|field| field.node.scalar()), Some("draft" | "review"))
}
