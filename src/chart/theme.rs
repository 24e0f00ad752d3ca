//! The themed pass over the SVG of a layer.
//!
//! It reads the events of what plotters-svg wrote, brings the coordinates back to user units, turns
//! sentinel colours into classes (page) or colours (file), and adds groups and tooltips.

use quick_xml::Reader;
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

use super::canvas::{Group, Layer};
use super::ink::{Ink, Palette};

/// What sentinel colours become.
#[derive(Clone, Copy)]
pub(super) enum Look<'a> {
    /// Classes, for a page.
    Classes,
    /// Presentation attributes, for a file.
    Colors(&'a Palette),
}

/// SVG being written.
pub(super) type Xml = Writer<Vec<u8>>;

/// Writes an event.
pub(super) fn put(xml: &mut Xml, event: Event<'_>) {
    // Writing into memory cannot fail.
    let _ = xml.write_event(event);
}

/// Writes an end tag.
pub(super) fn close(xml: &mut Xml, tag: &str) {
    put(xml, Event::End(BytesEnd::new(tag)));
}

/// What has been written.
pub(super) fn finish(xml: Xml) -> String {
    String::from_utf8(xml.into_inner()).unwrap_or_default()
}

/// Writes a layer as a `<g>`; nothing if it is empty.
pub(super) fn write_layer(xml: &mut Xml, layer: &Layer, look: Look<'_>) {
    let mut body: Xml = Writer::new(Vec::new());
    let mut reader = Reader::from_str(&layer.raw);
    loop {
        match reader.read_event() {
            Ok(Event::Empty(tag)) => shape(&mut body, &tag, layer, look),
            Ok(Event::Start(tag)) if tag.name().as_ref() == "text" => {
                let content = text_content(&mut reader);
                if let Some((element, _)) = themed(&tag, layer, look) {
                    put(&mut body, Event::Start(element));
                    put(&mut body, Event::Text(BytesText::new(&content)));
                    close(&mut body, "text");
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    let body = finish(body);
    if body.is_empty() {
        return;
    }
    put(xml, Event::Start(group(&layer.group, look)));
    put(xml, Event::Text(BytesText::from_escaped(body)));
    close(xml, "g");
}

fn group(group: &Group, look: Look<'_>) -> BytesStart<'static> {
    let mut start = BytesStart::new("g");
    if let Look::Classes = look {
        start.push_attribute(("class", group.class().as_str()));
    }
    if let Group::Series(_, Some(name)) = group {
        start.push_attribute(("data-series", name.as_str()));
    }
    start
}

fn shape(xml: &mut Xml, tag: &BytesStart<'_>, layer: &Layer, look: Look<'_>) {
    let Some((element, note)) = themed(tag, layer, look) else {
        return;
    };
    let Some(note) = note else {
        put(xml, Event::Empty(element));
        return;
    };
    let name = element.name().as_ref().to_owned();
    put(xml, Event::Start(element));
    put(xml, Event::Start(BytesStart::new("title")));
    put(xml, Event::Text(BytesText::new(note)));
    close(xml, "title");
    close(xml, &name);
}

/// The element as it shall be, and its tooltip; nothing if it has no sentinel, which only the root lacks.
fn themed<'l>(
    tag: &BytesStart<'_>,
    layer: &'l Layer,
    look: Look<'_>,
) -> Option<(BytesStart<'static>, Option<&'l str>)> {
    let old = |key: &str| {
        let attribute = tag.try_get_attribute(key).ok().flatten()?;
        Some(attribute.value.into_owned())
    };
    let (ink, note_number) = ["fill", "stroke"].iter().find_map(|key| Ink::from_sentinel(&old(key)?))?;
    let mut element = BytesStart::new(tag.name().as_ref().to_owned());
    match look {
        Look::Classes if layer.group == Group::Frame(ink) => {}
        Look::Classes => element.push_attribute(("class", ink.class())),
        Look::Colors(palette) => {
            for attribute in ink.attributes(palette, layer.group.color()) {
                element.push_attribute(attribute);
            }
        }
    }
    const COORDINATES: [&str; 11] = ["x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height"];
    for key in COORDINATES {
        if let Some(value) = old(key) {
            element.push_attribute((key, tenths(&value).as_str()));
        }
    }
    if let Some(points) = old("points") {
        let points: Vec<String> =
            points.split_whitespace().map(|point| point.split(',').map(tenths).collect::<Vec<_>>().join(",")).collect();
        element.push_attribute(("points", points.join(" ").as_str()));
    }
    if let Some(anchor) = old("text-anchor").filter(|anchor| anchor != "start") {
        element.push_attribute(("text-anchor", anchor.as_str()));
    }
    let note = usize::from(note_number).checked_sub(1).and_then(|index| layer.notes.get(index));
    Some((element, note.map(String::as_str)))
}

/// The text up to the end tag; plotters-svg puts it on a line of its own.
fn text_content(reader: &mut Reader<&[u8]>) -> String {
    let mut content = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Text(part)) => content.push_str(&part.into_inner()),
            Ok(Event::GeneralRef(entity)) => {
                let name: &str = &entity;
                content.push_str(quick_xml::escape::resolve_predefined_entity(name).unwrap_or(""));
            }
            Ok(Event::End(_) | Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    content.trim().to_owned()
}

/// `1234` tenths are `123.4`.
fn tenths(value: &str) -> String {
    let Ok(value) = value.parse::<i64>() else {
        return "0".to_owned();
    };
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.abs() / 10, value.abs() % 10);
    match rest {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{rest}"),
    }
}
