//! Charts of the comparison pages: what organizations share of two years, and the indicators of one organization.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::axis::{AxisUnit, commonest};
use super::choose::bundles;
use super::labels::Labels;
use super::room::{Room, drawn};
use super::strand::{Extent, Strand};
use super::two::{dumbbell_chart, figure};
use super::{Request, Words, finish, texts};
use crate::chart::{Axis, DumbbellChart, DumbbellRow, Size};
use crate::derive;
use crate::model::{IndicatorId, Observation};
use crate::period::Period;
use crate::quantity::{Dimension, Quantity};
use crate::render::Writer;
use crate::render::views::{ChartView, Link, TableRow, TableView};

/// Pairs worth a chart, and more than are seen.
const PAIRS_MIN: usize = 3;
const PAIRS_MAX: usize = 12;
/// The largest figure is at most this many times the least.
const MAGNITUDE_MAX: i64 = 100;
/// More charts of shared indicators hide the tables.
const SHARED_MAX: usize = 8;

/// A dumbbell chart for each indicator of which several organizations have figures of the same two periods; those that
/// most share first.
pub fn shared_charts(w: &Writer<'_>, pair: &derive::Pair, room: usize) -> Vec<ChartView> {
    type Key<'k> = (IndicatorId, Option<&'k str>, Option<&'k str>, &'k Dimension, [Period; 2]);
    let site = w.site();
    let mut room = Room::new(w, room);
    let mut families: BTreeMap<Key<'_>, Vec<Strand<'_>>> = BTreeMap::new();
    for row in pair.rows.values().flatten() {
        let [old, new] = [row.left, row.right].map(|id| &site.observations[id]);
        let Some(series) = w.edition.derived.series_of(row.right) else { continue };
        let points = [old, new].map(|one| series.at(one.period));
        let ([Some(from), Some(to)], Some(extent)) = (points, Extent::of(new.period)) else { continue };
        if !old.period.is_comparable(new.period) || series.dimension == Dimension::Place {
            continue;
        }
        let [item, basis] = [&series.item, &series.basis].map(|facet| facet.as_ref().map(|facet| facet.key.as_str()));
        let key = (row.indicator, item, basis, &series.dimension, [old.period, new.period]);
        families.entry(key).or_default().push(Strand { series, extent, points: vec![from, to] });
    }
    let bundled = families
        .into_iter()
        .flat_map(|((.., periods), strands)| bundles(w, strands).into_iter().map(move |bundle| (bundle, periods)));
    let mut bundled: Vec<(Vec<Strand<'_>>, [Period; 2])> = bundled.filter(|(bundle, _)| bundle.len() > 1).collect();
    bundled.sort_by_key(|(bundle, _)| std::cmp::Reverse(bundle.len()));
    bundled.truncate(SHARED_MAX);
    let charts = bundled.iter().enumerate().filter_map(|(index, (bundle, periods))| {
        let request = Request::of(format!("chart-shared-{}", index + 1));
        // A mark of a dumbbell has its value beside it: it takes more than a point of a line.
        room.draw(drawn(bundle) * 3 / 2, || dumbbell_chart(w, &request, bundle, *periods))
    });
    charts.collect()
}

/// Comparable levels of two years of one organization, of the one unit that most rows have; nothing for fewer than three
/// rows. Levels of different units have no axis in common.
pub fn pair_chart(w: &Writer<'_>, id: String, rows: &[&derive::PairRow], years: (i16, i16)) -> Option<ChartView> {
    let site = w.site();
    let exact: Vec<&derive::PairRow> = rows.iter().copied().filter(|row| row.change.is_ok()).collect();
    let dimension = |row: &derive::PairRow| site.observations[row.right].dimension();
    // Counts of firms and of vehicles say nothing beside each other; money does, percentages at least in size.
    let comparable = |of: &Dimension| matches!(of, Dimension::Money(_)) || *of == Dimension::Ratio;
    let candidates = exact.iter().filter_map(|row| dimension(row)).filter(|of| comparable(of));
    let chosen = commonest(candidates, |of| of)?;
    let mut shown: Vec<(&derive::PairRow, Decimal)> = exact
        .into_iter()
        .filter(|row| dimension(row) == Some(chosen))
        .filter_map(|row| Some((row, site.observations[row.right].level.as_ref()?.base()?)))
        .collect();
    shown.sort_by_key(|(_, base)| std::cmp::Reverse(base.abs()));
    // Beside figures much larger a change is not seen.
    let largest = shown.first().map(|(_, base)| base.abs())?;
    let is_seen =
        |base: Decimal| base.abs().checked_mul(Decimal::from(MAGNITUDE_MAX)).is_none_or(|size| size >= largest);
    shown.retain(|(_, base)| is_seen(*base));
    shown.truncate(PAIRS_MAX);
    let shown: Vec<&derive::PairRow> = shown.into_iter().map(|(row, _)| row).collect();
    (shown.len() >= PAIRS_MIN).then(|| draw_pair(w, id, &shown, years))
}

fn draw_pair(w: &Writer<'_>, id: String, shown: &[&derive::PairRow], years: (i16, i16)) -> ChartView {
    let site = w.site();
    let all = shown.iter().flat_map(|row| [row.left, row.right]);
    let levels: Vec<&Quantity> = all.filter_map(|id| site.observations[id].level.as_ref()).collect();
    let first = shown.first().map(|row| row.indicator);
    let axis = first.map_or_else(|| AxisUnit::percent(w), |indicator| AxisUnit::of(w, indicator, levels.clone()));
    let labels = Labels::of(&axis, levels);
    let words = pair_words(w, id, shown, years, &axis);
    let rows = shown.iter().map(|row| {
        let name = name(w, &site.observations[row.right]);
        let end = |id| figure(w, &site.observations[id], &name, &axis, &labels);
        DumbbellRow { ends: [end(row.left), end(row.right)], name }
    });
    let rows = rows.collect();
    let tick = |value| axis.tick(value);
    let chart = DumbbellChart {
        head: words.head(),
        axis: Axis { unit: &axis.name, tick: &tick },
        names: [years.0, years.1].map(|year| w.period(Period::year(year))),
        rows,
    };
    let (wide, narrow) = (chart.draw(Size::Wide), chart.draw(Size::Narrow));
    drop(chart);
    finish(w, words, &wide, &narrow)
}

/// Indicator and item.
fn name(w: &Writer<'_>, one: &Observation) -> String {
    let name = w.text(&w.site().indicators[one.indicator].name).to_owned();
    let item = one.item.as_deref().map(|item| w.facet(item).to_owned());
    item.map_or(name.clone(), |item| w.t("chart-name-details", &[("name", name.into()), ("details", item.into())]))
}

fn pair_words(w: &Writer<'_>, id: String, shown: &[&derive::PairRow], years: (i16, i16), axis: &AxisUnit) -> Words {
    let site = w.site();
    let year = |year: i16| w.period(Period::year(year));
    let risen =
        shown.iter().filter(|row| row.change.as_ref().is_ok_and(|change| change.difference.value > Decimal::ZERO));
    let organization = shown.first().map(|row| texts::organization(w, site.observations[row.right].organization));
    let args = [
        ("organization", organization.unwrap_or_default().into()),
        ("left", year(years.0).into()),
        ("right", year(years.1).into()),
        ("risen", risen.count().into()),
        ("count", shown.len().into()),
    ];
    let table_row = |row: &&derive::PairRow| TableRow {
        head: Link { label: name(w, &site.observations[row.right]), ..w.indicator(row.indicator) },
        cells: vec![w.level(row.left), w.level(row.right)],
    };
    Words {
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
        ..Words::default()
    }
}
