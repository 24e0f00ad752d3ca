//! Tests of whole charts: they read the SVG back.

mod kinds;
mod random;
mod read;

use rust_decimal::Decimal;

use super::*;
use read::{elements, outside, overlaps, with};

const HEAD: Head<'static> = Head { id: "a", title: "标题", desc: "说明" };

fn point(x: f64, value: Decimal, mark: Mark, joined: bool) -> Point {
    Point { x, value, label: value.to_string(), note: format!("{value} · {x}"), mark, joined }
}

fn series(name: &str, values: &[i64]) -> Series {
    let points = values.iter().enumerate();
    let points = points.map(|(n, &v)| point(2018.0 + n as f64, v.into(), Mark::Normal, true));
    Series { name: name.to_owned(), points: points.collect() }
}

fn plain(value: Decimal) -> String {
    value.to_string()
}

fn lines(series: Vec<Series>) -> LineChart<'static> {
    LineChart {
        head: HEAD,
        axis: Axis { unit: "亿元", tick: &plain },
        x_labels: (2018..2026).map(|year| (f64::from(year), year.to_string())).collect(),
        series,
        breaks: Vec::new(),
        targets: Vec::new(),
        annotations: Vec::new(),
    }
}

fn figure(value: Decimal, mark: Mark) -> Figure {
    Figure { value, label: value.to_string(), note: format!("{value} · 甲"), mark }
}

fn bars(groups: &[&str], values: &[&[i64]]) -> BarChart<'static> {
    let bar = |&value: &i64| Some(figure(value.into(), Mark::Normal));
    let series = values
        .iter()
        .enumerate()
        .map(|(index, values)| BarSeries { name: format!("系列{index}"), values: values.iter().map(bar).collect() });
    BarChart {
        head: HEAD,
        axis: Axis { unit: "%", tick: &plain },
        groups: groups.iter().map(|&group| group.to_owned()).collect(),
        is_time: false,
        series: series.collect(),
        annotations: Vec::new(),
    }
}

#[test]
fn a_break_separates_the_line() {
    let mut chart = lines(vec![series("产值", &[3, 5, 4, 8, 9])]);
    let whole = elements(&chart.draw(Size::Wide).inline());
    assert_eq!(with(&whole, "polyline", "line").len(), 1);
    if let Some(point) = chart.series.first_mut().and_then(|series| series.points.get_mut(2)) {
        point.joined = false;
    }
    let broken = elements(&chart.draw(Size::Wide).inline());
    let points: Vec<usize> =
        with(&broken, "polyline", "line").iter().map(|line| line.get("points").split(' ').count()).collect();
    assert_eq!(points, [2, 3]);
}

#[test]
fn marks_are_hollow_and_dashed() {
    let mut chart = lines(vec![series("产值", &[3, 5, 4, 8])]);
    let points = chart.series.iter_mut().flat_map(|series| &mut series.points);
    for (point, mark) in points.zip([Mark::Normal, Mark::Provisional, Mark::Derived, Mark::Forecast]) {
        point.mark = mark;
    }
    let all = elements(&chart.draw(Size::Wide).inline());
    assert_eq!(with(&all, "circle", "dot").len(), 4);
    assert_eq!(with(&all, "circle", "hollow").len(), 2);
    assert_eq!(with(&all, "polyline", "dashed").len(), 1);
    let dashed = with(&all, "polyline", "dashed");
    assert_eq!(dashed.first().map(|line| line.get("points").split(' ').count()), Some(3));
}

#[test]
fn a_single_point_is_a_dot_with_its_value() {
    let all = elements(&lines(vec![series("产值", &[42])]).draw(Size::Wide).inline());
    assert_eq!(with(&all, "circle", "dot").len(), 1);
    assert!(with(&all, "polyline", "line").is_empty());
    assert_eq!(with(&all, "text", "name").first().map(|text| text.text.as_str()), Some("42"));
}

#[test]
fn columns_stand_on_zero() {
    let chart = bars(&["甲", "乙", "丙"], &[&[40, -10, 20]]);
    let all = elements(&chart.draw(Size::Wide).inline());
    let zero = with(&all, "polyline", "axis");
    let zero: f64 =
        zero.first().and_then(|line| line.get("points").split([',', ' ']).nth(1)?.parse().ok()).unwrap_or_default();
    let edges: Vec<(f64, f64)> =
        with(&all, "rect", "bar").iter().map(|bar| (bar.number("y"), bar.number("y") + bar.number("height"))).collect();
    assert_eq!(edges.len(), 3);
    let edge = |index: usize| edges.get(index).copied().unwrap_or_default();
    let ((top_1, end_1), (top_2, end_2), (top_3, end_3)) = (edge(0), edge(1), edge(2));
    assert_eq!([end_1, top_2, end_3], [zero; 3]);
    let unit = (zero - top_1) / 40.0;
    assert!((end_2 - zero - 10.0 * unit).abs() < 0.2);
    assert!((zero - top_3 - 20.0 * unit).abs() < 0.2);
}

#[test]
fn long_names_make_rows_that_stand_on_zero() {
    let groups = ["高新技术产业开发区管理委员会办公室", "城东新区", "港口", "甲", "乙", "丙", "丁"];
    let chart = bars(&groups, &[&[40, 10, 20, 1, 2, 3, 4]]);
    let all = elements(&chart.draw(Size::Narrow).inline());
    let bars = with(&all, "rect", "bar");
    assert_eq!(bars.len(), 7);
    assert!(bars.windows(2).all(|pair| match pair {
        [one, other] => one.get("x") == other.get("x") && one.number("y") < other.number("y"),
        _ => false,
    }));
    assert!(overlaps(&all).is_empty(), "{:?}", overlaps(&all));
}

#[test]
fn texts_are_escaped_and_nothing_is_styled_inline() {
    let name = "<script>&\"'\u{0}甲";
    let mut chart = lines(vec![series(name, &[1, 2]), series("乙", &[2, 3])]);
    chart.head.title = "a < b & c";
    let svg = chart.draw(Size::Wide).inline();
    assert!(!svg.contains("<script") && !svg.contains("style=") && !svg.contains('\0'), "{svg}");
    let all = elements(&svg);
    let series = with(&all, "g", "series");
    assert_eq!(series.first().map(|g| g.get("data-series")), Some("<script>&\"' 甲"));
    let title = all.iter().find(|element| element.tag == "title");
    assert_eq!(title.map(|title| title.text.as_str()), Some("a < b & c"));
}

#[test]
fn the_text_alternative_is_referenced() {
    let all = elements(&lines(vec![series("产值", &[1, 2])]).draw(Size::Narrow).inline());
    let root = all.first().cloned().unwrap_or_default();
    assert_eq!(root.get("role"), "img");
    assert_eq!(root.get("aria-labelledby"), "a-narrow-title a-narrow-desc");
    assert_eq!((root.get("viewBox"), root.get("width")), ("0 0 360 300", ""));
    for id in ["a-narrow-title", "a-narrow-desc"] {
        assert!(all.iter().any(|element| element.get("id") == id));
    }
}

#[test]
fn a_file_has_colours_instead_of_classes() {
    let svg = lines(vec![series("产值", &[1, 2])]).draw(Size::Wide);
    let file = svg.standalone(&Palette::LIGHT, "来源：统计局");
    assert!(!file.contains("class=") && !file.contains("var("));
    assert!(file.contains("stroke=\"#12436D\"") && file.contains("xmlns="));
    assert!(file.contains("来源：统计局"));
    assert!(outside(&elements(&file), (752.0, 600.0)).is_empty());
}

#[test]
fn a_sparkline_is_small() {
    let series = series("产值", &[812, 866, 881, 956, 1010, 1083, 1156]);
    let svg = Sparkline { points: &series.points, title: "产值 2018—2024" }.draw().inline();
    assert!(svg.len() <= 600, "{} bytes", svg.len());
    let all = elements(&svg);
    assert_eq!(all.iter().filter(|element| element.tag == "circle").count(), 1);
}

#[test]
fn drawing_twice_gives_the_same_bytes() {
    let chart = lines(vec![series("甲", &[1, 5, 2]), series("乙", &[2, 3, 9])]);
    assert_eq!(chart.draw(Size::Wide).inline(), chart.draw(Size::Wide).inline());
}
