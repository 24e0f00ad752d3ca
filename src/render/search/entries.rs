//! The index of titles: indicators with their latest figures, organizations, reports and the headings in them, plans,
//! pages and lists. A classic script, so that it is there from `file://` and under the strictest policy.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::texts::headings;
use crate::lang::Localized;
use crate::markup::{Heading, Subject};
use crate::model::{Indicator, IndicatorId, Organization, OrganizationId, ReportId, ReportKind};
use crate::period::Period;
use crate::render::frame::crumb;
use crate::render::reports::years_with_pages;
use crate::render::views::Link;
use crate::render::{Writer, rows};
use crate::urls::{Kind, PageId};

/// What is found, and how much it weighs (in percent) where its title fits a query as well as another's.
const KINDS: &[(&str, u32)] = &[
    ("search-indicator", 100),
    ("search-organization", 100),
    ("kind-summary", 92),
    ("kind-plan", 92),
    ("kind-bulletin", 92),
    ("search-targets", 85),
    ("search-page", 90),
    ("search-section", 75),
];

/// What the search script reads.
#[derive(Serialize, Default)]
struct Index {
    /// Words and weights; that of sections comes last.
    kinds: Vec<(String, u32)>,
    /// Kind, path below the language, title, note, figure, other names, what else finds it, `lang` of the title; what
    /// is empty at the end is left out.
    pages: Vec<Vec<Value>>,
    /// Heading, id, numbers of the pages that have it.
    headings: Vec<Vec<Value>>,
}

/// A page that can be found.
#[derive(Default)]
struct Entry {
    kind: &'static str,
    title: Link,
    note: String,
    figure: String,
    /// What else it is called, in all languages.
    names: Vec<String>,
    /// What else finds it, with less weight, and is not shown: items; the full name of who reports.
    around: String,
}

/// The script that holds the index of the writer's language.
pub fn script(w: &Writer<'_>) -> String {
    let mut index =
        Index { kinds: KINDS.iter().map(|(key, weight)| (w.word(key), *weight)).collect(), ..Index::default() };
    let mut known: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    let site = w.site();
    index.extend(w, site.indicators.ids().map(|id| (Kind::Indicator(id), indicator(w, id))));
    index.extend(w, site.organizations.ids().map(|id| (Kind::Organization(id), organization(w, id))));
    for id in &w.edition.index.latest {
        note_headings(&mut known, index.pages.len(), headings(w, &site.reports[*id].prose, Subject::Report(*id)));
        index.extend(w, [(Kind::Report(*id), report(w, *id))]);
    }
    for (number, page) in site.pages.iter().enumerate() {
        note_headings(&mut known, index.pages.len(), headings(w, &page.prose, Subject::Page(number)));
        index.extend(w, [(Kind::Plain(number), listed(w, Kind::Plain(number)))]);
    }
    index.extend(
        w,
        w.edition.index.plans.iter().map(|id| (Kind::Plan(*id), Entry { kind: "search-targets", ..report(w, *id) })),
    );
    index.extend(w, lists(w).into_iter().map(|kind| (kind.clone(), listed(w, kind))));
    index.headings = known
        .into_iter()
        .map(|((text, id), pages)| {
            let pages = pages.into_iter().map(Value::from);
            [Value::from(text), Value::from(id)].into_iter().chain(pages).collect()
        })
        .collect();
    let json = serde_json::to_string(&index).unwrap_or_default();
    format!("var duizhaoSearch = {json};\n")
}

impl Index {
    fn extend(&mut self, w: &Writer<'_>, entries: impl IntoIterator<Item = (Kind, Entry)>) {
        let folder = format!("{}/", w.code);
        for (kind, entry) in entries {
            let path = PageId::page(w.lang, kind).path(w.site());
            let path = path.strip_prefix(&folder).unwrap_or(&path).trim_end_matches("index.html").trim_end_matches('/');
            let number = KINDS.iter().position(|(key, _)| *key == entry.kind).unwrap_or(0);
            let mut row: Vec<Value> =
                vec![number.into(), path.into(), entry.title.label.into(), entry.note.into(), entry.figure.into()];
            row.extend([entry.names.into(), entry.around.into(), entry.title.lang.unwrap_or_default().into()]);
            while row.last().is_some_and(|last| last.as_str() == Some("") || last.as_array().is_some_and(Vec::is_empty))
            {
                row.pop();
            }
            self.pages.push(row);
        }
    }
}

fn note_headings(headings: &mut BTreeMap<(String, String), Vec<usize>>, page: usize, of_page: Vec<Heading>) {
    for heading in of_page {
        headings.entry((heading.text, heading.id)).or_default().push(page);
    }
}

fn indicator(w: &Writer<'_>, id: IndicatorId) -> Entry {
    let latest = rows::latest(w, id);
    let figure = latest.map(|(_, point)| w.figure(point.current));
    let figure = figure.map(|figure| match figure.status {
        Some(status) => w.t("search-status", &[("figure", figure.text.into()), ("status", status.word.into())]),
        None => figure.text,
    });
    let title = w.indicator(id);
    Entry {
        kind: "search-indicator",
        names: others(&title.label, names_of_indicator(&w.edition.site.indicators[id])),
        around: facets(&w.edition.site.indicators[id]).join(" "),
        note: latest.map(|(series, point)| rows::latest_of(w, series, point)).unwrap_or_default(),
        figure: figure.unwrap_or_default(),
        title,
    }
}

fn names_of_indicator(indicator: &Indicator) -> Vec<&str> {
    let aliases = indicator.aliases.values().flatten().map(String::as_str);
    indicator.name.values().chain(aliases).collect()
}

fn facets(indicator: &Indicator) -> Vec<&str> {
    indicator.items.iter().chain(&indicator.bases).flat_map(|(_, name)| name.values()).collect()
}

fn organization(w: &Writer<'_>, id: OrganizationId) -> Entry {
    let organization = &w.edition.site.organizations[id];
    let title = w.link(&organization.name, Kind::Organization(id));
    let reports = w.edition.index.report_count(id);
    Entry {
        kind: "search-organization",
        names: others(&title.label, names_of_organization(organization)),
        note: if reports > 0 { w.count("count-reports", reports) } else { String::new() },
        title,
        ..Entry::default()
    }
}

fn names_of_organization(organization: &Organization) -> Vec<&str> {
    let names = [Some(&organization.name), organization.short.as_ref()].into_iter().flatten();
    names.chain(&organization.formerly).flat_map(Localized::values).collect()
}

/// The names that are not the title, each once.
fn others(title: &str, names: Vec<&str>) -> Vec<String> {
    let mut others: Vec<String> = Vec::new();
    for name in names.into_iter().filter(|name| *name != title && !name.is_empty()) {
        if !others.iter().any(|known| known == name) {
            others.push(name.to_owned());
        }
    }
    others
}

fn report(w: &Writer<'_>, id: ReportId) -> Entry {
    let report = &w.edition.site.reports[id];
    let numbers = [&report.document_no, &report.index_no].into_iter().flatten().cloned();
    Entry {
        kind: match report.kind {
            ReportKind::Summary => "kind-summary",
            ReportKind::Plan => "kind-plan",
            ReportKind::Bulletin => "kind-bulletin",
        },
        title: w.report(id),
        note: note_of_report(w, id),
        names: numbers.collect(),
        around: w.text(&w.edition.site.organizations[report.organization].name).to_owned(),
        ..Entry::default()
    }
}

/// Whose the report is, and on what time.
pub fn note_of_report(w: &Writer<'_>, id: ReportId) -> String {
    let report = &w.edition.site.reports[id];
    let organization = w.organization(report.organization).label;
    let parts =
        if report.period == Period::None { vec![organization] } else { vec![organization, w.period(report.period)] };
    parts.join(&w.word("clause-separator"))
}

/// Lists that are found by their titles.
fn lists(w: &Writer<'_>) -> Vec<Kind> {
    let years = years_with_pages(&w.edition.index).map(Kind::Year);
    let pairs = w.edition.pairs.iter().rev().map(|pair| Kind::Pair(pair.left, pair.right));
    let lists =
        [Kind::Reports, Kind::Indicators, Kind::Organizations, Kind::Compare, Kind::Plans, Kind::Changes, Kind::Data];
    lists.into_iter().chain(years).chain(pairs).collect()
}

/// A page that is found by what links to it say.
fn listed(w: &Writer<'_>, kind: Kind) -> Entry {
    let title = match kind {
        Kind::Year(year) => rows::plain_link(w.t("title-year", &[("year", year.to_string().into())])),
        kind => crumb(w, kind),
    };
    Entry { kind: "search-page", title, ..Entry::default() }
}
