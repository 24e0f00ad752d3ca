//! Bars: items of one indicator beside each other, a few periods, and pairs of years.

use rust_decimal::Decimal;

use super::axis::AxisUnit;
use super::strand::{Strand, mark};
use super::{Words, finish, line, texts};
use crate::chart::{Axis, Bar, BarChart, BarSeries, Size};
use crate::derive;
use crate::model::{IndicatorId, Observation, ObservationId};
use crate::period::Period;
use crate::quantity::{Dimension, Quantity};
use crate::render::Writer;
use crate::render::views::{ChartView, Link, TableRow, TableView};

/// More bars than this are a table.
const BARS_MAX: usize = 12;
/// Pairs of bars worth a chart.
const PAIRS_MIN: usize = 3;
const PAIRS_MAX: usize = 8;
/// The longest bar is at most this many times the shortest.
const SHORTEST_BAR: i64 = 20;

/// The label of a bar: the number in the axis' unit, or the whole text where a word belongs to it.
fn label(w: &Writer<'_>, indicator: IndicatorId, level: &Quantity, axis: &AxisUnit) -> String {
    match (texts::is_bound(level), level.base()) {
        (false, Some(base)) => {
            let value = axis.value(base);
            // Written zeros stay: 14.50 is not 14.5.
            let value = if value.normalize() == level.value.normalize() { level.value } else { value.normalize() };
            axis.tick(value)
        }
        _ => w.level_text(indicator, level),
    }
}

fn bar(w: &Writer<'_>, one: &Observation, axis: &AxisUnit) -> Option<Bar> {
    let level = one.level.as_ref()?;
    Some(Bar { value: axis.value(level.base()?), label: label(w, one.indicator, level, axis), mark: mark(one.status) })
}

/// Periods as columns, one series per organization; for few points, and for spans of several years.
pub fn columns_chart(w: &Writer<'_>, id: String, strands: &[Strand<'_>]) -> Option<ChartView> {
    let first = strands.first()?;
    let site = w.site();
    let indicator = first.series.indicator;
    let levels: Vec<Quantity> = strands
        .iter()
        .flat_map(|strand| strand.levels(site).map(|(_, level, _)| level.clone()).collect::<Vec<_>>())
        .collect();
    let axis = AxisUnit::of(w, indicator, &levels);
    let mut periods: Vec<Period> =
        strands.iter().flat_map(|strand| strand.points.iter().map(|point| point.period)).collect();
    periods.sort_by_key(|period| (period.end(), period.start()));
    periods.dedup();
    let (title, summary) = match strands {
        [only] => (texts::headline(w, only), texts::summary(w, only)),
        many => texts::of_many(w, many),
    };
    let words = Words {
        id,
        title,
        subtitle: texts::subtitle(w, &axis, first),
        summary,
        notes: texts::notes(w, strands, "chart-missing-note"),
        table: line::table(w, strands),
        indicator: Some(indicator),
    };
    let value = |strand: &Strand<'_>, period: &Period| {
        let point = strand.points.iter().find(|point| point.period == *period)?;
        bar(w, &site.observations[point.current], &axis)
    };
    let series = strands.iter().map(|strand| BarSeries {
        name: texts::organization(w, strand.series.organization),
        values: periods.iter().map(|period| value(strand, period)).collect(),
    });
    Some(draw(w, words, &axis, periods.iter().map(|period| w.period(*period)).collect(), series.collect()))
}

fn draw(w: &Writer<'_>, words: Words, axis: &AxisUnit, groups: Vec<String>, series: Vec<BarSeries>) -> ChartView {
    let tick = |value| axis.tick(value);
    let axis = Axis { unit: &axis.name, tick: &tick };
    let chart = BarChart { head: words.head(), axis, groups, is_time: false, series };
    let (wide, narrow) = (chart.draw(Size::Wide), chart.draw(Size::Narrow));
    drop(chart);
    finish(w, words, &wide, &narrow)
}

/// Items of one indicator of one organization in one period, the largest first.
pub fn items_chart(w: &Writer<'_>, id: String, ids: &[ObservationId]) -> Option<ChartView> {
    let site = w.site();
    let mut sorted: Vec<(Decimal, &Observation, ObservationId)> = ids
        .iter()
        .filter_map(|id| Some((site.observations[*id].level.as_ref()?.base()?, &site.observations[*id], *id)))
        .collect();
    sorted.sort_by_key(|(base, _, id)| (std::cmp::Reverse(*base), *id));
    let total = sorted.len();
    sorted.truncate(BARS_MAX);
    let ((_, first, _), (_, last, _)) = (sorted.first()?, sorted.last()?);
    let axis = AxisUnit::of(w, first.indicator, sorted.iter().filter_map(|(_, one, _)| one.level.as_ref()));
    let item = |one: &Observation| one.item.as_ref().map(|item| w.facet(item).to_owned()).unwrap_or_default();
    let text =
        |one: &Observation| one.level.as_ref().map(|level| w.level_text(one.indicator, level)).unwrap_or_default();
    let timed = first.period != Period::None;
    let args = [
        ("name", w.text(&site.indicators[first.indicator].name).into()),
        ("organization", texts::organization(w, first.organization).into()),
        ("period", w.period(first.period).into()),
        ("highest_label", item(first).into()),
        ("highest", text(first).into()),
        ("highest_is", texts::predicate(w, &text(first)).into()),
        ("lowest_label", item(last).into()),
        ("lowest", text(last).into()),
    ];
    let untimed = |key: &str| if timed { key.to_owned() } else { format!("{key}-untimed") };
    let period = if timed { w.period(first.period) } else { String::new() };
    let words = Words {
        id,
        title: w.t(&untimed("chart-title-bars"), &args),
        subtitle: texts::joined(w, [axis.name.clone(), period]),
        summary: w.t(&untimed("chart-bar-summary"), &args),
        notes: item_notes(w, &sorted, total),
        table: item_table(w, &sorted),
        indicator: Some(first.indicator),
    };
    let groups = sorted.iter().map(|(_, one, _)| item(one)).collect();
    let values = sorted.iter().map(|(_, one, _)| bar(w, one, &axis)).collect();
    let name = texts::organization(w, first.organization);
    Some(draw(w, words, &axis, groups, vec![BarSeries { name, values }]))
}

fn item_notes(w: &Writer<'_>, sorted: &[(Decimal, &Observation, ObservationId)], total: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if total > sorted.len() {
        notes.push(w.t("chart-partial-note", &[("shown", sorted.len().into()), ("count", total.into())]));
    }
    if sorted.iter().any(|(_, one, _)| one.level.as_ref().is_some_and(texts::is_bound)) {
        notes.push(w.word("chart-bound-note"));
    }
    notes
}

fn item_table(w: &Writer<'_>, sorted: &[(Decimal, &Observation, ObservationId)]) -> TableView {
    let row = |(_, one, id): &(Decimal, &Observation, ObservationId)| TableRow {
        head: Link {
            label: one.item.as_ref().map(|item| w.facet(item).to_owned()).unwrap_or_default(),
            ..Link::default()
        },
        cells: vec![w.level(*id)],
    };
    let caption = sorted.first().map(|(_, one, _)| w.text(&w.site().indicators[one.indicator].name).to_owned());
    TableView {
        caption: caption.unwrap_or_default(),
        columns: vec![w.word("item"), w.word("value")],
        rows: sorted.iter().map(row).collect(),
    }
}

/// Comparable levels of two years side by side, of the one unit that most rows have; nothing for fewer than three rows.
pub fn pair_chart(w: &Writer<'_>, id: String, rows: &[&derive::PairRow], years: (i16, i16)) -> Option<ChartView> {
    let site = w.site();
    let exact: Vec<&derive::PairRow> = rows.iter().copied().filter(|row| row.change.is_ok()).collect();
    let dimension = |row: &derive::PairRow| site.observations[row.right].dimension().cloned();
    let count = |of: &Dimension| exact.iter().filter(|row| dimension(row).as_ref() == Some(of)).count();
    // Counts of firms and of vehicles say nothing beside each other; money does, percentages at least in size.
    let comparable = |of: &Dimension| matches!(of, Dimension::Money(_)) || *of == Dimension::Ratio;
    let candidates = exact.iter().filter_map(|row| dimension(row)).filter(comparable);
    let chosen = candidates.max_by_key(|of| count(of))?;
    let mut shown: Vec<(&derive::PairRow, Decimal)> = exact
        .into_iter()
        .filter(|row| dimension(row).as_ref() == Some(&chosen))
        .filter_map(|row| Some((row, site.observations[row.right].level.as_ref()?.base()?)))
        .collect();
    shown.sort_by_key(|(_, base)| std::cmp::Reverse(base.abs()));
    // Bars much shorter than the longest are not seen.
    let largest = shown.first().map(|(_, base)| base.abs())?;
    let is_seen =
        |base: Decimal| base.abs().checked_mul(Decimal::from(SHORTEST_BAR)).is_none_or(|size| size >= largest);
    shown.retain(|(_, base)| is_seen(*base));
    shown.truncate(PAIRS_MAX);
    (shown.len() >= PAIRS_MIN).then(|| draw_pair(w, id, &shown, years))
}

fn draw_pair(w: &Writer<'_>, id: String, shown: &[(&derive::PairRow, Decimal)], years: (i16, i16)) -> ChartView {
    let site = w.site();
    let pick = |row: &derive::PairRow, left: bool| if left { row.left } else { row.right };
    let all = shown.iter().flat_map(|(row, _)| [row.left, row.right]);
    let levels: Vec<&Quantity> = all.filter_map(|id| site.observations[id].level.as_ref()).collect();
    let first = shown.first().map(|(row, _)| row.indicator);
    let axis = first.map_or_else(|| AxisUnit::percent(w), |indicator| AxisUnit::of(w, indicator, levels));
    let year = |year: i16| w.period(Period::year(year));
    let name = |row: &derive::PairRow| {
        let one = &site.observations[row.right];
        let name = w.text(&site.indicators[row.indicator].name).to_owned();
        let item = one.item.as_ref().map(|item| w.facet(item).to_owned());
        item.map_or(name.clone(), |item| w.t("chart-name-details", &[("name", name.into()), ("details", item.into())]))
    };
    let risen =
        shown.iter().filter(|(row, _)| row.change.as_ref().is_ok_and(|change| change.difference.value > Decimal::ZERO));
    let organization = shown.first().map(|(row, _)| texts::organization(w, site.observations[row.right].organization));
    let args = [
        ("organization", organization.unwrap_or_default().into()),
        ("left", year(years.0).into()),
        ("right", year(years.1).into()),
        ("risen", risen.count().into()),
        ("count", shown.len().into()),
    ];
    let series = [(years.0, true), (years.1, false)].map(|(named, left)| BarSeries {
        name: year(named),
        values: shown.iter().map(|(row, _)| bar(w, &site.observations[pick(row, left)], &axis)).collect(),
    });
    let table_row = |(row, _): &(&derive::PairRow, Decimal)| TableRow {
        head: Link { label: name(row), ..w.indicator(row.indicator) },
        cells: vec![w.level(row.left), w.level(row.right)],
    };
    let words = Words {
        id,
        title: w.t("chart-title-pair", &args),
        subtitle: texts::joined(w, [axis.name.clone()]),
        summary: w.t("chart-pair-summary", &args),
        notes: Vec::new(),
        table: TableView {
            caption: w.t("pair-caption", &args),
            columns: vec![w.word("indicator"), year(years.0), year(years.1)],
            rows: shown.iter().map(table_row).collect(),
        },
        indicator: None,
    };
    let groups = shown.iter().map(|(row, _)| name(row)).collect();
    draw(w, words, &axis, groups, series.into())
}
