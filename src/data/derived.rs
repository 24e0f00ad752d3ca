//! What is computed from the figures, set apart from what was reported: changes on the year before, and how targets
//! stand. Every row names its formula and its inputs, as a column of a figure or target (`base_value@b#gdp.2025`) or as a
//! number, so that it can be computed again. A difference is told in the unit of the newer figure.

use rust_decimal::Decimal;

use super::{Facts, Field, Table, number, observation_id, target_id};
use crate::derive::{Outcome, Series, change};
use crate::model::{Facet, IndicatorId, IndicatorKind, ObservationId, OrganizationId, Site, Target, TargetId};
use crate::period::Period;
use crate::quantity::GrowthUnit;

/// Columns of derived figures.
pub const DERIVED: &[Field] = &[
    Field::text("id").always(),
    Field::code("measure", measures).always(),
    Field::reference("organization", Table::Organizations).always(),
    Field::reference("indicator", Table::Indicators).always(),
    Field::text("item"),
    Field::text("basis"),
    Field::text("period").always(),
    Field::decimal("value").always(),
    Field::text("unit").always(),
    Field::text("formula").always(),
    Field::text("inputs").always(),
    Field::reference("target", Table::Targets),
];

/// What is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    /// On the comparable period a year before.
    Difference,
    Growth,
    ShareOfTarget,
    ShareOfWay,
    /// Actual less target.
    TargetDifference,
    /// What had to be reached by the end of a partial actual.
    Required,
    /// Growth per year still needed.
    GrowthNeeded,
}

impl Measure {
    const ALL: [Measure; 7] = [
        Measure::Difference,
        Measure::Growth,
        Measure::ShareOfTarget,
        Measure::ShareOfWay,
        Measure::TargetDifference,
        Measure::Required,
        Measure::GrowthNeeded,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Measure::Difference => "difference",
            Measure::Growth => "growth",
            Measure::ShareOfTarget => "share-of-target",
            Measure::ShareOfWay => "share-of-way",
            Measure::TargetDifference => "target-difference",
            Measure::Required => "required",
            Measure::GrowthNeeded => "growth-needed",
        }
    }
}

fn measures() -> Vec<&'static str> {
    Measure::ALL.map(Measure::as_str).into()
}

/// What follows from some series, in their order, then what follows from some targets.
pub fn rows<'a>(
    facts: Facts<'a>,
    series: impl IntoIterator<Item = &'a Series> + 'a,
    targets: impl IntoIterator<Item = TargetId> + 'a,
) -> impl Iterator<Item = Vec<String>> + 'a {
    let changes = series.into_iter().flat_map(move |series| {
        series.points.iter().filter_map(move |point| {
            let mut points = series.points.iter();
            let before = points.find(|before| point.period.years_after(before.period) == Some(1))?;
            Some(changes(facts.site, before.current, point.current))
        })
    });
    let progress = targets.into_iter().filter_map(move |id| {
        facts.derived.outcome(id).map(|outcome| progress(facts.site, &facts.site.targets[id], outcome))
    });
    changes.flatten().chain(progress.flatten()).map(Row::cells)
}

/// A derived figure.
struct Row {
    /// Of the figure or target that it is derived for.
    of: String,
    measure: Measure,
    key: [String; 5],
    value: Decimal,
    unit: String,
    formula: &'static str,
    inputs: Vec<(&'static str, String)>,
    target: String,
}

impl Row {
    fn cells(self) -> Vec<String> {
        let mut cells = vec![format!("{}:{}", self.measure.as_str(), self.of), self.measure.as_str().to_owned()];
        cells.extend(self.key);
        let inputs: Vec<String> = self.inputs.iter().map(|(name, id)| format!("{name}={id}")).collect();
        cells.extend([number(Some(self.value)), self.unit, self.formula.to_owned(), inputs.join(" "), self.target]);
        cells
    }
}

/// organization, indicator, item, basis, period.
fn key(
    site: &Site,
    (organization, indicator): (OrganizationId, IndicatorId),
    facets: [Option<&Facet>; 2],
    period: Period,
) -> [String; 5] {
    let [item, basis] = facets.map(|facet| facet.map(|facet| facet.key.clone()).unwrap_or_default());
    [
        site.organizations[organization].id.clone(),
        site.indicators[indicator].id.clone(),
        item,
        basis,
        period.canonical(),
    ]
}

/// Difference and growth of a figure on that of the year before; none where they are not compared.
fn changes(site: &Site, before: ObservationId, now: ObservationId) -> Vec<Row> {
    let (old, new) = (&site.observations[before], &site.observations[now]);
    let Ok(change) = change(site, old, new) else { return Vec::new() };
    let of = observation_id(site, new);
    let inputs =
        vec![("new", format!("base_value@{of}")), ("old", format!("base_value@{}", observation_id(site, old)))];
    let row = |measure, value, unit: &str, formula| Row {
        of: of.clone(),
        measure,
        key: key(site, (new.organization, new.indicator), [new.item.as_deref(), new.basis.as_deref()], new.period),
        value,
        unit: unit.to_owned(),
        formula,
        inputs: inputs.clone(),
        target: String::new(),
    };
    // A rate changes by points, and that is its growth too.
    let is_percent = change.difference.unit.is_percent();
    let unit = if is_percent { GrowthUnit::Points.as_str() } else { change.difference.unit.symbol.as_str() };
    let difference = row(Measure::Difference, change.difference.value, unit, "new - old");
    let growth = change.growth.filter(|(_, unit)| *unit == GrowthUnit::Percent);
    let growth = growth.map(|(value, unit)| row(Measure::Growth, value, unit.as_str(), "(new - old) / old * 100"));
    std::iter::once(difference).chain(growth).collect()
}

/// How a target stands. Amounts are in the base unit of the indicator's dimension; growth and shares in percent.
fn progress(site: &Site, target: &Target, outcome: &Outcome) -> Vec<Row> {
    let of = target_id(site, target);
    let base_of = |id: ObservationId| format!("base_value@{}", observation_id(site, &site.observations[id]));
    let (column, own_column) = columns(target);
    let actual = outcome.actual.map(|actual| {
        let one = &site.observations[actual.observation];
        // An average growth that no report states was computed from the levels.
        let is_stated = target.average_growth.is_none() || one.average.is_some();
        let stated = || format!("{column}@{}", observation_id(site, one));
        ("actual", if is_stated { stated() } else { number(Some(actual.value)) })
    });
    let actual_period = outcome.actual.map(|actual| site.observations[actual.observation].period);
    let base = outcome.base.as_ref().and_then(|base| {
        let literal = || base.level.base().map(|value| number(Some(value.normalize())));
        Some(("baseline", base.observation.map(base_of).or_else(literal)?))
    });
    let unit = target.level.as_ref().map_or("%".to_owned(), |level| level.unit.dimension.base_unit());
    let unit = if target.rank.is_some() && target.level.is_none() { "位".to_owned() } else { unit };
    // Two percentages are points apart.
    let apart = if unit == "%" { GrowthUnit::Points.as_str() } else { unit.as_str() };
    let row = |measure, value: Option<Decimal>, unit: &str, formula, inputs: Vec<Option<(&'static str, String)>>| {
        let own = ("target", format!("{own_column}@{of}"));
        let inputs = std::iter::once(own).chain(inputs.into_iter().flatten()).collect();
        let (whose, facets) =
            ((target.organization, target.indicator), [target.item.as_deref(), target.basis.as_deref()]);
        Some(Row {
            of: of.clone(),
            measure,
            key: key(site, whose, facets, actual_period.unwrap_or(target.period)),
            value: value?.normalize(),
            unit: unit.to_owned(),
            formula,
            inputs,
            target: of.clone(),
        })
    };
    let (required_formula, elapsed) = required(site, target, outcome);
    let from = outcome.needed_from.as_ref().and_then(|from| {
        let literal = || from.level.base().map(|value| number(Some(value.normalize())));
        Some(("from", from.observation.map(base_of).or_else(literal)?))
    });
    let years = outcome.needed_from.as_ref().and_then(|from| target.period.years_after(from.period));
    let years = years.map(|years| ("years", years.to_string()));
    let with_required = std::iter::once(actual.clone()).chain(elapsed.into_iter().map(Some)).chain([base.clone()]);
    let rows = [
        row(Measure::ShareOfTarget, outcome.share_of_target, "%", "actual / target * 100", vec![actual.clone()]),
        row(
            Measure::ShareOfWay,
            outcome.share_of_way,
            "%",
            "(actual - baseline) / (target - baseline) * 100",
            vec![actual.clone(), base.clone()],
        ),
        row(Measure::TargetDifference, outcome.difference, apart, "actual - target", vec![actual.clone()]),
        row(Measure::Required, outcome.required, &unit, required_formula, with_required.collect()),
        row(Measure::GrowthNeeded, outcome.needed, "%", "((target / from) ^ (1 / years) - 1) * 100", vec![from, years]),
    ];
    rows.into_iter().flatten().collect()
}

/// The columns that hold what a target is held against, and what it wants.
fn columns(target: &Target) -> (&'static str, &'static str) {
    if target.level.is_some() {
        ("base_value", "base_value")
    } else if target.growth.is_some() {
        ("yoy", "growth")
    } else if target.average_growth.is_some() {
        ("average", "average_growth")
    } else if target.share.is_some() {
        ("share", "base_value")
    } else {
        ("rank", "value")
    }
}

/// The formula of what had to be reached by the end of the partial actual, with the months in it.
fn required(site: &Site, target: &Target, outcome: &Outcome) -> (&'static str, Vec<(&'static str, String)>) {
    let Some(period) = outcome.actual.map(|actual| site.observations[actual.observation].period) else {
        return ("target", Vec::new());
    };
    let months = |elapsed: i32, whole: i32| vec![("months", elapsed.to_string()), ("whole", whole.to_string())];
    if target.level.is_none() {
        return ("target", Vec::new());
    }
    if site.indicators[target.indicator].kind == IndicatorKind::Flow && period.is_partial_of(target.period) {
        return ("target * months / whole", months(period.months(), target.months_spread(period)));
    }
    match &outcome.base {
        Some(base) => {
            let between = |to: Period| base.period.months_until(to).unwrap_or_default();
            ("baseline + (target - baseline) * months / whole", months(between(period), between(target.period)))
        }
        None => ("target", Vec::new()),
    }
}
