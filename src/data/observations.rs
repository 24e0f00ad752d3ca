//! Observations, one row per vintage.

use super::{Facts, Field, Table, date, decimals, number, observation_id};
use crate::derive::Standing;
use crate::model::{Facet, GrowthBasis, Observation, ObservationId, ObservationStatus, RankBy, Site};
use crate::quantity::{Comparator, Growth, GrowthUnit, Qualifier, Quantity, plain_number};

/// Columns of observations, in the order of DESIGN section 6; later ones are added at the end.
pub const OBSERVATIONS: &[Field] = &[
    Field::reference("organization", Table::Organizations).always(),
    Field::reference("reported_by", Table::Organizations).always(),
    Field::reference("indicator", Table::Indicators).always(),
    Field::text("item"),
    Field::text("item_zh"),
    Field::text("item_en"),
    Field::text("basis"),
    Field::text("basis_zh"),
    Field::text("basis_en"),
    Field::text("period").always(),
    Field::date("period_start"),
    Field::date("period_end"),
    Field::decimal("value"),
    Field::decimal("value_max"),
    Field::text("unit"),
    Field::decimal("base_value"),
    Field::text("base_unit"),
    Field::text("qualifier"),
    Field::code("comparator", comparators),
    Field::decimal("yoy"),
    Field::code("yoy_unit", growth_units),
    Field::code("yoy_basis", growth_bases),
    Field::decimal("mom"),
    Field::decimal("since_year_start"),
    Field::decimal("average"),
    Field::text("average_over"),
    Field::code("status", statuses).always(),
    Field::integer("rank"),
    Field::code("rank_by", ranked_by),
    Field::text("rank_among"),
    Field::integer("rank_total"),
    Field::decimal("share"),
    Field::text("share_of"),
    Field::reference("report", Table::Reports).always(),
    Field::text("anchor").always(),
    Field::date("issued"),
    Field::flag("current"),
    Field::text("reason"),
    Field::text("note"),
    Field::code("yoy_comparator", comparators),
    Field::decimal("yoy_max"),
    Field::code("share_comparator", comparators),
    Field::text("id").always(),
    Field::date("vintage"),
    Field::integer("decimals"),
    Field::code("mom_unit", growth_units),
    Field::decimal("mom_max"),
    Field::code("mom_comparator", comparators),
    Field::code("since_year_start_unit", growth_units),
    Field::decimal("since_year_start_max"),
    Field::code("since_year_start_comparator", comparators),
    Field::code("average_unit", growth_units),
    Field::decimal("average_max"),
    Field::code("average_comparator", comparators),
];

/// Codes of qualifying words.
pub fn comparators() -> Vec<&'static str> {
    Comparator::all().map(Comparator::as_str).into()
}

/// Units of growth.
pub fn growth_units() -> Vec<&'static str> {
    [GrowthUnit::Percent, GrowthUnit::Points].map(GrowthUnit::as_str).into()
}

/// What growth refers to.
pub fn growth_bases() -> Vec<&'static str> {
    GrowthBasis::all().map(GrowthBasis::as_str).into()
}

fn statuses() -> Vec<&'static str> {
    ObservationStatus::all().map(ObservationStatus::code).into()
}

fn ranked_by() -> Vec<&'static str> {
    [RankBy::Value, RankBy::Growth].map(RankBy::as_str).into()
}

/// A row for each of some observations.
pub fn rows<'a>(
    facts: Facts<'a>,
    ids: impl IntoIterator<Item = ObservationId> + 'a,
) -> impl Iterator<Item = Vec<String>> + 'a {
    ids.into_iter().map(move |id| row(&facts, id))
}

fn rate(growth: &Option<Growth>) -> String {
    number(growth.as_ref().map(|growth| growth.value))
}

/// Key, Chinese name, English name.
fn facet(facet: Option<&Facet>) -> [String; 3] {
    let Some(facet) = facet else { return Default::default() };
    let name = |lang: &str| facet.name.by_lang.get(lang).cloned().unwrap_or_default();
    [facet.key.clone(), name("zh"), name("en")]
}

fn row(facts: &Facts<'_>, id: ObservationId) -> Vec<String> {
    let Facts { site, derived, reasons } = facts;
    let one = &site.observations[id];
    let report = &site.reports[one.report];
    let standing = derived.standing(id);
    let mut row = vec![
        site.organizations[one.organization].id.clone(),
        site.organizations[one.reported_by].id.clone(),
        site.indicators[one.indicator].id.clone(),
    ];
    row.extend(facet(one.item.as_deref()));
    row.extend(facet(one.basis.as_deref()));
    row.extend([one.period.canonical(), date(one.period.start()), date(one.period.end())]);
    row.extend(level_cells(one.level.as_ref()));
    row.extend(growth_cells(one));
    row.push(one.status.code().to_owned());
    row.extend(rank_and_share_cells(site, one));
    row.extend([report.slug.clone(), one.anchor.clone(), date(report.issued)]);
    row.push((standing == Standing::Current).to_string());
    row.push(match standing {
        Standing::Current => reasons.get(&id).map_or("", |reason| reason.as_str()).to_owned(),
        Standing::Superseded => "superseded".to_owned(),
        Standing::Unrevised => "unrevised".to_owned(),
        Standing::Outranked => "outranked".to_owned(),
    });
    let source = site.settings.source_lang();
    row.push(one.note.as_ref().map(|note| note.text(source).to_owned()).unwrap_or_default());
    let sign =
        |qualifier: Option<&Qualifier>| qualifier.map(|it| it.comparator.as_str().to_owned()).unwrap_or_default();
    row.push(sign(one.yoy.as_ref().and_then(|yoy| yoy.qualifier.as_ref())));
    row.push(number(one.yoy.as_ref().and_then(|yoy| yoy.max)));
    row.push(sign(one.share.as_deref().and_then(|share| share.value.qualifier.as_ref())));
    row.extend([
        observation_id(site, one),
        date(report.release_date()),
        decimals(one.level.as_ref().map(|level| level.value)),
    ]);
    let average = one.average.as_deref().map(|average| &average.growth);
    for growth in [one.mom.as_ref(), one.since_year_start.as_ref(), average] {
        row.push(growth.map(|growth| growth.unit.as_str().to_owned()).unwrap_or_default());
        row.push(number(growth.and_then(|growth| growth.max)));
        row.push(sign(growth.and_then(|growth| growth.qualifier.as_ref())));
    }
    row
}

/// value, value_max, unit, base_value, base_unit, qualifier, comparator.
fn level_cells(level: Option<&Quantity>) -> [String; 7] {
    let Some(level) = level else { return Default::default() };
    let qualifier = level.qualifier.as_ref();
    [
        plain_number(level.value),
        number(level.max),
        level.unit.symbol.clone(),
        number(level.base().map(|base| base.normalize())),
        level.unit.dimension.base_unit(),
        qualifier.map(|qualifier| qualifier.word.clone()).unwrap_or_default(),
        qualifier.map(|qualifier| qualifier.comparator.as_str().to_owned()).unwrap_or_default(),
    ]
}

/// yoy, yoy_unit, yoy_basis, mom, since_year_start, average, average_over.
fn growth_cells(one: &Observation) -> [String; 7] {
    let yoy = one.yoy.as_ref();
    let average = one.average.as_deref();
    [
        rate(&one.yoy),
        yoy.map(|yoy| yoy.unit.as_str().to_owned()).unwrap_or_default(),
        yoy.map(|_| one.yoy_basis.as_str().to_owned()).unwrap_or_default(),
        rate(&one.mom),
        rate(&one.since_year_start),
        number(average.map(|average| average.growth.value)),
        average.map(|average| average.over.canonical()).unwrap_or_default(),
    ]
}

/// rank, rank_by, rank_among, rank_total, share, share_of.
fn rank_and_share_cells(site: &Site, one: &Observation) -> [String; 6] {
    let source = site.settings.source_lang();
    let rank = one.rank.as_deref();
    let share = one.share.as_deref();
    let whole = share.and_then(|share| {
        let text = share.of_text.as_ref().map(|text| text.text(source).to_owned());
        text.or_else(|| share.of.map(|of| site.organizations[of].id.clone()))
    });
    [
        rank.and_then(|rank| rank.place).map(|place| place.to_string()).unwrap_or_default(),
        rank.map(|rank| rank.by.as_str().to_owned()).unwrap_or_default(),
        rank.and_then(|rank| rank.among.as_ref()).map(|among| among.text(source).to_owned()).unwrap_or_default(),
        rank.and_then(|rank| rank.total).map(|total| total.to_string()).unwrap_or_default(),
        number(share.and_then(|share| {
            if share.value.unit.symbol == "%" { Some(share.value.value) } else { share.value.base() }
        })),
        whole.unwrap_or_default(),
    ]
}
