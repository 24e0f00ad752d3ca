//! The five documents as their authors published them, made into reports from the answer keys: what the checks say of
//! them, against a list of what a reviewer would want to hear, and of what must not be said.
//!
//! The text of each document is the prose of a report, its labelled figures are the front matter, and every label's name
//! is a registered indicator. Skipped, and said so, without the keys beside the project.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use duizhao::diag::{Diagnostic, Severity};
use duizhao::source::{Sources, Span};
use duizhao::{Built, Options, build};
use serde_json::Value;

/// A document: its key, who reports, on what, and what its metadata say.
struct Document {
    key: &'static str,
    slug: &'static str,
    organization: &'static str,
    kind: &'static str,
    period: &'static str,
    head: &'static str,
}

const DOCUMENTS: &[Document] = &[
    Document {
        key: "000_7d145d38e73b5eb4",
        slug: "zone-2025",
        organization: "taizhou-bay",
        kind: "summary",
        period: "2025-01..2025-10",
        head: "title: 台州湾经开区1-10月工作总结及下阶段工作计划\nissued: 2025-11-21\npublisher: 台州湾经济技术开发区管委会\n",
    },
    Document {
        key: "001_4d642583b4799303",
        slug: "zone-plan",
        organization: "taizhou-bay",
        kind: "plan",
        period: "2021..2025",
        head: "title: 台州湾经济技术开发区“十四五”发展规划\nissued: 2022-10-11\n",
    },
    Document {
        key: "002_0d8ffa732ae3498f",
        slug: "taizhou-2024",
        organization: "taizhou",
        kind: "summary",
        period: "2024",
        head: "title: 台州：全力谱写中国式现代化和共同富裕示范先行新篇章\n",
    },
    Document {
        key: "003_9bfb906748b96a54",
        slug: "wenzhou-2021",
        organization: "wenzhou-zone",
        kind: "summary",
        period: "2021",
        head: "issued: 2022-03-02\npublisher: 温州经济技术开发区\n",
    },
    Document {
        key: "004_a9c5e9727801bf66",
        slug: "eib-2022",
        organization: "linhai-eib",
        kind: "summary",
        period: "2022-01..2022-10",
        head: "title: 临海市经济和信息化局2022年工作总结及2023年工作思路\nissued: 2023-01-03\npublisher: 经济与信息化局\nabout: linhai\n",
    },
];

const ORGANIZATIONS: &str = "\
zhejiang: { name: 浙江省 }
taizhou: { name: 台州市, within: zhejiang }
linhai: { name: 临海市, within: taizhou }
taizhou-bay: { name: 台州湾经济技术开发区, within: linhai }
linhai-eib: { name: 临海市经济和信息化局, within: linhai }
wenzhou: { name: 温州市, within: zhejiang }
wenzhou-zone: { name: 温州经济技术开发区, within: wenzhou }
";

/// Labels that name one indicator in two ways across the documents: the registry would have one entry with an alias.
const SAME: &[(&str, &str)] = &[("进出口额", "进出口总额"), ("工业总产值年均增速", "工业总产值")];

/// Indicators of different coverage that a registry would list as related.
const RELATED: &[(&str, &str)] = &[("工业总产值", "规上工业产值"), ("工业增加值", "规上工业增加值")];

fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    shared.join("gold").is_dir().then_some(shared)
}

fn labels(shared: &Path, key: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(shared.join(format!("gold/{key}.jsonl"))).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or("")
}

/// One registered indicator.
#[derive(Default)]
struct Entry {
    units: Vec<String>,
    aliases: BTreeSet<String>,
    is_rate: bool,
    is_rank: bool,
    real: bool,
    id: String,
}

/// The name that the registry has for a label.
fn registered(name: &str) -> &str {
    SAME.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, name)| name)
}

/// A label's unit as the content format writes it.
fn unit(label: &Value) -> String {
    match text(label, "unit") {
        "船" => "艘次".into(),
        "百分点" => "个百分点".into(),
        unit => unit.to_owned(),
    }
}

fn registry(all: &[(&Document, Vec<Value>)]) -> BTreeMap<String, Entry> {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for label in all.iter().flat_map(|(_, labels)| labels) {
        let name = registered(text(label, "name"));
        let count = entries.len() + 1;
        let entry =
            entries.entry(name.to_owned()).or_insert_with(|| Entry { id: format!("i{count}"), ..Entry::default() });
        if name != text(label, "name") {
            entry.aliases.insert(text(label, "name").to_owned());
        }
        let unit = unit(label);
        match text(label, "kind") {
            "growth" => {}
            "rank" => entry.is_rank = true,
            _ if !entry.units.contains(&unit) => entry.units.push(unit.clone()),
            _ => {}
        }
        entry.is_rate |= unit == "%" && text(label, "kind") != "growth";
        entry.real |= name.contains("增加值") || name.contains("GDP") || name.contains("生产总值");
    }
    entries
}

fn indicators(entries: &BTreeMap<String, Entry>) -> String {
    let mut out = String::new();
    for (name, entry) in entries {
        let units = match (entry.units.as_slice(), entry.is_rank) {
            ([], true) => "位".to_owned(),
            ([], false) => "亿元".to_owned(),
            (units, _) => units.join(", "),
        };
        let kind = if entry.is_rate { "ratio" } else { "flow" };
        let growth = if entry.real { "real" } else { "nominal" };
        let related = RELATED.iter().find(|(one, _)| one == name).and_then(|(_, other)| entries.get(*other));
        let _ = writeln!(
            out,
            "{}:\n  name: '{name}'\n  unit: [{}]\n  kind: {kind}\n  growth_basis: {growth}\n  better: up",
            entry.id,
            units.split(", ").map(|unit| format!("'{unit}'")).collect::<Vec<_>>().join(", ")
        );
        if !entry.aliases.is_empty() {
            let aliases: Vec<String> = entry.aliases.iter().map(|alias| format!("'{alias}'")).collect();
            let _ = writeln!(out, "  aliases: {{ zh: [{}] }}", aliases.join(", "));
        }
        if let Some(related) = related {
            let _ = writeln!(out, "  related: [{}]", related.id);
        }
    }
    out
}

fn period(label: &Value) -> Option<String> {
    label["period"].as_str().map(|period| {
        let parts: Vec<&str> = period.split('/').collect();
        parts.join("..")
    })
}

/// The number with its qualifier, as an author would type it: 超1300万吨, 100家以上.
fn value(label: &Value, number: &Value, unit: &str, qualifier: Option<&str>) -> String {
    let upper = label["value_max"].as_f64().map(|_| format!("-{}", label["value_max"])).unwrap_or_default();
    match qualifier {
        Some(word @ ("以上" | "以内" | "左右")) => format!("{number}{upper}{unit}{word}"),
        Some(word @ ("余" | "多")) => format!("{number}{word}{unit}"),
        Some(word) => format!("{word}{number}{upper}{unit}"),
        None => format!("{number}{upper}{unit}"),
    }
}

/// The quote, where the text has it on one line.
fn quote(label: &Value, body: &str) -> Option<String> {
    let quote = text(label, "quote");
    (!quote.contains('\n') && body.contains(quote) && !quote.contains('\'')).then(|| quote.to_owned())
}

fn front_matter(document: &Document, labels: &[Value], entries: &BTreeMap<String, Entry>, body: &str) -> String {
    let mut observations: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut targets = Vec::new();
    let mut seen = BTreeSet::new();
    for label in labels.iter().filter(|label| text(label, "tier") != "optional") {
        let entry = &entries[registered(text(label, "name"))];
        let is_target = text(label, "status") == "target";
        let kind = text(label, "kind");
        let qualifier = label["qualifier"].as_str();
        let mut fields = Vec::new();
        let unit = unit(label);
        let is_average = text(label, "basis") == "cagr";
        match kind {
            "growth" if is_target && is_average => {
                fields.push(format!("average_growth: '{}'", value(label, &label["value"], "%", qualifier)));
            }
            "growth" if is_target => {
                fields.push(format!("growth: '{}'", value(label, &label["value"], "%", qualifier)))
            }
            "growth" if is_average => fields.push(format!(
                "average: {{ value: '{}', over: {} }}",
                value(label, &label["value"], "%", qualifier),
                period(label).unwrap()
            )),
            "growth" => fields.push(format!("yoy: '{}'", value(label, &label["value"], "%", qualifier))),
            "rank" => fields.push(format!("rank: {}", label["value"])),
            "share" => fields.push(format!("share: {{ value: '{}' }}", value(label, &label["value"], "%", qualifier))),
            _ => {
                fields.push(format!("value: '{}'", value(label, &label["value"], &unit, qualifier)));
                if !label["yoy"].is_null() {
                    fields.push(format!("yoy: '{}%'", label["yoy"]));
                }
            }
        }
        if let Some(share) = label["share"].as_object() {
            let qualifier = share.get("qualifier").and_then(Value::as_str);
            fields.push(format!("share: {{ value: '{}' }}", value(&Value::Null, &share["value"], "%", qualifier)));
        }
        match (text(label, "status"), period(label)) {
            // A planned total belongs to no time.
            ("plan", _) => fields.push("period: none".into()),
            (_, Some(period)) if !is_average || is_target => fields.push(format!("period: {period}")),
            ("target", None) => fields.push("period: 2026".into()),
            // The text does not say when.
            (_, None) => fields.push("period: none".into()),
            _ => {}
        }
        if text(label, "status") == "preliminary" {
            fields.push("status: 预计".into());
        }
        if let Some(quote) = quote(label, body) {
            fields.push(format!("quote: '{quote}'"));
        }
        let key = (entry.id.clone(), period(label), is_target, is_average, kind == "growth", unit);
        if !seen.insert(key) {
            continue;
        }
        if is_target {
            if let ("level", "zone-plan") = (kind, document.slug) {
                let has_base = labels.iter().any(|other| {
                    registered(text(other, "name")) == registered(text(label, "name")) && other["period"] == "2020"
                });
                fields.extend(has_base.then(|| "baseline: 2020".to_owned()));
            }
            targets.push(format!("  - {{ indicator: {}, {} }}\n", entry.id, fields.join(", ")));
        } else {
            observations.entry(&entry.id).or_default().push(format!("    - {{ {} }}\n", fields.join(", ")));
        }
    }
    // The level and the average rate of one indicator are one figure.
    let mut out = format!(
        "---\n{}kind: {}\norganization: {}\nperiod: {}\nindicators:\n",
        document.head, document.kind, document.organization, document.period
    );
    for (id, list) in observations {
        let merged = merged(list);
        let _ = writeln!(out, "  {id}:\n{}", merged.concat().trim_end());
    }
    if !targets.is_empty() {
        let _ = writeln!(out, "targets:\n{}", targets.concat().trim_end());
    }
    out.push_str("---\n\n");
    out
}

/// Joins a figure that has only an average rate with the level that it belongs to.
fn merged(list: Vec<String>) -> Vec<String> {
    let (average, mut others): (Vec<String>, Vec<String>) = list.into_iter().partition(|one| one.contains("average:"));
    let rate = average.first().and_then(|one| {
        let start = one.find("average:")?;
        let end = one[start..].find('}')? + start + 1;
        Some(one[start..end].to_owned())
    });
    match (rate, others.last_mut()) {
        (Some(rate), Some(last)) => {
            *last = last.replacen("{ ", &format!("{{ {rate}, "), 1);
            others
        }
        (Some(_), None) => average,
        (None, _) => others,
    }
}

/// A document's text as Markdown: every line a paragraph; what a reader sees as a heading is one.
fn markdown(raw: &str) -> String {
    let mut out = String::new();
    for line in raw.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let is_slogan = line.chars().count() < 20 && line.contains(' ') && !line.contains(['|', '摄', '：', ':', '>']);
        let line = escaped(line);
        let _ = writeln!(out, "{}{line}\n", if is_slogan { "## " } else { "" });
    }
    out
}

/// A line as Markdown text.
fn escaped(line: &str) -> String {
    line.replace('<', "&lt;").replace('*', "\\*").replace('#', "\\#").replace('[', "\\[")
}

/// The five documents as one site.
fn sources(shared: &Path) -> Sources {
    let all: Vec<(&Document, Vec<Value>)> =
        DOCUMENTS.iter().map(|document| (document, labels(shared, document.key))).collect();
    let entries = registry(&all);
    let mut sources = Sources::default();
    sources.insert(
        "content/site.yaml",
        "title: 站\nlanguages: [zh]\nbase_url: https://example.org/\nunits: { 万吨级: { name: 万吨级 }, 万套: { name: 万套 }, 公里/小时: { name: 公里/小时 }, 万人次/日: { name: 万人次/日 } }\n".as_bytes(),
    );
    sources.insert("content/organizations.yaml", ORGANIZATIONS.as_bytes());
    sources.insert("content/indicators.yaml", indicators(&entries).as_bytes());
    for (document, labels) in &all {
        let raw = std::fs::read_to_string(shared.join(format!("seeds/{}.txt", document.key))).unwrap();
        let body = markdown(&raw);
        let head = front_matter(document, labels, &entries, &body);
        sources.insert(&format!("content/reports/{}.md", document.slug), format!("{head}{body}").as_bytes());
    }
    sources
}

fn site(shared: &Path) -> Built {
    build(&sources(shared), &Options::default())
}

/// The findings that touch the text of a quote in a document.
fn touching<'a>(built: &'a Built, slug: &str, quote: &str) -> Vec<&'a Diagnostic> {
    let path = format!("content/reports/{slug}.md");
    let Some(file) = built.texts.find(&path).and_then(|id| built.texts.file(id)) else { return Vec::new() };
    let quote = escaped(quote);
    // A quote over two paragraphs is looked for by its first.
    let wanted = quote.split('\n').next().unwrap_or("").trim();
    let places: Vec<(usize, usize)> = file.text.match_indices(wanted).map(|(at, _)| (at, at + wanted.len())).collect();
    let touches = |span: Span| {
        built.texts.path(span) == path && places.iter().any(|(start, end)| span.start <= *end && *start <= span.end)
    };
    built
        .diagnostics
        .iter()
        .filter(|found| touches(found.span) || found.related.iter().any(|one| touches(one.span)))
        .collect()
}

/// Findings by the figure that a quote states, for rules that speak of the front matter.
fn of_figures<'a>(built: &'a Built, slug: &str, quote: &str) -> Vec<&'a Diagnostic> {
    let path = format!("content/reports/{slug}.md");
    let entry = |span: Span| {
        let line = built.texts.file(span.file).and_then(|file| {
            let start = file.text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
            let end = file.text.get(span.start..)?.find('\n').map_or(file.text.len(), |at| span.start + at);
            file.text.get(start..end)
        });
        line.is_some_and(|line| {
            line.split_once("quote: '")
                .and_then(|(_, rest)| rest.split_once('\''))
                .is_some_and(|(own, _)| quote.contains(own) || own.contains(quote))
        })
    };
    let is_here = |span: Span| built.texts.path(span) == path && entry(span);
    built
        .diagnostics
        .iter()
        .filter(|found| is_here(found.span) || found.related.iter().any(|one| is_here(one.span)))
        .collect()
}

fn slug_of(seed: &str) -> &'static str {
    DOCUMENTS.iter().find(|document| document.key == seed).map_or("", |document| document.slug)
}

/// The rule that answers each case that a rule can know.
const ANSWERS: &[(&str, &[&str])] = &[
    ("F01", &["N120"]),
    ("F04", &["G204"]),
    ("F05", &["G210", "G207"]),
    ("F06", &["N108"]),
    ("F07", &["N125"]),
    ("F08", &["N108"]),
    ("F09", &["W110"]),
    ("F11", &["P107"]),
    ("F13", &["G205"]),
    ("F15", &["N126"]),
    ("F16", &["R111"]),
    ("F17", &["W113"]),
    ("F18", &["W112"]),
    ("F19", &["W115"]),
    ("F20", &["W116"]),
    ("F21", &["W111"]),
    ("F22", &["W117"]),
    ("F23", &["W105"]),
    ("F24", &["N122"]),
    ("F25", &["W121"]),
    ("F26", &["W110"]),
    ("F27", &["W110"]),
    ("F28", &["W114"]),
    ("F29", &["W118", "W119"]),
    ("F33", &["G212"]),
    ("F34", &["W120"]),
    ("F36", &["S103"]),
    ("F38", &["S124"]),
    ("F39", &["N123"]),
    ("F43", &["W119"]),
    ("F44", &["R112"]),
    ("F45", &["G102"]),
    ("F48", &["P104", "G211"]),
    ("F49", &["P104"]),
    ("F50", &["G211"]),
];

/// Cases whose finding stands elsewhere than in the quoted text: in the registry, or in the metadata.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    ("F16", "R111", "content/indicators.yaml"),
    ("F36", "S103", "content/reports/wenzhou-2021.md"),
    ("F44", "R112", "content/reports/eib-2022.md"),
];

/// Findings beside the quoted words of a case, with the words: 全年 carries over to the two figures that follow.
const BESIDE: &[(&str, &str)] = &[("G207", "推荐省级引才计划人才1名"), ("G207", "4人入选台州市“500精英”人才计划")];

/// A case that must pass shares words with one to be flagged: 亿元以上11个【…) of F02 is the count and the bracket of F01.
const OF_ANOTHER_CASE: &[(&str, &[&str])] = &[("F02", &["N120", "W111"])];

/// Cases that no rule can know, with the reason.
const BEYOND: &[(&str, &str)] = &[
    ("F35", "that there is no such national list is knowledge of the world"),
    ("F46", "no figure is given: only that a project which was to start in 2022 is still being pushed forward"),
    ("F47", "that two names in two lists mean one project is for a person to say"),
];

#[test]
fn the_labelled_cases_are_flagged_and_the_others_are_not() {
    let Some(shared) = shared() else {
        eprintln!("skipped: the answer keys are not at hand");
        return;
    };
    let built = site(&shared);
    let cases = std::fs::read_to_string(shared.join("gold/findings.jsonl")).unwrap();
    let (mut flagged, mut wanted, mut faults) = (0, 0, String::new());
    for case in cases.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        let id = text(&case, "id");
        let quotes = case["quotes"].as_array().unwrap();
        let mut codes: BTreeSet<&str> = BTreeSet::new();
        for quote in quotes {
            let (slug, words) = (slug_of(text(quote, "seed")), text(quote, "quote"));
            let found = touching(&built, slug, words).into_iter().chain(of_figures(&built, slug, words));
            codes.extend(found.map(|one| one.rule.code));
        }
        for (_, code, path) in ELSEWHERE.iter().filter(|(known, _, _)| *known == id) {
            let stands = |found: &Diagnostic| found.rule.code == *code && built.texts.path(found.span) == *path;
            codes.extend(built.diagnostics.iter().any(stands).then_some(*code));
        }
        let answer = ANSWERS.iter().find(|(known, _)| *known == id).map(|(_, rules)| *rules);
        match (text(&case, "expect"), answer) {
            ("flag", Some(rules)) => {
                wanted += 1;
                let hits: Vec<&&str> = rules.iter().filter(|rule| codes.contains(**rule)).collect();
                println!("{id} {}: {hits:?}", text(&case, "kind"));
                if hits.is_empty() {
                    let _ =
                        writeln!(faults, "{id} {} is not flagged by {rules:?}; there: {codes:?}", text(&case, "kind"));
                } else {
                    flagged += 1;
                }
            }
            ("flag", None) => {
                let reason = BEYOND.iter().find(|(known, _)| *known == id).map(|(_, reason)| *reason);
                println!("{id} {}: beyond rules: {}; there: {codes:?}", text(&case, "kind"), reason.unwrap_or("?"));
                if reason.is_none() {
                    let _ = writeln!(faults, "{id} {} has no rule; there: {codes:?}", text(&case, "kind"));
                }
            }
            _ => {
                println!("{id} {} must pass; there: {codes:?}", text(&case, "kind"));
                // What became of a target is no objection to what is said of it.
                let is_of_other =
                    |code: &str| OF_ANOTHER_CASE.iter().any(|(case, codes)| *case == id && codes.contains(&code));
                if codes.iter().any(|code| !code.starts_with('P') && !is_of_other(code)) {
                    let _ = writeln!(faults, "{id} {} must pass; there: {codes:?}", text(&case, "kind"));
                }
            }
        }
    }
    println!("labelled cases: {flagged} of {wanted} flagged");
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn correct_front_matter_of_the_five_documents_raises_nothing_that_is_not_listed() {
    let Some(shared) = shared() else {
        eprintln!("skipped: the answer keys are not at hand");
        return;
    };
    let built = site(&shared);
    let cases = std::fs::read_to_string(shared.join("gold/findings.jsonl")).unwrap();
    let cases: Vec<Value> = cases.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut listed: Vec<&Diagnostic> = Vec::new();
    for case in &cases {
        let Some((_, rules)) = ANSWERS.iter().find(|(id, _)| *id == text(case, "id")) else { continue };
        for quote in case["quotes"].as_array().unwrap() {
            let (slug, words) = (slug_of(text(quote, "seed")), text(quote, "quote"));
            let found = touching(&built, slug, words).into_iter().chain(of_figures(&built, slug, words));
            listed.extend(found.filter(|one| rules.contains(&one.rule.code)));
        }
    }
    for (code, words) in BESIDE {
        listed.extend(of_figures(&built, "zone-2025", words).into_iter().filter(|one| one.rule.code == *code));
    }
    let mut list = String::new();
    let (mut counted, mut n_or_g) = (0, 0);
    for found in built.diagnostics.iter() {
        let is_fault = found.severity == Severity::Error && found.rule.code != "S103";
        counted += 1;
        n_or_g += usize::from(found.rule.code.starts_with(['N', 'G']));
        if is_fault || (found.rule.code.starts_with(['N', 'G']) && !listed.contains(&found)) {
            let (start, _) = built.texts.positions(found.span);
            let (code, path) = (found.rule.code, built.texts.path(found.span));
            let _ = writeln!(list, "{code} {:?} {path}:{} {}", found.severity, start.line, found.message.zh);
        }
    }
    let figures =
        built.edition.as_ref().map_or(0, |edition| edition.site.observations.len() + edition.site.targets.len());
    println!(
        "{figures} figures, {counted} findings, {n_or_g} of families N and G, {} not listed",
        list.lines().count()
    );
    assert!(figures > 120, "only {figures} figures were made");
    assert!(list.is_empty(), "{list}");
}
