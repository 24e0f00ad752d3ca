//! The element around the sentence of each figure.

use crate::markup::testing::Fixture;

const FIGURES: &str = "indicators: { output: 577亿元, gdp: 60亿元, firms: 617家 }\n";

/// The prose as HTML, with `⟦…⟧` for a sentence's element and without the elements of the figures.
fn sentences(prose: &str) -> String {
    let html = Fixture::report(FIGURES, prose).article("r", "zh").0.html;
    let mut out = String::new();
    for part in html.replace("<span class=\"sentence\">", "⟦").replace("</span>", "⟧").split("<data ") {
        let inner = part.split_once("\">").filter(|_| !out.is_empty()).map_or(part, |(_, rest)| rest);
        out.push_str(&inner.replace("</data>", ""));
    }
    out.trim_end().to_owned()
}

#[test]
fn only_the_sentence_of_the_figure_is_wrapped() {
    assert_eq!(
        sentences("开局良好。规上工业总产值577亿元，增长44.7%。投资9亿元。"),
        "<p>开局良好。⟦规上工业总产值577亿元，增长44.7%。⟧投资9亿元。</p>"
    );
    assert_eq!(
        sentences("规上工业总产值577亿元；高新技术企业617家。地区生产总值60亿元"),
        "<p>⟦规上工业总产值577亿元；⟧⟦高新技术企业617家。⟧⟦地区生产总值60亿元⟧</p>"
    );
    assert_eq!(sentences("没有数据。真的没有。"), "<p>没有数据。真的没有。</p>");
}

#[test]
fn markup_within_a_sentence_stays_within() {
    assert_eq!(
        sentences("**工业。**规上工业总产值**577亿元**，*增长*。好。"),
        "<p><strong>工业。</strong>⟦规上工业总产值<strong>577亿元</strong>，<em>增长</em>。⟧好。</p>"
    );
    assert_eq!(
        sentences("好。**规上工业总产值577亿元。**再好。"),
        "<p>好。<strong>⟦规上工业总产值577亿元。⟧</strong>再好。</p>"
    );
    assert_eq!(
        sentences("好。[规上工业总产值](https://example.org/)达577亿元。再好。"),
        "<p>好。⟦<a href=\"https://example.org/\" rel=\"noopener\">规上工业总产值</a>达577亿元。⟧再好。</p>"
    );
    let noted = sentences("好。规上工业总产值577亿元。[^1]再好。\n\n[^1]: 注。");
    assert!(noted.contains("</sup>⟧再好。"), "{noted}");
}

#[test]
fn a_sentence_that_crosses_markup_is_widened() {
    assert_eq!(
        sentences("好。**总量。规上工业总产值577亿元**，增长。再。"),
        "<p>好。⟦<strong>总量。规上工业总产值577亿元</strong>，增长。⟧再。</p>"
    );
    assert_eq!(
        sentences("好。**规上工业总产值577亿元。增速**加快，地区生产总值60亿元。再。"),
        "<p>好。⟦<strong>规上工业总产值577亿元。增速</strong>加快，地区生产总值60亿元。⟧再。</p>"
    );
    assert_eq!(
        sentences("好。**规上工业总产值577亿元。增速**加快。再。"),
        "<p>好。<strong>⟦规上工业总产值577亿元。⟧增速</strong>加快。再。</p>"
    );
}

#[test]
fn lists_headings_lines_and_placeholders() {
    assert_eq!(
        sentences("## 规上工业总产值577亿元\n\n- 高新技术企业617家\n  - 其他\n"),
        "<h2 id=\"规上工业总产值577亿元\">⟦规上工业总产值577亿元⟧</h2>\n<ul>\n<li>⟦高新技术企业617家⟧<ul>\n<li>其他</li>\n</ul>\n</li>\n</ul>"
    );
    assert_eq!(
        sentences("一行  \n规上工业总产值577亿元  \n三行"),
        "<p>一行<br>\n⟦规上工业总产值577亿元⟧<br>\n三行</p>"
    );
    let placed = sentences("好。产值{output}。再说{output}。");
    assert_eq!(placed.matches('⟦').count(), 1, "{placed}");
    assert!(placed.starts_with("<p>好。⟦产值"), "{placed}");
    assert!(placed.contains("。⟧再说"), "{placed}");
}

#[test]
fn cells_are_their_own_place() {
    let html = sentences("| 指标 | 值 |\n|---|---|\n| 规上工业总产值 | 577亿元 |");
    assert!(!html.contains('⟦'), "{html}");
}

#[test]
fn a_quoted_sentence_marked_whole_is_not_cut() {
    let figures = "indicators: { giants: { value: 2家, quote: 又。新认定一对 } }\n";
    let html = Fixture::report(figures, "好。又。新认定一对企业。").article("r", "zh").0.html;
    assert!(html.contains("<p>好。<span class=\"sentence\"><data class=\"figure\" id=\"giants.2025\" value=\"2\">又。新认定一对</data>企业。</span></p>"), "{html}");
}
