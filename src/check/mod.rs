//! Rules over the resolved site: prose in every language, figures against prose, publication fields, translations and
//! their ledger; growth, revisions and plans against the figures held; then permissions.
//!
//! In: the facts, and what is known about them so far. Out: more findings, less those that the author lets stand. Every
//! pass is one function of one shape; a pass reads and never changes.

mod prose;
mod wording;
mod languages;
mod figures;
mod publication;
mod address;
mod sharing;
mod translation;
pub mod ledger;
pub mod coverage;
mod baseline;
mod told;
mod title;
mod names;
mod revision;
mod growth;
mod divergence;
mod plausible;
mod timing;
mod scope;
mod plan;
mod targets;
mod since;
mod allow;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::derive::Derived;
use crate::diag::Diagnostics;
use crate::diff::Comparison;
use crate::digest::{Digest, Digests};
use crate::markup::{Articles, Heading};
use crate::model::{ReportId, Site};
use crate::resolve::Names;
use crate::source::{Sources, Texts};

/// What the passes look at.
pub struct Context<'a> {
    pub site: &'a Site,
    pub derived: &'a Derived,
    pub names: &'a Names,
    pub sources: &'a Sources,
    pub texts: &'a Texts,
    /// What changed since an earlier release, where one was given.
    pub since: Option<&'a Comparison>,
    pub digests: &'a Digests,
    /// From the run before.
    pub known: &'a Known,
}

/// What is known of the prose of reports, by the hash of all that it was made from. Reading prose is nine tenths of a check.
pub type Known = BTreeMap<Digest, Arc<OfReport>>;

/// What the prose of one report was found to be.
#[derive(Debug, Clone, Default)]
pub struct OfReport {
    pub found: Diagnostics,
    /// By language.
    pub headings: BTreeMap<String, Vec<Heading>>,
}

/// What the checks leave.
#[derive(Default)]
pub struct Left {
    /// For the next run.
    pub known: Known,
    pub reports: BTreeMap<ReportId, Arc<OfReport>>,
    /// Of the prose that was looked at.
    pub articles: Articles,
}

/// The passes behind that over prose, in the order of their findings' families.
const PASSES: &[fn(&Context<'_>, &mut Diagnostics)] = &[
    publication::check,
    address::check,
    sharing::check,
    translation::check,
    ledger::check,
    baseline::check,
    title::check,
    names::check,
    revision::check,
    growth::check,
    divergence::check,
    plausible::check,
    timing::check,
    scope::check,
    plan::check,
    targets::check,
    since::check,
];

/// Runs every pass, then takes out what is permitted.
pub fn run(context: &Context<'_>, found: &mut Diagnostics) -> Left {
    let left = prose::check(context, found);
    for pass in PASSES {
        pass(context, found);
    }
    allow::apply(context, found);
    left
}
