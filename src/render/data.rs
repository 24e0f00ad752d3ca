//! About the data: the files, their columns and codes, how to cite.

use super::frame::Head;
use super::paging::shown;
use super::views::{DataColumn, DataFile, DataView, Link, StatusView};
use super::{Edition, Writer, cite, license, series_of};
use crate::data::{OBSERVATION_COLUMNS, TARGET_COLUMNS};
use crate::derive::Verdict;
use crate::model::{IndicatorId, ObservationStatus};
use crate::urls::PageId;

/// The page about the data; `files` are the main data files with their rows and bytes.
pub fn view(w: &Writer<'_>, files: &[(String, usize, usize)]) -> (Head, DataView) {
    let head = Head::new(w.word("title-data"), w.word("description-data")).below(w, []);
    let view = DataView {
        files: files.iter().map(|(name, rows, bytes)| file(w, name, *rows, *bytes)).collect(),
        indicator_files: indicator_files(w),
        observation_columns: columns(w, OBSERVATION_COLUMNS),
        target_columns: columns(w, TARGET_COLUMNS),
        statuses: statuses(w),
        verdicts: Verdict::all().into_iter().map(|verdict| w.verdict(verdict)).collect(),
        citation: cite::data(w, None),
        license: license(w),
    };
    (head, view)
}

fn file(w: &Writer<'_>, name: &str, rows: usize, bytes: usize) -> DataFile {
    let key = match name.split('.').next() {
        Some("targets") => "data-file-targets",
        Some("datapackage") => "data-file-package",
        _ => "data-file-observations",
    };
    DataFile { file: link(w, name, name.to_owned()), description: w.word(key), rows, size: size(w, bytes) }
}

fn link(w: &Writer<'_>, name: &str, label: String) -> Link {
    Link { label, href: Some(w.href_to(&PageId::Data(name.to_owned()))), lang: None }
}

/// The indicators that have a data file with figures.
pub fn indicators_with_files(edition: &Edition) -> Vec<IndicatorId> {
    let has_figures = |id: &IndicatorId| !series_of(&edition.derived, *id).is_empty();
    edition.site.indicators.ids().filter(|_| edition.site.settings.data_csv).filter(has_figures).collect()
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

fn columns(w: &Writer<'_>, names: &[&str]) -> Vec<DataColumn> {
    let columns = names
        .iter()
        .map(|name| DataColumn { name: (*name).to_owned(), description: w.word(&format!("column-{name}")) });
    columns.collect()
}

fn statuses(w: &Writer<'_>) -> Vec<StatusView> {
    let all = ObservationStatus::all().into_iter();
    all.map(|status| StatusView { code: status.code().to_owned(), word: w.word(&format!("status-{}", status.code())) })
        .collect()
}

/// `12 KB`, `1.4 MB`: decimal thousands, as file managers of today count.
fn size(w: &Writer<'_>, bytes: usize) -> String {
    let tenths = |unit: usize| (bytes * 10 + unit / 2) / unit;
    let text = |tenths: usize| {
        if tenths >= 100 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
    };
    match bytes {
        0..1_000 => w.t("size-bytes", &[("size", bytes.to_string().into())]),
        1_000..1_000_000 => w.t("size-kilobytes", &[("size", text(tenths(1_000)).into())]),
        _ => w.t("size-megabytes", &[("size", text(tenths(1_000_000)).into())]),
    }
}
