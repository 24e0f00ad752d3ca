//! What a page is made from, as one hash: where it is what it was, the page is what it was.
//!
//! It may hold more than the page shows, never less: tests/it/rebuild.rs edits sites at random and compares a build that
//! knows an earlier one with a build that knows nothing.

use rayon::prelude::*;

use super::Edition;
use crate::digest::{Digest, Digests};
use crate::urls::{Kind, PageId};

/// Hashes of what pages are made from.
pub struct Reach<'a> {
    edition: &'a Edition,
    digests: &'a Digests,
    /// What every page depends on: the frame, and which pages there are.
    common: Digest,
}

impl<'a> Reach<'a> {
    /// For `pages`, all that an edition has; `None` where they depend on more than the project: findings, or an earlier release.
    pub fn of(edition: &'a Edition, digests: &'a Digests, pages: &[PageId]) -> Option<Reach<'a>> {
        if edition.review.is_some() || edition.since.is_some() {
            return None;
        }
        let site = &edition.site;
        let paths: Vec<String> = pages.par_iter().map(|page| page.path(site)).collect();
        // What every page leads to: the navigation knows a page of changes only where there are any.
        let nav = format!("changes: {}", edition.index.has_changes);
        let there = Digest::of_texts(paths.iter().map(String::as_str).chain([nav.as_str()]));
        Some(Reach { edition, digests, common: Digest::join([digests.frame, there]) })
    }

    /// What a page is made from.
    pub fn of_page(&self, page: &PageId) -> Digest {
        let digests = self.digests;
        let own = match page {
            PageId::Root | PageId::NotFound | PageId::Robots | PageId::Asset(_) => Digest::default(),
            PageId::Sitemap | PageId::SitemapPart(_) | PageId::Redirect(..) | PageId::Feed(_) => digests.facts,
            PageId::FullText(_) => digests.whole,
            PageId::Data(name) => self.of_data(name),
            PageId::Page(_, kind) => self.of_kind(kind.whole()),
        };
        Digest::join([self.common, own])
    }

    fn of_kind(&self, kind: &Kind) -> Digest {
        let (Edition { site, lookup, .. }, digests) = (self.edition, self.digests);
        match kind {
            Kind::Report(id) | Kind::Plan(id) => digests.of_report(*id),
            Kind::Organization(id) => {
                let parts = lookup.parts(*id).iter().chain([id]);
                Digest::join(parts.map(|id| digests.of_organization(*id)))
            }
            Kind::IndicatorOf(_, id) | Kind::PairOf(_, _, id) => digests.of_organization(*id),
            Kind::Indicator(id) => {
                let related = site.indicators[*id].related.iter().chain([id]);
                Digest::join(related.map(|id| digests.of_indicator(*id)))
            }
            // Cards of reports say only what the frame holds: of whom, when, how many figures.
            Kind::Reports | Kind::Year(_) => Digest::default(),
            // The index of titles lists headings, which are prose; plain pages may link to them.
            Kind::Search | Kind::Plain(_) => digests.whole,
            _ => digests.facts,
        }
    }

    fn of_data(&self, name: &str) -> Digest {
        let (Edition { site, names, .. }, digests) = (self.edition, self.digests);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        // `gdp.en.xlsx` is made from the same as `gdp.xlsx`.
        let stem = match stem.rsplit_once('.') {
            Some((stem, code)) if site.settings.languages.iter().any(|known| known == code) => stem,
            _ => stem,
        };
        let own = match stem.split_once('/') {
            Some(("indicators" | "figures", id)) => {
                let related = |id| site.indicators[id].related.iter().copied().chain([id]);
                names.find_indicator(id).map(|id| Digest::join(related(id).map(|id| digests.of_indicator(id))))
            }
            Some(("organizations", id)) => names.find_organization(id).map(|id| digests.of_organization(id)),
            Some(("reports", slug)) => {
                site.reports.find_by(slug, |report| &report.slug).map(|id| digests.of_report(id))
            }
            _ => None,
        };
        own.unwrap_or(digests.facts)
    }
}
