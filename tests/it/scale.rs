//! A site of many organizations, years and indicators: no page is too heavy, every page is reached by links, and every
//! link, number and language of a list over several pages is right.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::OnceLock;

use duizhao::source::Sources;
use duizhao::{Options, build};

use super::{fixture, sample};

/// Bytes of a page; pictures are files of their own.
const PAGE_MAX: usize = 150_000;
const ORGANIZATIONS: usize = 40;
const YEARS: std::ops::RangeInclusive<i32> = 2019..=2024;
const INDICATORS: usize = 8;

/// Cities with their counties: each of the 40 reports every year, with targets for the next and half a year between.
fn text() -> String {
    let mut text = String::from(
        "-- content/site.yaml --\ntitle: { zh: 全省工作报告, en: Reports of the province }\nlanguages: [zh, en]\n\
         base_url: https://example.org/r/\nheadline: [i0, i1]\n\
         topics: { economy: { zh: 经济, en: Economy }, society: { zh: 社会, en: Society } }\n",
    );
    text.push_str("-- content/organizations.yaml --\nprovince: { name: { zh: 某省, en: Province } }\n");
    for n in 0..ORGANIZATIONS {
        let within = if n < 8 { "province".to_owned() } else { format!("place-{}", n % 8) };
        let _ = writeln!(text, "place-{n}: {{ name: {{ zh: 第{n}地区, en: Place {n} }}, within: {within} }}");
    }
    text.push_str("-- content/indicators.yaml --\n");
    for n in 0..INDICATORS {
        let topic = ["economy", "society"][n % 2];
        let _ = writeln!(
            text,
            "i{n}: {{ name: {{ zh: 指标{n}, en: Indicator {n} }}, unit: 亿元, kind: flow, growth_basis: nominal, \
             better: up, topic: {topic} }}"
        );
    }
    for (n, year) in (0..ORGANIZATIONS).flat_map(|n| YEARS.map(move |year| (n, year))) {
        report(&mut text, n, year);
    }
    text
}

fn report(text: &mut String, n: usize, year: i32) {
    let slug = format!("place-{n}-{year}");
    let _ = writeln!(
        text,
        "-- content/reports/{slug}.md --\n---\ntitle: {{ zh: 第{n}地区{year}年总结, en: Place {n} in {year} }}\n\
         organization: place-{n}\nperiod: {year}\nissued: {}-0{}-15\nindicators:",
        year + 1,
        1 + n % 9,
    );
    for indicator in 0..INDICATORS {
        let value = 100 * (n + 1) + 10 * indicator + usize::try_from(year - 2000).unwrap();
        let _ = writeln!(
            text,
            "  i{indicator}:\n    - {value}亿元\n    - {{ period: {year}-01..{year}-06, value: {}亿元 }}",
            value / 2
        );
    }
    text.push_str("targets:\n");
    for indicator in 0..INDICATORS / 2 {
        let _ = writeln!(text, "  - {{ indicator: i{indicator}, period: {}, value: {}亿元 }}", year + 1, 120 * (n + 1));
    }
    if (n, year) == (0, 2024) {
        text.push_str("correction: { date: 2025-06-01, text: { zh: 更正一处, en: One figure corrected } }\n");
    }
    text.push_str("---\n");
}

/// The HTML pages, and the sitemap, by path; the site is built and rendered once for all tests.
fn texts() -> &'static BTreeMap<String, String> {
    static TEXTS: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let built = build(&Sources::from_text(&text()), &Options::default());
        assert!(!built.diagnostics.has_errors());
        let files = sample::output(&built).into_iter();
        let texts = files.filter(|(path, _)| path.ends_with(".html") || path.ends_with(".xml"));
        texts.map(|(path, bytes)| (path, String::from_utf8(bytes.to_vec()).unwrap())).collect()
    })
}

/// The HTML pages by path.
fn pages() -> BTreeMap<&'static str, &'static str> {
    let pages = texts().iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, html)| (path.as_str(), html.as_str())).collect()
}

fn links(html: &str) -> impl Iterator<Item = &str> {
    let hrefs = html.split("<a ").skip(1).filter_map(|rest| rest.split_once("href=\"")?.1.split_once('"'));
    hrefs.map(|(href, _)| href).filter(|href| !href.contains("://") && !href.starts_with("mailto:"))
}

/// Those links that lead to pages.
fn reached(path: &str, html: &str) -> BTreeSet<String> {
    let targets = links(html).map(|href| sample::unescaped(href.split('#').next().unwrap_or_default()));
    targets.filter(|href| href.ends_with(".html")).map(|href| sample::resolved(path, &href)).collect()
}

/// The pages of a list with several parts: those of its folder `page/`.
fn parts(folder: &str) -> Vec<&'static str> {
    let later = format!("{folder}page/");
    pages().into_keys().filter(|path| path.starts_with(&later)).collect()
}

#[test]
fn no_page_of_a_large_site_or_of_the_sample_is_too_heavy() {
    let sample = sample::files().iter().map(|(path, bytes)| (path.as_str(), bytes.len()));
    let large = pages().into_iter().map(|(path, html)| (path, html.len()));
    let heavy: Vec<_> = sample
        .filter(|(path, _)| path.ends_with(".html"))
        .chain(large)
        .filter(|(_, bytes)| *bytes > PAGE_MAX)
        .collect();
    assert!(heavy.is_empty(), "{heavy:?}");
}

#[test]
fn every_link_leads_to_a_page_and_every_page_is_reached_from_home() {
    let pages = pages();
    let mut open = vec!["index.html".to_owned()];
    let mut seen: BTreeSet<String> = open.iter().cloned().collect();
    while let Some(path) = open.pop() {
        let html = pages.get(path.as_str()).unwrap_or_else(|| panic!("a link leads to {path}"));
        open.extend(reached(&path, html).into_iter().filter(|next| seen.insert(next.clone())));
    }
    let missed: Vec<&&str> = pages.keys().filter(|path| !seen.contains(**path) && **path != "404.html").collect();
    assert!(missed.is_empty(), "no link leads to {missed:?}");
}

#[test]
fn long_lists_have_several_pages_of_which_none_is_empty() {
    for folder in ["zh/reports/", "zh/plans/"] {
        let parts = parts(folder);
        assert!(!parts.is_empty(), "{folder} has one page");
        for path in parts {
            let count = pages()[path].matches("<article").count();
            assert!(count > 20, "{path} has {count} entries");
        }
    }
    let listed: usize = std::iter::once("en/reports/index.html")
        .chain(parts("en/reports/"))
        .map(|path| pages()[path].matches("<article").count())
        .sum();
    assert_eq!(listed, ORGANIZATIONS * YEARS.count());
}

#[test]
fn parts_say_their_number_in_both_languages_and_lead_to_their_neighbours() {
    let zh = pages()["zh/reports/page/2/index.html"];
    let en = pages()["en/reports/page/2/index.html"];
    let count = 1 + parts("zh/reports/").len();
    assert!(zh.contains(&format!("<title>全部报告（第2页，共{count}页） - 全省工作报告</title>")), "{zh}");
    assert!(en.contains(&format!("<title>All reports (page 2 of {count}) - Reports of the province</title>")));
    assert!(zh.contains(&format!("<li aria-current=\"page\">第2页，共{count}页</li>")));
    assert!(en.contains(&format!("<li aria-current=\"page\">Page 2 of {count}</li>")));
    for (html, word, previous, next) in [(zh, "分页", "上一页", "下一页"), (en, "Pages", "Previous", "Next")] {
        assert!(html.contains(&format!("<nav class=\"pages\" aria-label=\"{word}\">")));
        assert!(html.contains(&format!("<a href=\"../../index.html\" rel=\"prev\">{previous}</a>")));
        assert!(html.contains(&format!("<a href=\"../3/index.html\" rel=\"next\">{next}</a>")));
        assert!(html.contains("<link rel=\"prev\" href=\"../../index.html\">"));
        assert!(html.contains("<link rel=\"next\" href=\"../3/index.html\">"));
    }
    assert!(!pages()["zh/reports/index.html"].contains("rel=\"prev\""));
    assert!(!pages()["zh/data/index.html"].contains("class=\"pages\""));
}

#[test]
fn the_other_language_of_a_part_is_the_same_part() {
    let pages = pages();
    let of = |lang: &str| -> BTreeSet<&str> { pages.keys().filter_map(|path| path.strip_prefix(lang)).collect() };
    let (zh, en) = (of("zh/"), of("en/"));
    assert_eq!(zh, en);
    for rest in zh.into_iter().filter(|rest| rest.contains("/page/")) {
        for (here, there) in [("zh", "en"), ("en", "zh")] {
            let (path, other) = (format!("{here}/{rest}"), format!("{there}/{rest}"));
            assert!(reached(&path, pages[path.as_str()]).contains(&other), "{path} does not lead to {other}");
        }
        let folder = rest.trim_end_matches("index.html");
        let set: Vec<String> = ["zh-Hans\" href=\"https://example.org/r/zh/", "en\" href=\"https://example.org/r/en/"]
            .iter()
            .map(|start| format!("hreflang=\"{start}{folder}\""))
            .collect();
        let html = pages[format!("zh/{rest}").as_str()];
        assert!(set.iter().all(|link| html.contains(link)), "{rest} is in no hreflang set");
        let address = format!("<loc>https://example.org/r/zh/{folder}</loc>");
        assert!(texts()["sitemap.xml"].contains(&address), "{address} is not in the sitemap");
    }
}

#[test]
fn an_indicator_of_many_organizations_leads_to_a_page_of_each() {
    let overview = pages()["en/indicators/i0/index.html"];
    assert!(overview.contains("id=\"page-overview\""));
    assert!(overview.contains("<a href=\"place-0/index.html\">Place 0</a>"), "{overview}");
    let own = pages()["en/indicators/i0/place-0/index.html"];
    assert!(own.contains("<h1>Place 0: Indicator 0</h1>"));
    let values = 2 * YEARS.count();
    assert_eq!(own.matches("<span class=\"period\">").count(), values, "every published value stands there");
    assert!(own.contains("Targets and outcomes"));
    // What leads to an organization's figures leads there.
    let organization = pages()["en/organizations/place-0/index.html"];
    assert!(organization.contains("href=\"../../indicators/i0/place-0/index.html\""));
}

#[test]
fn many_reports_of_a_year_stand_under_the_months_in_which_they_came_out() {
    let mut text = String::new();
    for n in 0..120 {
        let front = format!("period: 2024\nissued: 2025-0{}-10", 1 + n % 3);
        text.push_str(&fixture::zone_report(&format!("r{n}"), &front, ""));
    }
    let site = fixture::site(&text);
    let (first, second) = ("zh/reports/by-year/2024/index.html", "zh/reports/by-year/2024/page/2/index.html");
    let months = |path: &str| -> Vec<String> {
        let page = site.page(path);
        let heads =
            page.split("<h2 id=\"page-group-").skip(1).filter_map(|rest| rest.split_once('>')?.1.split_once("</h2>"));
        heads.map(|(head, _)| head.trim().to_owned()).collect()
    };
    assert_eq!(months(first), ["2025年3月", "2025年2月"]);
    assert_eq!(months(second), ["2025年2月", "2025年1月"]);
}

#[test]
fn the_trail_shows_the_organizations_above() {
    let page = pages()["en/organizations/place-9/index.html"];
    let trail = page.split_once("class=\"breadcrumbs\"").unwrap().1.split_once("</nav>").unwrap().0;
    let names: Vec<&str> = trail.split("</a>").filter_map(|part| Some(part.rsplit_once('>')?.1)).collect();
    assert_eq!(names[..4], ["Home", "Organizations", "Province", "Place 1"]);
}
