//! Word files: paragraphs with their styles, numbering as Word shows it, tables, notes, text boxes.
//!
//! What tracked changes deleted is left out, what they inserted stays. Read as a stream of XML events with a stack of our
//! own, so that depth costs nothing and entities are never expanded.

mod body;
mod numbering;
mod styles;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::archive::Archive;
use super::structure::{Part, Piece, Reading};
use super::{DocumentError, passage::Passage};
use body::Body;

const FORMAT: &str = ".docx";

/// Reads a Word file.
pub(super) fn read(bytes: &[u8]) -> Result<Reading, DocumentError> {
    let mut archive = Archive::open(bytes, FORMAT)?;
    if !archive.has("word/document.xml") {
        return Err(DocumentError::Broken(FORMAT));
    }
    let styles = styles::Styles::read(&archive.text("word/styles.xml")?)?;
    let numbering = numbering::Numbering::read(&archive.text("word/numbering.xml")?)?;
    let mut body = Body::new(&styles, numbering);
    events(&archive.text("word/document.xml")?, |event| body.event(event))?;
    let mut reading = body.finish();
    for (part, mark) in [("word/footnotes.xml", "w:footnote"), ("word/endnotes.xml", "w:endnote")] {
        notes(&archive.text(part)?, mark, &styles, &mut reading)?;
    }
    Ok(reading)
}

/// The notes of a part, as lines behind the body: [1] 初步核算数。
fn notes(xml: &str, tag: &str, styles: &styles::Styles, reading: &mut Reading) -> Result<(), DocumentError> {
    let mut number = 0;
    let mut body: Option<Body<'_>> = None;
    let mut found = Vec::new();
    let mark = tag.trim_start_matches("w:");
    events(xml, |event| {
        match event {
            XmlEvent::Start(start) if start.name == mark => {
                // Separators are notes too, with a type.
                let is_note = start.attribute("type").is_none_or(|kind| kind == "normal");
                body = is_note.then(|| Body::new(styles, numbering::Numbering::default()));
            }
            XmlEvent::End(name) if name == mark => {
                if let Some(body) = body.take() {
                    number += 1;
                    found.push((number, body.finish()));
                }
            }
            event => {
                if let Some(body) = &mut body {
                    body.event(event);
                }
            }
        }
    })?;
    for (number, note) in found {
        let texts = note.parts.iter().filter_map(|part| match part {
            Part::Text(piece) => Some(piece.passage.text.trim()),
            Part::Table(..) => None,
        });
        let text = texts.collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            let last = reading.parts.last().map_or(0, |part| match part {
                Part::Text(piece) => piece.passage.line,
                Part::Table(table, line) => line + table.head.len() + table.rows.len(),
            });
            let line = last + 1;
            reading.parts.push(Part::Text(Piece::plain(Passage::new(format!("[{number}] {text}"), line))));
        }
    }
    Ok(())
}

/// A tag with its attributes, names without prefixes.
pub(super) struct Start {
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Start {
    fn of(start: &BytesStart<'_>) -> Start {
        let attributes = start.attributes().flatten().map(|attribute| {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default().into_owned();
            (attribute.key.local_name().as_ref().to_owned(), value)
        });
        Start { name: start.local_name().as_ref().to_owned(), attributes: attributes.collect() }
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// A number of an attribute.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether a switch such as `<w:vanish/>` is on.
    pub fn is_on(&self) -> bool {
        !matches!(self.attribute("val"), Some("0" | "false" | "off" | "none"))
    }
}

/// An event of a part; an empty tag is its start and its end.
pub(super) enum XmlEvent<'a> {
    Start(Start),
    End(&'a str),
    Text(&'a str),
}

/// Hands on the events of a part in order.
pub(super) fn events(xml: &str, mut handle: impl FnMut(XmlEvent<'_>)) -> Result<(), DocumentError> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(|_| DocumentError::Broken(FORMAT))? {
            Event::Start(start) => handle(XmlEvent::Start(Start::of(&start))),
            Event::Empty(start) => {
                handle(XmlEvent::Start(Start::of(&start)));
                handle(XmlEvent::End(start.local_name().as_ref()));
            }
            Event::End(end) => handle(XmlEvent::End(end.local_name().as_ref())),
            Event::Text(text) => handle(XmlEvent::Text(&text)),
            Event::CData(text) => handle(XmlEvent::Text(&text)),
            // Only what XML itself knows; entities of a document's own stand for nothing.
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().ok().flatten().map(String::from);
                let known = quick_xml::escape::resolve_predefined_entity(&reference).map(str::to_owned);
                handle(XmlEvent::Text(&character.or(known).unwrap_or_default()));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
