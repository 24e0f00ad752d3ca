//! G207, G208, G210: what the periods of figures say beside those of their report and its date of issue.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Context, told};
use crate::diag::Diagnostics;
use crate::model::{Observation, ObservationStatus, Report, ReportKind};
use crate::period::Period;
use crate::rules;

/// How names begin of what is planned, whose period lies ahead by its nature.
const PLANNED: &[&str] = &["计划", "规划", "拟", "预计", "目标"];
/// In such names at any place. 人才计划 is a programme and no plan of figures.
const BUDGETED: &[&str] = &["预算", "安排", "总投资", "年度计划"];

/// Looks at every report's figures.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    for (_, report) in context.site.reports.iter() {
        let figures: Vec<&Observation> = report.observations.iter().map(|id| &context.site.observations[*id]).collect();
        for one in &figures {
            beyond(context, report, one, &figures, found);
        }
        mixed(context, report, &figures, found);
    }
}

/// A span that ends after the report was issued, or after the report's own.
fn beyond(
    context: &Context<'_>,
    report: &Report,
    one: &Observation,
    figures: &[&Observation],
    found: &mut Diagnostics,
) {
    let (Period::Span { .. }, Some(end)) = (one.period, one.period.end()) else { return };
    let is_known = matches!(one.status, ObservationStatus::Normal | ObservationStatus::Provisional);
    let name = &context.site.indicators[one.indicator].name;
    let is_planned = name.values().any(|name| {
        PLANNED.iter().any(|word| name.starts_with(word)) || BUDGETED.iter().any(|word| name.contains(word))
    });
    if !is_known || is_planned {
        return;
    }
    let what = || told::observed(context.site, one);
    let period = one.period.text();
    let issued = report.issued.or(report.published.map(|moment| moment.date));
    match issued.filter(|issued| end > *issued) {
        Some(issued) => {
            let finding = rules::value_before_its_time(one.span, &what(), &period, &issued.to_string());
            // A note may speak for the figures of the same indicator that follow it.
            let explained = figures
                .iter()
                .any(|other| other.note.is_some() && other.indicator == one.indicator && other.period == one.period);
            found.push(if explained { finding.info() } else { finding });
        }
        None => {
            let own: Option<Date> = report.period.end();
            if own.is_some_and(|own| end > own) && report.kind != ReportKind::Plan {
                found.push(rules::period_past_report(one.span, &what(), &period, &report.period.text()));
            }
        }
    }
}

/// Figures of the report's year that run from January to other months than the report.
fn mixed(context: &Context<'_>, report: &Report, figures: &[&Observation], found: &mut Diagnostics) {
    let Period::Span { start, end } = report.period else { return };
    if start.year != end.year || report.kind == ReportKind::Plan {
        return;
    }
    let mut ends: BTreeMap<i8, &Observation> = BTreeMap::new();
    for one in figures {
        let Period::Span { start: first, end: last } = one.period else { continue };
        let runs_on = first.month == 1 && first != last && first.year == end.year && last.year == end.year;
        if runs_on && last.month != end.month {
            ends.entry(last.month).or_insert(one);
        }
    }
    let ends: Vec<_> =
        ends.values().map(|one| (one.span, told::observed(context.site, one), one.period.text())).collect();
    if let Some((first, _, _)) = ends.first() {
        found.push(rules::mixed_periods(*first, &report.period.text(), &ends));
    }
}
