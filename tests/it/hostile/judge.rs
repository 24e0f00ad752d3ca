//! What of the output is not inert: the tokens of pages, the elements of XML, the syntax of data.

use duizhao::Built;
use rust_decimal::Decimal;

use crate::fuzzed::targets::inert::{self, NEVER};

/// What of a file of the output is not inert.
pub fn faults(path: &str, bytes: &[u8]) -> Vec<String> {
    let text = || std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is not UTF-8"));
    let wrong = |of: String| vec![format!("{path}: {of}")];
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => inert::faults(text()).into_iter().map(|fault| format!("{path}: {fault}")).collect(),
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
