//! What charts say: names, units and spans of a subtitle, headlines from the data, notes on gaps and qualifiers.

use rust_decimal::Decimal;

use super::axis::AxisUnit;
use super::strand::{Extent, Strand, break_between, is_adjacent, years_between};
use crate::derive::{Point, Series, change};
use crate::model::{GrowthBasis, Observation, ObservationStatus, OrganizationId};
use crate::period::Period;
use crate::quantity::{Dimension, Quantity};
use crate::render::Writer;
use crate::words::Arg;

/// The indicator's name, with item and basis in brackets.
pub fn name(w: &Writer<'_>, series: &Series) -> String {
    let name = w.text(&w.site().indicators[series.indicator].name).to_owned();
    let details: Vec<&str> = [&series.item, &series.basis].into_iter().flatten().map(|facet| w.facet(facet)).collect();
    if details.is_empty() {
        return name;
    }
    detailed(w, name, &details)
}

/// A name with particulars: in brackets, unless they hold brackets themselves.
pub fn detailed(w: &Writer<'_>, name: String, details: &[&str]) -> String {
    let details = details.join(&w.word("clause-separator"));
    let key = if details.contains(['(', '（']) { "chart-name-details-open" } else { "chart-name-details" };
    w.t(key, &[("name", name.into()), ("details", details.into())])
}

/// The short name of an organization.
pub fn organization(w: &Writer<'_>, id: OrganizationId) -> String {
    w.text(w.site().organizations[id].short_name()).to_owned()
}

/// The level of a point as readers see it.
pub fn level(w: &Writer<'_>, series: &Series, point: &Point) -> String {
    let level = w.site().observations[point.current].level.as_ref();
    level.map(|level| w.level_text(series.indicator, level)).unwrap_or_default()
}

/// That not all are shown, where that is so.
pub fn partial(w: &Writer<'_>, shown: usize, total: usize) -> Option<String> {
    (total > shown).then(|| w.t("chart-partial-note", &[("shown", shown.into()), ("count", total.into())]))
}

/// What a reader is told who points at a figure: the figure, of when, of whom or what, how firm.
pub fn reading(w: &Writer<'_>, one: &Observation, who: &str) -> String {
    let level = one.level.as_ref().map(|level| w.level_text(one.indicator, level)).unwrap_or_default();
    reading_of(w, one, level, who)
}

/// The same of another figure of an observation: its growth.
pub fn reading_of(w: &Writer<'_>, one: &Observation, figure: String, who: &str) -> String {
    let period = if one.period == Period::None { String::new() } else { w.period(one.period) };
    let status = w.status(one.status).map(|status| status.word).unwrap_or_default();
    noted(w, [figure, period, who.to_owned(), status])
}

/// The parts of what a reader is told; the first is the figure.
pub fn noted(w: &Writer<'_>, parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(&w.word("chart-note-separator"))
}

/// What part of the year the figures cover, in words.
pub fn extent(w: &Writer<'_>, extent: Extent, periods: &[Period]) -> String {
    match extent {
        Extent::Months { start: 1, end: 12, years: 0 } => w.word("span-year"),
        Extent::Months { years: 0, .. } => {
            periods.first().and_then(|period| period.display_in_year(w.tongue)).unwrap_or_default()
        }
        Extent::Months { years, .. } => w.t("span-years", &[("count", usize::from(years.unsigned_abs() + 1).into())]),
        Extent::Instant => {
            let year_end = |period: &Period| period.end().is_some_and(|date| (date.month(), date.day()) == (12, 31));
            w.word(if periods.iter().all(year_end) { "span-year-end" } else { "span-instants" })
        }
    }
}

/// Unit, span, and the prices where growth and levels differ in them.
pub fn subtitle(w: &Writer<'_>, axis: &AxisUnit, strand: &Strand<'_>) -> String {
    let periods: Vec<Period> = strand.points.iter().map(|point| point.period).collect();
    let indicator = &w.site().indicators[strand.series.indicator];
    let money = matches!(strand.series.dimension, Dimension::Money(_));
    let prices = (money && indicator.growth_basis == GrowthBasis::Real).then(|| w.word("basis-nominal"));
    let parts = [axis.name.clone(), extent(w, strand.extent, &periods), prices.unwrap_or_default()];
    joined(w, parts)
}

/// The parts that are not empty, as one clause.
pub fn joined(w: &Writer<'_>, parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(&w.word("clause-separator"))
}

/// Headline of one organization's figures: from where to where, where the levels may be compared; else the latest.
pub fn headline(w: &Writer<'_>, strand: &Strand<'_>) -> String {
    let series = strand.series;
    let Some((first, last)) = strand.ends() else { return name(w, series) };
    headline_of(w, &ends_args(w, strand, first, last), first, last)
}

fn headline_of(w: &Writer<'_>, args: &[(&str, Arg)], first: &Point, last: &Point) -> String {
    let site = w.site();
    let (old, new) = (&site.observations[first.current], &site.observations[last.current]);
    let key = match change(site, old, new) {
        Ok(change) if change.difference.value.is_zero() => "chart-title-flat",
        Ok(change) if change.difference.value.is_sign_negative() => "chart-title-fall",
        Ok(_) => "chart-title-rise",
        Err(_) => "chart-title-latest",
    };
    w.t(key, args)
}

/// One sentence on one organization's figures.
pub fn summary(w: &Writer<'_>, strand: &Strand<'_>) -> String {
    let Some((first, last)) = strand.ends() else { return String::new() };
    summary_of(w, ends_args(w, strand, first, last), strand, first, last)
}

/// Headline and sentence of one organization's figures.
pub fn of_one(w: &Writer<'_>, strand: &Strand<'_>) -> (String, String) {
    let Some((first, last)) = strand.ends() else { return (name(w, strand.series), String::new()) };
    let args = ends_args(w, strand, first, last);
    (headline_of(w, &args, first, last), summary_of(w, args, strand, first, last))
}

fn summary_of(w: &Writer<'_>, mut args: Vec<(&str, Arg)>, strand: &Strand<'_>, first: &Point, last: &Point) -> String {
    if strand.points.len() < 2 {
        return w.t("chart-line-single", &args);
    }
    let site = w.site();
    let levels: Vec<_> = strand.levels(site).collect();
    let highest = levels.iter().max_by_key(|(_, _, base)| *base);
    let lowest = levels.iter().min_by_key(|(_, _, base)| *base);
    let (Some((highest, ..)), Some((lowest, ..))) = (highest, lowest) else { return String::new() };
    let is_end = |point: &Point| [first.period, last.period].contains(&point.period);
    // "The highest is over 3" would be a riddle.
    let is_exact = |point: &Point| !site.observations[point.current].level.as_ref().is_some_and(is_bound);
    let tells = is_exact(highest) && is_exact(lowest) && !(is_end(highest) && is_end(lowest));
    if strand.points.len() < 4 || !tells {
        return w.t("chart-line-summary", &args);
    }
    args.extend([
        ("count", strand.points.len().into()),
        ("highest", level(w, strand.series, highest).into()),
        ("highest_period", w.period(highest.period).into()),
        ("lowest", level(w, strand.series, lowest).into()),
        ("lowest_period", w.period(lowest.period).into()),
    ]);
    w.t("chart-line-range", &args)
}

/// A figure as the predicate of a Chinese sentence: 为577亿元, but 超过1300万吨, which is one by itself.
pub fn predicate(w: &Writer<'_>, text: &str) -> String {
    let is_bare = text.starts_with(|c: char| c.is_ascii_digit() || c == '−');
    w.t(if is_bare { "chart-is" } else { "chart-is-qualified" }, &[("value", text.into())])
}

/// The figure of a point as a predicate.
pub fn is_level(w: &Writer<'_>, series: &Series, point: &Point) -> String {
    predicate(w, &level(w, series, point))
}

fn ends_args<'k>(w: &Writer<'_>, strand: &Strand<'_>, first: &Point, last: &Point) -> Vec<(&'k str, Arg)> {
    let [first_level, last_level] = [first, last].map(|point| level(w, strand.series, point));
    vec![
        ("name", name(w, strand.series).into()),
        ("organization", organization(w, strand.series.organization).into()),
        ("first_is", predicate(w, &first_level).into()),
        ("first", first_level.into()),
        ("first_period", when(w, first).into()),
        ("last_is", predicate(w, &last_level).into()),
        ("last", last_level.into()),
        ("last_period", when(w, last).into()),
    ]
}

/// The period of a point; a forecast or an estimate says that it is one.
fn when(w: &Writer<'_>, point: &Point) -> String {
    let period = w.period(point.period);
    match w.status(w.site().observations[point.current].status) {
        Some(status) => w.t("period-status", &[("period", period.into()), ("status", status.word.into())]),
        None => period,
    }
}

/// Who is highest and who lowest in a period.
pub fn extremes(w: &Writer<'_>, name: &str, period: Period, all: &[(Decimal, &Series, &Point)]) -> String {
    let highest = all.iter().max_by_key(|(base, ..)| *base);
    let lowest = all.iter().min_by_key(|(base, ..)| *base);
    let (Some((_, high, top)), Some((_, low, bottom))) = (highest, lowest) else { return String::new() };
    let args = [
        ("name", name.into()),
        ("period", w.period(period).into()),
        ("highest_label", organization(w, high.organization).into()),
        ("highest", level(w, high, top).into()),
        ("lowest_label", organization(w, low.organization).into()),
        ("lowest", level(w, low, bottom).into()),
    ];
    w.t("chart-bar-summary", &args)
}

/// Headline and sentence of several organizations' figures: who is highest in the latest period that two of them share.
pub fn of_many(w: &Writer<'_>, strands: &[Strand<'_>]) -> (String, String) {
    let Some(first) = strands.first() else { return Default::default() };
    let mut periods: Vec<Period> =
        strands.iter().flat_map(|strand| strand.points.iter().map(|point| point.period)).collect();
    periods.sort_by_key(|period| (period.end(), period.start()));
    let shared =
        periods.windows(2).rev().find(|pair| pair.first() == pair.last()).and_then(|pair| pair.last().copied());
    let named = name(w, first.series);
    let span = |period: Option<&Period>| period.map(|period| w.period(*period)).unwrap_or_default();
    let args = [
        ("name", named.as_str().into()),
        ("count", strands.len().into()),
        ("first_period", span(periods.first()).into()),
        ("last_period", span(periods.last()).into()),
    ];
    let here = |period: Period| {
        let here = strands.iter().filter_map(move |strand| {
            let (point, _, base) = strand.levels(w.site()).find(|(point, ..)| point.period == period)?;
            Some((base, strand.series, point))
        });
        here.collect::<Vec<_>>()
    };
    let at = |period: Period| here(period).into_iter().max_by_key(|(base, ..)| *base);
    let summary = match (shared, periods.first() == periods.last()) {
        (Some(period), true) => extremes(w, &named, period, &here(period)),
        _ => w.t("chart-line-many", &args),
    };
    let title = match shared.and_then(|period| at(period).map(|found| (period, found))) {
        Some((period, (_, series, point))) => w.t(
            "chart-title-highest",
            &[
                ("name", named.into()),
                ("organization", organization(w, series.organization).into()),
                ("value", level(w, series, point).into()),
                ("value_is", is_level(w, series, point).into()),
                ("period", w.period(period).into()),
            ],
        ),
        None => w.t("chart-title-organizations", &args),
    };
    (title, summary)
}

/// Notes on gaps (in the words of `gap_key`), breaks, and figures that are no exact final numbers.
pub fn notes(w: &Writer<'_>, strands: &[Strand<'_>], gap_key: &str) -> Vec<String> {
    // What is true of several is said once, with their names unless it is true of all.
    let mut told: Vec<(String, Vec<String>)> = Vec::new();
    for strand in strands {
        for note in gap_note(w, strand, gap_key).into_iter().chain(break_notes(w, strand)) {
            let of = organization(w, strand.series.organization);
            match told.iter_mut().find(|(known, _)| *known == note) {
                Some((_, names)) => names.push(of),
                None => told.push((note, vec![of])),
            }
        }
    }
    let named = |(note, names): (String, Vec<String>)| match names.len() == strands.len() {
        true => note,
        false => format!("{}{}{note}", names.join(&w.word("list-separator")), w.word("label-separator")),
    };
    let mut notes: Vec<String> = told.into_iter().map(named).collect();
    let site = w.site();
    let shown =
        || strands.iter().flat_map(|strand| strand.points.iter()).map(|point| &site.observations[point.current]);
    let is_soft = |status: ObservationStatus| {
        matches!(status, ObservationStatus::Provisional | ObservationStatus::Estimated | ObservationStatus::Forecast)
    };
    if shown().any(|one| is_soft(one.status)) {
        notes.push(w.word("chart-status-note"));
    }
    if shown().any(|one| one.level.as_ref().is_some_and(is_bound)) {
        notes.push(w.word("chart-bound-note"));
    }
    notes
}

/// Whether a level is a bound, a range or an approximation.
pub fn is_bound(level: &Quantity) -> bool {
    level.qualifier.is_some() || level.max.is_some()
}

fn gap_note(w: &Writer<'_>, strand: &Strand<'_>, key: &str) -> Option<String> {
    if strand.extent.is_long() {
        return None;
    }
    let gaps = strand.points.windows(2).filter_map(|pair| match pair {
        [one, other] if !is_adjacent(one.period, other.period) => years_between(one.period, other.period),
        _ => None,
    });
    let years: Vec<String> = gaps.map(|(from, to)| self::years(w, from, to)).collect();
    let list = years.join(&w.word("list-separator"));
    (!years.is_empty()).then(|| w.t(key, &[("years", list.into())]))
}

/// `2019`, `2016–2018`: years without figures.
pub fn years(w: &Writer<'_>, from: i16, to: i16) -> String {
    let (from, to) = (Period::year(from), Period::year(to));
    let whole = match (from, to) {
        (Period::Span { start, .. }, Period::Span { end, .. }) => Period::Span { start, end },
        _ => from,
    };
    w.period(whole)
}

fn break_notes(w: &Writer<'_>, strand: &Strand<'_>) -> Vec<String> {
    let site = w.site();
    let breaks = strand.points.windows(2).filter_map(|pair| {
        let [one, other] = pair else { return None };
        let reason = break_between(site, &site.observations[one.current], &site.observations[other.current])?;
        let args = [("period", w.period(other.period).into()), ("reason", w.reason(reason).into())];
        Some(w.t("chart-break-note-at", &args))
    });
    breaks.collect()
}
