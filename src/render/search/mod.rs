//! The search page: a field, and for those whose browser runs no scripts the ways to everything there is.
//!
//! `entries` is the index of titles that the page brings along, `texts` what the full-text index is made from.

mod entries;
mod texts;

use super::frame::{Head, asset, crumb};
use super::reports::years_with_pages;
use super::views::{Link, SearchView, WayIn};
use super::{Writer, has_full_text, home, rows};
use crate::urls::{Kind, PageId};

pub use texts::full_text;

/// Links in each group of ways in.
const LINKS_MAX: usize = 24;

/// The search page.
pub fn view(w: &Writer<'_>) -> (Head, SearchView) {
    let head = Head::new(w.word("title-search"), w.word("description-search")).below(w, []);
    let index = w.attach(&format!("search-{}.js", w.code), entries::script(w).into_bytes());
    let head = Head { scripts: std::iter::once(index).chain(asset(w, "search.js")).collect(), ..head };
    let full_text = has_full_text(w.site());
    let view = SearchView { full_text: full_text.then(|| w.href_to(&PageId::FullText(w.lang))), ways_in: ways_in(w) };
    (head, view)
}

/// Indicators, organizations and years, the main ones of each, and the other lists.
fn ways_in(w: &Writer<'_>) -> Vec<WayIn> {
    let site = w.site();
    let way_in = |kind: Kind, links: Vec<Link>| WayIn { list: crumb(w, kind), links };
    let headline = site.settings.headline.iter().take(LINKS_MAX).map(|id| w.indicator(*id));
    let years = years_with_pages(&w.edition.index).take(LINKS_MAX).map(|year| crumb(w, Kind::Year(year)));
    let other = [Kind::Compare, Kind::Plans, Kind::Data].into_iter().chain((0..site.pages.len()).map(Kind::Plain));
    vec![
        way_in(Kind::Indicators, headline.collect()),
        way_in(Kind::Organizations, home::organizations(w)),
        way_in(Kind::Reports, years.collect()),
        WayIn { list: rows::plain_link(w.word("search-other")), links: other.map(|kind| crumb(w, kind)).collect() },
    ]
}
