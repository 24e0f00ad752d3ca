//! Matrices and pairs of years.

use serde::Serialize;

use super::chart::ChartView;
use super::figure::{CellFigure, FigureView, Link};

/// Where a year has no figure, or where it has some.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MatrixCell {
    pub figures: Vec<CellFigure>,
    /// Word for an empty cell between filled ones.
    pub gap: Option<String>,
}

/// A row of a matrix.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MatrixRow {
    /// The indicator; of an indicator's overview the organization.
    pub head: Link,
    pub details: Vec<String>,
    pub cells: Vec<MatrixCell>,
}

/// Rows of a matrix under a topic.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MatrixGroup {
    pub topic: String,
    pub rows: Vec<MatrixRow>,
}

/// Indicator × year, or organization × year.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MatrixView {
    pub caption: String,
    /// Whether figures of some row are tinted.
    pub heat: bool,
    /// What the rows are: indicators or organizations.
    pub head: String,
    pub years: Vec<Link>,
    pub groups: Vec<MatrixGroup>,
}

/// The readers' own comparison. It needs JavaScript, and is hidden without.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ExplorerView {
    /// The folder of the scripts with figures, and that of the reports, both with a slash at the end.
    pub figures: String,
    pub reports: String,
}

/// Matrix over all years, one per organization.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CompareView {
    /// `None` where there is nothing to compare with, or the theme has no script for it.
    pub explorer: Option<ExplorerView>,
    pub pairs: Vec<Link>,
    /// None where there are too many for one page.
    pub organizations: Vec<CompareOrganization>,
    /// Then the organizations' own pages.
    pub links: Vec<Link>,
}

/// An organization's matrix on the compare page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CompareOrganization {
    pub id: String,
    pub organization: Link,
    pub matrix: MatrixView,
}

/// A row of a pair of years.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PairRow {
    pub indicator: Link,
    pub details: Vec<String>,
    pub left: Option<CellFigure>,
    pub right: Option<CellFigure>,
    /// Computed change.
    pub change: Option<FigureView>,
    /// Growth as the reports state it.
    pub stated: Vec<FigureView>,
    /// Why the two are not compared.
    pub reason: Option<String>,
}

/// The rows of one organization.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PairGroup {
    pub id: String,
    pub organization: Link,
    pub rows: Vec<PairRow>,
    pub chart: Option<ChartView>,
}

/// Two adjacent years side by side.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PairView {
    pub left_year: String,
    pub right_year: String,
    pub previous: Option<Link>,
    pub next: Option<Link>,
    /// Indicators of which several organizations have figures of both years.
    pub shared: Vec<ChartView>,
    pub groups: Vec<PairGroup>,
    /// Links to the pages of the organizations where there are more than 12.
    pub organizations: Vec<Link>,
}
