//! An organization's page, and the tree of organizations.

use super::compare::year_href;
use super::frame::Head;
use super::matrix::{Row, matrix, sort_by_topic, years};
use super::paging::{beside_charts, shown};
use super::views::{Link, MetaRow, OrganizationRow, OrganizationView, OrganizationsView};
use super::{Edition, Writer, charts, rows};
use crate::model::{Organization, OrganizationId, ReportId};
use crate::urls::Kind;

/// More organizations than this in one tree are folded away below the first level.
const OPEN_MAX: usize = 60;
/// Larger organizations that stand open where others are folded.
const OPEN_ROOTS_MAX: usize = 3;
/// Rows of one larger organization with all that lies within it: deeper levels stand on the pages of those above.
const ROWS_MAX: usize = 200;
/// No tree is deeper. A circle is reported and cut by `resolve`; the limit is for safety alone.
const DEPTH_MAX: usize = 16;

/// What the page of an organization lists, in its order; of many it is divided.
enum Entry<'a> {
    Part(OrganizationId),
    Row(Row<'a>, usize),
    Plan(ReportId),
    Report(ReportId),
}

impl Entry<'_> {
    /// What it takes of a page.
    fn weight(&self, edition: &Edition) -> usize {
        let each = edition.weights;
        match self {
            Entry::Part(_) | Entry::Plan(_) => each.link(),
            Entry::Row(row, years) => each.matrix_row(row.figures(), *years),
            Entry::Report(_) => each.report(),
        }
    }
}

/// The lists of an organization's page, as registered.
struct Lists<'a> {
    /// Room for charts.
    charts: usize,
    parts: Vec<OrganizationId>,
    rows: Vec<Row<'a>>,
    reports: &'a [ReportId],
}

impl<'a> Lists<'a> {
    fn of(edition: &'a Edition, id: OrganizationId) -> Lists<'a> {
        Lists {
            charts: charts::wanted(edition, edition.lookup.series(&edition.derived, id)),
            parts: edition.lookup.parts(id).to_vec(),
            rows: Row::of_organization(edition, id),
            reports: edition.lookup.reports(id),
        }
    }

    fn entries(self, edition: &Edition) -> Vec<Entry<'a>> {
        let years = years(&self.rows).len();
        let plans = self.reports.iter().filter(|report| !edition.site.reports[**report].targets.is_empty());
        let parts = self.parts.into_iter().map(Entry::Part);
        let rows = self.rows.into_iter().map(|row| Entry::Row(row, years));
        let plans = plans.map(|plan| Entry::Plan(*plan));
        let reports = self.reports.iter().map(|report| Entry::Report(*report));
        parts.chain(rows).chain(plans).chain(reports).collect()
    }
}

/// What the entries of an organization's page weigh.
pub fn weights(edition: &Edition, id: OrganizationId) -> Vec<usize> {
    let lists = Lists::of(edition, id);
    let charts = lists.charts;
    std::iter::once(charts).chain(lists.entries(edition).iter().map(|entry| entry.weight(edition))).collect()
}

/// The page of an organization.
pub fn view(w: &Writer<'_>, id: OrganizationId) -> (Head, OrganizationView) {
    let organization = &w.site().organizations[id];
    let Link { label: name, lang: title_lang, .. } = w.link(&organization.name, Kind::Organization(id));
    let description = w.t("description-organization", &[("name", name.as_str().into())]);
    let head = Head { title_lang, ..Head::new(name, description).below(w, trail(w, id)) };
    let mut lists = Lists::of(w.edition, id);
    sort_by(w, &mut lists.parts, |part| *part);
    sort_by_topic(w, &mut lists.rows);
    let facts = if w.number() == 1 { facts(w, organization) } else { Vec::new() };
    let mut view = OrganizationView { facts, ..OrganizationView::default() };
    let charts = lists.charts;
    let (entries, room) = beside_charts(w, charts, lists.entries(w.edition), |entry| entry.weight(w.edition));
    let mut rows = Vec::new();
    for entry in entries {
        match entry {
            Entry::Part(part) => view.parts.push(w.organization(part)),
            Entry::Row(row, _) => rows.push(row),
            Entry::Plan(plan) => view.plans.push(w.link(&w.site().reports[plan].title, Kind::Plan(plan))),
            Entry::Report(report) => view.reports.push(rows::report_card(w, report)),
        }
    }
    view.matrix = matrix(w, id, &rows, |year| year_href(w, id, year));
    view.charts = charts::organization_charts(w, id, room);
    (head, view)
}

/// The list of organizations and the larger organizations that this one lies within.
fn trail(w: &Writer<'_>, id: OrganizationId) -> Vec<Kind> {
    let mut trail = Vec::new();
    let mut at = w.site().organizations[id].within;
    while let Some(within) = at {
        if trail.len() > DEPTH_MAX {
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

fn sort_by<T>(w: &Writer<'_>, list: &mut [T], id: impl Fn(&T) -> OrganizationId) {
    let organizations = &w.edition.site.organizations;
    w.sort_by_name(list, |one| (&organizations[id(one)].name, organizations[id(one)].sort_key.as_deref()));
}

/// An organization of the tree with those within it, as far as they are shown.
pub struct Branch {
    id: OrganizationId,
    parts: Vec<Branch>,
}

impl Branch {
    fn of(edition: &Edition, id: OrganizationId, depth: usize) -> Branch {
        let parts = edition.lookup.parts(id).iter().filter(|_| depth > 0);
        Branch { id, parts: parts.map(|part| Branch::of(edition, *part, depth - 1)).collect() }
    }

    /// How many rows it takes.
    pub fn size(&self) -> usize {
        1 + self.parts.iter().map(Branch::size).sum::<usize>()
    }
}

/// The tree, as registered; of each largest organization as many levels as a page can hold.
pub fn tree(edition: &Edition) -> Vec<Branch> {
    let roots = edition.site.organizations.iter().filter(|(_, one)| one.within.is_none());
    let whole = |id| {
        let mut depths = (1..=DEPTH_MAX).rev().map(|depth| Branch::of(edition, id, depth));
        depths.find(|branch| branch.size() <= ROWS_MAX).unwrap_or(Branch { id, parts: Vec::new() })
    };
    roots.map(|(id, _)| whole(id)).collect()
}

/// All organizations as a tree, each level in the order of names.
pub fn list_view(w: &Writer<'_>) -> (Head, OrganizationsView) {
    let head = Head::new(w.word("title-organizations"), w.word("description-organizations")).below(w, []);
    let mut roots = tree(w.edition);
    let folded = roots.iter().map(Branch::size).sum::<usize>() > OPEN_MAX;
    let open_to = match (folded, roots.len() > OPEN_ROOTS_MAX) {
        (false, _) => DEPTH_MAX + 1,
        (true, false) => 1,
        (true, true) => 0,
    };
    sort_by(w, &mut roots, |branch| branch.id);
    let roots = shown(w, roots, |root| w.edition.weights.branch() * root.size());
    (head, OrganizationsView { rows: roots.into_iter().map(|root| branch_row(w, root, open_to)).collect() })
}

/// A row with the rows within it; `open_to` levels are not folded.
fn branch_row(w: &Writer<'_>, branch: Branch, open_to: usize) -> OrganizationRow {
    let Branch { id, mut parts } = branch;
    let hidden = w.edition.lookup.parts(id).len() - parts.len();
    sort_by(w, &mut parts, |part| part.id);
    OrganizationRow {
        organization: w.link(&w.site().organizations[id].name, Kind::Organization(id)),
        counts: counts(w, id, hidden),
        folded: (open_to == 0 && !parts.is_empty()).then(|| w.count("count-parts", parts.len())),
        parts: parts.into_iter().map(|part| branch_row(w, part, open_to.saturating_sub(1))).collect(),
    }
}

/// Reports, figures, and the organizations within that stand on its own page only.
fn counts(w: &Writer<'_>, id: OrganizationId, hidden: usize) -> String {
    let reports = w.edition.lookup.reports(id).len();
    let points = w.edition.lookup.series(&w.edition.derived, id).map(|series| series.points.len()).sum::<usize>();
    let counts = [("count-parts", hidden), ("count-reports", reports), ("count-figures", points)];
    rows::joined(w, counts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| w.count(key, count)))
}
