//! Tables as Parquet, for DuckDB, pandas, polars and R. Numbers are exact decimals: each column has the scale of its
//! longest fraction, and `decimals` tells how many digits were published.

use std::str::FromStr as _;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use parquet::basic::Compression;
use parquet::column::writer::ColumnWriter;
use parquet::data_type::{ByteArray, FixedLenByteArray};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use rust_decimal::Decimal;

use super::{Exporter, title};
use crate::data::{Field, Kind, Rows};
use crate::quantity::round_half_up;

/// The most digits that readers of Parquet know.
const PRECISION_MAX: u32 = 38;

/// Bytes of a decimal of that precision.
const DECIMAL_BYTES: usize = 16;

/// What a column is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Physical {
    Text,
    /// Unscaled numbers of a common scale.
    Decimal {
        scale: u32,
    },
    Integer,
    Flag,
    Date,
}

/// The whole file.
pub fn write(export: &Exporter<'_>, rows: &Rows) -> Result<Vec<u8>> {
    let fields = rows.table.fields();
    let physical: Vec<Physical> = (0..).zip(fields).map(|(at, field)| physical(field, cells(rows, at))).collect();
    let columns = fields.iter().zip(&physical).map(|(field, physical)| declaration(field, *physical));
    let message = format!("message {} {{ {} }}", rows.table.name(), columns.collect::<String>());
    let schema = parse_message_type(&message).context("declaring the columns of a Parquet file")?;
    let about = [
        ("title", export.in_source(|w| title(w, rows.table))),
        ("source", export.in_source(|w| w.text(&export.site().settings.title).to_owned())),
        ("license", export.site().settings.license.clone().unwrap_or_default()),
    ];
    let about = about.into_iter().map(|(key, value)| KeyValue::new(key.to_owned(), value)).collect();
    let properties =
        WriterProperties::builder().set_compression(Compression::SNAPPY).set_key_value_metadata(Some(about)).build();
    let mut file = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))
        .context("opening a Parquet file")?;
    let mut group = file.next_row_group().context("opening the rows of a Parquet file")?;
    for (at, (field, physical)) in fields.iter().zip(&physical).enumerate() {
        let mut column = group.next_column()?.context("a Parquet column is missing")?;
        let levels = (!field.required).then(|| cells(rows, at).map(|cell| i16::from(!cell.is_empty())).collect());
        let levels: Option<Vec<i16>> = levels;
        let stated = cells(rows, at).filter(|cell| field.required || !cell.is_empty());
        fill(column.untyped(), *physical, stated, levels.as_deref())
            .with_context(|| format!("writing the Parquet column {}", field.name))?;
        column.close()?;
    }
    group.close()?;
    file.into_inner().context("closing a Parquet file")
}

/// The cells of a column.
fn cells(rows: &Rows, at: usize) -> impl Iterator<Item = &str> + Clone {
    rows.rows.iter().map(move |row| row.get(at).map_or("", String::as_str))
}

fn physical<'a>(field: &Field, cells: impl Iterator<Item = &'a str> + Clone) -> Physical {
    match field.kind {
        Kind::Text => Physical::Text,
        Kind::Integer => Physical::Integer,
        Kind::Flag => Physical::Flag,
        Kind::Date => Physical::Date,
        Kind::Decimal => {
            let scale = cells.clone().filter_map(decimal).map(|value| value.scale()).max().unwrap_or(0);
            let whole =
                |value: Decimal| value.trunc().mantissa().unsigned_abs().checked_ilog10().map_or(0, |log| log + 1);
            let room = cells.filter_map(decimal).map(whole).max().unwrap_or(0);
            // 1亩 is 666.6666666666666666666666667平方米: beside a large area the last of these digits have no room.
            Physical::Decimal { scale: scale.min(PRECISION_MAX - room) }
        }
    }
}

fn declaration(field: &Field, physical: Physical) -> String {
    let presence = if field.required { "required" } else { "optional" };
    let name = field.name;
    match physical {
        Physical::Text => format!("{presence} binary {name} (STRING);"),
        Physical::Decimal { scale } => {
            format!("{presence} fixed_len_byte_array({DECIMAL_BYTES}) {name} (DECIMAL({PRECISION_MAX},{scale}));")
        }
        Physical::Integer => format!("{presence} int64 {name};"),
        Physical::Flag => format!("{presence} boolean {name};"),
        Physical::Date => format!("{presence} int32 {name} (DATE);"),
    }
}

fn fill<'a>(
    column: &mut ColumnWriter<'_>,
    physical: Physical,
    cells: impl Iterator<Item = &'a str>,
    levels: Option<&[i16]>,
) -> Result<()> {
    match (column, physical) {
        (ColumnWriter::ByteArrayColumnWriter(column), _) => {
            let values: Vec<ByteArray> = cells.map(ByteArray::from).collect();
            column.write_batch(&values, levels, None)?;
        }
        (ColumnWriter::FixedLenByteArrayColumnWriter(column), Physical::Decimal { scale }) => {
            let bytes = |cell| unscaled(decimal(cell)?, scale).map(|number| number.to_be_bytes().to_vec());
            let values: Option<Vec<FixedLenByteArray>> = cells.map(|cell| Some(bytes(cell)?.into())).collect();
            column.write_batch(&values.context("a cell is no decimal number")?, levels, None)?;
        }
        (ColumnWriter::Int32ColumnWriter(column), _) => {
            let values: Option<Vec<i32>> = cells.map(day).collect();
            column.write_batch(&values.context("a cell is no date")?, levels, None)?;
        }
        (ColumnWriter::Int64ColumnWriter(column), _) => {
            let values: Option<Vec<i64>> = cells.map(|cell| cell.parse().ok()).collect();
            column.write_batch(&values.context("a cell is no whole number")?, levels, None)?;
        }
        (ColumnWriter::BoolColumnWriter(column), _) => {
            let values: Vec<bool> = cells.map(|cell| cell == "true").collect();
            column.write_batch(&values, levels, None)?;
        }
        _ => anyhow::bail!("the column has another type than it was declared with"),
    }
    Ok(())
}

fn decimal(cell: &str) -> Option<Decimal> {
    Decimal::from_str(cell).ok()
}

/// A number times 10 to the scale.
fn unscaled(value: Decimal, scale: u32) -> Option<i128> {
    let value = if value.scale() > scale { round_half_up(value, scale) } else { value };
    let power = 10_i128.checked_pow(scale.checked_sub(value.scale())?)?;
    value.mantissa().checked_mul(power)
}

/// Days since 1970.
fn day(cell: &str) -> Option<i32> {
    let date: jiff::civil::Date = cell.parse().ok()?;
    Some(jiff::civil::date(1970, 1, 1).until(date).ok()?.get_days())
}
