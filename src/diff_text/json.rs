//! A comparison as JSON. The keys are stable; those of a row are the columns of the data files, cells as strings.
//!
//! ```text
//! { "old", "new", "date", "explained": bool, "counts": { "added": n, …, "unexplained": n },
//!   "reports": { "added": [slug], "removed": [slug], "moved": [{ "from", "to" }] },
//!   "changes": [{ "kind", "subject", "report", "anchor", "organization", "reported_by", "indicator", "item", "basis",
//!                 "period", "changed": [column], "old": row|null, "new": row|null,
//!                 "explained": bool|null, "explanation": { "by", "text", "report" }|null }],
//!   "texts": [{ "report", "lang", "part", "passages": [{ "old": text|null, "new": text|null }] }] }
//! ```
//! `explained` is null where a change needs no explanation.

use serde_json::{Map, Value, json};

use super::Sides;
use crate::diff::{Change, Comparison, Explanation, Kind, Record};

/// The whole comparison.
pub fn json(comparison: &Comparison, sides: Sides<'_>) -> String {
    let mut counts = Map::new();
    for kind in Kind::ALL {
        counts.insert(kind.as_str().to_owned(), json!(comparison.count(kind)));
    }
    counts.insert("texts".to_owned(), json!(comparison.texts.len()));
    counts.insert("unexplained".to_owned(), json!(comparison.unexplained().count()));
    let reports = &comparison.reports;
    let moved: Vec<Value> = reports.moved.iter().map(|(from, to)| json!({ "from": from, "to": to })).collect();
    let texts = comparison.texts.iter().map(|change| {
        let passages = change.passages.iter().map(|passage| json!({ "old": passage.old, "new": passage.new }));
        json!({
            "report": change.report,
            "lang": change.lang,
            "part": change.part.as_str(),
            "passages": passages.collect::<Vec<Value>>(),
        })
    });
    let whole = json!({
        "old": sides.old,
        "new": sides.new,
        "date": comparison.date.map(|date| date.to_string()),
        "explained": comparison.unexplained().next().is_none(),
        "counts": counts,
        "reports": { "added": reports.added, "removed": reports.removed, "moved": moved },
        "changes": comparison.changes.iter().map(change).collect::<Vec<Value>>(),
        "texts": texts.collect::<Vec<Value>>(),
    });
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_else(|_| "{}".to_owned());
    text.push('\n');
    text
}

fn change(change: &Change) -> Value {
    let mut object = Map::new();
    object.insert("kind".to_owned(), json!(change.kind.as_str()));
    object.insert("subject".to_owned(), json!(change.subject.as_str()));
    for column in ["report", "anchor", "organization", "reported_by", "indicator", "item", "basis", "period"] {
        let cell = change.get(column);
        object.insert(column.to_owned(), if cell.is_empty() { Value::Null } else { json!(cell) });
    }
    object.insert("changed".to_owned(), json!(change.fields));
    object.insert("old".to_owned(), row(change.old.as_ref()));
    object.insert("new".to_owned(), row(change.new.as_ref()));
    let explained = change.kind.needs_explanation().then(|| change.explanation.is_some());
    object.insert("explained".to_owned(), json!(explained));
    object.insert("explanation".to_owned(), change.explanation.as_ref().map_or(Value::Null, explanation));
    Value::Object(object)
}

fn row(record: Option<&Record>) -> Value {
    record.map_or(Value::Null, |record| {
        Value::Object(record.cells().map(|(column, cell)| (column.to_owned(), json!(cell))).collect())
    })
}

fn explanation(explanation: &Explanation) -> Value {
    let (text, report) = match explanation {
        Explanation::Note(text) => (json!(text), Value::Null),
        Explanation::Correction(texts) => (json!(texts), Value::Null),
        Explanation::LaterReport(slug) | Explanation::Restated(slug) => (Value::Null, json!(slug)),
        Explanation::Compatible | Explanation::Withdrawn => (Value::Null, Value::Null),
    };
    json!({ "by": explanation.as_str(), "text": text, "report": report })
}
