//! Lines over the years: on one chart, as small multiples, and as sparklines.

use std::collections::BTreeMap;

use super::annotations::annotations;
use super::axis::AxisUnit;
use super::labels::Labels;
use super::room::{POINTS_MAX, drawn, shown};
use super::strand::{Extent, Strand, break_between, is_adjacent, mark, position};
use super::{Request, Words, finish, shared, texts};
use crate::chart::{Axis, Break, LineChart, Multiples, Point, Series, Size, Sparkline, TargetMark};
use crate::derive;
use crate::model::{Observation, Target, TargetId};
use crate::period::Period;
use crate::quantity::{Quantity, figure};
use crate::render::Writer;
use crate::render::views::{ChartView, FigureView, Link, TableRow, TableView};

/// A sparkline of fewer points than this says nothing.
const SPARKLINE_POINTS_MIN: usize = 3;

/// The points of a strand in the axis' unit, broken where years are missing or figures are not comparable. `told` gives
/// label and note of a figure.
fn points(
    w: &Writer<'_>,
    strand: &Strand<'_>,
    axis: &AxisUnit,
    told: impl Fn(&Observation, &Quantity) -> (String, String),
) -> Vec<Point> {
    let site = w.site();
    let mut before: Option<&derive::Point> = None;
    let mut points = Vec::new();
    for (point, level, base) in strand.levels(site) {
        let Some(x) = position(point.period) else { continue };
        let observation = &site.observations[point.current];
        let joined = before.is_some_and(|before| {
            is_adjacent(before.period, point.period)
                && break_between(site, &site.observations[before.current], observation).is_none()
        });
        let (label, note) = told(observation, level);
        points.push(Point { x, value: axis.value(base), label, note, mark: mark(observation.status), joined });
        before = Some(point);
    }
    points
}

/// A strand as a series of a chart, under the name of its organization.
fn series(w: &Writer<'_>, strand: &Strand<'_>, axis: &AxisUnit, label: impl Fn(&Quantity) -> String) -> Series {
    let name = texts::organization(w, strand.series.organization);
    let points = points(w, strand, axis, |one, level| (label(level), texts::reading(w, one, &name)));
    Series { name, points }
}

/// The shape of a series for a card: its longest strand, where that has three points or more.
pub fn sparkline(w: &Writer<'_>, series: &derive::Series) -> Option<String> {
    let strands = Strand::of_levels(w.site(), series).into_iter().filter(|strand| !strand.extent.is_long());
    let strand = strands.max_by_key(|strand| strand.points.len())?;
    shared::shape(w, series, strand.extent).map(|(svg, ..)| svg)
}

/// The shape of the figures that cover the same part of the year as a period, with the periods at its ends.
pub fn shape(w: &Writer<'_>, series: &derive::Series, period: Period) -> Option<shared::Shape> {
    shared::shape(w, series, Extent::of(period).filter(|extent| !extent.is_long())?)
}

/// The shape of a strand.
pub fn sparkline_of(w: &Writer<'_>, strand: &Strand<'_>) -> Option<String> {
    let rank = strand.series.dimension == crate::quantity::Dimension::Place;
    if strand.points.len() < SPARKLINE_POINTS_MIN || rank {
        return None;
    }
    let axis = AxisUnit::of(w, strand.series.indicator, strand.levels(w.site()).map(|(_, level, _)| level));
    // Nothing is written at its points.
    let points = points(w, strand, &axis, |_, _| Default::default());
    // Single points leave no mark: without two stretches of line there is no shape.
    let stretches = points.iter().filter(|point| point.joined).count();
    if stretches + 1 < SPARKLINE_POINTS_MIN {
        return None;
    }
    let title = texts::summary(w, strand);
    Some(Sparkline { points: &points, title: &title }.draw().inline())
}

/// Strands of one standpoint and extent as lines; at most six. Targets are marked where they lie ahead.
pub fn line_chart(w: &Writer<'_>, request: &Request<'_>, strands: &[Strand<'_>]) -> Option<ChartView> {
    let first = strands.first()?;
    let indicator = first.series.indicator;
    let goals = if strands.len() == 1 { ahead(w, first, request.targets) } else { Vec::new() };
    let mut levels = levels(w, strands);
    levels.extend(goals.iter().filter_map(|(_, target)| target.level.as_ref()));
    let axis = AxisUnit::of(w, indicator, levels.iter().copied());
    let labels = Labels::of(&axis, levels);
    let annotations = annotations(w, indicator, request.annotations, strands);
    let words = Words { annotations: annotations.texts, ..words(w, request, &axis, strands, strands.len()) };
    let tick = |value| axis.tick(value);
    // The label of a single series stands alone: with its unit. Of counts the axis names what is counted.
    let label = |level: &Quantity| match strands {
        [_] => figure(level, None, w.tongue),
        _ => labels.text(w, indicator, level),
    };
    let chart = LineChart {
        head: words.head(),
        axis: Axis { unit: &axis.name, tick: &tick },
        x_labels: time_labels(w, strands, &goals),
        series: strands.iter().map(|strand| series(w, strand, &axis, label)).collect(),
        breaks: breaks(w, strands),
        targets: goals.iter().filter_map(|(_, target)| target_mark(w, target, &axis)).collect(),
        annotations: annotations.marks,
    };
    let (wide, narrow) = (chart.draw(Size::Wide), chart.draw(Size::Narrow));
    drop(chart);
    Some(finish(w, words, &wide, &narrow))
}

/// A little line chart for each strand, the largest last figure first.
pub fn multiples_chart(w: &Writer<'_>, request: &Request<'_>, strands: &[Strand<'_>]) -> Option<ChartView> {
    let last = |strand: &Strand<'_>| strand.levels(w.site()).last().map(|(_, _, base)| base);
    let mut sorted = strands.to_vec();
    sorted.sort_by_key(|strand| std::cmp::Reverse(last(strand)));
    sorted.truncate(shown(&sorted));
    let indicator = sorted.first()?.series.indicator;
    let levels = levels(w, &sorted);
    let axis = AxisUnit::of(w, indicator, levels.iter().copied());
    let labels = Labels::of(&axis, levels);
    let mut words = words(w, request, &axis, &sorted, strands.len());
    words.is_small |= drawn(&sorted) > POINTS_MAX;
    // A mark would have to stand in every panel.
    words.notes.extend(annotations(w, indicator, request.annotations, &sorted).texts);
    let tick = |value| axis.tick(value);
    let chart = Multiples {
        head: words.head(),
        axis: Axis { unit: &axis.name, tick: &tick },
        x_labels: time_labels(w, &sorted, &[]),
        series: sorted
            .iter()
            .map(|strand| series(w, strand, &axis, |level| labels.text(w, indicator, level)))
            .collect(),
    };
    let (wide, narrow) = (chart.draw(Size::Wide), chart.draw(Size::Narrow));
    drop(chart);
    Some(finish(w, words, &wide, &narrow))
}

/// The levels of strands, as written.
pub fn levels<'a>(w: &Writer<'a>, strands: &[Strand<'_>]) -> Vec<&'a Quantity> {
    strands.iter().flat_map(|strand| strand.levels(w.site()).map(|(_, level, _)| level)).collect()
}

/// What stands around a chart of strands over time; `total` is the number that there are.
fn words(w: &Writer<'_>, request: &Request<'_>, axis: &AxisUnit, strands: &[Strand<'_>], total: usize) -> Words {
    let (title, summary) = match strands {
        [only] => texts::of_one(w, only),
        many => texts::of_many(w, many),
    };
    let mut notes = texts::notes(w, strands, "chart-gap-note");
    notes.extend(texts::partial(w, strands.len(), total));
    Words {
        id: request.id.clone(),
        title,
        subtitle: strands.first().map(|first| texts::subtitle(w, axis, first)).unwrap_or_default(),
        summary,
        notes,
        table: table(w, strands),
        indicator: strands.first().map(|first| first.series.indicator),
        is_small: request.is_small,
        ..Words::default()
    }
}

/// Targets for a level of the same kind that are due after the last figure.
fn ahead<'w>(w: &Writer<'w>, strand: &Strand<'_>, targets: &[TargetId]) -> Vec<(TargetId, &'w Target)> {
    let site = w.site();
    fn key(facet: &Option<Box<crate::model::Facet>>) -> Option<&str> {
        facet.as_ref().map(|facet| facet.key.as_str())
    }
    let Some((_, last)) = strand.ends() else { return Vec::new() };
    let fits = |target: &Target| {
        let series = strand.series;
        target.indicator == series.indicator
            && target.organization == series.organization
            && key(&target.item) == key(&series.item)
            && key(&target.basis) == key(&series.basis)
            && target.period.is_comparable(last.period)
            && target.period.end() > last.period.end()
            && target.over.is_none()
            && target.level.as_ref().is_some_and(|level| level.unit.dimension == series.dimension)
    };
    let all = targets.iter().map(|id| (*id, &site.targets[*id]));
    all.filter(|(_, target)| fits(target)).collect()
}

fn target_mark(w: &Writer<'_>, target: &Target, axis: &AxisUnit) -> Option<TargetMark> {
    let level = target.level.as_ref()?;
    let label = w.t("chart-target-label", &[("target", figure(level, None, w.tongue).into())]);
    Some(TargetMark {
        x: position(target.period)?,
        value: axis.value(level.base()?),
        note: texts::noted(w, [label.clone(), w.period(target.period), texts::organization(w, target.organization)]),
        label,
        series: Some(0),
    })
}

/// Years below the axis; dates where they are not all ends of years.
fn time_labels(w: &Writer<'_>, strands: &[Strand<'_>], goals: &[(TargetId, &Target)]) -> Vec<(f64, String)> {
    let figures = strands.iter().flat_map(|strand| strand.points.iter().map(|point| point.period));
    let periods: Vec<Period> = figures.chain(goals.iter().map(|(_, target)| target.period)).collect();
    let whole = |period: &Period| position(*period).is_some_and(|x| x.fract() == 0.0);
    if periods.iter().all(whole) {
        let years: Vec<i16> = periods.iter().filter_map(|period| period.end_year()).collect();
        let (Some(from), Some(to)) = (years.iter().min(), years.iter().max()) else { return Vec::new() };
        return (*from..=*to).map(|year| (f64::from(year), year.to_string())).collect();
    }
    let mut labels: BTreeMap<Period, (f64, String)> = BTreeMap::new();
    for period in periods {
        if let Some(x) = position(period) {
            labels.insert(period, (x, w.period(period)));
        }
    }
    labels.into_values().collect()
}

fn breaks(w: &Writer<'_>, strands: &[Strand<'_>]) -> Vec<Break> {
    let site = w.site();
    let [strand] = strands else { return Vec::new() };
    let found = strand.points.windows(2).filter_map(|pair| {
        let [one, other] = pair else { return None };
        break_between(site, &site.observations[one.current], &site.observations[other.current])?;
        let x = f64::midpoint(position(one.period)?, position(other.period)?);
        Some(Break { x, note: w.word("chart-break-boundary") })
    });
    found.collect()
}

/// Period by organization.
pub fn table(w: &Writer<'_>, strands: &[Strand<'_>]) -> TableView {
    let mut periods: Vec<Period> =
        strands.iter().flat_map(|strand| strand.points.iter().map(|point| point.period)).collect();
    periods.sort_by_key(|period| (period.end(), period.start()));
    periods.dedup();
    let cell = |strand: &Strand<'_>, period: Period| -> Option<FigureView> {
        let point = strand.points.iter().find(|point| point.period == period)?;
        w.level(point.current)
    };
    let rows = periods.iter().map(|period| TableRow {
        head: Link { label: w.period(*period), ..Link::default() },
        cells: strands.iter().map(|strand| cell(strand, *period)).collect(),
    });
    let names = strands.iter().map(|strand| texts::organization(w, strand.series.organization));
    TableView {
        caption: strands.first().map(|strand| texts::name(w, strand.series)).unwrap_or_default(),
        columns: std::iter::once(w.word("period")).chain(names).collect(),
        rows: rows.collect(),
    }
}
