//! What of the output is not inert: the tokens of pages, the elements of XML, the syntax of data.

use std::collections::BTreeMap;

use duizhao::Built;
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{HtmlString, Tokenizer};
use rust_decimal::Decimal;

/// What no page has, and what content could do harm with.
const NEVER: &[&str] = &[
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

/// What of a file of the output is not inert.
pub fn faults(path: &str, bytes: &[u8]) -> Vec<String> {
    let text = || std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is not UTF-8"));
    let wrong = |of: String| vec![format!("{path}: {of}")];
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => faults_of_page(text()).into_iter().map(|fault| format!("{path}: {fault}")).collect(),
        "svg" | "xml" => faults_of_xml(text()).map_or_else(Vec::new, wrong),
        "json" | "jsonld" => serde_json::from_slice::<serde_json::Value>(bytes)
            .err()
            .map_or_else(Vec::new, |error| wrong(error.to_string())),
        // Data of search and comparison: one call or one variable, and nothing behind it.
        "js" if text().starts_with("duizhaoCompare(") || text().starts_with("var duizhaoSearch = ") => {
            let data =
                text().trim_start_matches("duizhaoCompare(").trim_start_matches("var duizhaoSearch = ").trim_end();
            let list = format!("[{}]", data.trim_end_matches(';').trim_end_matches(')'));
            serde_json::from_str::<serde_json::Value>(&list)
                .err()
                .map_or_else(Vec::new, |error| wrong(error.to_string()))
        }
        "csv" => faults_of_csv(text()).map_or_else(Vec::new, wrong),
        _ => Vec::new(),
    }
}

fn faults_of_page(html: &str) -> Vec<String> {
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

/// The first fault of an XML document: not well-formed, or a drawing that does more than show itself.
fn faults_of_xml(text: &str) -> Option<String> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut depth = 0usize;
    loop {
        use quick_xml::events::Event;
        let tag = match reader.read_event() {
            Ok(Event::Eof) if depth == 0 => return None,
            Ok(Event::Eof) => return Some("an element is open".into()),
            Ok(Event::Start(tag)) => {
                depth += 1;
                tag
            }
            Ok(Event::Empty(tag)) => tag,
            Ok(Event::End(_)) => {
                depth -= 1;
                continue;
            }
            Ok(Event::Text(text)) if text.bytes().any(|byte| byte < 0x20 && !b"\n\r\t".contains(&byte)) => {
                return Some("a control character".into());
            }
            Ok(_) => continue,
            Err(error) => return Some(error.to_string()),
        };
        let name = tag.local_name().as_ref().to_ascii_lowercase();
        if name == "script" || NEVER.contains(&name.as_str()) {
            return Some(format!("an element `{name}`"));
        }
        for attribute in tag.attributes() {
            let key = match &attribute {
                Ok(attribute) => attribute.key.as_ref().to_ascii_lowercase(),
                Err(error) => return Some(error.to_string()),
            };
            if key.starts_with("on") {
                return Some(format!("an attribute `{key}`"));
            }
        }
    }
}

/// A cell that a spreadsheet program would compute.
pub fn faults_of_csv(text: &str) -> Option<String> {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let is_formula =
        |cell: &&str| cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<Decimal>().is_err();
    rows.iter().flat_map(csv::StringRecord::iter).find(is_formula).map(|cell| format!("a cell `{cell}`"))
}

/// All that is not inert in what a site gives.
pub fn all_faults(built: &Built) -> Vec<String> {
    let mut all = Vec::new();
    for page in &built.pages {
        let page = duizhao::render(built, page).unwrap_or_else(|error| panic!("{error:#}"));
        for (path, bytes) in std::iter::once((page.path, page.bytes)).chain(page.files) {
            let parts: Vec<&str> = path.split('/').collect();
            if parts.contains(&"..") || path.starts_with('/') || path.contains(['\\', '\0', '\n']) {
                all.push(format!("{path:?} is no path"));
            }
            all.extend(faults(&path, &bytes));
        }
    }
    all
}

#[test]
fn the_judge_sees_what_is_not_inert() {
    for html in [
        "<script>x()</script>",
        "<p onclick=x>",
        "<a href=\"java\tscript:x\">",
        "<iframe>",
        "<p style=a:b>",
        "<a href=//e.cn>",
        "<meta http-equiv=refresh content=1>",
        "<script type=application/ld+json>{\"a\":</script>",
        "<svg><a xlink:href=data:x>",
    ] {
        assert!(!faults("a.html", html.as_bytes()).is_empty(), "{html}");
    }
    for (path, text) in [
        ("a.svg", "<svg onload='x'/>"),
        ("a.svg", "<svg>"),
        ("a.xml", "<a b></a>"),
        ("a.json", "{"),
        ("a.csv", "a\n=1+1\n"),
        ("a.js", "duizhaoCompare(\"x\",1);x();"),
    ] {
        assert!(!faults(path, text.as_bytes()).is_empty(), "{text}");
    }
    let fine =
        "<a href=../x/index.html#a.b><script src=../assets/a.js></script><meta http-equiv=refresh content='0; url=a'>";
    assert!(faults("a.html", fine.as_bytes()).is_empty());
    assert!(faults("a.csv", b"a,b\n-1.5,'=1\n").is_empty());
}
