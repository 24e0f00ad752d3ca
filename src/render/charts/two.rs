//! Two periods side by side: organizations as dumbbells or slopes, indicators of one organization as dumbbells.

use rust_decimal::Decimal;

use super::axis::AxisUnit;
use super::labels::Labels;
use super::line::{levels, table};
use super::strand::{Strand, break_between, mark};
use super::{CROWD_MAX, Request, Words, finish, texts};
use crate::chart::{Axis, DumbbellChart, DumbbellRow, Figure, Point, Series, Size, SlopeChart};
use crate::derive::change;
use crate::model::Observation;
use crate::period::Period;
use crate::quantity::Quantity;
use crate::render::Writer;
use crate::render::views::ChartView;

/// More rows than this are a table.
const ROWS_MAX: usize = CROWD_MAX;

/// The two periods that most strands have; of equals the latest ones, next to each other.
pub fn shared_periods(strands: &[Strand<'_>]) -> Option<[Period; 2]> {
    let mut all: Vec<Period> =
        strands.iter().flat_map(|strand| strand.points.iter().map(|point| point.period)).collect();
    all.sort_by_key(|period| (period.end(), period.start(), *period));
    all.dedup();
    let has = |strand: &Strand<'_>, period: &Period| strand.points.iter().any(|point| point.period == *period);
    let pairs = all.windows(2).filter_map(|pair| match pair {
        [old, new] => Some([*old, *new]),
        _ => None,
    });
    // Of equals `max_by_key` takes the last, which is the latest.
    let count = |pair: &[Period; 2]| strands.iter().filter(|strand| pair.iter().all(|one| has(strand, one))).count();
    pairs.max_by_key(count).filter(|pair| count(pair) > 0)
}

/// The strands that have comparable figures of both periods, cut down to these, the largest later figure first.
fn pairs<'a>(w: &Writer<'_>, strands: &[Strand<'a>], periods: [Period; 2]) -> Vec<Strand<'a>> {
    let site = w.site();
    let at = |strand: &Strand<'a>, period: Period| strand.points.iter().copied().find(|point| point.period == period);
    let pairs = strands.iter().filter_map(|strand| {
        let (old, new) = (at(strand, periods[0])?, at(strand, periods[1])?);
        let [earlier, later] = [old, new].map(|point| &site.observations[point.current]);
        let joined = break_between(site, earlier, later).is_none();
        joined.then(|| Strand { series: strand.series, extent: strand.extent, points: vec![old, new] })
    });
    let mut pairs: Vec<Strand<'a>> = pairs.collect();
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.levels(site).last().map(|(_, _, base)| base)));
    pairs
}

/// Organizations as rows, from the figure of one period to that of another; nothing for fewer than two.
pub fn dumbbell_chart(
    w: &Writer<'_>,
    request: &Request<'_>,
    strands: &[Strand<'_>],
    periods: [Period; 2],
) -> Option<ChartView> {
    let (pairs, levels, axis, words) = prepared(w, request, strands, periods, ROWS_MAX)?;
    let labels = Labels::of(&axis, levels);
    let rows = pairs.iter().map(|pair| {
        let who = texts::organization(w, pair.series.organization);
        let mut ends =
            pair.points.iter().map(|point| figure(w, &w.site().observations[point.current], &who, &axis, &labels));
        DumbbellRow { ends: [ends.next().flatten(), ends.next().flatten()], name: who }
    });
    let rows = rows.collect();
    let tick = |value| axis.tick(value);
    let chart = DumbbellChart {
        head: words.head(),
        axis: Axis { unit: &axis.name, tick: &tick },
        names: periods.map(|period| w.period(period)),
        rows,
    };
    let (wide, narrow) = (chart.draw(Size::Wide), chart.draw(Size::Narrow));
    drop(chart);
    Some(finish(w, words, &wide, &narrow))
}

/// Organizations as lines between two periods, at most six; nothing for none.
pub fn slope_chart(
    w: &Writer<'_>,
    request: &Request<'_>,
    strands: &[Strand<'_>],
    periods: [Period; 2],
) -> Option<ChartView> {
    let (pairs, levels, axis, words) = prepared(w, request, strands, periods, super::SERIES_MAX)?;
    let labels = Labels::of(&axis, levels);
    let series = pairs.iter().map(|pair| {
        let who = texts::organization(w, pair.series.organization);
        let ends = pair.points.iter().zip([0.0, 1.0]).filter_map(|(point, x)| {
            let Figure { value, label, note, mark } =
                figure(w, &w.site().observations[point.current], &who, &axis, &labels)?;
            Some(Point { x, value, label, note, mark, joined: x > 0.0 })
        });
        Series { points: ends.collect(), name: who }
    });
    let series = series.collect();
    let tick = |value| axis.tick(value);
    let chart = SlopeChart {
        head: words.head(),
        axis: Axis { unit: &axis.name, tick: &tick },
        moments: periods.map(|period| w.period(period)),
        series,
    };
    let (wide, narrow) = (chart.draw(Size::Wide), chart.draw(Size::Narrow));
    drop(chart);
    Some(finish(w, words, &wide, &narrow))
}

/// A figure of an organization, or of whatever `who` names.
pub fn figure(w: &Writer<'_>, one: &Observation, who: &str, axis: &AxisUnit, labels: &Labels<'_>) -> Option<Figure> {
    let level = one.level.as_ref()?;
    Some(Figure {
        value: axis.value(level.base()?),
        label: labels.text(w, one.indicator, level),
        note: texts::reading(w, one, who),
        mark: mark(one.status),
    })
}

/// The pairs that a chart shows, at most `most`, with their levels, the axis, and what stands around the chart.
fn prepared<'a, 'w>(
    w: &Writer<'w>,
    request: &Request<'_>,
    strands: &[Strand<'a>],
    periods: [Period; 2],
    most: usize,
) -> Option<(Vec<Strand<'a>>, Vec<&'w Quantity>, AxisUnit, Words)> {
    let mut pairs = pairs(w, strands, periods);
    pairs.truncate(most);
    let levels = levels(w, &pairs);
    let axis = AxisUnit::of(w, pairs.first()?.series.indicator, levels.iter().copied());
    let words = words(w, request, &pairs, periods, &axis, strands.len())?;
    Some((pairs, levels, axis, words))
}

/// What stands around a chart of pairs; `total` is the number of organizations asked for.
fn words(
    w: &Writer<'_>,
    request: &Request<'_>,
    pairs: &[Strand<'_>],
    periods: [Period; 2],
    axis: &AxisUnit,
    total: usize,
) -> Option<Words> {
    let first = pairs.first()?;
    let indicator = first.series.indicator;
    let (title, summary) = of_two(w, pairs, periods);
    let mut notes = texts::notes(w, pairs, "chart-missing-note");
    notes.extend(texts::partial(w, pairs.len(), total));
    notes.extend(super::annotations::annotations(w, indicator, request.annotations, pairs).texts);
    Some(Words {
        id: request.id.clone(),
        title,
        subtitle: texts::subtitle(w, axis, first),
        summary,
        notes,
        table: table(w, pairs),
        indicator: Some(indicator),
        ..Words::default()
    })
}

/// Headline and sentence: how many rose where the levels may be compared; who is highest and lowest now.
fn of_two(w: &Writer<'_>, pairs: &[Strand<'_>], periods: [Period; 2]) -> (String, String) {
    let Some(first) = pairs.first() else { return Default::default() };
    if let [only] = pairs {
        return texts::of_one(w, only);
    }
    let site = w.site();
    let changes: Vec<_> = pairs
        .iter()
        .filter_map(|pair| {
            let (old, new) = pair.ends()?;
            change(site, &site.observations[old.current], &site.observations[new.current]).ok()
        })
        .collect();
    let risen = changes.iter().filter(|change| change.difference.value > Decimal::ZERO).count();
    let [left, right] = periods.map(|period| w.period(period));
    let args = [
        ("name", texts::name(w, first.series).into()),
        ("left", left.into()),
        ("right", right.into()),
        ("count", pairs.len().into()),
        ("risen", risen.into()),
    ];
    let latest =
        pairs.iter().filter_map(|pair| pair.levels(site).last().map(|(point, _, base)| (base, pair.series, point)));
    let latest: Vec<_> = latest.collect();
    let summary = texts::extremes(w, &texts::name(w, first.series), periods[1], &latest);
    let key = if changes.len() == pairs.len() { "chart-title-two" } else { "chart-title-two-levels" };
    (w.t(key, &args), summary)
}
