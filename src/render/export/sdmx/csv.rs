//! SDMX-CSV 2.0: no byte order mark, every number a row.

use anyhow::{Context as _, Result};

use super::points::{Point, Shared, points};
use super::{ATTRIBUTES, DIMENSIONS, Exporter, TIME, VALUE, VERSION, agency};
use crate::data::{guarded, vintages};
use crate::model::ObservationId;
use crate::period::Period;

/// The figures that have a time.
pub fn figures(export: &Exporter<'_>) -> Result<Vec<u8>> {
    flow(export, "FIGURES", true)
}

/// The figures that have none.
pub fn totals(export: &Exporter<'_>) -> Result<Vec<u8>> {
    flow(export, "TOTALS", false)
}

fn flow(export: &Exporter<'_>, name: &str, timed: bool) -> Result<Vec<u8>> {
    let site = export.site();
    let derived = &export.edition.derived;
    let mut writer = csv::Writer::from_writer(Vec::new());
    let time = timed.then_some(&TIME);
    let components = DIMENSIONS.iter().chain(time).chain([&VALUE]).chain(&ATTRIBUTES).map(|component| component.id);
    let head = ["STRUCTURE", "STRUCTURE_ID", "ACTION"].into_iter().chain(components);
    writer.write_record(head).context("writing the head of an SDMX-CSV file")?;
    let structure = format!("{}:{name}({VERSION})", agency(export));
    let is_timed = |id: &ObservationId| (site.observations[*id].period != Period::None) == timed;
    for id in vintages(&derived.series).filter(is_timed) {
        let shared = Shared::of(site, derived, id);
        for point in points(site, &site.observations[id]) {
            let row = row(&shared, &point, timed);
            let row = ["dataflow", structure.as_str(), "I"].into_iter().map(str::to_owned).chain(row);
            writer.write_record(row.map(|cell| one_line(&cell))).context("writing a row of an SDMX-CSV file")?;
        }
    }
    writer.into_inner().map_err(|error| anyhow::anyhow!("closing an SDMX-CSV file: {error}"))
}

fn row(shared: &Shared, point: &Point, timed: bool) -> Vec<String> {
    let mut row: Vec<String> = shared.key.to_vec();
    row.extend([point.measure.to_owned(), shared.report.clone(), point.unit.clone()]);
    row.extend(timed.then(|| shared.time.clone()));
    row.push(point.value.clone());
    row.extend([
        status(shared, point).to_owned(),
        point.scale.to_string(),
        point.decimals.clone(),
        point.upper.clone(),
        point.comparator.to_owned(),
        text(&point.qualifier),
        point.growth_basis.clone(),
        point.average_over.clone(),
        text(&point.whole),
        point.rank_by.to_owned(),
        point.rank_total.clone(),
        shared.current.to_string(),
        shared.vintage.clone(),
        text(&shared.id),
        text(&shared.note),
    ]);
    row
}

/// A status in place of a value is that of the level; a growth rate that stands beside it is a published number.
fn status(shared: &Shared, point: &Point) -> &'static str {
    if shared.status.is_without_value() && !point.value.is_empty() { "A" } else { shared.status.code() }
}

/// What authors wrote, as spreadsheet programs may have it.
fn text(written: &str) -> String {
    guarded(&one_line(written)).into_owned()
}

/// Readers divide the file into lines before they look for quotes.
fn one_line(cell: &str) -> String {
    cell.split(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')).collect::<Vec<_>>().join(" ")
}
