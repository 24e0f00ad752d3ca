//! From every number to its sentence: each reported figure on each page leads to the figure in its report's prose or to
//! the row of its table; what we computed says so.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use duizhao::{Options, build};

use crate::fixture::{over_base, site};
use crate::sample;

const VOID: &[&str] = &["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// An element with all that it stands in.
struct Element {
    tag: String,
    attributes: BTreeMap<String, String>,
    parent: Option<usize>,
    /// Its own text, without that of elements in it.
    text: String,
}

/// The elements of a page in document order.
struct Document(Vec<Element>);

impl Document {
    fn of(html: &str) -> Document {
        let mut elements: Vec<Element> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut rest = html;
        while let Some((text, more)) = rest.split_once('<') {
            if let Some(top) = open.last() {
                elements[*top].text.push_str(text);
            }
            let (tag, after) = more.split_once('>').expect("a tag ends");
            rest = after;
            if tag.starts_with('!') {
                continue;
            }
            if let Some(name) = tag.strip_prefix('/') {
                let top = open.pop().expect("what is closed was opened");
                assert_eq!(elements[top].tag, name.trim(), "elements cross near {text}");
                continue;
            }
            let name = tag.split([' ', '\n', '/']).next().unwrap().to_owned();
            let element = Element {
                attributes: attributes(&tag[name.len()..]),
                parent: open.last().copied(),
                text: String::new(),
                tag: name.clone(),
            };
            elements.push(element);
            if name == "script" {
                rest = rest.split_once("</script>").unwrap().1;
            } else if !tag.ends_with('/') && !VOID.contains(&name.as_str()) {
                open.push(elements.len() - 1);
            }
        }
        Document(elements)
    }

    fn has_class(&self, at: usize, class: &str) -> bool {
        self.attribute(at, "class").is_some_and(|list| list.split(' ').any(|one| one == class))
    }

    fn attribute(&self, at: usize, name: &str) -> Option<&str> {
        self.0[at].attributes.get(name).map(String::as_str)
    }

    /// The element and what it stands in, from the inside.
    fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(at), |at| self.0[*at].parent)
    }

    fn closest(&self, at: usize, is_wanted: impl Fn(usize) -> bool) -> Option<usize> {
        self.around(at).find(|at| is_wanted(*at))
    }

    fn with_tag(&self, tag: &str) -> impl Iterator<Item = usize> {
        (0..self.0.len()).filter(move |at| self.0[*at].tag == tag)
    }

    /// The links within an element.
    fn links(&self, within: usize) -> impl Iterator<Item = &str> {
        let links = self.with_tag("a").filter(move |at| self.around(*at).any(|one| one == within));
        links.filter_map(|at| self.attribute(at, "href"))
    }
}

fn attributes(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = text;
    while let Some((name, more)) = rest.split_once("=\"") {
        let (value, after) = more.split_once('"').expect("a value ends");
        found.insert(name.split_whitespace().last().unwrap_or("").to_owned(), sample::unescaped(value));
        rest = after;
    }
    found
}

type Files = BTreeMap<String, Arc<[u8]>>;

/// A site's pages as documents, and the anchors of each report's page: figures in prose, and rows.
struct Pages {
    documents: BTreeMap<String, Document>,
    anchors: BTreeMap<String, BTreeSet<String>>,
}

impl Pages {
    fn of(files: &Files) -> Pages {
        let html = files.iter().filter(|(path, _)| path.ends_with(".html"));
        let documents: BTreeMap<String, Document> =
            html.map(|(path, bytes)| (path.clone(), Document::of(std::str::from_utf8(bytes).unwrap()))).collect();
        let reports = documents.iter().filter(|(path, _)| is_report(path));
        let anchors = reports.map(|(path, document)| {
            let places = document.with_tag("data").chain(document.with_tag("tr"));
            (path.clone(), places.filter_map(|at| document.attribute(at, "id").map(str::to_owned)).collect())
        });
        Pages { anchors: anchors.collect(), documents }
    }

    /// Whether a link leads to a figure or a row of a report.
    fn leads_to_source(&self, from: &str, href: &str) -> bool {
        let Some((target, anchor)) = href.split_once('#') else { return false };
        let target = if target.is_empty() { from.to_owned() } else { sample::resolved(from, target) };
        self.anchors.get(&target).is_some_and(|anchors| anchors.contains(&sample::decoded(anchor)))
    }

    /// Why a figure cannot be traced; `None` where it can.
    fn fault(&self, path: &str, document: &Document, data: usize) -> Option<&'static str> {
        let leads = |href: &str| self.leads_to_source(path, href);
        let in_link = document.closest(data, |at| document.0[at].tag == "a");
        if document.closest(data, |at| document.has_class(at, "prose")).is_some() {
            // In prose it stands where it is stated, or names a figure that is stated elsewhere.
            let is_traced = document.attribute(data, "id").is_some()
                || document.links(data).any(leads)
                || in_link.is_some()
                || document.closest(data, |at| document.has_class(at, "chart-block")).is_some();
            return (!is_traced).then_some("is not linked in prose");
        }
        if document.closest(data, |at| document.has_class(at, "derived")).is_some() {
            return None;
        }
        if let Some(link) = in_link {
            return (!leads(document.attribute(link, "href").unwrap_or(""))).then_some("leads to no figure or row");
        }
        if let Some(detail) = document.closest(data, |at| document.attribute(at, "data-figure").is_some()) {
            let anchor = document.attribute(detail, "data-figure").unwrap_or("");
            return (!self.anchors[path].contains(anchor)).then_some("belongs to no figure");
        }
        let row = document.closest(data, |at| document.0[at].tag == "tr");
        let is_own = row.is_some_and(|row| document.attribute(row, "id").is_some_and(|id| self.is_own_row(path, id)));
        let cell = document.closest(data, |at| ["td", "th"].contains(&document.0[at].tag.as_str()));
        let is_beside = cell.is_some_and(|cell| document.links(cell).any(leads));
        (!is_own && !is_beside).then_some("stands without a link")
    }

    fn is_own_row(&self, path: &str, id: &str) -> bool {
        is_report(path) && self.anchors[path].contains(id.strip_prefix("row-").unwrap_or(id))
    }

    /// The number of figures that can be traced, by kind of page, and what cannot.
    fn check(&self) -> (BTreeMap<String, usize>, Vec<String>) {
        let mut traced: BTreeMap<String, usize> = BTreeMap::new();
        let mut faults = Vec::new();
        for (path, document) in &self.documents {
            for data in document.with_tag("data") {
                match self.fault(path, document, data) {
                    Some(fault) => faults.push(format!("{path}: {} {fault}", document.0[data].text)),
                    None => *traced.entry(kind(path)).or_default() += 1,
                }
            }
            faults.extend(bare_numbers(path, document));
            faults.extend(unmarked(path, document));
        }
        (traced, faults)
    }
}

/// Numbers of cards and cells that are no figures at all.
fn bare_numbers(path: &str, document: &Document) -> Vec<String> {
    let is_place = |at: usize| {
        ["card-figure", "card-growth"].iter().any(|class| document.has_class(at, class)) || document.0[at].tag == "td"
    };
    let is_other = |at: usize| {
        ["prose", "files", "period", "span", "reason", "gap", "formula", "citation", "visually-hidden"]
            .iter()
            .any(|class| document.has_class(at, class))
            || ["data", "a"].contains(&document.0[at].tag.as_str())
    };
    let bare = (0..document.0.len()).filter(|at| {
        document.0[*at].text.contains(|c: char| c.is_ascii_digit())
            && document.closest(*at, is_place).is_some()
            && document.closest(*at, is_other).is_none()
    });
    bare.map(|at| format!("{path}: {} is no figure", document.0[at].text.trim())).collect()
}

/// Derived figures that do not say so.
fn unmarked(path: &str, document: &Document) -> Vec<String> {
    let derived =
        (0..document.0.len()).filter(|at| document.has_class(*at, "derived") && document.has_class(*at, "figure"));
    let is_mark = |at: usize| document.has_class(at, "formula") || document.has_class(at, "derived-word");
    let faults = derived.filter(|at| {
        let parent = document.0[*at].parent;
        let next = (at + 1..document.0.len()).find(|next| document.0[*next].parent == parent);
        !next.is_some_and(is_mark)
    });
    faults.map(|at| format!("{path}: a derived figure is not marked: element {at}")).collect()
}

/// Whether a path is that of a report's page: `zh/reports/a/index.html`.
fn is_report(path: &str) -> bool {
    kind(path) == "reports" && path.split('/').count() == 4
}

/// The folder below the language: `indicators`; of the home page nothing.
fn kind(path: &str) -> String {
    let mut parts = path.split('/').skip(1);
    let first = parts.next().unwrap_or("");
    if parts.next().is_some() { first.to_owned() } else { String::new() }
}

#[test]
fn every_figure_of_the_sample_site_can_be_traced() {
    let (traced, faults) = Pages::of(sample::files()).check();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for kind in ["", "reports", "organizations", "indicators", "compare", "plans", "changes"] {
        assert!(traced.get(kind).is_some_and(|count| *count > 0), "no figures on the pages `{kind}`: {traced:?}");
    }
}

/// Prose and no prose, growth alone, rank and share, a revision, a literal baseline, another currency, an unreported
/// target, a report in one language.
const SITE: &str = "\
-- content/reports/zone-2023.md --
---
title: { zh: 二〇二三年, en: 2023 }
organization: zone
period: 2023
issued: 2024-01-10
indicators:
  gdp: 100亿元 +6.1%
  trade: 20亿元
  new-firms: 30家
  industrial-output: { value: 80亿元, rank: 2, share: 12% }
---
地区生产总值100亿元。进出口20亿元。
-- content/reports/zone-2024.md --
---
title: { zh: 二〇二四年, en: 2024 }
organization: zone
period: 2024
issued: 2025-01-10
indicators:
  gdp:
    - { value: 110亿元, yoy: 5.2% }
    - { period: 2023, value: 101亿元, note: { zh: 最终核实数, en: Final verification } }
  trade: 3亿美元
  population: +0.5%
  industrial-output: 90亿元
targets:
  - { indicator: industrial-output, period: 2025, value: 超100亿元 }
  - { indicator: gdp, period: 2025, growth: 5% }
  - { indicator: new-firms, period: 2025, value: 50家, baseline: { period: 2020, value: 20家 } }
---
全年**地区生产总值110亿元，增长5.2%。工业**总产值90亿元；进出口3亿美元。2025年总产值超100亿元。
-- content/reports/zone-2024.en.md --
---
---
GDP reached RMB 11 billion, up 5.2%. Output is to exceed RMB 10 billion in 2025.
-- content/reports/zone-2025.md --
---
title: 二〇二五年上半年
organization: zone
period: 2025-H1
indicators: { industrial-output: 60亿元 +12%, gdp: 51亿元 }
---
";

#[test]
fn every_figure_of_a_small_site_can_be_traced() {
    let built = build(&over_base(SITE), &Options { preview: true, ..Options::default() });
    let found: Vec<&str> = built.diagnostics.iter().map(|one| one.message.en.as_str()).collect();
    assert!(!built.diagnostics.has_errors(), "{found:?}");
    let (traced, faults) = Pages::of(&sample::output(&built)).check();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(traced.len() >= 6, "{traced:?}");
}

/// What the check itself notices on a page.
fn faults(page: &str) -> Vec<String> {
    let report = "<main><p class=\"prose\"><data id=\"gdp.2024\" value=\"1\">1元</data></p></main>";
    let pages = [("zh/reports/a/index.html", report), ("zh/plans/a/index.html", page)];
    let files = pages.map(|(path, html)| (path.to_owned(), Arc::from(html.as_bytes())));
    Pages::of(&files.into_iter().collect()).check().1
}

#[test]
fn a_figure_without_its_link_or_mark_would_be_noticed() {
    let cell = |inner: &str| faults(&format!("<table><tr><td>{inner}</td></tr></table>"));
    let data = "<data value=\"1\">1元</data>";
    assert!(cell(&format!("<a href=\"../../reports/a/index.html#gdp.2024\">{data}</a>")).is_empty());
    assert_eq!(cell(data), ["zh/plans/a/index.html: 1元 stands without a link"]);
    assert_eq!(
        cell(&format!("<a href=\"../../reports/a/index.html#gdp.2023\">{data}</a>")),
        ["zh/plans/a/index.html: 1元 leads to no figure or row"]
    );
    assert_eq!(cell("同比 +5%"), ["zh/plans/a/index.html: 同比 +5% is no figure"]);
    assert_eq!(cell(&format!("<span class=\"figure derived\">{data}</span>")).len(), 1);
    assert!(
        cell(&format!("<span class=\"figure derived\">{data}</span> <span class=\"derived-word\">推算</span>"))
            .is_empty()
    );
}

#[test]
fn every_row_of_the_json_files_leads_to_an_anchor_in_every_language() {
    let pages = Pages::of(sample::files());
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&sample::files()["data/observations.json"]).unwrap();
    assert!(rows.len() > 200, "{} rows", rows.len());
    for row in rows {
        let (report, anchor) = (row["report"].as_str().unwrap(), row["anchor"].as_str().unwrap());
        for lang in ["zh", "en"] {
            let anchors = &pages.anchors[&format!("{lang}/reports/{report}/index.html")];
            assert!(anchors.contains(anchor), "{lang} {report} {anchor}");
        }
    }
}

#[test]
fn a_figure_of_the_prose_brings_its_series_along() {
    let site = site(SITE);
    let page = site.page("zh/reports/zone-2024/index.html");
    let detail = |anchor: &str| {
        let (_, rest) =
            page.split_once(&format!("data-figure=\"{anchor}\"")).unwrap_or_else(|| panic!("{anchor}: {page}"));
        rest.split("data-figure").next().unwrap().to_owned()
    };
    // The year before as it was revised, and why no change is computed.
    let gdp = detail("gdp.2024");
    assert!(gdp.contains("110亿元") && gdp.contains("#gdp.2023\"") && gdp.contains("101亿元"), "{gdp}");
    assert!(gdp.contains("增速按可比价计算"), "{gdp}");
    // A change that may be computed, with its formula.
    let output = detail("industrial-output.2024");
    assert!(output.contains("+12.5%") && output.contains("推算"), "{output}");
    // What was to be reached, and from where.
    let target = detail("target.industrial-output.2025");
    assert!(target.contains("目标（2025年）") && target.contains("超100亿元"), "{target}");
    // Not in the prose: its row is its place.
    assert!(!page.contains("data-figure=\"population.2024-12-31\""), "{page}");
    let english = site.page("en/reports/zone-2024/index.html");
    assert!(english.contains("data-figure=\"gdp.2024\"") && english.contains("growth is at comparable prices"));
    let bare = site.page("zh/reports/zone-2025/index.html");
    assert!(!bare.contains("<template"), "{bare}");
}

#[test]
fn scripts_and_style_stay_small() {
    let files = &crate::sample::built().edition.as_ref().unwrap().theme.files;
    let size = |name: &str| files[name].bytes.len();
    // No page loads more than the common script and that of its own kind.
    for own in files.keys().filter(|name| name.ends_with(".js") && *name != "site.js") {
        let scripts = size("site.js") + size(own);
        assert!(scripts < 25_000, "site.js and {own} have {scripts} bytes");
    }
    assert!(size("style.css") < 40_000, "style.css has {} bytes", size("style.css"));
}
