//! Lists that are too long for one page: how much a page holds, and which part of its lists each page shows.
//!
//! Every entry has a weight, about the bytes it takes in HTML. How many pages a list needs follows from the sum alone, so
//! that the number is known before anything is rendered and is the same in every language, though each sorts by its own
//! names. The pages then get shares of even weight.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Edition, Writer, changes, compare, data, indicator, organization, plans, reports, review, topic};
use crate::lang::Localized;
use crate::model::{Report, Site};
use crate::urls::{Kind, encode};

/// What the lists, tables and charts of a page may weigh. With head, navigation and footer it stays below 150 kB.
pub const ROOM: usize = 132_000;
/// More entries than these are no list to read, however little they weigh.
const LISTED_MAX: usize = 100;
/// What is kept free for charts on pages that have some; lists that leave more leave it to the charts.
pub const CHARTS: usize = 40_000;

/// What the entries of lists weigh. Each holds links to reports, and slugs are short on one site, long and
/// percent-encoded Chinese on another: the common length is part of the measure.
#[derive(Debug, Clone, Copy, Default)]
pub struct Weights {
    /// Bytes of a slug in a link, on the average.
    slug: usize,
    /// Bytes of a summary.
    summary: usize,
}

/// Bytes of a report's summary, in the language where it is longest.
fn summary(report: &Report) -> usize {
    report.summary.iter().flat_map(Localized::values).map(str::len).max().unwrap_or(0)
}

impl Weights {
    /// The measure of a site.
    pub fn of(site: &Site) -> Weights {
        let average = |bytes: fn(&Report) -> usize| {
            let total: usize = site.reports.iter().map(|(_, report)| bytes(report)).sum();
            total.div_ceil(site.reports.len().max(1))
        };
        Weights { slug: average(|report| encode(&report.slug).len()), summary: average(summary) }
    }

    /// A bare link in a list.
    pub fn link(self) -> usize {
        130 + self.slug
    }

    /// A report with all that is said of it in a list.
    pub fn report(self) -> usize {
        600 + self.slug + self.summary
    }

    /// A plan with its verdicts.
    pub fn plan(self) -> usize {
        550 + self.slug
    }

    /// An organization in the tree.
    pub fn branch(self) -> usize {
        250
    }

    /// An indicator with its latest figure and the shape of its series.
    pub fn indicator(self) -> usize {
        1_300 + self.slug
    }

    /// A row of a matrix.
    pub fn matrix_row(self, figures: usize, years: usize) -> usize {
        200 + 35 * years + (140 + self.slug) * figures
    }

    /// A published value with all that belongs to it.
    pub fn vintage(self) -> usize {
        900 + 2 * self.slug
    }

    /// A target with what became of it.
    pub fn target(self) -> usize {
        1_700 + 3 * self.slug
    }

    /// A figure of two years with the change.
    pub fn pair_row(self) -> usize {
        900 + 3 * self.slug
    }

    /// The chart of so many targets; it shows sixteen at most.
    pub fn target_chart(self, targets: usize) -> usize {
        self.chart(2 * targets.min(16))
    }

    /// The chart of a pair of years.
    pub fn pair_chart(self) -> usize {
        self.chart(16)
    }

    /// A figure or target that is not as it was.
    pub fn change(self) -> usize {
        700 + self.slug
    }

    /// A value before and after a revision.
    pub fn revision(self) -> usize {
        1_100 + 4 * self.slug
    }

    /// A chart of so many points, drawn in two widths, with its table.
    pub fn chart(self, points: usize) -> usize {
        4_300 + (600 + self.slug) * points
    }
}

/// How many pages lists of these weights need; none of them is empty.
fn pages(weights: &[usize]) -> usize {
    weights.iter().sum::<usize>().div_ceil(ROOM).clamp(1, weights.len().max(1))
}

/// The page of every entry, from 1, in the order of the list: by the weight of what stands before it, one page further
/// at the most, and so that each page gets something.
fn shares(weights: &[usize], pages: usize) -> Vec<usize> {
    let total = weights.iter().sum::<usize>().max(1);
    let (mut before, mut page) = (0, 0);
    let place = |(at, weight): (usize, &usize)| {
        let due = before * pages / total + 1;
        let least = (pages + 1).saturating_sub(weights.len() - at);
        page = due.min(page + 1).max(least).max(page);
        before += weight;
        page
    };
    weights.iter().enumerate().map(place).collect()
}

/// The entries that belong on the page that is written; all where one page holds them.
pub fn shown<T>(w: &Writer<'_>, list: Vec<T>, weight: impl Fn(&T) -> usize) -> Vec<T> {
    beside_charts(w, 0, list, weight).0
}

/// The same where the first page has charts too, for which so much is kept free; with the room that they find in the end.
pub fn beside_charts<T>(w: &Writer<'_>, charts: usize, list: Vec<T>, weight: impl Fn(&T) -> usize) -> (Vec<T>, usize) {
    let weights: Vec<usize> = std::iter::once(charts).chain(list.iter().map(weight)).collect();
    let (number, count) = (w.number(), w.edition.parts_of(w.kind()));
    let pages = shares(&weights, count);
    let here = weights.iter().zip(&pages).skip(1).filter(|(_, page)| **page == number);
    let taken: usize = here.map(|(weight, _)| weight).sum();
    let room = if number == 1 && charts > 0 { ROOM.saturating_sub(taken) } else { 0 };
    let entries = list.into_iter().zip(pages.into_iter().skip(1)).filter(|(_, page)| *page == number);
    (entries.map(|(entry, _)| entry).collect(), room)
}

/// How many pages each of these has, where that is more than one.
pub fn counts(edition: &Edition, kinds: &[Kind]) -> BTreeMap<Kind, usize> {
    let counts = kinds.par_iter().map(|kind| (kind, pages(&weights(edition, kind))));
    let divided: Vec<_> = counts.filter(|(_, count)| *count > 1).collect();
    divided.into_iter().map(|(kind, count)| (kind.clone(), count)).collect()
}

/// What the room for charts and the lists of a page weigh. Prose is never divided: reports and plain pages are as long
/// as they are.
fn weights(edition: &Edition, kind: &Kind) -> Vec<usize> {
    let (site, each) = (&edition.site, edition.weights);
    match kind {
        Kind::Reports => listed(each.report(), site.reports.len()),
        Kind::Year(year) => listed(each.report(), reports::of_year(edition, *year).len()),
        Kind::Organizations => organization::tree(edition).iter().map(|root| each.branch() * root.size()).collect(),
        Kind::Organization(id) => organization::weights(edition, *id),
        Kind::Indicators if topic::have_pages(edition) => vec![each.link(); site.indicators.len()],
        Kind::Topic(index) => listed(each.indicator(), topic::indicators(edition, *index).len()),
        Kind::Indicator(id) => indicator::weights(edition, *id),
        Kind::IndicatorOf(id, organization) => indicator::weights_of(edition, *id, *organization),
        Kind::Compare => compare::weights(edition),
        Kind::Pair(left, right) => compare::pair_weights(edition, *left, *right, None),
        Kind::PairOf(left, right, id) => compare::pair_weights(edition, *left, *right, Some(*id)),
        Kind::Plans => listed(each.plan(), edition.index.plans.len()),
        Kind::Plan(id) => plans::weights(edition, *id),
        Kind::Changes => changes::weights(edition),
        Kind::Checklist => review::checklist_weights(edition),
        Kind::Data => vec![each.link(); data::indicators_with_files(edition).len()],
        _ => Vec::new(),
    }
}

/// Entries that are read one by one.
fn listed(weight: usize, count: usize) -> Vec<usize> {
    vec![weight.max(ROOM / LISTED_MAX); count]
}

#[cfg(test)]
mod tests {
    use super::{ROOM, pages, shares};

    #[test]
    fn a_list_that_fits_has_one_page() {
        assert_eq!(pages(&[]), 1);
        assert_eq!(pages(&[ROOM]), 1);
        assert_eq!(pages(&[ROOM, 1]), 2);
        assert_eq!(shares(&[5, 5, 5], 1), [1, 1, 1]);
    }

    #[test]
    fn pages_are_even_in_the_order_of_the_list_and_never_empty() {
        assert_eq!(shares(&[1; 7], 3), [1, 1, 1, 2, 2, 3, 3]);
        assert_eq!(shares(&[10, 100, 100], 3), [1, 2, 3]);
        assert_eq!(shares(&[300, 1, 1], 3), [1, 2, 3]);
        assert_eq!(shares(&[0, 50, 50, 50, 50], 2), [1, 1, 1, 2, 2]);
    }
}
