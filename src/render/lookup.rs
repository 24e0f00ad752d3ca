//! Which series, targets and reports belong to an indicator or organization, made once per edition so that no page scans
//! all of them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::derive::{Derived, Series};
use crate::model::{IndicatorId, OrganizationId, ReportId, Site, TargetId};

/// Facts by indicator and by organization.
#[derive(Debug, Clone, Default)]
pub struct Lookup {
    series_by_organization: Vec<Vec<usize>>,
    targets_by_indicator: Vec<Vec<TargetId>>,
    targets_by_organization: Vec<Vec<TargetId>>,
    targets_by_both: BTreeMap<(IndicatorId, OrganizationId), Vec<TargetId>>,
    reports_by_organization: Vec<Vec<ReportId>>,
    parts: Vec<Vec<OrganizationId>>,
}

fn add<T>(lists: &mut [Vec<T>], at: usize, entry: T) {
    if let Some(list) = lists.get_mut(at) {
        list.push(entry);
    }
}

impl Lookup {
    /// Files the facts of a site.
    pub fn of(site: &Site, derived: &Derived) -> Lookup {
        let mut lookup = Lookup {
            series_by_organization: vec![Vec::new(); site.organizations.len()],
            targets_by_indicator: vec![Vec::new(); site.indicators.len()],
            targets_by_organization: vec![Vec::new(); site.organizations.len()],
            targets_by_both: BTreeMap::new(),
            reports_by_organization: vec![Vec::new(); site.organizations.len()],
            parts: vec![Vec::new(); site.organizations.len()],
        };
        for (index, series) in derived.series.iter().enumerate() {
            add(&mut lookup.series_by_organization, series.organization.index(), index);
        }
        for (id, target) in site.targets.iter() {
            add(&mut lookup.targets_by_indicator, target.indicator.index(), id);
            add(&mut lookup.targets_by_organization, target.organization.index(), id);
            lookup.targets_by_both.entry((target.indicator, target.organization)).or_default().push(id);
        }
        for (id, report) in site.reports.iter() {
            add(&mut lookup.reports_by_organization, report.organization.index(), id);
            if report.about != report.organization {
                add(&mut lookup.reports_by_organization, report.about.index(), id);
            }
        }
        for list in &mut lookup.reports_by_organization {
            list.sort_by_key(|id| (Reverse(site.reports[*id].release_date()), *id));
        }
        for (id, organization) in site.organizations.iter() {
            if let Some(within) = organization.within {
                add(&mut lookup.parts, within.index(), id);
            }
        }
        lookup
    }

    /// The series of an organization, in the order of the indicators.
    pub fn series<'a>(&'a self, derived: &'a Derived, id: OrganizationId) -> impl Iterator<Item = &'a Series> {
        let list = self.series_by_organization.get(id.index()).map_or(&[][..], Vec::as_slice);
        list.iter().filter_map(|index| derived.series.get(*index))
    }

    /// Whether there are figures about an organization.
    pub fn has_series(&self, id: OrganizationId) -> bool {
        self.series_by_organization.get(id.index()).is_some_and(|list| !list.is_empty())
    }

    /// The targets of an indicator, in the order of the reports.
    pub fn targets(&self, id: IndicatorId) -> &[TargetId] {
        self.targets_by_indicator.get(id.index()).map_or(&[], Vec::as_slice)
    }

    /// The targets about an organization, in the order of the reports.
    pub fn targets_about(&self, id: OrganizationId) -> &[TargetId] {
        self.targets_by_organization.get(id.index()).map_or(&[], Vec::as_slice)
    }

    /// The targets that an organization has for an indicator, in the order of the reports.
    pub fn targets_of(&self, id: IndicatorId, organization: OrganizationId) -> &[TargetId] {
        self.targets_by_both.get(&(id, organization)).map_or(&[], Vec::as_slice)
    }

    /// The reports by or about an organization, newest first.
    pub fn reports(&self, id: OrganizationId) -> &[ReportId] {
        self.reports_by_organization.get(id.index()).map_or(&[], Vec::as_slice)
    }

    /// The organizations directly within another.
    pub fn parts(&self, id: OrganizationId) -> &[OrganizationId] {
        self.parts.get(id.index()).map_or(&[], Vec::as_slice)
    }
}
