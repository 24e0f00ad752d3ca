//! The JSON-LD of every page, held against what search engines ask of it: the required properties, their types, dates
//! and addresses.

use jiff::civil::{Date, DateTime};
use serde_json::Value;

use crate::fixture::{Fixture, site};
use crate::sample;

/// What is wrong with the data of a page.
struct Faults<'a> {
    page: &'a str,
    /// Addresses are absolute on a site that has one.
    base: Option<&'a str>,
    list: Vec<String>,
}

impl Faults<'_> {
    fn say(&mut self, fault: impl std::fmt::Display) {
        self.list.push(format!("{}: {fault}", self.page));
    }

    fn text<'v>(&mut self, node: &'v Value, key: &str) -> &'v str {
        let text = node[key].as_str().unwrap_or("");
        if text.is_empty() {
            self.say(format!("no {key} in {node}"));
        }
        text
    }

    fn address(&mut self, node: &Value, key: &str) {
        let address = self.text(node, key).to_owned();
        let is_absolute = address.starts_with("https://") || address.starts_with("http://");
        match self.base {
            Some(base) if !address.starts_with(base) => self.say(format!("{key} is {address}, not below {base}")),
            None if is_absolute || address.starts_with('/') => {
                self.say(format!("{key} of a site without address: {address}"))
            }
            _ => {}
        }
        if address.ends_with("index.html") && self.base.is_some() {
            self.say(format!("{key} names a file: {address}"));
        }
    }

    /// A name and nothing empty, of each of one or several nodes.
    fn named(&mut self, node: &Value, key: &str, kinds: &[&str]) {
        let several = match &node[key] {
            Value::Array(list) => list.clone(),
            Value::Null => return,
            one => vec![one.clone()],
        };
        if several.is_empty() {
            self.say(format!("{key} is empty"));
        }
        for one in several {
            self.text(&one, "name");
            let kind = self.text(&one, "@type").to_owned();
            if !kinds.contains(&kind.as_str()) {
                self.say(format!("{key} is a {kind}"));
            }
        }
    }

    fn date(&mut self, node: &Value, key: &str) {
        let Some(text) = node[key].as_str() else { return };
        let day = text.parse::<Date>().is_ok() && text.len() == 10;
        let moment = text.len() > 19 && text.is_char_boundary(19) && text[..19].parse::<DateTime>().is_ok();
        if !day && !moment {
            self.say(format!("{key} is {text}, no date of ISO 8601"));
        }
    }

    fn interval(&mut self, node: &Value, key: &str) {
        let Some(text) = node[key].as_str() else { return };
        let ends = text.split_once('/').map(|(from, to)| (from.parse::<Date>(), to.parse::<Date>()));
        if !matches!(ends, Some((Ok(from), Ok(to))) if from <= to) {
            self.say(format!("{key} is {text}, no interval of ISO 8601"));
        }
    }

    fn trail(&mut self, node: &Value) {
        let items = node["itemListElement"].as_array().cloned().unwrap_or_default();
        if items.len() < 2 {
            self.say("a trail of one page");
        }
        for (at, item) in items.iter().enumerate() {
            if item["@type"] != "ListItem" || item["position"] != at + 1 {
                self.say(format!("place {} of the trail is {item}", at + 1));
            }
            self.text(item, "name");
            self.address(item, "item");
        }
    }

    fn dataset(&mut self, node: &Value) {
        let length = self.text(node, "description").chars().count();
        if !(50..=5000).contains(&length) {
            self.say(format!("a description of {length} characters"));
        }
        for key in ["creator", "variableMeasured", "spatialCoverage"] {
            if node[key].is_null() {
                self.say(format!("no {key}"));
            }
        }
        self.named(node, "creator", &["Organization"]);
        self.named(node, "variableMeasured", &["PropertyValue"]);
        self.named(node, "spatialCoverage", &["Place"]);
        self.date(node, "dateModified");
        if node["isAccessibleForFree"] != true {
            self.say("is not free");
        }
        for file in node["distribution"].as_array().into_iter().flatten() {
            if file["@type"] != "DataDownload" {
                self.say(format!("{file} is no DataDownload"));
            }
            self.text(file, "encodingFormat");
            self.address(file, "contentUrl");
        }
    }

    fn node(&mut self, node: &Value) {
        match self.text(node, "@type").to_owned().as_str() {
            "BreadcrumbList" => return self.trail(node),
            "Dataset" => self.dataset(node),
            "Report" => {
                self.named(node, "author", &["Organization"]);
                self.named(node, "about", &["Organization"]);
                self.named(node, "spatialCoverage", &["Place"]);
                self.date(node, "datePublished");
                self.date(node, "dateModified");
            }
            "WebSite" | "WebPage" | "CollectionPage" => {}
            other => self.say(format!("what is a {other}?")),
        }
        self.text(node, "name");
        self.text(node, "inLanguage");
        self.address(node, "url");
        self.named(node, "publisher", &["Organization"]);
        self.named(node, "isPartOf", &["WebSite"]);
        self.interval(node, "temporalCoverage");
    }
}

/// The nodes that a page carries.
fn graph(html: &str) -> Vec<Value> {
    let mut scripts = html.split("<script type=\"application/ld+json\">").skip(1);
    let Some(script) = scripts.next() else { return Vec::new() };
    assert!(scripts.next().is_none(), "several scripts");
    let value: Value = serde_json::from_str(script.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(value["@context"], "https://schema.org");
    value["@graph"].as_array().unwrap().clone()
}

/// The faults of a page, and the kinds of its nodes.
fn faults(page: &str, html: &str, base: Option<&str>) -> (Vec<String>, Vec<String>) {
    let mut faults = Faults { page, base, list: Vec::new() };
    let graph = graph(html);
    graph.iter().for_each(|node| faults.node(node));
    if html.contains("class=\"breadcrumbs\"") && !graph.iter().any(|node| node["@type"] == "BreadcrumbList") {
        faults.say("breadcrumbs without BreadcrumbList");
    }
    (faults.list, graph.iter().map(|node| node["@type"].as_str().unwrap_or("").to_owned()).collect())
}

const REPORT: &str = "\
-- content/reports/zone-2024.md --
---
title: { zh: 2024年工作总结, en: Work summary 2024 }
organization: zone
period: 2024-01..2024-10
issued: 2024-11-20
published: 2024-11-21 09:30
correction: { date: 2024-12-01, text: 更正 }
indicators: { trade: 3亿元 }
---
前十个月进出口总额3亿元。
";

const NO_ADDRESS: &str = "-- content/site.yaml --\ntitle: { zh: 示例站点, en: Example site }\nlanguages: [zh, en]\ntopics: { economy: { zh: 经济, en: Economy } }\n";

fn node(fixture: &Fixture, path: &str) -> Value {
    graph(&fixture.file(path)).remove(0)
}

#[test]
fn the_sample_site_says_what_search_engines_ask() {
    let mut all = Vec::new();
    let mut kinds = std::collections::BTreeMap::new();
    for (path, bytes) in sample::files().iter().filter(|(path, _)| path.ends_with(".html")) {
        let (found, nodes) = faults(path, std::str::from_utf8(bytes).unwrap(), Some("https://duizhao.example.org/"));
        all.extend(found);
        nodes.into_iter().for_each(|kind| *kinds.entry(kind).or_insert(0) += 1);
    }
    all.truncate(20);
    assert!(all.is_empty(), "{}", all.join("\n"));
    for kind in ["Report", "Dataset", "BreadcrumbList", "WebSite"] {
        assert!(kinds.get(kind).is_some_and(|count| *count > 1), "{kinds:?}");
    }
}

#[test]
fn a_site_without_address_names_its_files() {
    let fixture = site(&format!("{REPORT}{NO_ADDRESS}"));
    let pages = fixture.output().into_iter().filter(|(path, _)| path.ends_with(".html"));
    let found: Vec<String> =
        pages.flat_map(|(path, bytes)| faults(&path, std::str::from_utf8(&bytes).unwrap(), None).0).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert_eq!(
        node(&fixture, "zh/indicators/trade/index.html")["distribution"][0]["contentUrl"],
        "../../../data/indicators/trade.csv"
    );
}

#[test]
fn reports_and_data_say_when_and_where() {
    let fixture = site(REPORT);
    let report = node(&fixture, "zh/reports/zone-2024/index.html");
    assert_eq!(report["@type"], "Report");
    assert_eq!(report["datePublished"], "2024-11-21T09:30:00+08:00");
    assert_eq!(report["dateModified"], "2024-12-01");
    assert_eq!(report["temporalCoverage"], "2024-01-01/2024-10-31");
    let data = node(&fixture, "en/indicators/trade/index.html");
    assert_eq!(data["@type"], "Dataset");
    assert_eq!(data["temporalCoverage"], "2024-01-01/2024-10-31");
    assert_eq!(data["variableMeasured"][0]["name"], "Total imports and exports");
    assert_eq!(data["distribution"][0]["contentUrl"], "https://example.org/data/indicators/trade.csv");
    // An indicator without figures is no data set.
    assert_eq!(node(&fixture, "en/indicators/gdp/index.html")["@type"], "WebPage");
    assert_eq!(node(&fixture, "zh/data/index.html")["name"], "示例站点");
}
