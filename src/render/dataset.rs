//! What JSON-LD says of data: of an indicator, and of the whole site. Search engines for data want to know what is
//! measured, of whom, from when to when, and which files hold it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::frame::Head;
use super::linked::{address, organization, publisher};
use super::{Writer, export, rows, series_of};
use crate::derive::Series;
use crate::model::{IndicatorId, OrganizationId, Site};
use crate::urls::{Kind, PageId};

/// Places that are named; whoever covers more is named by those that the others lie in.
const PLACES_MAX: usize = 20;

/// The most that search engines read of a description, in characters.
const DESCRIPTION_MAX: usize = 5000;

/// The fields of a page's data; `None` where it has none.
pub fn of(w: &Writer<'_>, kind: &Kind, head: &Head) -> Option<Map<String, Value>> {
    let (series, indicator) = match kind {
        Kind::Indicator(id) => (series_of(&w.edition.derived, *id), Some(*id)),
        Kind::Data => (w.edition.derived.series.as_slice(), None),
        _ => return None,
    };
    let extent = Extent::of(w, series)?;
    let roots = roots(w.site(), &extent.organizations);
    let creators: Vec<Value> = roots.iter().map(|id| organization(w, *id)).collect();
    let published = publisher(w);
    let fields = [
        ("name", json!(if indicator.is_some() { &head.title } else { w.text(&w.site().settings.title) })),
        ("description", json!(description(w, head, indicator, &extent))),
        ("creator", if published.is_null() { json!(creators) } else { published }),
        ("temporalCoverage", json!(interval(extent.from, extent.to))),
        ("spatialCoverage", roots.iter().map(|id| place(w, *id)).collect()),
        ("variableMeasured", variables(w, series)),
        ("dateModified", json!(extent.released.map(|date| date.to_string()))),
        ("isAccessibleForFree", json!(true)),
        ("distribution", distribution(w, indicator)),
    ];
    let stated = fields.into_iter().filter(|(_, value)| !value.is_null() && *value != json!([]));
    Some(stated.map(|(key, value)| (key.to_owned(), value)).collect())
}

/// An interval of ISO 8601.
pub fn interval(from: Option<Date>, to: Option<Date>) -> Option<String> {
    let (from, to) = from.zip(to)?;
    Some(format!("{from}/{to}"))
}

/// Where an organization is: it stands for its place.
pub fn place(w: &Writer<'_>, id: OrganizationId) -> Value {
    json!({ "@type": "Place", "name": w.text(w.site().organizations[id].short_name()) })
}

/// How far data reach.
struct Extent {
    figures: usize,
    organizations: BTreeSet<OrganizationId>,
    from: Option<Date>,
    to: Option<Date>,
    /// When the newest report came out.
    released: Option<Date>,
}

impl Extent {
    /// That of some series; `None` where there are no figures.
    fn of(w: &Writer<'_>, series: &[Series]) -> Option<Extent> {
        let points = || series.iter().flat_map(|series| &series.points);
        let vintages = || points().flat_map(|point| &point.vintages);
        let site = w.site();
        let released = vintages().filter_map(|id| site.reports[site.observations[*id].report].release_date()).max();
        let extent = Extent {
            figures: vintages().count(),
            organizations: series.iter().map(|series| series.organization).collect(),
            from: points().filter_map(|point| point.period.start()).min(),
            to: points().filter_map(|point| point.period.end()).max(),
            released,
        };
        (extent.figures > 0).then_some(extent)
    }
}

/// The organizations that lie in no other of them; not more than are named.
pub fn roots(site: &Site, organizations: &BTreeSet<OrganizationId>) -> Vec<OrganizationId> {
    let within = |id: &OrganizationId| site.organizations[*id].within;
    let is_root = |id: &OrganizationId| {
        let mut above = std::iter::successors(within(id), within);
        !above.any(|id| organizations.contains(&id))
    };
    organizations.iter().copied().filter(is_root).take(PLACES_MAX).collect()
}

/// What the page says of itself, what the indicator is, and how far the data reach.
fn description(w: &Writer<'_>, head: &Head, indicator: Option<IndicatorId>, extent: &Extent) -> String {
    let definition = indicator.and_then(|id| w.site().indicators[id].definition.as_ref());
    let figures = w.count("count-figures", extent.figures);
    let organizations = w.count("count-organizations", extent.organizations.len());
    let extent = w.t("dataset-extent", &[("figures", figures.into()), ("organizations", organizations.into())]);
    let parts = [Some(head.description.as_str()), definition.map(|text| w.text(text)), Some(extent.as_str())];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    parts.join(&w.word("sentence-separator")).chars().take(DESCRIPTION_MAX).collect()
}

/// What is measured, each once, in which unit.
fn variables(w: &Writer<'_>, series: &[Series]) -> Value {
    let indicators: BTreeSet<IndicatorId> = series.iter().map(|series| series.indicator).collect();
    let variable = |id: IndicatorId| {
        let indicator = &w.site().indicators[id];
        let mut value =
            json!({ "@type": "PropertyValue", "name": w.text(&indicator.name), "propertyID": indicator.id });
        let unit = rows::unit_text(w, &indicator.unit(), indicator.noun());
        if let Some(fields) = value.as_object_mut().filter(|_| !unit.is_empty()) {
            fields.insert("unitText".into(), json!(unit));
        }
        value
    };
    indicators.into_iter().map(variable).collect()
}

/// The files that hold the data.
fn distribution(w: &Writer<'_>, indicator: Option<IndicatorId>) -> Value {
    let stem = match indicator {
        Some(id) => format!("indicators/{}", w.site().indicators[id].id),
        None => "observations".to_owned(),
    };
    let file = |name: String| {
        let format = export::media_type(&name);
        json!({ "@type": "DataDownload", "encodingFormat": format, "contentUrl": address(w, &PageId::Data(name)) })
    };
    export::files_of(w.edition, &stem, w.code).into_iter().map(file).collect()
}
