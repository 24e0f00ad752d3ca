//! Two releases compared: what was added, removed, revised, reflagged, re-targeted, and which texts changed.
//!
//! In: two [`Release`]s. Out: a [`Comparison`], which says of every change to what was published whether something explains
//! it. What only follows from the form (columns, anchors, templates) is no change. Never touches the disk.
//!
//! A figure is the same figure while report, reporter, organization, indicator, item, basis, period and dimension are the
//! same; a figure that a later report states anew is the revision of the one that counted before. Published figures and
//! targets that differ or are gone must be explained: by a new note, a new correction, a later report, or because nothing
//! that was published is contradicted. See [`Explanation`].

mod table;
mod page;
mod release;
mod pairs;
mod explain;
mod texts;
mod marked;
mod compare;

pub use compare::compare;
pub use explain::{Explanation, FIGURE_COLUMNS, OUTCOME_COLUMNS, TARGET_COLUMNS};
pub use marked::Side;
pub use page::{PageText, heading, moved_to, read as read_page};
pub use release::{ByLang, Called, Facts, Release};
pub use table::{Record, Table};
pub use texts::{Part, Passage, TextChange};

use std::collections::BTreeMap;

use jiff::civil::Date;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    Observation,
    Target,
}

impl Subject {
    /// As in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Subject::Observation => "observation",
            Subject::Target => "target",
        }
    }
}

/// What happened to a row, in the order in which changes are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A published figure differs.
    Revised,
    /// A published figure or target is gone.
    Removed,
    /// A target differs.
    Retargeted,
    /// What became of a target differs.
    Outcome,
    /// Only the observation status differs.
    Reflagged,
    /// Only the note differs.
    Annotated,
    Added,
}

impl Kind {
    /// All kinds, in order.
    pub const ALL: [Kind; 7] =
        [Kind::Revised, Kind::Removed, Kind::Retargeted, Kind::Outcome, Kind::Reflagged, Kind::Annotated, Kind::Added];

    /// As in JSON, and as the end of the key of its words.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Revised => "revised",
            Kind::Removed => "removed",
            Kind::Retargeted => "retargeted",
            Kind::Outcome => "outcome",
            Kind::Reflagged => "reflagged",
            Kind::Annotated => "annotated",
            Kind::Added => "added",
        }
    }

    /// Whether such a change of what was published has to be explained.
    pub fn needs_explanation(self) -> bool {
        matches!(self, Kind::Revised | Kind::Removed | Kind::Retargeted)
    }
}

/// One row before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub subject: Subject,
    pub kind: Kind,
    /// Absent where the row was added.
    pub old: Option<Record>,
    /// Absent where the row was removed.
    pub new: Option<Record>,
    /// The columns that differ, where both are there.
    pub fields: Vec<&'static str>,
    pub explanation: Option<Explanation>,
}

impl Change {
    /// The row as it is now; of a removed one, as it was.
    pub fn record(&self) -> Option<&Record> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// A cell of that row.
    pub fn get(&self, column: &str) -> &str {
        self.record().map_or("", |record| record.get(column))
    }

    /// Whether nothing explains a change that has to be explained.
    pub fn is_unexplained(&self) -> bool {
        self.kind.needs_explanation() && self.explanation.is_none()
    }
}

/// Reports by slug that came, went or have a new address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reports {
    pub added: Vec<String>,
    pub removed: Vec<String>,
    /// Old slug, new slug.
    pub moved: Vec<(String, String)>,
}

/// All that differs between two releases.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// When the older release was made, where that is known.
    pub date: Option<Date>,
    /// The latest date of issue of its reports.
    pub latest_issue: Option<Date>,
    /// By report, then in the order of [`Kind`].
    pub changes: Vec<Change>,
    pub texts: Vec<TextChange>,
    pub reports: Reports,
    /// Names in both releases; the newer ones win.
    pub called: Called,
    by_place: BTreeMap<(String, String), usize>,
}

impl Comparison {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.texts.is_empty() && self.reports == Reports::default()
    }

    /// The changes that nothing explains.
    pub fn unexplained(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.is_unexplained())
    }

    /// Number of changes of a kind.
    pub fn count(&self, kind: Kind) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).count()
    }

    /// What happened to the observation or target that now stands at an anchor of a report: for marks on its pages.
    pub fn at(&self, report: &str, anchor: &str) -> Option<&Change> {
        let place = (report.to_owned(), anchor.to_owned());
        self.by_place.get(&place).and_then(|at| self.changes.get(*at))
    }
}
