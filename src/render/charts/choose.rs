//! Which charts a page is worth: of an indicator, a report, an organization.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::bars::{columns_chart, items_chart};
use super::line::{line_chart, multiples_chart};
use super::rates::{RATES_MIN, rates_chart};
use super::room::{Room, drawn};
use super::strand::{Extent, Strand};
use super::targets::target_chart;
use super::two::{dumbbell_chart, shared_periods};
use super::waterfall::waterfall_chart;
use super::{Request, SERIES_MAX, shared};
use crate::derive::{self, Series, Steps};
use crate::model::{GrowthBasis, IndicatorId, Observation, ObservationId, OrganizationId, ReportId};
use crate::period::Period;
use crate::quantity::Dimension;
use crate::render::views::ChartView;
use crate::render::{Writer, series_of};

/// More charts than these on one indicator's page hide the figures: of levels, of rates, of items.
const INDICATOR_CHARTS_MAX: usize = 8;
const RATE_CHARTS_MAX: usize = 4;
const ITEM_CHARTS_MAX: usize = 4;
/// Small multiples of an organization.
const ORGANIZATION_CHARTS_MAX: usize = 12;
const REPORT_CHARTS_MAX: usize = 4;
/// Lines of a report: those of its main indicators.
const REPORT_LINES_MAX: usize = 2;
/// Fewer points than this stand as columns.
const LINE_POINTS_MIN: usize = 3;
/// A spread below this part of the largest figure (a twentieth) is no shape.
const LEVEL: i64 = 20;
const COLUMNS_MAX: usize = 8;
/// A line is flat at zero beside one this many times as high.
const MAGNITUDE_MAX: i64 = 20;

/// Strands that may stand on one chart: the same item, basis, dimension and extent.
pub type Group<'a> = ((Option<&'a str>, Option<&'a str>, &'a Dimension, Extent), Vec<Strand<'a>>);

/// All strands of levels by what may stand together, the fullest group first. Ranks are no heights.
pub fn groups<'a>(
    w: &Writer<'_>,
    series: impl IntoIterator<Item = &'a Series>,
    in_time: &dyn Fn(Period) -> bool,
) -> Vec<Group<'a>> {
    let mut groups: BTreeMap<_, Vec<Strand<'a>>> = BTreeMap::new();
    for one in series.into_iter().filter(|one| one.dimension != Dimension::Place) {
        let item = one.item.as_deref().map(|item| item.key.as_str());
        let basis = one.basis.as_deref().map(|basis| basis.key.as_str());
        for mut strand in Strand::of_levels(w.site(), one) {
            strand.points.retain(|point| in_time(point.period));
            groups.entry((item, basis, &one.dimension, strand.extent)).or_default().push(strand);
        }
    }
    let mut groups: Vec<Group<'a>> = groups.into_iter().collect();
    let points = |strands: &[Strand<'_>]| strands.iter().map(|strand| strand.points.len()).sum::<usize>();
    groups.sort_by_key(|(_, strands)| Reverse(points(strands)));
    groups
}

/// Strands of like size: the fullest bundle first.
pub fn bundles<'a>(w: &Writer<'_>, mut strands: Vec<Strand<'a>>) -> Vec<Vec<Strand<'a>>> {
    let site = w.site();
    strands.sort_by_key(|strand| Reverse(strand.largest(site)));
    let mut bundles: Vec<(Decimal, Vec<Strand<'a>>)> = Vec::new();
    for strand in strands {
        let size = strand.largest(site);
        let fits = |top: Decimal| size.checked_mul(Decimal::from(MAGNITUDE_MAX)).is_none_or(|most| most >= top);
        match bundles.last_mut() {
            Some((top, bundle)) if fits(*top) => bundle.push(strand),
            _ => bundles.push((size, vec![strand])),
        }
    }
    let mut bundles: Vec<Vec<Strand<'a>>> = bundles.into_iter().map(|(_, bundle)| bundle).collect();
    bundles.sort_by_key(|bundle| Reverse(bundle.iter().map(|strand| strand.points.len()).max()));
    bundles
}

/// Whether a few figures are nearly the same: an axis that fits them would make mountains of nothing, columns do not.
fn is_level(w: &Writer<'_>, strands: &[Strand<'_>]) -> bool {
    let values: Vec<Decimal> = strands
        .iter()
        .flat_map(|strand| strand.levels(w.site()).map(|(_, _, base)| base).collect::<Vec<_>>())
        .collect();
    let (Some(low), Some(high)) = (values.iter().min(), values.iter().max()) else { return false };
    let largest = low.abs().max(high.abs());
    let spread = high.checked_sub(*low).and_then(|spread| spread.checked_mul(Decimal::from(LEVEL)));
    values.len() <= COLUMNS_MAX && spread.is_some_and(|spread| spread < largest)
}

/// Lines where there are points enough, as small multiples where there are too many for one chart; dumbbells of two
/// periods; else columns. Nothing where nothing can be compared.
pub fn chart_of(w: &Writer<'_>, request: &Request<'_>, strands: &[Strand<'_>]) -> Option<ChartView> {
    let most = strands.iter().map(|strand| strand.points.len()).max().unwrap_or(0);
    let long = strands.iter().any(|strand| strand.extent.is_long());
    let mut periods: Vec<Period> =
        strands.iter().flat_map(|strand| strand.points.iter().map(|point| point.period)).collect();
    let total = periods.len();
    periods.sort_unstable();
    periods.dedup();
    let is_crowd = strands.len() > SERIES_MAX;
    match (most, total) {
        (_, 0 | 1) => None,
        // Each has one figure, and of a time of its own.
        (1, _) if periods.len() == total => None,
        _ if most >= LINE_POINTS_MIN && !long && is_crowd => multiples_chart(w, request, strands),
        _ if most >= LINE_POINTS_MIN && !long && !is_level(w, strands) => line_chart(w, request, strands),
        _ if is_crowd && most > 1 => {
            shared_periods(strands).and_then(|periods| dumbbell_chart(w, request, strands, periods))
        }
        _ => columns_chart(w, request, strands),
    }
}

/// A waterfall where items add up to their total, else bars.
fn items_or_steps(w: &Writer<'_>, id: String, ids: &[ObservationId]) -> Option<ChartView> {
    let first = &w.site().observations[*ids.first()?];
    let family = w.edition.lookup.series(&w.edition.derived, first.organization);
    let family = family.filter(|one| one.indicator == first.indicator);
    let split = derive::split(w.site(), family, &[first.period]).ok();
    let whole = |split: &derive::Split| split.rest.is_none() && ids.iter().all(|id| split.parts.contains(id));
    match split.filter(whole) {
        Some(split) => waterfall_chart(w, id, &Steps::Parts(split)),
        None => items_chart(w, id, ids),
    }
}

/// The observations that give several items of one thing: the same organization, indicator, basis, dimension, period.
pub fn item_sets<'a>(
    w: &Writer<'a>,
    current: impl IntoIterator<Item = (&'a Observation, ObservationId)>,
) -> Vec<(Period, Vec<ObservationId>)> {
    let mut sets: BTreeMap<_, Vec<ObservationId>> = BTreeMap::new();
    for (one, id) in current {
        let (Some(_), Some(dimension)) = (&one.item, one.dimension()) else { continue };
        if *dimension == Dimension::Place || w.edition.derived.series_of(id).is_none() {
            continue;
        }
        let basis = one.basis.as_deref().map(|basis| basis.key.as_str());
        let key = (one.indicator, one.organization, basis, dimension, one.period);
        sets.entry(key).or_default().push(id);
    }
    let sets = sets.into_iter().filter(|(_, ids)| ids.len() >= 2);
    sets.map(|((.., period), ids)| (period, ids)).collect()
}

fn current_of<'a>(w: &Writer<'a>, series: &[&'a Series]) -> impl Iterator<Item = (&'a Observation, ObservationId)> {
    let site = w.site();
    let points: Vec<_> = series.iter().flat_map(|one| one.points.iter()).collect();
    points.into_iter().map(move |point| (&site.observations[point.current], point.current))
}

/// The charts of an indicator: levels over the years, growth where levels don't give it, items beside each other. `only`
/// names the organization of a page of its own; `room` is what the page has left.
pub fn indicator_charts(
    w: &Writer<'_>,
    indicator: IndicatorId,
    only: Option<OrganizationId>,
    room: usize,
) -> Vec<ChartView> {
    let mut room = Room::new(w, room);
    let all = series_of(&w.edition.derived, indicator).iter();
    let series: Vec<&Series> = all.filter(|one| only.is_none_or(|only| only == one.organization)).collect();
    let targets = w.edition.lookup.targets(indicator);
    let name = w.site().indicators[indicator].id.as_str();
    let mut charts: Vec<ChartView> = Vec::new();
    let id = |charts: &[ChartView]| format!("chart-{name}-{}", charts.len() + 1);
    let bundles = groups(w, series.iter().copied(), &|_| true).into_iter().flat_map(|(_, strands)| bundles(w, strands));
    for bundle in bundles {
        if charts.len() < INDICATOR_CHARTS_MAX {
            let request = Request { id: id(&charts), targets, ..Request::default() };
            charts.extend(room.draw(drawn(&bundle), || chart_of(w, &request, &bundle)));
        }
    }
    let rates = series.iter().flat_map(|one| Strand::all(one, |_| true)).filter(|strand| wants_rates(w, strand));
    for strand in rates.take(RATE_CHARTS_MAX) {
        charts.extend(room.draw(strand.points.len(), || rates_chart(w, id(&charts), &strand)));
    }
    // Of each organization only the latest period.
    let mut latest: BTreeMap<OrganizationId, (Period, Vec<ObservationId>)> = BTreeMap::new();
    for (period, ids) in item_sets(w, current_of(w, &series)) {
        let Some(organization) = ids.first().map(|id| w.site().observations[*id].organization) else { continue };
        let held = latest.get(&organization);
        if held.is_none_or(|(before, set)| (before.end(), set.len()) <= (period.end(), ids.len())) {
            latest.insert(organization, (period, ids));
        }
    }
    for (_, ids) in latest.into_values().take(ITEM_CHARTS_MAX) {
        charts.extend(room.draw(ids.len(), || items_or_steps(w, id(&charts), &ids)));
    }
    charts
}

/// Whether growth has a chart of its own: where levels do not give it, or are fewer than the rates.
fn wants_rates(w: &Writer<'_>, strand: &Strand<'_>) -> bool {
    let site = w.site();
    let basis = site.indicators[strand.series.indicator].growth_basis;
    let rates =
        strand.points.iter().filter(|point| point.vintages.iter().any(|id| site.observations[*id].yoy.is_some()));
    let rates = rates.count();
    let levels = strand.levels(site).count();
    !strand.extent.is_long()
        && rates >= RATES_MIN
        && (matches!(basis, GrowthBasis::Real | GrowthBasis::LikeForLike) || levels < rates)
}

/// The charts worth having on a report's page: targets, the series of its main indicators, items beside each other.
pub fn report_charts(w: &Writer<'_>, id: ReportId) -> Vec<ChartView> {
    let site = w.site();
    let report = &site.reports[id];
    let mut charts: Vec<ChartView> = Vec::new();
    let drawable = report.targets.len() >= 2;
    charts.extend(drawable.then(|| target_chart(w, &report.targets, "chart-targets", None)).flatten());
    for strand in main_strands(w, &report.observations).into_iter().take(REPORT_LINES_MAX) {
        let name = format!("chart-{}", site.indicators[strand.series.indicator].id);
        charts.extend(shared::chart(w, format!("{name}-{}", charts.len() + 1), &strand));
    }
    let own = report.observations.iter().map(|id| (&site.observations[*id], *id));
    let mut sets: Vec<Vec<ObservationId>> =
        item_sets(w, own).into_iter().map(|(_, ids)| ids).filter(|ids| ids.len() >= 3).collect();
    sets.sort_by_key(|ids| Reverse(ids.len()));
    for ids in sets {
        if charts.len() < REPORT_CHARTS_MAX {
            charts.extend(items_or_steps(w, format!("chart-items-{}", charts.len() + 1), &ids));
        }
    }
    charts.truncate(REPORT_CHARTS_MAX);
    charts
}

/// The strands that hold figures of a report and have three points or more: headline indicators first.
fn main_strands<'a>(w: &Writer<'a>, observations: &[ObservationId]) -> Vec<Strand<'a>> {
    let site = w.site();
    let headline = |id: IndicatorId| site.settings.headline.iter().position(|one| *one == id).unwrap_or(usize::MAX);
    let mut strands: Vec<Strand<'_>> = Vec::new();
    for id in observations {
        let one = &site.observations[*id];
        let Some(series) = w.edition.derived.series_of(*id).filter(|_| one.level.is_some()) else { continue };
        let extent = Extent::of(one.period).filter(|extent| !extent.is_long());
        let taken = |strand: &Strand<'_>| std::ptr::eq(strand.series, series) && Some(strand.extent) == extent;
        if strands.iter().any(taken) || series.dimension == Dimension::Place {
            continue;
        }
        let own = Strand::of_levels(site, series).into_iter().find(|strand| Some(strand.extent) == extent);
        strands.extend(own.filter(|strand| strand.points.len() >= LINE_POINTS_MIN));
    }
    strands.sort_by_key(|strand| (headline(strand.series.indicator), Reverse(strand.points.len())));
    strands
}

/// Small multiples of an organization: its fullest series, one chart each, as many as there is room for.
pub fn organization_charts(w: &Writer<'_>, id: OrganizationId, room: usize) -> Vec<ChartView> {
    let mut room = Room::new(w, room);
    let site = w.site();
    let all = w.edition.lookup.series(&w.edition.derived, id).filter(|series| series.dimension != Dimension::Place);
    let mut strands: Vec<Strand<'_>> = all.flat_map(|series| Strand::of_levels(site, series)).collect();
    strands.retain(|strand| !strand.extent.is_long() && strand.points.len() >= LINE_POINTS_MIN);
    strands.sort_by_key(|strand| Reverse(strand.points.len()));
    let charts = strands.into_iter().take(ORGANIZATION_CHARTS_MAX).enumerate().filter_map(|(index, strand)| {
        let targets = w.edition.lookup.targets(strand.series.indicator);
        let id = format!("chart-{}-{}", site.indicators[strand.series.indicator].id, index + 1);
        let request = Request { id, targets, is_small: true, ..Request::default() };
        room.draw(strand.points.len(), || chart_of(w, &request, std::slice::from_ref(&strand)))
    });
    charts.collect()
}
