//! Static JSON at stable addresses: `index.json` lists what there is; `indicators/<id>.json`, `organizations/<id>.json` and
//! `reports/<slug>.json` hold it. Every file names its JSON Schema, below `schema/v1/`; what a version has is only ever
//! added to. Figures are the rows of the data tables, decimals as texts.

mod records;

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde::Serialize;

use records::{Derived, Observations, Targets};

use super::{Exporter, json, series_of};
use crate::data::{derived, observations, targets, vintages};
use crate::lang::Localized;
use crate::model::{IndicatorId, OrganizationId, ReportId, Site};
use crate::urls::{self, PageId};

/// The version in the files and in the addresses of their schemas.
const VERSION: &str = "1.0";

/// The schemas, by the name of their files.
const SCHEMAS: [(&str, MakeSchema); 4] = [
    ("index", schema::<Index>),
    ("indicator", schema::<Indicator>),
    ("organization", schema::<Organization>),
    ("report", schema::<Report>),
];

/// Makes a schema.
type MakeSchema = fn() -> Schema;

/// The names of all files.
pub fn files(site: &Site) -> Vec<String> {
    let schemas = SCHEMAS.iter().map(|(name, _)| format!("schema/v1/{name}.json"));
    let mut files: Vec<String> = std::iter::once("index.json".to_owned()).chain(schemas).collect();
    files.extend(site.indicators.iter().map(|(_, one)| format!("indicators/{}.json", one.id)));
    files.extend(site.organizations.iter().map(|(_, one)| format!("organizations/{}.json", one.id)));
    files.extend(site.reports.iter().map(|(_, one)| format!("reports/{}.json", one.slug)));
    files
}

/// Whether a file is one of these.
pub fn has(name: &str) -> bool {
    let folders = ["indicators/", "organizations/", "reports/", "schema/"];
    name == "index.json" || name.ends_with(".json") && folders.iter().any(|folder| name.starts_with(folder))
}

/// A file by its name.
pub fn write(export: &Exporter<'_>, name: &str) -> Result<Vec<u8>> {
    let site = export.site();
    let names = &export.edition.names;
    let stem = name.strip_suffix(".json").unwrap_or(name);
    let value = match stem.split_once('/') {
        Some(("indicators", id)) => {
            let id = names.find_indicator(id).with_context(|| format!("no indicator {id}"))?;
            serde_json::to_value(Indicator::of(export, id))
        }
        Some(("organizations", id)) => {
            let id = names.find_organization(id).with_context(|| format!("no organization {id}"))?;
            serde_json::to_value(Organization::of(export, id))
        }
        Some(("reports", slug)) => {
            let id = site.reports.find_by(slug, |report| &report.slug).with_context(|| format!("no report {slug}"))?;
            serde_json::to_value(Report::of(export, id))
        }
        Some((_, schema)) => {
            let schema = schema.strip_prefix("v1/").unwrap_or(schema);
            let (_, make) = SCHEMAS.iter().find(|(known, _)| *known == schema).context("no such schema")?;
            serde_json::to_value(make())
        }
        None => serde_json::to_value(Index::of(export)),
    };
    json(&value.with_context(|| format!("writing {name}"))?)
}

fn schema<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>()
}

/// A text by language.
type Texts = BTreeMap<String, String>;

/// What every file begins with.
#[derive(Debug, Serialize, JsonSchema)]
struct Head {
    /// The JSON Schema of this file, as a relative address.
    #[serde(rename = "$schema")]
    schema: String,
    /// Version of the format; what version 1 has is only ever added to.
    version: &'static str,
}

impl Head {
    fn of(above: &str, name: &str) -> Head {
        Head { schema: format!("{above}schema/v1/{name}.json"), version: VERSION }
    }
}

/// Something that has a file of its own.
#[derive(Debug, Serialize, JsonSchema)]
struct Entry {
    /// Stable identifier.
    id: String,
    /// Name or title by language.
    name: Texts,
    /// Address of its file, relative to this one.
    href: String,
}

/// What there is.
#[derive(Debug, Serialize, JsonSchema)]
struct Index {
    #[serde(flatten)]
    head: Head,
    /// Title of the site by language.
    title: Texts,
    /// Languages, the source language first.
    languages: Vec<String>,
    /// Absolute address of the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// Publisher by language.
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Texts>,
    /// SPDX name or address of the licence.
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<String>,
    /// Day on which the newest report was released.
    #[serde(skip_serializing_if = "Option::is_none")]
    released: Option<String>,
    /// Measures.
    indicators: Vec<Entry>,
    /// Who reports, and whom figures are about.
    organizations: Vec<Entry>,
    /// Published documents.
    reports: Vec<Entry>,
    /// All data files of the site, relative to this one.
    files: Vec<String>,
}

impl Index {
    fn of(export: &Exporter<'_>) -> Index {
        let site = export.site();
        let settings = &site.settings;
        let entry = |folder: &str, id: &str, name: &Localized| Entry {
            id: id.to_owned(),
            name: texts(export, name),
            href: urls::encode(&format!("{folder}/{id}.json")),
        };
        Index {
            head: Head::of("", "index"),
            title: texts(export, &settings.title),
            languages: settings.languages.clone(),
            address: settings.base_url.clone(),
            publisher: settings.publisher.as_ref().map(|publisher| texts(export, &publisher.name)),
            license: settings.license.clone(),
            released: export.released().map(|date| date.to_string()),
            indicators: site.indicators.iter().map(|(_, one)| entry("indicators", &one.id, &one.name)).collect(),
            organizations: site
                .organizations
                .iter()
                .map(|(_, one)| entry("organizations", &one.id, &one.name))
                .collect(),
            reports: site.reports.iter().map(|(_, one)| entry("reports", &one.slug, &one.title)).collect(),
            files: super::files(export.edition).iter().map(|name| urls::encode(name)).collect(),
        }
    }
}

/// A measure with all that was ever published of it.
#[derive(Debug, Serialize, JsonSchema)]
struct Indicator {
    #[serde(flatten)]
    head: Head,
    /// Stable identifier.
    id: String,
    /// Name by language.
    name: Texts,
    /// Units, the canonical one first.
    units: Vec<String>,
    /// flow, stock, ratio, index or rank.
    kind: &'static str,
    /// What its growth refers to: nominal, real, like-for-like or none.
    growth_basis: &'static str,
    /// Which direction is good: up, down or none.
    better: &'static str,
    /// Identifier of its topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<String>,
    /// Definition by language.
    #[serde(skip_serializing_if = "Option::is_none")]
    definition: Option<Texts>,
    /// Where its figures come from, by language.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Texts>,
    /// Its page by language, relative to this file.
    pages: Texts,
    observations: Observations,
    targets: Targets,
    derived: Derived,
}

impl Indicator {
    fn of(export: &Exporter<'_>, id: IndicatorId) -> Indicator {
        let one = &export.site().indicators[id];
        let facts = export.edition.facts();
        let series = series_of(&export.edition.derived, id);
        let goals = || export.edition.lookup.targets(id).iter().copied();
        Indicator {
            head: Head::of("../", "indicator"),
            id: one.id.clone(),
            name: texts(export, &one.name),
            units: one.units.iter().map(|unit| unit.symbol.clone()).collect(),
            kind: one.kind.as_str(),
            growth_basis: one.growth_basis.as_str(),
            better: one.better.as_str(),
            topic: one.topic.clone(),
            definition: one.definition.as_ref().map(|text| texts(export, text)),
            source: one.source.as_ref().map(|text| texts(export, text)),
            pages: pages(export, urls::Kind::Indicator(id)),
            observations: Observations(observations(facts, vintages(series))),
            targets: Targets(targets(facts, goals())),
            derived: Derived(derived(facts, series, goals())),
        }
    }
}

/// Who reports, or whom figures are about, with the figures about it.
#[derive(Debug, Serialize, JsonSchema)]
struct Organization {
    #[serde(flatten)]
    head: Head,
    /// Stable identifier.
    id: String,
    /// Name by language.
    name: Texts,
    /// Identifier of the organization that it lies within.
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<String>,
    /// First day within its present boundary.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    /// Last day within it.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    /// Identifiers of those that lie within it.
    parts: Vec<String>,
    /// Web address.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// Its page by language, relative to this file.
    pages: Texts,
    /// Identifiers of the reports by it or about it, newest first.
    reports: Vec<String>,
    observations: Observations,
    targets: Targets,
    derived: Derived,
}

impl Organization {
    fn of(export: &Exporter<'_>, id: OrganizationId) -> Organization {
        let site = export.site();
        let lookup = &export.edition.lookup;
        let one = &site.organizations[id];
        let facts = export.edition.facts();
        let series = || lookup.series(&export.edition.derived, id);
        let goals = || lookup.targets_about(id).iter().copied();
        let named = |id: &OrganizationId| site.organizations[*id].id.clone();
        Organization {
            head: Head::of("../", "organization"),
            id: one.id.clone(),
            name: texts(export, &one.name),
            within: one.within.as_ref().map(named),
            from: one.from.map(|date| date.to_string()),
            until: one.until.map(|date| date.to_string()),
            parts: lookup.parts(id).iter().map(named).collect(),
            url: one.url.clone(),
            pages: pages(export, urls::Kind::Organization(id)),
            reports: lookup.reports(id).iter().map(|id| site.reports[*id].slug.clone()).collect(),
            observations: Observations(observations(facts, vintages(series()))),
            targets: Targets(targets(facts, goals())),
            derived: Derived(derived(facts, series(), goals())),
        }
    }
}

/// A published document with its figures.
#[derive(Debug, Serialize, JsonSchema)]
struct Report {
    #[serde(flatten)]
    head: Head,
    /// Stable identifier.
    id: String,
    /// Title by language.
    title: Texts,
    /// summary, plan or bulletin.
    kind: &'static str,
    /// Identifier of the organization that reports.
    organization: String,
    /// Identifier of the organization that the figures describe.
    about: String,
    /// Period that it covers.
    period: String,
    /// Its first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    period_start: Option<String>,
    /// Its last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    period_end: Option<String>,
    /// Date of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    /// Index number.
    #[serde(skip_serializing_if = "Option::is_none")]
    index_no: Option<String>,
    /// Document number.
    #[serde(skip_serializing_if = "Option::is_none")]
    document_no: Option<String>,
    /// Date of issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<String>,
    /// Where it was taken from, by language.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Texts>,
    /// The address of that.
    #[serde(skip_serializing_if = "Option::is_none")]
    source_url: Option<String>,
    /// Its page by language, relative to this file; the anchor of a row leads to the figure.
    pages: Texts,
    observations: Observations,
    targets: Targets,
}

impl Report {
    fn of(export: &Exporter<'_>, id: ReportId) -> Report {
        let site = export.site();
        let one = &site.reports[id];
        let facts = export.edition.facts();
        Report {
            head: Head::of("../", "report"),
            id: one.slug.clone(),
            title: texts(export, &one.title),
            kind: one.kind.as_str(),
            organization: site.organizations[one.organization].id.clone(),
            about: site.organizations[one.about].id.clone(),
            period: one.period.canonical(),
            period_start: one.period.start().map(|date| date.to_string()),
            period_end: one.period.end().map(|date| date.to_string()),
            published: one.published.map(|moment| moment.date.to_string()),
            index_no: one.index_no.clone(),
            document_no: one.document_no.clone(),
            issued: one.issued.map(|date| date.to_string()),
            source: one.source.as_ref().map(|source| texts(export, &source.name)),
            source_url: one.source.as_ref().and_then(|source| source.url.clone()),
            pages: pages(export, urls::Kind::Report(id)),
            observations: Observations(observations(facts, one.observations.iter().copied())),
            targets: Targets(targets(facts, one.targets.iter().copied())),
        }
    }
}

fn texts(export: &Exporter<'_>, text: &Localized) -> Texts {
    export.writers.iter().map(|w| (w.code.to_owned(), w.text(text).to_owned())).collect()
}

/// The addresses of a page in all languages.
fn pages(export: &Exporter<'_>, kind: urls::Kind) -> Texts {
    let address = |lang: usize| PageId::page(lang, kind.clone());
    export.writers.iter().map(|w| (w.code.to_owned(), w.href_to(&address(w.lang)))).collect()
}
