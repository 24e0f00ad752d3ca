//! P101–P104: what became of the targets, for reviewers: missed, due and not reported, behind, not comparable.
//!
//! The verdicts are `derive`'s. A plan's page shows the same; here they are listed with their places.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{Context, told};
use crate::derive::{Outcome, Verdict, required_level};
use crate::diag::{Diagnostic, Diagnostics};
use crate::lang::Text;
use crate::model::{OrganizationId, ReportId, ReportKind, Target};
use crate::quantity::Growth;
use crate::rules;
use crate::source::Span;

/// Tells of every target that was decided against, or cannot be decided.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    let held = Held::new(context);
    for (id, target) in context.site.targets.iter() {
        let Some(outcome) = context.derived.outcome(id) else { continue };
        let finding = match outcome.verdict {
            Some(Verdict::Missed) => missed(context, target, outcome),
            Some(Verdict::NotReported) => Some(not_reported(context, target, &held)),
            Some(Verdict::Behind) => behind(context, target, outcome),
            Some(Verdict::NotComparable) => not_comparable(context, target, outcome),
            _ => None,
        };
        if let Some(finding) = finding {
            found.push(finding);
        }
    }
}

fn missed(context: &Context<'_>, target: &Target, outcome: &Outcome) -> Option<Diagnostic> {
    let actual = outcome.actual?;
    let texts = [told::aimed(context.site, target), told::goal(target), told::actual(context.site, target, actual)];
    let place = context.site.observations[actual.observation].span;
    Some(rules::target_missed(target.span, place, texts.each_ref()))
}

fn not_reported(context: &Context<'_>, target: &Target, held: &Held) -> Diagnostic {
    let what = told::aimed(context.site, target);
    let report = target.period.end().and_then(|due| held.covering(context, target.organization, due));
    rules::target_not_reported(target.span, report, &what, &told::goal(target))
}

fn behind(context: &Context<'_>, target: &Target, outcome: &Outcome) -> Option<Diagnostic> {
    let actual = outcome.actual?;
    let observation = &context.site.observations[actual.observation];
    let now = told::actual(context.site, target, actual);
    let until = observation.period.text();
    let now = Text::new(format!("{}（{}）", now.zh, until.zh), format!("{} ({})", now.en, until.en));
    let required = outcome.required.filter(|required| target.level.is_some() && *required != actual.value);
    let levels = target.level.as_ref().zip(observation.level.as_ref());
    let required = required.zip(levels).and_then(|(required, (goal, level))| required_level(goal, level, required));
    let required = required.map(|level| level.text());
    let texts = [told::aimed(context.site, target), told::goal(target), now];
    Some(rules::target_behind(target.span, observation.span, texts.each_ref(), required.as_ref()))
}

fn not_comparable(context: &Context<'_>, target: &Target, outcome: &Outcome) -> Option<Diagnostic> {
    let candidate = &context.site.observations[outcome.candidate?];
    let reason = told::reason(outcome.reason?);
    let (name, mut value) = (told::observed(context.site, candidate), told::value(candidate));
    if target.level.is_none()
        && let Some(rate) = candidate.yoy.as_ref().map(Growth::text)
    {
        value = rate;
    }
    let figure = Text::new(format!("{}的{}", name.zh, value.zh), format!("{} of {}", value.en, name.en));
    let texts = [told::aimed(context.site, target), told::goal(target), figure];
    Some(rules::target_not_comparable(target.span, candidate.span, texts.each_ref(), &reason))
}

/// Summaries and bulletins by the organization that they are by or about, in the order of their ends.
struct Held {
    reports: HashMap<OrganizationId, Vec<(Date, ReportId)>>,
}

impl Held {
    fn new(context: &Context<'_>) -> Held {
        let mut reports: HashMap<OrganizationId, Vec<(Date, ReportId)>> = HashMap::new();
        for (id, report) in context.site.reports.iter().filter(|(_, report)| report.kind != ReportKind::Plan) {
            let Some(end) = report.period.end() else { continue };
            reports.entry(report.organization).or_default().push((end, id));
            if report.about != report.organization {
                reports.entry(report.about).or_default().push((end, id));
            }
        }
        reports.values_mut().for_each(|list| list.sort_unstable());
        Held { reports }
    }

    /// The first report that ends on or after a day and covers it.
    fn covering(&self, context: &Context<'_>, organization: OrganizationId, day: Date) -> Option<Span> {
        let reports = self.reports.get(&organization)?;
        let from = reports.partition_point(|(end, _)| *end < day);
        let mut later = reports.get(from..)?.iter().map(|(_, id)| &context.site.reports[*id]);
        later.find(|report| report.period.covers(day)).map(|report| report.span)
    }
}
