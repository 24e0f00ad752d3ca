//! Which number of the prose is which figure.

use crate::markup::testing::Fixture;

/// Marked figures as `anchor=text`.
fn marks(figures: &str, prose: &str) -> Vec<String> {
    let (article, _) = Fixture::report(figures, prose).article("r", "zh");
    marked(&article.html)
}

fn marked(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in html.split("<data class=\"figure\" id=\"").skip(1) {
        let (id, rest) = part.split_once('"').unwrap();
        let (_, rest) = rest.split_once('>').unwrap();
        found.push(format!("{id}={}", rest.split_once("</data>").unwrap().0));
    }
    found
}

fn english(figures: &str, prose: &str) -> Vec<String> {
    let files = format!(
        "-- content/reports/r.md --\n---\ntitle: 标题\norganization: zone\nperiod: 2025\n{figures}---\n-- content/reports/r.en.md --\n---\n---\n{prose}\n"
    );
    marked(&Fixture::of(&files).article("r", "en").0.html)
}

#[test]
fn a_figure_is_marked_where_it_is_stated() {
    let found = Fixture::report("indicators: { output: 577亿元 +44.7% }\n", "产值达到577亿元，同比增长44.7%。")
        .article("r", "zh")
        .0;
    assert_eq!(
        found.html,
        "<p><span class=\"sentence\">产值达到<data class=\"figure\" id=\"output.2025\" value=\"57700000000\">577亿元</data>，同比增长44.7%。</span></p>\n"
    );
    assert_eq!(found.figures.len(), 1);
}

#[test]
fn digits_are_whole_and_units_at_their_longest() {
    assert!(marks("indicators: { output: 577亿元 }\n", "产值1577亿元，又577亿元人，577.5亿元，577亿吨。").len() == 1);
    assert!(
        marks("indicators: { output: 57亿元 }\n", "规上工业总产值57.75亿元、1,057亿元、57亿美元、57%。").is_empty()
    );
    assert!(marks("indicators: { projects: 3个 }\n", "引进项目提高3个百分点，历时3个月，第3个。").is_empty());
}

#[test]
fn other_ways_of_writing_the_same() {
    assert_eq!(
        marks("indicators: { output: 1156.8亿元 }\n", "产值１１５６．８ 亿元。"),
        ["output.2025=１１５６．８ 亿元"]
    );
    assert_eq!(marks("indicators: { output: 1156.8亿元 }\n", "产值1,156.8亿元。"), ["output.2025=1,156.8亿元"]);
    assert_eq!(marks("indicators: { output: 1.2万亿元 }\n", "产值12000亿元。"), ["output.2025=12000亿元"]);
    assert_eq!(marks("indicators: { output: 超1300万元 }\n", "产值超过1300万元。"), ["output.2025=超过1300万元"]);
    assert_eq!(marks("indicators: { firms: 30余家 }\n", "高新技术企业30余家。"), ["firms.2025-12-31=30余家"]);
    assert_eq!(marks("indicators: { rate: 5.2% }\n", "完成率5.2％。"), ["rate.2025=5.2％"]);
    assert_eq!(marks("indicators: { rate: -3.1% }\n", "完成率下降3.1%。"), ["rate.2025=3.1%"]);
}

#[test]
fn names_decide_between_equal_numbers() {
    let figures = "indicators: { firms: 2家, giants: 2家 }\n";
    assert_eq!(marks(figures, "小巨人企业新增2家，高新技术企业达2家。"), ["giants.2025=2家", "firms.2025-12-31=2家"]);
    assert_eq!(
        marks(
            "indicators:\n  projects: [{ value: 3个, item: big }, { value: 3个 }]\n",
            "引进项目3个，其中10亿元以上3个。"
        ),
        ["projects.2025=3个", "projects.big.2025=3个"]
    );
}

#[test]
fn a_short_count_without_a_name_is_left_out() {
    assert!(marks("indicators: { firms: 2家 }\n", "食堂2家，酒店2家。").is_empty());
    assert_eq!(marks("indicators: { firms: 2家 }\n", "全区共2家。"), ["firms.2025-12-31=2家"]);
}

#[test]
fn the_quote_names_the_sentence() {
    let figures = "indicators: { giants: { value: 2家, quote: 新认定2家 } }\n";
    assert_eq!(marks(figures, "小巨人企业2家。新认定2家。"), ["giants.2025=2家"]);
    assert!(Fixture::report(figures, "小巨人企业2家。新认定2家。").article("r", "zh").0.html.contains("新认定<data"));
    assert_eq!(
        marks("indicators: { giants: { value: 2家, quote: 新认定两家 } }\n", "共2家。新认定两家企业。"),
        ["giants.2025=两家"]
    );
    assert_eq!(
        marks("indicators: { giants: { value: 2家, quote: 新认定一对 } }\n", "共2家。新认定一对企业。"),
        ["giants.2025=新认定一对"]
    );
}

#[test]
fn growth_and_places_alone() {
    assert_eq!(marks("indicators: { gdp: +8.9% }\n", "地区生产总值增长8.9%。"), ["gdp.2025=8.9%"]);
    assert_eq!(marks("indicators: { gdp: -3.2% }\n", "地区生产总值增长3.2%，后来下降3.2%。"), ["gdp.2025=3.2%"]);
    assert_eq!(marks("indicators: { gdp: { rank: 2 } }\n", "第二季度，地区生产总值居全市第二。"), ["gdp.2025=第二"]);
    assert_eq!(marks("indicators: { gdp: { rank: 1 } }\n", "地区生产总值居全市首位。"), ["gdp.2025=首位"]);
    assert_eq!(marks("indicators: { rank: 2位 }\n", "考核排名第2名。"), ["rank.2025=第2名"]);
    assert_eq!(
        english("indicators: { gdp: { rank: 2 } }\n", "For the second time GDP ranked second."),
        ["gdp.2025=second"]
    );
}

#[test]
fn english_prose_gets_the_same_anchors() {
    let figures = "indicators: { output: 577亿元, trade: 2875.11万美元, firms: 617家, rate: 67% }\ntargets: [{ indicator: output, period: 2026, value: 超600亿元 }]\n";
    assert_eq!(
        english(
            figures,
            "Output was RMB 57.7 billion, trade USD 28.7511 million; 617 high-tech enterprises; 67% completion. Output is to exceed 60 billion yuan."
        ),
        [
            "output.2025=RMB 57.7 billion",
            "trade.2025=USD 28.7511 million",
            "firms.2025-12-31=617",
            "rate.2025=67%",
            "target.output.2026=60 billion yuan"
        ]
    );
    assert!(english("indicators: { firms: 20家 }\n", "On 20 December 20 people met in room 20.").is_empty());
}

#[test]
fn marks_never_cross_markup_and_ids_are_unique() {
    assert_eq!(
        marks("indicators: { output: 577亿元 }\n", "产值**577**亿元，产值**577亿元**。"),
        ["output.2025=577亿元"]
    );
    let (article, _) =
        Fixture::report("indicators: { output: 577亿元 }\n", "产值577亿元。再说577亿元，{output}。").article("r", "zh");
    assert_eq!(article.html.matches("id=\"output.2025\"").count(), 1);
    assert_eq!(article.html.matches("<data").count(), 1);
}

#[test]
fn untranslated_prose_keeps_its_anchors_on_the_other_page() {
    let fixture = Fixture::report("indicators: { output: 577亿元 }\n", "产值577亿元。");
    assert_eq!(marked(&fixture.article("r", "en").0.html), ["output.2025=577亿元"]);
}

#[test]
fn cells_are_read_with_their_row_and_column() {
    let figures = "indicators:\n  rate: [{ value: 60%, period: 2024 }, { value: 60% }]\n  gdp: 60亿元\n";
    assert_eq!(
        marks(
            figures,
            "| 指标 | 2024年 | 2025年 |\n|---|---|---|\n| 完成率 | 60% | 60% |\n| 地区生产总值 | — | 60亿元 |"
        ),
        ["rate.2024=60%", "rate.2025=60%", "gdp.2025=60亿元"]
    );
}
