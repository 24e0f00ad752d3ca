//! Indicators and organizations.

use serde::Serialize;

use super::chart::ChartView;
use super::compare::MatrixView;
use super::data::ReuseView;
use super::figure::{FigureView, Link, MarkView, MetaRow, StatusView};
use super::home::{ReportCard, TopicView};
use super::plan::TargetRow;

/// One published value of a series.
#[derive(Debug, Clone, Default, Serialize)]
pub struct VintageRow {
    pub period: String,
    pub details: Vec<String>,
    pub level: Option<FigureView>,
    pub growth: Vec<FigureView>,
    pub rank: Option<FigureView>,
    pub share: Option<FigureView>,
    pub status: Option<StatusView>,
    /// Change on the comparable period a year before, computed where it may be.
    pub change: Option<FigureView>,
    /// Another value, of a figure without level; in a copy for reviewers only.
    pub mark: Option<MarkView>,
    /// Why no change is computed.
    pub reason: Option<String>,
    pub report: Link,
    pub issued: Option<String>,
    /// The value that counts; false for a revised or contradicted one.
    pub current: bool,
    /// What became of one that does not count.
    pub standing: Option<StandingView>,
    pub note: Option<String>,
}

/// Why a value does not count: revised by another report, given by one that counts as it is, or another organization's.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StandingView {
    /// `superseded`, `unrevised` or `outranked`.
    pub code: &'static str,
    pub label: String,
}

/// The figures of one organization for an indicator.
#[derive(Debug, Clone, Default, Serialize)]
pub struct IndicatorSection {
    pub id: String,
    pub organization: Link,
    pub rows: Vec<VintageRow>,
    /// Breaks, gaps, other bases and spans, in words.
    pub notes: Vec<String>,
}

/// An indicator's page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct IndicatorView {
    pub definition: Option<String>,
    /// Unit, kind, growth basis, direction, topic, aliases, source.
    pub facts: Vec<MetaRow>,
    pub charts: Vec<ChartView>,
    pub sections: Vec<IndicatorSection>,
    /// Instead of the sections, where each organization has a page of its own.
    pub overview: Option<MatrixView>,
    pub targets: Vec<TargetRow>,
    pub related: Vec<Link>,
    /// Files and how to use them; on the first page of an indicator.
    pub reuse: Option<ReuseView>,
}

/// An organization's page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OrganizationView {
    pub facts: Vec<MetaRow>,
    pub parts: Vec<Link>,
    pub reports: Vec<ReportCard>,
    pub matrix: MatrixView,
    pub charts: Vec<ChartView>,
    pub plans: Vec<Link>,
}

/// An organization of the tree with those within it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OrganizationRow {
    pub organization: Link,
    pub counts: String,
    /// `12 organizations within`, where those are folded away.
    pub folded: Option<String>,
    pub parts: Vec<OrganizationRow>,
}

/// The list of organizations.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OrganizationsView {
    pub rows: Vec<OrganizationRow>,
}

/// The list of indicators by topic.
#[derive(Debug, Clone, Default, Serialize)]
pub struct IndicatorsView {
    pub topics: Vec<TopicView>,
}
