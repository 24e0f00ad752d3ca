//! What all pages print: links, figures, statuses, labelled lines.
//!
//! Of these there are hundreds on a page. What is absent in them is left out of what templates get, as it costs as much
//! as what is there; templates ask `if` before they print what may be absent.

use serde::Serialize;

/// A text with the address it leads to, if any.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Link {
    pub label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// `lang` attribute where the label is not in the page's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

/// One printed figure.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FigureView {
    /// As readers see it, qualifier included: `超1300万吨`, `over 13 million tonnes`.
    pub text: String,
    /// Base value for `<data value>`: the same in every language.
    pub value: String,
    /// Where the figure stands: its sentence, else its row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// Present where the status is not normal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<StatusView>,
    /// Computed by us, not reported.
    pub derived: bool,
    /// How a derived figure was computed, with its inputs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formula: Option<String>,
    /// Another value of the same figure; in a copy for reviewers only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<MarkView>,
}

/// Another value of the same figure: before or after a revision, or of another reporter.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MarkView {
    /// `revises`, `revised`, `conflicts`: for classes.
    pub role: String,
    /// What the other value is: 原为.
    pub word: String,
    pub text: String,
    /// Where the other value stands.
    pub href: Option<String>,
}

/// A code with its word: observation status, verdict, kind.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StatusView {
    /// `P`, `missed`, …: for classes and `data-` attributes.
    pub code: String,
    pub word: String,
}

/// An entry of "on this page".
#[derive(Debug, Clone, Default, Serialize)]
pub struct TocEntry {
    pub level: u8,
    pub id: String,
    pub text: String,
}

/// A labelled line of publication metadata.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MetaRow {
    pub label: String,
    pub value: Link,
    /// For `<time datetime>`.
    pub datetime: Option<String>,
}

/// A figure of a cell with the span it covers where that is not the whole year.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CellFigure {
    pub figure: FigureView,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<String>,
    /// From 1 to 5: how high it is among the comparable figures of its row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heat: Option<u8>,
}
