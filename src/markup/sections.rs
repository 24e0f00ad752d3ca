//! Prose as plain text, section by section: what a search looks through.

use super::blocks::BlockKind;
use super::{Heading, Setting, Text};
use crate::diag::Diagnostics;
use crate::model::Prose;

/// A heading with the text below it, up to the next heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// Absent above the first heading.
    pub heading: Option<Heading>,
    /// Paragraphs, list items, cells.
    pub blocks: Vec<String>,
}

/// The sections of prose, the one above the first heading included, be it empty.
pub fn sections(prose: &Prose, setting: &Setting<'_>) -> Vec<Section> {
    // What is wrong in prose is reported by the checks.
    let text = Text::read(prose, setting, &mut Diagnostics::default());
    let headings = text.headings.values().map(|heading| Section { heading: Some(heading.clone()), blocks: Vec::new() });
    let mut sections: Vec<Section> = std::iter::once(Section::default()).chain(headings).collect();
    for block in text.blocks.into_iter().filter(|block| block.kind != BlockKind::Heading) {
        if let Some(section) = sections.get_mut(block.section) {
            section.blocks.push(block.text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    sections
}
