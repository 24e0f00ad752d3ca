//! JSON-LD of a page: what it is, and where it stands. Data for machines, not a script.

use serde_json::{Map, Value, json};

use super::Writer;
use super::frame::Head;
use super::{dataset, license};
use crate::lang::html_lang;
use crate::model::{OrganizationId, Report, ReportId};
use crate::urls::{Kind, PageId, encode};

/// The page and its trail, escaped for a script element.
pub fn json_ld(w: &Writer<'_>, head: &Head) -> String {
    let mut graph = vec![subject(w, head)];
    graph.extend(trail(w, head));
    let value = json!({ "@context": "https://schema.org", "@graph": graph });
    // `</script>` and `<!--` would end or open what JSON knows nothing of.
    value.to_string().replace('<', "\\u003c")
}

/// The absolute address that a link from a page leads to; pages by their folders.
pub fn absolute(base: &str, from: &str, href: &str) -> String {
    let from = encode(from);
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    let mut rest = href;
    while let Some(up) = rest.strip_prefix("../") {
        folders.pop();
        rest = up;
    }
    let (path, fragment) = rest.split_once('#').map_or((rest, None), |(path, fragment)| (path, Some(fragment)));
    let path = if path == "index.html" {
        ""
    } else {
        path.strip_suffix("/index.html").map_or(path, |_| path.trim_end_matches("index.html"))
    };
    let folder: String = folders.iter().map(|folder| format!("{folder}/")).collect();
    match fragment {
        Some(fragment) => format!("{base}{folder}{path}#{fragment}"),
        None => format!("{base}{folder}{path}"),
    }
}

/// The address of a file: absolute where the site has one, else the link to it.
pub fn address(w: &Writer<'_>, page: &PageId) -> String {
    match w.site().settings.base_url.as_deref() {
        Some(base) => page.address(w.site(), base),
        None => w.href_to(page),
    }
}

fn trail(w: &Writer<'_>, head: &Head) -> Option<Value> {
    if head.breadcrumbs.is_empty() {
        return None;
    }
    let item = |(position, name, item): (usize, &str, String)| json!({ "@type": "ListItem", "position": position, "name": name, "item": item });
    let above = head.breadcrumbs.iter().map(|link| (link.label.as_str(), link.href.clone().unwrap_or_default()));
    let above = above.map(|(name, href)| (name, super::frame::address_of(w, &href)));
    let here = std::iter::once((head.title.as_str(), address(w, &w.page)));
    let items: Vec<Value> =
        above.chain(here).enumerate().map(|(at, (name, address))| item((at + 1, name, address))).collect();
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": items }))
}

/// What the page is: a report, the site, a data set, a list, a page.
fn subject(w: &Writer<'_>, head: &Head) -> Value {
    let kind = w.kind();
    let dataset = dataset::of(w, kind, head);
    let mut fields = Map::new();
    let mut set = |key: &str, value: Value| {
        let empty = value.is_null() || value.as_str().is_some_and(str::is_empty);
        if !empty {
            fields.insert(key.to_owned(), value);
        }
    };
    let schema = match kind {
        Kind::Report(_) => "Report",
        Kind::Home => "WebSite",
        Kind::Data | Kind::Indicator(_) | Kind::IndicatorOf(..) if dataset.is_some() => "Dataset",
        Kind::Plain(_)
        | Kind::Plan(_)
        | Kind::Indicator(_)
        | Kind::IndicatorOf(..)
        | Kind::Organization(_)
        | Kind::Pair(..)
        | Kind::PairOf(..) => "WebPage",
        _ => "CollectionPage",
    };
    set("@type", json!(schema));
    set("url", json!(address(w, &w.page)));
    set("name", json!(head.title));
    set("description", json!(head.description));
    set("inLanguage", json!(html_lang(w.code)));
    if !matches!(kind, Kind::Home) {
        let home = address(w, &PageId::page(w.lang, Kind::Home));
        let part = json!({ "@type": "WebSite", "name": w.text(&w.site().settings.title), "url": home });
        set("isPartOf", part);
    }
    set("publisher", publisher(w));
    set("license", json!(license::license(w).and_then(|license| license.href)));
    if let Kind::Report(id) = kind {
        report_fields(w, *id, &mut set);
    }
    fields.extend(dataset.into_iter().flatten());
    Value::Object(fields)
}

/// Who publishes the site.
pub fn publisher(w: &Writer<'_>) -> Value {
    let Some(publisher) = &w.site().settings.publisher else { return Value::Null };
    let mut value = json!({ "@type": "Organization", "name": w.text(&publisher.name) });
    if let (Some(url), Some(fields)) = (&publisher.url, value.as_object_mut()) {
        fields.insert("url".into(), json!(url));
    }
    value
}

/// An organization by its full name.
pub fn organization(w: &Writer<'_>, id: OrganizationId) -> Value {
    json!({ "@type": "Organization", "name": w.text(&w.site().organizations[id].name) })
}

fn report_fields(w: &Writer<'_>, id: ReportId, set: &mut impl FnMut(&str, Value)) {
    let report = &w.site().reports[id];
    set("author", organization(w, report.organization));
    if report.about != report.organization {
        set("about", organization(w, report.about));
    }
    set("datePublished", json!(released(w, report)));
    set("dateModified", json!(report.correction.as_ref().map(|correction| correction.date.to_string())));
    set("correction", json!(report.correction.as_ref().map(|correction| w.text(&correction.text))));
    set("reportNumber", json!(report.document_no.as_ref().or(report.index_no.as_ref())));
    set("temporalCoverage", json!(dataset::interval(report.period.start(), report.period.end())));
    set("spatialCoverage", dataset::place(w, report.about));
    set("isBasedOn", json!(report.source.as_ref().and_then(|source| source.url.as_ref())));
}

/// `2025-11-21T09:36:00+08:00`, or the date of issue alone.
pub fn released(w: &Writer<'_>, report: &Report) -> Option<String> {
    match (report.published, report.issued) {
        (Some(moment), _) => Some(moment.time.map_or_else(
            || moment.date.to_string(),
            |time| format!("{}T{:02}:{:02}:00{}", moment.date, time.hour(), time.minute(), w.site().settings.timezone),
        )),
        (None, issued) => issued.map(|date| date.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::absolute;

    #[test]
    fn links_become_addresses_of_folders() {
        let base = "https://example.org/r/";
        assert_eq!(absolute(base, "zh/reports/x/index.html", "../../index.html"), "https://example.org/r/zh/");
        assert_eq!(absolute(base, "zh/reports/x/index.html", "../index.html"), "https://example.org/r/zh/reports/");
        assert_eq!(absolute(base, "zh/index.html", "reports/a/index.html#b"), "https://example.org/r/zh/reports/a/#b");
        assert_eq!(absolute(base, "zh/index.html", "../data/a.csv"), "https://example.org/r/data/a.csv");
    }
}
