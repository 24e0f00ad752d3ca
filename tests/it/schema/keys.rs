//! Every key of every shape: reader and schema take it with each of its words and examples, both refuse it misspelt, and
//! both miss it where it is required. What a shape lists and no reader asks for, or the reverse, ends these tests within
//! the reader.

use std::collections::BTreeSet;

use duizhao::diag::Diagnostics;
use duizhao::schema::File;
use duizhao::shape::{self, Key, Need, Shape, Value};
use duizhao::source::Sources;
use duizhao::{read, resolve};

use super::{Validator, documents};
use crate::fixture::over_base;

/// Findings of form: what a schema may tell too. Others (a missing attachment, a quote that the prose lacks) are none.
fn told(sources: &Sources) -> BTreeSet<&'static str> {
    let form = [
        "S101", "S102", "S103", "S104", "S105", "S106", "S107", "S108", "S109", "S110", "S113", "S115", "S116", "S117",
        "S118", "S119", "U101", "U104", "U105", "R101", "R102",
    ];
    let mut found = Diagnostics::default();
    let project = read::read(sources, &mut found);
    resolve::resolve(&project, sources, false, &mut found);
    found.iter().map(|found| found.rule.code).filter(|code| form.contains(code)).collect()
}

/// Where a map of a shape stands: the file with `{}` for the map, and what else the map must say there.
pub fn place(shape: &Shape) -> (&'static str, String, Vec<(&'static str, &'static str)>) {
    let report = |lines: &str| format!("---\ntitle: 总结\norganization: zone\nperiod: 2024\n{lines}\n---\n");
    let zone = "content/reports/zone-2024.md";
    let site = |line: &str| format!("title: 站点\nlanguages: [zh, en]\n{line}\n");
    let gdp = |line: &str| format!("gdp:\n  name: 生产总值\n  unit: 亿元\n  kind: flow\n  {line}\n");
    let head = "---\n{}\n---\n".to_owned();
    match shape.name {
        "site" => ("content/site.yaml", "{}\n".into(), vec![("title", "站点"), ("languages", "[zh, en]")]),
        "page-group" => ("content/site.yaml", site("pages: [{}]"), vec![("title", "说明"), ("pages", "[about]")]),
        "publisher" => ("content/site.yaml", site("publisher: {}"), vec![("name", "局")]),
        "rate" => (
            "content/site.yaml",
            site("rates: [{}]"),
            vec![("from", "USD"), ("to", "CNY"), ("period", "2020"), ("rate", "6.9")],
        ),
        "unit" => ("content/site.yaml", site("units: { 万方: {} }"), vec![("name", "万方")]),
        "government" => ("content/site.yaml", site("government: {}"), vec![]),
        "government-footer" => ("content/site.yaml", site("government: { footer: {} }"), vec![]),
        "share-picture" => ("content/site.yaml", site("share: {}"), vec![]),
        "indicator" => (
            "content/indicators.yaml",
            "gdp: {}\nindustrial-output: { name: 产值, unit: 亿元, kind: flow }\n".into(),
            vec![("name", "生产总值"), ("unit", "亿元"), ("kind", "flow")],
        ),
        "annotation" => {
            ("content/indicators.yaml", gdp("annotations: [{}]"), vec![("period", "2020"), ("text", "改制")])
        }
        "noun" => ("content/indicators.yaml", gdp("noun: { en: {} }"), vec![("other", "firms")]),
        "organization" => {
            ("content/organizations.yaml", "zone: {}\ncity: { name: 示例市 }\n".into(), vec![("name", "开发区")])
        }
        "report" => (zone, head, vec![("title", "总结"), ("organization", "zone"), ("period", "2024")]),
        "source" => (zone, report("source: {}"), vec![("name", "局")]),
        "correction" => (zone, report("correction: {}"), vec![("date", "2025-01-10"), ("text", "更正")]),
        "allow" => (zone, report("allow: [{}]"), vec![("code", "N102"), ("reason", "见附表")]),
        "page" => ("content/pages/about.md", head, vec![("title", "关于")]),
        "report-translation" => ("content/reports/zone-2024.en.md", head, vec![]),
        "page-translation" => ("content/pages/about.en.md", head, vec![]),
        "observation" => (zone, report("indicators: [{}]"), vec![("indicator", "trade"), ("value", "5亿元")]),
        "group" => (zone, report("indicators: [{}]"), vec![("figures", "{ gdp: 5亿元 }")]),
        "average" => {
            (zone, report("indicators: { gdp: { average: {} } }"), vec![("value", "5%"), ("over", "2020..2024")])
        }
        "rank" => (zone, report("indicators: { gdp: { rank: {} } }"), vec![("among", "全市")]),
        "share" => (zone, report("indicators: { gdp: { share: {} } }"), vec![("value", "5%")]),
        "target" => {
            (zone, report("targets: [{}]"), vec![("indicator", "trade"), ("period", "2025"), ("value", "6亿元")])
        }
        "baseline" => (
            zone,
            report("targets: [{ indicator: gdp, period: 2025, value: 6亿元, baseline: {} }]"),
            vec![("period", "2020")],
        ),
        other => panic!("no place for a map of the shape `{other}`"),
    }
}

/// Values of a kind, as typed in a flow map.
pub fn samples(value: &Value) -> Vec<String> {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    match value {
        Value::Text => texts(&["文字", "2025", "0012", "14.50", "no", "true"]),
        Value::Localized | Value::Item | Value::Basis => texts(&["文字", "2025", "{ zh: 文字, en: text }"]),
        Value::ByLanguage => texts(&["{ zh: 全国, en: China }"]),
        Value::Date => texts(&["2025-11-21", "\"2025-11-21\""]),
        Value::Moment => texts(&["2025-11-21", "2025-11-21 09:36", "2025-11-21T09:36:00"]),
        Value::Period => texts(&["2025", "\"2025\"", "2025-01..2025-09", "2025年1-10月", "十四五", "2020-12-31"]),
        Value::Url => texts(&["https://example.org/a?b=c", "http://示例.中国/"]),
        Value::Count => texts(&["10", "\"10\"", "第2位"]),
        Value::Number => texts(&["6.8976", "10000", "\"10000\""]),
        Value::Form(..) => vec![],
        Value::Word(words) => words().into_iter().map(str::to_owned).collect(),
        Value::Level => texts(&["5亿元", "超6亿元", "RMB 57.7 billion", "５亿元", "5亿元至6亿元"]),
        Value::Growth => texts(&["5.2%", "下降3.2%", "持平", "+3%", "3%—5%"]),
        Value::Share => texts(&["52%", "约5成"]),
        Value::Place => texts(&["2", "第2位", "前列"]),
        Value::Unit => texts(&["亿元", "万吨"]),
        Value::Indicator => texts(&["gdp"]),
        Value::Organization => texts(&["city", "示例市"]),
        Value::Topic => texts(&["economy"]),
        Value::Language => texts(&["zh"]),
        Value::Code => texts(&["N102", "G201"]),
        Value::Map(shape) => vec![flow(&place(shape).2)],
        Value::List(item) => samples(item).iter().flat_map(|one| [one.clone(), format!("[{one}]")]).collect(),
        Value::Either(forms) => forms.iter().flat_map(samples).collect(),
        Value::Names => texts(&["{ cars: 汽车, ships: { zh: 船舶, en: Ships } }", "{ cars: 汽车, x-note: 待核 }"]),
        Value::MapOf(shape) => vec![format!("{{ 万方: {} }}", flow(&place(shape).2)), "{ x-note: 待核 }".into()],
        Value::Aliases => texts(&["国内生产总值", "[产值, GDP]", "{ zh: [产值], en: GDP, x-note: 待核 }"]),
        Value::Nouns => texts(&["{ en: firm }", "{ en: { one: firm, other: firms }, x-note: 待核 }"]),
        Value::Figures => texts(&["{ gdp: 5亿元 }", "[{ period: 2023, figures: { gdp: 5亿元 } }]", "{ x-note: 1 }"]),
        Value::FigureMap => texts(&["{ gdp: 5亿元, x-note: 待核 }"]),
        Value::Targets => {
            texts(&["[{ indicator: gdp, period: 2025, value: 6亿元 }]", "{ gdp: { period: 2025, value: 6亿元 } }"])
        }
    }
}

pub fn flow(entries: &[(&str, &str)]) -> String {
    let entries: Vec<String> = entries.iter().map(|(key, value)| format!("{key}: {value}")).collect();
    format!("{{ {} }}", entries.join(", "))
}

/// Schemas of the base site, and of any. Names are known as the base registers them, whatever a map does to a registry.
struct Trial {
    validators: [Validator; 2],
}

impl Trial {
    fn new() -> Trial {
        Trial { validators: [Validator::of(&over_base("")), Validator::general()] }
    }

    /// The base site with a map of a shape: what the reader tells, what the schemas say, and the file.
    fn of(&self, shape: &Shape, entries: &[(&str, &str)]) -> (BTreeSet<&'static str>, Vec<String>, String) {
        let (path, text, _) = place(shape);
        let mut sources = over_base("");
        if path.ends_with(".en.md") {
            let original = path.replace(".en.md", ".md");
            let facts = if original.contains("pages/") { "" } else { "organization: zone\nperiod: 2024\n" };
            sources.insert(&original, format!("---\ntitle: 原文\n{facts}---\n").as_bytes());
        }
        let text = text.replacen("{}", &flow(entries), 1);
        sources.insert(path, text.as_bytes());
        let document = documents(&sources).into_iter().find(|document| document.path == path);
        let document = document.unwrap_or_else(|| panic!("no YAML in {path}:\n{text}"));
        let faults = self.validators.iter().filter_map(|one| one.fault(document.file, &document.content)).collect();
        (told(&sources), faults, text)
    }
}

/// The other entries of a map that says `key`.
pub fn beside(shape: &Shape, key: &str, value: &str) -> Vec<(&'static str, &'static str)> {
    let mut entries: Vec<_> = place(shape).2.into_iter().filter(|(name, _)| *name != key).collect();
    // These stand in place of a value, with a note.
    let without = [
        "O",
        "L",
        "M",
        "Q",
        "缺失",
        "未采集",
        "不存在",
        "隐去",
        "missing",
        "not collected",
        "cannot exist",
        "suppressed",
    ];
    if key == "status" && shape.name == "observation" && without.contains(&value) {
        entries.retain(|(name, _)| *name != "value");
        entries.push(("note", "未报"));
    }
    entries
}

fn each_key() -> impl Iterator<Item = (&'static Shape, &'static Key)> {
    shape::ALL.iter().flat_map(|shape| shape.keys.iter().map(move |key| (*shape, key)))
}

#[test]
fn reader_and_schema_take_every_key_with_its_words_and_examples() {
    let trial = Trial::new();
    let mut n_tried = 0;
    for (shape, key) in each_key() {
        let examples = key.examples.iter().map(|example| (*example).to_owned());
        for value in samples(&key.value).into_iter().chain(examples) {
            n_tried += 1;
            let mut entries = beside(shape, key.name, &value);
            entries.push((key.name, &value));
            let (told, faults, text) = trial.of(shape, &entries);
            // A figure of a currency that the indicator has not is no fault of form.
            assert!(told.is_empty(), "the reader tells {told:?} of `{}` in {}:\n{text}", key.name, shape.name);
            assert!(faults.is_empty(), "the schema refuses `{}` in {}:\n{text}\n{faults:?}", key.name, shape.name);
        }
        let empty = beside(shape, key.name, "").into_iter().chain([(key.name, "")]).collect::<Vec<_>>();
        let (told, faults, text) = trial.of(shape, &empty);
        // An empty value is as good as none: both miss it, or neither.
        assert_eq!(!told.is_empty(), faults.len() == 2, "empty:\n{text}\n{told:?}\n{faults:?}");
        assert!(!told.is_empty() || faults.is_empty(), "empty:\n{text}\n{faults:?}");
        assert!(!told.is_empty() || key.need == Need::Optional, "empty:\n{text}");
    }
    assert!(n_tried > 400, "only {n_tried} values were tried");
}

#[test]
fn reader_and_schema_refuse_every_key_misspelt() {
    let trial = Trial::new();
    for (shape, key) in each_key() {
        let misspelt = format!("{}x", key.name);
        let mut entries = place(shape).2;
        let value = samples(&key.value).into_iter().next().unwrap_or_else(|| key.examples[0].to_owned());
        entries.push((&misspelt, &value));
        let (told, faults, text) = trial.of(shape, &entries);
        assert!(told.contains("S101") || told.contains("S113"), "{told:?}:\n{text}");
        assert_eq!(faults.len(), 2, "{text}");
        // The author's own keys may hold anything.
        entries.pop();
        entries.push(("x-own", "[1, { a: 2 }]"));
        let (told, faults, text) = trial.of(shape, &entries);
        assert!(told.is_empty() && faults.is_empty(), "{told:?} {faults:?}\n{text}");
    }
}

#[test]
fn reader_and_schema_miss_every_required_key() {
    let trial = Trial::new();
    let mut n_required = 0;
    for (shape, key) in each_key().filter(|(_, key)| key.need == Need::Required) {
        n_required += 1;
        let mut entries = place(shape).2;
        let n_before = entries.len();
        entries.retain(|(name, _)| *name != key.name);
        assert_eq!(entries.len(), n_before - 1, "the place of {} does not say `{}`", shape.name, key.name);
        let (told, faults, text) = trial.of(shape, &entries);
        assert!(!told.is_empty(), "the reader does not miss `{}`:\n{text}", key.name);
        assert_eq!(faults.len(), 2, "a schema does not miss `{}`:\n{text}", key.name);
    }
    // And nothing else is required: the places say no more than what is.
    assert!(n_required > 20, "only {n_required} keys are required");
}

/// A figure has to state something, a target to aim at something, a rank to say which place or among whom.
#[test]
fn reader_and_schema_agree_on_what_a_map_must_say() {
    let trial = Trial::new();
    let mut n_enough = 0;
    for (shape, least) in [
        (&shape::OBSERVATION, vec![("indicator", "trade")]),
        (&shape::TARGET, vec![("indicator", "trade"), ("period", "2025")]),
        (&shape::RANK, vec![]),
    ] {
        let (told, faults, text) = trial.of(shape, &least);
        assert!(!told.is_empty() && faults.len() == 2, "{text}");
        for key in shape.keys.iter().filter(|key| least.iter().all(|(name, _)| *name != key.name)) {
            for value in samples(&key.value) {
                let mut entries = least.clone();
                if beside(shape, key.name, &value).iter().any(|(name, _)| *name == "note") {
                    entries.push(("note", "未报"));
                }
                entries.push((key.name, &value));
                let (told, faults, text) = trial.of(shape, &entries);
                assert_eq!(told.is_empty(), faults.is_empty(), "{text}\n{told:?}\n{faults:?}");
                n_enough += usize::from(told.is_empty());
            }
        }
    }
    assert!(n_enough > 40, "only {n_enough} maps say enough");
}

#[test]
fn every_file_has_a_place() {
    let named: BTreeSet<&str> = shape::ALL.iter().map(|shape| shape.name).collect();
    assert_eq!(named.len(), shape::ALL.len(), "two shapes of one name");
    assert_eq!(File::ALL.len(), 7);
}
