//! The workbook that a site publishes, read back: what nobody changed changes nothing, a corrected cell changes its figure.

use duizhao::lang::Tongue;
use duizhao::source::Sources;
use duizhao::tables::{COLUMN_NAMES, Content, Import, import};
use duizhao::urls::PageId;
use duizhao::{Options, build, render};
use rust_xlsxwriter::{Format, Workbook};

use super::round::content_of;
use crate::fixture::{over_base, zone_report};

/// The workbook of all figures, as the site publishes it in a language.
fn workbook(sources: &Sources, name: &str) -> Vec<u8> {
    let built = build(sources, &Options::default());
    render(&built, &PageId::Data(name.to_owned())).unwrap().bytes
}

fn imported(sources: &Sources, workbook: &[u8]) -> Import {
    import(sources, &Content::of(sources), workbook, Tongue::Zh).unwrap()
}

fn messages(import: &Import) -> Vec<&str> {
    import.problems.iter().map(|problem| problem.message.en.as_str()).collect()
}

#[test]
fn a_published_workbook_that_nobody_changed_changes_nothing() {
    for folder in ["", "starter", "docs/gallery"] {
        let sources = content_of(folder);
        for name in ["observations.xlsx", "observations.en.xlsx"] {
            let import = imported(&sources, &workbook(&sources, name));
            assert_eq!(messages(&import), [""; 0], "{folder} {name}");
            assert!(import.files.is_empty() && import.changes.is_empty(), "{folder} {name}: {:?}", import.changes);
            assert!(import.notices.is_empty(), "{:?}", import.notices);
        }
    }
}

/// A sheet with the named columns in another order, as after somebody moved them: growth, value, id.
fn sheet(rows: &[(&str, Option<f64>, Option<f64>)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("数据").unwrap();
    let format = Format::new().set_num_format("#,##0.0");
    for (line, (id, value, yoy)) in (1..).zip(rows) {
        for (column, number) in [(1, value), (0, yoy)] {
            match number {
                Some(number) => sheet.write_number_with_format(line, column, *number, &format).unwrap(),
                None => sheet.write_string(line, column, "[z]").unwrap(),
            };
        }
        sheet.write_string(line, 2, *id).unwrap();
    }
    for (name, column) in COLUMN_NAMES.iter().zip(["C", "B", "A"]) {
        book.define_name(format!("数据!{name}"), &format!("=数据!${column}$2:${column}$9")).unwrap();
    }
    book.save_to_buffer().unwrap()
}

fn desk() -> Sources {
    let first = "period: 2024\nissued: 2025-01-10\nindicators:\n  gdp: 5.5亿元\n  trade: 超60亿元 +7.0%\n  population: { value: 30万人, period: 2023 }";
    let later =
        "period: 2025\nissued: 2026-01-10\nindicators: { population: { value: 31万人, period: 2023, note: 修订 } }";
    over_base(&format!("{}{}", zone_report("first", first, ""), zone_report("later", later, "")))
}

#[test]
fn a_corrected_cell_changes_its_figure() {
    let rows = [("first#gdp.2024", Some(6.5), None), ("first#trade.2024", Some(60.0), Some(7.5))];
    let import = imported(&desk(), &sheet(&rows));
    assert_eq!(messages(&import), [""; 0]);
    let told: Vec<[&str; 2]> = import.changes.iter().map(|it| [it.before.as_str(), it.after.as_str()]).collect();
    assert_eq!(told, [["5.5亿元", "6.5亿元"], ["+7.0%", "7.5%"]]);
    let text = String::from_utf8(import.files["content/reports/first.md"].new.clone()).unwrap();
    assert!(text.contains("gdp: 6.5亿元") && text.contains("trade: 超60亿元 +7.5%"), "{text}");
    // A value that was qualified stays so.
    let import = imported(&desk(), &sheet(&[("first#trade.2024", Some(65.0), Some(7.0))]));
    assert_eq!(messages(&import), [""; 0]);
    let text = String::from_utf8(import.files["content/reports/first.md"].new.clone()).unwrap();
    assert!(text.contains("trade: '>65.0亿元 +7.0%'") || text.contains(">65"), "{text}");
}

#[test]
fn words_beside_growth_stay_and_ranges_are_left_to_the_report() {
    let front = "period: 2024\nindicators:\n  gdp: 5..6亿元\n  trade: { value: 60亿元, yoy: 约7.0% }";
    let desk = over_base(&zone_report("first", front, ""));
    let import = imported(&desk, &sheet(&[("first#trade.2024", Some(60.0), Some(8.0))]));
    assert_eq!(messages(&import), [""; 0]);
    let text = String::from_utf8(import.files["content/reports/first.md"].new.clone()).unwrap();
    assert!(text.contains("~8") || text.contains("约8"), "{text}");
    let import = imported(&desk, &sheet(&[("first#gdp.2024", Some(4.0), None)]));
    assert_eq!(messages(&import), ["the figure is a range, whose ends are changed together"]);
}

#[test]
fn rows_that_cannot_be_taken_back_are_told() {
    let import = imported(&desk(), &sheet(&[("first#rain.2024", Some(1.0), None)]));
    assert_eq!(messages(&import), ["the site has no figure `first#rain.2024`"]);
    let id = "first#population.2023-12-31";
    let import = imported(&desk(), &sheet(&[(id, Some(33.0), None)]));
    assert_eq!(messages(&import), ["another report's value is in force"]);
    let import = imported(&desk(), &sheet(&[("first#gdp.2024", None, None)]));
    assert!(messages(&import)[0].contains("an import deletes nothing"), "{:?}", messages(&import));
}
