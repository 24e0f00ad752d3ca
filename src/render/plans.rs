//! Plans: the targets of reports, and what became of them.

use std::collections::BTreeMap;

use super::frame::Head;
use super::views::{PlanCard, PlanGroup, PlanView, PlansView, VerdictCount};
use super::{Writer, charts, targets};
use crate::derive::Verdict;
use crate::model::{ReportId, TargetId};
use crate::period::Period;
use crate::urls::Kind;

/// The list of reports with targets.
pub fn list_view(w: &Writer<'_>) -> (Head, PlansView) {
    let head = Head::new(w.word("title-plans"), w.word("description-plans")).below(w, []);
    let plans = w.edition.index.plans.iter().map(|id| {
        let report = &w.site().reports[*id];
        PlanCard {
            plan: w.link(&report.title, Kind::Plan(*id)),
            organization: w.organization(report.about),
            period: w.period(report.period),
            verdicts: verdicts(w, &report.targets),
            total: report.targets.len(),
        }
    });
    (head, PlansView { plans: plans.collect() })
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

/// The targets of a report against what was reached, by the period in which they are due.
pub fn view(w: &Writer<'_>, id: ReportId) -> (Head, PlanView) {
    let report = &w.site().reports[id];
    let title = w.text(&report.title);
    let args = [("report", title.into())];
    let head = Head::new(w.t("title-plan", &args), w.t("description-plan", &args)).below(w, [Kind::Plans]);
    let mut by_due: BTreeMap<_, (Period, Vec<TargetId>)> = BTreeMap::new();
    for target in &report.targets {
        let due = w.site().targets[*target].period;
        by_due.entry((due.end(), due.start(), due)).or_insert_with(|| (due, Vec::new())).1.push(*target);
    }
    let groups = by_due.into_values().map(|(due, list)| PlanGroup {
        due: w.period(due),
        rows: list.into_iter().map(|target| targets::target_row(w, target)).collect(),
    });
    let view = PlanView {
        report: w.report(id),
        organization: w.organization(report.about),
        period: w.period(report.period),
        verdicts: verdicts(w, &report.targets),
        groups: groups.collect(),
        charts: charts::target_chart(w, &report.targets, "chart-targets", None).into_iter().collect(),
    };
    (head, view)
}
