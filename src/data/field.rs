//! What a column holds: name, type, allowed codes, what it refers to. Data Package, CSVW, Parquet, SQLite and the page
//! about the data are all written from it. Its description is the interface word `column-<name>`.

use super::Table;

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// An exact decimal number with the digits as written.
    Decimal,
    Integer,
    /// `true` or `false`.
    Flag,
    /// ISO 8601 day.
    Date,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    /// No row leaves it empty.
    pub required: bool,
    /// All values that may stand there.
    pub codes: Option<fn() -> Vec<&'static str>>,
    /// The table whose `id` it names.
    pub refers: Option<Table>,
}

impl Field {
    const fn of(name: &'static str, kind: Kind) -> Field {
        Field { name, kind, required: false, codes: None, refers: None }
    }

    /// A text.
    pub const fn text(name: &'static str) -> Field {
        Field::of(name, Kind::Text)
    }

    /// A decimal number.
    pub const fn decimal(name: &'static str) -> Field {
        Field::of(name, Kind::Decimal)
    }

    /// A whole number.
    pub const fn integer(name: &'static str) -> Field {
        Field::of(name, Kind::Integer)
    }

    /// A day.
    pub const fn date(name: &'static str) -> Field {
        Field::of(name, Kind::Date)
    }

    /// `true` or `false`, always there.
    pub const fn flag(name: &'static str) -> Field {
        Field::of(name, Kind::Flag).always()
    }

    /// One of some codes.
    pub const fn code(name: &'static str, codes: fn() -> Vec<&'static str>) -> Field {
        Field { codes: Some(codes), ..Field::of(name, Kind::Text) }
    }

    /// The `id` of a row of a table.
    pub const fn reference(name: &'static str, table: Table) -> Field {
        Field { refers: Some(table), ..Field::of(name, Kind::Text) }
    }

    /// The same, never empty.
    pub const fn always(self) -> Field {
        Field { required: true, ..self }
    }
}
