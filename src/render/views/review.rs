//! What reviewers see beside the public pages: the checklist, the coverage of the data, the sources of a page.

use serde::Serialize;

use super::compare::MatrixCell;
use super::figure::{FigureView, Link, StatusView};

/// A line of a source file with the marked part of it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SourceLine {
    pub before: String,
    pub marked: String,
    pub after: String,
}

/// A second place of a finding.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RelatedRow {
    /// `content/reports/2025.md:12:3`.
    pub place: String,
    /// HTML.
    pub message: String,
}

/// A finding to be settled.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FindingRow {
    /// Id of the checkbox.
    pub id: String,
    pub severity: StatusView,
    pub code: String,
    /// HTML.
    pub message: String,
    pub place: String,
    pub line: Option<SourceLine>,
    /// What to type instead; HTML.
    pub help: Option<String>,
    pub related: Vec<RelatedRow>,
    /// The page and the figure concerned.
    pub links: Vec<Link>,
}

/// A finding that the author lets stand, with the reason.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AcceptedRow {
    pub finding: FindingRow,
    pub reason: String,
}

/// Numbers of findings.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChecklistCounts {
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    pub accepted: usize,
}

/// The findings of one report, page or registry.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChecklistGroup {
    pub id: String,
    pub head: Link,
    /// Draft, or in review.
    pub status: Option<StatusView>,
    pub counts: ChecklistCounts,
    pub findings: Vec<FindingRow>,
    pub accepted: Vec<AcceptedRow>,
}

/// What one person is responsible for.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChecklistPerson {
    pub id: String,
    /// Absent where no report names anybody.
    pub name: Option<Link>,
    pub counts: ChecklistCounts,
    pub groups: Vec<ChecklistGroup>,
}

/// The checklist.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChecklistView {
    pub counts: ChecklistCounts,
    pub people: Vec<ChecklistPerson>,
}

/// One indicator, one year.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CoverageCell {
    /// `present`, `partial`, `status`, `other-basis`, `within`, `silent`, `no-report`: for classes.
    pub code: String,
    pub cell: MatrixCell,
    /// Why there is no figure of the whole year, with where that can be seen.
    pub reason: Option<Link>,
    pub note: Option<String>,
    /// `lang` of the note where it is not the page's.
    pub note_lang: Option<String>,
}

/// An indicator over the years.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CoverageRow {
    pub indicator: Link,
    pub details: Vec<String>,
    pub cells: Vec<CoverageCell>,
}

/// Rows under a topic.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CoverageGroup {
    pub topic: String,
    pub rows: Vec<CoverageRow>,
}

/// How many cells are of a kind.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CoverageCount {
    pub code: String,
    pub word: String,
    pub count: usize,
}

/// Indicator by year of one organization.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CoverageOrganization {
    pub id: String,
    pub organization: Link,
    /// Its section, or its page.
    pub href: String,
    pub counts: Vec<CoverageCount>,
    pub years: Vec<String>,
    /// Empty where the organization has a page of its own.
    pub groups: Vec<CoverageGroup>,
}

/// How much of one kind of text each language has.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LanguageRow {
    pub label: String,
    /// By language: `14 / 15`.
    pub cells: Vec<String>,
}

/// A figure that the prose does not state.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SilentRow {
    pub indicator: Link,
    pub details: Vec<String>,
    pub period: String,
    pub figure: FigureView,
}

/// The figures of a report that its prose does not state.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SilentGroup {
    pub report: Link,
    pub counts: String,
    pub rows: Vec<SilentRow>,
}

/// Which figures are held, and why others are not.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CoverageView {
    /// The kinds of cells with their words.
    pub codes: Vec<CoverageCount>,
    pub organizations: Vec<CoverageOrganization>,
    /// Whether the organizations stand on pages of their own.
    pub split: bool,
    /// Names of the languages; empty on the page of one organization.
    pub languages: Vec<String>,
    pub language_rows: Vec<LanguageRow>,
    pub silent: Vec<SilentGroup>,
}

/// A file of the content that a page was made from.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SourceFile {
    pub path: String,
    pub hash: String,
}
