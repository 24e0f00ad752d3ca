//! An organization's page, and the tree of organizations.

use super::compare::year_href;
use super::frame::Head;
use super::matrix::matrix;
use super::views::{Link, MetaRow, OrganizationRow, OrganizationView, OrganizationsView};
use super::{Writer, charts, rows};
use crate::model::{Organization, OrganizationId};
use crate::urls::Kind;

/// The page of an organization.
pub fn view(w: &Writer<'_>, id: OrganizationId) -> (Head, OrganizationView) {
    let organization = &w.site().organizations[id];
    let Link { label: name, lang: title_lang, .. } = w.link(&organization.name, Kind::Organization(id));
    let description = w.t("description-organization", &[("name", name.as_str().into())]);
    let head = Head { title_lang, ..Head::new(name, description).below(w, trail(w, id)) };
    let mut parts = w.edition.lookup.parts(id).to_vec();
    sort(w, &mut parts);
    let reports = w.edition.lookup.reports(id);
    let plans = reports.iter().filter(|report| !w.site().reports[**report].targets.is_empty());
    let view = OrganizationView {
        facts: facts(w, organization),
        parts: parts.into_iter().map(|part| w.organization(part)).collect(),
        reports: reports.iter().map(|report| rows::report_card(w, *report)).collect(),
        matrix: matrix(w, id, |year| year_href(w, id, year)),
        charts: charts::organization_charts(w, id),
        plans: plans.map(|report| w.link(&w.site().reports[*report].title, Kind::Plan(*report))).collect(),
    };
    (head, view)
}

/// The list of organizations and the larger organizations that this one lies within.
fn trail(w: &Writer<'_>, id: OrganizationId) -> Vec<Kind> {
    let mut trail = Vec::new();
    let mut at = w.site().organizations[id].within;
    while let Some(within) = at {
        // A circle is reported and cut by `resolve`; the limit is for safety alone.
        if trail.len() > 16 {
            break;
        }
        trail.push(Kind::Organization(within));
        at = w.site().organizations[within].within;
    }
    trail.push(Kind::Organizations);
    trail.reverse();
    trail
}

fn facts(w: &Writer<'_>, organization: &Organization) -> Vec<MetaRow> {
    let date = |date: jiff::civil::Date| (w.edition.theme.words.date(w.code, date), Some(date.to_string()));
    let text = |text: String| (text, None);
    let short = organization.short.as_ref().map(|short| w.text(short).to_owned());
    let formerly: Vec<String> = organization.formerly.iter().map(|name| w.text(name).to_owned()).collect();
    let formerly = (!formerly.is_empty()).then(|| formerly.join(&w.word("list-separator")));
    let rows = [
        ("fact-short", short.filter(|short| short != w.text(&organization.name)).map(text)),
        ("fact-formerly", formerly.map(text)),
        ("fact-from", organization.from.map(date)),
        ("fact-until", organization.until.map(date)),
        ("fact-id", Some(text(organization.id.clone()))),
    ];
    let plain = rows.into_iter().filter_map(|(key, value)| {
        let (value, datetime) = value?;
        Some(MetaRow { label: w.word(key), value: rows::plain_link(value), datetime })
    });
    let within = organization.within.map(|within| ("fact-within", w.organization(within)));
    let url = organization
        .url
        .as_ref()
        .map(|url| ("fact-url", Link { label: url.clone(), href: Some(url.clone()), lang: None }));
    let linked = [within, url].into_iter().flatten();
    linked.map(|(key, value)| MetaRow { label: w.word(key), value, datetime: None }).chain(plain).collect()
}

fn sort(w: &Writer<'_>, list: &mut [OrganizationId]) {
    let organizations = &w.edition.site.organizations;
    w.sort_by_name(list, |id| (&organizations[*id].name, organizations[*id].sort_key.as_deref()));
}

/// All organizations as a tree, each level in the order of names.
pub fn list_view(w: &Writer<'_>) -> (Head, OrganizationsView) {
    let head = Head::new(w.word("title-organizations"), w.word("description-organizations")).below(w, []);
    let site = w.site();
    let mut roots: Vec<OrganizationId> =
        site.organizations.iter().filter(|(_, one)| one.within.is_none()).map(|(id, _)| id).collect();
    sort(w, &mut roots);
    let mut rows = Vec::with_capacity(site.organizations.len());
    let mut open: Vec<(OrganizationId, usize)> = roots.into_iter().rev().map(|id| (id, 0)).collect();
    while let Some((id, depth)) = open.pop() {
        rows.push(OrganizationRow {
            organization: w.link(&site.organizations[id].name, Kind::Organization(id)),
            depth,
            counts: counts(w, id),
        });
        let mut parts = w.edition.lookup.parts(id).to_vec();
        sort(w, &mut parts);
        open.extend(parts.into_iter().rev().map(|part| (part, depth + 1)));
    }
    (head, OrganizationsView { rows })
}

fn counts(w: &Writer<'_>, id: OrganizationId) -> String {
    let reports = w.edition.lookup.reports(id).len();
    let points = w.edition.lookup.series(&w.edition.derived, id).map(|series| series.points.len()).sum::<usize>();
    let counts = [("count-reports", reports), ("count-figures", points)];
    rows::joined(w, counts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| w.count(key, count)))
}
