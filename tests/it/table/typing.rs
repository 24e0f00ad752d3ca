//! What people type into cells, and what they and other programs do to sheets.

use super::Desk;
use super::book::Value;

const FRONT: &str =
    "indicators:\n  gdp: 320亿元 +8.2%\n  new-firms: 12家\n  pass-rate: 98.5% +0.3pp\n  population: 35.60万人";

/// What the report says of GDP after a value was put into its level's cell.
fn typed(value: Value) -> String {
    line(FRONT, "F2", value)
}

/// The line that a value in a cell makes.
fn line(front: &str, cell: &str, value: Value) -> String {
    let mut desk = Desk::report(front);
    desk.book.sheet().set(cell, value);
    let diff = desk.diff();
    diff.lines().rfind(|line| line.starts_with('+')).unwrap_or("unchanged").trim_start_matches(['+', ' ']).to_owned()
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

fn number(number: f64, format: &str) -> Value {
    Value::Number(number, format.into())
}

#[test]
fn numbers_have_the_digits_that_the_cell_shows() {
    assert_eq!(typed(number(330.5, "General")), "gdp: 330.5亿元 +8.2%");
    assert_eq!(typed(number(330.5, "0.00")), "gdp: 330.50亿元 +8.2%");
    assert_eq!(typed(number(1330.0, "#,##0.0_ ;[Red]-#,##0.0")), "gdp: 1330.0亿元 +8.2%");
    assert_eq!(typed(number(0.1 + 0.2, "General")), "gdp: 0.3亿元 +8.2%");
    assert_eq!(typed(number(330.125, "0.0")), "gdp: 330.125亿元 +8.2%");
    // Another number of places is no other number.
    assert_eq!(typed(number(320.0, "0.00")), "unchanged");
    assert_eq!(line(FRONT, "F5", number(0.982, "0.0%")), "pass-rate: 98.2% +0.3pp");
    assert_eq!(line(FRONT, "G2", number(0.083, "0.0%")), "gdp: 320亿元 +8.3%");
    assert_eq!(line(FRONT, "H4", number(35.7, "0.00")), "population: 35.70万人");
}

#[test]
fn texts_are_read_as_the_front_matter_reads_them() {
    assert_eq!(typed(text("超330")), "gdp: 超330亿元 +8.2%");
    assert_eq!(typed(text("330以上")), "gdp: 330亿元以上 +8.2%");
    assert_eq!(typed(text(" ３３０．５ ")), "gdp: 330.5亿元 +8.2%");
    assert_eq!(typed(text("1,156.8")), "gdp: 1156.8亿元 +8.2%");
    assert_eq!(typed(text("1，156．8亿元")), "gdp: 1156.8亿元 +8.2%");
    assert_eq!(typed(text("8000万元")), "gdp: 8000万元 +8.2%");
    // A scale that is typed takes the place of the row's: never 5亿亿元.
    assert_eq!(typed(text("5亿")), "gdp: 5亿元 +8.2%");
    assert_eq!(typed(text("超5亿")), "gdp: 超5亿元 +8.2%");
    assert_eq!(typed(text("8000万")), "gdp: 8000万元 +8.2%");
    assert_eq!(typed(text("5亿以上")), "gdp: 5亿元以上 +8.2%");
    assert_eq!(line(FRONT, "H4", text("36万")), "population: 36万人");
    assert_eq!(typed(text("320.0")), "gdp: 320.0亿元 +8.2%");
    assert_eq!(typed(text("320")), "unchanged");
    assert_eq!(line("indicators:\n  gdp: 320亿元", "F2", text("330亿元 +5%")), "gdp: 330亿元 +5%");
    assert_eq!(line(FRONT, "F3", text("1-2")), "new-firms: 1-2家");
    assert_eq!(line(FRONT, "G2", text("持平")), "gdp: 320亿元 持平");
    assert_eq!(line(FRONT, "G2", text("5%以上")), "gdp: 320亿元 +5%以上");
    assert_eq!(line(FRONT, "G2", text("超5%")), "gdp: 320亿元 增长超5%");
    assert_eq!(line(FRONT, "G2", text("−3.2")), "gdp: 320亿元 -3.2%");
    assert_eq!(line("indicators:\n  gdp: { value: 320亿元 }", "F2", text(">= 330")), "gdp: { value: \">= 330亿元\" }");
}

#[test]
fn a_percentage_typed_into_a_cell_of_plain_numbers_is_asked_for() {
    let mut desk = Desk::report(FRONT);
    desk.book.sheet().set("F5", number(0.96, "0.0"));
    assert!(desk.refusal().starts_with("示例经开区!F5: "), "{}", desk.refusal());
}

#[test]
fn formulas_give_what_they_gave_when_saved() {
    let formula = |result: &str, format: &str| Value::Formula("=300+31".into(), result.into(), format.into());
    assert_eq!(typed(formula("331", "General")), "gdp: 331亿元 +8.2%");
    // What the cell shows is what would be copied from it.
    assert_eq!(typed(formula("331.45678912", "0.0")), "gdp: 331.5亿元 +8.2%");
    assert_eq!(line(FRONT, "G2", formula("0.0834567", "0.0%")), "gdp: 320亿元 +8.3%");
    let mut desk = Desk::report(FRONT);
    desk.book.sheet().set("F2", Value::Formula("=A1".into(), "#REF!".into(), "General".into()));
    assert!(desk.refusal().starts_with("示例经开区!F2: "), "{}", desk.refusal());
    desk.book.sheet().set("F2", formula("331.45678912", "General"));
    assert!(desk.refusal().contains("more digits than are meant | format the cell"), "{}", desk.refusal());
}

/// A script that writes workbooks computes no formulas.
#[test]
fn a_formula_that_was_never_computed_is_not_taken_for_an_empty_cell() {
    let desk = Desk::report(WORKBOOK_REPORT);
    let import = desk.import_bytes(include_bytes!("saved-uncomputed.xlsx"));
    assert!(import.files.is_empty());
    let said: Vec<String> = import
        .problems
        .iter()
        .map(|one| format!("{:?} {}", one.place.as_ref().map(ToString::to_string), one.message.en))
        .collect();
    assert_eq!(said, ["Some(\"二〇二四!G4\") its formula was never computed"]);
}

/// The report that the stored workbooks were exported from.
const WORKBOOK_REPORT: &str = "indicators:\n  gdp: 320.50亿元 +8.2%   # 快报\n  trade: { value: 超41亿元, yoy: 下降3.1% }\n  \
                               new-firms: 12家\n  pass-rate: 98.5%";

/// Filled in with one program and saved by another: numbers shown with two decimals and as percentages, a formula, text
/// with thousands, a new row, a column of the team's own, another name of the sheet.
#[test]
fn a_workbook_as_a_team_gives_it_back() {
    let desk = Desk::report(WORKBOOK_REPORT);
    let import = desk.import_bytes(include_bytes!("saved-by-libreoffice.xlsx"));
    assert!(import.problems.is_empty(), "{:?}", import.problems);
    let said: Vec<String> =
        import.changes.iter().map(|one| format!("{} {} → {}", one.cell, one.before, one.after)).collect();
    assert_eq!(
        said,
        [
            "二〇二四!G2 320.50亿元 → 331.50亿元",
            "二〇二四!G3 超41亿元 · 下降3.1% → 超42亿元 · -2.8%",
            "二〇二四!G4 12家 → 13家",
            "二〇二四!G5 98.5% → 99.12%",
            "二〇二四!G6  → 1156.8亿元",
        ]
    );
    let new = String::from_utf8(import.files["content/reports/zone-2024.md"].new.clone()).unwrap();
    assert!(new.contains("\n  gdp: 331.50亿元 +8.2%   # 快报\n  trade: { value: 超42亿元, yoy: -2.8% }\n"), "{new}");
    assert!(new.contains("\n  pass-rate: 99.12%\n  industrial-output: 1156.8亿元\n---\n"), "{new}");
}

#[test]
fn rows_and_columns_may_be_moved_inserted_and_deleted() {
    let mut desk = Desk::report(FRONT);
    let sheet = desk.book.sheet();
    sheet.number("F3", 13.0);
    sheet.insert_rows(1, 2);
    sheet.insert_columns("F", 2);
    sheet.insert_columns("A", 1);
    sheet.text("G3", "经办人");
    sheet.text("G4", "王");
    sheet.delete_row(4);
    sheet.name = "改过的名字".into();
    desk.book.sheets.reverse();
    assert_eq!(desk.diff(), "-  new-firms: 12家\n+  new-firms: 13家\n");
    let notices: Vec<String> = desk.import().notices.iter().map(|notice| notice.en.clone()).collect();
    assert!(notices.is_empty(), "{notices:?}");
}

#[test]
fn a_format_without_a_value_is_nothing() {
    let mut desk = Desk::report(FRONT);
    desk.book.sheet().set("G3", Value::Blank);
    desk.book.sheet().set("F9", Value::Blank);
    let import = desk.import();
    assert!(import.problems.is_empty() && import.changes.is_empty(), "{:?}", import.problems);
}

#[test]
fn sheets_and_columns_of_the_teams_own_are_let_be() {
    let mut desk = Desk::report(FRONT);
    desk.book.sheet().text("Q1", "经办人");
    desk.book.sheet().text("Q2", "王");
    desk.book.sheets.push(super::book::Sheet { name: "草稿".into(), ..Default::default() });
    desk.book.sheets.last_mut().unwrap().text("A1", "随手记");
    let import = desk.import();
    assert!(import.problems.is_empty() && import.files.is_empty());
    let notices: Vec<&str> = import.notices.iter().map(|notice| notice.en.as_str()).collect();
    assert_eq!(
        notices,
        [
            "示例经开区!Q1: the head \"经办人\" is no period; the column was not read",
            "the sheet \"草稿\" is none of the export and was not read"
        ]
    );
}

#[test]
fn a_column_for_another_period_may_be_inserted() {
    for head in ["2024年1-6月", "2024年上半年", "2024-01..2024-06", "２０２４年１－６月"] {
        let mut desk = Desk::report(FRONT);
        let sheet = desk.book.sheet();
        sheet.text("Q1", head);
        sheet.text("R1", &format!("{head} 同比"));
        sheet.number("Q2", 150.0);
        sheet.number("R2", 7.0);
        let expected = "-  gdp: 320亿元 +8.2%\n+  gdp:\n+    - 320亿元 +8.2%\n+    - { period: 2024-01..2024-06, value: 150亿元, yoy: 7% }\n";
        assert_eq!(desk.diff(), expected, "{head}");
    }
}

/// A workbook of last week does not undo what was written since.
#[test]
fn what_the_reports_have_gained_since_the_export_stays() {
    let mut desk = Desk::report("indicators:\n  gdp: 320亿元 +8.2%");
    let later = Desk::report("indicators:\n  gdp: 321亿元\n  new-firms: 12家");
    desk.sources = later.sources;
    assert!(desk.import().files.is_empty());
    // The same correction in both is none.
    desk.book.sheet().number("F2", 321.0);
    assert!(desk.import().files.is_empty());
    // Two different ones are one too many.
    desk.book.sheet().number("F2", 322.0);
    assert!(desk.refusal().contains("since the export the report's figure went from 320 to 321"), "{}", desk.refusal());
}
