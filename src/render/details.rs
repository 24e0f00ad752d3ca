//! What a figure in prose shows when it is pointed at: its series, this value, the year before, targets, where there is
//! more. The page carries it for its script; nothing of it is shown without one.

use super::change::{change_figure, year_before};
use super::rows::row_id;
use super::stated::growths;
use super::targets::{target_figure, target_row};
use super::views::{DetailRow, DetailView, FigureView, Link};
use super::{Writer, charts, series_by};
use crate::derive::{Point, Reason, Series};
use crate::markup::Article;
use crate::model::{ObservationId, TargetId};
use crate::period::Period;
use crate::urls::Kind;

/// Targets that are shown beside a figure.
const TARGETS_MAX: usize = 2;

/// The details of every figure that stands in the prose, in the order of the observations, then of the targets.
pub fn details(w: &Writer<'_>, article: &Article) -> Vec<DetailView> {
    let figures = article.figures.iter().map(|(id, anchor)| of_observation(w, *id, anchor));
    let targets = article.targets.iter().map(|(id, anchor)| of_target(w, *id, anchor));
    figures.chain(targets).collect()
}

fn of_observation(w: &Writer<'_>, id: ObservationId, anchor: &str) -> DetailView {
    let observation = &w.site().observations[id];
    let series = w.edition.derived.series_of(id);
    let point = series.and_then(|series| Some((series, series.at(observation.period)?)));
    let shape = series.and_then(|series| charts::shape(w, series, observation.period));
    let (sparkline, span) = shape.map(|(svg, first, last)| (svg, between(w, first, last))).unzip();
    let mut rows = vec![own_row(w, id)];
    if let Some((series, point)) = point {
        if point.current != id {
            let now = vec![w.figure(point.current)];
            rows.push(DetailRow { label: w.word("value-now"), figures: now, ..DetailRow::default() });
        } else if observation.period != Period::None && !observation.status.is_without_value() {
            rows.push(before_row(w, series, point));
        }
    }
    rows.extend(target_rows(w, id));
    let details = w.details(
        observation.item.as_deref(),
        observation.basis.as_deref(),
        observation.organization,
        observation.organization,
    );
    DetailView {
        anchor: anchor.to_owned(),
        name: w.indicator(observation.indicator),
        of: of(w, observation.organization, details),
        sparkline,
        span,
        rows,
        more: Link {
            label: w.word("detail-more"),
            href: Some(w.href(Kind::Indicator(observation.indicator))),
            lang: None,
        },
        cite: Some(format!("#{}", row_id(&observation.anchor, Some(anchor)))),
    }
}

/// Whose figure it is, and of what exactly.
fn of(w: &Writer<'_>, organization: crate::model::OrganizationId, details: Vec<String>) -> String {
    let name = w.text(w.site().organizations[organization].short_name()).to_owned();
    let parts: Vec<String> = std::iter::once(name).chain(details).collect();
    parts.join(&w.word("clause-separator"))
}

fn between(w: &Writer<'_>, first: Period, last: Period) -> String {
    w.t("detail-shape", &[("first", w.period(first).into()), ("last", w.period(last).into())])
}

/// The figure itself, in the words of the page's language: prose may be untranslated.
fn own_row(w: &Writer<'_>, id: ObservationId) -> DetailRow {
    let observation = &w.site().observations[id];
    let rates = growths(w, id);
    let figures = match w.level(id) {
        Some(level) => std::iter::once(level).chain(rates).collect(),
        None if rates.is_empty() => vec![w.figure(id)],
        None => rates,
    };
    let label = if observation.period == Period::None { w.word("value") } else { w.period(observation.period) };
    DetailRow { label, figures: figures.into_iter().map(unlinked).collect(), ..DetailRow::default() }
}

/// It stands where the reader is.
fn unlinked(figure: FigureView) -> FigureView {
    FigureView { href: None, ..figure }
}

/// The year before, with the change or why there is none.
fn before_row(w: &Writer<'_>, series: &Series, point: &Point) -> DetailRow {
    let site = w.site();
    let all: Vec<&Series> = series_by(&w.edition.derived, series.indicator, series.organization).iter().collect();
    let Some((before, change)) = year_before(site, &all, series, point) else {
        return DetailRow {
            label: w.word("detail-before"),
            note: Some(w.word("detail-none-before")),
            ..DetailRow::default()
        };
    };
    let (old, new) = (&site.observations[before], &site.observations[point.current]);
    let mut figures = vec![w.figure(before)];
    let note = match change {
        Ok(change) => {
            figures.push(change_figure(w, old, new, &change));
            None
        }
        // Two rates beside each other need no excuse.
        Err(Reason::NoValue) => None,
        Err(reason) => Some(w.reason(reason)),
    };
    DetailRow { label: w.period(old.period), figures, note, verdict: None }
}

/// Targets that fall due with the figure, or in whose time it lies.
fn target_rows(w: &Writer<'_>, id: ObservationId) -> Vec<DetailRow> {
    let site = w.site();
    let observation = &site.observations[id];
    let all = w.edition.lookup.targets_of(observation.indicator, observation.organization);
    let targets = all.iter().filter(|target| {
        let target = &site.targets[**target];
        target.standpoint() == observation.standpoint()
            && (target.period.end() == observation.period.end() || observation.period.is_partial_of(target.period))
    });
    let rows = targets.take(TARGETS_MAX).map(|id_of_target| {
        let target = &site.targets[*id_of_target];
        let outcome = w.edition.derived.outcome(*id_of_target);
        let decided = outcome.filter(|outcome| outcome.actual.is_some_and(|actual| actual.observation == id));
        let figure = FigureView { href: Some(w.target_href(target)), ..target_figure(w, target) };
        DetailRow {
            label: w.t("detail-target", &[("period", w.period(target.period).into())]),
            figures: vec![figure],
            note: None,
            verdict: decided.and_then(|outcome| outcome.verdict).map(|verdict| w.verdict(verdict)),
        }
    });
    rows.collect()
}

fn of_target(w: &Writer<'_>, id: TargetId, anchor: &str) -> DetailView {
    let target = &w.site().targets[id];
    let row = target_row(w, id);
    let own = DetailRow {
        label: w.t("detail-target", &[("period", row.due.into())]),
        figures: vec![unlinked(row.target)],
        ..DetailRow::default()
    };
    let baseline = row.baseline.map(|baseline| DetailRow {
        label: row.baseline_period.unwrap_or_else(|| w.word("baseline")),
        figures: vec![baseline],
        ..DetailRow::default()
    });
    let outcome = DetailRow {
        label: match &row.actual_period {
            Some(period) => w.t("detail-actual", &[("period", period.as_str().into())]),
            None => w.word("verdict"),
        },
        figures: row.actual.into_iter().collect(),
        note: row.reason,
        verdict: row.verdict,
    };
    let is_empty = outcome.figures.is_empty() && outcome.note.is_none() && outcome.verdict.is_none();
    let rows = [Some(own), baseline, (!is_empty).then_some(outcome)];
    let details = w.details(target.item.as_deref(), target.basis.as_deref(), target.organization, target.organization);
    DetailView {
        anchor: anchor.to_owned(),
        name: w.indicator(target.indicator),
        of: of(w, target.organization, details),
        rows: rows.into_iter().flatten().collect(),
        more: Link { label: w.word("plan-of-report"), href: Some(w.href(Kind::Plan(target.report))), lang: None },
        ..DetailView::default()
    }
}
