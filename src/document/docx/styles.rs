//! Styles of paragraphs: which are headings of which level, the title, entries of the table of contents.

use std::collections::BTreeMap;

use super::{Start, XmlEvent, events};
use crate::document::DocumentError;

/// A style of paragraphs.
#[derive(Debug, Clone, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    numbering: Option<(String, usize)>,
}

/// The styles of a file by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
}

/// The longest chain of styles that are based on one another.
const LONGEST_CHAIN: usize = 20;

impl Styles {
    /// Reads `word/styles.xml`.
    pub fn read(xml: &str) -> Result<Styles, DocumentError> {
        let mut styles = Styles::default();
        let mut open: Option<(String, Style)> = None;
        events(xml, |event| match event {
            XmlEvent::Start(start) if start.name == "style" => {
                open = start.attribute("styleId").map(|id| (id.to_owned(), Style::default()));
            }
            XmlEvent::Start(start) => {
                if let Some((_, style)) = &mut open {
                    style.note(&start);
                }
            }
            XmlEvent::End("style") => styles.by_id.extend(open.take()),
            _ => {}
        })?;
        Ok(styles)
    }

    /// A style and those that it is based on, the nearest first.
    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Style> {
        let next = |style: &&'a Style| style.based_on.as_deref().and_then(|id| self.by_id.get(id));
        std::iter::successors(self.by_id.get(id), next).take(LONGEST_CHAIN)
    }

    /// The level of a heading: by its outline, or by the style's name in either language.
    pub fn heading(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|style| {
            let name = style.name.to_lowercase();
            let number = name.strip_prefix("heading ").or_else(|| name.strip_prefix("标题 "));
            let named = number.and_then(|number| number.trim().parse().ok());
            style.outline.map(|level| level + 1).or(named).filter(|level| (1..=9).contains(level))
        })
    }

    pub fn is_title(&self, id: &str) -> bool {
        self.chain(id).any(|style| matches!(style.name.to_lowercase().as_str(), "title" | "标题"))
    }

    pub fn is_contents(&self, id: &str) -> bool {
        self.chain(id).any(|style| {
            let name = style.name.to_lowercase();
            name.starts_with("toc ") || name.starts_with("contents ") || name.starts_with("目录 ")
        })
    }

    /// The list that a style numbers in.
    pub fn numbering(&self, id: &str) -> Option<(String, usize)> {
        self.chain(id).find_map(|style| style.numbering.clone())
    }
}

impl Style {
    fn note(&mut self, start: &Start) {
        let value = start.attribute("val");
        match start.name.as_str() {
            "name" => self.name = value.unwrap_or("").to_owned(),
            "basedOn" => self.based_on = value.map(str::to_owned),
            "outlineLvl" => {
                self.outline = start.number("val").filter(|level| *level < 9).and_then(|level| u8::try_from(level).ok())
            }
            "numId" => {
                let level = self.numbering.as_ref().map_or(0, |(_, level)| *level);
                self.numbering = value.map(|id| (id.to_owned(), level));
            }
            "ilvl" => {
                let id = self.numbering.take().map_or_else(String::new, |(id, _)| id);
                self.numbering = start.number("val").map(|level| (id, level));
            }
            _ => {}
        }
    }
}
