//! The figures of a site as a workbook, one sheet per organization, and a workbook that people filled in as edits of the
//! front matter.
//!
//! Out: [`export`] lays the current figures out as indicator × period (`layout`) and writes XLSX (`write`). Back:
//! [`import`] reads the cells (`open`, `grid`), finds those that somebody changed since the export (`plan`), edits just
//! these bytes of the front matter (`edit`), and reads the result again: what does not come out as meant is refused.

mod layout;
mod key;
mod cell;
mod words;
mod write;
mod open;
mod problem;
mod grid;
mod published;
mod plan;
mod home;
mod edit;
mod import;

pub use import::{Change, Import, Replaced, import};
pub use open::{BYTES_MAX, OpenError};
pub use problem::{Place, Problem};
pub use published::COLUMN_NAMES;
pub use write::{Names as SheetNames, empty as empty_workbook};

use std::collections::HashMap;

use anyhow::Result;

use crate::derive::{Derived, derive};
use crate::diag::Diagnostics;
use crate::lang::Tongue;
use crate::model::{Observation, Site};
use crate::read::{Project, read};
use crate::resolve::{Names, resolve};
use crate::source::{FileId, Sources, Span};
use crate::yaml::Node;

/// The content as a workbook is made of it, drafts included: a team fills in the figures of a draft.
pub struct Content {
    pub project: Project,
    pub site: Site,
    pub derived: Derived,
    pub names: Names,
    /// What is wrong in the content. With errors there is no workbook: what they keep from being read would be missing.
    pub found: Diagnostics,
    /// By file: which document of the project it is.
    reports: HashMap<FileId, usize>,
}

impl Content {
    /// Reads a project.
    pub fn of(sources: &Sources) -> Content {
        let mut found = Diagnostics::default();
        let project = read(sources, &mut found);
        let site = resolve(&project, sources, true, &mut found);
        let derived = derive(&site, &mut found);
        found.sort(&project.texts);
        let reports = project.reports.iter().enumerate().map(|(index, document)| (document.file, index)).collect();
        Content { names: Names::of(&site), project, site, derived, found, reports }
    }

    /// The front matter that a figure stands in.
    fn front(&self, one: &Observation) -> Option<&Node> {
        let index = self.reports.get(&one.span.file)?;
        self.project.reports.get(*index)?.front.as_ref()
    }

    /// Path of a file, from the project's root.
    fn path(&self, file: FileId) -> String {
        self.project.texts.path(Span::at_start(file)).to_owned()
    }
}

/// The workbook of a site's figures, in the language of messages. Same content, same bytes.
pub fn export(content: &Content, tongue: Tongue) -> Result<Vec<u8>> {
    write::workbook(&layout::tables(content), content, tongue)
}
