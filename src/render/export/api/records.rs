//! Rows of the data tables, with the schemas that follow from their columns.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;

use crate::data::{Field, Kind, Rows, Table};

/// Rows of a table, with the schema that follows from its columns.
macro_rules! records {
    ($name:ident, $table:expr) => {
        /// Rows of one of the tables.
        #[derive(Debug, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub Rows);

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                records($table)
            }
        }
    };
}

records!(Observations, Table::Observations);
records!(Targets, Table::Targets);
records!(Derived, Table::Derived);

/// The schema of a table's rows: all columns are there, what is absent is null.
fn records(table: Table) -> Schema {
    let properties: serde_json::Map<String, serde_json::Value> =
        table.fields().iter().map(|field| (field.name.to_owned(), value(field))).collect();
    let names: Vec<&str> = table.fields().iter().map(|field| field.name).collect();
    json_schema!({
        "type": "array",
        "items": { "type": "object", "properties": properties, "required": names },
    })
}

fn value(field: &Field) -> serde_json::Value {
    let mut value = match field.kind {
        Kind::Text => serde_json::json!({ "type": "string" }),
        Kind::Decimal => serde_json::json!({ "type": "string", "pattern": r"^-?\d+(\.\d+)?$" }),
        Kind::Integer => serde_json::json!({ "type": "string", "pattern": r"^-?\d+$" }),
        Kind::Flag => serde_json::json!({ "type": "boolean" }),
        Kind::Date => serde_json::json!({ "type": "string", "format": "date" }),
    };
    if let Some(codes) = field.codes {
        value = serde_json::json!({ "enum": codes() });
    }
    if field.required { value } else { serde_json::json!({ "anyOf": [value, { "type": "null" }] }) }
}
