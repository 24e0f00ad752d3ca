//! Stated growth over the years: for indicators whose levels do not give it.

use super::annotations::annotations;
use super::axis::AxisUnit;
use super::strand::{Strand, mark, years_between};
use super::{Words, finish, texts};
use crate::chart::{Annotation, Axis, BarChart, BarSeries, Figure, Size};
use crate::model::{GrowthBasis, Observation, ObservationId};
use crate::period::Period;
use crate::quantity::{Growth, GrowthUnit};
use crate::render::Writer;
use crate::render::views::{ChartView, FigureView, Link, TableRow, TableView};

/// Fewer rates than this are no series.
pub const RATES_MIN: usize = 3;

/// A stated rate with its period.
struct Rate<'a> {
    period: Period,
    id: ObservationId,
    observation: &'a Observation,
    growth: &'a Growth,
}

/// The rates of a strand that share basis and unit with the latest.
fn rates<'a>(w: &Writer<'a>, strand: &Strand<'a>) -> Vec<Rate<'a>> {
    let site = w.site();
    let all = strand.points.iter().filter_map(|point| {
        let (id, observation) = point.by_weight(site).find(|(_, one)| one.yoy.is_some())?;
        Some(Rate { period: point.period, id, observation, growth: observation.yoy.as_ref()? })
    });
    let mut rates: Vec<Rate<'_>> = all.collect();
    let Some((basis, unit)) = rates.last().map(|rate| (rate.observation.yoy_basis, rate.growth.unit)) else {
        return rates;
    };
    rates.retain(|rate| rate.observation.yoy_basis == basis && rate.growth.unit == unit);
    rates
}

/// Growth by year as columns; years without a figure stay empty. Nothing for fewer than three rates.
pub fn rates_chart(w: &Writer<'_>, id: String, strand: &Strand<'_>) -> Option<ChartView> {
    let rates = rates(w, strand);
    let (first, last) = (rates.first()?, rates.last()?);
    if rates.len() < RATES_MIN {
        return None;
    }
    let years: Vec<i16> = (first.period.end_year()?..=last.period.end_year()?).collect();
    let of_year = |year: i16| rates.iter().find(|rate| rate.period.end_year() == Some(year));
    let axis = AxisUnit::percent(w);
    let values = years.iter().map(|year| {
        of_year(*year).map(|rate| Figure {
            value: rate.growth.value,
            label: axis.tick(rate.growth.value),
            note: texts::reading_of(w, rate.observation, w.growth_text(rate.growth), ""),
            mark: mark(rate.observation.status),
        })
    });
    let values = values.collect();
    let organization = texts::organization(w, strand.series.organization);
    let annotations = annotations(w, strand.series.indicator, &[], std::slice::from_ref(strand));
    let place = |x: f64| years.iter().position(|year| (f64::from(*year) - x).abs() < 0.5);
    let marks =
        annotations.marks.iter().filter_map(|mark| Some(Annotation { place: place(mark.place)?, number: mark.number }));
    let marks = marks.collect();
    let words = Words { annotations: annotations.texts, ..words(w, id, strand, &rates) };
    let tick = |value| axis.tick(value);
    let unit = if last.growth.unit == GrowthUnit::Points { w.word("unit-points") } else { axis.name.clone() };
    let chart = BarChart {
        head: words.head(),
        axis: Axis { unit: &unit, tick: &tick },
        groups: years.iter().map(ToString::to_string).collect(),
        is_time: true,
        series: vec![BarSeries { name: organization, values }],
        annotations: marks,
    };
    let (wide, narrow) = (chart.draw(Size::Wide), chart.draw(Size::Narrow));
    drop(chart);
    Some(finish(w, words, &wide, &narrow))
}

fn words(w: &Writer<'_>, id: String, strand: &Strand<'_>, rates: &[Rate<'_>]) -> Words {
    // Within a sentence on growth a rise needs no plus sign.
    let rate_text =
        |rate: Option<&&Rate<'_>>| rate.map(|rate| w.growth_text(rate.growth).replace('+', "")).unwrap_or_default();
    let period = |rate: Option<&&Rate<'_>>| rate.map(|rate| w.period(rate.period)).unwrap_or_default();
    let all: Vec<&Rate<'_>> = rates.iter().collect();
    let highest = all.iter().max_by_key(|rate| rate.growth.value);
    let lowest = all.iter().min_by_key(|rate| rate.growth.value);
    let last = all.last();
    let args = [
        ("name", texts::name(w, strand.series).into()),
        ("organization", texts::organization(w, strand.series.organization).into()),
        ("growth", last.map(|rate| w.yoy_sentence(rate.growth)).unwrap_or_default().into()),
        ("period", period(last).into()),
        ("highest", rate_text(highest).into()),
        ("highest_period", period(highest).into()),
        ("lowest", rate_text(lowest).into()),
        ("lowest_period", period(lowest).into()),
    ];
    let basis = last.map(|rate| rate.observation.yoy_basis).filter(|basis| *basis != GrowthBasis::None);
    let basis = basis.map(|basis| w.word(&format!("basis-{}", basis.as_str()))).unwrap_or_default();
    let periods: Vec<Period> = rates.iter().map(|rate| rate.period).collect();
    let gaps = periods.windows(2).filter_map(|pair| match pair {
        [one, other] => years_between(*one, *other),
        _ => None,
    });
    let missing: Vec<String> = gaps.map(|(from, to)| texts::years(w, from, to)).collect();
    let list = missing.join(&w.word("list-separator"));
    let note = (!missing.is_empty()).then(|| w.t("chart-missing-note", &[("years", list.into())]));
    let bound = rates.iter().any(|rate| rate.growth.qualifier.is_some() || rate.growth.max.is_some());
    let bound = bound.then(|| w.word("chart-bound-note"));
    Words {
        id,
        title: w.t("chart-title-rates", &args),
        subtitle: texts::joined(w, [w.word("chart-rates"), texts::extent(w, strand.extent, &periods), basis]),
        summary: w.t("chart-rates-summary", &args),
        notes: note.into_iter().chain(bound).collect(),
        table: table(w, strand, rates),
        indicator: Some(strand.series.indicator),
        ..Words::default()
    }
}

fn table(w: &Writer<'_>, strand: &Strand<'_>, rates: &[Rate<'_>]) -> TableView {
    let row = |rate: &Rate<'_>| TableRow {
        head: Link { label: w.period(rate.period), ..Link::default() },
        cells: vec![Some(FigureView {
            text: w.growth_text(rate.growth),
            value: rate.growth.value.normalize().to_string(),
            href: Some(w.anchor_href(rate.id)),
            status: w.status(rate.observation.status),
            ..FigureView::default()
        })],
    };
    TableView {
        caption: texts::name(w, strand.series),
        columns: vec![w.word("period"), w.word("growth-yoy")],
        rows: rates.iter().map(row).collect(),
    }
}
