//! What templates may see. Every string is ready to print in the page's language; every link is relative to the
//! page that carries it; every number is formatted. Templates decide where things stand, never what they say.

/// Version of the view model: raised where a field goes, or means something else; fields that are added leave it.
pub const VIEW_MODEL_VERSION: u32 = 2;

mod figure;
mod detail;
mod frame;
mod chart;
mod home;
mod report;
mod plan;
mod indicator;
mod compare;
mod data;
mod review;
mod search;

pub use chart::{ChartView, TableRow, TableView};
pub use compare::{
    CompareOrganization, CompareView, ExplorerView, MatrixCell, MatrixGroup, MatrixRow, MatrixView, PairGroup, PairRow,
    PairView,
};
pub use data::{
    ChangesView, CorrectionRow, DataColumn, DataFile, DataTable, DataView, ReuseView, RevisionRow, SinceLine,
    SincePiece, SinceReport, SinceRow, SinceSection, SinceText, SinceView, SnippetView,
};
pub use detail::{DetailRow, DetailView};
pub use figure::{CellFigure, FigureView, Link, MarkView, MetaRow, StatusView, TocEntry};
pub use frame::{Alternate, FooterView, Frame, LanguageLink, Meta, NavLink, PageLink, PagesView};
pub use home::{HeadlineCard, HomeView, IndicatorCard, ReportCard, TopicView};
pub use indicator::{
    IndicatorSection, IndicatorView, IndicatorsView, OrganizationRow, OrganizationView, OrganizationsView,
    StandingView, VintageRow,
};
pub use plan::{PlanCard, PlanGroup, PlanView, PlanYear, PlansView, TargetRow, VerdictCount};
pub use report::{ChapterLink, FigureGroup, FigureRow, PageGroupView, PlainView, ReportGroup, ReportView, ReportsView};
pub use review::{
    AcceptedRow, ChecklistCounts, ChecklistGroup, ChecklistPerson, ChecklistView, CoverageCell, CoverageCount,
    CoverageGroup, CoverageOrganization, CoverageRow, CoverageView, FindingRow, LanguageRow, RelatedRow, SilentGroup,
    SilentRow, SourceFile, SourceLine,
};
pub use search::{SearchView, WayIn};
