//! Reports, their lists, and plain pages.

use serde::Serialize;

use super::chart::ChartView;
use super::detail::DetailView;
use super::figure::{FigureView, Link, MarkView, MetaRow, StatusView, TocEntry};
use super::home::ReportCard;
use super::plan::TargetRow;

/// A figure of a report as a row.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FigureRow {
    /// Anchor of the row; the sentence has the permalink where prose holds the figure.
    pub id: String,
    pub indicator: Link,
    /// Item, basis, organization where it is not the report's.
    pub details: Vec<String>,
    pub period: String,
    pub level: Option<FigureView>,
    /// `同比 +44.7%`, each with its basis in words.
    pub growth: Vec<FigureView>,
    pub rank: Option<FigureView>,
    pub share: Option<FigureView>,
    pub status: Option<StatusView>,
    /// To the sentence of the prose that states the figure.
    pub sentence: Option<String>,
    pub note: Option<String>,
    /// `lang` of the note where it is not the page's.
    pub note_lang: Option<String>,
    pub source: Option<String>,
    /// Another value, of a figure without level; in a copy for reviewers only.
    pub mark: Option<MarkView>,
    /// `content/reports/2025.md:12`; in a copy for reviewers only.
    pub place: Option<String>,
    /// How the figure is cited.
    pub citation: String,
}

/// A group of figure rows under a topic.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FigureGroup {
    pub topic: String,
    pub rows: Vec<FigureRow>,
}

/// A report's page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ReportView {
    pub kind: StatusView,
    pub organization: Link,
    pub about: Option<Link>,
    pub period: String,
    pub issued: Option<String>,
    pub summary: Option<String>,
    /// `lang` of the summary where it is not the page's.
    pub summary_lang: Option<String>,
    /// Rendered prose; empty where there is none.
    pub body: String,
    /// `lang` of the prose where it is not the page's: the prose is not translated.
    pub body_lang: Option<String>,
    pub toc: Vec<TocEntry>,
    /// What the figures of the prose show when they are pointed at.
    pub details: Vec<DetailView>,
    pub figures: Vec<FigureGroup>,
    pub figure_count: usize,
    pub targets: Vec<TargetRow>,
    pub charts: Vec<ChartView>,
    pub meta: Vec<MetaRow>,
    /// How the report is cited.
    pub citation: String,
    pub correction: Option<String>,
    /// `lang` of the correction where it is not the page's.
    pub correction_lang: Option<String>,
    pub correction_date: Option<String>,
    pub attachments: Vec<Link>,
    pub previous: Option<Link>,
    pub next: Option<Link>,
    pub plan: Option<Link>,
    /// Draft, or in review; absent where it is published.
    pub status: Option<StatusView>,
    /// What that means for readers.
    pub status_notice: Option<String>,
}

/// Reports under a heading: a year, a month, an organization.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ReportGroup {
    pub head: Link,
    pub reports: Vec<ReportCard>,
}

/// The list of all reports, or of one year.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ReportsView {
    pub years: Vec<Link>,
    pub groups: Vec<ReportGroup>,
    /// None where the list has several parts.
    pub by_organization: Vec<ReportGroup>,
    /// Of the reports of a year: the years before and after.
    pub earlier: Option<Link>,
    pub later: Option<Link>,
}

/// A plain page: about, methodology.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlainView {
    pub body: String,
    pub body_lang: Option<String>,
    pub toc: Vec<TocEntry>,
    /// The contents that this page belongs to.
    pub contents: Vec<PageGroupView>,
    /// The pages before and after it in the contents.
    pub previous: Option<Link>,
    pub next: Option<Link>,
}

/// A group of pages in the contents.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PageGroupView {
    pub title: String,
    /// `lang` of the title where it is not the page's.
    pub lang: Option<String>,
    pub pages: Vec<ChapterLink>,
}

/// A page in the contents.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChapterLink {
    pub page: Link,
    /// It is this page.
    pub current: bool,
}
