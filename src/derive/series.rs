//! Observations → series: the same indicator, item, basis, organization and dimension over time, with every vintage.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::civil::Date;
use rayon::prelude::*;
use rust_decimal::Decimal;

use super::Derived;
use super::interval::Interval;
use crate::diag::Diagnostics;
use crate::model::{Facet, IndicatorId, Observation, ObservationId, OrganizationId, ReportKind, Site, Standpoint};
use crate::period::Period;
use crate::quantity::{Dimension, Growth, Quantity, half_step};
use crate::rules;

/// One value of a series: a period with all that was ever published of it.
#[derive(Debug, Clone)]
pub struct Point {
    pub period: Period,
    /// Oldest first.
    pub vintages: Vec<ObservationId>,
    /// The one that counts.
    pub current: ObservationId,
}

impl Point {
    /// All vintages, the one that counts first: then those of the same reporter from the latest to the oldest, then
    /// those of others. The first that states what is asked counts for it: a later report may give the level alone and
    /// leave the growth to an earlier one.
    pub fn by_weight<'a>(&'a self, site: &'a Site) -> impl Iterator<Item = (ObservationId, &'a Observation)> {
        let all =
            || self.vintages.iter().rev().filter(|id| **id != self.current).map(|id| (*id, &site.observations[*id]));
        let current = &site.observations[self.current];
        let is_same = |one: &Observation| one.reported_by == current.reported_by;
        let same = all().filter(move |(_, one)| is_same(one));
        let others = all().filter(move |(_, one)| !is_same(one));
        std::iter::once((self.current, current)).chain(same).chain(others)
    }
}

/// Comparable figures over time.
#[derive(Debug, Clone)]
pub struct Series {
    pub indicator: IndicatorId,
    pub organization: OrganizationId,
    pub item: Option<Box<Facet>>,
    pub basis: Option<Box<Facet>>,
    /// That of the levels; of growth alone the indicator's canonical one.
    pub dimension: Dimension,
    /// By the period's end, then its start.
    pub points: Vec<Point>,
}

impl Series {
    /// The point of a period.
    pub fn at(&self, period: Period) -> Option<&Point> {
        let key = |period: Period| (period.end(), period.start(), period);
        let index = self.points.binary_search_by_key(&key(period), |point| key(point.period)).ok()?;
        self.points.get(index)
    }

    /// The key without period and dimension.
    pub fn standpoint(&self) -> Standpoint<'_> {
        Standpoint {
            indicator: self.indicator,
            organization: self.organization,
            item: self.item.as_deref().map(|facet| facet.key.as_str()),
            basis: self.basis.as_deref().map(|facet| facet.key.as_str()),
        }
    }
}

/// Where an observation stands among the vintages of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Current,
    /// The report that counts gives another value.
    Superseded,
    /// The report that counts gives the same value, or this one gives none: 2024's growth alone, after its level.
    Unrevised,
    /// Another organization's figure; the own report wins.
    Outranked,
}

/// A value that a later report changed, or that two reporters give differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    pub old: ObservationId,
    pub new: ObservationId,
    /// Between two reporters.
    pub conflict: bool,
}

/// Series by indicator and organization, and what periods each organization has reported on.
pub struct Lookup {
    by_key: HashMap<(IndicatorId, OrganizationId), Vec<usize>>,
    reported: HashMap<OrganizationId, Vec<Period>>,
}

impl Lookup {
    /// Indexes the series, and the summaries and bulletins by, or about, an organization.
    pub fn new(site: &Site, series: &[Series]) -> Lookup {
        let mut by_key: HashMap<_, Vec<usize>> = HashMap::new();
        for (index, one) in series.iter().enumerate() {
            by_key.entry((one.indicator, one.organization)).or_default().push(index);
        }
        let mut reported: HashMap<_, Vec<Period>> = HashMap::new();
        for (_, report) in site.reports.iter().filter(|(_, report)| report.kind != ReportKind::Plan) {
            reported.entry(report.organization).or_default().push(report.period);
            if report.about != report.organization {
                reported.entry(report.about).or_default().push(report.period);
            }
        }
        Lookup { by_key, reported }
    }

    /// Periods of the summaries and bulletins that are held of an organization.
    pub fn reported(&self, organization: OrganizationId) -> &[Period] {
        self.reported.get(&organization).map_or(&[], Vec::as_slice)
    }

    /// The series of an indicator of an organization.
    pub fn of<'a>(
        &'a self,
        series: &'a [Series],
        indicator: IndicatorId,
        organization: OrganizationId,
    ) -> impl Iterator<Item = &'a Series> {
        let indices = self.by_key.get(&(indicator, organization)).map_or(&[][..], Vec::as_slice);
        indices.iter().filter_map(|index| series.get(*index))
    }
}

/// What the observations of an indicator and organization differ in, in the order of their series and points: item, basis
/// and dimension; the end of the period, then its start.
type Key<'a> = ((Option<&'a str>, Option<&'a str>, Cow<'a, Dimension>), (Option<Date>, Option<Date>, Period));

/// What follows from the observations of an indicator and organization.
#[derive(Default)]
struct Part {
    series: Vec<Series>,
    standings: Vec<(ObservationId, Standing)>,
    revisions: Vec<Revision>,
    found: Diagnostics,
}

/// Groups all observations, decides which vintage counts, and notes revisions.
pub fn series(site: &Site, found: &mut Diagnostics) -> Derived {
    let of_observation = |(id, one): (ObservationId, &Observation)| (one.indicator, one.organization, id);
    let mut all: Vec<_> = site.observations.iter().map(of_observation).collect();
    all.sort_unstable();
    let groups: Vec<_> = all.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).collect();
    let parts: Vec<Part> =
        groups.par_iter().map(|group| part(site, group.iter().map(|(_, _, id)| *id).collect())).collect();
    let mut derived = Derived {
        standings: vec![Standing::Current; site.observations.len()],
        series_of: vec![0; site.observations.len()],
        ..Derived::default()
    };
    for part in parts {
        for (index, series) in (derived.series.len()..).zip(&part.series) {
            for id in series.points.iter().flat_map(|point| &point.vintages) {
                if let Some(slot) = derived.series_of.get_mut(id.index()) {
                    *slot = index;
                }
            }
        }
        for (id, standing) in part.standings {
            if let Some(slot) = derived.standings.get_mut(id.index()) {
                *slot = standing;
            }
        }
        derived.series.extend(part.series);
        derived.revisions.extend(part.revisions);
        found.extend(part.found);
    }
    derived
}

/// The series of observations that share indicator and organization.
fn part(site: &Site, ids: Vec<ObservationId>) -> Part {
    let key = |id: ObservationId| -> Key<'_> {
        let one = &site.observations[id];
        let canonical = || Cow::Owned(site.indicators[one.indicator].unit().dimension.clone());
        let (item, basis) = (one.item.as_deref(), one.basis.as_deref());
        let facets = (item.map(|facet| facet.key.as_str()), basis.map(|facet| facet.key.as_str()));
        let dimension = one.dimension().map_or_else(canonical, Cow::Borrowed);
        ((facets.0, facets.1, dimension), (one.period.end(), one.period.start(), one.period))
    };
    let mut keyed: Vec<(Key<'_>, ObservationId)> = ids.into_iter().map(|id| (key(id), id)).collect();
    keyed.sort_unstable();
    let mut part = Part::default();
    for of_series in keyed.chunk_by(|(a, _), (b, _)| a.0 == b.0) {
        let of_points = || of_series.chunk_by(|(a, _), (b, _)| a.1 == b.1);
        // What the latest period calls the item and the basis.
        let Some((((_, _, dimension), _), last)) = of_points().next_back().and_then(<[_]>::first) else { continue };
        let last = &site.observations[*last];
        let mut points = Vec::with_capacity(of_series.len());
        for of_point in of_points() {
            let vintages = of_point.iter().map(|(_, id)| *id).collect();
            points.extend(point(site, last.organization, vintages, &mut part));
        }
        part.series.push(Series {
            indicator: last.indicator,
            organization: last.organization,
            item: last.item.clone(),
            basis: last.basis.clone(),
            dimension: dimension.clone().into_owned(),
            points,
        });
    }
    part
}

fn point(
    site: &Site,
    organization: OrganizationId,
    mut vintages: Vec<ObservationId>,
    part: &mut Part,
) -> Option<Point> {
    let release = |id: ObservationId| site.reports[site.observations[id].report].release_date();
    let observation = |id: ObservationId| &site.observations[id];
    vintages.sort_by_key(|id| (release(*id), *id));
    let is_own = |id: &ObservationId| observation(*id).reported_by == organization;
    let own: Vec<ObservationId> = vintages.iter().copied().filter(is_own).collect();
    // The organization's own reports win; among others the latest.
    let candidates = if own.is_empty() { vintages.clone() } else { own };
    let with_level = candidates.iter().rev().copied().find(|id| observation(*id).level.is_some());
    let current = with_level.or(candidates.last().copied())?;
    for (i, new) in vintages.iter().enumerate() {
        let reporter = observation(*new).reported_by;
        let before = vintages.iter().take(i).rev().find(|id| observation(**id).reported_by == reporter);
        let Some(old) = before.filter(|old| differs(observation(**old), observation(*new))) else { continue };
        // Twice in one report is S122.
        if release(*old) == release(*new) && observation(*old).report != observation(*new).report {
            let text = |id: ObservationId| site.reports[observation(id).report].slug.clone();
            part.found.push(rules::undecided_revision(
                observation(*new).span,
                observation(*old).span,
                &text(*old),
                &text(*new),
            ));
        }
        part.revisions.push(Revision { old: *old, new: *new, conflict: false });
    }
    conflicts(site, &vintages, current, &mut part.revisions);
    for id in &vintages {
        let standing = match *id == current {
            true => Standing::Current,
            false if !candidates.contains(id) => Standing::Outranked,
            false if differs(observation(*id), observation(current)) => Standing::Superseded,
            false => Standing::Unrevised,
        };
        part.standings.push((*id, standing));
    }
    Some(Point { period: observation(current).period, vintages, current })
}

/// Where another reporter's latest value differs from the one that counts.
fn conflicts(site: &Site, vintages: &[ObservationId], current: ObservationId, revisions: &mut Vec<Revision>) {
    let reporter = |id: ObservationId| site.observations[id].reported_by;
    let rank = |id: ObservationId| vintages.iter().position(|one| *one == id);
    for (i, other) in vintages.iter().enumerate() {
        let is_latest = !vintages.iter().skip(i + 1).any(|later| reporter(*later) == reporter(*other));
        let is_other = reporter(*other) != reporter(current);
        if is_latest && is_other && differs(&site.observations[*other], &site.observations[current]) {
            let (old, new) = if rank(*other) < rank(current) { (*other, current) } else { (current, *other) };
            revisions.push(Revision { old, new, conflict: true });
        }
    }
}

/// Whether two vintages give different values: not where they agree at the coarser written precision, nor where the
/// older is a bound that the newer meets.
pub fn differs(old: &Observation, new: &Observation) -> bool {
    match (&old.level, &new.level) {
        (Some(old), Some(new)) => levels_differ(old, new),
        (None, None) => growth_differs(old, new),
        _ => false,
    }
}

/// Whether two vintages state different growth on the same price basis.
pub fn growth_differs(old: &Observation, new: &Observation) -> bool {
    let (Some(a), Some(b)) = (&old.yoy, &new.yoy) else { return false };
    if old.yoy_basis != new.yoy_basis {
        return false;
    }
    let is_exact = |rate: &Growth| rate.qualifier.is_none() && rate.max.is_none();
    if !is_exact(a) || !is_exact(b) {
        return !Interval::of_rate(a).meets(Interval::of_rate(b));
    }
    let step = half_step(a.value).max(half_step(b.value));
    a.value.checked_sub(b.value).is_some_and(|difference| difference.abs() > step)
}

/// Whether two levels of one key differ: see [`differs`].
pub fn levels_differ(old: &Quantity, new: &Quantity) -> bool {
    let (Some(a), Some(b)) = (old.base(), new.base()) else { return false };
    let bound_met = |bound: &Quantity, limit: Decimal, value: Decimal| {
        bound.qualifier.as_ref().is_some_and(|qualifier| qualifier.comparator.admits(value, limit))
    };
    if bound_met(old, a, b) || bound_met(new, b, a) {
        return false;
    }
    let within = |range: &Quantity, value: Decimal| {
        range.base().zip(range.base_max()).is_some_and(|(low, high)| low <= value && value <= high)
    };
    if within(old, b) || within(new, a) {
        return false;
    }
    (a - b).abs() > old.base_half_step().max(new.base_half_step())
}
