//! The schemas of the content files, held against the reader: what it takes is valid, what it refuses is not.

mod binary; // the command: printed, installed, installed again
pub mod keys; // every key of every shape, through reader and schema

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas};
use duizhao::diag::{Diagnostics, Severity};
use duizhao::read::{self, Project};
use duizhao::rules::RULES;
use duizhao::schema::{self, File, Known};
use duizhao::source::Sources;
use serde_json::Value;

use crate::fixture::{over_base, root};

/// Schemas to validate with, compiled when they are first asked for.
struct Validator {
    known: Known,
    compiled: RefCell<(Schemas, BTreeMap<&'static str, SchemaIndex>)>,
}

impl Validator {
    fn new(known: Known) -> Validator {
        Validator { known, compiled: RefCell::new((Schemas::new(), BTreeMap::new())) }
    }

    /// Of any site.
    fn general() -> Validator {
        Validator::new(Known::nothing())
    }

    /// Of this very site, as `schema --install` makes them.
    fn of(sources: &Sources) -> Validator {
        let mut found = Diagnostics::default();
        let project = read::read(sources, &mut found);
        Validator::new(Known::of(&duizhao::resolve::resolve(&project, sources, true, &mut found)))
    }

    /// What the schema of a file says against a document.
    fn fault(&self, file: File, document: &Value) -> Option<String> {
        self.told(file.name(), || schema::schema(file, &self.known), document)
    }

    fn bundle_allows(&self, document: &Value) -> bool {
        self.told("bundle", || schema::bundle(&self.known), document).is_none()
    }

    /// Compiling holds the schema against the schema of its draft.
    fn told(&self, name: &'static str, schema: impl FnOnce() -> Value, document: &Value) -> Option<String> {
        let mut compiled = self.compiled.borrow_mut();
        let (schemas, known) = &mut *compiled;
        let index = *known.entry(name).or_insert_with(|| {
            let mut compiler = Compiler::new();
            compiler.add_resource(name, schema()).unwrap();
            compiler.compile(name, schemas).unwrap_or_else(|error| panic!("{name}: {error:#}"))
        });
        schemas.validate(document, index).err().map(|error| format!("{error:#}"))
    }
}

/// YAML as the language servers see it, with numbers and booleans; nothing where it is none.
fn typed(yaml: &str) -> Option<Value> {
    serde_yaml::from_str_with_options(yaml, serde_yaml::options! { strict_booleans: true }).ok()
}

struct Document {
    file: File,
    path: String,
    content: Value,
}

/// All YAML of a project: registries, and the heads of Markdown files.
fn documents(sources: &Sources) -> Vec<Document> {
    let project: Project = read::read(sources, &mut Diagnostics::default());
    let mut documents = Vec::new();
    let mut add = |file: File, path: &str, yaml: &str| {
        if let Some(content) = typed(yaml).filter(|content| !content.is_null()) {
            documents.push(Document { file, path: path.to_owned(), content });
        }
    };
    for (path, bytes) in &sources.files {
        let file = match path.as_str() {
            "content/site.yaml" => File::Site,
            path if path.starts_with("content/indicators") && path.ends_with(".yaml") => File::Indicators,
            path if path.starts_with("content/organizations") && path.ends_with(".yaml") => File::Organizations,
            _ => continue,
        };
        add(file, path, &String::from_utf8_lossy(bytes));
    }
    let reports = project.reports.iter().map(|document| (document, File::Report, File::ReportTranslation));
    let pages = project.pages.iter().map(|document| (document, File::Page, File::PageTranslation));
    for (document, original, translation) in reports.chain(pages) {
        let text = &project.texts.file(document.file).unwrap().text;
        let head = text[..document.body_offset].trim_start_matches("---").trim_end().trim_end_matches("---");
        let file = if document.lang.is_some() { translation } else { original };
        add(file, project.texts.path_of(document.file), head);
    }
    documents
}

/// What some schemas say against documents.
fn faults(documents: &[Document], validators: &[&Validator]) -> Vec<String> {
    let of = |document: &Document| {
        let faults = validators.iter().filter_map(|validator| validator.fault(document.file, &document.content));
        faults.map(|fault| format!("{}: {fault}", document.path)).collect::<Vec<_>>()
    };
    documents.iter().flat_map(of).collect()
}

fn project(folder: &Path) -> Sources {
    duizhao::disk::read(folder).unwrap().0
}

#[test]
fn the_sample_the_starter_and_the_gallery_are_valid() {
    let general = Validator::general();
    for (folder, at_least) in [("", 28), ("starter", 5), ("docs/gallery", 5)] {
        let sources = project(&root().join(folder));
        let documents = documents(&sources);
        assert!(documents.len() >= at_least, "only {} documents in {folder}", documents.len());
        assert_eq!(faults(&documents, &[&Validator::of(&sources), &general]), [""; 0]);
        for document in &documents {
            assert!(general.bundle_allows(&document.content), "{}", document.path);
        }
    }
    assert!(!Validator::general().bundle_allows(&serde_json::json!({ "title": 1, "nothing": 2 })));
}

fn has_errors_of_structure(sources: &Sources) -> bool {
    let mut found = Diagnostics::default();
    let project = read::read(sources, &mut found);
    duizhao::resolve::resolve(&project, sources, true, &mut found);
    found.iter().any(|one| one.severity == Severity::Error && one.rule.code.starts_with(['S', 'R', 'U']))
}

/// Findings that a schema tells too, as far as the rule's own example goes.
const TOLD: &[&str] = &[
    "S101", "S103", "S104", "S105", "S106", "S107", "S109", "S110", "S113", "S115", "S116", "S117", "S118", "S119",
    "R101", "R102", "R104", "U104",
];

#[test]
fn examples_of_the_rules_are_valid_where_they_are_right_and_not_where_they_are_wrong() {
    let (mut n_good, mut n_bad) = (0, 0);
    let (base, general) = (Validator::of(&over_base("")), Validator::general());
    // The files of an example, held against the schemas of its site.
    let told = |example: &str| {
        let (sources, example) = (over_base(example), Sources::from_text(example));
        let is_registry = |path: &String| path.ends_with(".yaml");
        let own = example.files.keys().any(is_registry).then(|| Validator::of(&sources));
        let mut documents = documents(&sources);
        documents.retain(|document| example.files.contains_key(&document.path));
        faults(&documents, &[own.as_ref().unwrap_or(&base), &general])
    };
    for rule in RULES {
        let good = over_base(rule.good);
        if !has_errors_of_structure(&good) {
            n_good += 1;
            assert_eq!(told(rule.good), [""; 0], "{}", rule.code);
        }
        if TOLD.contains(&rule.code) {
            n_bad += 1;
            assert!(!told(rule.bad).is_empty(), "{} is not told:\n{}", rule.code, rule.bad);
        }
    }
    assert_eq!(n_bad, TOLD.len());
    assert!(n_good > 100, "only {n_good} examples are right");
}

/// Which of some heads of reports of the base site the schema refuses.
fn refused<'a>(heads: &[&'a str]) -> Vec<&'a str> {
    let validator = Validator::of(&over_base(""));
    let is_refused = |head: &&&str| {
        let title = if head.starts_with("title") { "" } else { "title: 总结\n" };
        let text = format!("{title}organization: zone\nperiod: 2024\n{head}\n");
        validator.fault(File::Report, &typed(&text).unwrap_or_else(|| panic!("{text}"))).is_some()
    };
    heads.iter().filter(is_refused).copied().collect()
}

#[test]
fn what_the_site_registers_is_known() {
    let known = [
        "indicators: { gdp: 5亿元 }",
        "indicators: { 地区生产总值: 5亿元 }",
        "indicators: { 地区 生产总值: 5亿元 }",
        "indicators: { Gross Regional Product: 5亿元 }",
        "indicators: { 工业产值: 5亿元 +3% }",
        "indicators: { trade: [5亿元, { value: 3亿美元, item: cars }] }",
        "indicators: { trade: { value: 3亿美元, item: { zh: 摩托车, en: motorcycles } } }",
        "indicators: [{ period: 2023, figures: { gdp: 5亿元 } }, { indicator: trade, value: 3亿元 }]",
        "about: 示例市",
        "about: example  city",
        "targets: [{ indicator: gdp, period: 2025, growth: 7%左右, share: { value: 3%, of: { zh: 全国, en: China } } }]",
        "targets: { gdp: { period: 2025, value: 超6亿元, rank: 前列 } }",
        "kind: 规划\ntargets: { gdp: 6亿元, x-note: 待核 }",
        "kind: plan\ntargets: [{ indicator: gdp, average_growth: 7% }]",
        "indicators:",
        "summary:",
        "x-checked-by: { anyone: [1, 2] }",
        "title: { zh: 总结, en: Summary, ja: まとめ, x-note: 待译 }",
    ];
    assert_eq!(refused(&known), [""; 0]);
}

#[test]
fn planted_mistakes_are_refused() {
    let mistakes = [
        "indicators: { gdpp: 5亿元 }",
        "indicators: { gdp: 5 }",
        "indicators: { gdp: \"5\" }",
        "indicators: { gdp: }",
        "indicators: { gdp: { valeu: 5亿元 } }",
        "indicators: { gdp: { value: 5亿元, indicatr: gdp } }",
        "indicators: { gdp: { value: 5亿元, yoy: 5.2 } }",
        "indicators: { gdp: { value: 5亿元, period: 2024.10 } }",
        "indicators: { gdp: { value: 5亿元, status: O, note: 未报 } }",
        "indicators: { gdp: { status: O } }",
        "indicators: { gdp: { note: 无 } }",
        "indicators: { gdp: { value: 5亿元, rank: { by: value } } }",
        "indicators: { gdp: { value: 5亿元, rank: 0 } }",
        "indicators: [{ figures: [{ gdp: 5亿元 }] }]",
        "indicators: 5亿元",
        "kind: sumary",
        "about: nowhere",
        "about: [zone]",
        "issued: 2025/1/10",
        "published: 2025-01-10 9点",
        "source: { nmae: 局 }",
        "correction: { date: 2025-01-10 }",
        "summary: { en: Summary }",
        "summary: [总结]",
        "allow: [{ code: S1010, reason: 无 }]",
        "allow: [{ code: S101 }]",
        "targets: [{ indicator: gdp, value: 6亿元 }]",
        "targets: [{ period: 2025, value: 6亿元 }]",
        "targets: { gdp: 6亿元 }",
        "targets: { gdp: { period: 2025, tier: bottom, value: 6亿元 } }",
        "kind: plan\ntargets: { gdp: { period: 2025 } }",
    ];
    assert_eq!(refused(&mistakes), mistakes);
}

#[test]
fn registries_may_be_empty_and_ids_numbers() {
    let mut bare = Sources::default();
    bare.insert("content/site.yaml", "title: 站点\nlanguages: [zh]\n".as_bytes());
    let validator = Validator::of(&bare);
    let head = |lines: &str| typed(&format!("title: 总结\norganization: 331082\nperiod: 2024\n{lines}")).unwrap();
    assert!(validator.fault(File::Report, &head("")).is_some());
    assert!(validator.fault(File::Site, &typed("title: 站点\nlanguages: [zh]\nheadline: []").unwrap()).is_none());
    assert!(validator.fault(File::Site, &typed("title: 站点\nlanguages: [zh]\nheadline: [gdp]").unwrap()).is_some());

    let mut numbered = over_base("-- content/organizations.yaml --\n331082: { name: 某市 }\n");
    numbered.insert("content/indicators.yaml", "2025: { name: 甲, unit: 元, kind: flow }\n".as_bytes());
    let validator = Validator::of(&numbered);
    assert_eq!(validator.fault(File::Report, &head("indicators: { \"2025\": 5元 }")), None);
    assert!(validator.fault(File::Report, &head("about: 331083")).is_some());
}

#[test]
fn descriptions_are_in_both_languages() {
    let has_han = |text: &str| text.chars().any(duizhao::lang::is_cjk);
    for shape in duizhao::shape::ALL {
        let keys = shape.keys.iter().map(|key| (key.name, key.about));
        for (name, [zh, en]) in keys.chain([(shape.name, shape.about)]) {
            assert!(has_han(zh), "{}.{name}: {zh}", shape.name);
            assert!(en.len() > 1 && !zh.contains('\n') && !en.contains('\n'), "{}.{name}: {en}", shape.name);
        }
    }
}
