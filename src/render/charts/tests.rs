//! What may stand on one chart, and what a chart says.

use super::{indicator_charts, organization_charts, report_charts, sparkline, target_chart};
use crate::model::IndicatorId;
use crate::render::paging::ROOM;
use crate::render::testing::edition;
use crate::render::views::ChartView;
use crate::render::{Edition, Writer, series_of};
use crate::urls::{Kind, PageId};

/// A site whose indicators and figures are given, `zone` reporting in one bulletin.
fn site(indicators: &str, figures: &str) -> Edition {
    edition(&format!(
        "-- content/indicators.yaml --\n{indicators}\n-- content/reports/zone-2025.md --\n---\ntitle: T\nkind: bulletin\n\
         organization: zone\nperiod: 2025\nissued: 2026-01-10\n{figures}\n---\nText.\n"
    ))
}

const OUTPUT: &str = "output: { name: { zh: 总产值, en: Gross output }, unit: [亿元, 亿美元], kind: flow, better: up, bases: { all: 全部 } }";
const REAL: &str =
    "output: { name: { zh: 增加值, en: Value added }, unit: 亿元, kind: flow, growth_basis: real, better: up }";

fn first(edition: &Edition) -> IndicatorId {
    edition.site.indicators.ids().next().unwrap()
}

fn writer(edition: &Edition, lang: usize) -> Writer<'_> {
    Writer::new(edition, PageId::page(lang, Kind::Indicator(first(edition))))
}

fn charts(edition: &Edition, lang: usize) -> Vec<ChartView> {
    indicator_charts(&writer(edition, lang), first(edition), None, ROOM)
}

fn periods(chart: &ChartView) -> Vec<String> {
    chart.table.as_ref().unwrap().rows.iter().map(|row| row.head.label.clone()).collect()
}

#[test]
fn year_to_date_and_full_years_stand_on_charts_of_their_own() {
    let figures = "indicators:\n  output:\n    - { period: 2022, value: 90亿元 }\n    - { period: 2023, value: 95亿元 }\n\
                   \x20   - { period: 2024, value: 99亿元 }\n    - { period: 2024-01..2024-10, value: 80亿元 }\n    - { period: 2025-01..2025-10, value: 88亿元 }";
    let charts = charts(&site(OUTPUT, figures), 0);
    assert_eq!(charts.len(), 2);
    assert_eq!(periods(&charts[0]), ["2022年", "2023年", "2024年"]);
    assert_eq!(periods(&charts[1]), ["2024年1–10月", "2025年1–10月"]);
    assert_eq!(charts[0].subtitle, "亿元，全年");
    assert_eq!(charts[1].subtitle, "亿元，1–10月");
}

#[test]
fn currencies_and_bases_do_not_mix() {
    let figures = "indicators:\n  output:\n    - { period: 2022, value: 90亿元 }\n    - { period: 2023, value: 95亿元 }\n\
                   \x20   - { period: 2022, value: 14亿美元 }\n    - { period: 2023, value: 15亿美元 }\n\
                   \x20   - { period: 2022, value: 190亿元, basis: all }\n    - { period: 2023, value: 195亿元, basis: all }";
    let charts = charts(&site(OUTPUT, figures), 0);
    let units: Vec<&str> = charts.iter().map(|chart| chart.subtitle.as_str()).collect();
    assert_eq!(units.len(), 3);
    assert_eq!(units.iter().filter(|unit| unit.starts_with("亿美元")).count(), 1);
    assert!(charts.iter().any(|chart| chart.title.contains("全部")));
}

#[test]
fn a_missing_year_breaks_the_line_and_is_named() {
    let figures = "indicators:\n  output:\n    - { period: 2021, value: 80亿元 }\n    - { period: 2022, value: 90亿元 }\n    - { period: 2024, value: 99亿元 }";
    let chart = charts(&site(OUTPUT, figures), 1).remove(0);
    assert_eq!(chart.notes, ["There are no figures for 2023; the line breaks there."]);
    assert_eq!(chart.title, "Gross output, Zone B: up from RMB 8 billion (2021) to RMB 9.9 billion (2024)");
    assert_eq!(chart.subtitle, "RMB billion, full years");
}

#[test]
fn levels_at_current_prices_claim_no_growth_where_growth_is_real() {
    let figures = "indicators:\n  output:\n    - { period: 2022, value: 90亿元, yoy: 5% }\n    - { period: 2023, value: 95亿元, yoy: -1.5% }\n    - { period: 2024, value: 99亿元, yoy: 4.0% }";
    let charts = charts(&site(REAL, figures), 0);
    assert_eq!(charts[0].title, "乙区增加值：2024年为99亿元");
    assert_eq!(charts[0].subtitle, "亿元，全年，现价");
    assert_eq!(charts[1].title, "乙区增加值：2024年同比增长4.0%");
    assert!(charts[1].subtitle.contains("可比价"));
    let cell = charts[1].table.as_ref().unwrap().rows[1].cells[0].as_ref().unwrap();
    assert_eq!(cell.text, "−1.5%");
    assert!(cell.href.as_ref().unwrap().contains('#'));
}

#[test]
fn a_lone_figure_and_a_rank_have_no_chart() {
    assert!(charts(&site(OUTPUT, "indicators:\n  output: 90亿元"), 0).is_empty());
    let rank = "place: { name: P, unit: 位, kind: rank, growth_basis: none, better: down }";
    let figures = "indicators:\n  place:\n    - { period: 2022, value: 第5位 }\n    - { period: 2023, value: 第3位 }\n    - { period: 2024, value: 第2位 }";
    assert!(charts(&site(rank, figures), 0).is_empty());
}

/// A site of eight organizations with figures of their own, `{n}` standing for the number of each.
fn eight(figures: &str) -> Edition {
    let mut files = String::from("-- content/organizations.yaml --\n");
    (0..8).for_each(|n| files.push_str(&format!("o{n}: {{ name: O{n} }}\n")));
    files.push_str(&format!("-- content/indicators.yaml --\n{OUTPUT}\n"));
    for n in 0..8 {
        let figures = figures.replace("{n}", &n.to_string());
        files.push_str(&format!(
            "-- content/reports/o{n}.md --\n---\ntitle: T{n}\norganization: o{n}\nperiod: 2024\nindicators:\n  output:\n{figures}---\n"
        ));
    }
    edition(&files)
}

#[test]
fn more_than_six_organizations_are_small_multiples() {
    let edition = eight(
        "    - { period: 2022, value: 1{n}亿元 }\n    - { period: 2023, value: 2{n}亿元 }\n    - { period: 2024, value: 3{n}亿元 }\n",
    );
    let charts = charts(&edition, 1);
    let columns: Vec<usize> = charts.iter().map(|chart| chart.table.as_ref().unwrap().columns.len() - 1).collect();
    assert_eq!(columns, [8]);
    assert!(charts[0].title.contains("highest in O7"));
    assert!(charts[0].svg.contains("chart-multiples"));
}

#[test]
fn two_years_of_many_organizations_are_dumbbells_and_one_year_is_bars() {
    let two = eight("    - { period: 2023, value: 2{n}亿元 }\n    - { period: 2024, value: 3{n}亿元 }\n");
    let chart = charts(&two, 1).remove(0);
    assert!(chart.svg.contains("chart-dumbbell"));
    assert_eq!(chart.title, "Gross output: up in 8 of 8 organizations from 2023 to 2024");
    let one = eight("    - { period: 2024, value: 3{n}亿元 }\n");
    let chart = charts(&one, 0).remove(0);
    assert!(chart.svg.contains("chart-bar"));
    assert_eq!(chart.svg.matches("<title>3").count(), 16, "one bar for each organization, in both widths");
}

#[test]
fn an_organization_far_larger_stands_on_a_chart_of_its_own() {
    let files = format!(
        "-- content/indicators.yaml --\n{OUTPUT}\n-- content/reports/a.md --\n---\ntitle: A\norganization: city\nperiod: 2024\nindicators:\n  \
         output: [ {{ period: 2023, value: 9000亿元 }}, {{ period: 2024, value: 9100亿元 }} ]\n---\n-- content/reports/b.md --\n---\n\
         title: B\norganization: zone\nperiod: 2024\nindicators:\n  output: [ {{ period: 2023, value: 9亿元 }}, {{ period: 2024, value: 10亿元 }} ]\n---\n"
    );
    assert_eq!(charts(&edition(&files), 0).len(), 2);
}

#[test]
fn a_change_of_boundaries_breaks_the_line() {
    let files = format!(
        "-- content/organizations.yaml --\nzone: {{ name: 乙区, from: 2023-06 }}\n-- content/indicators.yaml --\n{OUTPUT}\n\
         -- content/reports/z.md --\n---\ntitle: Z\norganization: zone\nperiod: 2024\nindicators:\n  output: [ {{ period: 2022, value: 9亿元 }}, \
         {{ period: 2023, value: 10亿元 }}, {{ period: 2024, value: 11亿元 }} ]\n---\n"
    );
    let chart = charts(&edition(&files), 0).remove(0);
    assert!(chart.notes.iter().any(|note| note.contains("管辖范围")), "{:?}", chart.notes);
    assert!(chart.svg.contains("break"));
    assert!(!chart.title.contains('升'), "{}", chart.title);
}

#[test]
fn items_of_one_period_stand_as_bars() {
    let items =
        "institutes: { name: { zh: 机构, en: Institutes }, unit: 家, kind: stock, growth_basis: none, better: up }";
    let figures = "indicators:\n  institutes:\n    - { item: 甲, value: 9家 }\n    - { item: 乙, value: 16家 }\n    - { item: 丙, value: 30余家 }";
    let edition = site(items, figures);
    let chart = charts(&edition, 0).remove(0);
    assert_eq!(periods(&chart), ["丙", "乙", "甲"]);
    assert!(chart.title.contains("丙居首"));
    assert_eq!(chart.notes.len(), 1, "{:?}", chart.notes);
    let report = edition.site.reports.ids().next().unwrap();
    assert_eq!(report_charts(&writer(&edition, 0), report).len(), 1);
}

#[test]
fn ceilings_and_incomparable_targets_are_not_drawn_as_progress() {
    let figures = "indicators:\n  output: 90亿元\n  rate: 5.2%\ntargets:\n  - { indicator: output, period: 2025, value: 100亿元 }\n  \
                   - { indicator: rate, period: 2025, value: 5.5%以内 }\n  - { indicator: output, period: 2030, value: 300亿元 }";
    let indicators =
        format!("{OUTPUT}\nrate: {{ name: R, unit: \"%\", kind: ratio, growth_basis: none, better: down }}");
    let edition = site(&indicators, figures);
    let targets: Vec<_> = edition.site.targets.ids().collect();
    let chart = target_chart(&writer(&edition, 1), &targets, "chart-targets", None).unwrap();
    let rows = chart.table.unwrap().rows;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].cells[3].as_ref().unwrap().text, "90.0%");
    assert_eq!(chart.title, "The one target measured here has not been reached so far");
}

#[test]
fn figures_of_a_chart_link_to_their_sources_and_its_file_stands_alone() {
    let figures = "indicators:\n  output:\n    - { period: 2022, value: 90亿元 }\n    - { period: 2023, value: 95亿元 }\n    - { period: 2024, value: 突破99亿元 }";
    let edition = site(OUTPUT, figures);
    let w = writer(&edition, 0);
    let chart = indicator_charts(&w, first(&edition), None, ROOM).remove(0);
    let cells = chart.table.unwrap().rows.into_iter().map(|row| row.cells[0].clone().unwrap());
    let hrefs: Vec<String> = cells.map(|cell| cell.href.unwrap()).collect();
    assert!(hrefs.iter().all(|href| href.contains("zone-2025/index.html#output")), "{hrefs:?}");
    let files = w.take_files();
    assert_eq!(files.len(), 1);
    assert!(files[0].0.starts_with("assets/chart-output-1-"));
    let svg = String::from_utf8(files[0].1.clone()).unwrap();
    assert!(svg.contains("xmlns") && !svg.contains("class=") && svg.contains("2024年突破99亿元"));
    assert!(chart.file.unwrap().ends_with(files[0].0.as_str()));
    assert!(chart.csv.unwrap().ends_with("data/indicators/output.csv"));
}

#[test]
fn a_sparkline_needs_three_points_that_join() {
    let one = "indicators:\n  output:\n    - { period: 2020, value: 80亿元 }\n    - { period: 2022, value: 90亿元 }\n    - { period: 2024, value: 99亿元 }";
    let other = one.replace("2020", "2023");
    for (figures, drawn) in [(one, false), (other.as_str(), true)] {
        let edition = site(OUTPUT, figures);
        let w = writer(&edition, 0);
        let series = &series_of(&edition.derived, first(&edition))[0];
        assert_eq!(sparkline(&w, series).is_some(), drawn);
        assert_eq!(organization_charts(&w, series.organization, ROOM).len(), 1);
    }
}

#[test]
fn a_forecast_and_a_target_ahead_are_marked() {
    let figures = "indicators:\n  output:\n    - { period: 2022, value: 90亿元 }\n    - { period: 2023, value: 95亿元 }\n    \
                   - { period: 2024, value: 99亿元, status: P }\ntargets:\n  - { indicator: output, period: 2026, value: 120亿元以上 }";
    let chart = charts(&site(OUTPUT, figures), 1).remove(0);
    assert!(chart.svg.contains("target at least RMB 12 billion"));
    assert!(chart.notes.iter().any(|note| note.contains("provisional")));
}

#[test]
fn every_word_of_a_chart_is_known() {
    let figures = "indicators:\n  output:\n    - { period: 2011..2015, value: 90亿元 }\n    - { period: 2016..2020, value: 95亿元 }";
    for lang in [0, 1] {
        let chart = charts(&site(OUTPUT, figures), lang).remove(0);
        let all = [chart.title, chart.subtitle, chart.summary].join(" ");
        assert!(!all.contains("chart-") && !all.contains("span-") && !all.contains("axis-"), "{all}");
    }
}

#[test]
fn blocks_of_prose_draw_what_they_ask_for() {
    let block = |text: &str| format!("```chart\nindicator: output\n{text}```\n\n");
    let body = [
        block("type: line\ncaption: { zh: 自拟标题, en: My caption }\n"),
        block("type: bar\nperiods: [2023, 2024]\n"),
        block("type: sparkline\n"),
        block("type: target\n"),
    ];
    let figures = "indicators:\n  output:\n    - { period: 2022, value: 90亿元 }\n    - { period: 2023, value: 95亿元 }\n    \
                   - { period: 2024, value: 99亿元 }\ntargets:\n  - { indicator: output, period: 2024, value: 98亿元 }";
    let files = format!(
        "-- content/indicators.yaml --\n{OUTPUT}\n-- content/reports/z.md --\n---\ntitle: T\norganization: zone\nperiod: 2024\n\
         {figures}\n---\n{}",
        body.concat()
    );
    let edition = edition(&files);
    let report = edition.site.reports.ids().next().unwrap();
    let w = Writer::new(&edition, PageId::page(0, Kind::Report(report)));
    let (_, view) = crate::render::report::view(&w, report);
    for part in ["自拟标题", "chart-block-2", "chart spark", "chart-block-4", "所测算的1项目标中，已达到1项"]
    {
        assert!(view.body.contains(part), "{part} in {}", view.body);
    }
    assert!(w.take_files().iter().any(|(path, _)| path.starts_with("assets/chart-block-1-")));
}

#[test]
fn figures_that_hardly_differ_stand_as_columns_from_zero() {
    let figures = "indicators:\n  output:\n    - { period: 2022, value: 99.8亿元 }\n    - { period: 2023, value: 100亿元 }\n    - { period: 2024, value: 99.9亿元 }";
    assert!(charts(&site(OUTPUT, figures), 0)[0].svg.contains("chart-bar"));
    let figures = figures.replace("99.8", "49.8");
    assert!(charts(&site(OUTPUT, &figures), 0)[0].svg.contains("chart-line"));
}

const ITEMS: &str = "output: { name: { zh: 总产值, en: Gross output }, unit: 亿元, kind: flow, better: up, \
                     items: { cars: { zh: 汽车, en: Cars }, drugs: { zh: 医药, en: Drugs }, other: { zh: 其余, en: The rest } } }";

fn parts(total: &str) -> Edition {
    let figures = format!(
        "indicators:\n  output:\n    - {{ value: {total}亿元 }}\n    - {{ item: cars, value: 50.4亿元 }}\n    \
         - {{ item: drugs, value: 30.3亿元 }}\n    - {{ item: other, value: 19亿元 }}"
    );
    site(ITEMS, &figures)
}

#[test]
fn parts_that_add_up_to_their_total_stand_as_a_waterfall() {
    // 19 may be anything from 18.5 to 19.5.
    let chart = charts(&parts("100"), 0).remove(0);
    assert!(chart.svg.contains("chart-waterfall"));
    assert_eq!(periods(&chart), ["汽车", "医药", "其余", "合计"]);
    assert_eq!(chart.title, "乙区2025年总产值：100亿元中汽车最多，为50.4亿元");
    for total in ["110", "90"] {
        assert!(charts(&parts(total), 0)[0].svg.contains("chart-bar"), "{total}");
    }
}

#[test]
fn labels_of_one_chart_have_one_number_of_decimals() {
    let chart = charts(&parts("110"), 0).remove(0);
    let labels = |text: &str| chart.svg.contains(&format!(">{text}</text>"));
    // Half a percent is the most that rounding may take: 30.3 keeps its digit, and 19 gets none.
    assert!(labels("50.4") && labels("30.3") && labels("19"), "{}", chart.svg);
    let figures =
        "indicators:\n  output:\n    - { item: cars, value: 577.12亿元 }\n    - { item: drugs, value: 1200亿元 }";
    let chart = charts(&site(ITEMS, figures), 0).remove(0);
    assert!(chart.svg.contains(">577</text>") && chart.svg.contains(">1200</text>"), "{}", chart.svg);
    assert_eq!(chart.table.unwrap().rows[1].cells[0].as_ref().unwrap().text, "577.12亿元");
}

#[test]
fn annotations_are_numbered_in_the_order_of_time() {
    let indicators = OUTPUT.replace(
        " } }",
        " }, annotations: [ { period: 2024, text: { zh: 口径调整。, en: Scope changed. } }, { period: 2023, organization: 乙区, \
         text: { zh: 未发布。, en: Not published. } }, { period: 2030, text: { zh: 以后。, en: Later. } }, \
         { period: 2023, organization: city, text: { zh: 别处。, en: Elsewhere. } } ] }",
    );
    let figures = "indicators:\n  output:\n    - { period: 2021, value: 80亿元 }\n    - { period: 2022, value: 90亿元 }\n    - { period: 2024, value: 99亿元 }";
    let chart = charts(&site(&indicators, figures), 1).remove(0);
    assert_eq!(chart.annotations, ["2023: Not published.", "2024: Scope changed."]);
    assert_eq!(chart.svg.matches("class=\"disc-number\"").count(), 4, "{}", chart.svg);
}
