//! Which pages a site has.

use std::collections::BTreeSet;

use super::paging::ROOM;
use super::{Edition, FULL_TEXT_REPORTS_MAX, ORGANIZATIONS_PER_PAIR_MAX, compare, topic, web};
use crate::derive::Pair;
use crate::model::Site;
use crate::urls::{Kind, PageId};

/// Every file of the output but those that pages bring along (chart downloads).
pub fn pages(edition: &Edition) -> Vec<PageId> {
    let site = &edition.site;
    let mut pages = vec![PageId::Root, PageId::NotFound, PageId::Robots];
    // First, since nothing takes longer: the other pages are rendered beside it.
    if has_full_text(site) {
        pages.extend((0..site.settings.languages.len()).map(PageId::FullText));
    }
    // Nobody is to subscribe to a copy for reviewers, or to find it by a search.
    let public = edition.review.is_none();
    for lang in 0..site.settings.languages.len() {
        let parts = kinds(edition).into_iter().flat_map(|kind| parts(edition, kind));
        pages.extend(parts.map(|kind| PageId::page(lang, kind)));
        pages.extend(public.then_some(PageId::Feed(lang)));
        // A slug that is taken is an error, which a preview or a review outlives.
        let mut taken: BTreeSet<&str> = site.reports.iter().map(|(_, report)| report.slug.as_str()).collect();
        for (id, report) in site.reports.iter() {
            let free = report.moved_from.iter().filter(|(slug, _)| taken.insert(slug));
            pages.extend(free.map(|(slug, _)| PageId::Redirect(lang, slug.clone(), id)));
        }
    }
    if site.settings.base_url.is_some() && public {
        let parts = web::sitemap_parts(&pages);
        pages.push(PageId::Sitemap);
        pages.extend((1..=parts).filter(|_| parts > 1).map(PageId::SitemapPart));
    }
    pages.extend(super::export::files(edition).into_iter().chain(super::explorer::files(edition)).map(PageId::Data));
    let files = edition.theme.files.iter().filter(|(name, _)| !public || name.as_str() != super::review::STYLE);
    pages.extend(files.map(|(_, file)| PageId::Asset(file.published.clone())));
    pages.extend(super::share::wordless(edition).map(|file| PageId::Asset(file.published.clone())));
    pages
}

/// A page with all its parts.
fn parts(edition: &Edition, kind: Kind) -> impl Iterator<Item = Kind> {
    (1..=edition.parts_of(&kind)).map(move |number| kind.clone().part(number))
}

/// The HTML pages of one language, each once however many parts it has.
pub fn kinds(edition: &Edition) -> Vec<Kind> {
    let site = &edition.site;
    let mut kinds = vec![
        Kind::Home,
        Kind::Reports,
        Kind::Organizations,
        Kind::Indicators,
        Kind::Compare,
        Kind::Plans,
        Kind::Changes,
        Kind::Data,
        Kind::Search,
    ];
    let years: std::collections::BTreeSet<i16> =
        site.reports.iter().filter_map(|(_, report)| report.period.end_year()).collect();
    kinds.extend(years.into_iter().map(Kind::Year));
    kinds.extend(site.reports.iter().map(|(id, _)| Kind::Report(id)));
    kinds.extend(site.organizations.ids().map(Kind::Organization));
    if topic::have_pages(edition) {
        kinds.extend(topic::filled(edition).into_iter().map(Kind::Topic));
    }
    kinds.extend(site.indicators.ids().map(Kind::Indicator));
    let divided = edition.divided.iter().flat_map(|(id, organizations)| organizations.iter().map(move |of| (*id, *of)));
    kinds.extend(divided.map(|(id, organization)| Kind::IndicatorOf(id, organization)));
    for pair in &edition.pairs {
        kinds.push(Kind::Pair(pair.left, pair.right));
        if is_split(edition, pair) {
            kinds.extend(pair.rows.keys().map(|id| Kind::PairOf(pair.left, pair.right, *id)));
        }
    }
    kinds.extend(site.reports.iter().filter(|(_, report)| !report.targets.is_empty()).map(|(id, _)| Kind::Plan(id)));
    kinds.extend((0..site.pages.len()).map(Kind::Plain));
    if edition.review.is_some() {
        kinds.extend(super::review::kinds(edition));
    }
    kinds
}

/// Whether a site has a full-text index.
pub fn has_full_text(site: &Site) -> bool {
    site.settings.full_text.unwrap_or(site.reports.len() <= FULL_TEXT_REPORTS_MAX)
}

/// Whether the organizations of a pair of years stand on pages of their own: where they are many, or one page cannot
/// hold their figures.
pub fn is_split(edition: &Edition, pair: &Pair) -> bool {
    pair.rows.len() > ORGANIZATIONS_PER_PAIR_MAX || compare::undivided(edition, pair) > ROOM
}
