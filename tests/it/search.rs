//! What a search can find: the index of titles, the texts of the full-text index, and the page around them. Which page
//! comes first is seen in a browser (`tests/browser/search.mjs`).

use serde_json::Value;

use crate::fixture::{Fixture, site, zone_report};
use crate::sample;

/// A report with prose in both languages, another without English.
fn reports() -> String {
    let english = "-- content/reports/zone-2024.en.md --\n---\ntitle: Zone 2024\n---\n## Ports and bays\n\nOutput came to RMB 57.7 billion.\n";
    let first = zone_report(
        "zone-2024",
        "period: 2024\ndocument_no: 台开发〔2024〕3号\nindicators: { industrial-output: 577亿元 }",
        "## 港口与海湾\n\n产值577亿元。\n",
    );
    format!("{first}{english}{}", zone_report("zone-2023", "period: 2023", "## 只有中文\n\n海风。\n"))
}

/// The index of titles of a language, as the search page brings it along.
fn index(fixture: &Fixture, lang: &str) -> Value {
    let output = fixture.output();
    let name = output.keys().find(|path| path.starts_with(&format!("assets/search-{lang}-"))).expect("an index");
    let script = std::str::from_utf8(&output[name]).unwrap();
    serde_json::from_str(script.trim().trim_start_matches("var duizhaoSearch = ").trim_end_matches(';')).unwrap()
}

/// The row of a page.
fn row<'a>(index: &'a Value, path: &str) -> &'a [Value] {
    let rows = index["pages"].as_array().unwrap();
    let row = rows.iter().find(|row| row[1] == path).unwrap_or_else(|| panic!("no {path} in {index}"));
    row.as_array().unwrap()
}

#[test]
fn indicators_stand_with_their_latest_figure_and_all_their_names() {
    let (zh, en) = (index(&site(&reports()), "zh"), index(&site(&reports()), "en"));
    let row = row(&zh, "indicators/industrial-output");
    assert_eq!((&row[2], &row[4]), (&Value::from("工业总产值"), &Value::from("577亿元")), "{row:?}");
    assert!(row[5].as_array().unwrap().iter().any(|name| name == "Gross industrial output value"), "{row:?}");
    assert_eq!(self::row(&en, "indicators/industrial-output")[4], "RMB 57.7 billion");
}

#[test]
fn reports_are_found_by_their_numbers_and_who_reports() {
    let index = index(&site(&reports()), "zh");
    let row = row(&index, "reports/zone-2024");
    assert_eq!(row[5][0], "台开发〔2024〕3号", "{row:?}");
    assert!(row[3].as_str().unwrap().contains("2024年"), "{row:?}");
}

#[test]
fn headings_lead_to_their_sections_in_the_language_of_the_page() {
    let fixture = site(&reports());
    let headings = |lang: &str| -> Vec<(String, String)> {
        let index = index(&fixture, lang);
        let one = |row: &Value| {
            let page = usize::try_from(row[2].as_u64().unwrap()).unwrap();
            (
                row[0].as_str().unwrap().to_owned(),
                format!("{}#{}", index["pages"][page][1].as_str().unwrap(), row[1].as_str().unwrap()),
            )
        };
        index["headings"].as_array().unwrap().iter().map(one).collect()
    };
    let pairs =
        |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    assert_eq!(
        headings("zh"),
        pairs(&[("只有中文", "reports/zone-2023#只有中文"), ("港口与海湾", "reports/zone-2024#港口与海湾")])
    );
    assert_eq!(headings("en"), pairs(&[("Ports and bays", "reports/zone-2024#ports-and-bays")]));
}

#[test]
fn a_site_may_do_without_full_text() {
    let folders = |setting: &str| {
        let settings = format!(
            "-- content/site.yaml --\ntitle: {{ zh: 数据, en: Data }}\nlanguages: [zh, en]\ntopics: {{ economy: {{ zh: 经济, en: Economy }} }}\n{setting}\n"
        );
        let fixture = site(&format!("{settings}{}", reports()));
        (fixture.faults(), fixture.output().into_keys().filter(|path| path.starts_with("pagefind/")).count())
    };
    assert_eq!(folders("search: titles"), (String::new(), 0));
    let (faults, files) = folders("search: full");
    assert!(faults.is_empty() && files > 8, "{faults} {files}");
    assert_eq!(folders(""), folders("search: full"));
    assert!(folders("search: ful").0.contains("`ful` is not a value of `search`"), "{}", folders("search: ful").0);
}

#[test]
fn the_search_page_is_read_without_scripts_and_is_not_itself_found() {
    let files = sample::files();
    let text = |path: &str| std::str::from_utf8(&files[path]).unwrap();
    for lang in ["zh", "en"] {
        let page = text(&format!("{lang}/search/index.html"));
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\">") && page.contains("<noscript>"), "{page}");
        assert!(page.contains("href=\"../indicators/index.html\"") && page.contains("hreflang="), "{page}");
        assert!(text(&format!("{lang}/index.html")).contains("action=\"search/index.html\""));
        assert!(files.contains_key(&format!("pagefind/{lang}/pagefind.js")));
    }
    assert!(!text("sitemap.xml").contains("/search/"));
}
