//! Footnotes: numbers in the order of their first mention, notes at the end of the prose.

use std::collections::BTreeMap;

use pulldown_cmark::Tag;

use super::escape::attribute;
use super::pieces::{Item, Piece};
use crate::lang::Tongue;

/// The footnotes of a text.
#[derive(Debug, Default)]
pub struct Footnotes {
    numbers: BTreeMap<String, usize>,
    /// How often each was mentioned so far.
    mentions: BTreeMap<usize, usize>,
    notes: BTreeMap<usize, String>,
}

impl Footnotes {
    /// Numbers the notes of a text; those that nothing mentions come last, so that no text is lost.
    pub fn of(items: &[Item]) -> Footnotes {
        let mut numbers = BTreeMap::new();
        let mut add = |label: &str| {
            let next = numbers.len() + 1;
            numbers.entry(label.to_owned()).or_insert(next);
        };
        for item in items {
            if let Piece::Footnote(label) = &item.piece {
                add(label);
            }
        }
        for item in items {
            if let Piece::Start(Tag::FootnoteDefinition(label)) = &item.piece {
                add(label);
            }
        }
        Footnotes { numbers, ..Footnotes::default() }
    }

    /// The mention of a note; the first has an id.
    pub fn mention(&mut self, label: &str) -> String {
        let number = self.numbers.get(label).copied().unwrap_or(0);
        let count = self.mentions.entry(number).or_default();
        *count += 1;
        let id = if *count == 1 { format!(" id=\"note-ref.{number}\"") } else { String::new() };
        format!("<sup class=\"note-ref\"><a href=\"#note.{number}\"{id}>[{number}]</a></sup>")
    }

    /// Keeps the HTML of a note.
    pub fn keep(&mut self, label: &str, html: &str) {
        let number = self.numbers.get(label).copied().unwrap_or(0);
        // A label that is defined twice keeps both texts.
        self.notes.entry(number).or_default().push_str(html);
    }

    /// The notes as a section.
    pub fn section(&self, tongue: Tongue) -> String {
        if self.notes.is_empty() {
            return String::new();
        }
        let (title, back) = match tongue {
            Tongue::Zh => ("注释", "返回正文"),
            Tongue::En => ("Notes", "Back to the text"),
        };
        let mut html = format!("<section class=\"notes\" aria-label=\"{}\">\n<ol>\n", attribute(title));
        for (number, note) in &self.notes {
            let link = match self.mentions.contains_key(number) {
                true => format!(" <a href=\"#note-ref.{number}\" aria-label=\"{back} {number}\">↩</a>"),
                false => String::new(),
            };
            html.push_str(&format!("<li id=\"note.{number}\">{note}{link}</li>\n"));
        }
        html.push_str("</ol>\n</section>\n");
        html
    }
}
