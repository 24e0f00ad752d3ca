//! Lists of reports: all, or those of a year; by year or month, and by organization.

use std::collections::BTreeMap;

use super::frame::{Head, crumb};
use super::index::listed_date;
use super::paging::shown;
use super::rows::{plain_link, report_card};
use super::views::{Link, ReportGroup, ReportsView};
use super::{Edition, Writer};
use crate::model::{OrganizationId, ReportId};
use crate::period::{Month, Period};
use crate::urls::Kind;

/// The reports of a year, newest first: of those whose period ends in it; 0 holds reports of no time.
pub fn of_year(edition: &Edition, year: i16) -> &[ReportId] {
    edition.index.by_year.get(&year).map_or(&[][..], Vec::as_slice)
}

/// All reports by year, the newest first. One page has them by organization too; of several none could.
pub fn view(w: &Writer<'_>) -> (Head, ReportsView) {
    let index = &w.edition.index;
    // Reports without any date stand under 0 and come last.
    let all = index.by_year.iter().rev().flat_map(|(year, reports)| reports.iter().map(|report| (*year, *report)));
    let all: Vec<(i16, ReportId)> = all.collect();
    let whole = w.edition.parts_of(w.kind()) == 1;
    let groups = grouped(w, shown(w, all, |_| w.edition.weights.report()), |year| match year {
        0 => plain_link(w.period(Period::None)),
        _ => crumb(w, Kind::Year(*year)),
    });
    let by_organization = if whole { organizations(w, &index.by_organization) } else { Vec::new() };
    let view = ReportsView { years: years(w), groups, by_organization, ..ReportsView::default() };
    let head = Head::new(w.word("title-reports"), w.word("description-reports"));
    (head.below(w, []), view)
}

/// The reports of one year; of many by the months in which they came out.
pub fn year_view(w: &Writer<'_>, year: i16) -> (Head, ReportsView) {
    let reports = of_year(w.edition, year);
    let whole = w.edition.parts_of(w.kind()) == 1;
    let month = |id: &ReportId| listed_date(&w.site().reports[*id]).filter(|_| !whole).map(Month::of);
    let all: Vec<(Option<Month>, ReportId)> = reports.iter().map(|id| (month(id), *id)).collect();
    let groups = grouped(w, shown(w, all, |_| w.edition.weights.report()), |month| {
        let period = month.map_or(Period::year(year), |month| Period::Span { start: month, end: month });
        plain_link(w.period(period))
    });
    let mut by_organization: BTreeMap<OrganizationId, Vec<ReportId>> = BTreeMap::new();
    for id in reports.iter().rev().filter(|_| whole) {
        // The lists of organizations run from old to new.
        by_organization.entry(w.site().reports[*id].organization).or_default().push(*id);
    }
    by_organization.retain(|_, list| list.len() < reports.len());
    let (earlier, later) = neighbours(w, year);
    let view =
        ReportsView { years: years(w), groups, by_organization: organizations(w, &by_organization), earlier, later };
    let year = [("year", year.to_string().into())];
    let head = Head::new(w.t("title-year", &year), w.t("description-year", &year));
    (head.below(w, [Kind::Reports]), view)
}

/// Neighbouring reports that share a heading, under it.
fn grouped<K: PartialEq>(w: &Writer<'_>, reports: Vec<(K, ReportId)>, head: impl Fn(&K) -> Link) -> Vec<ReportGroup> {
    let groups = reports.chunk_by(|(one, _), (other, _)| one == other).filter_map(|list| {
        let (key, _) = list.first()?;
        Some(ReportGroup { head: head(key), reports: list.iter().map(|(_, id)| report_card(w, *id)).collect() })
    });
    groups.collect()
}

/// The years before and after that have a page.
fn neighbours(w: &Writer<'_>, year: i16) -> (Option<Link>, Option<Link>) {
    let years = || years_with_pages(&w.edition.index);
    let link = |year: i16| crumb(w, Kind::Year(year));
    (years().find(|one| *one < year).map(link), years().filter(|one| *one > year).last().map(link))
}

/// The years that have a page, newest first.
pub fn years_with_pages(index: &super::Index) -> impl Iterator<Item = i16> {
    index.by_year.keys().rev().copied().filter(|year| *year != 0)
}

fn years(w: &Writer<'_>) -> Vec<Link> {
    let link = |year: i16| {
        let own = *w.kind() == Kind::Year(year);
        let link = crumb(w, Kind::Year(year));
        if own { plain_link(link.label) } else { link }
    };
    years_with_pages(&w.edition.index).map(link).collect()
}

/// Organizations in the language's order, each with its reports, newest first.
fn organizations(w: &Writer<'_>, lists: &BTreeMap<OrganizationId, Vec<ReportId>>) -> Vec<ReportGroup> {
    let mut ids: Vec<OrganizationId> = lists.keys().copied().collect();
    w.sort_by_name(&mut ids, |id| {
        let organization = &w.site().organizations[*id];
        (organization.short_name(), organization.sort_key.as_deref())
    });
    let group = |id: OrganizationId| {
        let reports = lists.get(&id).into_iter().flatten().rev();
        ReportGroup { head: w.organization(id), reports: reports.map(|id| report_card(w, *id)).collect() }
    };
    ids.into_iter().map(group).collect()
}
