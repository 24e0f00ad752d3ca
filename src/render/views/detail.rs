//! What a figure in prose shows when it is pointed at.

use serde::Serialize;

use super::figure::{FigureView, Link, StatusView};

/// The details of a figure in prose.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DetailView {
    /// Id of the figure's element.
    pub anchor: String,
    pub name: Link,
    /// Whose figure it is, item and basis.
    pub of: String,
    /// The shape of comparable figures over time.
    pub sparkline: Option<String>,
    /// From when to when the shape reaches.
    pub span: Option<String>,
    pub rows: Vec<DetailRow>,
    /// To all figures of the indicator, or to the plan.
    pub more: Link,
    /// To the row that says how the figure is cited.
    pub cite: Option<String>,
}

/// A line: this value, the year before, a target.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DetailRow {
    pub label: String,
    pub figures: Vec<FigureView>,
    /// Why nothing is computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<StatusView>,
}
