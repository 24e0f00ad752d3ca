//! Every kind of chart, drawn from fixed figures: `tests/it/charts.html` is snapshot and contact sheet in one.
//!
//! Open the file to see what a change did; `UPDATE=1 cargo test` rewrites it.

use std::fmt::Write as _;
use std::path::Path;

use duizhao::chart::{
    Annotation, Axis, BarChart, BarSeries, Break, DumbbellChart, DumbbellRow, Figure, Head, LineChart, Mark, Multiples,
    Palette, Point, Role, Series, Size, SlopeChart, Sparkline, Step, TargetChart, TargetMark, TargetRow,
    WaterfallChart,
};
use rust_decimal::Decimal;

fn point(year: i16, value: &str, mark: Mark, joined: bool) -> Point {
    let label = format!("{value}万亿元");
    let note = format!("{label} · {year}");
    Point { x: f64::from(year), value: value.parse().unwrap(), label, note, mark, joined }
}

fn figure(value: &str, mark: Mark) -> Figure {
    Figure { value: value.parse().unwrap(), label: value.into(), note: value.into(), mark }
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
        targets: vec![TargetMark {
            x: 2023.0,
            value: Decimal::from(130),
            label: "130".into(),
            note: "130 · 2023".into(),
            series: Some(0),
        }],
        annotations: vec![Annotation { place: 2019.0, number: 1 }, Annotation { place: 2022.0, number: 2 }],
    }
}

fn bars(lang: &str) -> BarChart<'static> {
    let bar = |value: &str, mark| Some(figure(value, mark));
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
        annotations: vec![Annotation { place: 1, number: 1 }],
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
        actual: actual.map(|(value, mark)| figure(value, mark)),
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

/// Six and more organizations, the first two with nearly the same figures.
const ZONES: [(&str, &str, &str); 4] = [
    ("甲区", "12.5", "14"),
    ("乙区", "12.4", "14"),
    ("台州湾经济技术开发区", "30", "22.5"),
    ("Port Logistics Zone", "5", "9.5"),
];

fn multiples() -> Multiples<'static> {
    let panel = |(name, from, to): (&str, &str, &str)| Series {
        name: name.into(),
        points: vec![
            point(2021, from, Mark::Normal, false),
            point(2023, to, Mark::Normal, false),
            point(2024, from, Mark::Provisional, true),
        ],
    };
    Multiples {
        head: Head { id: "multiples", title: "产值", desc: "产值" },
        axis: Axis { unit: "亿元", tick: &tick },
        x_labels: (2021..=2024).map(|year| (f64::from(year), year.to_string())).collect(),
        series: ZONES.into_iter().chain(ZONES).map(panel).collect(),
    }
}

fn slopes() -> SlopeChart<'static> {
    let slope = |(name, from, to): (&str, &str, &str)| {
        let end = |x: f64, value: &str| Point { x, label: value.into(), ..point(0, value, Mark::Normal, x > 0.0) };
        Series { name: name.into(), points: vec![end(0.0, from), end(1.0, to)] }
    };
    SlopeChart {
        head: Head { id: "slopes", title: "产值", desc: "产值" },
        axis: Axis { unit: "亿元", tick: &tick },
        moments: ["2023年".into(), "2024年".into()],
        series: ZONES.map(slope).into(),
    }
}

fn dumbbells() -> DumbbellChart<'static> {
    let row = |(name, from, to): (&str, &str, &str)| DumbbellRow {
        name: name.into(),
        ends: [from, to].map(|value| Some(figure(value, Mark::Normal))),
    };
    DumbbellChart {
        head: Head { id: "dumbbells", title: "产值", desc: "产值" },
        axis: Axis { unit: "亿元", tick: &tick },
        names: ["2023年".into(), "2024年".into()],
        rows: ZONES.map(row).into(),
    }
}

fn steps() -> WaterfallChart<'static> {
    let step = |name: &str, value: &str, mark, role| Step { name: name.into(), figure: figure(value, mark), role };
    WaterfallChart {
        head: Head { id: "steps", title: "产值", desc: "产值" },
        axis: Axis { unit: "亿元", tick: &tick },
        steps: vec![
            step("2023年", "50", Mark::Normal, Role::Total),
            step("汽车", "12", Mark::Derived, Role::Part),
            step("医药化工", "-4.5", Mark::Derived, Role::Part),
            step("2024年", "57.5", Mark::Normal, Role::Total),
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
        for size in [Size::Wide, Size::Narrow] {
            for svg in [multiples().draw(size), slopes().draw(size), dumbbells().draw(size), steps().draw(size)] {
                let _ = writeln!(html, "<p>{}</p>", svg.inline());
            }
        }
        let _ = writeln!(html, "<p>{}</p>", Sparkline { points: &gdp(), title: "GDP" }.draw().inline());
    }
    // Classes of the drawings that the style sheet must know.
    for class in ["hollow", "dashed", "grid", "c-1", "c-6", "unseen", "stem", "disc", "disc-number"] {
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
