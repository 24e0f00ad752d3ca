//! Placeholders.

use crate::markup::testing::Fixture;

const FIGURES: &str = "\
indicators:
  gdp: { value: 60亿元, yoy: 5.2%, rank: 2, share: 12% }
  trade: [{ value: 3亿元, period: 2025-01..2025-09 }, { value: 4亿元 }]
  projects: [{ value: 19个 }, { value: 3个, item: big }]
  firms: 43家
targets:
  - { indicator: gdp, period: 2026, growth: 6%以上 }
";

fn article(prose: &str) -> (String, Vec<String>) {
    let (article, found) = Fixture::report(FIGURES, prose).article("r", "zh");
    (article.html.trim_end().to_owned(), found)
}

fn text(prose: &str) -> String {
    let html = article(prose).0;
    let mut out = String::new();
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => out.push(c),
            _ => {}
        }
    }
    out
}

#[test]
fn the_first_is_the_permalink_and_the_others_lead_there() {
    assert_eq!(
        article("产值{gdp}，即{gdp}。").0,
        "<p><span class=\"sentence\">产值<data class=\"figure\" id=\"gdp.2025\" value=\"6000000000\"><a href=\"../../indicators/gdp/index.html\">60亿元</a></data>，\
         即<data class=\"figure\" value=\"6000000000\"><a href=\"#gdp.2025\">60亿元</a></data>。</span></p>"
    );
}

#[test]
fn all_parts_can_be_named() {
    assert_eq!(
        text(
            "{gdp.yoy} {gdp.rank} {gdp.share} {target:gdp} {trade@2025} {trade@2025年1-9月} {projects#big} {projects} {地区生产总值}"
        ),
        "+5.2% 第2位 12% +6%以上 4亿元 3亿元 3个 19个 60亿元"
    );
    assert_eq!(
        text("同比增长{gdp.yoy}，目标增长{target:gdp}。**增长**{gdp.yoy}"),
        "同比增长5.2%，目标增长6%以上。增长5.2%"
    );
}

#[test]
fn english_prose_has_english_figures() {
    let fixture = Fixture::of(&format!(
        "-- content/reports/r.md --\n---\ntitle: 标题\norganization: zone\nperiod: 2025\n{FIGURES}---\n正文\n-- content/reports/r.en.md --\n---\n---\n{{gdp}}, up {{gdp.yoy}}; {{firms}}; {{gdp.rank}}.\n"
    ));
    let html = fixture.article("r", "en").0.html;
    assert!(
        html.contains(">RMB 6 billion</a>")
            && html.contains("up <data")
            && html.contains(">5.2%<")
            && html.contains(">43 firms<")
            && html.contains(">2nd<"),
        "{html}"
    );
}

#[test]
fn braces_without_an_indicator_are_text() {
    let (html, found) = article("{见附件} {population} \\{gdp} \\{gdp.yoy\\} `{gdp}` {gdp\n}");
    assert_eq!(html, "<p>{见附件} {population} {gdp} {gdp.yoy} <code>{gdp}</code> {gdp\n}</p>");
    assert!(found.is_empty(), "{found:?}");
    // What is nearly one stays text too, but is told.
    let near = ("<p>{gdpx} {nowhere}</p>".to_owned(), vec!["R107 {gdpx}".to_owned()]);
    assert_eq!(article("{gdpx} {nowhere}"), near);
}

#[test]
fn what_answers_not_or_twice_is_an_error() {
    assert_eq!(
        article("{output} {trade} {gdp@2024} {gdp.rate} {firms.yoy} {gdp@年}").1,
        ["R107 {output}", "R107 {trade}", "R107 {gdp@2024}", "R107 {gdp.rate}", "R107 {firms.yoy}", "R107 {gdp@年}"]
    );
}

#[test]
fn no_link_stands_within_a_link_and_none_in_a_picture() {
    assert_eq!(
        article("[见{gdp}](https://e.cn/)").0,
        "<p><a href=\"https://e.cn/\" rel=\"noopener\"><span class=\"sentence\">见<data class=\"figure\" id=\"gdp.2025\" value=\"6000000000\">60亿元</data></span></a></p>"
    );
    assert_eq!(text("![图{gdp}](x.png)"), "图60亿元");
    assert_eq!(
        article("## 产值{gdp}").0,
        "<h2 id=\"产值60亿元\"><span class=\"sentence\">产值<data class=\"figure\" id=\"gdp.2025\" value=\"6000000000\"><a href=\"../../indicators/gdp/index.html\">60亿元</a></data></span></h2>"
    );
    assert_eq!(article("**产值{gdp}**增长").0.matches("<strong>").count(), 1);
}

#[test]
fn plain_pages_may_name_any_figure() {
    let fixture = Fixture::of(&format!(
        "-- content/reports/r.md --\n---\ntitle: 标题\norganization: zone\nperiod: 2025\n{FIGURES}---\n正文\n-- content/pages/about.md --\n---\ntitle: 关于\n---\n产值{{gdp}}，{{trade}}。\n"
    ));
    let (article, found) = fixture.article("about", "zh");
    assert_eq!(found, ["R107 {trade}"]);
    assert!(article.html.starts_with("<p>产值<data class=\"figure\" value=\"6000000000\"><a href=\"../../reports/r/index.html#gdp.2025\">60亿元</a></data>"), "{}", article.html);
}
