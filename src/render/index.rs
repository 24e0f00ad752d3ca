//! Orders and groups of reports that many pages need, made once per edition so that no page scans all reports.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::derive::{Derived, Series, years_of};
use crate::model::{IndicatorId, OrganizationId, Report, ReportId, ReportKind, Site};

/// Reports by date, year and organization.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// By `listed_date`, newest first.
    pub latest: Vec<ReportId>,
    /// By the year in which the period ends, each newest first; 0 holds reports of no time.
    pub by_year: BTreeMap<i16, Vec<ReportId>>,
    /// By who reports, in the order of their periods.
    pub by_organization: BTreeMap<OrganizationId, Vec<ReportId>>,
    /// Reports with targets: the latest period first.
    pub plans: Vec<ReportId>,
    /// By report: the same organization's report before and after it.
    neighbours: Vec<(Option<ReportId>, Option<ReportId>)>,
    /// By organization: how many reports are by it or about it.
    report_counts: Vec<usize>,
    /// Calendar years with figures.
    pub years: BTreeSet<i16>,
    /// Whether there are revisions or corrections.
    pub has_changes: bool,
}

/// The date that lists of new reports go by. Without a date of release a plan counts from the start of its period, so
/// that it does not stand before all others until its last year; every other report from the end.
pub fn listed_date(report: &Report) -> Option<Date> {
    let released = report.issued.or(report.published.map(|moment| moment.date));
    let plan = report.kind == ReportKind::Plan;
    released.or(if plan { report.period.start() } else { report.period.end() })
}

impl Index {
    /// Orders all reports of a site.
    pub fn of(site: &Site, derived: &Derived) -> Index {
        let mut latest: Vec<ReportId> = site.reports.ids().collect();
        latest.sort_by_key(|id| (Reverse(listed_date(&site.reports[*id])), *id));
        let mut index = Index { years: years_of(derived), ..Index::default() };
        index.report_counts = vec![0; site.organizations.len()];
        for id in &latest {
            let report = &site.reports[*id];
            index.by_year.entry(report.period.end_year().unwrap_or(0)).or_default().push(*id);
            index.by_organization.entry(report.organization).or_default().push(*id);
            let about = Some(report.about).filter(|about| *about != report.organization);
            for organization in [Some(report.organization), about].into_iter().flatten() {
                if let Some(count) = index.report_counts.get_mut(organization.index()) {
                    *count += 1;
                }
            }
        }
        index.plans = latest.iter().copied().filter(|id| !site.reports[*id].targets.is_empty()).collect();
        index.plans.sort_by_key(|id| Reverse(site.reports[*id].period.end()));
        index.has_changes =
            !derived.revisions.is_empty() || site.reports.iter().any(|(_, report)| report.correction.is_some());
        index.latest = latest;
        index.order_by_period(site);
        index
    }

    /// A plan opens the period it covers: spans that start together are ordered by their ends.
    fn order_by_period(&mut self, site: &Site) {
        self.neighbours = vec![(None, None); site.reports.len()];
        for list in self.by_organization.values_mut() {
            list.sort_by_key(|id| {
                let report = &site.reports[*id];
                (report.period.start(), report.period.end(), report.release_date(), *id)
            });
            for (at, id) in list.iter().enumerate() {
                let before = at.checked_sub(1).and_then(|at| list.get(at)).copied();
                if let Some(slot) = self.neighbours.get_mut(id.index()) {
                    *slot = (before, list.get(at + 1).copied());
                }
            }
        }
    }

    /// The same organization's report before and after.
    pub fn neighbours(&self, id: ReportId) -> (Option<ReportId>, Option<ReportId>) {
        self.neighbours.get(id.index()).copied().unwrap_or_default()
    }

    /// How many reports are by or about an organization.
    pub fn report_count(&self, id: OrganizationId) -> usize {
        self.report_counts.get(id.index()).copied().unwrap_or(0)
    }
}

/// The series of an indicator; series stand in the order of indicators, within them of organizations.
pub fn series_of(derived: &Derived, indicator: IndicatorId) -> &[Series] {
    stretch(&derived.series, |series| series.indicator, indicator)
}

/// The series that an organization has of an indicator.
pub fn series_by(derived: &Derived, indicator: IndicatorId, organization: OrganizationId) -> &[Series] {
    stretch(series_of(derived, indicator), |series| series.organization, organization)
}

/// Those of some series, in the order of the key, that have it.
fn stretch<K: Ord>(all: &[Series], key: impl Fn(&Series) -> K, wanted: K) -> &[Series] {
    let start = all.partition_point(|series| key(series) < wanted);
    let end = all.partition_point(|series| key(series) <= wanted);
    all.get(start..end).unwrap_or_default()
}
