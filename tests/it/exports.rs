//! Data files: which are written, in the terms of which standard, and that all of them say the same. What programs make of
//! them is tested by tests/data/clients.py, with the programs.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::str::FromStr as _;
use std::sync::OnceLock;

use calamine::Reader as _;
use duizhao::source::Sources;
use duizhao::urls::PageId;
use duizhao::{Built, Options, build, render};
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::Field;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::fixture::{self, root, site};

const EVERYTHING: &str = "data: [csv, json, xlsx, xlsx-each, package, csvw, sdmx, dcat, parquet, sqlite, api]";

/// The data files of a built site, by their names below `data/`.
fn data_files(built: &Built) -> BTreeMap<String, Vec<u8>> {
    let pages = built.pages.iter().filter_map(|page| match page {
        PageId::Data(name) if !name.ends_with(".js") => Some((name.clone(), page)),
        _ => None,
    });
    pages.map(|(name, page)| (name, render(built, page).unwrap().bytes)).collect()
}

/// The sample site with every format.
fn sample() -> &'static BTreeMap<String, Vec<u8>> {
    static FILES: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    FILES.get_or_init(|| {
        let (mut sources, _) = duizhao::disk::read(root()).unwrap();
        let settings = String::from_utf8(sources.files["content/site.yaml"].to_vec()).unwrap();
        let lines: Vec<&str> =
            settings.lines().map(|line| if line.starts_with("data:") { EVERYTHING } else { line }).collect();
        sources.files.insert("content/site.yaml".into(), lines.join("\n").into_bytes().into());
        data_files(&build(&sources, &Options::default()))
    })
}

/// Rows of a CSV file by column.
fn csv_rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    csv::Reader::from_reader(bytes).deserialize().map(Result::unwrap).collect()
}

fn table(name: &str) -> Vec<BTreeMap<String, String>> {
    csv_rows(&sample()[&format!("{name}.csv")])
}

/// A site with one report and its `data` line.
fn names(data: &str) -> Vec<String> {
    let settings =
        "-- content/site.yaml --\ntitle: { zh: 数据, en: Data }\nlanguages: [zh, en]\ntopics: { economy: 经济 }\n";
    let report = fixture::zone_report("zone-2024", "period: 2024\nindicators: { gdp: 5亿元 }", "正文");
    let fixture = site(&format!("{settings}{data}\n{report}"));
    let names = data_files(&fixture.built).into_keys();
    names.filter(|name| !name.starts_with("indicators/") || name.contains("gdp")).collect()
}

#[test]
fn the_usual_files_are_those_that_people_open_and_what_explains_them() {
    let tables = ["derived", "indicators", "observations", "organizations", "reports", "targets"];
    let mut expected = vec!["datapackage.json".to_owned(), "indicators/gdp.csv".to_owned()];
    expected.extend(["observations.en.xlsx", "observations.xlsx"].map(str::to_owned));
    expected.extend(tables.iter().flat_map(|table| [format!("{table}.csv"), format!("{table}.json")]));
    expected.sort();
    assert_eq!(names(""), expected);
}

#[test]
fn data_chooses_the_formats() {
    assert!(names("data: []").is_empty());
    assert_eq!(names("data: [sqlite]"), ["site.sqlite"]);
    assert_eq!(names("data: [xlsx]"), ["observations.en.xlsx", "observations.xlsx"]);
    assert_eq!(names("data: [sdmx]"), ["sdmx/figures.csv", "sdmx/structure.xml", "sdmx/totals.csv"]);
    // What describes the CSV files brings them along.
    assert!(names("data: [package]").contains(&"observations.csv".to_owned()));
    assert!(names("data: [api]").contains(&"reports/zone-2024.json".to_owned()));
    let misspelt = site("-- content/site.yaml --\ntitle: 数据\nlanguages: [zh]\ndata: [csv, excel]\n");
    let told: Vec<_> = misspelt.built.diagnostics.iter().filter(|found| found.rule.code == "S105").collect();
    assert_eq!(told.len(), 1);
}

#[test]
fn a_page_offers_only_files_that_are_there() {
    let settings = format!(
        "-- content/site.yaml --\ntitle: {{ zh: 数据, en: Data }}\nlanguages: [zh, en]\ntopics: {{ economy: 经济 }}\n{EVERYTHING}\n"
    );
    let report = fixture::zone_report("zone-2024", "period: 2024\nindicators: { gdp: 5亿元 }", "正文");
    let fixture = site(&format!("{settings}{report}"));
    let files = data_files(&fixture.built);
    for (id, has_workbook) in [("gdp", true), ("trade", false)] {
        let page = fixture.file(&format!("zh/indicators/{id}/index.html"));
        assert_eq!(page.contains(&format!("indicators/{id}.xlsx")), has_workbook, "{id}");
        assert_eq!(files.contains_key(&format!("indicators/{id}.xlsx")), has_workbook, "{id}");
        assert!(
            page.contains(&format!("indicators/{id}.json")) && files.contains_key(&format!("indicators/{id}.json"))
        );
    }
}

/// The figures of a site whose statuses are all authored.
const STATUSES: &str = "period: 2024
indicators:
  gdp: { value: 5.10亿元, status: P }
  trade: { value: 7亿元, status: 预计, period: 2023 }
  industrial-output: { status: Q, note: 按规定不公布 }";

#[test]
fn a_status_is_what_was_authored_in_every_format() {
    let settings = format!(
        "-- content/site.yaml --\ntitle: {{ zh: 数据, en: Data }}\nlanguages: [zh, en]\ntopics: {{ economy: 经济 }}\n{EVERYTHING}\n"
    );
    let fixture = site(&format!("{settings}{}", fixture::zone_report("zone-2024", STATUSES, "正文")));
    let files = data_files(&fixture.built);
    let expected = BTreeMap::from([("gdp", "P"), ("industrial-output", "Q"), ("trade", "E")]);
    let of = |rows: &[BTreeMap<String, String>], indicator: &str, status: &str| -> BTreeMap<String, String> {
        rows.iter().map(|row| (row[indicator].clone(), row[status].clone())).collect()
    };
    let expected: BTreeMap<String, String> =
        expected.into_iter().map(|(indicator, status)| (indicator.to_owned(), status.to_owned())).collect();
    assert_eq!(of(&csv_rows(&files["observations.csv"]), "indicator", "status"), expected);
    assert_eq!(of(&csv_rows(&files["sdmx/figures.csv"]), "INDICATOR", "OBS_STATUS"), expected);
    let report: Value = serde_json::from_slice(&files["reports/zone-2024.json"]).unwrap();
    let rows = report["observations"].as_array().unwrap();
    assert!(rows.iter().all(|row| expected[row["indicator"].as_str().unwrap()] == row["status"].as_str().unwrap()));
    let database = database(&files["site.sqlite"]);
    let mut select = database.prepare("SELECT indicator, status FROM observations").unwrap();
    let rows = select.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).unwrap();
    assert_eq!(rows.map(Result::unwrap).collect::<BTreeMap<_, _>>(), expected);
    let sheet = sheet(&files["observations.xlsx"], 0);
    let column = |name: &str| sheet[0].iter().position(|head| head == name).unwrap();
    let stated: Vec<&str> = sheet[1..].iter().map(|row| row[column("状态")].as_str()).collect();
    let mut sorted = stated.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, ["估计", "初步", "隐去"]);
    // A value that is suppressed is marked as such, and never empty.
    assert!(sheet[1..].iter().any(|row| row[column("数值")] == "[c]"), "{sheet:?}");
}

fn database(bytes: &[u8]) -> rusqlite::Connection {
    let mut database = rusqlite::Connection::open_in_memory().unwrap();
    database.deserialize_read_exact("main", Cursor::new(bytes), bytes.len(), true).unwrap();
    database
}

/// The cells of a sheet as texts.
fn sheet(bytes: &[u8], index: usize) -> Vec<Vec<String>> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range_at(index).unwrap().unwrap();
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

fn sheets(bytes: &[u8]) -> usize {
    calamine::open_workbook_from_rs::<calamine::Xlsx<_>, _>(Cursor::new(bytes)).unwrap().sheet_names().len()
}

#[test]
fn workbooks_have_one_full_table_in_each_sheet() {
    for (name, bytes) in sample().iter().filter(|(name, _)| name.ends_with(".xlsx")) {
        // What has only growth or ranks has no values to stand side by side.
        for index in 0..sheets(bytes) {
            let sheet = sheet(bytes, index);
            assert!(sheet.len() > 1, "{name}");
            let empty = sheet.iter().flatten().filter(|cell| cell.is_empty()).count();
            assert_eq!(empty, 0, "{name}, sheet {index}");
        }
    }
}

#[test]
fn workbooks_hold_the_figures_of_the_csv_file() {
    let sheet = sheet(&sample()["observations.en.xlsx"], 0);
    let rows = table("observations");
    assert_eq!(sheet.len() - 1, rows.len());
    let column = |name: &str| sheet[0].iter().position(|head| head == name).unwrap();
    let of = |cell: &str| Decimal::from_str(cell).unwrap().normalize();
    for (cells, row) in sheet[1..].iter().zip(&rows) {
        assert_eq!(cells[column("Identifier")], row["id"]);
        for (head, name) in [("Value", "value"), ("Growth year on year", "yoy"), ("Upper end", "value_max")] {
            let cell = cells[column(head)].as_str();
            if row[name].is_empty() {
                assert!(cell.starts_with('['), "{cell}");
            } else {
                assert_eq!(of(cell), of(&row[name]), "{}", row["id"]);
            }
        }
    }
}

#[test]
fn parquet_holds_the_cells_of_the_csv_files() {
    for name in ["observations", "targets", "derived", "indicators", "organizations", "reports"] {
        let bytes = bytes::Bytes::from(sample()[&format!("{name}.parquet")].clone());
        let reader = SerializedFileReader::new(bytes).unwrap();
        let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
        let expected = table(name);
        assert_eq!(rows.len(), expected.len(), "{name}");
        for (row, expected) in rows.iter().zip(&expected) {
            for (column, field) in row.get_column_iter() {
                let text = &expected[column];
                match field {
                    Field::Null => assert_eq!(text, "", "{column}"),
                    Field::Str(found) => assert_eq!(found, text),
                    Field::Bool(found) => assert_eq!(&found.to_string(), text),
                    Field::Long(found) => assert_eq!(&found.to_string(), text),
                    Field::Date(days) => {
                        let day = jiff::civil::date(1970, 1, 1) + jiff::Span::new().days(i64::from(*days));
                        assert_eq!(&day.to_string(), text);
                    }
                    Field::Decimal(found) => assert_eq!(same(found, text), text.parse().unwrap(), "{column}"),
                    other => panic!("{column} is {other:?}"),
                }
            }
        }
    }
}

/// The decimal of a Parquet cell, to the digits of a text.
fn same(found: &parquet::data_type::Decimal, text: &str) -> Decimal {
    let bytes: [u8; 16] = found.data().try_into().unwrap();
    let scale = u32::try_from(found.scale()).unwrap();
    let value = Decimal::try_from_i128_with_scale(i128::from_be_bytes(bytes), scale).ok();
    // The last digits of a repeating fraction have no room in the column.
    value.map_or_else(
        || text.parse().unwrap(),
        |value| if value.scale() < 20 { value.normalize() } else { text.parse().unwrap() },
    )
}

#[test]
fn the_database_is_whole_and_its_views_answer() {
    let database = database(&sample()["site.sqlite"]);
    let one = |query: &str| database.query_row(query, [], |row| row.get::<_, i64>(0)).unwrap();
    for name in ["observations", "targets", "derived", "indicators", "organizations", "reports"] {
        let expected = i64::try_from(table(name).len()).unwrap();
        assert_eq!(one(&format!("SELECT count(*) FROM {name}")), expected, "{name}");
    }
    assert_eq!(one("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    let current = table("observations").iter().filter(|row| row["current"] == "true").count();
    assert_eq!(one("SELECT count(*) FROM figures"), i64::try_from(current).unwrap());
    for view in ["latest", "growth", "progress", "revisions"] {
        assert!(one(&format!("SELECT count(*) FROM {view}")) > 0, "{view}");
    }
    // A figure as text would sort behind every number.
    assert_eq!(one("SELECT count(*) FROM observations WHERE typeof(value) = 'text'"), 0);
    assert!(one("SELECT count(*) FROM documentation WHERE text LIKE 'column-%' OR text LIKE 'sqlite-%'") == 0);
}

/// What the schema that a file names says against it.
fn faults(file: &str) -> Vec<String> {
    let value: Value = serde_json::from_slice(&sample()[file]).unwrap();
    let named = value["$schema"].as_str().unwrap().trim_start_matches("../");
    let schema: Value = serde_json::from_slice(&sample()[named]).unwrap();
    let (name, mut schemas, mut compiler) = ("schema.json", boon::Schemas::new(), boon::Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource(name, schema).unwrap();
    let schema = compiler.compile(name, &mut schemas).unwrap();
    schemas.validate(&value, schema).err().map(|error| format!("{file}: {error:#}")).into_iter().collect()
}

#[test]
fn every_json_file_of_the_interface_is_valid_by_the_schema_that_it_names() {
    let folders = ["index.json", "indicators/", "organizations/", "reports/"];
    let files = sample().keys().filter(|name| name.ends_with(".json") && name.contains('/') || *name == "index.json");
    let files: Vec<&String> = files.filter(|name| folders.iter().any(|folder| name.starts_with(folder))).collect();
    assert!(files.len() > 100);
    for file in files {
        assert_eq!(faults(file), [""; 0]);
    }
    let index: Value = serde_json::from_slice(&sample()["index.json"]).unwrap();
    for name in index["files"].as_array().unwrap() {
        assert!(sample().contains_key(name.as_str().unwrap()), "{name}");
    }
    let entries = ["indicators", "organizations", "reports"].iter().flat_map(|kind| index[kind].as_array().unwrap());
    assert!(entries.into_iter().all(|entry| sample().contains_key(entry["href"].as_str().unwrap())));
}

/// The inputs of a derived figure as numbers: columns of figures and targets, or numbers.
fn inputs(
    row: &BTreeMap<String, String>,
    tables: &BTreeMap<String, BTreeMap<String, String>>,
) -> BTreeMap<String, Decimal> {
    let input = |text: &str| {
        let (name, value) = text.split_once('=').unwrap();
        let number = match value.split_once('@') {
            Some((column, id)) => tables[id][column].as_str(),
            None => value,
        };
        (name.to_owned(), number.parse().unwrap_or_else(|_| panic!("{text} of {} is no number", row["id"])))
    };
    row["inputs"].split(' ').map(input).collect()
}

#[test]
fn derived_figures_follow_from_their_formula_and_inputs() {
    let rows = table("observations").into_iter().chain(table("targets"));
    let tables: BTreeMap<String, BTreeMap<String, String>> = rows.map(|row| (row["id"].clone(), row)).collect();
    let mut checked = BTreeMap::new();
    for row in table("derived") {
        let input = inputs(&row, &tables);
        let i = |name: &str| input[name];
        let hundred = Decimal::ONE_HUNDRED;
        let exact = match row["formula"].as_str() {
            "new - old" => i("new") - i("old"),
            "(new - old) / old * 100" => (i("new") - i("old")) / i("old") * hundred,
            "actual / target * 100" => i("actual") / i("target") * hundred,
            "(actual - baseline) / (target - baseline) * 100" => {
                (i("actual") - i("baseline")) / (i("target") - i("baseline")) * hundred
            }
            "actual - target" => i("actual") - i("target"),
            "target * months / whole" => i("target") * i("months") / i("whole"),
            "baseline + (target - baseline) * months / whole" => {
                i("baseline") + (i("target") - i("baseline")) * i("months") / i("whole")
            }
            "target" => i("target"),
            "((target / from) ^ (1 / years) - 1) * 100" => {
                use rust_decimal::MathematicalOps as _;
                ((i("target") / i("from")).powd(Decimal::ONE / i("years")) - Decimal::ONE) * hundred
            }
            other => panic!("{other}"),
        };
        let value: Decimal = row["value"].parse().unwrap();
        // A difference of amounts is in the unit of the newer figure, as that is written.
        let newer = row["inputs"].strip_prefix("new=base_value@").map(|rest| &tables[rest.split(' ').next().unwrap()]);
        let number = |row: &BTreeMap<String, String>, column: &str| row[column].parse::<Decimal>().unwrap();
        let scale = match newer.filter(|_| row["measure"] == "difference") {
            Some(newer) if number(newer, "value") != Decimal::ZERO => {
                number(newer, "base_value") / number(newer, "value")
            }
            _ => Decimal::ONE,
        };
        let exact = exact / scale;
        let step = Decimal::new(5, value.scale() + 1).max(exact.abs() * Decimal::new(1, 20));
        assert!((exact - value).abs() <= step, "{row:?}: {exact}");
        assert!(
            row["unit"] != "%" || !row["formula"].ends_with(" - target") && row["formula"] != "new - old",
            "{row:?}"
        );
        *checked.entry(row["measure"].clone()).or_insert(0) += 1;
    }
    assert!(checked.len() >= 6, "{checked:?}");
}

/// What the sample site happens not to have: two currencies, ranges and qualifiers of growth, a rank without a place, Han in
/// addresses, an area whose unit English converts.
const ODD: &str = "period: 2024
indicators:
  trade:
    - { value: 500亿元, yoy: 约15% }
    - 12亿美元
  gdp: { value: 5亿元, mom: 0.3%, average: { value: 5.0%..6.0%, over: 2020..2024 }, rank: { among: 全市, total: 10 } }
  industrial-output: { status: Q, yoy: 超9%, note: 按规定不公布 }
  population: { value: 3百万人们, period: 2024-12-31 }";

#[test]
fn what_is_odd_is_told_in_full() {
    let settings = format!(
        "-- content/site.yaml --\ntitle: {{ zh: 数据, en: Data }}\nlanguages: [zh, en]\ntopics: {{ economy: 经济 }}\n\
         units: {{ 百万人们: {{ name: {{ zh: 百万人们, en: millions }}, of: 人, factor: 1000000 }} }}\n{EVERYTHING}\n"
    );
    let fixture = site(&format!("{settings}{}", fixture::zone_report("甲-2024", ODD, "正文")));
    let files = data_files(&fixture.built);
    let observations = csv_rows(&files["observations.csv"]);
    let of = |indicator: &str| observations.iter().find(|row| row["indicator"] == indicator).unwrap();
    let told = |row: &BTreeMap<String, String>, columns: &[&str]| -> Vec<String> {
        columns.iter().map(|column| row[*column].clone()).collect()
    };
    assert_eq!(
        told(of("gdp"), &["mom", "mom_unit", "average", "average_max", "average_unit"]),
        ["0.3", "%", "5.0", "6.0", "%"]
    );
    let sdmx = csv_rows(&files["sdmx/figures.csv"]);
    let keys = ["INDICATOR", "ITEM", "BASIS", "MEASURE", "REPORT", "UNIT_MEASURE", "TIME_PERIOD"];
    let mut all: Vec<Vec<String>> = sdmx.iter().map(|row| told(row, &keys)).collect();
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), count, "two observations have one key");
    let one = |indicator: &str, measure: &str| {
        let mut rows = sdmx.iter().filter(|row| row["INDICATOR"] == indicator && row["MEASURE"] == measure);
        told(rows.next().unwrap(), &["OBS_VALUE", "OBS_STATUS", "UNIT_MULT", "RANK_TOTAL"])
    };
    assert_eq!(one("gdp", "RANK"), ["", "A", "0", "10"]);
    assert_eq!(one("industrial-output", "LEVEL"), ["", "Q", "8", ""]);
    assert_eq!(one("industrial-output", "YOY"), ["9", "A", "0", ""]);
    // The page's address is encoded once, by whoever opens the link.
    let sheet = sheet(&files["observations.en.xlsx"], 0);
    let column = |name: &str| sheet[0].iter().position(|head| head == name).unwrap();
    let qualifiers: Vec<&str> = sheet[1..].iter().map(|row| row[column("Qualifier of growth")].as_str()).collect();
    assert!(qualifiers.contains(&"about") && qualifiers.contains(&"over"), "{qualifiers:?}");
    let mut archive = zip::ZipArchive::new(Cursor::new(&files["observations.xlsx"])).unwrap();
    let mut links = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/_rels/sheet1.xml.rels").unwrap(), &mut links)
        .unwrap();
    assert!(links.contains("zh/reports/甲-2024/") && !links.contains("%25"), "{links}");
}

#[test]
fn a_theme_may_call_sheets_and_heads_what_it_likes() {
    let words = "xlsx-sheet-data = 数据/全部的一个非常非常非常非常非常非常非常非常长的名字\nxlsx-sheet-matrix = 说明\nxlsx-basis = 分项\nxlsx-unit = 分项\n";
    let settings = "title: 数据\nlanguages: [zh]\ntheme: own\ntopics: { economy: 经济 }\n";
    let report = fixture::zone_report("zone-2024", "period: 2024\nindicators: { gdp: 5亿元 }", "正文");
    let fixture = site(&format!("-- content/site.yaml --\n{settings}-- themes/own/words/zh.ftl --\n{words}{report}"));
    let sheet = sheet(&data_files(&fixture.built)["observations.xlsx"], 0);
    assert!(
        ["分项", "分项 2", "分项 3"].iter().all(|head| sheet[0].iter().any(|known| known == head)),
        "{:?}",
        sheet[0]
    );
}

#[test]
fn ids_are_stable_and_every_row_names_its_report_and_place() {
    for name in ["observations", "targets"] {
        let rows = table(name);
        let mut ids: Vec<String> = rows.iter().map(|row| row["id"].clone()).collect();
        assert!(rows.iter().all(|row| row["id"] == format!("{}#{}", row["report"], row["anchor"])));
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), rows.len(), "{name}");
    }
    // A figure that was published twice has two rows, of which one is in force, each with its own date.
    let revised = "-- content/reports/later.md --\n---\ntitle: later\norganization: zone\nperiod: 2025\nissued: 2026-01-10\n\
                   indicators: { gdp: { value: 6亿元, period: 2024, note: 修订 } }\n---\n正文\n";
    let first = fixture::zone_report("first", "period: 2024\nissued: 2025-01-10\nindicators: { gdp: 5亿元 }", "正文");
    let fixture = site(&format!("{revised}{first}"));
    let rows = csv_rows(&data_files(&fixture.built)["observations.csv"]);
    let told: Vec<[&str; 3]> = rows.iter().map(|row| ["id", "vintage", "current"].map(|it| row[it].as_str())).collect();
    assert_eq!(told, [["first#gdp.2024", "2025-01-10", "false"], ["later#gdp.2024", "2026-01-10", "true"]]);
}

#[test]
fn hostile_texts_and_large_numbers_are_written_in_every_format() {
    let settings = format!(
        "-- content/site.yaml --\ntitle: {{ zh: '\"<&>\"', en: '=1+1' }}\nlanguages: [zh, en]\ntopics: {{ economy: 经济 }}\n{EVERYTHING}\n"
    );
    let front = "period: 2024
indicators:
  gdp: { value: 79228162514264337593543950335亿元, note: \"一行\\n'二行',\\\"=cmd()\" }
  trade: { value: 0.0000000000000000000000000001亿元, item: \"=1+1\" }";
    let fixture = site(&format!("{settings}{}", fixture::zone_report("zone-2024", front, "正文")));
    let files = data_files(&fixture.built);
    if !fixture.built.diagnostics.has_errors() {
        assert!(files.contains_key("site.sqlite"));
    }
    let small = front.replace("79228162514264337593543950335", "792281625142643");
    let fixture = site(&format!("{settings}{}", fixture::zone_report("zone-2024", &small, "正文")));
    assert!(
        !fixture.built.diagnostics.has_errors(),
        "{:?}",
        fixture.built.diagnostics.iter().map(|it| it.rule.code).collect::<Vec<_>>()
    );
    let files = data_files(&fixture.built);
    assert_eq!(csv_rows(&files["observations.csv"]).len(), 2);
    assert_eq!(csv_rows(&files["sdmx/figures.csv"]).len(), 2);
    database(&files["site.sqlite"]);
    SerializedFileReader::new(bytes::Bytes::from(files["observations.parquet"].clone())).unwrap();
    sheet(&files["observations.xlsx"], 0);
}

#[test]
fn data_files_depend_on_nothing_but_the_content() {
    let text = format!(
        "-- content/site.yaml --\ntitle: {{ zh: 数据, en: Data }}\nlanguages: [zh, en]\ntopics: {{ economy: 经济 }}\n{EVERYTHING}\n{}",
        fixture::zone_report("zone-2024", STATUSES, "正文")
    );
    let sources = || -> Sources { fixture::over_base(&text) };
    let once = data_files(&build(&sources(), &Options::default()));
    assert_eq!(once, data_files(&build(&sources(), &Options::default())));
    assert!(once.len() > 20);
}
