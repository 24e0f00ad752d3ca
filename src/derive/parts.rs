//! A total and its parts: the items of an indicator beside the figure that covers them all.
//!
//! Parts add up to a total where some values that the written digits may stand for do; what they leave is derived, never
//! reported. Bounds and approximations add up to anything, so they are no parts.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::change::{change, coarsest_places};
use super::interval::Interval;
use super::series::{Point, Series};
use crate::model::{Observation, ObservationId, OrganizationId, Site};
use crate::period::Period;
use crate::quantity::{Dimension, Quantity, round_half_up};

/// A total with its parts in one period.
#[derive(Debug, Clone)]
pub struct Split {
    pub period: Period,
    pub total: ObservationId,
    pub parts: Vec<ObservationId>,
    /// What the parts leave of the total; `None` where they add up to it.
    pub rest: Option<Quantity>,
}

/// The change of a total between two periods, by its parts.
#[derive(Debug, Clone)]
pub struct ChangeSplit {
    pub totals: [ObservationId; 2],
    /// The later figure of each part, and its difference from the earlier one.
    pub parts: Vec<(ObservationId, Quantity)>,
    /// The change of the total that no part explains.
    pub rest: Option<Quantity>,
}

/// What a waterfall shows.
#[derive(Debug, Clone)]
pub enum Steps {
    /// A total and its parts.
    Parts(Split),
    /// The change of a total between two periods.
    Change(ChangeSplit),
}

/// Why figures are no total with its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unsplit {
    /// Fewer than two items have exact figures of one period.
    NoParts,
    /// The items have no exact total beside them.
    NoTotal,
    /// The parts are more than the total.
    TooMuch,
    /// No change of the total or of two parts can be computed.
    NoChange,
}

/// The latest total of an organization with parts, in one of these periods where any are given. All series are of one
/// indicator and one organization.
pub fn split<'a>(
    site: &Site,
    series: impl IntoIterator<Item = &'a Series>,
    periods: &[Period],
) -> Result<Split, Unsplit> {
    let mut families: BTreeMap<(Option<&str>, &Dimension), Vec<&Series>> = BTreeMap::new();
    for one in series {
        let basis = one.basis.as_deref().map(|basis| basis.key.as_str());
        families.entry((basis, &one.dimension)).or_default().push(one);
    }
    let mut best: Result<Split, Unsplit> = Err(Unsplit::NoParts);
    for family in families.values() {
        let mut all: Vec<Period> = family.iter().flat_map(|one| one.points.iter().map(|point| point.period)).collect();
        all.retain(|period| periods.is_empty() || periods.contains(period));
        all.sort_by_key(|period| (period.end(), period.start(), *period));
        all.dedup();
        for period in all {
            match (split_at(site, family, period), &best) {
                (Ok(found), Ok(before)) if found.parts.len() < before.parts.len() => {}
                (Ok(found), _) => best = Ok(found),
                (Err(why), Err(before)) if why > *before => best = Err(why),
                (Err(_), _) => {}
            }
        }
    }
    best
}

/// The total and the parts of a family of series in one period.
fn split_at(site: &Site, family: &[&Series], period: Period) -> Result<Split, Unsplit> {
    let exact = |point: Option<&Point>| {
        let id = point?.current;
        exact(&site.observations[id]).map(|level| (id, level))
    };
    let (items, wholes): (Vec<&Series>, Vec<&Series>) = family.iter().partition(|one| one.item.is_some());
    let mut parts: Vec<_> = items.iter().filter_map(|one| exact(one.at(period))).collect();
    if parts.len() < 2 {
        return Err(Unsplit::NoParts);
    }
    let (total, whole) = wholes.iter().find_map(|one| exact(one.at(period))).ok_or(Unsplit::NoTotal)?;
    parts.sort_by_key(|(id, level)| (std::cmp::Reverse(level.base()), *id));
    let sum = sum(parts.iter().filter_map(|(_, level)| Interval::of_level(level)));
    let all = Interval::of_level(whole).ok_or(Unsplit::NoTotal)?;
    if sum.is_above(all) {
        return Err(Unsplit::TooMuch);
    }
    let levels: Vec<&Quantity> = parts.iter().map(|(_, level)| *level).collect();
    let rest = if sum.meets(all) { None } else { remainder(whole, whole.base(), &levels) };
    Ok(Split { period, total, parts: parts.into_iter().map(|(id, _)| id).collect(), rest })
}

/// The steps of one organization: the first that has any. Two periods ask for the change between them. All series are of
/// one indicator.
pub fn steps(site: &Site, series: &[&Series], periods: &[Period]) -> Result<Steps, Unsplit> {
    let mut organizations: Vec<OrganizationId> = series.iter().map(|one| one.organization).collect();
    organizations.sort_unstable();
    organizations.dedup();
    let of = |id: OrganizationId| series.iter().copied().filter(move |one| one.organization == id);
    let attempts = organizations.into_iter().map(|id| match periods {
        [old, new] => {
            let (old, new) = (split(site, of(id), &[*old])?, split(site, of(id), &[*new])?);
            split_change(site, &old, &new).map(Steps::Change)
        }
        _ => split(site, of(id), periods).map(Steps::Parts),
    });
    attempts.reduce(|best, next| if best.is_ok() { best } else { next }).unwrap_or(Err(Unsplit::NoParts))
}

/// The change between two splits of one total, by the parts that both have.
fn split_change(site: &Site, old: &Split, new: &Split) -> Result<ChangeSplit, Unsplit> {
    let at = |id: &ObservationId| &site.observations[*id];
    let key = |id: &ObservationId| at(id).item.as_deref().map(|item| item.key.as_str());
    let whole = change(site, at(&old.total), at(&new.total)).map_err(|_| Unsplit::NoChange)?;
    let pairs = new.parts.iter().filter_map(|later| {
        let earlier = old.parts.iter().find(|earlier| key(earlier) == key(later))?;
        Some((*earlier, *later, change(site, at(earlier), at(later)).ok()?.difference))
    });
    let pairs: Vec<(ObservationId, ObservationId, Quantity)> = pairs.collect();
    if pairs.len() < 2 {
        return Err(Unsplit::NoChange);
    }
    let moved = |earlier: &ObservationId, later: &ObservationId| {
        let of = |id: &ObservationId| at(id).level.as_ref().and_then(Interval::of_level);
        let (from, to) = of(earlier).zip(of(later))?;
        let minus = |one: Option<Decimal>, other: Option<Decimal>| one?.checked_sub(other?);
        Some(Interval { low: minus(to.low, from.high), high: minus(to.high, from.low) })
    };
    let sum = sum(pairs.iter().filter_map(|(earlier, later, _)| moved(earlier, later)));
    let all = moved(&old.total, &new.total).ok_or(Unsplit::NoChange)?;
    let differences: Vec<&Quantity> = pairs.iter().map(|(.., difference)| difference).collect();
    let rest = if sum.meets(all) { None } else { remainder(&whole.difference, whole.difference.base(), &differences) };
    let parts = pairs.into_iter().map(|(_, later, difference)| (later, difference)).collect();
    Ok(ChangeSplit { totals: [old.total, new.total], parts, rest })
}

fn sum(parts: impl Iterator<Item = Interval>) -> Interval {
    let zero = Interval { low: Some(Decimal::ZERO), high: Some(Decimal::ZERO) };
    parts.fold(zero, Interval::moved)
}

/// What parts leave of a whole, in its unit, to the digits of whichever is written most coarsely.
fn remainder(whole: &Quantity, base: Option<Decimal>, parts: &[&Quantity]) -> Option<Quantity> {
    let rest = parts.iter().try_fold(base?, |rest, part| rest.checked_sub(part.base()?))?;
    let places = parts.iter().map(|part| coarsest_places(part, whole)).min().unwrap_or(0);
    let value = round_half_up(whole.unit.factor.invert().apply(rest)?, places);
    Some(Quantity { value, max: None, unit: whole.unit.clone(), qualifier: None })
}

/// The level of an observation, if it is no bound, range or approximation.
fn exact(one: &Observation) -> Option<&Quantity> {
    one.level.as_ref().filter(|level| level.qualifier.is_none() && level.max.is_none())
}
