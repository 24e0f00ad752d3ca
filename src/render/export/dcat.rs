//! `catalog.jsonld`: a DCAT 3 catalogue, which open-data portals harvest: the figures of the site as one dataset, and each
//! indicator as one. <https://www.w3.org/TR/vocab-dcat-3/>

use std::collections::BTreeSet;

use anyhow::Result;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::{Exporter, json as file, media_type, series_of};
use crate::derive::Series;
use crate::lang::html_lang;
use crate::model::IndicatorId;
use crate::render::{Writer, dataset, license};
use crate::urls::{Kind, PageId};

/// The name of the file.
pub const NAME: &str = "catalog.jsonld";

/// The whole catalogue.
pub fn write(export: &Exporter<'_>) -> Result<Vec<u8>> {
    let site = export.site();
    let all = dataset(export, None, &export.edition.derived.series);
    let each =
        super::with_figures(export.edition).map(|id| dataset(export, Some(id), series_of(&export.edition.derived, id)));
    let datasets: Vec<Value> = std::iter::once(all).chain(each).collect();
    let catalog = object([
        (
            "@context",
            json!({
                "dcat": "http://www.w3.org/ns/dcat#",
                "dct": "http://purl.org/dc/terms/",
                "foaf": "http://xmlns.com/foaf/0.1/",
                "xsd": "http://www.w3.org/2001/XMLSchema#",
            }),
        ),
        ("@id", json!(export.address(&PageId::Data(NAME.to_owned())))),
        ("@type", json!("dcat:Catalog")),
        ("dct:title", texts(export, |w| w.text(&site.settings.title).to_owned())),
        ("dct:description", texts(export, |w| w.word("data-lead"))),
        ("dct:language", site.settings.languages.iter().map(|code| language(code)).collect()),
        ("dct:publisher", publisher(export)),
        ("dct:license", license_of(export)),
        ("dct:modified", day(export.released())),
        ("foaf:homepage", site.settings.base_url.as_ref().map(|url| json!({ "@id": url })).unwrap_or_default()),
        ("dcat:dataset", json!(datasets)),
    ]);
    file(&catalog)
}

/// What is stated of some fields.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let stated = fields.into_iter().filter(|(_, value)| !value.is_null() && *value != json!([]));
    Value::Object(stated.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

/// A text in every language.
fn texts(export: &Exporter<'_>, text: impl Fn(&Writer<'_>) -> String) -> Value {
    let one = |w: &Writer<'_>| json!({ "@value": text(w), "@language": html_lang(w.code) });
    export.writers.iter().map(one).collect()
}

fn day(date: Option<Date>) -> Value {
    date.map(|date| json!({ "@type": "xsd:date", "@value": date.to_string() })).unwrap_or_default()
}

/// A language as the Library of Congress names it.
fn language(code: &str) -> Value {
    let short = code.split('-').next().unwrap_or(code);
    json!({ "@id": format!("http://id.loc.gov/vocabulary/iso639-1/{short}") })
}

fn temporal(from: Date, to: Date) -> Value {
    json!({ "@type": "dct:PeriodOfTime", "dcat:startDate": day(Some(from)), "dcat:endDate": day(Some(to)) })
}

fn license_of(export: &Exporter<'_>) -> Value {
    let href = export.writers.last().and_then(license).and_then(|link| link.href);
    href.map(|href| json!({ "@id": href })).unwrap_or_default()
}

fn publisher(export: &Exporter<'_>) -> Value {
    let Some(publisher) = &export.site().settings.publisher else { return Value::Null };
    object([
        ("@type", json!("foaf:Agent")),
        ("foaf:name", texts(export, |w| w.text(&publisher.name).to_owned())),
        ("foaf:homepage", publisher.url.as_ref().map(|url| json!({ "@id": url })).unwrap_or_default()),
        (
            "foaf:mbox",
            publisher.email.as_ref().map(|mail| json!({ "@id": format!("mailto:{mail}") })).unwrap_or_default(),
        ),
    ])
}

/// The figures of an indicator, or all.
fn dataset(export: &Exporter<'_>, indicator: Option<IndicatorId>, series: &[Series]) -> Value {
    let site = export.site();
    let kind = indicator.map_or(Kind::Data, Kind::Indicator);
    let page = export.address(&PageId::page(0, kind));
    let points = || series.iter().flat_map(|series| &series.points);
    let from = points().filter_map(|point| point.period.start()).min();
    let to = points().filter_map(|point| point.period.end()).max();
    let reports = points().flat_map(|point| &point.vintages).map(|id| site.observations[*id].report);
    let released = reports.filter_map(|id| site.reports[id].release_date()).max();
    let organizations: BTreeSet<_> = series.iter().map(|series| series.organization).collect();
    let place = |id| {
        object([
            ("@type", json!("dct:Location")),
            ("dct:title", texts(export, |w| w.text(&site.organizations[id].name).to_owned())),
        ])
    };
    let (title, description) = match indicator.map(|id| &site.indicators[id]) {
        Some(one) => (
            texts(export, |w| w.text(&one.name).to_owned()),
            texts(export, |w| match &one.definition {
                Some(text) => w.text(text).to_owned(),
                None => w.t("description-indicator", &[("name", w.text(&one.name).into())]),
            }),
        ),
        None => {
            (texts(export, |w| w.text(&site.settings.title).to_owned()), texts(export, |w| w.word("description-data")))
        }
    };
    object([
        // The page names the dataset; its description is a thing of its own.
        ("@id", json!(format!("{page}#dataset"))),
        ("@type", json!("dcat:Dataset")),
        ("dct:title", title),
        ("dct:description", description),
        ("dct:identifier", json!(indicator.map_or("observations", |id| site.indicators[id].id.as_str()))),
        ("dct:publisher", publisher(export)),
        ("dct:modified", day(released)),
        ("dct:temporal", from.zip(to).map(|(from, to)| temporal(from, to)).unwrap_or_default()),
        ("dct:spatial", dataset::roots(site, &organizations).into_iter().map(place).collect()),
        ("dcat:landingPage", json!({ "@id": page })),
        ("dcat:distribution", distributions(export, indicator)),
    ])
}

fn distributions(export: &Exporter<'_>, indicator: Option<IndicatorId>) -> Value {
    let stem = match indicator {
        Some(id) => format!("indicators/{}", export.site().indicators[id].id),
        None => "observations".to_owned(),
    };
    let mut names: Vec<String> =
        export.writers.iter().flat_map(|w| super::files_of(export.edition, &stem, w.code)).collect();
    if indicator.is_none() {
        names.extend(super::files(export.edition).into_iter().filter(|name| super::is_whole(name) && name != NAME));
    }
    names.sort_unstable();
    names.dedup();
    let one = |name: &String| {
        let address = export.address(&PageId::Data(name.clone()));
        let media = format!("https://www.iana.org/assignments/media-types/{}", media_type(name));
        object([
            ("@id", json!(address)),
            ("@type", json!("dcat:Distribution")),
            ("dct:title", json!(name)),
            ("dcat:accessURL", json!({ "@id": address })),
            ("dcat:downloadURL", json!({ "@id": address })),
            ("dcat:mediaType", json!({ "@id": media })),
            ("dct:license", license_of(export)),
        ])
    };
    names.iter().map(one).collect()
}
