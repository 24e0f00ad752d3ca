//! HTML that does nothing by itself: no script but ours, no handler, no address that runs or leads astray.

use std::collections::BTreeMap;

use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{HtmlString, Tokenizer};

/// What no page has, and what content could do harm with.
pub const NEVER: &[&str] = &[
    "iframe",
    "frame",
    "frameset",
    "object",
    "embed",
    "applet",
    "base",
    "portal",
    "style",
    "foreignobject",
    "animate",
    "set",
    "math",
];

/// Attributes that hold an address.
const ADDRESSES: &[&str] = &[
    "href",
    "xlink:href",
    "src",
    "srcset",
    "action",
    "formaction",
    "poster",
    "background",
    "ping",
    "cite",
    "manifest",
];

/// Panics where HTML is not inert.
pub fn assert_inert(html: &str) {
    let faults = faults(html);
    assert!(faults.is_empty(), "{} in {html}", faults.join("; "));
}

/// What of a page is not inert.
pub fn faults(html: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut in_data = false;
    for token in Tokenizer::new_with_emitter(html, emitter) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                in_data = tag.attributes.values().any(|value| &**value.value == b"application/ld+json");
                faults.extend(fault_of_tag(&tag, in_data).map(|fault| format!("{fault}: {tag:?}")));
            }
            Token::String(text) if in_data => {
                in_data = false;
                let data = String::from_utf8_lossy(&text.value).into_owned();
                faults.extend(serde_json::from_str::<serde_json::Value>(&data).err().map(|error| error.to_string()));
            }
            _ => {}
        }
    }
    faults
}

fn fault_of_tag(tag: &StartTag<()>, is_data: bool) -> Option<&'static str> {
    let as_text = |text: &HtmlString| String::from_utf8_lossy(text).into_owned();
    let name = as_text(&tag.name).to_ascii_lowercase();
    let attributes: BTreeMap<String, String> = tag
        .attributes
        .iter()
        .map(|(name, value)| (as_text(name).to_ascii_lowercase(), as_text(&value.value)))
        .collect();
    let of = |name: &str| attributes.get(name).map_or("", String::as_str);
    if NEVER.contains(&name.as_str()) {
        return Some("an element that no page has");
    }
    if name == "script" && !is_data && !of("src").starts_with(['.', 'a']) {
        return Some("a script that is not ours");
    }
    if name == "meta" && attributes.contains_key("http-equiv") && !of("content").starts_with("0; url=") {
        return Some("a page that says how it is to be read");
    }
    if attributes.keys().any(|name| name.starts_with("on") || name == "style" || name == "srcdoc") {
        return Some("an attribute that runs or draws");
    }
    let is_odd = |address: &String| {
        // As browsers do: blanks and control characters in a scheme count for nothing.
        let seen: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let scheme = seen.split_once([':', '/', '?', '#']).filter(|(head, _)| seen[head.len()..].starts_with(':'));
        let known = ["http", "https", "mailto", "tel"];
        scheme.is_some_and(|(scheme, _)| !known.contains(&scheme.to_ascii_lowercase().as_str()))
            || seen.starts_with("//")
    };
    let addresses = ADDRESSES.iter().filter_map(|name| attributes.get(*name));
    addresses.into_iter().any(is_odd).then_some("an address that leads nowhere good")
}
