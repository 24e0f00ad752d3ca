//! An indicator's page: what it is, its charts, and every value ever published of it, by organization.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::change::{change_figure, year_before};
use super::frame::Head;
use super::views::{FigureView, IndicatorSection, IndicatorView, IndicatorsView, Link, MetaRow, TopicView, VintageRow};
use super::{Writer, charts, cite, rows, series_of, spans, stated, targets};
use crate::derive::{Point, Reason, Series};
use crate::lang::Localized;
use crate::model::{GrowthBasis, Indicator, IndicatorId, ObservationId, OrganizationId};
use crate::urls::{Kind, PageId};

/// The page of an indicator.
pub fn view(w: &Writer<'_>, id: IndicatorId) -> (Head, IndicatorView) {
    let indicator = &w.site().indicators[id];
    let Link { label: name, lang: title_lang, .. } = w.indicator(id);
    let description = w.t("description-indicator", &[("name", name.as_str().into())]);
    let head = Head { title_lang, ..Head::new(name, description).below(w, [Kind::Indicators]) };
    let targets = w.edition.lookup.targets(id);
    let view = IndicatorView {
        definition: indicator.definition.as_ref().map(|text| w.text(text).to_owned()),
        facts: facts(w, indicator),
        charts: charts::indicator_charts(w, id),
        sections: sections(w, id),
        targets: targets.iter().rev().map(|target| targets::target_row(w, *target)).collect(),
        related: indicator.related.iter().map(|other| w.indicator(*other)).collect(),
        downloads: download(w, indicator).into_iter().collect(),
        citation: cite::data(w, Some(&head.title)),
    };
    (head, view)
}

fn download(w: &Writer<'_>, indicator: &Indicator) -> Option<Link> {
    let href = w.href_to(&PageId::Data(format!("indicators/{}.csv", indicator.id)));
    let label = w.t(
        "download-file",
        &[("file", format!("{}.csv", indicator.id).into()), ("kind", w.word("download-csv").into())],
    );
    w.site().settings.data_csv.then_some(Link { label, href: Some(href), lang: None })
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

/// One section per organization, in the order of their names.
fn sections(w: &Writer<'_>, id: IndicatorId) -> Vec<IndicatorSection> {
    let mut by_organization: BTreeMap<OrganizationId, Vec<&Series>> = BTreeMap::new();
    for series in series_of(&w.edition.derived, id) {
        by_organization.entry(series.organization).or_default().push(series);
    }
    let mut list: Vec<(OrganizationId, Vec<&Series>)> = by_organization.into_iter().collect();
    let organizations = &w.edition.site.organizations;
    w.sort_by_name(&mut list, |(id, _)| (organizations[*id].short_name(), organizations[*id].sort_key.as_deref()));
    let sections = list.into_iter().map(|(organization, series)| IndicatorSection {
        id: format!("organization-{}", organizations[organization].id),
        organization: w.organization(organization),
        rows: vintages(w, &series),
        notes: spans::notes(w, &series),
    });
    sections.collect()
}

/// Every vintage of every point, the newest period first, within it the newest vintage.
fn vintages(w: &Writer<'_>, all: &[&Series]) -> Vec<VintageRow> {
    let mut points: Vec<(&Series, &Point)> =
        all.iter().flat_map(|series| series.points.iter().map(|point| (*series, point))).collect();
    points.sort_by_key(|(_, point)| (Reverse(point.period.end()), Reverse(point.period.months())));
    let rows = points.into_iter().flat_map(|(series, point)| {
        point.vintages.iter().rev().map(|id| vintage(w, all, series, point, *id)).collect::<Vec<_>>()
    });
    rows.collect()
}

fn vintage(w: &Writer<'_>, all: &[&Series], series: &Series, point: &Point, id: ObservationId) -> VintageRow {
    let one = &w.site().observations[id];
    let report = &w.site().reports[one.report];
    let current = w.edition.derived.is_current(id);
    let (change, reason) = if current { changed(w, all, series, point) } else { (None, None) };
    VintageRow {
        period: w.period(point.period),
        details: w.details(one.item.as_ref(), one.basis.as_ref(), one.organization, one.organization),
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
        note: one.note.as_ref().map(|note| w.text(note).to_owned()),
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

/// The list of all indicators, by topic and name.
pub fn list_view(w: &Writer<'_>) -> (Head, IndicatorsView) {
    let head = Head::new(w.word("title-indicators"), w.word("description-indicators")).below(w, []);
    let indicators = &w.edition.site.indicators;
    let mut by_topic: BTreeMap<Option<&str>, Vec<IndicatorId>> = BTreeMap::new();
    for (id, indicator) in indicators.iter() {
        by_topic.entry(indicator.topic.as_deref()).or_default().push(id);
    }
    let topics = rows::topics(w).into_iter().filter_map(|(key, name)| {
        let mut list = by_topic.remove(&key)?;
        w.sort_by_name(&mut list, |id| (&indicators[*id].name, indicators[*id].sort_key.as_deref()));
        Some(TopicView { name, indicators: list.into_iter().map(|id| rows::indicator_card(w, id)).collect() })
    });
    (head, IndicatorsView { topics: topics.collect() })
}
