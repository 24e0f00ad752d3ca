//! Drafts before they are written: the site with them is read and checked, and what is refused in a draft is found out.

use super::Batch;
use crate::check;
use crate::derive;
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::digest::Digests;
use crate::lang::Text;
use crate::model::Site;
use crate::read;
use crate::resolve;
use crate::source::{Sources, Texts};

/// The site of a project as it is, drafts included; its faults are its own.
pub fn site(sources: &Sources) -> Site {
    let mut found = Diagnostics::default();
    let project = read::read(sources, &mut found);
    resolve::resolve(&project, sources, true, &mut found)
}

/// What is wrong with settings and registries: without them every figure would be proposed anew.
pub fn registry_faults(sources: &Sources) -> (Diagnostics, Texts) {
    let mut found = Diagnostics::default();
    let project = read::read(sources, &mut found);
    resolve::resolve(&project, sources, true, &mut found);
    let path = |one: &Diagnostic| project.texts.path(one.span).trim_start_matches("content/").to_owned();
    let is_registry =
        |path: &str| ["site.yaml", "indicators", "organizations"].iter().any(|name| path.starts_with(name));
    found.retain(|one| one.severity == Severity::Error && is_registry(&path(one)));
    (found, project.texts)
}

/// Figures that an error of the check stands at: number of the draft, of its finding, and the message.
pub fn refused(batch: &Batch, sources: &Sources) -> Vec<(usize, usize, Text)> {
    let mut sources = sources.clone();
    for file in batch.files(&sources) {
        sources.insert(&file.path, file.text.as_bytes());
    }
    let mut found = Diagnostics::default();
    let project = read::read(&sources, &mut found);
    let site = resolve::resolve(&project, &sources, true, &mut found);
    let derived = derive::derive(&site, &mut found);
    let names = resolve::Names::of(&site);
    let texts = &project.texts;
    let (digests, known) = (Digests::default(), check::Known::default());
    let context = check::Context {
        site: &site,
        derived: &derived,
        names: &names,
        sources: &sources,
        texts,
        since: None,
        digests: &digests,
        known: &known,
    };
    check::run(&context, &mut found);
    let mut refused: Vec<(usize, usize, Text)> = Vec::new();
    for (number, draft) in batch.drafts.iter().enumerate() {
        let (path, written) = (draft.path(), draft.written(&batch.registry));
        let errors = found.iter().filter(|one| one.severity == Severity::Error && texts.path(one.span) == path);
        for error in errors {
            let (start, _) = texts.positions(error.span);
            let place = written.places.iter().find(|place| place.lines.contains(&start.line));
            let Some(place) =
                place.filter(|place| !refused.iter().any(|(d, f, _)| (*d, *f) == (number, place.finding)))
            else {
                continue;
            };
            refused.push((number, place.finding, error.message.clone()));
        }
    }
    refused
}
