//! Where in the front matter a figure goes: every form it may have there, and that all around it stays as it was.

use super::Desk;
use super::book::Sheet;
use crate::fixture::zone_report;

/// The changed lines of the report of 2024 after an edit of its sheet.
fn edited(front: &str, edit: impl FnOnce(&mut Sheet)) -> String {
    let mut desk = Desk::report(front);
    edit(desk.book.sheet());
    desk.diff()
}

#[test]
fn a_level_in_any_form() {
    let level = |front: &str| edited(front, |sheet| sheet.number("F2", 330.5));
    assert_eq!(
        level("indicators:\n  gdp: 320亿元 +8.2%   # 快报"),
        "-  gdp: 320亿元 +8.2%   # 快报\n+  gdp: 330.5亿元 +8.2%   # 快报\n"
    );
    assert_eq!(
        level("indicators:\n  gdp: 320亿元，增长8.2%"),
        "-  gdp: 320亿元，增长8.2%\n+  gdp: 330.5亿元，增长8.2%\n"
    );
    assert_eq!(level("indicators:\n  gdp: \"320亿元\" # x"), "-  gdp: \"320亿元\" # x\n+  gdp: \"330.5亿元\" # x\n");
    assert_eq!(
        level("indicators: { gdp: '320亿元', new-firms: 12家 }"),
        "-indicators: { gdp: '320亿元', new-firms: 12家 }\n+indicators: { gdp: '330.5亿元', new-firms: 12家 }\n"
    );
    assert_eq!(
        level("indicators:\n  地区生产总值:\n    # 核定数\n    value: 320亿元\n    yoy: 5%"),
        "-    value: 320亿元\n+    value: 330.5亿元\n"
    );
    assert_eq!(
        level("indicators:\n  gdp: { value: 320亿元, yoy: 5% }"),
        "-  gdp: { value: 320亿元, yoy: 5% }\n+  gdp: { value: 330.5亿元, yoy: 5% }\n"
    );
    assert_eq!(
        edited("indicators:\n  gdp:\n    - 320亿元\n    - { period: 2023, value: 300亿元 }", |sheet| sheet
            .number("H2", 330.5)),
        "-    - 320亿元\n+    - 330.5亿元\n"
    );
    assert_eq!(
        level("indicators:\n  - period: 2024\n    figures: { gdp: 320亿元 }\n  - indicator: trade\n    value: 5亿元"),
        "-    figures: { gdp: 320亿元 }\n+    figures: { gdp: 330.5亿元 }\n"
    );
}

#[test]
fn a_growth_rate_in_any_form() {
    let growth = |front: &str, rate: f64| edited(front, |sheet| sheet.number("G2", rate));
    let diff = |old: &str, new: &str| format!("-  {old}\n+  {new}\n");
    let short = |old: &str, rate, new: &str| assert_eq!(growth(&format!("indicators:\n  {old}"), rate), diff(old, new));
    short("gdp: 320亿元 +8.2%", 8.3, "gdp: 320亿元 +8.3%");
    short("gdp: 320亿元，增长8.2%", -3.0, "gdp: 320亿元，-3%");
    short("gdp: 320亿元", 8.3, "gdp: 320亿元 +8.3%");
    short("gdp: +8.2%", 0.0, "gdp: +0%");
    short("gdp: { value: 320亿元 }", 8.3, "gdp: { value: 320亿元, yoy: 8.3% }");
    short("gdp: { rank: 2 }", 8.3, "gdp: { yoy: 8.3%, rank: 2 }");
    short("pass-rate: 98.5% +0.3pp", 0.4, "pass-rate: 98.5% +0.4pp");
    assert_eq!(growth("indicators:\n  gdp:\n    value: 320亿元 # 初步\n    rank: 3", 8.3), "+    yoy: 8.3%\n");
    assert_eq!(
        growth("indicators:\n  gdp:\n    - rank: 3\n      note: 第三", 8.3),
        "-    - rank: 3\n+    - yoy: 8.3%\n+      rank: 3\n"
    );
}

#[test]
fn level_and_growth_of_one_figure_change_together() {
    let both = |front: &str| {
        edited(front, |sheet| {
            sheet.number("F2", 330.0);
            sheet.text("G2", "下降1.5%");
        })
    };
    assert_eq!(both("indicators:\n  gdp: 320亿元 +8.2%"), "-  gdp: 320亿元 +8.2%\n+  gdp: 330亿元 下降1.5%\n");
    assert_eq!(
        both("indicators:\n  gdp: { rank: 2 }"),
        "-  gdp: { rank: 2 }\n+  gdp: { value: 330亿元, yoy: 下降1.5%, rank: 2 }\n"
    );
    assert_eq!(both("indicators:\n  gdp:\n    rank: 2"), "+    value: 330亿元\n+    yoy: 下降1.5%\n");
}

/// The workbook of a report with one more row: an indicator by its name, a level and a growth rate.
fn with_row(front: &str, name: &str) -> String {
    edited(front, |sheet| {
        sheet.text("B9", name);
        sheet.number("F9", 12.0);
        sheet.number("G9", 3.5);
    })
}

#[test]
fn a_new_figure_goes_under_the_others() {
    assert_eq!(
        with_row("indicators:\n  gdp: 320亿元   # 快报\n# 完", "工业产值"),
        "+  industrial-output: 12亿元 +3.5%\n"
    );
    assert_eq!(
        with_row("indicators:\n    gdp:\n        value: 320亿元\ntargets: []", "trade"),
        "+    trade: 12亿元 +3.5%\n"
    );
    assert_eq!(
        with_row("indicators: { gdp: 320亿元 }", "trade"),
        "-indicators: { gdp: 320亿元 }\n+indicators: { gdp: 320亿元, trade: 12亿元 +3.5% }\n"
    );
    assert_eq!(
        with_row("indicators: { gdp: { value: 320亿元 } }", "trade"),
        "-indicators: { gdp: { value: 320亿元 } }\n+indicators: { gdp: { value: 320亿元 }, trade: 12亿元 +3.5% }\n"
    );
    assert_eq!(
        with_row(
            "indicators:\n  - period: 2024\n    figures:\n      gdp: 320亿元\n  - { indicator: new-firms, value: 3家 }",
            "trade"
        ),
        "+      trade: 12亿元 +3.5%\n"
    );
    let beside_2023 = edited("indicators:\n  - period: 2023\n    figures: { gdp: 320亿元 }", |sheet| {
        sheet.text("B9", "trade");
        sheet.number("H9", 12.0);
        sheet.number("I9", 3.5);
    });
    assert_eq!(beside_2023, "+  - { indicator: trade, value: 12亿元, yoy: 3.5% }\n");
}

#[test]
fn a_report_without_figures_gets_its_first() {
    let first = |front: &str| {
        edited(front, |sheet| {
            sheet.number("F2", 320.0);
            sheet.number("F4", 12.5);
        })
    };
    assert_eq!(first("status: draft"), "+indicators:\n+  gdp: 320亿元\n+  trade: 12.5亿元\n");
    assert_eq!(first("indicators:\n  # gdp:    # 亿元\nkind: summary"), "+  gdp: 320亿元\n+  trade: 12.5亿元\n");
    assert_eq!(first("indicators: {}"), "-indicators: {}\n+indicators: { gdp: 320亿元, trade: 12.5亿元 }\n");
}

#[test]
fn a_second_figure_of_an_indicator_makes_a_list() {
    let item = |front: &str| {
        edited(front, |sheet| {
            sheet.text("B9", "trade");
            sheet.text("C9", "汽车");
            sheet.number("F9", 5.0);
        })
    };
    let new = "{ item: cars, value: 5亿元 }";
    assert_eq!(
        item("indicators:\n  trade: 12亿元 +3%   # 全部\n  gdp: 3亿元"),
        format!("-  trade: 12亿元 +3%   # 全部\n+  trade:\n+    - 12亿元 +3%   # 全部\n+    - {new}\n")
    );
    assert_eq!(
        item("indicators:\n  trade:\n    # 海关\n    value: 12亿元\n\n    note: 海关口径\n  gdp: 3亿元"),
        format!("-    value: 12亿元\n+    - value: 12亿元\n-    note: 海关口径\n+      note: 海关口径\n+    - {new}\n")
    );
    assert_eq!(item("indicators:\n  trade:\n  - 12亿元  # 全部\n  gdp: 3亿元"), format!("+  - {new}\n"));
    assert_eq!(
        item("indicators: { trade: 12亿元, gdp: 3亿元 }"),
        format!(
            "-indicators: {{ trade: 12亿元, gdp: 3亿元 }}\n+indicators: {{ trade: [12亿元, {new}], gdp: 3亿元 }}\n"
        )
    );
    assert_eq!(
        item("indicators:\n  trade: [12亿元, { item: ships, value: 1亿元 }]"),
        format!(
            "-  trade: [12亿元, {{ item: ships, value: 1亿元 }}]\n+  trade: [12亿元, {{ item: ships, value: 1亿元 }}, {new}]\n"
        )
    );
}

#[test]
fn several_figures_of_one_indicator_at_once() {
    let row = |sheet: &mut Sheet, row: u32, item: &str, number: f64| {
        sheet.text(&format!("B{row}"), "trade");
        sheet.text(&format!("C{row}"), item);
        sheet.number(&format!("F{row}"), number);
    };
    let two_new = edited("indicators:\n  gdp: 3亿元", |sheet| {
        row(sheet, 9, "cars", 5.0);
        row(sheet, 10, "船舶", 6.0);
    });
    let list = "+  trade:\n+    - { item: cars, value: 5亿元 }\n+    - { item: ships, value: 6亿元 }\n";
    assert_eq!(two_new, list);
    let old_and_new = edited("indicators:\n  - indicator: trade\n    value: 3亿元 # 全部\n    yoy: 2%", |sheet| {
        sheet.number("F2", 4.0);
        sheet.number("G2", 2.5);
        row(sheet, 9, "cars", 5.0);
    });
    assert_eq!(
        old_and_new,
        "-    value: 3亿元 # 全部\n-    yoy: 2%\n+    value: 4亿元 # 全部\n+    yoy: 2.5%\n\
         +  - { indicator: trade, item: cars, value: 5亿元 }\n"
    );
}

#[test]
fn byte_order_mark_and_line_ends_stay() {
    let text = zone_report("zone-2024", "period: 2024\nindicators:\n  gdp: 320亿元 +8.2%", "正文。");
    let mut desk = Desk::new(&text);
    let path = "content/reports/zone-2024.md";
    let unix = String::from_utf8(desk.sources.files[path].to_vec()).unwrap();
    let windows = format!("\u{feff}{}", unix.replace('\n', "\r\n"));
    desk.sources.insert(path, windows.as_bytes());
    desk.book.sheet().number("F2", 330.0);
    desk.book.sheet().text("B9", "trade");
    desk.book.sheet().number("F9", 7.0);
    let import = desk.import();
    let new = String::from_utf8(import.files[path].new.clone()).unwrap();
    assert_eq!(new, windows.replace("320亿元 +8.2%\r\n", "330亿元 +8.2%\r\n  trade: 7亿元\r\n"));
}

/// A new figure goes to the report of its period, else to the shortest one that covers it.
#[test]
fn a_new_figure_finds_its_report() {
    let report = |slug: &str, front: &str| zone_report(slug, front, "");
    let texts = [
        report("y", "period: 2024\nindicators:\n  gdp: 320亿元\n  population: 35万人"),
        report("h", "period: 2024-H1\nindicators:\n  gdp: 150亿元"),
        report("q", "period: 2024-01..2024-09\nindicators:\n  trade: 1亿元"),
        report("plan", "kind: plan\nperiod: 2021..2025\nindicators:\n  gdp: { period: 2021, value: 300亿元 }"),
    ];
    let desk = Desk::new(&texts.concat());
    let goes = |head: &str, row: u32| {
        let mut desk = Desk { sources: desk.sources.clone(), book: desk.book.clone() };
        let sheet = desk.book.sheet();
        let column =
            sheet.cells.iter().find(|((row, _), value)| *row == 0 && **value == super::book::Value::Text(head.into()));
        let place = match column {
            Some(((_, column), _)) => (row - 1, *column),
            None => {
                sheet.text("Z1", head);
                (row - 1, 25)
            }
        };
        sheet.cells.insert(place, super::book::Value::Number(2.0, "General".into()));
        let import = desk.import();
        let paths: Vec<String> = import.files.keys().cloned().collect();
        paths.first().cloned().unwrap_or_else(|| import.problems[0].message.en.clone())
    };
    let sheet = desk.book.clone().sheet().dump();
    let row = |id: &str| u32::try_from(sheet.lines().position(|line| line.starts_with(id)).unwrap()).unwrap() + 1;
    assert_eq!(goes("2024年", row("trade")), "content/reports/y.md");
    assert_eq!(goes("2024年1–9月", row("gdp")), "content/reports/q.md");
    assert_eq!(goes("2024年2月", row("gdp")), "content/reports/h.md");
    assert_eq!(goes("2024年8月", row("gdp")), "content/reports/q.md");
    assert_eq!(goes("2024年10月", row("gdp")), "content/reports/y.md");
    assert_eq!(goes("2024年6月末", row("population")), "content/reports/h.md");
    // A plan covers 2022, but says what is to be, not what was.
    assert!(goes("2022年", row("trade")).contains("no summary or bulletin about zone covers 2022"));
}
