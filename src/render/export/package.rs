//! `datapackage.json`: Frictionless Data Package 2.0 with Table Schema. <https://datapackage.org/standard/data-package/>
//!
//! The standard knows one language; titles in all of them stand beside in `titles` and `descriptions`, which it allows.

use std::collections::BTreeSet;

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::{Exporter, column as in_words, json as file, title};
use crate::data::{Field, Kind, Table};
use crate::render::license;
use crate::urls::PageId;

/// The name that the standard fixes.
pub const NAME: &str = "datapackage.json";

/// The whole description.
pub fn write(export: &Exporter<'_>) -> Result<Vec<u8>> {
    let settings = &export.site().settings;
    let own = PageId::Data(NAME.to_owned());
    let version = export.released().map(|date| date.strftime("%Y.%-m.%-d").to_string());
    let fields = [
        ("$schema", json!("https://datapackage.org/profiles/2.0/datapackage.json")),
        ("name", json!(name(settings.base_url.as_deref()))),
        ("id", settings.base_url.as_ref().map(|_| json!(export.address(&own))).unwrap_or_default()),
        ("title", json!(export.in_source(|w| w.text(&settings.title).to_owned()))),
        ("titles", json!(export.in_each(|w| w.text(&settings.title).to_owned()))),
        ("description", json!(export.in_source(|w| w.word("data-lead")))),
        ("descriptions", json!(export.in_each(|w| w.word("data-lead")))),
        ("homepage", json!(settings.base_url)),
        ("version", json!(version)),
        ("licenses", licenses(export)),
        ("contributors", contributors(export)),
        ("sources", sources(export)),
        ("resources", export.tables().map(|table| resource(export, table)).collect()),
    ];
    let stated = fields.into_iter().filter(|(_, value)| !value.is_null() && *value != json!([]));
    let package: Map<String, Value> = stated.map(|(key, value)| (key.to_owned(), value)).collect();
    file(&Value::Object(package))
}

/// Lower case and the same for every release: the site's address, `example.org-reports`.
fn name(base_url: Option<&str>) -> String {
    let address = base_url.and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
    let plain: String = address.chars().map(|c| if is_plain(c) { c.to_ascii_lowercase() } else { '-' }).collect();
    let name = plain.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    if name.is_empty() { "figures".to_owned() } else { name.to_owned() }
}

fn licenses(export: &Exporter<'_>) -> Value {
    let Some(id) = &export.site().settings.license else { return Value::Null };
    let Some(link) = export.writers.last().and_then(license) else { return Value::Null };
    // A name is one of the Open Definition's, which look like `CC-BY-4.0`.
    let is_name = id.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c));
    let mut license = json!({ "title": link.label });
    if let Some(fields) = license.as_object_mut() {
        fields.extend(is_name.then(|| ("name".to_owned(), json!(id))));
        fields.extend(link.href.map(|path| ("path".to_owned(), json!(path))));
    }
    // One of the two is due.
    if license.get("name").or(license.get("path")).is_some() { json!([license]) } else { Value::Null }
}

fn contributors(export: &Exporter<'_>) -> Value {
    let Some(publisher) = &export.site().settings.publisher else { return Value::Null };
    let mut who = json!({ "title": export.in_source(|w| w.text(&publisher.name).to_owned()), "roles": ["publisher"] });
    if let Some(fields) = who.as_object_mut() {
        fields.extend(publisher.url.iter().map(|url| ("path".to_owned(), json!(url))));
        fields.extend(publisher.email.iter().map(|email| ("email".to_owned(), json!(email))));
    }
    json!([who])
}

/// Where the reports were taken from, each once.
fn sources(export: &Exporter<'_>) -> Value {
    let sources = export.site().reports.iter().filter_map(|(_, report)| report.source.as_ref());
    let named = sources.map(|source| (export.in_source(|w| w.text(&source.name).to_owned()), source.url.as_ref()));
    let value = |(title, url): (String, Option<&String>)| match url {
        Some(url) => json!({ "title": title, "path": url }),
        None => json!({ "title": title }),
    };
    named.collect::<BTreeSet<_>>().into_iter().map(value).collect()
}

fn resource(export: &Exporter<'_>, table: Table) -> Value {
    json!({
        "name": table.name(),
        "type": "table",
        "title": export.in_source(|w| title(w, table)),
        "titles": export.in_each(|w| title(w, table)),
        "path": format!("{}.csv", table.name()),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema(export, table),
    })
}

fn schema(export: &Exporter<'_>, table: Table) -> Value {
    let fields: Vec<Value> = table.fields().iter().map(|it| field(export, it)).collect();
    let keys = table.fields().iter().filter_map(|field| Some((field, field.refers?)));
    let keys = keys.map(|(field, to)| {
        // A table that names itself leaves the resource empty.
        let resource = if to == table { "" } else { to.name() };
        json!({ "fields": [field.name], "reference": { "resource": resource, "fields": ["id"] } })
    });
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": fields,
        "missingValues": [""],
        "primaryKey": ["id"],
        "foreignKeys": keys.collect::<Vec<_>>(),
    })
}

fn field(export: &Exporter<'_>, field: &Field) -> Value {
    let kind = match field.kind {
        Kind::Text => "string",
        Kind::Decimal => "number",
        Kind::Integer => "integer",
        Kind::Flag => "boolean",
        Kind::Date => "date",
    };
    let mut value = json!({
        "name": field.name,
        "type": kind,
        "description": export.in_source(|w| in_words(w, field)),
        "descriptions": export.in_each(|w| in_words(w, field)),
    });
    let mut constraints = Map::new();
    if field.required {
        constraints.insert("required".into(), json!(true));
    }
    if let Some(codes) = field.codes {
        constraints.insert("enum".into(), json!(codes()));
    }
    if let Some(fields) = value.as_object_mut().filter(|_| !constraints.is_empty()) {
        fields.insert("constraints".into(), Value::Object(constraints));
    }
    value
}
