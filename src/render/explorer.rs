//! Data of the readers' own comparison: which organizations have figures of which indicators, and the figures of each
//! indicator sorted into classes, within which they are comparable. Classic scripts, since pages opened from `file://`
//! may load nothing else; texts in all languages of the site, so that one file serves all.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result};
use rust_decimal::Decimal;
use serde::Serialize;

use super::charts::{AxisUnit, Extent, Strand, break_between, is_adjacent};
use super::frame::asset;
use super::views::ExplorerView;
use super::{Edition, Writer, rows, series_of};
use crate::derive::{Point, Series};
use crate::lang::Localized;
use crate::model::{Facet, GrowthBasis, IndicatorId, ObservationStatus, OrganizationId};
use crate::period::Period;
use crate::quantity::{Dimension, GrowthUnit, Quantity};
use crate::urls::{Kind, PageId, encode_fragment};

/// The file that lists what can be compared, below `data/`.
pub const CATALOGUE: &str = "compare.js";

/// One text per language of the site, in the order of `languages`.
type Texts = Vec<String>;

/// Where what can be chosen is listed.
#[derive(Serialize)]
struct Catalogue<'a> {
    languages: &'a [String],
    topics: Vec<Texts>,
    organizations: Vec<(&'a str, Texts)>,
    /// Id, name, number of the topic, numbers of the organizations with figures.
    indicators: Vec<(&'a str, Texts, usize, Vec<usize>)>,
    /// Words of the statuses that are not normal.
    statuses: BTreeMap<&'static str, Texts>,
    /// What is shown before anything is chosen.
    first: &'a str,
}

/// What figures must share to be compared: one measure, item, basis, part of the year and unit.
#[derive(Serialize)]
struct Class {
    /// The same in every release, for shared addresses: `level~CNY~~~01-12`.
    id: String,
    /// Level or growth, in words.
    measure: Texts,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<Texts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<Texts>,
    span: Texts,
    /// The unit of the axis; what a value is divided by to come into it.
    units: Vec<(String, String)>,
}

/// Number of the organization in the catalogue, number of the class, period, exact value in the base unit, 1 where the
/// line goes on from the row before, the figure in words, status, report, anchor.
type Row<'a> = (usize, usize, String, String, u8, Texts, &'static str, &'a str, String);

/// The figures of one indicator.
#[derive(Serialize)]
struct Figures<'a> {
    classes: Vec<Class>,
    rows: Vec<Row<'a>>,
}

/// A level, or growth on the year before in one unit and on one basis.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Measure {
    Level(Dimension),
    Growth(GrowthUnit, GrowthBasis),
}

/// By what figures fall into classes.
type ClassKey<'a> = (Measure, Option<&'a str>, Option<&'a str>, Extent);

/// Names of the files below `data/`; none where there is nothing to compare with.
pub fn files(edition: &Edition) -> Vec<String> {
    let mut each = offered(edition).map(|id| format!("figures/{}.js", edition.site.indicators[id].id)).peekable();
    let catalogue = each.peek().map(|_| CATALOGUE.to_owned());
    catalogue.into_iter().chain(each).collect()
}

/// The bytes of one of the [`files`].
pub fn file(edition: &Edition, name: &str) -> Result<Vec<u8>> {
    if name == CATALOGUE {
        return script("", &catalogue(edition));
    }
    let id = name.strip_prefix("figures/").and_then(|name| name.strip_suffix(".js")).unwrap_or(name);
    let indicator = edition.names.find_indicator(id).with_context(|| format!("no figures of {id} to compare"))?;
    script(id, &figures(edition, indicator))
}

/// Where the page that offers the comparison finds figures and reports, with the scripts that it needs for it.
pub fn view(w: &Writer<'_>) -> Option<(ExplorerView, Vec<String>)> {
    let script = asset(w, "explorer.js").filter(|_| offered(w.edition).next().is_some())?;
    let catalogue = w.href_to(&PageId::Data(CATALOGUE.to_owned()));
    let folder = |href: &str, file: &str| href.strip_suffix(file).unwrap_or(href).to_owned();
    let view = ExplorerView {
        figures: format!("{}figures/", folder(&catalogue, CATALOGUE)),
        reports: folder(&w.href(Kind::Reports), "index.html"),
    };
    Some((view, vec![script, catalogue]))
}

/// `duizhaoCompare(name, data)`: the page's script has the function.
fn script(name: &str, data: &impl Serialize) -> Result<Vec<u8>> {
    let (name, data) = (serde_json::to_string(name)?, serde_json::to_string(data).context("writing figures")?);
    Ok(format!("duizhaoCompare({name},{data});\n").into_bytes())
}

/// The indicators with figures in time.
fn offered(edition: &Edition) -> impl Iterator<Item = IndicatorId> {
    edition.site.indicators.ids().filter(|id| drawn(edition, *id).next().is_some())
}

/// The organizations that have such figures of an indicator.
fn organizations(edition: &Edition, id: IndicatorId) -> BTreeSet<OrganizationId> {
    drawn(edition, id).map(|series| series.organization).collect()
}

fn drawn(edition: &Edition, id: IndicatorId) -> impl Iterator<Item = &Series> {
    let series = series_of(&edition.derived, id).iter().filter(|series| series.dimension != Dimension::Place);
    series.filter(|series| !measures(edition, series).is_empty())
}

/// One writer per language, all for the page of comparisons.
fn writers(edition: &Edition) -> Vec<Writer<'_>> {
    let languages = 0..edition.site.settings.languages.len();
    languages.map(|lang| Writer::new(edition, PageId::page(lang, Kind::Compare))).collect()
}

fn catalogue(edition: &Edition) -> Catalogue<'_> {
    let site = &edition.site;
    let writers = writers(edition);
    let each = |text: &dyn Fn(&Writer<'_>) -> String| -> Texts { writers.iter().map(text).collect() };
    let name = |name: &Localized| each(&|w| w.text(name).to_owned());
    let topics = writers.first().map(rows::topics).unwrap_or_default();
    let topic_of = |id: IndicatorId| {
        let topic = site.indicators[id].topic.as_deref();
        topics.iter().position(|(key, _)| *key == topic).unwrap_or(topics.len().saturating_sub(1))
    };
    let mut indicators: Vec<IndicatorId> = offered(edition).collect();
    if let Some(w) = writers.first() {
        let of = &site.indicators;
        w.sort_by_name(&mut indicators, |id| (&of[*id].name, of[*id].sort_key.as_deref()));
    }
    // Stable: within a topic the order of names stays.
    indicators.sort_by_key(|id| topic_of(*id));
    let offered: BTreeMap<IndicatorId, BTreeSet<OrganizationId>> =
        indicators.iter().map(|id| (*id, organizations(edition, *id))).collect();
    let headline = site.settings.headline.iter().filter(|id| offered.contains_key(id)).chain(&indicators);
    // Of equals the first; `max_by_key` takes the last.
    let first = headline.rev().max_by_key(|id| most_together(edition, **id));
    let statuses = ObservationStatus::all().into_iter().filter(|status| *status != ObservationStatus::Normal);
    Catalogue {
        languages: &site.settings.languages,
        topics: (0..topics.len())
            .map(|at| each(&|w| rows::topics(w).get(at).map(|(_, name)| name.clone()).unwrap_or_default()))
            .collect(),
        organizations: site.organizations.iter().map(|(_, one)| (one.id.as_str(), name(one.short_name()))).collect(),
        indicators: indicators
            .iter()
            .map(|id| {
                let numbers = offered.get(id).into_iter().flatten().map(|id| id.index()).collect();
                (site.indicators[*id].id.as_str(), name(&site.indicators[*id].name), topic_of(*id), numbers)
            })
            .collect(),
        statuses: statuses
            .map(|status| (status.code(), each(&|w| w.word(&format!("status-{}", status.code())))))
            .collect(),
        first: first.map_or("", |id| site.indicators[*id].id.as_str()),
    }
}

/// The measures that a series has figures in.
fn measures(edition: &Edition, series: &Series) -> BTreeSet<Measure> {
    let observations = series.points.iter().filter(|point| Extent::of(point.period).is_some());
    let observations = observations.map(|point| &edition.site.observations[point.current]);
    observations
        .flat_map(|one| {
            let level = one.level.as_ref().and_then(Quantity::base);
            let growth = one.yoy.as_ref().map(|yoy| Measure::Growth(yoy.unit, one.yoy_basis));
            [level.map(|_| Measure::Level(series.dimension.clone())), growth]
        })
        .flatten()
        .collect()
}

/// The exact value of a point in a measure; `None` where it has none.
fn value(edition: &Edition, point: &Point, measure: &Measure) -> Option<Decimal> {
    let one = &edition.site.observations[point.current];
    match measure {
        Measure::Level(_) => one.level.as_ref().and_then(Quantity::base),
        Measure::Growth(unit, basis) => {
            one.yoy.as_ref().filter(|yoy| yoy.unit == *unit && one.yoy_basis == *basis).map(|yoy| yoy.value)
        }
    }
}

/// All strands of an indicator by class; ranks are no heights.
fn classes<'a>(edition: &'a Edition, id: IndicatorId) -> BTreeMap<ClassKey<'a>, Vec<Strand<'a>>> {
    let mut classes: BTreeMap<ClassKey<'_>, Vec<Strand<'_>>> = BTreeMap::new();
    let key = |facet: &'a Option<Box<Facet>>| facet.as_ref().map(|facet| facet.key.as_str());
    for series in series_of(&edition.derived, id).iter().filter(|series| series.dimension != Dimension::Place) {
        for measure in measures(edition, series) {
            for strand in Strand::all(series, |point| value(edition, point, &measure).is_some()) {
                let class = (measure.clone(), key(&series.item), key(&series.basis), strand.extent);
                classes.entry(class).or_default().push(strand);
            }
        }
    }
    classes
}

/// How many organizations have two figures or more in one class: a comparison worth opening with.
fn most_together(edition: &Edition, id: IndicatorId) -> usize {
    let lines = |strands: Vec<Strand<'_>>| strands.iter().filter(|strand| strand.points.len() > 1).count();
    classes(edition, id).into_values().map(lines).max().unwrap_or(0)
}

fn figures(edition: &Edition, id: IndicatorId) -> Figures<'_> {
    let writers = writers(edition);
    let mut out = Figures { classes: Vec::new(), rows: Vec::new() };
    for ((measure, ..), strands) in classes(edition, id) {
        let Some(first) = strands.first() else { continue };
        let number = out.classes.len();
        out.classes.push(class(&writers, &measure, first, &strands));
        for strand in &strands {
            out.rows.extend(strand_rows(&writers, &measure, strand, number));
        }
    }
    out
}

/// Measure, unit or basis of growth, item, basis and part of the year.
fn class_id(measure: &Measure, strand: &Strand<'_>) -> String {
    let (measure, of) = match measure {
        Measure::Level(dimension) => ("level", dimension.base_unit()),
        Measure::Growth(GrowthUnit::Percent, basis) => ("yoy", basis.as_str().to_owned()),
        Measure::Growth(GrowthUnit::Points, basis) => ("yoy-points", basis.as_str().to_owned()),
    };
    let key = |facet: &Option<Box<Facet>>| facet.as_ref().map_or(String::new(), |facet| facet.key.clone());
    let extent = match strand.extent {
        Extent::Instant => "instant".to_owned(),
        Extent::Months { start, end, years: 0 } => format!("{start:02}-{end:02}"),
        Extent::Months { start, end, years } => format!("{start:02}-{end:02}+{years}"),
    };
    [measure.to_owned(), of, key(&strand.series.item), key(&strand.series.basis), extent].join("~")
}

fn class(writers: &[Writer<'_>], measure: &Measure, first: &Strand<'_>, all: &[Strand<'_>]) -> Class {
    let each = |text: &dyn Fn(&Writer<'_>) -> String| -> Texts { writers.iter().map(text).collect() };
    let facet = |facet: &Option<Box<Facet>>| facet.as_ref().map(|facet| each(&|w| w.facet(facet).to_owned()));
    Class {
        id: class_id(measure, first),
        measure: each(&|w| match measure {
            Measure::Level(_) => w.word("value"),
            Measure::Growth(_, GrowthBasis::None) => w.word("explorer-growth"),
            Measure::Growth(_, basis) => {
                let basis = w.word(&format!("basis-{}", basis.as_str()));
                w.t("explorer-growth-basis", &[("basis", basis.into())])
            }
        }),
        item: facet(&first.series.item),
        basis: facet(&first.series.basis),
        span: each(&|w| span(w, first)),
        units: writers.iter().map(|w| unit(w, measure, first.series.indicator, all)).collect(),
    }
}

/// The part of the year that figures cover, in words.
fn span(w: &Writer<'_>, strand: &Strand<'_>) -> String {
    let period = strand.points.first().map_or(Period::None, |point| point.period);
    match strand.extent {
        Extent::Instant => w.word("span-instants"),
        Extent::Months { years, .. } if years > 0 => w.word("span-several-years"),
        _ if period.is_one_year() => w.word("span-year"),
        _ => period.display_in_year(w.tongue).unwrap_or_default(),
    }
}

fn unit(w: &Writer<'_>, measure: &Measure, indicator: IndicatorId, strands: &[Strand<'_>]) -> (String, String) {
    let axis = match measure {
        Measure::Level(_) => {
            let site = w.site();
            let ids = strands.iter().flat_map(|strand| strand.points.iter().map(|point| point.current));
            AxisUnit::of(w, indicator, ids.filter_map(|id| site.observations[id].level.as_ref()))
        }
        Measure::Growth(..) => AxisUnit::percent(w),
    };
    let size = axis.size().normalize().to_string();
    let points = matches!(measure, Measure::Growth(GrowthUnit::Points, _));
    (if points { w.word("unit-points") } else { axis.name }, size)
}

/// The rows of one organization in a class, in the order of time.
fn strand_rows<'a>(writers: &[Writer<'a>], measure: &Measure, strand: &Strand<'a>, class: usize) -> Vec<Row<'a>> {
    let Some(edition) = writers.first().map(|w| w.edition) else { return Vec::new() };
    let site = &edition.site;
    let mut before: Option<&Point> = None;
    let mut rows = Vec::new();
    for point in &strand.points {
        let one = &site.observations[point.current];
        let joined = before.is_some_and(|before| {
            let earlier = &site.observations[before.current];
            is_adjacent(before.period, point.period) && break_between(site, earlier, one).is_none()
        });
        let text = |w: &Writer<'_>| match measure {
            Measure::Level(_) => one.level.as_ref().map(|level| w.level_text(one.indicator, level)),
            Measure::Growth(..) => one.yoy.as_ref().map(|yoy| w.growth_text(yoy)),
        };
        rows.push((
            strand.series.organization.index(),
            class,
            point.period.canonical(),
            value(edition, point, measure).map(|value| value.normalize().to_string()).unwrap_or_default(),
            u8::from(joined),
            writers.iter().map(|w| text(w).unwrap_or_default()).collect(),
            one.status.code(),
            site.reports[one.report].slug.as_str(),
            encode_fragment(&one.anchor),
        ));
        before = Some(point);
    }
    rows
}
