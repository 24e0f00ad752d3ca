//! The sample site as a whole: every link and anchor resolves, both languages have the same pages, nothing is asked of
//! other hosts, nothing is inline, and two builds are equal to the byte.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use duizhao::source::Sources;
use duizhao::{Built, Options, build, render};
use rayon::prelude::*;

/// The sources of the sample site.
fn sources() -> Sources {
    let (sources, unreadable) = duizhao::disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert!(unreadable.is_empty(), "{unreadable:?}");
    sources
}

/// The sample site, built once.
pub fn built() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| build(&sources(), &Options::default()))
}

/// Every file of the output, rendered once.
pub fn files() -> &'static BTreeMap<String, Arc<[u8]>> {
    static FILES: OnceLock<BTreeMap<String, Arc<[u8]>>> = OnceLock::new();
    FILES.get_or_init(|| output(built()))
}

pub fn output(built: &Built) -> BTreeMap<String, Arc<[u8]>> {
    let pages: Vec<_> = built.pages.par_iter().map(|page| render(built, page).unwrap()).collect();
    let mut files = BTreeMap::new();
    for page in pages {
        for (path, bytes) in std::iter::once((page.path, page.bytes)).chain(page.files) {
            let bytes: Arc<[u8]> = bytes.into();
            let other = files.insert(path.clone(), Arc::clone(&bytes));
            assert!(other.is_none_or(|other: Arc<[u8]>| other == bytes), "{path} is made twice, differently");
        }
    }
    files
}

fn html() -> impl Iterator<Item = (&'static str, &'static str)> {
    let pages = files().iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
}

/// The values of an attribute, as written.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!(" {name}=\"");
    html.match_indices(&opening)
        .filter_map(|(at, _)| html[at + opening.len()..].split_once('"').map(|(value, _)| value))
        .collect()
}

pub fn unescaped(value: &str) -> String {
    value.replace("&amp;", "&").replace("&#x27;", "'").replace("&#39;", "'").replace("&quot;", "\"")
}

/// Percent-decoded.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail
            .get(..2)
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (first, hex) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// The path that a relative link leads to.
pub fn resolved(from: &str, href: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            "." | "" => {}
            ".." => assert!(parts.pop().is_some(), "{from}: {href} leads out of the site"),
            part => parts.push(part),
        }
    }
    decoded(&parts.join("/"))
}

#[test]
fn the_sample_site_has_no_errors_and_no_warnings() {
    let built = built();
    let texts = &built.texts;
    let found = built.diagnostics.iter().filter(|found| found.severity != duizhao::diag::Severity::Info);
    let lines: Vec<String> = found
        .map(|found| {
            format!(
                "{} {}:{} {}",
                found.rule.code,
                texts.path(found.span),
                texts.positions(found.span).0.line,
                found.message.en
            )
        })
        .collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn both_languages_have_the_same_pages() {
    let of = |lang: &str| -> BTreeSet<&str> {
        files().keys().filter(|path| !path.starts_with("assets/")).filter_map(|path| path.strip_prefix(lang)).collect()
    };
    assert_eq!(of("zh/"), of("en/"));
    assert!(of("zh/").len() > 150, "{} pages", of("zh/").len());
}

#[test]
fn every_link_and_every_anchor_resolves() {
    let ids: BTreeMap<&str, BTreeSet<String>> =
        html().map(|(path, html)| (path, attributes(html, "id").into_iter().map(unescaped).collect())).collect();
    let mut broken = Vec::new();
    for (path, html) in html() {
        let links = attributes(html, "href").into_iter().chain(attributes(html, "src"));
        for link in links.map(unescaped) {
            if ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| link.starts_with(scheme)) {
                continue;
            }
            let (target, anchor) =
                link.split_once('#').map_or((link.as_str(), None), |(target, anchor)| (target, Some(anchor)));
            // The page for addresses that lead nowhere names paths from the base, which is the host's root here.
            let (from, target) = if path == "404.html" { ("", target.trim_start_matches('/')) } else { (path, target) };
            let target = if target.is_empty() { path.to_owned() } else { resolved(from, target) };
            if !files().contains_key(&target) {
                broken.push(format!("{path}: {link}"));
            } else if let Some(anchor) = anchor
                && !ids.get(target.as_str()).is_some_and(|ids| ids.contains(&decoded(anchor)))
            {
                broken.push(format!("{path}: no anchor {link}"));
            }
        }
    }
    broken.truncate(30);
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_row_of_the_data_leads_to_an_anchor_of_its_report_in_both_languages() {
    for name in ["data/observations.csv", "data/targets.csv"] {
        let text = std::str::from_utf8(&files()[name]).unwrap().trim_start_matches('\u{feff}');
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let head = reader.headers().unwrap().clone();
        let column = |name: &str| head.iter().position(|column| column == name).unwrap();
        let (report, anchor) = (column("report"), column("anchor"));
        for record in reader.records() {
            let record = record.unwrap();
            for lang in ["zh", "en"] {
                let page =
                    std::str::from_utf8(&files()[&format!("{lang}/reports/{}/index.html", &record[report])]).unwrap();
                let id = format!(" id=\"{}\"", &record[anchor]);
                assert_eq!(page.matches(&id).count(), 1, "{lang} {} {}", &record[report], &record[anchor]);
            }
        }
    }
}

#[test]
fn ids_are_unique_on_every_page() {
    for (path, html) in html() {
        let mut seen = BTreeSet::new();
        for id in attributes(html, "id") {
            assert!(seen.insert(id), "{path}: {id} stands twice");
        }
    }
}

#[test]
fn nothing_is_inline_and_nothing_is_asked_of_other_hosts() {
    for (path, html) in html() {
        assert!(
            !html.contains(" style=\"") && !html.contains("<style") && !html.contains("javascript:"),
            "{path}: inline style or script"
        );
        assert!(!html.contains(" onclick=") && !html.contains(" onload="), "{path}: event handler");
        for script in html.split("<script").skip(1) {
            let tag = script.split_once('>').unwrap().0;
            assert!(tag.contains("src=\"") || tag.contains("application/ld+json"), "{path}: inline script");
        }
        for source in attributes(html, "src") {
            assert!(!source.contains("//") && !source.starts_with("data:"), "{path}: {source}");
        }
        for stylesheet in html
            .split("<link ")
            .skip(1)
            .filter_map(|rest| rest.split('>').next())
            .filter(|tag| tag.contains("stylesheet") || tag.contains("icon"))
        {
            assert!(
                attributes(&format!(" {stylesheet}"), "href").iter().all(|href| !href.contains("//")),
                "{path}: {stylesheet}"
            );
        }
    }
}

#[test]
fn json_ld_is_json() {
    for (path, html) in html() {
        for script in html.split("<script type=\"application/ld+json\">").skip(1) {
            let text = script.split_once("</script>").unwrap().0;
            serde_json::from_str::<serde_json::Value>(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        }
    }
}

#[test]
fn two_builds_are_equal_to_the_byte() {
    let again = build(&sources(), &Options::default());
    let (first, second) = (files(), output(&again));
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, bytes) in first {
        assert!(*bytes == second[path], "{path} differs");
    }
}
