//! `import`: documents as text in; drafts, proposals, lines of JSON and the summary out.

use std::path::Path;
use std::process::{Command, Output};

use duizhao::document::{self, Block, Content, Document, Metadata};
use duizhao::extract::{self, Doubt, Kind, Statement, Status};
use duizhao::import::{Batch, Input, Verdict};
use duizhao::period::Period;
use duizhao::rules::EXAMPLE_BASE;
use duizhao::source::Sources;
use duizhao::{Built, Options, build};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::fixture::over_base;

const SUMMARY: &str = "\
示例经济开发区2025年1—10月工作总结

发布单位：示例经济开发区管委会　成文日期：2025-11-20

一、主要指标
今年1—10月，全区完成工业总产值320.50亿元，同比增长6.4%；实现进出口总额18.6亿美元，同比下降3.2%。新增国家高新技术企业12家。
截至目前，建成智慧停车泊位超过3500个。
二、下步打算
2026年力争工业总产值突破360亿元。
";

/// A site whose registries are empty.
const FRESH: &str = "-- content/site.yaml --\ntitle: { zh: 试验, en: Trial }\nlanguages: [zh, en]\n";

/// The drafts of documents, as files over those of a site.
fn imported(sources: &Sources, texts: &[&str]) -> (Batch, Sources) {
    let mut batch = Batch::of(sources);
    for (number, text) in texts.iter().enumerate() {
        let document = document::read("a.txt", text.as_bytes()).unwrap_or_else(|_| panic!("{text} is no document"));
        let statements = extract::statements(&document);
        let added = batch.add(Input { file: format!("{number}.txt"), document, statements }, None);
        added.unwrap_or_else(|text| panic!("{}", text.en));
    }
    batch.settle(sources);
    let whole = with_files(&batch, sources);
    (batch, whole)
}

fn with_files(batch: &Batch, sources: &Sources) -> Sources {
    let mut whole = sources.clone();
    for file in batch.files(sources) {
        assert!(!whole.files.contains_key(&file.path), "{} is overwritten", file.path);
        whole.insert(&file.path, file.text.as_bytes());
    }
    whole
}

fn with_drafts(sources: &Sources) -> Built {
    build(sources, &Options { drafts: true, ..Options::default() })
}

fn errors(built: &Built) -> Vec<String> {
    let errors = built.diagnostics.iter().filter(|one| one.severity == duizhao::diag::Severity::Error);
    errors.map(|one| format!("{} {} {}", one.rule.code, built.texts.path(one.span), one.message.en)).collect()
}

fn file<'a>(sources: &'a Sources, path: &str) -> &'a str {
    let bytes = sources.files.get(path).unwrap_or_else(|| panic!("no {path}: {:?}", sources.files.keys()));
    std::str::from_utf8(bytes).unwrap()
}

/// What the document states, as a reader without any slip would have it.
fn statements() -> Vec<Statement> {
    let months = Period::parse("2025-01..2025-10").ok();
    let of_months = |name: &str, value: &str, unit: &str, quote: &str| Statement {
        period: months,
        quote: quote.into(),
        line: 6,
        ..statement(name, value, unit)
    };
    vec![
        Statement {
            yoy: Some(Decimal::new(64, 1)),
            ..of_months("工业总产值", "320.50", "亿元", "今年1—10月，全区完成工业总产值320.50亿元，同比增长6.4%")
        },
        Statement {
            yoy: Some(Decimal::new(-32, 1)),
            ..of_months("进出口总额", "18.6", "亿美元", "实现进出口总额18.6亿美元，同比下降3.2%")
        },
        of_months("国家高新技术企业(新增)", "12", "家", "新增国家高新技术企业12家"),
        Statement {
            period: None,
            qualifier: Some("超过".into()),
            ..of_months("智慧停车泊位", "3500", "个", "建成智慧停车泊位超过3500个")
        },
        Statement {
            doubts: vec![Doubt::Minor], ..of_months("停车楼", "3", "座", "智慧停车泊位超过3500个")
        },
        Statement { kind: Kind::Multiple, ..of_months("泊位", "2.5", "倍", "智慧停车泊位超过3500个") },
        Statement {
            period: Some(Period::year(2026)),
            status: Status::Target,
            qualifier: Some("突破".into()),
            ..of_months("工业总产值", "360", "亿元", "2026年力争工业总产值突破360亿元")
        },
    ]
}

#[test]
fn a_document_becomes_a_draft_that_builds() {
    let sources = over_base("");
    let document = document::read("a.txt", SUMMARY.as_bytes()).unwrap();
    let mut batch = Batch::of(&sources);
    batch.add(Input { file: "a.txt".into(), document, statements: statements() }, None).unwrap();
    batch.settle(&sources);
    let whole = with_files(&batch, &sources);
    insta::assert_snapshot!("draft", file(&whole, "content/reports/zone-2025-01-to-10.md"));
    insta::assert_snapshot!("proposed_indicators", file(&whole, "content/indicators/proposed.yaml"));
    let built = with_drafts(&whole);
    assert_eq!(errors(&built), [""; 0]);
    let site = &built.edition.as_ref().unwrap().site;
    let trade = site.observations.iter().find(|(_, one)| site.indicators[one.indicator].id == "trade").unwrap().1;
    assert_eq!(trade.level.as_ref().unwrap().value.to_string(), "18.6");
    assert_eq!(trade.yoy.as_ref().unwrap().value.to_string(), "-3.2");
    assert_eq!(trade.period.canonical(), "2025-01..2025-10");
    assert_eq!(site.targets.len(), 1);
}

#[test]
fn a_fresh_registry_gets_all_that_a_document_needs() {
    let (batch, whole) = imported(&Sources::from_text(FRESH), &[SUMMARY]);
    assert_eq!(errors(&with_drafts(&whole)), [""; 0]);
    // What is known has its usual id and English name; who reports is proposed by name.
    let indicators = file(&whole, "content/indicators/proposed.yaml");
    assert!(
        indicators.contains("industrial-output:\n  name: { zh: 工业总产值, en: Gross industrial output value }"),
        "{indicators}"
    );
    let organizations = file(&whole, "content/organizations/proposed.yaml");
    assert!(organizations.contains("shili-edz:\n  name: 示例经济开发区"), "{organizations}");
    let counts = batch.drafts[0].counts(&batch.registry);
    assert_eq!((counts.matched, counts.found), (0, counts.proposed + counts.unsure + counts.left));
}

#[test]
fn documents_of_one_run_share_their_proposals_and_later_runs_find_them() {
    let other = SUMMARY.replace("2025", "2024").replace("2026", "2025");
    let (_, whole) = imported(&Sources::from_text(FRESH), &[SUMMARY, &other]);
    let proposed = file(&whole, "content/indicators/proposed.yaml");
    assert_eq!(proposed.matches("industrial-output:").count(), 1);
    assert_eq!(errors(&with_drafts(&whole)), [""; 0]);
    // The same document again: another slug, and nothing more to propose.
    let (batch, again) = imported(&whole, &[SUMMARY]);
    assert_eq!(batch.drafts[0].slug, "shili-edz-2025-01-to-10-2");
    assert_eq!(again.files.len(), whole.files.len() + 1);
}

#[test]
fn a_public_build_knows_nothing_of_drafts_and_proposals() {
    let base = over_base("");
    let (_, whole) = imported(&base, &[SUMMARY]);
    let built = |sources: &Sources| build(sources, &Options::default());
    let (before, after) = (built(&base), built(&whole));
    let told = |built: &Built| built.diagnostics.iter().map(|one| one.message.en.clone()).collect::<Vec<String>>();
    assert_eq!(told(&after), told(&before));
    assert_eq!(before.pages.len(), after.pages.len());
}

#[test]
fn what_is_proposed_is_accepted_by_taking_its_status_away() {
    let (_, mut whole) = imported(&Sources::from_text(FRESH), &[SUMMARY]);
    for (_, bytes) in whole.files.iter_mut() {
        let text = std::str::from_utf8(bytes).unwrap().replace("status: draft\n", "");
        *bytes = text.as_bytes().into();
    }
    let built = build(&whole, &Options::default());
    assert_eq!(errors(&built), [""; 0]);
    assert_eq!(built.edition.unwrap().site.reports.len(), 1);
}

#[test]
fn a_registry_may_be_divided_into_files() {
    let more = "-- content/indicators/port.yaml --\nport-throughput: { name: 货物吞吐量, unit: 万吨, kind: flow }\n\
                -- content/organizations/more.yaml --\nharbour: { name: 示例港区, within: zone }\n";
    let report =
        crate::fixture::zone_report("a", "period: 2024\nindicators: { port-throughput: 3万吨, gdp: 2亿元 }", "");
    let site = crate::fixture::site(&format!("{more}{report}"));
    assert_eq!(errors(&site.built), [""; 0]);
    assert_eq!(site.facts().observations.len(), 2);
    // The same id in two files is told at the second.
    let twice = "-- content/indicators/port.yaml --\ngdp: { name: 生产总值, unit: 亿元, kind: flow }\n";
    let told = errors(&crate::fixture::site(twice).built);
    assert!(told.iter().any(|one| one.starts_with("S102 content/indicators/port.yaml")), "{told:?}");
}

fn statement(name: &str, value: &str, unit: &str) -> Statement {
    Statement {
        period: Some(Period::year(2025)),
        quote: format!("{name}{value}{unit}"),
        line: 1,
        ..Statement::level(name.into(), value.parse().unwrap(), unit.into())
    }
}

/// A report of the example zone on 2025 with these statements, whose prose is their quotes.
fn stated(sources: &Sources, statements: Vec<Statement>) -> (Batch, Built) {
    let blocks = statements.iter().enumerate().map(|(number, one)| Block {
        content: Content::Paragraph(one.quote.clone()),
        line: number + 1,
        breaks: Vec::new(),
    });
    let document = Document {
        blocks: blocks.collect(),
        metadata: Metadata {
            title: Some("示例经济开发区2025年工作总结".into()),
            period: Some(Period::year(2025)),
            ..Metadata::default()
        },
        ..Document::default()
    };
    let mut batch = Batch::of(sources);
    batch.add(Input { file: "a".into(), document, statements }, None).unwrap();
    batch.settle(sources);
    let built = with_drafts(&with_files(&batch, sources));
    (batch, built)
}

/// Verdicts as `taken`, or the reason in English.
fn verdicts(batch: &Batch) -> Vec<String> {
    let told = |verdict: &Verdict| match verdict {
        Verdict::Taken => "taken".to_owned(),
        Verdict::Unsure(reason) => format!("unsure: {}", reason.text().en),
        Verdict::Left(reason) => format!("left out: {}", reason.text().en),
    };
    batch.drafts.iter().flat_map(|draft| &draft.findings).map(|finding| told(&finding.verdict)).collect()
}

#[test]
fn coverage_unit_and_repetition_are_minded() {
    let one = |name: &str, value: &str, unit: &str| statement(name, value, unit);
    let (batch, built) = stated(
        &over_base(""),
        vec![
            one("工业总产值", "320", "亿元"),
            // Another coverage is another indicator.
            one("规模以上工业总产值", "210", "亿元"),
            // The same again, and the same with another number.
            one("全区工业总产值", "320", "亿元"),
            one("工业产值", "330", "亿元"),
            // The registry has no such unit for it.
            one("常住人口", "3", "亿元"),
            one("泊位等级", "5", "万吨级"),
            Statement { doubts: vec![Doubt::Minor], ..one("堆场面积", "20", "公顷") },
            Statement { kind: Kind::Multiple, ..one("产值倍数", "2.5", "倍") },
        ],
    );
    assert_eq!(errors(&built), [""; 0]);
    insta::assert_snapshot!(verdicts(&batch).join("\n"));
    let site = &built.edition.as_ref().unwrap().site;
    let ids: Vec<&str> = site.observations.iter().map(|(_, one)| site.indicators[one.indicator].id.as_str()).collect();
    assert_eq!(ids, ["industrial-output", "industrial-output-ads"]);
}

#[test]
fn rate_place_share_and_average_stand_with_their_figure() {
    let share = extract::ShareOf {
        value: 30.into(),
        of: Some("示例市".into()),
        as_written: None,
        qualifier: Some("以上".into()),
    };
    let average = Statement {
        kind: Kind::Growth,
        basis: Some("cagr".into()),
        period: Period::parse("2020..2025").ok(),
        ..statement("工业总产值年均增速", "8", "%")
    };
    let level = Statement {
        yoy: Some(Decimal::new(-52, 1)),
        rank: Some("全市第三".into()),
        share: Some(share),
        qualifier: Some("超".into()),
        quote: "工业总产值超320亿元，下降5.2%，全市第三，占示例市30%以上".into(),
        ..statement("工业总产值", "320", "亿元")
    };
    let (_, built) = stated(&over_base(""), vec![level, average]);
    let site = &built.edition.as_ref().unwrap().site;
    assert_eq!(site.observations.len(), 1, "{:?}", errors(&built));
    let one = site.observations.iter().next().unwrap().1;
    assert_eq!(one.level.as_ref().unwrap().qualifier.as_ref().unwrap().word, "超");
    assert_eq!(one.yoy.as_ref().unwrap().value.to_string(), "-5.2");
    let rank = one.rank.as_ref().unwrap();
    assert_eq!((rank.place, rank.by.as_str()), (Some(3), "growth"));
    assert_eq!(one.share.as_ref().unwrap().of.map(|id| site.organizations[id].id.as_str()), Some("city"));
    assert_eq!(one.average.as_ref().unwrap().over.canonical(), "2020..2025");
    assert!(one.quote.is_some());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever a document calls its figures, the draft is one that the check takes, and its figures are the document's.
    #[test]
    fn any_statement_leaves_a_draft_that_is_read_back(
        rows in prop::collection::vec((
            "[规上工业产值出口新增企业项目率额数占总投资甲乙丙]{1,8}|[-:#\"'{}\\[\\]|>%@`*&!a 规，,（(“]{0,10}",
            0_i64..10_000_000,
            0_u32..3,
            prop::sample::select(&["亿元", "万美元", "家", "%", "万吨", "船型", "", "元/人", "个百分点"][..]),
            prop::sample::select(&[None, Some("超"), Some("以上"), Some("余")][..]),
            0_usize..6,
            prop::option::of(-900_i64..900),
        ), 1..12)
    ) {
        let kinds = [Kind::Level, Kind::Level, Kind::Growth, Kind::Share, Kind::Rank, Kind::Change];
        let statuses = [Status::Actual, Status::Target, Status::Preliminary, Status::Plan];
        let statements: Vec<Statement> = rows.iter().enumerate().map(|(number, (name, mantissa, scale, unit, word, kind, yoy))| Statement {
            qualifier: word.map(str::to_owned),
            kind: kinds[*kind],
            status: statuses[number % statuses.len()],
            yoy: yoy.map(|rate| Decimal::new(rate, 1)),
            ..statement(name, &Decimal::new(*mantissa, *scale).to_string(), unit)
        }).collect();
        let sources = over_base("");
        let (batch, built) = stated(&sources, statements);
        prop_assert_eq!(errors(&built), Vec::<String>::new());
        let site = &built.edition.as_ref().unwrap().site;
        let taken = batch.drafts[0].findings.iter().filter(|one| one.verdict == Verdict::Taken);
        let (targets, figures): (Vec<_>, Vec<_>) = taken.partition(|one| one.statement.status == Status::Target);
        prop_assert_eq!(figures.len(), site.observations.len());
        prop_assert_eq!(targets.len(), site.targets.len());
        let levels = figures.iter().filter(|one| one.statement.kind == Kind::Level);
        for one in levels {
            let value = one.statement.value;
            let is_read = site.observations.iter().any(|(_, read)| read.level.as_ref().is_some_and(|level| level.value == value));
            prop_assert!(is_read, "{}{}", one.statement.name, value);
        }
    }
}

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
    let Output { status, stdout, stderr } =
        command.current_dir(folder).args(["--lang", "en"]).args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

/// A project of the rules' examples, with the document beside it.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in Sources::from_text(EXAMPLE_BASE).files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    std::fs::write(folder.path().join("总结.txt"), SUMMARY).unwrap();
    folder
}

#[test]
fn the_command_writes_new_files_only_and_says_what_it_found() {
    let folder = project();
    let (code, out, said) = run(folder.path(), &["import", "总结.txt"]);
    assert_eq!((code, out.as_str()), (0, ""), "{said}");
    assert!(said.contains("总结.txt → content/reports/zone-2025-01-to-10.md: "), "{said}");
    assert!(said.contains("proposed entries to review: content/indicators/proposed.yaml"), "{said}");
    let first = std::fs::read(folder.path().join("content/reports/zone-2025-01-to-10.md")).unwrap();
    // Once more by mistake: nothing is doubled.
    let report = folder.path().join("content/reports/zone-2025-01-to-10.md");
    let beside = folder.path().join("content/reports/zone-2025-01-to-10-2.md");
    let (code, _, said) = run(folder.path(), &["import", "总结.txt"]);
    assert!(code == 0 && said.contains("imported before") && !beside.exists(), "{said}");
    // Once somebody has worked on the draft: another name, and the first file as it was.
    let edited = String::from_utf8(first).unwrap() + "\n核对过。\n";
    std::fs::write(&report, &edited).unwrap();
    let (code, _, said) = run(folder.path(), &["import", "总结.txt", "-q"]);
    assert_eq!((code, said.as_str()), (0, ""));
    assert!(beside.exists());
    assert_eq!(std::fs::read_to_string(report).unwrap(), edited);
    let left: Vec<_> = std::fs::read_dir(folder.path().join("content/reports")).unwrap().collect();
    assert_eq!(left.len(), 2, "no part of a file is left over");
    assert_eq!(run(folder.path(), &["build", "-q"]).0, 0);
}

#[test]
fn a_dry_run_prints_and_writes_nothing() {
    let folder = project();
    let (code, out, _) = run(folder.path(), &["import", "总结.txt", "--dry-run", "--format", "jsonl"]);
    assert_eq!(code, 0);
    let first = out.lines().next().unwrap();
    let keys = "file indicator name value value_max unit period yoy share rank status qualifier kind basis quote line";
    let read: serde_json::Value = serde_json::from_str(first).unwrap();
    let found: Vec<&str> = read.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(found.join(" "), keys);
    assert!(first.contains("\"indicator\":\"industrial-output\"") && first.contains("\"value\":320.50,"), "{first}");
    assert!(first.contains("\"period\":\"2025-01/2025-10\""), "{first}");
    let (_, out, said) = run(folder.path(), &["import", "总结.txt", "--dry-run"]);
    assert!(out.starts_with("---\ntitle: 示例经济开发区2025年1—10月工作总结\n"), "{out}");
    assert!(said.contains("found"), "{said}");
    assert!(!folder.path().join("content/reports").exists());
    // One file is one object, several are lines.
    let (_, out, _) = run(folder.path(), &["import", "总结.txt", "--dry-run", "--format", "meta"]);
    assert!(out.starts_with("{\n  \"title\""), "{out}");
    let (_, out, _) = run(folder.path(), &["import", "总结.txt", "总结.txt", "--dry-run", "--format", "meta"]);
    assert_eq!(out.lines().count(), 2);
}

#[test]
fn a_dry_run_needs_no_project() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), SUMMARY).unwrap();
    let (code, out, _) = run(folder.path(), &["import", "a.txt", "--dry-run", "--format", "jsonl"]);
    assert_eq!(code, 0);
    assert!(out.lines().all(|line| line.contains("\"indicator\":null")), "{out}");
    let (code, _, said) = run(folder.path(), &["import", "a.txt"]);
    assert!(code == 2 && said.contains("--dry-run works anywhere"), "{said}");
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let folder = project();
    std::fs::write(folder.path().join("empty.txt"), "").unwrap();
    let (code, _, said) = run(folder.path(), &["import", "missing.txt", "empty.txt", ".", "总结.txt"]);
    assert_eq!(code, 1, "{said}");
    assert_eq!(said.matches("error: ").count(), 3, "{said}");
    assert!(folder.path().join("content/reports/zone-2025-01-to-10.md").exists());
}

#[test]
fn what_cannot_run_says_why() {
    let folder = project();
    let (code, _, said) = run(folder.path(), &["import", "总结.txt", "--organization", "nowhere"]);
    assert!(code == 2 && said.contains("`nowhere` is no organization"), "{said}");
    let (code, _, said) = run(folder.path(), &["import", "总结.txt", "--interactive"]);
    assert!(code == 2 && said.contains("needs a terminal"), "{said}");
    assert_eq!(run(folder.path(), &["import"]).0, 2);
    assert!(!folder.path().join("content/reports").exists());
    let (code, _, _) = run(folder.path(), &["import", "总结.txt", "--organization", "示例市", "-q"]);
    assert_eq!(code, 0);
    assert!(folder.path().join("content/reports/city-2025-01-to-10.md").exists());
}

/// The five documents of the answer keys, imported with one run into a fresh registry.
#[test]
fn the_five_documents_give_a_site_that_builds_with_their_core_figures() {
    let Some(keys) = crate::gold::keys() else {
        eprintln!("skipped: the answer keys are not at hand");
        return;
    };
    let sources = Sources::from_text(FRESH);
    let seed = |key: &str| std::fs::read_to_string(keys.join(format!("seeds/{key}.txt"))).unwrap();
    let texts: Vec<String> = crate::gold::DOCUMENTS.iter().map(|(key, _)| seed(key)).collect();
    let (batch, whole) = imported(&sources, &texts.iter().map(String::as_str).collect::<Vec<&str>>());
    assert_eq!(errors(&build(&whole, &Options::default())), [""; 0]);
    let built = with_drafts(&whole);
    assert_eq!(errors(&built), [""; 0]);
    let (observations, targets) =
        (crate::gold::rows_of(&built, "observations.csv"), crate::gold::rows_of(&built, "targets.csv"));
    let (mut wanted, mut missing) = (0, Vec::new());
    for ((key, _), draft) in crate::gold::DOCUMENTS.iter().zip(&batch.drafts) {
        let text = std::fs::read_to_string(keys.join(format!("gold/{key}.jsonl"))).unwrap();
        let records = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        for record in records.filter(|record| record["tier"] == "core") {
            wanted += 1;
            let table = if record["status"] == "target" { &targets } else { &observations };
            let mut of_report = table.iter().filter(|row| row["report"] == draft.slug);
            let units = duizhao::quantity::Units::default();
            if !of_report.any(|row| crate::gold::states(row, &record, &units).is_ok()) {
                missing.push(format!("{} {} {}{}", record["id"], record["name"], record["value"], record["unit"]));
            }
        }
    }
    println!("core figures of the five documents: {} of {wanted}\n{}", wanted - missing.len(), missing.join("\n"));
    assert!(missing.len() * 20 <= wanted, "more than one in twenty is missing:\n{}", missing.join("\n"));
}

#[test]
fn digits_and_quotes_are_those_of_the_figure_itself() {
    let sources = Sources::from_text(FRESH);
    let text = "示例经开区2025年工作总结\n发布单位：示例经济开发区管委会\n一、情况\n\
        新增规上工业企业3家，同比增长3.0%。全年完成进出口总额1,156.8亿元，同比增长5.50%。\n";
    let (batch, _) = imported(&sources, &[text]);
    let report = batch.files(&sources).iter().find(|file| file.path.contains("reports/")).unwrap().text.clone();
    assert!(report.contains("value: 3家") && report.contains("yoy: 3.0%"), "{report}");
    assert!(
        report.contains("value: 1156.8亿元") && report.contains("quote: 全年完成进出口总额1,156.8亿元"),
        "{report}"
    );
}

#[test]
fn a_registry_that_cannot_be_read_is_mended_first() {
    let folder = project();
    let registry = folder.path().join("content/indicators.yaml");
    let text = std::fs::read_to_string(&registry).unwrap();
    std::fs::write(&registry, format!("{text}\nbad: [\n")).unwrap();
    let (status, _, stderr) = run(folder.path(), &["import", "总结.txt"]);
    assert_eq!(status, 1, "{stderr}");
    assert!(stderr.contains("mend settings and registries first"), "{stderr}");
    assert!(!folder.path().join("content/indicators").exists());
}

#[test]
fn a_report_that_cannot_be_read_keeps_its_name() {
    let folder = project();
    assert_eq!(run(folder.path(), &["import", "总结.txt", "-q"]).0, 0);
    let reports = folder.path().join("content/reports");
    let drafts = || {
        let names = std::fs::read_dir(&reports).unwrap().map(|entry| entry.unwrap().path());
        names.filter(|path| std::fs::read_to_string(path).unwrap().contains("status: draft")).collect::<Vec<_>>()
    };
    let first = drafts().remove(0);
    std::fs::write(&first, "---\nstatus: draft\nperiod: 20xx\n---\n").unwrap();
    let (status, _, stderr) = run(folder.path(), &["import", "总结.txt"]);
    assert_eq!((status, drafts().len()), (0, 2), "{stderr}");
}
