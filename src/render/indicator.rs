//! An indicator's page: what it is, its charts, and every value ever published of it, by organization.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::change::{change_figure, year_before};
use super::frame::Head;
use super::matrix::{Row, overview, years};
use super::paging::{CHARTS, ROOM, beside_charts};
use super::views::{FigureView, IndicatorSection, IndicatorView, Link, MetaRow, StandingView, VintageRow};
use super::{Edition, Writer, charts, reuse, rows, series_by, series_of, spans, stated, targets, topic};
use crate::derive::{Point, Reason, Series, Standing};
use crate::lang::Localized;
use crate::model::{GrowthBasis, Indicator, IndicatorId, ObservationId, OrganizationId, TargetId};
use crate::urls::Kind;

/// What the page of one organization's figures lists.
enum Entry<'a> {
    Vintage(&'a Series, &'a Point, ObservationId),
    Target(TargetId),
}

impl Entry<'_> {
    /// What it takes of a page.
    fn weight(&self, edition: &Edition) -> usize {
        match self {
            Entry::Vintage(..) => edition.weights.vintage(),
            Entry::Target(_) => edition.weights.target(),
        }
    }
}

/// All values and targets of an indicator, or of one organization: the newest period first, within it the newest vintage.
fn entries<'a>(
    edition: &'a Edition,
    id: IndicatorId,
    series: &[&'a Series],
    only: Option<OrganizationId>,
) -> Vec<Entry<'a>> {
    let vintages = vintages(series).into_iter().map(|(series, point, id)| Entry::Vintage(series, point, id));
    let targets = match only {
        Some(organization) => edition.lookup.targets_of(id, organization),
        None => edition.lookup.targets(id),
    };
    vintages.chain(targets.iter().rev().copied().map(Entry::Target)).collect()
}

fn vintages<'a>(all: &[&'a Series]) -> Vec<(&'a Series, &'a Point, ObservationId)> {
    let mut points: Vec<(&Series, &Point)> =
        all.iter().flat_map(|series| series.points.iter().map(|point| (*series, point))).collect();
    points.sort_by_key(|(_, point)| (Reverse(point.period.end()), Reverse(point.period.months())));
    let each =
        points.into_iter().flat_map(|(series, point)| point.vintages.iter().rev().map(move |id| (series, point, *id)));
    each.collect()
}

/// Those indicators whose figures are too many for one page, with the organizations that then have pages of their own.
pub fn divided(edition: &Edition) -> BTreeMap<IndicatorId, BTreeSet<OrganizationId>> {
    let many = edition.site.indicators.ids().filter(|id| {
        let series: Vec<&Series> = series_of(&edition.derived, *id).iter().collect();
        entries(edition, *id, &series, None).iter().map(|entry| entry.weight(edition)).sum::<usize>() > ROOM - CHARTS
    });
    let organizations = |id| {
        let of_series = series_of(&edition.derived, id).iter().map(|series| series.organization);
        let of_targets = edition.lookup.targets(id).iter().map(|target| edition.site.targets[*target].organization);
        of_series.chain(of_targets).collect()
    };
    many.map(|id| (id, organizations(id))).collect()
}

/// The rows of an indicator by organization; what has only targets, or no figure of a single year, stands there too.
fn overview_rows<'a>(edition: &'a Edition, id: IndicatorId, organizations: &BTreeSet<OrganizationId>) -> Vec<Row<'a>> {
    let mut rows = Row::of_indicator(edition, id);
    let held: BTreeSet<OrganizationId> = rows.iter().map(|row| row.organization).collect();
    rows.extend(organizations.difference(&held).map(|organization| Row::empty(id, *organization)));
    rows
}

/// What charts and rows of an indicator's page weigh, where it is divided.
pub fn weights(edition: &Edition, id: IndicatorId) -> Vec<usize> {
    let Some(organizations) = edition.divided.get(&id) else { return Vec::new() };
    let rows = overview_rows(edition, id, organizations);
    let years = years(&rows).len();
    let charts = charts::wanted(edition, series_of(&edition.derived, id));
    std::iter::once(charts).chain(rows.iter().map(|row| edition.weights.matrix_row(row.figures(), years))).collect()
}

/// The same of the page of one organization.
pub fn weights_of(edition: &Edition, id: IndicatorId, organization: OrganizationId) -> Vec<usize> {
    let series: Vec<&Series> = series_by(&edition.derived, id, organization).iter().collect();
    let entries = entries(edition, id, &series, Some(organization));
    let charts = charts::wanted(edition, series);
    std::iter::once(charts).chain(entries.iter().map(|entry| entry.weight(edition))).collect()
}

/// The page of an indicator: all its figures, or those of the years where each organization has a page of its own.
pub fn view(w: &Writer<'_>, id: IndicatorId) -> (Head, IndicatorView) {
    let indicator = &w.site().indicators[id];
    let Link { label: name, lang: title_lang, .. } = w.indicator(id);
    let description = w.t("description-indicator", &[("name", name.as_str().into())]);
    let head = Head::new(name, description).below(w, [Kind::Indicators]).under(topic::link_of(w, id));
    let mut view = match w.edition.divided.get(&id) {
        Some(organizations) => overview_view(w, id, organizations),
        None => whole_view(w, id),
    };
    if w.number() == 1 {
        view.definition = indicator.definition.as_ref().map(|text| w.text(text).to_owned());
        view.facts = facts(w, indicator);
        view.related = indicator.related.iter().map(|other| w.indicator(*other)).collect();
        view.reuse = reuse::view(w, Some((id, &head.title)));
    }
    (Head { title_lang, ..head }, view)
}

/// Every value of every organization, in the order of their names, and all targets.
fn whole_view(w: &Writer<'_>, id: IndicatorId) -> IndicatorView {
    let mut by_organization: BTreeMap<OrganizationId, Vec<&Series>> = BTreeMap::new();
    for series in series_of(&w.edition.derived, id) {
        by_organization.entry(series.organization).or_default().push(series);
    }
    let mut list: Vec<(OrganizationId, Vec<&Series>)> = by_organization.into_iter().collect();
    let organizations = &w.edition.site.organizations;
    w.sort_by_name(&mut list, |(id, _)| (organizations[*id].short_name(), organizations[*id].sort_key.as_deref()));
    let sections: Vec<IndicatorSection> =
        list.iter().map(|(organization, series)| section(w, *organization, series, &vintages(series))).collect();
    let targets = w.edition.lookup.targets(id);
    let vintages: usize = sections.iter().map(|section| section.rows.len()).sum();
    let taken = w.edition.weights.vintage() * vintages + w.edition.weights.target() * targets.len();
    IndicatorView {
        charts: charts::indicator_charts(w, id, None, ROOM.saturating_sub(taken)),
        sections,
        targets: targets.iter().rev().map(|target| targets::target_row(w, *target)).collect(),
        ..IndicatorView::default()
    }
}

/// Every organization with its figures of the years, each leading to the page that has all of them.
fn overview_view(w: &Writer<'_>, id: IndicatorId, organizations: &BTreeSet<OrganizationId>) -> IndicatorView {
    let mut rows = overview_rows(w.edition, id, organizations);
    let registry = &w.edition.site.organizations;
    w.sort_by_name(&mut rows, |row| {
        let organization = &registry[row.organization];
        (organization.short_name(), organization.sort_key.as_deref())
    });
    let columns = years(&rows);
    let charts = charts::wanted(w.edition, series_of(&w.edition.derived, id));
    let weight = |row: &Row<'_>| w.edition.weights.matrix_row(row.figures(), columns.len());
    let (rows, room) = beside_charts(w, charts, rows, weight);
    IndicatorView {
        charts: charts::indicator_charts(w, id, None, room),
        overview: Some(overview(w, id, &rows, &columns)),
        ..IndicatorView::default()
    }
}

/// The page of one organization's figures of an indicator.
pub fn view_of(w: &Writer<'_>, id: IndicatorId, organization: OrganizationId) -> (Head, IndicatorView) {
    let site = w.site();
    let names = [
        ("indicator", w.text(&site.indicators[id].name).into()),
        ("organization", w.text(site.organizations[organization].short_name()).into()),
    ];
    let head = Head::new(w.t("title-indicator-of", &names), w.t("description-indicator-of", &names));
    let head = head.below(w, [Kind::Indicators]).under(topic::link_of(w, id)).under([w.indicator(id)]);
    let series: Vec<&Series> = series_by(&w.edition.derived, id, organization).iter().collect();
    let all = entries(w.edition, id, &series, Some(organization));
    let charts = charts::wanted(w.edition, series.iter().copied());
    let (entries, room) = beside_charts(w, charts, all, |entry| entry.weight(w.edition));
    let (mut vintages, mut targets) = (Vec::new(), Vec::new());
    for entry in entries {
        match entry {
            Entry::Vintage(series, point, id) => vintages.push((series, point, id)),
            Entry::Target(target) => targets.push(targets::target_row(w, target)),
        }
    }
    let view = IndicatorView {
        charts: charts::indicator_charts(w, id, Some(organization), room),
        sections: (!vintages.is_empty()).then(|| section(w, organization, &series, &vintages)).into_iter().collect(),
        targets,
        reuse: if w.number() == 1 { reuse::view(w, Some((id, w.text(&site.indicators[id].name)))) } else { None },
        ..IndicatorView::default()
    };
    (head, view)
}

fn facts(w: &Writer<'_>, indicator: &Indicator) -> Vec<MetaRow> {
    let settings = &w.site().settings;
    let units: Vec<String> = indicator
        .units
        .iter()
        .map(|unit| rows::unit_text(w, unit, indicator.noun()))
        .filter(|unit| !unit.is_empty())
        .collect();
    let topic = indicator.topic.as_ref().and_then(|key| settings.topics.iter().find(|(known, _)| known == key));
    let aliases = indicator.aliases.get(w.code).cloned().unwrap_or_default();
    let names = |list: &[(String, Localized)]| list.iter().map(|(_, name)| w.text(name).to_owned()).collect::<Vec<_>>();
    let growth = match indicator.growth_basis {
        GrowthBasis::None => String::new(),
        basis => w.word(&format!("basis-{}", basis.as_str())),
    };
    let list = |parts: Vec<String>| parts.join(&w.word("list-separator"));
    let rows = [
        ("fact-unit", list(units)),
        ("fact-kind", w.word(&format!("indicator-kind-{}", indicator.kind.as_str()))),
        ("fact-growth-basis", growth),
        ("fact-better", w.word(&format!("better-{}", indicator.better.as_str()))),
        ("fact-topic", topic.map(|(_, name)| w.text(name).to_owned()).unwrap_or_default()),
        ("fact-aliases", list(aliases)),
        ("fact-items", list(names(&indicator.items))),
        ("fact-bases", list(names(&indicator.bases))),
        ("fact-source", indicator.source.as_ref().map(|text| w.text(text).to_owned()).unwrap_or_default()),
        ("fact-id", indicator.id.clone()),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    rows.map(|(key, value)| MetaRow { label: w.word(key), value: rows::plain_link(value), datetime: None }).collect()
}

/// The values of one organization.
fn section(
    w: &Writer<'_>,
    organization: OrganizationId,
    all: &[&Series],
    vintages: &[(&Series, &Point, ObservationId)],
) -> IndicatorSection {
    IndicatorSection {
        id: format!("organization-{}", w.site().organizations[organization].id),
        organization: w.organization(organization),
        rows: vintages.iter().map(|(series, point, id)| vintage(w, all, series, point, *id)).collect(),
        notes: spans::notes(w, all),
    }
}

fn vintage(w: &Writer<'_>, all: &[&Series], series: &Series, point: &Point, id: ObservationId) -> VintageRow {
    let one = &w.site().observations[id];
    let report = &w.site().reports[one.report];
    let current = w.edition.derived.is_current(id);
    let (change, reason) = if current { changed(w, all, series, point) } else { (None, None) };
    VintageRow {
        period: w.period(point.period),
        details: w.details(one.item.as_deref(), one.basis.as_deref(), one.organization, one.organization),
        level: w.level(id),
        mark: one.level.is_none().then(|| w.mark(id)).flatten(),
        growth: stated::growths(w, id),
        rank: stated::rank(w, id),
        share: stated::share(w, id),
        status: w.status(one.status),
        change,
        reason,
        report: w.report(one.report),
        issued: report.issued.map(|date| w.edition.theme.words.date(w.code, date)),
        current,
        standing: standing(w, id),
        note: one.note.as_ref().map(|note| w.text(note).to_owned()),
    }
}

/// Another reporter's figure was not revised: it is not the one that counts.
fn standing(w: &Writer<'_>, id: ObservationId) -> Option<StandingView> {
    let view = |code| StandingView { code, label: w.word(code) };
    match w.edition.derived.standing(id) {
        Standing::Current => None,
        Standing::Superseded => Some(view("superseded")),
        Standing::Unrevised => Some(view("unrevised")),
        Standing::Outranked => Some(view("outranked")),
    }
}

/// The change on the comparable period a year before; else why there is none, where a neighbour exists.
fn changed(w: &Writer<'_>, all: &[&Series], series: &Series, point: &Point) -> (Option<FigureView>, Option<String>) {
    let site = w.site();
    match year_before(site, all, series, point) {
        Some((before, Ok(change))) => {
            let (old, new) = (&site.observations[before], &site.observations[point.current]);
            (Some(change_figure(w, old, new, &change)), None)
        }
        // Said once below the table, as it holds for every row.
        Some((_, Err(Reason::Growth(_)))) | None => (None, None),
        Some((_, Err(reason))) => (None, Some(w.reason(reason))),
    }
}
