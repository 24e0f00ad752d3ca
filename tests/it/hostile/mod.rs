//! Hostile content: whatever text stands in whatever field, what is published is inert (`judge`), and nothing is so deep,
//! long or odd that it ends the program (`limits`). `tests/browser/hostile.mjs` asks a browser of lists of known attacks.

mod judge;
mod limits;

use duizhao::source::Sources;
use duizhao::{Options, build};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use self::judge::{all_faults, faults_of_csv};
use crate::fixture::{of, over_base, report, review, zone_report};

/// A site with a text in every field that takes one, as front matter and as prose.
fn everywhere(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap().replace('\u{7f}', "\\u007f");
    let quoted: String =
        quoted.chars().map(|c| if c.is_control() { format!("\\u{:04x}", u32::from(c)) } else { c.into() }).collect();
    let line: String = text.split(['\n', '\r', '\0']).collect::<Vec<_>>().join(" ");
    include_str!("everywhere.txt")
        .replace("@TEXT", &quoted)
        .replace("@LINE", &line)
        .replace("@PROSE", &text.replace("-- ", "- "))
}

/// Parts of attacks, between which anything may stand.
const PARTS: &[&str] = &[
    "<script>",
    "</script>",
    "<img src=x onerror=x()>",
    "<svg onload=x()>",
    "</title>",
    "</textarea>",
    "</style>",
    "-->",
    "<!--",
    "]]>",
    "<![CDATA[",
    "\"",
    "'",
    "`",
    ">",
    "<",
    "&",
    "&lt;",
    "&#60;",
    "&quot;",
    "\" onmouseover=\"x()",
    "javascript:x()",
    "java\tscript:x()",
    "data:text/html,x",
    "//evil.example/x",
    "https://e.cn/",
    "[x](javascript:x())",
    "![x](x.svg)",
    "[r]: javascript:x()\n\n[r]",
    "<javascript:x()>",
    "{{ 7*7 }}",
    "{% raw %}",
    "{gdp}",
    "{ $x }",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(1)",
    "\\u003c",
    "\u{2028}",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "\0",
    "\u{1}",
    "\u{85}",
    "\n",
    "\n\n",
    "|",
    "```",
    "~~~",
    "[^1]",
    "[^1]: ",
    "# ",
    "- ",
    "> ",
    "*",
    "**",
    "_",
    "\\",
    "..",
    "/",
    "规上",
    "1,156.8亿元",
    "增长5%",
    "2024年",
];

fn hostile_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![4 => prop::sample::select(PARTS).prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => "[\\x00-\\x7f]{0,6}"];
    prop::collection::vec(part, 1..8).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 12, rng_seed: RngSeed::Fixed(20251121), failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_stands_in_whatever_field_what_is_published_is_inert(text in hostile_text()) {
        let options = Options { review: true, ..Options::default() };
        let built = build(&Sources::from_text(&everywhere(&text)), &options);
        prop_assert!(!built.pages.is_empty());
        let faults = all_faults(&built);
        prop_assert!(faults.is_empty(), "{:?}\n{}", text, faults.join("\n"));
    }
}

#[test]
fn names_that_are_no_files_name_no_pages() {
    let fixture = review(
        "
-- content/organizations.yaml --
city: { name: 示例市 }
zone: { name: 示例区 }
http://x: { name: 甲 }
../../y: { name: 乙 }
-- content/site.yaml --
title: 站
languages: [zh, ../en]
topics: { ../../t: 主题 }
-- content/reports/zone-2024.md --
---
title: 总结
organization: zone
period: 2024
moved_from: [../../../m, http://m, zone-2024, old, old]
---
-- content/reports/a:b.md --
---
title: 总结
organization: zone
period: 2024
---
",
    );
    assert_eq!(all_faults(&fixture.built), [""; 0]);
    for code in ["S111", "S116", "S118"] {
        assert!(fixture.codes().contains(&code), "{code}: {}", fixture.diagnostics());
    }
    let mut paths: Vec<String> = fixture.built.pages.iter().map(|page| page.path(fixture.facts())).collect();
    let all = paths.len();
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), all, "two pages want one path");
    let odd: Vec<String> =
        fixture.output().into_keys().filter(|path| path.contains([':', '\\']) || path.contains("..")).collect();
    assert!(odd.is_empty(), "{odd:?}");
}

#[test]
fn files_that_browsers_run_are_not_published() {
    let page = |front: &str, body: &str, file: &str, content: &str| {
        let mut sources = over_base(&zone_report("zone-2024", &format!("period: 2024\n{front}"), body));
        sources.insert(&format!("content/reports/{file}"), content.as_bytes());
        of(sources)
    };
    let drawing =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>";
    let hostile = drawing.replace("<rect", "<script>x()</script><rect");
    for (front, body, file, content) in [
        ("attachments: [a.html]", "", "a.html", "<p>"),
        ("attachments: [a.SVG]", "", "a.SVG", drawing),
        ("", "[表](a.xhtml)", "a.xhtml", "<p>"),
        ("", "![图](a.svg)", "a.svg", hostile.as_str()),
    ] {
        let fixture = page(front, body, file, content);
        assert!(fixture.codes().contains(&"W107"), "{file}: {}", fixture.diagnostics());
    }
    // Nor what is no name of a file elsewhere: `a:b.pdf` is a stream of `a` on Windows.
    for (front, body, file) in [
        ("attachments: [\"a:b.pdf\"]", "", "a:b.pdf"),
        ("", "[表](<a|b.pdf>)", "a|b.pdf"),
        ("", "![图](<a*b.png>)", "a*b.png"),
    ] {
        let fixture = page(front, body, file, "x");
        assert!(fixture.codes().contains(&"S111"), "{file}: {}", fixture.diagnostics());
    }
    let fine = page("attachments: [a.pdf]", "![图](b.svg)", "b.svg", drawing);
    assert!(!fine.codes().contains(&"W107"), "{}", fine.diagnostics());
}

#[test]
fn spreadsheets_compute_nothing_of_a_csv_file() {
    let fixture = report(
        "indicators:\n  gdp:\n    - { value: 5亿元, item: \"=cmd|' /C calc'!A0\", note: { zh: 附注, en: \"@SUM(1)\" } }\n    - { value: 5亿元, yoy: -3%, period: 2023 }",
    );
    let csv = fixture.file("data/observations.csv");
    assert!(csv.contains("'=cmd|' /C calc'!A0"), "{csv}");
    assert_eq!(faults_of_csv(&csv), None);
    // As JSON it is what was typed, and so it is to who reads the CSV file.
    assert!(fixture.file("data/observations.json").contains("\"=cmd|' /C calc'!A0\""));
    assert_eq!(duizhao::data::unguarded("'=cmd"), "=cmd");
    assert_eq!(duizhao::data::unguarded("'好"), "'好");
}
