//! Plans: the targets of reports, and what became of them.

use super::frame::Head;
use super::paging::{beside_charts, shown};
use super::views::{PlanCard, PlanGroup, PlanView, PlanYear, PlansView, VerdictCount};
use super::{Edition, Writer, charts, targets};
use crate::derive::Verdict;
use crate::model::{ReportId, TargetId};
use crate::period::Period;
use crate::urls::Kind;

/// The list of reports with targets.
pub fn list_view(w: &Writer<'_>) -> (Head, PlansView) {
    let head = Head::new(w.word("title-plans"), w.word("description-plans")).below(w, []);
    let whole = w.edition.parts_of(w.kind()) == 1;
    let all = shown(w, w.edition.index.plans.clone(), |_| w.edition.weights.plan());
    // Of many plans those that end in one year stand under it.
    let year = |id: &ReportId| w.site().reports[*id].period.end_year().filter(|_| !whole);
    let groups = all.chunk_by(|one, other| year(one) == year(other)).map(|list| PlanYear {
        year: list.first().and_then(year).map(|year| w.period(Period::year(year))),
        plans: list.iter().map(|id| card(w, *id)).collect(),
    });
    (head, PlansView { years: groups.collect() })
}

fn card(w: &Writer<'_>, id: ReportId) -> PlanCard {
    let report = &w.site().reports[id];
    PlanCard {
        plan: w.link(&report.title, Kind::Plan(id)),
        organization: w.organization(report.about),
        period: w.period(report.period),
        verdicts: verdicts(w, &report.targets),
        total: report.targets.len(),
    }
}

/// How many targets have each verdict, in the order of the verdicts; those without any are left out.
fn verdicts(w: &Writer<'_>, targets: &[TargetId]) -> Vec<VerdictCount> {
    let of = |verdict: Verdict| {
        let has =
            |id: &&TargetId| w.edition.derived.outcome(**id).is_some_and(|outcome| outcome.verdict == Some(verdict));
        targets.iter().filter(has).count()
    };
    let counts =
        Verdict::all().into_iter().map(|verdict| VerdictCount { verdict: w.verdict(verdict), count: of(verdict) });
    counts.filter(|count| count.count > 0).collect()
}

/// What is kept free for the chart of the targets.
fn chart_room(edition: &Edition, id: ReportId) -> usize {
    edition.weights.target_chart(edition.site.reports[id].targets.len())
}

/// What chart and targets of a plan weigh.
pub fn weights(edition: &Edition, id: ReportId) -> Vec<usize> {
    let targets = edition.site.reports[id].targets.iter().map(|_| edition.weights.target());
    std::iter::once(chart_room(edition, id)).chain(targets).collect()
}

/// The targets of a report against what was reached, by the period in which they are due.
pub fn view(w: &Writer<'_>, id: ReportId) -> (Head, PlanView) {
    let report = &w.site().reports[id];
    let title = w.text(&report.title);
    let args = [("report", title.into())];
    let head = Head::new(w.t("title-plan", &args), w.t("description-plan", &args)).below(w, [Kind::Plans]);
    let due = |target: &TargetId| w.site().targets[*target].period;
    let mut targets = report.targets.clone();
    targets.sort_by_key(|target| (due(target).end(), due(target).start(), due(target)));
    let (targets, room) = beside_charts(w, chart_room(w.edition, id), targets, |_| w.edition.weights.target());
    let groups = targets.chunk_by(|one, other| due(one) == due(other)).map(|list| PlanGroup {
        due: list.first().map(|target| w.period(due(target))).unwrap_or_default(),
        rows: list.iter().map(|target| targets::target_row(w, *target)).collect(),
    });
    let chart = || charts::target_chart(w, &report.targets, "chart-targets", None);
    let view = PlanView {
        report: w.report(id),
        organization: w.organization(report.about),
        period: w.period(report.period),
        verdicts: verdicts(w, &report.targets),
        groups: groups.collect(),
        charts: (room > 0).then(chart).flatten().into_iter().collect(),
    };
    (head, view)
}
