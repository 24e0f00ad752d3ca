//! `observations.csv-metadata.json`: W3C CSV on the Web. A table group, since the observations name rows of the other
//! tables. <https://www.w3.org/TR/tabular-metadata/>

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::{Exporter, column as in_words, json as file, title};
use crate::data::{Field, Kind, Table};
use crate::lang::html_lang;
use crate::render::{Writer, license};

/// Where clients look for what describes `observations.csv`.
pub const NAME: &str = "observations.csv-metadata.json";

/// The whole description.
pub fn write(export: &Exporter<'_>) -> Result<Vec<u8>> {
    let site = export.site();
    let language = html_lang(site.settings.source_lang());
    let mut group = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": language }],
        "dc:title": texts(export, |w| w.text(&site.settings.title).to_owned()),
        "dc:description": texts(export, |w| w.word("data-lead")),
    });
    if let Some(fields) = group.as_object_mut() {
        if let Some(publisher) = &site.settings.publisher {
            fields.insert("dc:publisher".into(), texts(export, |w| w.text(&publisher.name).to_owned()));
        }
        if let Some(href) = export.writers.last().and_then(license).and_then(|link| link.href) {
            fields.insert("dc:license".into(), json!({ "@id": href }));
        }
        fields.extend(export.released().map(|date| ("dc:modified".into(), json!(date.to_string()))));
        fields.insert("tables".into(), export.tables().map(|it| table(export, it)).collect());
    }
    file(&group)
}

/// A text in every language, as JSON-LD tags it.
fn texts(export: &Exporter<'_>, text: impl Fn(&Writer<'_>) -> String) -> Value {
    let one = |w: &Writer<'_>| json!({ "@value": text(w), "@language": html_lang(w.code) });
    export.writers.iter().map(one).collect()
}

fn table(export: &Exporter<'_>, table: Table) -> Value {
    let columns: Vec<Value> = table.fields().iter().map(|field| column(export, field)).collect();
    let keys = table.fields().iter().filter_map(|field| Some((field, field.refers?)));
    let keys = keys.map(|(field, to)| {
        json!({ "columnReference": field.name, "reference": { "resource": url(to), "columnReference": "id" } })
    });
    json!({
        "url": url(table),
        "dc:title": texts(export, |w| title(w, table)),
        "dialect": { "encoding": "utf-8", "lineTerminators": ["\r\n"], "header": true },
        "tableSchema": {
            "columns": columns,
            "primaryKey": "id",
            "foreignKeys": keys.collect::<Vec<_>>(),
        },
    })
}

fn url(table: Table) -> String {
    format!("{}.csv", table.name())
}

fn column(export: &Exporter<'_>, field: &Field) -> Value {
    let mut datatype = Map::new();
    let base = match field.kind {
        Kind::Text => "string",
        Kind::Decimal => "decimal",
        Kind::Integer => "integer",
        Kind::Flag => "boolean",
        Kind::Date => "date",
    };
    datatype.insert("base".into(), json!(base));
    if let Some(codes) = field.codes {
        // A regular expression: of the codes only `<=` and the like need no escape.
        datatype.insert("format".into(), json!(codes().join("|")));
    }
    json!({
        "name": field.name,
        "titles": field.name,
        "dc:description": texts(export, |w| in_words(w, field)),
        "datatype": datatype,
        "required": field.required,
    })
}
