//! Chart blocks.

use crate::markup::testing::Fixture;

/// Two years of one indicator, and a total with its items.
const FIGURES: &str = "indicators:\n  gdp: [ { period: 2024, value: 1亿元 }, { period: 2025, value: 2亿元 } ]\n  \
                       projects: [ 10个, { item: big, value: 4个 }, { item: 其余, value: 6个 } ]\n  \
                       firms: [ { item: 甲, value: 4家 }, { item: 乙, value: 6家 } ]\n  \
                       giants: [ 5家, { item: 甲, value: 4家 }, { item: 乙, value: 6家 } ]\n";

fn html(prose: &str) -> String {
    Fixture::report(FIGURES, prose).article("r", "zh").0.html.trim_end().to_owned()
}

fn findings(prose: &str) -> Vec<String> {
    Fixture::report(FIGURES, prose).article("r", "zh").1
}

/// What is said of a block beside that it is S121.
fn obstacle(block: &str) -> String {
    let (_, found) = Fixture::report(FIGURES, &format!("```chart\n{block}\n```")).read("r", "zh");
    found.iter().map(|one| one.message.en.clone()).collect::<Vec<_>>().join("; ")
}

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

#[test]
fn what_cannot_be_drawn_says_why() {
    assert_eq!(obstacle("indicator: projects\ntype: waterfall"), "");
    assert_eq!(obstacle("indicator: gdp\ntype: dumbbell"), "");
    let cases = [
        ("indicator: gdp\norganizations: linhai", "these organizations have no figures of gdp for these periods"),
        ("indicator: gdp\nperiods: 2019", "these organizations have no figures of gdp for these periods"),
        ("indicator: gdp\ntype: slope\nperiods: 2025", "a slope compares two periods: list two under `periods`"),
        ("indicator: gdp\ntype: waterfall", "no two items have exact figures of one period"),
        (
            "indicator: firms\ntype: waterfall",
            "the items have no total of the same period, which is a figure of the indicator without `item`",
        ),
        ("indicator: giants\ntype: waterfall", "the items add up to more than their total"),
    ];
    for (block, wanted) in cases {
        assert_eq!(obstacle(block), format!("chart block: {wanted}"));
    }
}

#[test]
fn annotations_of_a_block_are_read() {
    let block = |text: &str| format!("```chart\nindicator: gdp\nannotations:\n  - {text}\n```");
    let said = |text: &str| Fixture::report(FIGURES, &block(text)).article("r", "zh").1;
    assert!(said("{ period: 2024, text: 未发布。 }").is_empty());
    assert_eq!(said("{ period: 2024, text: 未发布。, organisation: zone }"), ["S101 organisation"]);
    assert_eq!(said("{ period: 2024, text: 未发布。, organization: nowhere }"), ["R102 nowhere"]);
    assert_eq!(said("{ period: 明年, text: 未发布。 }"), ["S107 明年"]);
    assert_eq!(said("{ text: 未发布。 }"), ["S103 text"]);
}
