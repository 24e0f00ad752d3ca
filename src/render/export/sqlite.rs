//! `site.sqlite`: all tables in one database, with views for the questions that are asked most. Numbers are SQLite's
//! own, of some 15 digits; `decimals` has how many of them were published.

use anyhow::{Context as _, Result};
use rusqlite::types::Null;
use rusqlite::{Connection, params_from_iter};

use super::{Exporter, column as in_words, title};
use crate::data::{Field, Kind, Table};

/// The name of the file.
pub const NAME: &str = "site.sqlite";

/// Views: name, what it answers is the word `sqlite-view-<name>`, and the query.
const VIEWS: &[(&str, &str)] = &[
    (
        "figures",
        "SELECT i.name AS indicator_name, g.name AS organization_name, r.title AS report_title, o.* \
         FROM observations o JOIN indicators i ON i.id = o.indicator JOIN organizations g ON g.id = o.organization \
         JOIN reports r ON r.id = o.report WHERE o.current",
    ),
    (
        "latest",
        "SELECT * FROM (SELECT f.*, row_number() OVER (PARTITION BY f.indicator, f.organization, f.item, f.basis, \
         f.base_unit ORDER BY f.period_end DESC, f.period_start, f.id) AS place FROM figures f) WHERE place = 1",
    ),
    (
        "growth",
        "SELECT i.name AS indicator_name, g.name AS organization_name, d.* \
         FROM derived d JOIN indicators i ON i.id = d.indicator JOIN organizations g ON g.id = d.organization \
         WHERE d.measure = 'growth'",
    ),
    (
        "progress",
        "SELECT i.name AS indicator_name, g.name AS organization_name, r.title AS report_title, t.* \
         FROM targets t JOIN indicators i ON i.id = t.indicator JOIN organizations g ON g.id = t.organization \
         JOIN reports r ON r.id = t.report",
    ),
    (
        "revisions",
        "SELECT o.* FROM observations o JOIN (SELECT organization, indicator, item, basis, period, base_unit FROM observations \
         GROUP BY organization, indicator, item, basis, period, base_unit HAVING count(*) > 1) AS k \
         ON k.organization = o.organization AND k.indicator = o.indicator AND k.item IS o.item AND k.basis IS o.basis \
         AND k.period = o.period AND k.base_unit IS o.base_unit ORDER BY o.organization, o.indicator, o.period, o.vintage",
    ),
];

/// The whole database.
pub fn write(export: &Exporter<'_>) -> Result<Vec<u8>> {
    let facts = export.edition.facts();
    let mut database = Connection::open_in_memory().context("opening a database")?;
    let change = database.transaction().context("opening a database")?;
    // A row may name one that is written later.
    change.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    for table in Table::ALL {
        change.execute_batch(&declaration(table)).with_context(|| format!("declaring the table {}", table.name()))?;
    }
    for table in Table::ALL {
        let marks = vec!["?"; table.fields().len()].join(", ");
        let mut insert = change.prepare(&format!("INSERT INTO {} VALUES ({marks})", table.name()))?;
        for row in table.each(facts) {
            let cells = table.fields().iter().zip(&row).map(|(field, cell)| value(field, cell));
            insert.execute(params_from_iter(cells)).with_context(|| format!("filling the table {}", table.name()))?;
        }
    }
    for (name, query) in VIEWS {
        change.execute_batch(&format!("CREATE VIEW {name} AS {query}"))?;
    }
    describe(export, &change)?;
    change.commit().context("closing a database")?;
    let bytes = database.serialize("main").context("writing a database")?;
    Ok(bytes.to_vec())
}

/// A cell as SQLite stores it; the column's affinity makes numbers of digits.
fn value(field: &Field, cell: &str) -> Box<dyn rusqlite::ToSql> {
    match (field.kind, cell) {
        (_, "") => Box::new(Null),
        (Kind::Flag, flag) => Box::new(flag == "true"),
        (_, text) => Box::new(text.to_owned()),
    }
}

fn declaration(table: Table) -> String {
    let columns: Vec<String> = table.fields().iter().map(column).collect();
    format!("CREATE TABLE {} ({})", table.name(), columns.join(", "))
}

fn column(field: &Field) -> String {
    let kind = match field.kind {
        Kind::Text | Kind::Date => "TEXT",
        Kind::Decimal => "NUMERIC",
        Kind::Integer | Kind::Flag => "INTEGER",
    };
    let key = if field.name == "id" { " PRIMARY KEY" } else { "" };
    let required = if field.required { " NOT NULL" } else { "" };
    let refers = field.refers.map(|table| format!(" REFERENCES {} (id)", table.name())).unwrap_or_default();
    let codes = field.codes.map(|codes| {
        let codes: Vec<String> = codes().iter().map(|code| format!("'{code}'")).collect();
        format!(" CHECK (\"{0}\" IN ({1}))", field.name, codes.join(", "))
    });
    // `from` and `over` are words of SQL.
    format!("\"{}\" {kind}{key}{required}{refers}{}", field.name, codes.unwrap_or_default())
}

/// What tables and columns are, in every language.
fn describe(export: &Exporter<'_>, change: &Connection) -> Result<()> {
    change.execute_batch(
        "CREATE TABLE documentation (\"table\" TEXT NOT NULL, \"column\" TEXT, language TEXT NOT NULL, text TEXT NOT NULL)",
    )?;
    let mut insert = change.prepare("INSERT INTO documentation VALUES (?, ?, ?, ?)")?;
    for w in &export.writers {
        for table in Table::ALL {
            insert.execute((table.name(), Null, w.code, title(w, table)))?;
            for field in table.fields() {
                insert.execute((table.name(), field.name, w.code, in_words(w, field)))?;
            }
        }
        for (name, _) in VIEWS {
            insert.execute((*name, Null, w.code, w.word(&format!("sqlite-view-{name}"))))?;
        }
    }
    Ok(())
}
