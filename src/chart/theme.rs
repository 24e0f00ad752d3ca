//! The themed pass: inks of a layer become classes (page) or colours (file), the layer a group.

use quick_xml::escape::escape;

use super::canvas::{Group, Layer};
use super::ink::Palette;

/// What inks become.
#[derive(Clone, Copy)]
pub(super) enum Look<'a> {
    /// Classes, for a page.
    Classes,
    /// Presentation attributes, for a file.
    Colors(&'a Palette),
}

/// Writes a layer as a `<g>`; nothing if it is empty.
pub(super) fn write_layer(xml: &mut String, layer: &Layer, look: Look<'_>) {
    if layer.body.is_empty() {
        return;
    }
    xml.push_str("<g");
    if let Look::Classes = look {
        attribute(xml, "class", &layer.group.class());
    }
    if let Group::Series(_, Some(name)) = &layer.group {
        attribute(xml, "data-series", name);
    }
    xml.push('>');
    layer.body.write(xml, |xml, ink| match look {
        Look::Classes if layer.group == Group::Frame(ink) => {}
        Look::Classes => attribute(xml, "class", ink.class()),
        Look::Colors(palette) => {
            for (key, value) in ink.attributes(palette, layer.group.color()) {
                attribute(xml, key, value);
            }
        }
    });
    xml.push_str("</g>");
}

/// Writes an attribute.
pub(super) fn attribute(xml: &mut String, key: &str, value: &str) {
    xml.push(' ');
    xml.push_str(key);
    xml.push_str("=\"");
    xml.push_str(&escape(value));
    xml.push('"');
}
