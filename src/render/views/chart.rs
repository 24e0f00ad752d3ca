//! Charts with the figures behind them.

use serde::Serialize;

use super::figure::{FigureView, Link};

/// A drawn chart with all that stands around it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChartView {
    pub id: String,
    /// Headline: what the chart says.
    pub title: String,
    /// What, unit, scope.
    pub subtitle: String,
    /// Generated sentence that says what the chart shows.
    pub summary: String,
    /// Inline SVG.
    pub svg: String,
    /// Download of the same chart as a file.
    pub file: Option<String>,
    /// CSV with the figures behind it.
    pub csv: Option<String>,
    pub notes: Vec<String>,
    /// The texts of the numbered marks in the drawing, in the order of their numbers.
    pub annotations: Vec<String>,
    /// The same figures as a table.
    pub table: Option<TableView>,
}

/// A plain table: the figures behind a chart.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TableView {
    pub caption: String,
    pub columns: Vec<String>,
    pub rows: Vec<TableRow>,
}

/// A row of a plain table: its head and one cell per further column.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TableRow {
    pub head: Link,
    pub cells: Vec<Option<FigureView>>,
}
