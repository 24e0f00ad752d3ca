//! P105–P107, P109: targets against their baselines, against other targets of their report, and against earlier ones.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::{Context, told};
use crate::derive::{Interval, Series, growth_factor, growth_rate, levels_differ};
use crate::diag::Diagnostics;
use crate::model::{GrowthBasis, Observation, Over, Report, Standpoint, Target, Tier};
use crate::period::Period;
use crate::quantity::{Dimension, Growth, GrowthUnit, Quantity};
use crate::rules;

/// Percent by which bare targets for level and growth may miss each other: both are round numbers.
const BARE_GAP_MAX: i64 = 1;
/// The same where one of the two is a bound or about.
const BOUND_GAP_MAX: i64 = 5;

type Held<'a> = HashMap<Standpoint<'a>, Vec<&'a Series>>;

/// Looks at the targets one by one, by report, and by key over time.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    let held = context.derived.by_standpoint();
    for (_, target) in context.site.targets.iter() {
        baseline(context, target, &held, found);
    }
    for (_, report) in context.site.reports.iter() {
        let targets: Vec<&Target> = report.targets.iter().map(|id| &context.site.targets[*id]).collect();
        repeated(context, &targets, found);
        paired(context, &targets, &held, found);
    }
    changed(context, found);
}

/// What was reported of a standpoint and period in a dimension, the value that counts first.
fn reported<'a>(
    context: &'a Context<'_>,
    held: &Held<'a>,
    target: &Target,
    dimension: &Dimension,
    period: Period,
) -> Vec<&'a Observation> {
    let series = held.get(&target.standpoint()).map(Vec::as_slice).unwrap_or_default();
    let point = series.iter().filter(|series| series.dimension == *dimension).find_map(|series| series.at(period));
    let Some(point) = point else { return Vec::new() };
    point.by_weight(context.site).map(|(_, one)| one).filter(|one| one.level.is_some()).collect()
}

/// A literal baseline that no reported figure of the period agrees with.
fn baseline(context: &Context<'_>, target: &Target, held: &Held<'_>, found: &mut Diagnostics) {
    let Some((baseline, level)) = target.baseline.as_deref().and_then(|base| Some((base, base.value.as_ref()?))) else {
        return;
    };
    let figures = reported(context, held, target, &level.unit.dimension, baseline.period);
    let agrees = |one: &&Observation| one.level.as_ref().is_some_and(|figure| !levels_differ(figure, level));
    let Some(first) = figures.first().filter(|_| !figures.iter().any(agrees)) else { return };
    let name = told::aimed(context.site, target);
    let texts = [&name, &level.text(), &told::value(first), &baseline.period.text()];
    found.push(rules::baseline_contradicts(baseline.span, first.span, texts));
}

/// What a target aims at; a level by its dimension and by what it means over several years.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Aim {
    Level(Dimension, Option<u8>),
    Growth,
    AverageGrowth,
    Share,
    Rank,
}

fn aims(target: &Target) -> Vec<Aim> {
    let over = target.over.map(|over| match over {
        Over::Total => 0,
        Over::Average => 1,
        Over::EachYear => 2,
    });
    let level = target.level.as_ref().map(|level| Aim::Level(level.unit.dimension.clone(), over));
    let growth = target.growth.as_ref().map(|_| Aim::Growth);
    let average = target.average_growth.as_ref().map(|_| Aim::AverageGrowth);
    let share = target.share.as_deref().map(|_| Aim::Share);
    let rank = target.rank.as_deref().map(|_| Aim::Rank);
    [level, growth, average, share, rank].into_iter().flatten().collect()
}

type Key<'a> = (Standpoint<'a>, Period, Aim);

/// Two targets of one report for one key.
fn repeated(context: &Context<'_>, targets: &[&Target], found: &mut Diagnostics) {
    let mut seen: BTreeMap<Key<'_>, Vec<&Target>> = BTreeMap::new();
    for target in targets {
        for aim in aims(target) {
            let earlier = seen.entry((target.standpoint(), target.period, aim)).or_default();
            if let Some(first) = earlier.iter().find(|first| !belong_together(first, target)) {
                let values = [told::goal(first), told::goal(target)];
                let what = told::aimed(context.site, target);
                found.push(rules::two_targets_for_one_key(target.span, first.span, &what, values.each_ref()));
            }
            earlier.push(target);
        }
    }
}

/// A floor and a stretch target; a lower and an upper bound.
fn belong_together(first: &Target, second: &Target) -> bool {
    let bounds = |target: &Target| {
        let growth = target.growth.as_ref().or(target.average_growth.as_ref()).and_then(|rate| rate.qualifier.as_ref());
        let level = target.level.as_ref().and_then(|level| level.qualifier.as_ref());
        let comparator = level.or(growth).map(|qualifier| qualifier.comparator);
        comparator.map(|comparator| (comparator.is_lower_bound(), comparator.is_upper_bound()))
    };
    let tiers = matches!(
        (first.tier, second.tier),
        (Some(Tier::Floor), Some(Tier::Stretch)) | (Some(Tier::Stretch), Some(Tier::Floor))
    );
    let ends = matches!(
        (bounds(first), bounds(second)),
        (Some((true, _)), Some((_, true))) | (Some((_, true)), Some((true, _)))
    );
    tiers || ends
}

/// Targets for level and for growth of one standpoint that fall due in one year.
fn paired(context: &Context<'_>, targets: &[&Target], held: &Held<'_>, found: &mut Diagnostics) {
    let mut by_key: BTreeMap<(Standpoint<'_>, Option<i16>), [Vec<&Target>; 2]> = BTreeMap::new();
    for target in targets {
        let [levels, rates] = by_key.entry((target.standpoint(), target.period.end_year())).or_default();
        if target.level.is_some() && matches!(target.over, None | Some(Over::Total)) {
            levels.push(target);
        }
        if target.growth.is_some() || target.average_growth.is_some() {
            rates.push(target);
        }
    }
    for [levels, rates] in by_key.values() {
        for level in levels {
            for rate in rates.iter().filter(|rate| rate.tier == level.tier || rate.tier.is_none()) {
                let stated = [(rate.growth.as_ref(), false), (rate.average_growth.as_ref(), true)];
                for (growth, is_average) in stated {
                    let Some(growth) = growth.filter(|_| level.note.is_none() && rate.note.is_none()) else { continue };
                    growth_and_level(context, held, level, rate, (growth, is_average), found);
                }
            }
        }
    }
}

fn growth_and_level(
    context: &Context<'_>,
    held: &Held<'_>,
    target: &Target,
    rate: &Target,
    (growth, is_average): (&Growth, bool),
    found: &mut Diagnostics,
) -> Option<()> {
    let indicator = &context.site.indicators[target.indicator];
    let levels_tell = matches!(indicator.growth_basis, GrowthBasis::Nominal | GrowthBasis::None);
    let level = target.level.as_ref()?;
    let last = target.period.end_year()?;
    let is_year = target.period == Period::year(last) || target.period == Period::year(last).instant();
    if !levels_tell || !is_year || growth.unit != GrowthUnit::Percent {
        return None;
    }
    let first = if is_average { rate.period.start()?.year() } else { last };
    // The base is the year before the first that grows: 2020 of 2021..2025.
    let years = last.checked_sub(first)?.checked_add(1)?;
    let base_period = target.period.shifted(years.checked_neg()?)?;
    let literal =
        target.baseline.as_deref().filter(|base| base.period == base_period).and_then(|base| base.value.clone());
    let figures = reported(context, held, target, &level.unit.dimension, base_period);
    let base = literal.or_else(|| figures.first().and_then(|one| one.level.clone()))?;
    if !is_far(&base, level, growth, years) {
        return None;
    }
    let (from, to) = (base.base()?, level.base()?);
    let reached = from.checked_mul(growth_factor(growth.value, years)?)?;
    found.push(rules::target_growth_and_level_disagree(
        target.span,
        rate.span,
        &rules::TwoGoals {
            what: &told::aimed(context.site, target),
            base: base.text(),
            level: level.text(),
            growth: growth.text(),
            needed: told::rate(growth_rate(from, to, years, 1)?, GrowthUnit::Percent).text(),
            reached: told::level(reached, &level.unit, level.value.scale())?.text(),
        },
    ));
    Some(())
}

/// Whether growth from the base leads far from the level. What is bound or about is taken at its number: a target of
/// 10% or more beside one that needs 16% are two targets.
fn is_far(base: &Quantity, level: &Quantity, growth: &Growth, years: i16) -> bool {
    let bare_level = Quantity { qualifier: None, ..level.clone() };
    let bare_growth = Growth { qualifier: None, ..growth.clone() };
    let is_bare = level.qualifier.is_none() && growth.qualifier.is_none();
    let (Some(from), Some(to)) = (Interval::of_level(base), Interval::of_level(&bare_level)) else { return false };
    if !from.is_positive() || from.high.is_none() || !to.is_positive() {
        return false;
    }
    let reached = from.grown(Interval::of_rate(&bare_growth), years);
    let gap = Decimal::from(if is_bare { BARE_GAP_MAX } else { BOUND_GAP_MAX });
    let widened =
        |end: Option<Decimal>, percent: Decimal| growth_factor(percent, 1).and_then(|by| end?.checked_mul(by));
    let near = Interval { low: widened(to.low, -gap), high: widened(to.high, gap) };
    !reached.meets(near)
}

/// Targets that a later report of the same organization sets anew.
fn changed(context: &Context<'_>, found: &mut Diagnostics) {
    let mut by_key: BTreeMap<(Key<'_>, crate::model::OrganizationId, Option<Tier>), Vec<&Target>> = BTreeMap::new();
    for (_, target) in context.site.targets.iter() {
        for aim in aims(target) {
            let key = ((target.standpoint(), target.period, aim), target.reported_by, target.tier);
            by_key.entry(key).or_default().push(target);
        }
    }
    let report = |target: &Target| -> &Report { &context.site.reports[target.report] };
    for targets in by_key.values_mut().filter(|targets| targets.len() > 1) {
        targets.sort_by_key(|target| report(target).release_date());
        for pair in targets.windows(2) {
            let [old, new] = pair else { continue };
            let values = [told::goal(old), told::goal(new)];
            if old.report != new.report && values.first() != values.last() && !is_same_number(old, new) {
                let what = told::aimed(context.site, new);
                found.push(rules::target_changed(new.span, old.span, &what, values.each_ref()));
            }
        }
    }
}

/// 400亿元 and 4000000万元.
fn is_same_number(old: &Target, new: &Target) -> bool {
    let qualifier = |target: &Target| {
        target.level.as_ref().and_then(|level| level.qualifier.as_ref()).map(|qualifier| qualifier.comparator)
    };
    let base = |target: &Target| target.level.as_ref().and_then(Quantity::base);
    base(old).is_some() && base(old) == base(new) && qualifier(old) == qualifier(new)
}
