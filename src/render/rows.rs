//! Figures and reports as rows and cards, for every page that lists them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Writer;
use super::index::series_of;
use super::views::{FigureGroup, FigureRow, IndicatorCard, Link, ReportCard, StatusView};
use crate::derive::{Point, Series};
use crate::lang::{Localized, Tongue, html_lang};
use crate::model::{IndicatorId, ObservationId, Report, ReportId, ReportStatus};
use crate::period::Period;
use crate::quantity::{self, Form, Unit};
use crate::urls::encode_fragment;

/// A figure of a report as a row of its table. `in_prose` is the id of the figure in the report's prose, which then
/// is the permalink; without it the row is.
pub fn figure_row(w: &Writer<'_>, id: ObservationId, in_prose: Option<&str>) -> FigureRow {
    let observation = &w.site().observations[id];
    let report = &w.site().reports[observation.report];
    let (note, note_lang) = stated(w, observation.note.as_ref());
    let row = FigureRow {
        id: row_id(&observation.anchor, in_prose),
        indicator: w.indicator(observation.indicator),
        details: w.details(
            observation.item.as_deref(),
            observation.basis.as_deref(),
            observation.organization,
            report.about,
        ),
        period: w.period(observation.period),
        level: w.level(id),
        growth: super::stated::growths(w, id),
        rank: super::stated::rank(w, id),
        share: super::stated::share(w, id),
        status: w.status(observation.status),
        sentence: in_prose.map(|prose| format!("#{}", encode_fragment(prose))),
        note,
        note_lang,
        source: observation.source.as_ref().map(|source| w.text(source).to_owned()),
        mark: observation.level.is_none().then(|| w.mark(id)).flatten(),
        place: w.place(observation.span),
        citation: String::new(),
    };
    FigureRow { citation: super::cite::figure(w, id, &row), ..row }
}

/// The id of a row: the anchor itself, unless that stands in the prose.
pub fn row_id(anchor: &str, in_prose: Option<&str>) -> String {
    let anchor = encode_fragment(anchor);
    if in_prose.is_some() { format!("row-{anchor}") } else { anchor }
}

/// The topics in the site's order, each with the name it has in the language, then `None` for what has no topic.
pub fn topics<'a>(w: &Writer<'a>) -> Vec<(Option<&'a str>, String)> {
    let topics = w.site().settings.topics.iter();
    let named = topics.map(|(key, name)| (Some(key.as_str()), w.text(name).to_owned()));
    named.chain([(None, w.word("topic-other"))]).collect()
}

/// A report's figures by topic. Where no indicator has a topic there is one group without a name.
pub fn figure_groups(w: &Writer<'_>, report: &Report, in_prose: &BTreeMap<ObservationId, String>) -> Vec<FigureGroup> {
    let mut by_topic: BTreeMap<Option<&str>, Vec<FigureRow>> = BTreeMap::new();
    for id in &report.observations {
        let indicator = &w.site().indicators[w.site().observations[*id].indicator];
        let row = figure_row(w, *id, in_prose.get(id).map(String::as_str));
        by_topic.entry(indicator.topic.as_deref()).or_default().push(row);
    }
    let alone = by_topic.len() == 1 && by_topic.contains_key(&None);
    let groups = topics(w).into_iter().filter_map(|(key, name)| {
        let rows = by_topic.remove(&key)?;
        Some(FigureGroup { topic: if alone { String::new() } else { name }, rows })
    });
    groups.collect()
}

/// A report in a list.
pub fn report_card(w: &Writer<'_>, id: ReportId) -> ReportCard {
    let report = &w.site().reports[id];
    let counts = [("count-figures", report.observations.len()), ("count-targets", report.targets.len())];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| w.count(key, count));
    let (summary, summary_lang) = stated(w, report.summary.as_ref());
    ReportCard {
        report: w.report(id),
        kind: kind(w, report),
        organization: w.organization(report.organization),
        period: w.period(report.period),
        issued: report.issued.map(|date| w.edition.theme.words.date(w.code, date)),
        summary,
        summary_lang,
        counts: joined(w, counts),
        translated: report.prose.is_empty() || report.prose.contains_key(w.code),
        status: status(w, report),
    }
}

/// Draft, or in review; `None` where it is published.
pub fn status(w: &Writer<'_>, report: &Report) -> Option<StatusView> {
    let (code, key) = match report.status {
        ReportStatus::Published => return None,
        ReportStatus::Review => ("review", "in-review"),
        ReportStatus::Draft => ("draft", "draft"),
    };
    Some(StatusView { code: code.to_owned(), word: w.word(key) })
}

/// Summary, plan or bulletin.
pub fn kind(w: &Writer<'_>, report: &Report) -> StatusView {
    let code = report.kind.as_str().to_owned();
    StatusView { word: w.word(&format!("kind-{code}")), code }
}

/// A text with the `lang` it has where that is not the page's.
pub fn stated(w: &Writer<'_>, text: Option<&Localized>) -> (Option<String>, Option<String>) {
    match text.map(|text| text.get(w.code)) {
        Some((text, lang)) => (Some(text.to_owned()), (lang != w.code).then(|| html_lang(lang).to_owned())),
        None => (None, None),
    }
}

/// The same as a link without an address.
pub fn told(w: &Writer<'_>, text: &Localized) -> Link {
    let (label, lang) = stated(w, Some(text));
    Link { label: label.unwrap_or_default(), href: None, lang }
}

/// Parts joined as the language lists them.
pub fn joined(w: &Writer<'_>, parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().collect::<Vec<String>>().join(&w.word("list-separator"))
}

/// The newest figure of an indicator: of the main series (no item, the default basis) before others; then the latest
/// period, levels before rates, the organization with most reports. Spans over several years stand back.
pub fn latest<'a>(w: &Writer<'a>, indicator: IndicatorId) -> Option<(&'a Series, &'a Point)> {
    let candidates =
        series_of(&w.edition.derived, indicator).iter().filter_map(|series| Some((series, newest(w, series)?)));
    candidates.max_by_key(|(series, point)| {
        let has_level = w.site().observations[point.current].level.is_some();
        let reports = w.edition.index.report_count(series.organization);
        let first = std::cmp::Reverse(series.organization);
        (
            series.item.is_none(),
            series.basis.is_none(),
            is_plain(point.period),
            point.period.end(),
            has_level,
            reports,
            first,
        )
    })
}

/// The newest value of a series that is there; of periods that end together the longest.
fn newest<'a>(w: &Writer<'a>, series: &'a Series) -> Option<&'a Point> {
    let stated = series.points.iter().filter(|point| !w.site().observations[point.current].status.is_without_value());
    stated.max_by_key(|point| (is_plain(point.period), point.period.end(), point.period.months()))
}

fn is_plain(period: Period) -> bool {
    period.is_within_year() || matches!(period, Period::Instant(_))
}

/// An indicator in a list: its newest figure, the shape of its series, how many organizations report it, and when.
pub fn indicator_card(w: &Writer<'_>, id: IndicatorId) -> IndicatorCard {
    let newest = latest(w, id);
    let indicator = &w.site().indicators[id];
    IndicatorCard {
        indicator: w.indicator(id),
        unit: unit_text(w, &indicator.unit(), indicator.noun()),
        scope: scope(w, id),
        latest: newest.map(|(_, point)| w.figure(point.current)),
        latest_of: newest.map(|(series, point)| latest_of(w, series, point)).unwrap_or_default(),
        sparkline: newest.and_then(|(series, _)| super::charts::sparkline(w, series)),
    }
}

/// Whose figure the newest one is, of what exactly, and when.
pub fn latest_of(w: &Writer<'_>, series: &Series, point: &Point) -> String {
    let organization = w.text(w.site().organizations[series.organization].short_name()).to_owned();
    let item = series.item.as_deref().map(|item| w.facet(item).to_owned());
    let parts: Vec<String> = [Some(organization), item, Some(w.period(point.period))].into_iter().flatten().collect();
    parts.join(&w.word("clause-separator"))
}

/// `4 organizations, 2013–2025`.
fn scope(w: &Writer<'_>, id: IndicatorId) -> String {
    let series = series_of(&w.edition.derived, id);
    let mut organizations: Vec<_> = series.iter().map(|series| series.organization).collect();
    organizations.dedup();
    let years = || series.iter().flat_map(|series| &series.points).filter_map(|point| point.period.end_year());
    let organizations = ("organizations", organizations.len().into());
    match (years().min(), years().max()) {
        (Some(from), Some(to)) if from < to => {
            w.t("scope-indicator", &[organizations, ("from", from.to_string().into()), ("to", to.to_string().into())])
        }
        (Some(year), _) => w.t("scope-indicator-year", &[organizations, ("year", year.to_string().into())]),
        (None, _) => match series.len() {
            0 => String::new(),
            _ => w.t("count-organizations", &[("count", organizations.1)]),
        },
    }
}

/// The unit's name as the language writes it: 亿元 in Chinese; in English RMB, since figures carry their scale.
pub fn unit_text(w: &Writer<'_>, unit: &Unit, noun: Option<(&str, &str)>) -> String {
    if w.tongue == Tongue::Zh {
        return match &unit.form {
            Form::Custom { zh, .. } => zh.clone(),
            _ if unit.symbol == "1" => String::new(),
            _ => unit.symbol.clone(),
        };
    }
    match &unit.form {
        Form::Money(code) => (*code).to_owned(),
        Form::Named { name, .. } => (*name).to_owned(),
        Form::Bare => noun.map_or_else(String::new, |(_, other)| other.to_owned()),
        Form::Suffix { sign, .. } => sign.trim().to_owned(),
        Form::Mu => "mu".to_owned(),
        Form::Place => String::new(),
        Form::Per(over, _) => {
            // `RMB 1 per person` names the unit beside the number.
            let one = quantity::plain(Decimal::ONE, unit, None, w.tongue);
            let name = unit_text(w, over, None);
            one.split_once(" per ").map_or(one.clone(), |(_, under)| format!("{name} per {under}"))
        }
        Form::Custom { en, .. } => en.clone(),
    }
}

/// A link without an address.
pub fn plain_link(label: impl Into<String>) -> Link {
    Link { label: label.into(), ..Link::default() }
}
