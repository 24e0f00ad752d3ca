//! What templates may see. Every string is ready to print in the page's language; every link is relative to the
//! page that carries it; every number is formatted. Templates decide where things stand, never what they say.

use serde::Serialize;

/// A text with the address it leads to, if any.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Link {
    pub label: String,
    pub href: Option<String>,
    /// `lang` attribute where the label is not in the page's language.
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
    pub href: Option<String>,
    /// Present where the status is not normal.
    pub status: Option<StatusView>,
    /// Computed by us, not reported.
    pub derived: bool,
    /// How a derived figure was computed, with its inputs.
    pub formula: Option<String>,
}

/// A code with its word: observation status, verdict, kind.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StatusView {
    /// `P`, `missed`, …: for classes and `data-` attributes.
    pub code: String,
    pub word: String,
}

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

/// The same page in another language.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LanguageLink {
    /// Path segment: `zh`.
    pub code: String,
    /// `zh-Hans`.
    pub html_lang: String,
    /// In its own language: 中文, English.
    pub name: String,
    pub href: String,
    pub current: bool,
}

/// `<link rel="alternate" hreflang>`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Alternate {
    pub hreflang: String,
    pub href: String,
}

/// `<meta name content>` of the government profile and others.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Meta {
    pub name: String,
    pub content: String,
}

/// What every page has; in templates `page`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Frame {
    /// `home`, `report`, `reports`, `year`, `indicator`, `indicators`, `organization`, `organizations`, `compare`,
    /// `pair`, `plans`, `plan`, `changes`, `data`, `plain`.
    pub kind: String,
    pub title: String,
    /// `lang` of the title where it is not the page's.
    pub title_lang: Option<String>,
    /// `<title>`: page and site.
    pub full_title: String,
    pub description: String,
    /// Path segment: `zh`.
    pub lang: String,
    /// `zh-Hans`.
    pub html_lang: String,
    pub site_title: String,
    /// Prefix that leads to the output's root: `../../`.
    pub root: String,
    /// The home page of this language.
    pub home: String,
    pub stylesheet: String,
    /// `favicon.svg` of the theme.
    pub icon: Option<String>,
    pub script: Option<String>,
    pub accent_stylesheet: Option<String>,
    pub feed: String,
    pub canonical: Option<String>,
    pub alternates: Vec<Alternate>,
    /// Empty on a site of one language.
    pub languages: Vec<LanguageLink>,
    pub nav: Vec<NavLink>,
    /// From the home page down to, but without, this page.
    pub breadcrumbs: Vec<Link>,
    pub metas: Vec<Meta>,
    /// JSON-LD, already escaped for a script element.
    pub json_ld: Option<String>,
    pub footer: FooterView,
}

/// An entry of the main navigation.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NavLink {
    pub label: String,
    pub href: String,
    pub current: bool,
}

/// The foot of every page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FooterView {
    pub text: Option<String>,
    pub publisher: Option<Link>,
    pub license: Option<Link>,
    /// Lines of the government profile: organizer, operator, contact, site code, ICP, police.
    pub government: Vec<Link>,
    /// Plain pages: about, methodology, data.
    pub links: Vec<Link>,
}

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
}

/// A headline figure of the home page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HeadlineCard {
    pub indicator: Link,
    pub organization: Link,
    pub period: String,
    pub figure: FigureView,
    /// `同比增长44.7%`.
    pub growth: Option<String>,
    pub sparkline: Option<String>,
}

/// A topic with its indicators.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TopicView {
    pub name: String,
    pub indicators: Vec<IndicatorCard>,
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
    pub growth: Vec<String>,
    pub rank: Option<String>,
    pub share: Option<String>,
    pub status: Option<StatusView>,
    /// To the sentence of the prose that states the figure.
    pub sentence: Option<String>,
    pub note: Option<String>,
    pub source: Option<String>,
}

/// A group of figure rows under a topic.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FigureGroup {
    pub topic: String,
    pub rows: Vec<FigureRow>,
}

/// A target, with what became of it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TargetRow {
    pub id: String,
    pub indicator: Link,
    pub details: Vec<String>,
    pub due: String,
    /// `1000亿元以上`, `年均增长10%以上`.
    pub target: FigureView,
    pub tier: Option<String>,
    pub nature: Option<String>,
    pub baseline: Option<FigureView>,
    pub baseline_period: Option<String>,
    pub actual: Option<FigureView>,
    pub actual_period: Option<String>,
    pub share_of_target: Option<FigureView>,
    pub share_of_way: Option<FigureView>,
    pub difference: Option<FigureView>,
    /// What had to be reached by the partial period's end.
    pub required: Option<FigureView>,
    /// Growth still needed per year.
    pub needed: Option<FigureView>,
    pub verdict: Option<StatusView>,
    /// Why no comparison is made, in words.
    pub reason: Option<String>,
    /// To the sentence or row that states the target.
    pub sentence: Option<String>,
    pub report: Link,
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
    pub figures: Vec<FigureGroup>,
    pub figure_count: usize,
    pub targets: Vec<TargetRow>,
    pub charts: Vec<ChartView>,
    pub meta: Vec<MetaRow>,
    pub correction: Option<String>,
    pub correction_date: Option<String>,
    pub attachments: Vec<Link>,
    pub previous: Option<Link>,
    pub next: Option<Link>,
    pub plan: Option<Link>,
    pub draft: bool,
}

/// Reports under a heading: a year, an organization.
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
    pub by_organization: Vec<ReportGroup>,
}

/// One published value of a series.
#[derive(Debug, Clone, Default, Serialize)]
pub struct VintageRow {
    pub period: String,
    pub details: Vec<String>,
    pub level: Option<FigureView>,
    pub growth: Vec<String>,
    pub rank: Option<String>,
    pub share: Option<String>,
    pub status: Option<StatusView>,
    /// Change on the comparable period a year before, computed where it may be.
    pub change: Option<FigureView>,
    /// Why no change is computed.
    pub reason: Option<String>,
    pub report: Link,
    pub issued: Option<String>,
    /// The value that counts; false for a revised or contradicted one.
    pub current: bool,
    pub note: Option<String>,
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
    pub targets: Vec<TargetRow>,
    pub related: Vec<Link>,
    pub downloads: Vec<Link>,
}

/// Where a year has no figure, or where it has some.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MatrixCell {
    pub figures: Vec<CellFigure>,
    /// Word for an empty cell between filled ones.
    pub gap: Option<String>,
}

/// A figure of a cell with the span it covers where that is not the whole year.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CellFigure {
    pub figure: FigureView,
    pub span: Option<String>,
}

/// A row of a matrix.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MatrixRow {
    pub indicator: Link,
    pub details: Vec<String>,
    pub cells: Vec<MatrixCell>,
}

/// Rows of a matrix under a topic.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MatrixGroup {
    pub topic: String,
    pub rows: Vec<MatrixRow>,
}

/// Indicator × year.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MatrixView {
    pub caption: String,
    pub years: Vec<Link>,
    pub groups: Vec<MatrixGroup>,
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

/// Organizations as a tree, flattened.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OrganizationRow {
    pub organization: Link,
    pub depth: usize,
    pub counts: String,
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

/// Matrix over all years, one per organization.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CompareView {
    pub pairs: Vec<Link>,
    pub organizations: Vec<CompareOrganization>,
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
    pub stated: Option<String>,
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
    pub groups: Vec<PairGroup>,
    /// Links to the pages of the organizations where there are more than 12.
    pub organizations: Vec<Link>,
}

/// A plan in the list of plans.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlanCard {
    pub plan: Link,
    pub organization: Link,
    pub period: String,
    /// Number of targets by verdict, in the order of the verdicts.
    pub verdicts: Vec<VerdictCount>,
    pub total: usize,
}

/// How many targets have a verdict.
#[derive(Debug, Clone, Default, Serialize)]
pub struct VerdictCount {
    pub verdict: StatusView,
    pub count: usize,
}

/// The list of plans.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlansView {
    pub plans: Vec<PlanCard>,
}

/// A plan's targets against what was reached.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlanView {
    pub report: Link,
    pub organization: Link,
    pub period: String,
    pub verdicts: Vec<VerdictCount>,
    pub groups: Vec<PlanGroup>,
    pub charts: Vec<ChartView>,
}

/// Targets under the period in which they are due.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlanGroup {
    pub due: String,
    pub rows: Vec<TargetRow>,
}

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

/// A plain page: about, methodology.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlainView {
    pub body: String,
    pub body_lang: Option<String>,
    pub toc: Vec<TocEntry>,
}
