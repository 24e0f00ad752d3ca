//! Two adjacent years side by side: per figure the longest span that both years have, else each year's longest with
//! the reason why they are not compared.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::change::{Change, change, incomparable};
use super::{Derived, Reason, Series};
use crate::model::{IndicatorId, ObservationId, OrganizationId, Site};
use crate::period::Period;

/// A row of a pair of years.
#[derive(Debug, Clone)]
pub struct PairRow {
    pub indicator: IndicatorId,
    pub left: ObservationId,
    pub right: ObservationId,
    pub change: Result<Change, Reason>,
}

/// Two adjacent years with the rows of each organization.
#[derive(Debug, Clone)]
pub struct Pair {
    pub left: i16,
    pub right: i16,
    pub rows: BTreeMap<OrganizationId, Vec<PairRow>>,
}

/// The calendar year that a figure belongs to on comparison pages: of a span within one year or an instant.
fn year_of(period: Period) -> Option<i16> {
    (period.is_within_year() || matches!(period, Period::Instant(_))).then(|| period.end_year()).flatten()
}

/// Years with figures.
pub fn years_of(derived: &Derived) -> BTreeSet<i16> {
    derived.series.iter().flat_map(|series| series.points.iter().filter_map(|point| year_of(point.period))).collect()
}

/// Why figures are not compared with the year before.
pub type Reasons = HashMap<ObservationId, Reason>;

/// All current figures that are not compared with one of the year before: those of comparison pages, and all others
/// whose own series has that figure.
pub fn reasons(site: &Site, derived: &Derived, pairs: &[Pair]) -> Reasons {
    let points = derived.series.iter().flat_map(|series| series.points.iter().map(move |point| (series, point)));
    let of_series = points.filter_map(|(series, point)| {
        let before = series.points.iter().find(|before| point.period.years_after(before.period) == Some(1))?;
        let (old, new) = (&site.observations[before.current], &site.observations[point.current]);
        change(site, old, new).err().map(|reason| (point.current, reason))
    });
    let rows = pairs.iter().flat_map(|pair| pair.rows.values().flatten());
    let of_pairs = rows.filter_map(|row| row.change.as_ref().err().map(|reason| (row.right, *reason)));
    of_series.chain(of_pairs).collect()
}

/// All pairs of adjacent years for which some organization has a figure in both.
pub fn pairs(site: &Site, derived: &Derived) -> Vec<Pair> {
    let mut groups: BTreeMap<(OrganizationId, IndicatorId, Option<&str>), Vec<&Series>> = BTreeMap::new();
    for series in &derived.series {
        let item = series.item.as_deref().map(|facet| facet.key.as_str());
        groups.entry((series.organization, series.indicator, item)).or_default().push(series);
    }
    let of_group = |all: &[&Series]| -> Vec<(i16, Vec<PairRow>)> {
        let years: BTreeSet<i16> =
            all.iter().flat_map(|series| series.points.iter().filter_map(|point| year_of(point.period))).collect();
        let lefts = years.iter().copied().filter(|year| years.contains(&(year + 1)));
        lefts.map(|left| (left, rows(site, all, left, left + 1))).collect()
    };
    let groups: Vec<_> = groups.into_iter().map(|((organization, ..), all)| (organization, all)).collect();
    let found: Vec<_> = groups.par_iter().map(|(organization, all)| (*organization, of_group(all))).collect();
    let mut pairs: BTreeMap<i16, Pair> = BTreeMap::new();
    for (organization, of_group) in found {
        for (left, rows) in of_group {
            let pair = pairs.entry(left).or_insert_with(|| Pair { left, right: left + 1, rows: BTreeMap::new() });
            pair.rows.entry(organization).or_default().extend(rows);
        }
    }
    pairs.into_values().collect()
}

/// The rows of one indicator and item of one organization.
fn rows(site: &Site, all: &[&Series], left: i16, right: i16) -> Vec<PairRow> {
    let in_year = |series: &Series, year: i16| -> Vec<(Period, ObservationId)> {
        let of_year = series.points.iter().filter(|point| year_of(point.period) == Some(year));
        of_year.map(|point| (point.period, point.current)).collect()
    };
    let mut rows = Vec::new();
    let (mut lone_left, mut lone_right): (Vec<ObservationId>, Vec<ObservationId>) = (Vec::new(), Vec::new());
    for series in all {
        let (old, new) = (in_year(series, left), in_year(series, right));
        let common = new
            .iter()
            .flat_map(|(period, id)| {
                old.iter()
                    .filter(|(before, _)| period.years_after(*before) == Some(1))
                    .map(|(_, old)| (*period, *old, *id))
            })
            .max_by_key(|(period, _, _)| period.months());
        let longest = |figures: &[(Period, ObservationId)]| {
            figures.iter().max_by_key(|(period, _)| (period.months(), *period)).map(|(_, id)| *id)
        };
        match (common, longest(&old), longest(&new)) {
            (Some((_, old, new)), _, _) | (None, Some(old), Some(new)) => {
                rows.push(row(site, series.indicator, old, new))
            }
            (None, Some(old), None) => lone_left.push(old),
            (None, None, Some(new)) => lone_right.push(new),
            (None, None, None) => {}
        }
    }
    // What only differs in basis or currency stands side by side, with that reason; where one side has fewer such
    // figures, its last stands beside all that are left.
    if let (Some(last_old), Some(last_new)) = (lone_left.last().copied(), lone_right.last().copied()) {
        for i in 0..lone_left.len().max(lone_right.len()) {
            let old = lone_left.get(i).copied().unwrap_or(last_old);
            let new = lone_right.get(i).copied().unwrap_or(last_new);
            rows.push(row(site, site.observations[old].indicator, old, new));
        }
    }
    rows
}

fn row(site: &Site, indicator: IndicatorId, left: ObservationId, right: ObservationId) -> PairRow {
    let (old, new) = (&site.observations[left], &site.observations[right]);
    // Instants compare at any two dates, but a year-on-year change wants the same day of the year.
    let change = match incomparable(site, old, new) {
        None if new.period.years_after(old.period).is_none() => Err(Reason::Span(old.period, new.period)),
        _ => change(site, old, new),
    };
    PairRow { indicator, left, right, change }
}
