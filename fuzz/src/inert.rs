//! HTML that does nothing by itself: no script but ours, no handler, no address that runs, nothing from elsewhere.

use std::convert::Infallible;

use html5gum::{StartTag, Token, Tokenizer};

/// Elements that no text of a site may bring about.
const FORBIDDEN: [&str; 9] = ["iframe", "object", "embed", "base", "applet", "frame", "frameset", "portal", "math"];

/// Attributes that hold addresses.
const ADDRESSES: [&str; 10] =
    ["href", "src", "action", "formaction", "poster", "background", "cite", "data", "xlink:href", "srcset"];

/// Panics where HTML is not inert.
pub fn assert_inert(html: &str) {
    for token in Tokenizer::new(html) {
        let Ok(token): Result<Token, Infallible> = token;
        if let Token::StartTag(tag) = token {
            assert_tag(&tag, html);
        }
    }
}

fn assert_tag(tag: &StartTag<()>, html: &str) {
    let name = String::from_utf8_lossy(&tag.name).to_ascii_lowercase();
    assert!(!FORBIDDEN.contains(&name.as_str()), "<{name}> in {html}");
    let attributes: Vec<(String, String)> = tag
        .attributes
        .iter()
        .map(|(name, value)| {
            (String::from_utf8_lossy(name).to_ascii_lowercase(), String::from_utf8_lossy(value).into_owned())
        })
        .collect();
    let get = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    if name == "script" {
        let is_data = get("type").is_some_and(|kind| kind == "application/ld+json");
        let is_ours = get("src").is_some_and(|src| src.contains("assets/") && !src.contains("//"));
        assert!(is_data || is_ours, "{attributes:?} in {html}");
    }
    if name == "meta" {
        assert!(get("http-equiv").is_none_or(|kind| kind.eq_ignore_ascii_case("content-security-policy")), "{html}");
    }
    for (attribute, value) in &attributes {
        assert!(!attribute.starts_with("on"), "{attribute} in {html}");
        assert!(attribute != "srcdoc", "{html}");
        if ADDRESSES.contains(&attribute.as_str()) {
            assert!(!runs(value), "{attribute}={value} in {html}");
        }
    }
}

/// Whether a browser would run what an address says; it drops blanks and control characters in front and line breaks and
/// tabs anywhere.
fn runs(address: &str) -> bool {
    let told: String = address
        .trim_start_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .take(16)
        .collect();
    let told = told.to_ascii_lowercase();
    ["javascript:", "vbscript:", "data:text/html", "data:image/svg", "data:application"]
        .iter()
        .any(|scheme| told.starts_with(scheme))
}
