//! Lists of reports: all, or those of a year; by year and by organization.

use std::collections::BTreeMap;

use super::Writer;
use super::frame::{Head, crumb};
use super::rows::{plain_link, report_card};
use super::views::{ReportGroup, ReportsView};
use crate::model::{OrganizationId, ReportId};
use crate::period::Period;
use crate::urls::Kind;

/// With more reports than this the list shows the newest years only, and organizations without their reports: all
/// others are on the pages of their years and organizations.
const LISTED_MAX: usize = 300;

/// All reports, newest first.
pub fn view(w: &Writer<'_>) -> (Head, ReportsView) {
    let index = &w.edition.index;
    let mut listed = 0;
    let mut groups = Vec::new();
    // Reports without any date stand under 0 and come last.
    for (year, reports) in index.by_year.iter().rev() {
        if listed > 0 && listed + reports.len() > LISTED_MAX {
            break;
        }
        listed += reports.len();
        groups.push(year_group(w, *year, reports, true));
    }
    let all = &index.by_organization;
    let view =
        ReportsView { years: years(w), groups, by_organization: organizations(w, all, listed == index.latest.len()) };
    let head = Head::new(w.word("title-reports"), w.word("description-reports"));
    (head.below(w, []), view)
}

/// The reports of one year: of those whose period ends in it.
pub fn year_view(w: &Writer<'_>, year: i16) -> (Head, ReportsView) {
    let reports = w.edition.index.by_year.get(&year).map_or(&[][..], Vec::as_slice);
    let mut by_organization: BTreeMap<OrganizationId, Vec<ReportId>> = BTreeMap::new();
    for id in reports {
        by_organization.entry(w.site().reports[*id].organization).or_default().push(*id);
    }
    // The lists of organizations run from old to new.
    by_organization.values_mut().for_each(|list| list.reverse());
    let shown = if by_organization.len() > 1 {
        organizations(w, &by_organization, reports.len() <= LISTED_MAX)
    } else {
        Vec::new()
    };
    let view =
        ReportsView { years: years(w), groups: vec![year_group(w, year, reports, false)], by_organization: shown };
    let year = [("year", year.to_string().into())];
    let head = Head::new(w.t("title-year", &year), w.t("description-year", &year));
    (head.below(w, [Kind::Reports]), view)
}

/// The years that have a page, newest first.
pub fn years_with_pages(index: &super::Index) -> impl Iterator<Item = i16> {
    index.by_year.keys().rev().copied().filter(|year| *year != 0)
}

fn years(w: &Writer<'_>) -> Vec<super::views::Link> {
    let link = |year: i16| {
        let own = matches!(&w.page, crate::urls::PageId::Page(_, Kind::Year(shown)) if *shown == year);
        let link = crumb(w, Kind::Year(year));
        if own { plain_link(link.label) } else { link }
    };
    years_with_pages(&w.edition.index).map(link).collect()
}

fn year_group(w: &Writer<'_>, year: i16, reports: &[ReportId], linked: bool) -> ReportGroup {
    let head = match (year, linked) {
        (0, _) => plain_link(w.period(Period::None)),
        (_, true) => crumb(w, Kind::Year(year)),
        (_, false) => plain_link(w.period(Period::year(year))),
    };
    ReportGroup { head, reports: reports.iter().map(|id| report_card(w, *id)).collect() }
}

/// Organizations in the language's order, each with its reports, newest first.
fn organizations(
    w: &Writer<'_>,
    lists: &BTreeMap<OrganizationId, Vec<ReportId>>,
    with_reports: bool,
) -> Vec<ReportGroup> {
    let mut ids: Vec<OrganizationId> = lists.keys().copied().collect();
    w.sort_by_name(&mut ids, |id| {
        let organization = &w.site().organizations[*id];
        (organization.short_name(), organization.sort_key.as_deref())
    });
    let group = |id: OrganizationId| {
        let reports = lists.get(&id).into_iter().flatten().rev().filter(|_| with_reports);
        ReportGroup { head: w.organization(id), reports: reports.map(|id| report_card(w, *id)).collect() }
    };
    ids.into_iter().map(group).collect()
}
