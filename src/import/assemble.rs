//! Findings → the figures of one report: what two places say of the same figure is put together, and a figure that two places
//! give differently is left to a person.

use std::collections::BTreeMap;

use super::entry::Entry;
use super::reason::Reason;
use super::registry::Registry;
use super::{Finding, Verdict};
use crate::model::IndicatorKind;
use crate::period::Period;

/// Joins entries of one key into the first, in the order of the document.
pub fn assemble(findings: &mut [Finding], registry: &Registry, period: Period) {
    // What is taken so far, by indicator: only these can be of one key.
    let mut taken: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..findings.len() {
        let (before, rest) = findings.split_at_mut(at);
        let Some(finding) = rest.first_mut().filter(|finding| finding.verdict == Verdict::Taken) else { continue };
        let Some(entry) = &finding.entry else { continue };
        let earlier = taken.entry(entry.indicator).or_default();
        let is_same = |index: &usize| {
            let other = before.get(*index).and_then(|earlier| earlier.entry.as_ref());
            other.is_some_and(|other| is_same_key(other, entry, registry, period))
        };
        let Some(earlier) = earlier.iter().copied().find(is_same).and_then(|index| before.get_mut(index)) else {
            earlier.push(at);
            continue;
        };
        let Some(first) = &mut earlier.entry else { continue };
        finding.verdict = match join(first, entry) {
            true => Verdict::Left(Reason::Repeated),
            false => Verdict::Unsure(Reason::Twice { quote: earlier.statement.quote.clone() }),
        };
        finding.joined = finding.verdict == Verdict::Left(Reason::Repeated);
    }
}

fn is_same_key(a: &Entry, b: &Entry, registry: &Registry, period: Period) -> bool {
    let kind = registry.indicators.get(a.indicator).map(|known| known.indicator.kind);
    let time = |entry: &Entry| {
        let span = entry.period.unwrap_or(period);
        if kind == Some(IndicatorKind::Stock) { span.instant() } else { span }
    };
    let dimension = |entry: &Entry| entry.base.as_ref().map(|(_, dimension)| dimension.clone());
    let is_other_dimension = dimension(a).zip(dimension(b)).is_some_and(|(a, b)| a != b);
    a.is_target == b.is_target
        && (a.indicator, &a.item, &a.about, time(a)) == (b.indicator, &b.item, &b.about, time(b))
        && !is_other_dimension
        // A target for the level and one for the average rate are two.
        && !(a.is_target && a.average.is_some() != b.average.is_some())
}

/// Adds to a figure what another place says of it; `false` where the two contradict each other.
fn join(first: &mut Entry, other: &Entry) -> bool {
    fn fits<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
        a.is_none() || b.is_none() || a == b
    }
    let agrees = fits(&first.base, &other.base)
        && fits(&first.yoy, &other.yoy)
        && fits(&first.average, &other.average)
        && fits(&first.rank, &other.rank)
        && fits(&first.share, &other.share)
        && first.status == other.status;
    if !agrees {
        return false;
    }
    if first.value.is_none() {
        (first.value, first.base) = (other.value.clone(), other.base.clone());
    }
    first.yoy = first.yoy.take().or_else(|| other.yoy.clone());
    first.average = first.average.take().or_else(|| other.average.clone());
    first.rank = first.rank.take().or_else(|| other.rank.clone());
    first.share = first.share.take().or_else(|| other.share.clone());
    true
}
