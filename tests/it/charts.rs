//! Every kind of chart, drawn from fixed figures: `tests/it/charts.html` is snapshot and contact sheet in one.
//!
//! Open the file to see what a change did; `UPDATE=1 cargo test` rewrites it.

use std::fmt::Write as _;
use std::path::Path;

use duizhao::chart::{
    Actual, Axis, Bar, BarChart, BarSeries, Break, Head, LineChart, Mark, Palette, Point, Series, Size, Sparkline,
    TargetChart, TargetMark, TargetRow,
};
use rust_decimal::Decimal;

fn point(year: i16, value: &str, mark: Mark, joined: bool) -> Point {
    Point { x: f64::from(year), value: value.parse().unwrap(), label: format!("{value}万亿元"), mark, joined }
}

/// GDP as first published: a gap in 2019, a forecast at the end.
fn gdp() -> Vec<Point> {
    let years = [
        (2013, "56.9"),
        (2014, "63.6"),
        (2015, "67.7"),
        (2016, "74.4"),
        (2017, "82.7"),
        (2018, "90"),
        (2020, "100"),
        (2021, "114"),
    ];
    let mut points: Vec<Point> =
        years.iter().map(|(year, value)| point(*year, value, Mark::Normal, *year != 2020)).collect();
    points.push(point(2022, "121", Mark::Provisional, true));
    points.push(point(2023, "126", Mark::Forecast, true));
    points
}

fn tick(value: Decimal) -> String {
    value.normalize().to_string()
}

fn line(lang: &str) -> LineChart<'static> {
    let (title, name, other, note) = if lang == "zh" {
        ("国内生产总值", "全国", "台州湾经济技术开发区", "口径变化")
    } else {
        ("Gross domestic product", "China", "Taizhou Bay Economic and Technological Development Zone", "basis changed")
    };
    let second = [(2014, "30"), (2015, "34.5"), (2016, "41"), (2017, "38")];
    let second = second.iter().map(|(year, value)| point(*year, value, Mark::Normal, *year != 2016)).collect();
    LineChart {
        head: Head { id: "line", title, desc: title },
        axis: Axis { unit: if lang == "zh" { "万亿元" } else { "RMB trillion" }, tick: &tick },
        x_labels: (2013..=2023).map(|year| (f64::from(year), year.to_string())).collect(),
        series: vec![Series { name: name.into(), points: gdp() }, Series { name: other.into(), points: second }],
        breaks: vec![Break { x: 2015.5, note: note.into() }],
        targets: vec![TargetMark { x: 2023.0, value: Decimal::from(130), label: "130".into(), series: Some(0) }],
    }
}

fn bars(lang: &str) -> BarChart<'static> {
    let bar = |value: &str, mark| Some(Bar { value: value.parse().unwrap(), label: value.into(), mark });
    let names = if lang == "zh" { ["2021年", "2022年"] } else { ["2021", "2022"] };
    BarChart {
        head: Head { id: "bars", title: "CPI", desc: "CPI" },
        axis: Axis { unit: "%", tick: &tick },
        groups: vec!["Q1".into(), "Q2".into(), "Q3".into()],
        is_time: true,
        series: vec![
            BarSeries {
                name: names[0].into(),
                values: vec![bar("0.9", Mark::Normal), None, bar("-1.4", Mark::Normal)],
            },
            BarSeries {
                name: names[1].into(),
                values: vec![bar("2", Mark::Normal), bar("2.1", Mark::Provisional), bar("1.8", Mark::Forecast)],
            },
        ],
    }
}

fn targets(lang: &str) -> TargetChart<'static> {
    let (port, cars, goal) = if lang == "zh" {
        ("货物吞吐量", "汽车产值", "目标")
    } else {
        ("Port throughput", "Output of automobiles", "target")
    };
    let row = |name: &str, actual: Option<(&str, Mark)>, target: i64, baseline: Option<i64>| TargetRow {
        name: name.into(),
        actual: actual.map(|(value, mark)| Actual { value: value.parse().unwrap(), label: value.into(), mark }),
        target: Decimal::from(target),
        target_max: None,
        baseline: baseline.map(Decimal::from),
        target_label: format!("{goal} {target}"),
    };
    TargetChart {
        head: Head { id: "targets", title: goal, desc: goal },
        rows: vec![
            row(port, Some(("1300", Mark::Forecast)), 2000, Some(377)),
            row(cars, Some(("207.8", Mark::Normal)), 300, None),
            row("–", None, 300, Some(120)),
        ],
    }
}

#[test]
fn charts_look_as_they_did_when_last_reviewed() {
    let css = std::fs::read_to_string(root().join("themes/default/static/style.css")).unwrap();
    let mut html =
        String::from("<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n<meta charset=\"utf-8\">\n<title>Charts</title>\n");
    html.push_str("<link rel=\"stylesheet\" href=\"../../themes/default/static/style.css\">\n");
    for lang in ["zh", "en"] {
        let _ = writeln!(html, "<h1>{lang}</h1>");
        for size in [Size::Wide, Size::Narrow] {
            for svg in [line(lang).draw(size), bars(lang).draw(size), targets(lang).draw(size)] {
                let _ =
                    writeln!(html, "<p>{}</p>\n<p>{}</p>", svg.inline(), svg.standalone(&Palette::LIGHT, "duizhao"));
            }
        }
        let _ = writeln!(html, "<p>{}</p>", Sparkline { points: &gdp(), title: "GDP" }.draw().inline());
    }
    // Classes of the drawings that the style sheet must know.
    for class in ["hollow", "dashed", "grid", "c-1", "c-6"] {
        assert!(css.contains(&format!(".{class}")), "the style sheet lacks .{class}");
    }
    let path = root().join("tests/it/charts.html");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &html).unwrap();
    }
    let reviewed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(reviewed == html, "charts differ from tests/it/charts.html: UPDATE=1 rewrites it; then look at it");
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
