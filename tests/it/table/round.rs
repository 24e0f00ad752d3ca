//! Round trips: an export that nobody touched changes no byte, one changed cell changes one figure.

use std::collections::BTreeMap;

use duizhao::Options;
use duizhao::lang::Tongue;
use duizhao::model::Observation;
use duizhao::source::Sources;
use duizhao::tables::{Content, export};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rust_decimal::Decimal;

use super::Desk;
use super::book::Value;
use crate::fixture::{files_below, root};

/// The content of a folder of the repository.
pub fn content_of(folder: &str) -> Sources {
    let mut sources = Sources::default();
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    for path in files_below(&format!("{prefix}content")) {
        let bytes = std::fs::read(root().join(&path)).unwrap();
        sources.insert(path.strip_prefix(&prefix).unwrap(), &bytes);
    }
    sources
}

#[test]
fn a_workbook_has_a_sheet_per_organization_with_numbers_as_numbers() {
    let mut desk = Desk::new(
        "-- content/reports/zone-2024.md --\n---\ntitle: 总结\norganization: zone\nperiod: 2024\nindicators:\n  \
         gdp: 14.50亿元 +5.2%\n  trade:\n    - 超1300亿元\n    - { item: cars, value: 1-2亿美元, yoy: 下降3% }\n  \
         population: 35.6万人\n  pass-rate: 98.5% +0.3pp\n---\n",
    );
    assert_eq!(
        desk.book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(),
        ["说明", "示例经开区", "_duizhao"]
    );
    assert_eq!(
        desk.book.sheet().dump(),
        "\
duizhao:zone | 指标 | 分项 | 口径 | 单位 | 2024年 | 2024年 同比 | 2024年末 | 2024年末 同比
gdp;in=亿元 | 地区生产总值 |  |  | 亿元 | 14.5 [0.00] | 5.2 [+0.0;-0.0;0.0]
trade;unit=亿元;in=亿元 | 进出口总额 |  |  | 亿元 | 超1300亿元
trade;item=cars;unit=亿美元;in=亿美元 | 进出口总额 | 汽车 |  | 亿美元 | 1-2亿美元 | -3 [+0;-0;0]
population;in=万人 | 常住人口 |  |  | 万人 |  |  | 35.6 [0.0]
pass-rate;in=%25 | 抽检合格率 |  |  | % | 98.5 [0.0] | 0.3 [+0.0;-0.0;0.0]
"
    );
}

/// Names of sheets are cut, cleaned and told apart; words in keys may hold the signs that keys are made of.
#[test]
fn odd_names_are_no_obstacle() {
    let long = "一个名字特别特别长的经济技术开发区暨综合保税区暨自由贸易联动创新区";
    let organizations: String =
        [("a", long), ("b", &format!("{long}二期")), ("c", "甲/乙[丙]:*?"), ("d", "说明"), ("e", "'引号'")]
            .iter()
            .map(|(id, name)| format!("{id}:\n  name: \"{name}\"\n"))
            .collect();
    let report = |id: &str| {
        let figure = "trade: { item: \"甲;乙=丙%25\", value: 3亿元 }";
        format!(
            "-- content/reports/{id}.md --\n---\ntitle: x\norganization: {id}\nperiod: 2024\nindicators:\n  {figure}\n---\n"
        )
    };
    let reports: String = ["a", "b", "c", "d", "e"].iter().map(|id| report(id)).collect();
    let mut desk = Desk::new(&format!("-- content/organizations.yaml --\n{organizations}{reports}"));
    let names: Vec<String> = desk.book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    assert_eq!(names[1].chars().count(), 31);
    assert!(names[2].ends_with(" 2") && names[2].chars().count() == 31, "{names:?}");
    assert_eq!(names[3..6], ["甲 乙 丙", "说明 2", "引号"]);
    assert!(desk.import().files.is_empty());
    desk.book.sheet().number("F2", 4.0);
    assert_eq!(desk.diff().lines().last(), Some("+  trade: { item: \"甲;乙=丙%25\", value: 4亿元 }"));
}

#[test]
fn an_organization_without_figures_has_a_row_for_every_indicator() {
    let mut desk = Desk::report("status: draft");
    let sheet = desk.book.sheet().dump();
    assert_eq!(sheet.lines().count(), 7, "{sheet}");
    assert!(sheet.contains("2024年 | 2024年 同比"), "{sheet}");
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    for folder in ["", "starter"] {
        let sources = content_of(folder);
        let bytes = |tongue| export(&Content::of(&sources), tongue).unwrap();
        assert!(bytes(Tongue::Zh) == bytes(Tongue::Zh), "{folder}");
        assert!(bytes(Tongue::En) != bytes(Tongue::Zh), "{folder}");
    }
}

#[test]
fn an_export_that_nobody_touched_changes_nothing() {
    for folder in ["", "starter", "docs/gallery"] {
        let desk = Desk::of(content_of(folder));
        for tongue in [Tongue::Zh, Tongue::En] {
            let bytes = export(&Content::of(&desk.sources), tongue).unwrap();
            // As written, and as saved by another program.
            for bytes in [bytes.clone(), super::Book::read(&bytes).bytes()] {
                let import = desk.import_bytes(&bytes);
                assert!(import.problems.is_empty(), "{folder}: {:?}", import.problems);
                assert!(import.changes.is_empty() && import.files.is_empty(), "{folder}: {:?}", import.changes);
            }
        }
    }
}

/// Without its record a workbook is held against the reports as they are.
#[test]
fn a_workbook_without_its_hidden_sheet_is_read_all_the_same() {
    let mut desk = Desk::of(content_of("docs/gallery"));
    desk.book.sheets.pop();
    let import = desk.import();
    assert!(import.problems.is_empty() && import.files.is_empty(), "{:?} {:?}", import.problems, import.changes);
}

/// All figures of the built site: level and growth by anchor.
fn figures(sources: &Sources) -> BTreeMap<String, (String, String)> {
    let built = duizhao::build(sources, &Options { drafts: true, preview: true, ..Options::default() });
    let site = &built.edition.as_ref().unwrap().site;
    let of = |one: &Observation| (format!("{:?}", one.level), format!("{:?}", one.yoy));
    let key = |one: &Observation| format!("{}#{}", site.reports[one.report].slug, one.anchor);
    site.observations.iter().map(|(_, one)| (key(one), of(one))).collect()
}

#[test]
fn one_changed_cell_changes_one_figure() {
    for (folder, step) in [("starter", 1), ("docs/gallery", 37), ("", 61)] {
        let desk = Desk::of(content_of(folder));
        let before = figures(&desk.sources);
        let sheets = desk.book.sheets.len() - 1;
        let numbers: Vec<(usize, (u32, u16), f64, String)> = (1..sheets)
            .flat_map(|sheet| {
                desk.book.sheets[sheet].cells.iter().filter_map(move |(place, value)| match value {
                    Value::Number(number, format) => Some((sheet, *place, *number, format.clone())),
                    _ => None,
                })
            })
            .collect();
        assert!(numbers.len() >= 4, "{folder}");
        for (sheet, place, number, format) in numbers.into_iter().step_by(step) {
            let mut desk = Desk { sources: desk.sources.clone(), book: desk.book.clone() };
            desk.book.sheets[sheet].cells.insert(place, Value::Number(number + 1.0, format));
            let import = desk.import();
            let at = format!("{folder} {} {place:?} {number}", desk.book.sheets[sheet].name);
            assert!(import.problems.is_empty() && import.refused.is_none(), "{at} {:?}", import.problems);
            assert_eq!((import.changes.len(), import.files.len()), (1, 1), "{at}");
            let mut edited = desk.sources.clone();
            import.files.iter().for_each(|(path, file)| edited.insert(path, &file.new));
            let after = figures(&edited);
            assert!(before.keys().eq(after.keys()), "{at}");
            let changed: Vec<&String> = before.keys().filter(|key| before[*key] != after[*key]).collect();
            assert_eq!(changed.len(), 1, "{at}: {changed:?}");
            // One line, one place.
            assert_eq!(desk.diff().lines().count(), 2, "{at}: {}", desk.diff());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, rng_seed: RngSeed::Fixed(20251121), failure_persistence: None, ..ProptestConfig::default() })]

    /// Any number is written as it was typed, and comes back as no change.
    #[test]
    fn a_number_is_written_with_its_digits(units in -99_999_999i64..99_999_999, places in 0u32..5, cell in 0usize..4) {
        let number = Decimal::new(units, places);
        let cells = [("F2", "亿元"), ("F3", "亿元"), ("F4", "家"), ("G2", "%")];
        let (name, unit) = cells[cell];
        let mut desk = Desk::report("indicators:\n  gdp: 1.5亿元 +1.5%\n  trade: { value: 约2亿元, rank: 3 }\n  new-firms:\n    value: 1-2家");
        desk.book.sheet().set(name, Value::Number(number.to_string().parse().unwrap(), format!("0.{}", "0".repeat(places as usize))));
        let diff = desk.diff();
        let sign = if name == "G2" && units >= 0 { "+" } else { "" };
        let written = format!("{sign}{}{unit}", if units == 0 { Decimal::new(0, places) } else { number });
        prop_assert!(diff.is_empty() || diff.contains(&written), "{diff} lacks {written}");
        for file in desk.import().files.into_iter() {
            desk.sources.insert(&file.0, &file.1.new);
        }
        prop_assert!(desk.import().files.is_empty());
    }

    /// Whatever is typed, the program says something of it.
    #[test]
    fn any_text_is_imported_or_refused(text in "[0-9０-９.,，%％亿元万超约+\\-−~ 增长下降持平至a-z#:{}\\[\\]'\"&*]{1,12}", cell in 0usize..3) {
        let mut desk = Desk::report("indicators:\n  gdp: 1.5亿元 +1.5%\n  trade: { value: 约2亿元, rank: 3 }");
        desk.book.sheet().text(["F2", "G2", "F3"][cell], &text);
        let import = desk.import();
        let is_refused = !import.problems.is_empty() || import.refused.is_some();
        prop_assert!(is_refused != (import.files.len() == 1) || import.changes.is_empty());
    }
}
