//! Targets with what became of them.

use rust_decimal::Decimal;

use super::observations::{comparators, growth_units};
use super::{Facts, Field, Table, date, decimals, number, target_id};
use crate::derive::{Derived, Verdict};
use crate::model::{Nature, Observation, Over, Site, Target, TargetId, Tier};
use crate::quantity::{Growth, Quantity, plain_number};

/// Columns of targets, in the order of DESIGN section 6; later ones are added at the end.
pub const TARGETS: &[Field] = &[
    Field::reference("organization", Table::Organizations).always(),
    Field::reference("reported_by", Table::Organizations).always(),
    Field::reference("indicator", Table::Indicators).always(),
    Field::text("item"),
    Field::text("basis"),
    Field::text("period").always(),
    Field::code("comparator", comparators),
    Field::decimal("value"),
    Field::decimal("value_max"),
    Field::text("unit"),
    Field::decimal("growth"),
    Field::code("growth_unit", growth_units),
    Field::decimal("average_growth"),
    Field::code("over", spans),
    Field::code("tier", tiers),
    Field::code("nature", natures),
    Field::text("baseline_period"),
    Field::decimal("baseline_value"),
    Field::code("verdict", verdicts),
    Field::text("reason"),
    Field::decimal("actual"),
    Field::text("actual_unit"),
    Field::text("actual_period"),
    Field::decimal("share_of_target"),
    Field::decimal("share_of_way"),
    Field::reference("report", Table::Reports).always(),
    Field::text("anchor").always(),
    Field::date("issued"),
    Field::text("note"),
    Field::text("id").always(),
    Field::integer("decimals"),
    Field::decimal("base_value"),
    Field::text("base_unit"),
];

fn spans() -> Vec<&'static str> {
    [Over::Total, Over::Average, Over::EachYear].map(Over::as_str).into()
}

fn tiers() -> Vec<&'static str> {
    [Tier::Floor, Tier::Stretch].map(Tier::as_str).into()
}

fn natures() -> Vec<&'static str> {
    [Nature::Binding, Nature::Expected].map(Nature::as_str).into()
}

fn verdicts() -> Vec<&'static str> {
    Verdict::all().map(Verdict::as_str).into()
}

/// A row for each of some targets.
pub fn rows<'a>(
    facts: Facts<'a>,
    ids: impl IntoIterator<Item = TargetId> + 'a,
) -> impl Iterator<Item = Vec<String>> + 'a {
    ids.into_iter().map(move |id| row(&facts, id))
}

fn rate(growth: &Option<Growth>) -> String {
    number(growth.as_ref().map(|growth| growth.value))
}

fn row(facts: &Facts<'_>, id: TargetId) -> Vec<String> {
    let Facts { site, derived, .. } = *facts;
    let target = &site.targets[id];
    let report = &site.reports[target.report];
    let mut row = vec![
        site.organizations[target.organization].id.clone(),
        site.organizations[target.reported_by].id.clone(),
        site.indicators[target.indicator].id.clone(),
        target.item.as_deref().map(|item| item.key.clone()).unwrap_or_default(),
        target.basis.as_deref().map(|basis| basis.key.clone()).unwrap_or_default(),
        target.period.canonical(),
    ];
    row.extend(aim_cells(target));
    row.extend([
        target.over.map(|over| over.as_str().to_owned()).unwrap_or_default(),
        target.tier.map(|tier| tier.as_str().to_owned()).unwrap_or_default(),
        target.nature.map(|nature| nature.as_str().to_owned()).unwrap_or_default(),
    ]);
    row.extend(outcome_cells(site, derived, id, target));
    let note = target.note.as_ref().map(|note| note.text(site.settings.source_lang()).to_owned());
    row.extend([report.slug.clone(), target.anchor.clone(), date(report.issued), note.unwrap_or_default()]);
    row.extend([target_id(site, target), decimals(aim_value(target))]);
    let level = target.level.as_ref().or(target.share.as_deref().map(|share| &share.value));
    row.push(number(level.and_then(Quantity::base).map(|base| base.normalize())));
    row.push(level.map(|level| level.unit.dimension.base_unit()).unwrap_or_default());
    row
}

/// The number to be reached, where it is not growth.
fn aim_value(target: &Target) -> Option<Decimal> {
    let level = target.level.as_ref().or(target.share.as_deref().map(|share| &share.value));
    let place = target.rank.as_deref().and_then(|rank| rank.place).map(Decimal::from);
    level.map(|level| level.value).or(place)
}

/// comparator, value, value_max, unit, growth, growth_unit, average_growth.
fn aim_cells(target: &Target) -> [String; 7] {
    let level = target.level.as_ref().or(target.share.as_deref().map(|share| &share.value));
    let growth = target.growth.as_ref().or(target.average_growth.as_ref());
    let qualifier = level.map_or(growth.and_then(|growth| growth.qualifier.as_ref()), |level| level.qualifier.as_ref());
    let place = target.rank.as_deref().and_then(|rank| rank.place).filter(|_| level.is_none()).map(Decimal::from);
    let max = level.map_or(growth.and_then(|growth| growth.max), |level| level.max);
    [
        qualifier.map(|qualifier| qualifier.comparator.as_str().to_owned()).unwrap_or_default(),
        number(aim_value(target)),
        number(max),
        level.map(|level| level.unit.symbol.clone()).or(place.map(|_| "位".to_owned())).unwrap_or_default(),
        rate(&target.growth),
        growth.map(|growth| growth.unit.as_str().to_owned()).unwrap_or_default(),
        rate(&target.average_growth),
    ]
}

/// baseline_period, baseline_value, verdict, reason, actual, actual_unit, actual_period, share_of_target, share_of_way.
fn outcome_cells(site: &Site, derived: &Derived, id: TargetId, target: &Target) -> [String; 9] {
    let Some(outcome) = derived.outcome(id) else { return Default::default() };
    let unit = target.level.as_ref().map(|level| &level.unit);
    // The baseline in the target's unit: with the digits as written where the units agree.
    let baseline = outcome.base.as_ref().and_then(|base| match unit {
        Some(unit) if *unit != base.level.unit => {
            unit.factor.invert().apply(base.level.base()?).map(|value| value.normalize())
        }
        _ => Some(base.level.value),
    });
    let period = target.baseline.as_deref().map(|baseline| baseline.period.canonical());
    let shown = outcome.actual.map(|actual| actual.observation);
    let actual = shown.map(|id| &site.observations[id]);
    let (value, unit) = actual.map(|one| actual_cells(one, target)).unwrap_or_default();
    [
        period.unwrap_or_default(),
        number(baseline),
        outcome.verdict.map(|verdict| verdict.as_str().to_owned()).unwrap_or_default(),
        outcome.reason.map(|reason| reason.as_str().to_owned()).unwrap_or_default(),
        value,
        unit,
        actual.map(|one| one.period.canonical()).unwrap_or_default(),
        number(outcome.share_of_target),
        number(outcome.share_of_way),
    ]
}

/// The number that the target is held against, with its unit, as written.
fn actual_cells(one: &Observation, target: &Target) -> (String, String) {
    let of_growth = |growth: &Growth| (plain_number(growth.value), growth.unit.as_str().to_owned());
    let of_level = |level: &Quantity| (plain_number(level.value), level.unit.symbol.clone());
    if target.level.is_some() {
        one.level.as_ref().map(of_level).unwrap_or_default()
    } else if target.growth.is_some() {
        one.yoy.as_ref().map(of_growth).unwrap_or_default()
    } else if target.average_growth.is_some() {
        one.average.as_deref().map(|average| of_growth(&average.growth)).unwrap_or_default()
    } else if target.share.is_some() {
        one.share.as_deref().map(|share| of_level(&share.value)).unwrap_or_default()
    } else {
        let place = one.rank.as_deref().and_then(|rank| rank.place);
        place.map(|place| (place.to_string(), "位".to_owned())).unwrap_or_default()
    }
}
