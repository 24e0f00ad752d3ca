//! The copy for reviewers: a banner on every page, what the checks found, which figures are held, what a page was made
//! from, and what was revised. A public build has no [`Review`] and therefore none of these.

mod marks;
mod places;
mod stamp;
mod checklist;
mod coverage;
mod cells;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

pub use checklist::view as checklist;
pub use checklist::weights as checklist_weights;
pub use coverage::view as coverage;
pub use marks::{Mark, Role, Stated, marked, marks};
pub use stamp::stamp;

use super::{Edition, ORGANIZATIONS_PER_PAIR_MAX};
use crate::diag::{Diagnostic, Diagnostics};
use crate::markup::{Subject, article};
use crate::model::{ObservationId, OrganizationId, Prose, ReportId};
use crate::source::{FileId, Texts};
use crate::urls::Kind;
use checklist::Groups;
use places::Owner;

/// The style sheet of what only reviewers see, by its name in the theme; a public build does not publish it.
pub const STYLE: &str = "review.css";

/// What only reviewers see, as facts.
pub struct Review {
    /// The texts that the findings point into.
    texts: Texts,
    findings: Vec<Diagnostic>,
    /// Findings that the author lets stand, with the reasons.
    accepted: Vec<(Diagnostic, String)>,
    owners: BTreeMap<FileId, Owner>,
    /// All of these by what they are about, for the checklist.
    groups: Groups,
    /// BLAKE3 of every file below `content/`, by path.
    hashes: BTreeMap<String, blake3::Hash>,
    /// By language and report: the figures that the prose does not state; no entry where there is no prose.
    silent: BTreeMap<(usize, ReportId), Vec<ObservationId>>,
}

impl Review {
    /// What reviewers of an edition see of these findings.
    pub fn of(edition: &Edition, found: &Diagnostics, texts: &Texts) -> Review {
        let content = edition.sources.files.iter().filter(|(path, _)| path.starts_with("content/"));
        let mut review = Review {
            texts: texts.clone(),
            findings: found.iter().cloned().collect(),
            accepted: found.permitted().iter().map(|one| (one.diagnostic.clone(), one.reason.clone())).collect(),
            owners: places::owners(&edition.site, texts),
            hashes: content.map(|(path, bytes)| (path.clone(), blake3::hash(bytes))).collect(),
            silent: silent(edition),
            groups: Groups::new(),
        };
        review.groups = checklist::groups(&review);
        review
    }

    /// One hash for the whole content: of the paths and hashes of its files.
    fn whole_hash(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for (path, hash) in &self.hashes {
            hasher.update(path.as_bytes());
            hasher.update(&[0]);
            hasher.update(hash.as_bytes());
        }
        hasher.finalize()
    }
}

/// The pages of one language that only reviewers have.
pub fn kinds(edition: &Edition) -> Vec<Kind> {
    let organizations = covered(edition);
    let own = is_split(&organizations).then(|| organizations.into_iter().map(Kind::CoverageOf));
    [Kind::Checklist, Kind::Coverage].into_iter().chain(own.into_iter().flatten()).collect()
}

/// The organizations that are to have figures: those with series or targets. One that only reports on others has none.
fn covered(edition: &Edition) -> Vec<OrganizationId> {
    let of_targets: BTreeSet<OrganizationId> =
        edition.site.targets.iter().map(|(_, target)| target.organization).collect();
    let has_any =
        |id: &OrganizationId| of_targets.contains(id) || edition.lookup.series(&edition.derived, *id).next().is_some();
    edition.site.organizations.ids().filter(has_any).collect()
}

fn is_split(organizations: &[OrganizationId]) -> bool {
    organizations.len() > ORGANIZATIONS_PER_PAIR_MAX
}

fn silent(edition: &Edition) -> BTreeMap<(usize, ReportId), Vec<ObservationId>> {
    let site = &edition.site;
    let languages = &site.settings.languages;
    let of_language = |code: &String| languages.iter().position(|known| known == code);
    let prose: Vec<(usize, ReportId, &String, &Prose)> = site
        .reports
        .iter()
        .flat_map(|(id, report)| report.prose.iter().map(move |(code, prose)| (id, code, prose)))
        .filter_map(|(id, code, prose)| Some((of_language(code)?, id, code, prose)))
        .collect();
    let found = prose.par_iter().map(|(lang, id, code, prose)| {
        let setting = edition.setting(Subject::Report(*id), *lang, code);
        let stated = article(prose, &setting, &mut Diagnostics::default()).figures;
        let all = site.reports[*id].observations.iter().copied();
        ((*lang, *id), all.filter(|one| !stated.contains_key(one)).collect())
    });
    found.collect::<Vec<_>>().into_iter().collect()
}
