//! What an earlier run has imported already: the same command completes a run that was killed, and doubles nothing where it
//! is repeated by mistake.

use std::collections::BTreeSet;

use super::{Batch, File, Input};
use crate::source::Sources;

/// For each document the report that an earlier run made of it and nobody has touched since: its text is what a run without
/// that report would write. One that somebody has worked on is not recognized, and the document is imported beside it.
pub fn standing(inputs: &[Input], organization: Option<&str>, sources: &Sources) -> Vec<Option<String>> {
    let unnamed = Batch { slugs: BTreeSet::new(), ..Batch::of(sources) };
    let mut without = sources.clone();
    for report in drafts(unnamed, inputs, organization, None).into_iter().flatten() {
        without.files.remove(&report.path);
    }
    if without.files.len() == sources.files.len() {
        return vec![None; inputs.len()];
    }
    let stands = |report: File| {
        let there = sources.files.get(&report.path)?;
        (**there == *report.text.as_bytes()).then_some(report.path)
    };
    let reports = drafts(Batch::of(&without), inputs, organization, Some(&without));
    reports.into_iter().map(|report| report.and_then(stands)).collect()
}

/// The report of each document that gives one; settled where there is a site to settle it in.
fn drafts(mut batch: Batch, inputs: &[Input], organization: Option<&str>, site: Option<&Sources>) -> Vec<Option<File>> {
    let has_draft: Vec<bool> = inputs.iter().map(|input| batch.add(input.clone(), organization).is_ok()).collect();
    if let Some(sources) = site {
        batch.settle(sources);
    }
    let mut reports =
        batch.drafts.iter().map(|draft| File { path: draft.path(), text: draft.written(&batch.registry).text });
    has_draft.into_iter().map(|has_draft| if has_draft { reports.next() } else { None }).collect()
}
