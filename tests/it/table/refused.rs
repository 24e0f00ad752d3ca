//! What is not imported: the cell, the reason, the remedy. With one such cell nothing is written.

use super::Desk;
use super::book::{Sheet, Value};
use crate::fixture::zone_report;

const FRONT: &str = "indicators:\n  gdp: 320亿元 +8.2%\n  new-firms: 12家";

fn refusal(edit: impl FnOnce(&mut Sheet)) -> String {
    let mut desk = Desk::report(FRONT);
    edit(desk.book.sheet());
    // A change that is right goes down with the one that is not.
    desk.book.sheet().number("F3", 13.0);
    desk.refusal()
}

fn of_value(value: Value) -> String {
    refusal(|sheet| sheet.set("F2", value))
}

#[test]
fn what_is_no_figure() {
    let text = |text: &str| of_value(Value::Text(text.into()));
    let help = "type a number (in 亿元), or text such as 577亿元 or 超577亿元\n";
    assert_eq!(text("待定"), format!("示例经开区!F2: \"待定\" is no figure | {help}"));
    assert_eq!(text("300亿无"), format!("示例经开区!F2: `亿无` is no unit | {help}"));
    assert_eq!(of_value(Value::Date(2024, 5, 1)), format!("示例经开区!F2: it is a date, not a figure | {help}"));
    assert_eq!(
        text("46亿美元"),
        "示例经开区!F2: the row is in 亿元, the cell in 亿美元 | insert a row of the same indicator with the unit 亿美元\n"
    );
    assert!(text("缺失").contains("needs a note that says why"), "{}", text("缺失"));
    assert_eq!(
        text("330亿元 +5%"),
        "示例经开区!G2: growth is given twice: in the level's cell too | keep one of them\n"
    );
    // 8.3% typed into a cell of plain numbers.
    let percent = refusal(|sheet| sheet.set("G2", Value::Number(0.083, "+0.0;-0.0;0.0".into())));
    assert_eq!(
        percent,
        "示例经开区!G2: the cell holds 0.083, and shows another number | type 8.3 for 8.3%; for 0.083% type the text 0.083%\n"
    );
    let growth = refusal(|sheet| sheet.text("G2", "很快"));
    assert!(growth.starts_with("示例经开区!G2: \"很快\" is no figure | type the percentage"), "{growth}");
}

#[test]
fn an_emptied_cell_deletes_nothing() {
    let said = refusal(|sheet| sheet.clear("F2"));
    assert!(
        said.starts_with("示例经开区!F2: it held 320 and is empty now; an import deletes nothing | restore 320"),
        "{said}"
    );
}

#[test]
fn a_new_figure_without_a_report() {
    let said = refusal(|sheet| {
        sheet.text("Q1", "2022年");
        sheet.number("Q2", 280.0);
    });
    assert_eq!(
        said,
        "示例经开区!Q2: no summary or bulletin about zone covers 2022: the new figure has no report to go to | \
         make one first: duizhao new report SLUG --organization zone --period 2022\n"
    );
}

/// For a stock 2024 is its end of 2024, which has its own column.
#[test]
fn a_stock_in_the_column_of_a_span() {
    let mut desk = Desk::report("indicators:\n  population: 35.6万人\n  gdp: 3亿元");
    desk.book.sheet().number("F3", 36.0);
    assert_eq!(
        desk.refusal(),
        "示例经开区!F3: the indicator is a stock, and this figure stands in the column \"2024年末\" | \
         change it in the column \"2024年末\"\n"
    );
}

#[test]
fn a_new_figure_with_two_reports_to_choose_from() {
    let texts =
        [zone_report("a", "period: 2024\nindicators:\n  gdp: 320亿元", ""), zone_report("b", "period: 2024", "")];
    let mut desk = Desk::new(&texts.concat());
    desk.book.sheet().text("B9", "trade");
    desk.book.sheet().number("F9", 3.0);
    assert!(
        desk.refusal().starts_with("示例经开区!F9: several reports would do: a, b | give them different dates"),
        "{}",
        desk.refusal()
    );
}

#[test]
fn rows_that_stand_for_nothing_or_for_the_same() {
    let nameless = refusal(|sheet| sheet.number("F9", 3.0));
    assert!(nameless.starts_with("示例经开区!F9: the row has figures but names no indicator"), "{nameless}");
    let unknown = refusal(|sheet| {
        sheet.text("B9", "幸福指数");
        sheet.number("F9", 3.0);
    });
    assert!(unknown.starts_with("示例经开区!F9: no indicator is registered as \"幸福指数\""), "{unknown}");
    let copied = refusal(|sheet| {
        sheet.text("A9", "gdp;in=亿元");
        sheet.number("F9", 3.0);
    });
    assert!(copied.starts_with("示例经开区!A9: the rows 2 and 9 stand for the same indicator"), "{copied}");
    let renamed = refusal(|sheet| sheet.text("B2", "进出口总额"));
    assert!(renamed.contains("the row's indicator was changed to \"进出口总额\", its id is still `gdp`"), "{renamed}");
    let rescaled = refusal(|sheet| sheet.text("E2", "万元"));
    assert!(rescaled.contains("the row's unit was changed from 亿元 to 万元"), "{rescaled}");
}

#[test]
fn heads_that_cannot_be_told() {
    let typo = refusal(|sheet| {
        sheet.text("Q1", "2024年1-13月");
        sheet.number("Q2", 3.0);
    });
    assert!(typo.starts_with("示例经开区!Q1: the head \"2024年1-13月\" is no period that can be read"), "{typo}");
    let date = refusal(|sheet| sheet.set("Q1", Value::Date(2024, 10, 1)));
    assert!(date.starts_with("示例经开区!Q1: "), "{date}");
    let twice = refusal(|sheet| sheet.text("Q1", "2024"));
    assert!(twice.starts_with("示例经开区!Q1: two columns have the head \"2024\""), "{twice}");
}

#[test]
fn merged_cells() {
    let mut desk = Desk::report(FRONT);
    desk.book.sheet().cells.retain(|(_, column), _| *column < 6);
    desk.book.sheet().merged.push((1, 5, 1, 7));
    let said = desk.refusal();
    assert!(said.starts_with("示例经开区!F2: cells are merged here"), "{said}");
}

#[test]
fn a_workbook_of_something_else() {
    let mut desk = Desk::report(FRONT);
    desk.book.sheets.truncate(1);
    assert!(desk.refusal().starts_with(": the workbook has no sheet of figures | export one"), "{}", desk.refusal());
    let mut desk = Desk::report(FRONT);
    desk.book.sheet().text("A1", "duizhao:elsewhere");
    assert!(desk.refusal().contains("organizations.yaml has no `elsewhere`"), "{}", desk.refusal());
    let mut desk = Desk::report(FRONT);
    let copy = Sheet { name: "副本".into(), ..desk.book.sheet().clone() };
    desk.book.sheets.push(copy);
    assert!(desk.refusal().starts_with("副本!A1: the organization `zone` has two sheets"), "{}", desk.refusal());
}

/// What the edit would make wrong is said as `check` says it.
#[test]
fn content_that_would_have_errors() {
    let mut desk = Desk::report("indicators:\n  gdp: { status: 缺失, note: 未公布 }");
    assert!(desk.book.sheet().dump().contains("| 缺失"), "{}", desk.book.sheet().dump());
    desk.book.sheet().number("F2", 320.0);
    assert!(desk.refusal().starts_with("S110 "), "{}", desk.refusal());
}

#[test]
fn what_is_written_with_anchors_or_over_several_lines_is_left_to_people() {
    for front in [
        "indicators:\n  gdp: &x 320亿元\n  trade: *x",
        "indicators:\n  trade: &x 320亿元\n  gdp: *x",
        "indicators:\n  gdp: >-\n    320亿元\n    +8.2%",
        "indicators:\n  gdp: !!str 320亿元",
    ] {
        let mut desk = Desk::report(front);
        desk.book.sheet().number("F2", 321.0);
        let import = desk.import();
        match import.files.values().next() {
            None => assert!(desk.refusal().contains("cannot be edited automatically"), "{front}: {}", desk.refusal()),
            Some(file) => assert!(String::from_utf8_lossy(&file.new).contains(" 321亿元"), "{front}"),
        }
    }
}
