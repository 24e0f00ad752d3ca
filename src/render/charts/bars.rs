//! Bars: items of one indicator beside each other, organizations in one period, and a few periods.

use rust_decimal::Decimal;

use super::annotations::annotations;
use super::axis::AxisUnit;
use super::labels::Labels;
use super::line::{levels, table};
use super::strand::{Strand, position};
use super::two::figure;
use super::{Request, SERIES_MAX, Words, finish, texts};
use crate::chart::{self, Axis, BarChart, BarSeries, Size};
use crate::model::{Observation, ObservationId};
use crate::period::Period;
use crate::render::Writer;
use crate::render::views::{ChartView, Link, TableRow, TableView};

/// More bars than this are a table.
const BARS_MAX: usize = 16;

/// Periods as columns, one series per organization; for few points, and for spans of several years. Organizations as bars
/// where there is one period.
pub fn columns_chart(w: &Writer<'_>, request: &Request<'_>, strands: &[Strand<'_>]) -> Option<ChartView> {
    let total = strands.len();
    let periods_of = |strands: &[Strand<'_>]| {
        let points = strands.iter().flat_map(|strand| strand.points.iter().map(|point| point.period));
        let mut periods: Vec<Period> = points.collect();
        periods.sort_by_key(|period| (period.end(), period.start()));
        periods.dedup();
        periods
    };
    let most = if periods_of(strands).len() == 1 { BARS_MAX } else { SERIES_MAX };
    let strands = strands.get(..most).unwrap_or(strands);
    let periods = periods_of(strands);
    let first = strands.first()?;
    let site = w.site();
    let indicator = first.series.indicator;
    let levels = levels(w, strands);
    let axis = AxisUnit::of(w, indicator, levels.iter().copied());
    let labels = Labels::of(&axis, levels);
    let (title, summary) = match strands {
        [only] => texts::of_one(w, only),
        many => texts::of_many(w, many),
    };
    let annotations = annotations(w, indicator, request.annotations, strands);
    let place = |x: f64| periods.iter().position(|period| position(*period) == Some(x));
    let marks = annotations
        .marks
        .iter()
        .filter_map(|mark| Some(chart::Annotation { place: place(mark.place)?, number: mark.number }));
    let marks = marks.collect();
    let mut notes = texts::notes(w, strands, "chart-missing-note");
    notes.extend(texts::partial(w, strands.len(), total));
    let words = Words {
        id: request.id.clone(),
        title,
        subtitle: texts::subtitle(w, &axis, first),
        summary,
        notes,
        annotations: annotations.texts,
        is_small: request.is_small,
        table: table(w, strands),
        indicator: Some(indicator),
    };
    let value = |strand: &Strand<'_>, period: &Period| {
        let point = strand.points.iter().find(|point| point.period == *period)?;
        let who = texts::organization(w, strand.series.organization);
        figure(w, &site.observations[point.current], &who, &axis, &labels)
    };
    let name = |strand: &Strand<'_>| texts::organization(w, strand.series.organization);
    let (groups, series) = match periods.as_slice() {
        // One period: who has how much, the largest first as the strands are.
        [only] => {
            let values = strands.iter().map(|strand| value(strand, only)).collect();
            (strands.iter().map(name).collect(), vec![BarSeries { name: w.period(*only), values }])
        }
        _ => {
            let values = |strand: &Strand<'_>| periods.iter().map(|period| value(strand, period)).collect();
            let series = strands.iter().map(|strand| BarSeries { name: name(strand), values: values(strand) });
            (periods.iter().map(|period| w.period(*period)).collect(), series.collect())
        }
    };
    Some(draw(w, words, &axis, groups, series, marks))
}

fn draw(
    w: &Writer<'_>,
    words: Words,
    axis: &AxisUnit,
    groups: Vec<String>,
    series: Vec<BarSeries>,
    annotations: Vec<chart::Annotation<usize>>,
) -> ChartView {
    let tick = |value| axis.tick(value);
    let axis = Axis { unit: &axis.name, tick: &tick };
    let chart = BarChart { head: words.head(), axis, groups, is_time: false, series, annotations };
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
    let item = |one: &Observation| one.item.as_deref().map(|item| w.facet(item).to_owned()).unwrap_or_default();
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
        ..Words::default()
    };
    let groups = sorted.iter().map(|(_, one, _)| item(one)).collect();
    let labels = Labels::of(&axis, sorted.iter().filter_map(|(_, one, _)| one.level.as_ref()));
    let values = sorted.iter().map(|(_, one, _)| figure(w, one, &item(one), &axis, &labels)).collect();
    let name = texts::organization(w, first.organization);
    Some(draw(w, words, &axis, groups, vec![BarSeries { name, values }], Vec::new()))
}

fn item_notes(w: &Writer<'_>, sorted: &[(Decimal, &Observation, ObservationId)], total: usize) -> Vec<String> {
    let mut notes: Vec<String> = texts::partial(w, sorted.len(), total).into_iter().collect();
    if sorted.iter().any(|(_, one, _)| one.level.as_ref().is_some_and(texts::is_bound)) {
        notes.push(w.word("chart-bound-note"));
    }
    notes
}

fn item_table(w: &Writer<'_>, sorted: &[(Decimal, &Observation, ObservationId)]) -> TableView {
    let row = |(_, one, id): &(Decimal, &Observation, ObservationId)| TableRow {
        head: Link {
            label: one.item.as_deref().map(|item| w.facet(item).to_owned()).unwrap_or_default(),
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
