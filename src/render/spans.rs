//! What keeps figures of one indicator and organization from being compared, in words: for notes below their table.

use std::collections::BTreeMap;

use super::Writer;
use super::charts::is_adjacent;
use crate::derive::{Reason, Series, change};
use crate::model::{Facet, GrowthBasis};
use crate::period::Period;
use crate::quantity::Dimension;

/// The notes on one organization's series of an indicator.
pub fn notes(w: &Writer<'_>, all: &[&Series]) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(spans(w, all));
    notes.extend(bases(w, all));
    notes.extend(currencies(w, all));
    notes.extend(all.iter().flat_map(|series| boundaries(w, series)));
    notes.extend(growth_basis(w, all));
    notes
}

fn listed(w: &Writer<'_>, names: &[String]) -> String {
    names.join(&w.word("list-separator"))
}

/// Figures of one year for different months.
fn spans(w: &Writer<'_>, all: &[&Series]) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    let mut periods: Vec<Period> =
        all.iter().flat_map(|series| series.points.iter().map(|point| point.period)).collect();
    periods.retain(|period| matches!(period, Period::Span { .. }));
    periods.sort_by_key(|period| std::cmp::Reverse(period.months()));
    for period in periods {
        let name = match period {
            _ if period.is_one_year() => w.word("span-year"),
            _ if period.is_within_year() => period.display_in_year(w.tongue).unwrap_or_default(),
            _ => w.word("span-several-years"),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (names.len() > 1).then(|| w.t("note-spans", &[("spans", listed(w, &names).into())]))
}

/// One change of basis is said with its time; several bases side by side only by their names.
fn bases(w: &Writer<'_>, all: &[&Series]) -> Vec<String> {
    let item = |series: &Series| series.item.as_deref().map(|item| item.key.clone());
    let mut by_item: BTreeMap<Option<String>, Vec<&Series>> = BTreeMap::new();
    for series in all {
        by_item.entry(item(series)).or_default().push(series);
    }
    let mut notes: Vec<String> = by_item.values().filter_map(|list| of_bases(w, list)).collect();
    notes.dedup();
    notes
}

fn of_bases(w: &Writer<'_>, list: &[&Series]) -> Option<String> {
    let name = |basis: &Option<Box<Facet>>| {
        basis.as_ref().map_or_else(|| w.word("default-basis"), |basis| w.facet(basis).to_owned())
    };
    let mut names: Vec<String> = Vec::new();
    for series in list {
        let name = name(&series.basis);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() < 2 {
        return None;
    }
    let mut points: Vec<(Period, String)> =
        list.iter().flat_map(|series| series.points.iter().map(|point| (point.period, name(&series.basis)))).collect();
    points.sort_by_key(|(period, _)| (period.end(), period.start()));
    let switches: Vec<&[(Period, String)]> =
        points.windows(2).filter(|pair| matches!(pair, [(_, one), (_, other)] if one != other)).collect();
    match switches.as_slice() {
        [[(before, old), (at, new)]] if at.is_comparable(*before) && names.len() == 2 => Some(w.t(
            "note-break-basis",
            &[("period", w.period(*at).into()), ("old", old.as_str().into()), ("new", new.as_str().into())],
        )),
        _ => Some(w.t("note-bases", &[("bases", listed(w, &names).into())])),
    }
}

fn currencies(w: &Writer<'_>, all: &[&Series]) -> Option<String> {
    let mut codes: Vec<&str> = Vec::new();
    for series in all {
        if let Dimension::Money(code) = &series.dimension
            && !codes.contains(code)
        {
            codes.push(code);
        }
    }
    let names: Vec<String> = codes.into_iter().map(|code| w.word(&format!("currency-{code}"))).collect();
    (names.len() > 1).then(|| w.t("note-currencies", &[("units", listed(w, &names).into())]))
}

fn boundaries(w: &Writer<'_>, series: &Series) -> Vec<String> {
    let site = w.site();
    let broken = series.points.windows(2).filter_map(|pair| {
        let [one, other] = pair else { return None };
        let reason = change(site, &site.observations[one.current], &site.observations[other.current]).err();
        (reason == Some(Reason::Boundary))
            .then(|| w.t("note-break-boundary", &[("period", w.period(other.period).into())]))
    });
    broken.collect()
}

/// Why no change is computed from the levels, said once where there are levels of adjacent years.
fn growth_basis(w: &Writer<'_>, all: &[&Series]) -> Option<String> {
    let site = w.site();
    let basis = all.first().map(|series| site.indicators[series.indicator].growth_basis)?;
    if !matches!(basis, GrowthBasis::Real | GrowthBasis::LikeForLike) {
        return None;
    }
    let has_level = |period: &crate::derive::Point| site.observations[period.current].level.is_some();
    let neighbours = all.iter().any(|series| {
        let levels: Vec<_> = series.points.iter().filter(|point| has_level(point)).collect();
        levels.iter().any(|one| levels.iter().any(|other| is_adjacent(one.period, other.period)))
    });
    neighbours.then(|| w.t("note-growth-basis", &[("reason", w.reason(Reason::Growth(basis)).into())]))
}
