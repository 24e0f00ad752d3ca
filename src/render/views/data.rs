//! Data files, revisions and corrections.

use serde::Serialize;

use super::figure::{FigureView, Link, StatusView};

/// A revised figure: what stood before and what stands now.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RevisionRow {
    pub indicator: Link,
    pub organization: Link,
    pub details: Vec<String>,
    pub period: String,
    pub old: FigureView,
    pub old_report: Link,
    pub new: FigureView,
    pub new_report: Link,
    pub difference: Option<FigureView>,
    pub note: Option<String>,
    /// Between two reporters: a conflict, not a revision.
    pub conflict: bool,
}

/// A published correction.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CorrectionRow {
    pub date: String,
    pub report: Link,
    pub text: String,
}

/// Revisions and corrections.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChangesView {
    pub revisions: Vec<RevisionRow>,
    pub corrections: Vec<CorrectionRow>,
}

/// A data file.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DataFile {
    pub file: Link,
    pub description: String,
    pub rows: usize,
    pub size: String,
}

/// A column of a data file.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DataColumn {
    pub name: String,
    pub description: String,
}

/// About the data.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DataView {
    pub files: Vec<DataFile>,
    pub indicator_files: Vec<Link>,
    pub observation_columns: Vec<DataColumn>,
    pub target_columns: Vec<DataColumn>,
    pub statuses: Vec<StatusView>,
    pub verdicts: Vec<StatusView>,
    pub citation: Option<String>,
    pub license: Option<Link>,
}
