//! Links, anchors and pictures.

use crate::markup::testing::{Fixture, findings, html};

const OTHERS: &str = "\
-- content/reports/2024/index.md --
---
title: 上年
organization: zone
period: 2024
indicators: { gdp: 50亿元, output: 30亿元 }
---
## 概况

地区生产总值50亿元。
-- content/reports/2024/index.en.md --
---
title: Last year
---
## Overview

GDP was RMB 5 billion.
-- content/reports/2024/表.pdf --
pdf
-- content/reports/2024/图.svg --
<svg viewBox='0 0 20 10'></svg>
-- content/pages/about.md --
---
title: 关于
---
## 许可
";

fn site(prose: &str) -> Fixture {
    Fixture::of(&format!(
        "-- content/reports/r.md --\n---\ntitle: 标题\norganization: zone\nperiod: 2025\nindicators: {{ gdp: 60亿元 }}\n---\n{prose}\n{OTHERS}"
    ))
}

fn shown(prose: &str) -> String {
    site(prose).article("r", "zh").0.html.trim_end().to_owned()
}

fn said(prose: &str) -> Vec<String> {
    site(prose).article("r", "zh").1
}

#[test]
fn links_to_files_lead_to_pages() {
    assert_eq!(shown("[甲](2024/index.md)"), "<p><a href=\"../2024/index.html\">甲</a></p>");
    assert_eq!(shown("[甲](2024/index.en.md#gdp.2024)"), "<p><a href=\"../2024/index.html#gdp.2024\">甲</a></p>");
    assert_eq!(shown("[甲](../pages/about.md#许可)"), "<p><a href=\"../../pages/about/index.html#许可\">甲</a></p>");
    assert_eq!(
        shown("[甲](..\\pages\\about.md#%E8%AE%B8%E5%8F%AF)"),
        "<p><a href=\"../../pages/about/index.html#许可\">甲</a></p>"
    );
    assert_eq!(shown("[甲](2024/index.md#output.2024)"), "<p><a href=\"../2024/index.html#output.2024\">甲</a></p>");
}

#[test]
fn anchors_of_this_page() {
    assert_eq!(
        shown("## 甲乙\n\n[甲](#甲乙)[数](#gdp.2025)"),
        "<h2 id=\"甲乙\">甲乙</h2>\n<p><a href=\"#甲乙\">甲</a><a href=\"#gdp.2025\">数</a></p>"
    );
    assert_eq!(
        said("## 甲乙丙丁\n\n[x](#甲乙丙) [y](2024/index.md#概括) [z](2024/index.md#gdp.2023)"),
        ["W102 #甲乙丙", "W102 2024/index.md#概括", "W102 2024/index.md#gdp.2023"]
    );
}

#[test]
fn an_anchor_that_the_translation_lacks_is_left_out() {
    let (article, found) = site("[甲](2024/index.md#概况)").article("r", "en");
    assert_eq!(article.html, "<p><a href=\"../2024/index.html\">甲</a></p>\n");
    assert!(found.is_empty());
}

#[test]
fn files_go_to_assets() {
    let (article, _) = site("x").article("r", "zh");
    assert!(article.pictures.is_empty());
    let (article, found) = site("[表](2024/表.pdf) ![图](2024/图.svg \"名\")").article("r", "zh");
    assert_eq!(article.pictures, ["content/reports/2024/图.svg", "content/reports/2024/表.pdf"]);
    assert_eq!(
        article.html,
        "<p><a href=\"../../../assets/r/2024/%E8%A1%A8.pdf\">表</a> <img src=\"../../../assets/r/2024/%E5%9B%BE.svg\" alt=\"图\" width=\"20\" height=\"10\" title=\"名\" loading=\"lazy\" decoding=\"async\"></p>\n"
    );
    assert!(found.is_empty());
}

#[test]
fn links_elsewhere() {
    assert_eq!(
        html("[x](https://e.cn/a?b=1&c=2)"),
        "<p><a href=\"https://e.cn/a?b=1&amp;c=2\" rel=\"noopener\">x</a></p>"
    );
    assert_eq!(
        html("<a@b.cn> <https://e.cn/规>"),
        "<p><a href=\"mailto:a@b.cn\">a@b.cn</a> <a href=\"https://e.cn/规\" rel=\"noopener\">https://e.cn/规</a></p>"
    );
}

#[test]
fn unsafe_links_are_inert() {
    for target in [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "java&#9;script:x",
        "&#1;javascript:x",
        "data:text/html,x",
        "vbscript:x",
        "//e.cn/x",
        "/\\\\e.cn/x",
    ] {
        let source = format!("[x]({target})");
        assert_eq!(html(&source), "<p>x</p>", "{target}");
        assert!(findings(&source).iter().all(|found| found.starts_with("W107")), "{target}");
        assert_eq!(findings(&source).len(), 1, "{target}");
    }
    assert_eq!(said("[x](2024/图.svg)"), ["W107 2024/图.svg"]);
}

#[test]
fn links_to_nowhere() {
    assert_eq!(
        said("[x](2024/indx.md) [y](/reports/r.md) [z](../../../x.md) [w](r.yaml)"),
        ["W101 2024/indx.md", "W101 /reports/r.md", "W101 ../../../x.md", "W101 r.yaml"]
    );
    let (_, found) = site("[x](2024/indx.md)").read("r", "zh");
    let help = found.iter().find(|one| one.rule.code == "W101").and_then(|one| one.help.clone()).expect("help");
    assert!(help.en.contains("2024/index.md"), "{help:?}");
}

#[test]
fn pictures_must_be_there_and_have_a_text() {
    assert_eq!(said("![](2024/图.svg)"), ["W103 2024/图.svg"]);
    assert_eq!(
        said("![图](2024/图.png) ![图](https://e.cn/x.png) ![图](data:image/png,x) ![图](2024/表.pdf)"),
        ["W104 2024/图.png", "W104 https://e.cn/x.png", "W107 data:image/png,x", "W104 2024/表.pdf"]
    );
    assert_eq!(html("![一*图*](没有.png)后"), "<p>一图后</p>");
}
