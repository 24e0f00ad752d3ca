//! Facts → pages. Views are filled per page and language, and handed to the theme's templates. Pure: the same edition
//! and page give the same bytes.

pub mod views;
mod writer;
mod pages;
mod reach;
mod paging;
mod index;
mod accent;
mod license;
mod uuid;
pub mod review;
pub mod frame;
mod government;
mod dataset;
mod linked;
mod share;
mod cite;
mod reuse;
pub mod rows;
pub mod stated;
pub mod targets;
mod progress;
pub mod charts;
pub mod home;
pub mod reports;
mod details;
pub mod report;
pub mod plain;
pub mod feed;
pub mod web;
mod dispatch;
mod lookup;
mod change;
mod spans;
mod heat;
mod matrix;
pub mod topic;
pub mod indicator;
pub mod organization;
pub mod compare;
pub mod explorer;
pub mod plans;
pub mod changes;
pub mod since;
pub mod data;
pub mod export;
pub mod search;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod compare_tests;
#[cfg(test)]
mod explorer_tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

pub use dispatch::{render, write_data};
pub use index::{Index, series_by, series_of};
pub use license::license;
pub use lookup::Lookup;
pub use pages::{has_full_text, is_split, kinds, pages};
pub use reach::Reach;
pub use review::{Mark, Review, Role};
pub use share::wordless as shared_picture;
pub use writer::Writer;

use crate::check::OfReport;
use crate::derive::{Derived, Pair, Reasons};
use crate::diag::Diagnostics;
use crate::diff::{self, Comparison};
use crate::markup::{Article, Articles, Setting, Subject};
use crate::model::{IndicatorId, ObservationId, OrganizationId, ReportId, Site, TargetId};
use crate::resolve::Names;
use crate::source::{Sources, Texts};
use crate::theme::{StaticFile, Theme};
use crate::urls::Kind;

/// All that pages are made from.
pub struct Edition {
    pub site: Site,
    pub derived: Derived,
    pub pairs: Vec<Pair>,
    pub names: Names,
    pub sources: Arc<Sources>,
    pub theme: Theme,
    /// Orders of reports: `Index::of(&site, &derived)`.
    pub index: Index,
    /// Series, targets and reports by indicator and organization.
    pub lookup: Lookup,
    /// Figures beside which another value is printed; none in a public build.
    pub marks: BTreeMap<ObservationId, Mark>,
    /// What only reviewers see; `None` in a public build.
    pub review: Option<Review>,
    /// What changed since an earlier release, where the build was given one.
    pub since: Option<Comparison>,
    /// What the checks left of the prose that they looked at; the others are made with their pages.
    pub articles: Articles,
    /// What they found the prose of reports to be; nothing in a preview that is not checked yet.
    pub prose: BTreeMap<ReportId, Arc<OfReport>>,
    /// What entries of lists take of a page.
    pub weights: paging::Weights,
    /// The indicators whose organizations have pages of their own below theirs.
    pub divided: BTreeMap<IndicatorId, BTreeSet<OrganizationId>>,
    /// How many parts a page has, where it has several.
    parts: BTreeMap<Kind, usize>,
    /// Sizes of the tables' files that are made.
    measured: data::Measured,
    /// Why figures are not compared with the year before, once a data file has asked for it.
    reasons: OnceLock<Reasons>,
    /// What was drawn for one page and stands on others too.
    pub drawings: charts::Drawings,
    /// The picture that pages without one of their own are shared with, once a page has asked for it.
    share_picture: OnceLock<Option<StaticFile>>,
}

impl Edition {
    /// An edition of a site, with what pages look up in it.
    pub fn new(
        site: Site,
        derived: Derived,
        pairs: Vec<Pair>,
        names: Names,
        sources: Arc<Sources>,
        mut theme: Theme,
    ) -> Edition {
        if let Some(css) = accent::accent_css(&site.settings) {
            theme.add_style(css.as_bytes());
        }
        let index = Index::of(&site, &derived);
        let lookup = Lookup::of(&site, &derived);
        let weights = paging::Weights::of(&site);
        let mut edition = Edition {
            site,
            derived,
            pairs,
            names,
            sources,
            theme,
            index,
            lookup,
            marks: BTreeMap::new(),
            review: None,
            since: None,
            articles: Articles::new(),
            prose: BTreeMap::new(),
            weights,
            divided: BTreeMap::new(),
            parts: BTreeMap::new(),
            measured: data::Measured::default(),
            reasons: OnceLock::new(),
            drawings: charts::Drawings::default(),
            share_picture: OnceLock::new(),
        };
        edition.divided = indicator::divided(&edition);
        edition.counted()
    }

    /// The same edition with the parts of its pages counted: after all that pages list is in it.
    fn counted(mut self) -> Edition {
        self.parts = paging::counts(&self, &kinds(&self));
        self
    }

    /// How many parts a page has.
    pub fn parts_of(&self, kind: &Kind) -> usize {
        self.parts.get(kind.whole()).copied().unwrap_or(1)
    }

    /// Whether an organization's figures of an indicator have a page of their own.
    pub fn has_page(&self, indicator: IndicatorId, organization: OrganizationId) -> bool {
        self.divided.get(&indicator).is_some_and(|organizations| organizations.contains(&organization))
    }

    /// Makes it a copy for reviewers, with what the checks found. Called again, it takes the later findings.
    pub fn open_review(&mut self, found: &Diagnostics, texts: &Texts) {
        self.marks = review::marks(self);
        self.review = Some(Review::of(self, found, texts));
        self.parts.remove(&Kind::Checklist);
        self.parts.extend(paging::counts(self, &[Kind::Checklist]));
    }

    /// The same edition, with what changed since an earlier release.
    pub fn since(self, since: Option<Comparison>) -> Edition {
        if since.is_none() {
            return self;
        }
        Edition { since, ..self }.counted()
    }

    /// What happened to an observation since the earlier release; `None` where it is as it was.
    pub fn change_of(&self, id: ObservationId) -> Option<&diff::Change> {
        let observation = &self.site.observations[id];
        self.since.as_ref()?.at(&self.site.reports[observation.report].slug, &observation.anchor)
    }

    /// The same of a target.
    pub fn change_of_target(&self, id: TargetId) -> Option<&diff::Change> {
        let target = &self.site.targets[id];
        self.since.as_ref()?.at(&self.site.reports[target.report].slug, &target.anchor)
    }

    /// Where prose stands: on a page in a language (its number), written in `prose_lang`.
    pub fn setting<'a>(&'a self, subject: Subject, lang: usize, prose_lang: &'a str) -> Setting<'a> {
        let Edition { site, derived, names, sources, .. } = self;
        Setting { site, derived, names, sources, subject, lang, prose_lang }
    }

    /// The article that the checks left of prose in a language, as the page in that language shows it.
    pub fn article(&self, subject: Subject, lang: &str) -> Option<&Article> {
        self.articles.get(&subject)?.get(lang)
    }
}

/// More organizations than this in one pair of years stand on pages of their own.
pub const ORGANIZATIONS_PER_PAIR_MAX: usize = 12;

/// Sites with more reports have a full-text index only where `search: full` asks for it: each thousand reports in two
/// languages take ten seconds of a processor, 400 MB of memory and 2000 more files.
pub const FULL_TEXT_REPORTS_MAX: usize = 2000;

/// A file of the output, with the files that it brings along.
pub struct Page {
    pub path: String,
    pub bytes: Vec<u8>,
    /// Chart downloads and pictures, by path.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Escapes text for HTML.
pub fn escape_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Escapes text for XML, and leaves out the control characters that XML 1.0 cannot hold.
pub fn escape_xml(text: &str) -> String {
    let allowed: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r')).collect();
    escape_html(&allowed)
}
