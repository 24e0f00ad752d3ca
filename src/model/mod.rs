//! The site as typed, linked facts: what `resolve` makes of the content. Immutable; knows no page and no language.
//!
//! Glossary: DESIGN section 3 (指标 Indicator, 数据 Observation, 目标 Target, 口径 Basis, 分项 Item, 单位 Organization).

mod table;
mod registry;
mod observation;
mod target;
mod report;
mod settings;
mod translation;

pub use observation::{
    Average, Facet, Note, Observation, ObservationStatus, Part, Places, Quote, Rank, RankBy, Share, Standpoint,
};
pub use registry::{Annotation, Better, GrowthBasis, Indicator, IndicatorKind, Noun, Organization, Unpublished};
pub use report::{
    Allow, Correction, Moment, PageGroup, PlainPage, Prose, Report, ReportKind, ReportStatus, SourceNote,
};
pub use settings::{DataFormat, Government, NamedFile, Publisher, Rate, Settings};
pub use table::{Id, Table};
pub use target::{Baseline, Nature, Over, Target, Tier};
pub use translation::{Accepted, AcceptedTexts, Fingerprint, Ledger, Passage, PassageKind, Section, Translations};

/// Number of an indicator in [`Site::indicators`].
pub type IndicatorId = Id<Indicator>;
/// Number of an organization in [`Site::organizations`].
pub type OrganizationId = Id<Organization>;
/// Number of a report in [`Site::reports`].
pub type ReportId = Id<Report>;
/// Number of an observation in [`Site::observations`].
pub type ObservationId = Id<Observation>;
/// Number of a target in [`Site::targets`].
pub type TargetId = Id<Target>;

/// All facts of a site.
#[derive(Debug, Clone, Default)]
pub struct Site {
    pub settings: Settings,
    /// In the registry's order.
    pub indicators: Table<Indicator>,
    pub organizations: Table<Organization>,
    /// What the registries hold beside those, in a public build.
    pub unpublished_indicators: Vec<Unpublished>,
    pub unpublished_organizations: Vec<Unpublished>,
    /// Sorted by slug.
    pub reports: Table<Report>,
    /// In the order of `pages` of site.yaml, then by slug.
    pub pages: Vec<PlainPage>,
    /// The groups of the plain pages, in order; a page is in one at most.
    pub contents: Vec<PageGroup>,
    /// Grouped by report, in the order of its front matter.
    pub observations: Table<Observation>,
    pub targets: Table<Target>,
    pub translations: Translations,
}
