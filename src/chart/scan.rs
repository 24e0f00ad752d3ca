//! Reads what plotters-svg wrote for a layer, once for all looks.
//!
//! That has one small form: an element on a line, values in double quotes, the content of a text on the next line.
//! Splitting is enough to read it; an XML reader spent most of the time of a chart on what never occurs here. What is
//! the same in every look is written at once, and only the places remembered where a look has something to add.

use quick_xml::escape::escape;

use super::ink::Ink;

/// The elements of a layer, with coordinates in user units, tooltips and texts, but no looks.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
    xml: String,
    /// After the name of each element: where the attributes of its ink go.
    inks: Vec<(usize, Ink)>,
}

impl Body {
    /// Reads a layer; `notes` are its tooltips.
    pub(super) fn read(raw: &str, notes: &[String]) -> Body {
        let mut body = Body { xml: String::with_capacity(raw.len()), inks: Vec::new() };
        let mut lines = raw.lines();
        while let Some(line) = lines.next() {
            let Some((tag, attributes)) = line
                .strip_prefix('<')
                .and_then(|line| line.split_at_checked(line.bytes().position(|byte| byte == b' ')?))
            else {
                continue;
            };
            let content = if tag == "text" { lines.next() } else { None };
            body.element(tag, attributes, content, notes);
        }
        body
    }

    /// An element as it shall be; nothing if it has no sentinel, which only the root lacks.
    fn element(&mut self, tag: &str, attributes: &str, content: Option<&str>, notes: &[String]) {
        let xml = &mut self.xml;
        let start = xml.len();
        xml.push('<');
        xml.push_str(tag);
        let name_end = xml.len();
        let mut sentinel = None;
        for (key, value) in pairs(attributes) {
            match key {
                " fill=" | " stroke=" => sentinel = sentinel.or_else(|| Ink::from_sentinel(value)),
                " x=" | " y=" | " cx=" | " cy=" | " r=" | " width=" | " height=" => {
                    push(xml, key, |xml| push_tenths(xml, value));
                }
                " points=" => push(xml, key, |xml| push_points(xml, value)),
                " text-anchor=" if value != "start" => push(xml, key, |xml| xml.push_str(value)),
                _ => {}
            }
        }
        let Some((ink, note_number)) = sentinel else {
            xml.truncate(start);
            return;
        };
        self.inks.push((name_end, ink));
        let note = usize::from(note_number).checked_sub(1).and_then(|index| notes.get(index));
        match (content, note) {
            // plotters-svg has escaped it.
            (Some(content), _) => extend(xml, &[">", content.trim(), "</text>"]),
            (None, Some(note)) => extend(xml, &["><title>", &escape(note.as_str()), "</title></", tag, ">"]),
            (None, None) => xml.push_str("/>"),
        }
    }

    /// Writes the elements, each with what `look` writes for its ink.
    pub(super) fn write(&self, xml: &mut String, look: impl Fn(&mut String, Ink)) {
        let mut from = 0;
        for (at, ink) in &self.inks {
            xml.push_str(self.xml.get(from..*at).unwrap_or_default());
            look(xml, *ink);
            from = *at;
        }
        xml.push_str(self.xml.get(from..).unwrap_or_default());
    }

    /// Whether there is nothing to see.
    pub(super) fn is_empty(&self) -> bool {
        self.inks.is_empty()
    }
}

/// The attributes of an element, by what stands between double quotes; keys are as written, ` key=`.
fn pairs(mut rest: &str) -> impl Iterator<Item = (&str, &str)> {
    std::iter::from_fn(move || {
        let (key, after) = cut(rest, b'"')?;
        let (value, after) = cut(after, b'"')?;
        rest = after;
        Some((key, value))
    })
}

/// What is before and after an ASCII character. So short are the parts that a search made for long ones takes longer.
fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let index = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..index)?, text.get(index + 1..)?))
}

fn extend(xml: &mut String, parts: &[&str]) {
    parts.iter().for_each(|part| xml.push_str(part));
}

fn push(xml: &mut String, key: &str, value: impl FnOnce(&mut String)) {
    extend(xml, &[key, "\""]);
    value(xml);
    xml.push('"');
}

fn push_points(xml: &mut String, points: &str) {
    for (index, point) in points.split_ascii_whitespace().enumerate() {
        if index > 0 {
            xml.push(' ');
        }
        let (x, y) = cut(point, b',').unwrap_or((point, "0"));
        push_tenths(xml, x);
        xml.push(',');
        push_tenths(xml, y);
    }
}

/// `1234` tenths are `123.4`.
fn push_tenths(xml: &mut String, tenths: &str) {
    let digits = tenths.strip_prefix('-').unwrap_or(tenths);
    let (whole, rest) = digits.split_at_checked(digits.len().saturating_sub(1)).unwrap_or(("", digits));
    if digits.len() < tenths.len() {
        xml.push('-');
    }
    xml.push_str(if whole.is_empty() { "0" } else { whole });
    if rest != "0" {
        xml.push('.');
        xml.push_str(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_become_units() {
        for (tenths, unit) in
            [("1234", "123.4"), ("-5", "-0.5"), ("0", "0"), ("10", "1"), ("-120", "-12"), ("7", "0.7")]
        {
            let mut written = String::new();
            push_tenths(&mut written, tenths);
            assert_eq!(written, unit);
        }
    }
}
