//! Reads a written SVG back.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::chart::{FONT_SIZE, text};

/// An element of the written SVG.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    pub(super) tag: String,
    attributes: Vec<(String, String)>,
    /// Classes of the element and of the groups around it.
    classes: String,
    pub(super) text: String,
}

impl Element {
    pub(super) fn get(&self, key: &str) -> &str {
        let found = self.attributes.iter().find(|(name, _)| name == key);
        found.map_or("", |(_, value)| value.as_str())
    }

    pub(super) fn number(&self, key: &str) -> f64 {
        self.get(key).parse().unwrap_or(f64::NAN)
    }

    fn has(&self, class: &str) -> bool {
        self.classes.split(' ').any(|own| own == class)
    }
}

fn element(tag: &BytesStart<'_>, around: &[String]) -> Element {
    let attributes: Vec<(String, String)> = tag
        .attributes()
        .map_while(Result::ok)
        .map(|a| (a.key.as_ref().to_owned(), quick_xml::escape::unescape(&a.value).unwrap_or_default().into_owned()))
        .collect();
    let own = attributes.iter().find(|(key, _)| key == "class").map_or("", |(_, value)| value);
    Element {
        tag: tag.name().as_ref().to_owned(),
        classes: format!("{} {own}", around.join(" ")),
        attributes,
        text: String::new(),
    }
}

/// Reads well-formed XML; an error is an element of that name, which no test expects.
pub(super) fn elements(svg: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(svg);
    let (mut all, mut around, mut open) = (Vec::new(), Vec::new(), Vec::new());
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                let element = element(&tag, &around);
                around.push(element.get("class").to_owned());
                open.push(all.len());
                all.push(element);
            }
            Ok(Event::Empty(tag)) => all.push(element(&tag, &around)),
            Ok(Event::End(_)) => {
                around.pop();
                open.pop();
            }
            Ok(Event::Text(text)) => {
                let text = text.into_inner();
                if let Some(element) = open.last().and_then(|&index: &usize| all.get_mut(index)) {
                    element.text.push_str(&text);
                }
            }
            Ok(Event::GeneralRef(entity)) => {
                let text = quick_xml::escape::resolve_predefined_entity(&entity).unwrap_or("?");
                if let Some(element) = open.last().and_then(|&index: &usize| all.get_mut(index)) {
                    element.text.push_str(text);
                }
            }
            Ok(Event::Eof) if open.is_empty() => return all,
            Ok(Event::Eof) | Err(_) => {
                let tag = "error".to_owned();
                return vec![Element { tag, ..Element::default() }];
            }
            Ok(_) => {}
        }
    }
}

pub(super) fn with<'a>(all: &'a [Element], tag: &'a str, class: &'a str) -> Vec<&'a Element> {
    all.iter().filter(|element| element.tag == tag && element.has(class)).collect()
}

/// The box of a text as layout measures it: left, top, right, bottom.
fn text_box(element: &Element) -> (f64, f64, f64, f64) {
    let width = match element.has("name") {
        true => text::width_bold(&element.text, FONT_SIZE),
        false => text::width(&element.text, FONT_SIZE),
    };
    let left = match element.get("text-anchor") {
        "middle" => element.number("x") - width / 2.0,
        "end" => element.number("x") - width,
        _ => element.number("x"),
    };
    let y = element.number("y");
    (left, y - 10.0, left + width, y + 3.0)
}

pub(super) fn overlaps(all: &[Element]) -> Vec<String> {
    let texts: Vec<&Element> = all.iter().filter(|element| element.tag == "text").collect();
    let mut found = Vec::new();
    for (index, one) in texts.iter().enumerate() {
        for other in texts.iter().skip(index + 1) {
            let (a, b) = (text_box(one), text_box(other));
            if a.0 + 0.2 < b.2 && b.0 + 0.2 < a.2 && a.1 + 0.2 < b.3 && b.1 + 0.2 < a.3 {
                found.push(format!("{} × {}", one.text, other.text));
            }
        }
    }
    found
}

pub(super) fn outside(all: &[Element], (width, height): (f64, f64)) -> Vec<String> {
    let texts = all.iter().filter(|element| element.tag == "text");
    let is_outside = |element: &&Element| {
        let (left, top, right, bottom) = text_box(element);
        left < -0.5 || top < -0.5 || right > width + 0.5 || bottom > height + 0.5
    };
    texts.filter(is_outside).map(|element| element.text.clone()).collect()
}
