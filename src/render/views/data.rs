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

/// One aspect of a figure or target in two releases.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SinceLine {
    pub label: String,
    pub old: Option<String>,
    pub new: Option<String>,
    /// Derived.
    pub difference: Option<String>,
}

/// A figure or target that is not as it was.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SinceRow {
    pub indicator: Link,
    /// Item, basis, organization.
    pub details: Vec<String>,
    pub period: String,
    /// To the figure as it is now.
    pub place: Option<String>,
    pub lines: Vec<SinceLine>,
    /// What explains the change, in words; with the report that does.
    pub because: Option<String>,
    pub because_report: Option<Link>,
    pub unexplained: bool,
}

/// A piece of a passage.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SincePiece {
    /// `both`, `old`, `new`.
    pub side: &'static str,
    pub text: String,
}

/// A text of a report that is not as it was.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SinceText {
    /// `Title (English)`.
    pub part: String,
    /// `lang` attribute of the passages.
    pub lang: String,
    pub passages: Vec<Vec<SincePiece>>,
}

/// The changes of one report.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SinceReport {
    pub report: Link,
    /// New, withdrawn, moved.
    pub tag: Option<String>,
    /// Long lists that few read stand folded, under their number.
    pub folded: Option<String>,
    pub rows: Vec<SinceRow>,
    pub texts: Vec<SinceText>,
}

/// The changes of one kind.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SinceSection {
    pub id: String,
    pub heading: String,
    pub reports: Vec<SinceReport>,
}

/// What changed since an earlier release.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SinceView {
    pub heading: String,
    pub lead: String,
    pub counts: Vec<String>,
    /// That changes are not explained.
    pub unexplained: Option<String>,
    pub sections: Vec<SinceSection>,
}

/// Revisions and corrections.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChangesView {
    /// Present where the build was given an earlier release.
    pub since: Option<SinceView>,
    pub revisions: Vec<RevisionRow>,
    pub corrections: Vec<CorrectionRow>,
}

/// A data file.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DataFile {
    pub file: Link,
    pub description: String,
    /// Absent where the file does not simply hold a table, as is the size.
    pub rows: Option<usize>,
    pub size: Option<String>,
}

/// A column of a data file.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DataColumn {
    pub name: String,
    pub description: String,
}

/// How a program reads the data.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SnippetView {
    pub name: String,
    pub code: String,
}

/// What the data may be used for, and how.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ReuseView {
    pub files: Vec<Link>,
    /// What is said before the snippets.
    pub lead: Option<String>,
    pub snippets: Vec<SnippetView>,
    /// How the data are cited; absent where the site names no publisher or has no address.
    pub citation: Option<String>,
    pub license: Option<Link>,
}

/// The columns of a table.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DataTable {
    /// `observations`.
    pub name: String,
    pub title: String,
    pub columns: Vec<DataColumn>,
}

/// About the data.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DataView {
    pub files: Vec<DataFile>,
    pub indicator_files: Vec<Link>,
    pub tables: Vec<DataTable>,
    pub statuses: Vec<StatusView>,
    pub verdicts: Vec<StatusView>,
    pub reuse: Option<ReuseView>,
}
