//! Chart blocks.

use crate::markup::testing::{findings, html};

#[test]
fn a_chart_block_is_drawn() {
    assert_eq!(
        html(
            "```chart\nindicator: gdp\ntype: bar\norganizations: [zone, 临海市]\nperiods: [2024, 2025]\ncaption: 产值\n```\n\n```chart\nindicator: 地区生产总值\n```"
        ),
        "<figure>0 Bar</figure>\n<figure>1 Line</figure>"
    );
}

#[test]
fn mistakes_are_shown_where_they_stand() {
    assert_eq!(findings("```chart\nindicator: gpd\n```"), ["R101 gpd"]);
    assert_eq!(
        findings("```chart\nindicator: gdp\ntype: pie\norganizations: [zone, nowhere]\nperiods: 2025年13月\n```"),
        ["S121 pie", "R102 nowhere", "S107 2025年13月"]
    );
    assert_eq!(findings("```chart\ntype: bar\n```"), ["S121 ```chart\ntype: bar\n```"]);
    assert_eq!(
        findings("```chart\nindicator: gdp\ncolour: red\nindicator: gdp\n```"),
        ["S101 colour", "S102 indicator"]
    );
    assert!(findings("```chart\n- a: [\n```").iter().all(|found| found.starts_with("S121")));
    assert_eq!(findings("```chart\n```").len(), 1);
}

#[test]
fn a_chart_block_within_a_list() {
    assert_eq!(
        html("- 项\n\n  ```chart\n  indicator: gdp\n  type: target\n  ```"),
        "<ul>\n<li><p>项</p>\n<figure>0 Target</figure>\n</li>\n</ul>"
    );
    assert_eq!(findings("> ```chart\n> indicator: gpd\n> ```").len(), 1);
}

#[test]
fn lines_of_windows() {
    assert_eq!(html("```chart\r\nindicator: gdp\r\ntype: bar\r\n```\r\n"), "<figure>0 Bar</figure>");
    assert_eq!(html("第一行\r\n第二行\r\n\r\n**“甲”**乙\r\n"), "<p>第一行第二行</p>\n<p><strong>“甲”</strong>乙</p>");
}
