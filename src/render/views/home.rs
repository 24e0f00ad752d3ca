//! The home page and the cards of lists.

use serde::Serialize;

use super::figure::{FigureView, Link, StatusView};
use super::report::PageGroupView;

/// A report in a list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ReportCard {
    pub report: Link,
    pub kind: StatusView,
    pub organization: Link,
    pub period: String,
    pub issued: Option<String>,
    pub summary: Option<String>,
    /// `lang` of the summary where it is not the page's.
    pub summary_lang: Option<String>,
    /// `38 figures`, `12 targets`.
    pub counts: String,
    /// Prose exists in this language.
    pub translated: bool,
    /// Draft, or in review; absent where it is published.
    pub status: Option<StatusView>,
}

/// A headline figure of the home page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HeadlineCard {
    pub indicator: Link,
    pub organization: Link,
    pub period: String,
    pub figure: FigureView,
    /// `同比增长44.7%`.
    pub growth: Option<FigureView>,
    pub sparkline: Option<String>,
}

/// A topic with its indicators.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TopicView {
    /// Id of the section.
    pub id: String,
    pub name: String,
    /// Where all its indicators are, if not here.
    pub href: Option<String>,
    pub indicators: Vec<IndicatorCard>,
    /// Only the names, where cards would be too many.
    pub names: Vec<Link>,
}

/// An indicator in a list, with its latest figures.
#[derive(Debug, Clone, Default, Serialize)]
pub struct IndicatorCard {
    pub indicator: Link,
    pub unit: String,
    /// `4 organizations, 2013–2025`.
    pub scope: String,
    pub latest: Option<FigureView>,
    /// Whose and when the latest figure is.
    pub latest_of: String,
    pub sparkline: Option<String>,
}

/// The home page of a language.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HomeView {
    pub lead: String,
    pub headline: Vec<HeadlineCard>,
    pub latest: Vec<ReportCard>,
    pub reports_href: String,
    pub topics: Vec<TopicView>,
    pub indicators_href: String,
    pub organizations: Vec<Link>,
    pub organizations_href: String,
    pub pairs: Vec<Link>,
    pub plans: Vec<Link>,
    /// `16 reports · 90 indicators · 420 figures`.
    pub counts: Vec<String>,
    /// Groups of plain pages.
    pub contents: Vec<PageGroupView>,
}
