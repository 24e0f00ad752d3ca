//! About the data: the files, their columns and codes, how to cite.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Result;

use super::frame::Head;
use super::paging::shown;
use super::views::{DataColumn, DataFile, DataTable, DataView, Link, StatusView};
use super::{Edition, Writer, export, reuse};
use crate::data::{Field, Size, Table};
use crate::derive::Verdict;
use crate::model::{DataFormat, IndicatorId, ObservationStatus};
use crate::urls::PageId;

/// Sizes of files by name.
pub type Sizes = BTreeMap<String, Size>;

/// The sizes of the files that are made already.
#[derive(Default)]
pub struct Measured(Mutex<Sizes>);

impl Measured {
    /// Notes what a file turned out to be.
    pub fn note(&self, name: &str, size: Size) {
        self.lock().insert(name.to_owned(), size);
    }

    fn of(&self, name: &str) -> Option<Size> {
        self.lock().get(name).copied()
    }

    /// Sizes are whole whoever wrote them, even one that broke off.
    fn lock(&self) -> MutexGuard<'_, Sizes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The page about the data.
pub fn view(w: &Writer<'_>, sizes: &Sizes) -> (Head, DataView) {
    let head = Head::new(w.word("title-data"), w.word("description-data")).below(w, []);
    let tables = Table::ALL.iter().map(|table| DataTable {
        name: table.name().to_owned(),
        title: w.word(&format!("data-file-{}", table.name())),
        columns: columns(w, table.fields()),
    });
    let view = DataView {
        files: files(w, sizes),
        indicator_files: indicator_files(w),
        tables: tables.collect(),
        statuses: statuses(w),
        verdicts: Verdict::all().into_iter().map(|verdict| w.verdict(verdict)).collect(),
        reuse: reuse::view(w, None),
    };
    (head, view)
}

/// The files that hold data of the whole site.
fn files(w: &Writer<'_>, sizes: &Sizes) -> Vec<DataFile> {
    let whole = export::files(w.edition).into_iter().filter(|name| export::is_whole(name));
    let file = |name: String| {
        let size_of = sizes.get(&name);
        DataFile {
            file: link(w, &name, name.clone()),
            description: export::description(w, &name),
            rows: size_of.map(|size| size.rows),
            size: size_of.map(|of| size(w, of.bytes)),
        }
    };
    whole.map(file).collect()
}

/// Sizes of the tables' files; those that are not made yet are made for it. What a workbook or a database weighs
/// is not told: to know it, it would have to be made twice.
pub fn sizes(edition: &Edition) -> Result<Sizes> {
    let tables = export::files(edition).into_iter().filter(|name| export::is_table(name));
    let size_of = |name: String| {
        if edition.measured.of(&name).is_none() {
            export::write(edition, &name, &mut io::sink())?;
        }
        let size = edition.measured.of(&name).unwrap_or_default();
        Ok((name, size))
    };
    tables.map(size_of).collect()
}

fn link(w: &Writer<'_>, name: &str, label: String) -> Link {
    Link { label, href: Some(w.href_to(&PageId::Data(name.to_owned()))), lang: None }
}

/// The indicators that have a data file with figures.
pub fn indicators_with_files(edition: &Edition) -> Vec<IndicatorId> {
    let has_csv = edition.site.settings.has_data(DataFormat::Csv);
    export::with_figures(edition).filter(|_| has_csv).collect()
}

/// Their files under the indicators' names, in their order.
fn indicator_files(w: &Writer<'_>) -> Vec<Link> {
    let indicators = &w.edition.site.indicators;
    let mut ids = indicators_with_files(w.edition);
    w.sort_by_name(&mut ids, |id| (&indicators[*id].name, indicators[*id].sort_key.as_deref()));
    let ids = shown(w, ids, |_| w.edition.weights.link());
    let file = |id: IndicatorId| link(w, &format!("indicators/{}.csv", indicators[id].id), String::new());
    ids.into_iter().map(|id| Link { href: file(id).href, ..w.indicator(id) }).collect()
}

fn columns(w: &Writer<'_>, fields: &[Field]) -> Vec<DataColumn> {
    let columns = fields.iter().map(|field| DataColumn {
        name: field.name.to_owned(),
        description: w.word(&format!("column-{}", field.name)),
    });
    columns.collect()
}

fn statuses(w: &Writer<'_>) -> Vec<StatusView> {
    let all = ObservationStatus::all().into_iter();
    all.map(|status| StatusView { code: status.code().to_owned(), word: w.word(&format!("status-{}", status.code())) })
        .collect()
}

/// `12 KB`, `1.4 MB`: decimal thousands, as file managers of today count.
fn size(w: &Writer<'_>, bytes: u64) -> String {
    let tenths = |unit: u64| (bytes * 10 + unit / 2) / unit;
    let text = |tenths: u64| {
        if tenths >= 100 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
    };
    match bytes {
        0..1_000 => w.t("size-bytes", &[("size", bytes.to_string().into())]),
        1_000..1_000_000 => w.t("size-kilobytes", &[("size", text(tenths(1_000)).into())]),
        _ => w.t("size-megabytes", &[("size", text(tenths(1_000_000)).into())]),
    }
}
