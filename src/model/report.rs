//! Reports and plain pages: what was published, by whom, when, in which languages.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};

use super::{ObservationId, OrganizationId, TargetId};
use crate::lang::Localized;
use crate::period::Period;
use crate::source::{FileId, Passage, Span};

/// What kind of document a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ReportKind {
    /// 总结.
    #[default]
    Summary,
    /// 规划.
    Plan,
    /// 公报.
    Bulletin,
}

impl ReportKind {
    /// All of them.
    pub fn all() -> [ReportKind; 3] {
        [ReportKind::Summary, ReportKind::Plan, ReportKind::Bulletin]
    }

    /// As written.
    pub fn as_str(self) -> &'static str {
        match self {
            ReportKind::Summary => "summary",
            ReportKind::Plan => "plan",
            ReportKind::Bulletin => "bulletin",
        }
    }
}

/// Whether a report may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ReportStatus {
    #[default]
    Published,
    Review,
    Draft,
}

/// A date, with a time of day where one was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    pub date: Date,
    pub time: Option<Time>,
}

/// Where a report was taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceNote {
    pub name: Localized,
    pub url: Option<String>,
}

/// 更正说明.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub date: Date,
    pub text: Localized,
}

/// A finding that the author lets stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow {
    pub code: String,
    /// Key or anchor in the front matter that the permission is bound to.
    pub at: Option<String>,
    /// Byte range of the body that the permission covers; `None` for the front matter or the whole file.
    pub covers: Option<Span>,
    pub reason: String,
    pub span: Span,
}

/// Prose in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    pub file: FileId,
    /// Byte offset of `text` in its file.
    pub offset: usize,
    pub text: Passage,
}

impl Prose {
    /// The place of a byte range of the text.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.offset + start, self.offset + end)
    }
}

/// A published document with its figures.
#[derive(Debug, Clone)]
pub struct Report {
    pub slug: String,
    /// The file with the facts.
    pub file: FileId,
    /// Folder of the file, for pictures and links: `content/reports/2025`.
    pub folder: String,
    pub span: Span,
    pub title: Localized,
    pub kind: ReportKind,
    /// Who reports.
    pub organization: OrganizationId,
    /// Whom its figures describe, where that is another.
    pub about: OrganizationId,
    pub period: Period,
    /// Where `period:` stands.
    pub period_span: Span,
    pub issued: Option<Date>,
    pub published: Option<Moment>,
    pub index_no: Option<String>,
    pub document_no: Option<String>,
    pub publisher: Option<Localized>,
    pub disclosure: Option<Localized>,
    pub category: Option<Localized>,
    pub next_release: Option<Localized>,
    pub contact: Option<Localized>,
    pub person: Option<Localized>,
    pub source: Option<SourceNote>,
    pub status: ReportStatus,
    pub summary: Option<Localized>,
    pub correction: Option<Correction>,
    pub moved_from: Vec<(String, Span)>,
    /// Paths in `Sources` with the name they are offered under.
    pub attachments: Vec<String>,
    pub allow: Vec<Allow>,
    /// By language.
    pub prose: BTreeMap<String, Prose>,
    pub observations: Vec<ObservationId>,
    pub targets: Vec<TargetId>,
}

impl Report {
    /// The date that orders releases: `issued`, else `published`, else the period's end.
    pub fn release_date(&self) -> Option<Date> {
        self.issued.or(self.published.map(|moment| moment.date)).or(self.period.end())
    }
}

/// About, methodology, ….
#[derive(Debug, Clone)]
pub struct PlainPage {
    pub slug: String,
    pub file: FileId,
    pub folder: String,
    pub title: Localized,
    pub prose: BTreeMap<String, Prose>,
    pub allow: Vec<Allow>,
}

/// Plain pages that belong together: a part of the table of contents.
#[derive(Debug, Clone)]
pub struct PageGroup {
    pub title: Localized,
    /// Their places in `Site::pages`.
    pub pages: std::ops::Range<usize>,
}
