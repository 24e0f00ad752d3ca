//! What pages say of themselves where they are shared or cited: the Open Graph protocol, pictures, citations.

use std::collections::{BTreeMap, BTreeSet};

use duizhao::source::Sources;
use duizhao::{Options, build};

use crate::fixture::{Fixture, of, over_base, review, root, site};
use crate::sample::unescaped;

const REPORTS: &str = "\
-- content/reports/zone-2024.md --
---
title: { zh: 2024年工作总结, en: Work summary 2024 }
organization: zone
period: 2024
issued: 2025-01-20
published: 2025-01-21 09:30
summary: { zh: 进出口总额3亿元。, en: Imports and exports came to RMB 300 million. }
indicators:
  trade: { value: 3亿元, yoy: 5%, status: P }
  gdp: { yoy: 6% }
---
全年进出口总额3亿元，增长5%（快报数）；地区生产总值增长6%。
";

/// The site without its address.
const NO_ADDRESS: &str = "\
-- content/site.yaml --
title: { zh: 示例站点, en: Example site }
languages: [zh, en]
topics: { economy: { zh: 经济, en: Economy } }
";

/// The site with a font for its pictures.
fn lettered(font: &str) -> Sources {
    let text = format!(
        "{REPORTS}-- content/site.yaml --\ntitle: {{ zh: 示例站点, en: Example site }}\nlanguages: [zh, en]\n\
         base_url: https://example.org/d/\ntopics: {{ economy: {{ zh: 经济, en: Economy }} }}\nshare: {{ font: {font} }}\n"
    );
    let mut sources = over_base(&text);
    sources.insert("content/fonts/boxes.ttf", &std::fs::read(root().join("tests/fonts/boxes.ttf")).unwrap());
    sources.insert("content/fonts/none.ttf", b"no font");
    sources
}

/// The properties of a page by name; of a name that stands several times the last.
fn properties(page: &str) -> BTreeMap<String, String> {
    let tags = page.split("<meta property=\"").skip(1).map(|rest| rest.split_once("\" content=\"").unwrap());
    tags.map(|(name, rest)| (name.to_owned(), unescaped(rest.split_once('"').unwrap().0))).collect()
}

fn pictures(fixture: &Fixture) -> BTreeSet<String> {
    fixture.output().into_keys().filter(|path| path.ends_with(".png")).collect()
}

#[test]
fn a_report_is_an_article_in_its_language() {
    let page = site(REPORTS).file("zh/reports/zone-2024/index.html");
    let found = properties(&page);
    let wanted = [
        ("og:type", "article"),
        ("og:title", "2024年工作总结"),
        ("og:description", "进出口总额3亿元。"),
        ("og:site_name", "示例站点"),
        ("og:locale", "zh_CN"),
        ("og:url", "https://example.org/zh/reports/zone-2024/"),
        ("article:published_time", "2025-01-21T09:30:00+08:00"),
        ("og:image:width", "1200"),
        ("og:image:alt", "2024年工作总结"),
    ];
    for (name, content) in wanted {
        assert_eq!(found.get(name).map(String::as_str), Some(content), "{name}");
    }
    assert!(page.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"));
    // The prose is not translated: there is no other language to offer.
    assert!(!found.contains_key("og:locale:alternate"));
    let home = properties(&site(REPORTS).file("en/index.html"));
    assert_eq!((home["og:type"].as_str(), home["og:locale"].as_str()), ("website", "en_US"));
    assert_eq!(home["og:locale:alternate"], "zh_CN");
}

#[test]
fn without_an_address_there_is_no_picture() {
    let fixture = site(&format!("{REPORTS}{NO_ADDRESS}"));
    let page = fixture.file("en/reports/zone-2024/index.html");
    let found = properties(&page);
    assert_eq!(found["og:title"], "Work summary 2024");
    assert!(!found.contains_key("og:url") && !found.contains_key("og:image"), "{found:?}");
    assert!(page.contains("<meta name=\"twitter:card\" content=\"summary\">"));
    assert!(pictures(&fixture).is_empty());
    assert!(pictures(&review(REPORTS)).is_empty(), "a copy for reviewers is not shared");
}

#[test]
fn without_a_font_all_pages_share_one_picture() {
    let fixture = site(REPORTS);
    let pictures = pictures(&fixture);
    assert_eq!(pictures.len(), 1, "{pictures:?}");
    let address = format!("https://example.org/{}", pictures.first().unwrap());
    for path in ["index.html", "zh/index.html", "en/reports/zone-2024/index.html", "zh/compare/index.html"] {
        assert_eq!(properties(&fixture.file(path))["og:image"], address, "{path}");
    }
}

#[test]
fn with_a_font_reports_and_indicators_have_their_own() {
    let fixture = of(lettered("fonts/boxes.ttf"));
    assert_eq!(fixture.faults(), "");
    let of_page = |path: &str| properties(&fixture.file(path))["og:image"].clone();
    let report = of_page("en/reports/zone-2024/index.html");
    assert!(
        report.starts_with("https://example.org/d/assets/share-zone-2024-") && report.ends_with(".png"),
        "{report}"
    );
    assert!(of_page("en/indicators/trade/index.html").contains("/share-trade-"));
    assert_ne!(report, of_page("zh/reports/zone-2024/index.html"));
    // 抽 is not in the font.
    let wordless = of_page("zh/index.html");
    assert_eq!(of_page("zh/indicators/pass-rate/index.html"), wordless);
    // Every picture is one that a page refers to.
    let referred: BTreeSet<String> = fixture
        .output()
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .filter_map(|(_, bytes)| properties(std::str::from_utf8(&bytes).unwrap()).remove("og:image"))
        .map(|address| address.strip_prefix("https://example.org/d/").unwrap().to_owned())
        .collect();
    assert_eq!(pictures(&fixture), referred);
    assert!(fixture.output()[report.strip_prefix("https://example.org/d/").unwrap()].starts_with(b"\x89PNG"));
}

#[test]
fn a_font_that_is_none_is_said_where_it_is_named() {
    for (font, said) in [("fonts/none.ttf", "is not a font that can be read"), ("fonts/lost.ttf", "there is no font")] {
        let found = of(lettered(font)).faults();
        assert!(found.starts_with("S118 error content/site.yaml:5:16") && found.contains(said), "{found}");
    }
}

#[test]
fn reports_and_figures_are_cited_as_their_language_does() {
    let fixture = site(REPORTS);
    let (zh, en) = (fixture.page("zh/reports/zone-2024/index.html"), fixture.page("en/reports/zone-2024/index.html"));
    let whole = "[R/OL]. (2025-01-20). https://example.org/zh/reports/zone-2024/";
    assert!(zh.contains(&format!("2024年工作总结{whole}</p>")), "{zh}");
    assert!(zh.contains("2024年工作总结：进出口总额，2024年，3亿元，同比 +5%，初步[R/OL]. (2025-01-20). https://example.org/zh/reports/zone-2024/#trade."), "{zh}");
    assert!(en.contains("Work summary 2024. 20 January 2025. https://example.org/en/reports/zone-2024/</p>"), "{en}");
    assert!(en.contains("Work summary 2024: Total imports and exports, 2024, RMB 300 million, +5% "), "{en}");
    // A figure without level is cited by its growth; without JavaScript too.
    assert!(en.contains("Gross regional product, 2024, +6% year on year"), "{en}");
    let without = site(&format!("{REPORTS}{NO_ADDRESS}"));
    let page = without.page("zh/reports/zone-2024/index.html");
    assert!(page.contains("(2025-01-20). zh/reports/zone-2024/index.html#trade."), "{page}");
}

#[test]
fn data_are_cited_where_somebody_publishes_them() {
    let publisher = "-- content/site.yaml --\ntitle: { zh: 示例站点, en: Example site }\nlanguages: [zh, en]\nbase_url: https://example.org/\npublisher: { name: { zh: 园区, en: The Zone } }\ntopics: { economy: { zh: 经济, en: Economy } }\n";
    let fixture = site(&format!("{REPORTS}{publisher}"));
    let page = fixture.page("zh/indicators/trade/index.html");
    assert!(page.contains("园区. 进出口总额[DB/OL]//示例站点. https://example.org/zh/indicators/trade/"), "{page}");
    assert!(fixture.page("en/data/index.html").contains("The Zone. Example site. https://example.org/en/data/"));
    assert!(!site(REPORTS).page("zh/indicators/trade/index.html").contains("citation"));
}

#[test]
fn a_review_copy_with_a_font_builds() {
    let options = Options { review: true, ..Options::default() };
    let fixture = Fixture { built: build(&lettered("fonts/boxes.ttf"), &options) };
    assert!(pictures(&fixture).is_empty());
}
