//! Builds that know an earlier one: what they take over is, byte for byte, what they would make; findings too. And the
//! program with its cache: nothing changed, one report edited, outputs touched by others.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use duizhao::digest::Digest;
use duizhao::render::Reach;
use duizhao::source::{Blob, Sources};
use duizhao::{Built, Options, build, render};
use rayon::prelude::*;

const ORGANIZATIONS: usize = 14;
const YEARS: std::ops::RangeInclusive<usize> = 2022..=2024;

/// Places with reports of three years: figures in prose of both languages, targets, a chart of all places, parts of a
/// whole, and a plain page.
fn site() -> Sources {
    let mut text = String::from(
        "-- content/site.yaml --\ntitle: { zh: 全市工作报告, en: Reports of the city }\nlanguages: [zh, en]\nsearch: titles\n\
         data: [csv, json, xlsx, xlsx-each, package, csvw, sdmx, dcat, parquet, sqlite, api]\n\
         base_url: https://example.org/r/\nheadline: [output, trade]\n\
         topics: { economy: { zh: 经济, en: Economy }, people: { zh: 民生, en: People } }\n\
         -- content/indicators.yaml --\n\
         output: { name: { zh: 工业产值, en: Industrial output }, unit: 亿元, kind: flow, growth_basis: nominal, better: up, topic: economy }\n\
         trade: { name: { zh: 贸易额, en: Trade }, unit: 亿元, kind: flow, growth_basis: nominal, better: up, topic: economy, related: [output] }\n\
         beds: { name: { zh: 床位数, en: Beds }, unit: 张, kind: stock, better: up, topic: people, noun: { en: { one: bed, other: beds } } }\n\
         -- content/pages/about.md --\n---\ntitle: { zh: 关于, en: About }\n---\n本站列出各地数据。\n\n```chart\nindicator: beds\ntype: bar\n```\n\
         -- content/pages/about.en.md --\n---\n---\nThis site lists figures.\n\
         -- content/organizations.yaml --\ncity: { name: { zh: 某市, en: City } }\n",
    );
    for n in 0..ORGANIZATIONS {
        let _ = writeln!(text, "place-{n}: {{ name: {{ zh: 第{n}区, en: District {n} }}, within: city }}");
    }
    for (n, year) in (0..ORGANIZATIONS).flat_map(|n| YEARS.map(move |year| (n, year))) {
        report(&mut text, n, year);
    }
    Sources::from_text(&text)
}

fn report(text: &mut String, n: usize, year: usize) {
    let (output, trade, beds) = (100 + 10 * n + (year - 2020), 20 + n + (year - 2020), 500 + 10 * n + (year - 2020));
    let next = year + 1;
    let _ = write!(
        text,
        "-- content/reports/place-{n}-{year}.md --\n---\ntitle: {{ zh: 第{n}区{year}年总结, en: District {n} in {year} }}\n\
         organization: place-{n}\nperiod: {year}\nissued: {next}-02-15\nsummary: {{ zh: 全年平稳。, en: A steady year. }}\n\
         indicators:\n  output: {output}亿元\n  trade: {trade}亿元\n  beds: {beds}张\ntargets:\n  \
         - {{ indicator: output, period: {next}, value: \">= {target}亿元\" }}\n---\n## 经济\n\n{year}年，工业产值{output}亿元，贸易额{trade}亿元。\n\n\
         ## 民生\n\n年末床位数{beds}张。{next}年工业产值力争达到{target}亿元以上。\n",
        target = output + 3,
    );
    if (n, year) == (3, 2023) {
        text.push_str("\n```chart\nindicator: output\ntype: line\norganizations: [place-1, place-3]\n```\n");
    }
    let _ = write!(
        text,
        "-- content/reports/place-{n}-{year}.en.md --\n---\n---\n## Economy\n\nIn {year}, industrial output was RMB {output} hundred million \
         and trade RMB {trade} hundred million.\n\n## People\n\nThere were {beds} beds.\n"
    );
}

/// By path of a page: what it is made from.
fn reach(built: &Built) -> BTreeMap<String, Digest> {
    let edition = built.edition.as_ref().unwrap();
    let reach = Reach::of(edition, &built.digests, &built.pages).unwrap();
    built.pages.iter().map(|page| (page.path(&edition.site), reach.of_page(page))).collect()
}

/// A page with the files that it brings along.
type Made = (Vec<u8>, Vec<(String, Vec<u8>)>);

struct Earlier {
    sources: Sources,
    built: Built,
    from: BTreeMap<String, Digest>,
    pages: BTreeMap<String, Made>,
}

impl Earlier {
    fn of(sources: Sources) -> Earlier {
        let built = build(&sources, &Options::default());
        assert!(!built.diagnostics.has_errors(), "{:?}", built.diagnostics.iter().next());
        let from = reach(&built);
        let pages = built.pages.par_iter().map(|page| {
            let page = render(&built, page).unwrap();
            (page.path, (page.bytes, page.files))
        });
        Earlier { pages: pages.collect(), from, built, sources }
    }

    /// Builds an edited site, with and without knowing this one, and gives which share of its pages needs no rendering.
    fn edited(&self, name: &str, edit: impl Fn(&mut BTreeMap<String, String>)) -> f64 {
        let text = |bytes: &Blob| String::from_utf8_lossy(bytes).into_owned();
        let mut files: BTreeMap<String, String> =
            self.sources.files.iter().map(|(path, bytes)| (path.clone(), text(bytes))).collect();
        edit(&mut files);
        let mut sources = Sources::default();
        files.iter().for_each(|(path, text)| sources.insert(path, text.as_bytes()));
        assert_ne!(sources.files, self.sources.files, "{name}: nothing is edited");
        let memo = Arc::new(self.built.memo.clone());
        let knowing = build(&sources, &Options { memo, ..Options::default() });
        let alone = build(&sources, &Options::default());
        let found = |built: &Built| built.diagnostics.iter().cloned().collect::<Vec<_>>();
        assert_eq!(found(&knowing), found(&alone), "{name}: other findings");
        if knowing.pages.is_empty() {
            return 0.0;
        }
        let from = reach(&knowing);
        let kept: Vec<_> = knowing
            .pages
            .iter()
            .map(|page| (page, page.path(&knowing.edition.as_ref().unwrap().site)))
            .filter(|(_, path)| self.from.get(path) == from.get(path))
            .collect();
        kept.par_iter().for_each(|(page, path)| {
            let page = render(&knowing, page).unwrap();
            let (bytes, files) = &self.pages[path];
            if *bytes != page.bytes {
                let (old, new) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&page.bytes));
                let differing = old.lines().zip(new.lines()).find(|(old, new)| old != new);
                panic!("{name}: {path} would be stale: {differing:?}");
            }
            assert_eq!(*files, page.files, "{name}: what {path} brings along would be stale");
        });
        kept.len() as f64 / knowing.pages.len() as f64
    }
}

fn report_path(n: usize, year: usize) -> String {
    format!("content/reports/place-{n}-{year}.md")
}

/// Replaces the first place of a text in a file; a file that lacks it is a mistake of the test.
fn replace(files: &mut BTreeMap<String, String>, path: &str, from: &str, to: &str) {
    let text = files.get_mut(path).unwrap();
    assert!(text.contains(from), "{path} lacks {from:?}");
    *text = text.replacen(from, to, 1);
}

/// Edits of one report: name, and what is replaced by what.
const EDITS: &[(&str, &str, &str)] = &[
    ("a value", "  beds: ", "  beds: 1"),
    ("growth is added", "亿元\n  beds", "亿元 +9.9%\n  beds"),
    ("a note", "  output: ", "  output: { note: { zh: 快报数, en: Flash figure }, value: "),
    ("a status", "  beds: ", "  beds: { status: provisional, value: "),
    ("a figure goes", "  beds: ", "#"),
    ("a figure comes", "  beds: ", "  output#light: { value: 5亿元 }\n  beds: "),
    ("a figure of another", "  beds: ", "  place-1/output: 7亿元\n  beds: "),
    ("a half year", "  beds: ", "  beds@2021: 400张\n  beds: "),
    ("a target", "value: \">= ", "value: \">= 1"),
    ("a target goes", "targets:", "x-targets:"),
    ("the title", "年总结", "年工作总结"),
    ("the summary", "全年平稳。", "全年平稳向好。"),
    ("the day of issue", "-02-15", "-03-15"),
    ("the number", "period:", "document_no: 〔1〕号\nperiod:"),
    (
        "a correction",
        "period:",
        "correction: { date: 2025-06-01, text: { zh: 更正一处, en: One correction } }\nperiod:",
    ),
    ("an old address", "period:", "moved_from: [old-place]\nperiod:"),
    ("a draft", "period:", "status: draft\nperiod:"),
    ("prose", "## 民生\n", "## 民生\n\n住房也有改善。\n"),
    ("a heading", "## 民生", "## 社会民生"),
    ("a number in prose only", "年末床位数", "年末新增床位数9张，床位数"),
    ("a link", "## 民生\n", "## 民生\n\n见[第一区](place-1-2022.md)。\n"),
    ("a chart", "## 民生\n", "## 民生\n\n```chart\nindicator: beds\ntype: bar\n```\n"),
];

#[test]
fn what_an_earlier_build_made_is_what_this_one_would_make() {
    let earlier = Earlier::of(site());
    for (index, (name, from, to)) in EDITS.iter().enumerate() {
        // A flow map is closed where it was opened.
        let closes = to.ends_with("value: ") && from.starts_with("  ");
        let path = report_path((5 * index + 3) % ORGANIZATIONS, 2022 + index % 3);
        let kept = earlier.edited(name, |files| {
            replace(files, &path, from, to);
            if closes {
                let text = files.get_mut(&path).unwrap();
                let at = text.find(to).unwrap() + to.len();
                let end = at + text[at..].find('\n').unwrap();
                text.insert_str(end, " }");
            }
        });
        println!("{name}: {:.0} % of the pages are kept", 100.0 * kept);
        if ["a value", "a note", "a target", "prose"].contains(name) {
            assert!(kept > 0.5, "{name}: only {kept} of the pages are kept");
        }
    }
}

#[test]
fn settings_registries_themes_and_other_files_reach_every_page_that_shows_them() {
    let earlier = Earlier::of(site());
    let edits: [(&str, &str, &str, &str); 6] = [
        ("settings", "content/site.yaml", "全市工作报告", "全市报告"),
        ("an indicator", "content/indicators.yaml", "贸易额", "贸易总额"),
        ("a unit", "content/indicators.yaml", "unit: 张", "unit: 个"),
        ("an organization", "content/organizations.yaml", "第3区", "三区"),
        ("a page", "content/pages/about.md", "各地数据", "各区数据"),
        ("a translation", "content/reports/place-2-2023.en.md", "## People", "## The people"),
    ];
    for (name, path, from, to) in edits {
        earlier.edited(name, |files| replace(files, path, from, to));
    }
    earlier.edited("a word of the theme", |files| {
        files.insert("themes/default/words/zh.ftl".into(), "nav-reports = 全部报告\n".into());
    });
    earlier.edited("a style", |files| drop(files.insert("themes/default/static/theme.css".into(), "p{}".into())));
    earlier.edited("a report comes", |files| {
        let text = files[&report_path(1, 2024)].replace("2024", "2020");
        files.insert("content/reports/place-1-2020.md".into(), text);
    });
    earlier.edited("a report goes", |files| drop(files.remove(&report_path(6, 2022))));
}

#[test]
fn links_to_headings_of_other_reports_follow_them() {
    let mut sources = site();
    let path = report_path(4, 2023);
    let text = String::from_utf8_lossy(&sources.files[&path])
        .replace("## 民生\n", "## 民生\n\n见[民生](place-9-2022.md#民生)。\n");
    sources.insert(&path, text.as_bytes());
    let earlier = Earlier::of(sources);
    // The page and the error that the link now leads nowhere are those of a build that knows nothing.
    earlier
        .edited("a heading that is linked to", |files| replace(files, &report_path(9, 2022), "## 民生", "## 社会民生"));
    earlier.edited("a heading beside it", |files| replace(files, &report_path(9, 2022), "## 经济", "## 经济运行"));
}

#[test]
fn a_file_that_cannot_be_read_moves_no_finding_to_another_file() {
    let earlier = Earlier::of(site());
    let mut sources = earlier.sources.clone();
    sources.insert("content/reports/a.md", b"\xff\xfe");
    let found = |memo| {
        let built = build(&sources, &Options { memo, ..Options::default() });
        built.diagnostics.iter().map(|one| (built.texts.path(one.span).to_owned(), one.span)).collect::<Vec<_>>()
    };
    assert_eq!(found(Arc::new(earlier.built.memo.clone())), found(Arc::default()));
}

#[test]
fn any_two_reports_may_be_edited_at_once() {
    let earlier = Earlier::of(site());
    // A walk through pairs of places and edits that differs from those above.
    for step in 0..12_usize {
        let numbers = [step * 7 + 1, step * 11 + 4];
        earlier.edited(&format!("step {step}"), |files| {
            for (index, number) in numbers.into_iter().enumerate() {
                let path = report_path((number + index) % ORGANIZATIONS, 2022 + number % 3);
                let plain = EDITS.iter().filter(|(name, _, to)| !to.ends_with("value: ") && *name != "a draft");
                let (_, from, to) = plain.cycle().nth(number).unwrap();
                if files[&path].contains(from) {
                    replace(files, &path, from, to);
                }
            }
        });
    }
}

/// The files of a folder by path, with their content.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let walk =
        walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let named = |path: &Path| path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
    walk.map(|entry| (named(entry.path()), std::fs::read(entry.path()).unwrap())).collect()
}

/// Builds a project and gives what was said.
fn run(folder: &Path, output: &str) -> String {
    let args = ["--lang", "en", "--output", output, "build"];
    let out = Command::new(env!("CARGO_BIN_EXE_duizhao")).current_dir(folder).args(args).output().unwrap();
    let said = String::from_utf8(out.stderr).unwrap();
    assert!(out.status.success(), "{said}");
    said
}

fn small_project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in site().files {
        if path.starts_with("content/reports/") && !path.contains("place-1-") && !path.contains("place-2-") {
            continue;
        }
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

#[test]
fn a_build_that_finds_nothing_changed_says_so_and_repeats_its_findings() {
    let folder = small_project();
    let first = run(folder.path(), "output");
    let second = run(folder.path(), "output");
    assert!(second.contains("nothing changed"), "{second}");
    let findings = |said: &str| said.rsplit_once('\n').unwrap().0.rsplit_once('\n').map(|(text, _)| text.to_owned());
    assert_eq!(findings(&first), findings(&second));
    assert!(first.contains("info[P101]"), "the site has findings to repeat: {first}");
    let ignored = std::fs::read_to_string(folder.path().join(".duizhao-cache/.gitignore")).unwrap();
    assert_eq!(ignored, "*\n");
}

#[test]
fn an_edit_gives_the_same_output_as_a_build_that_knows_nothing() {
    let folder = small_project();
    run(folder.path(), "output");
    let path = folder.path().join(report_path(2, 2023));
    let text = std::fs::read_to_string(&path).unwrap().replace("123亿元", "124亿元");
    std::fs::write(&path, text).unwrap();
    let said = run(folder.path(), "output");
    assert!(!said.contains("(0 files changed") && !said.contains(" 0 unchanged"), "{said}");
    run(folder.path(), "fresh");
    assert_eq!(files(&folder.path().join("output")), files(&folder.path().join("fresh")));
}

#[test]
fn parts_of_a_site_put_together_are_the_site() {
    let folder = small_project();
    run(folder.path(), "whole");
    let parts: Vec<String> = (1..=3).map(|index| format!("parts/{index}")).collect();
    for (index, part) in parts.iter().enumerate() {
        let shard = format!("{}/3", index + 1);
        let args = ["--quiet", "--output", part, "build", "--shard", &shard];
        let status =
            Command::new(env!("CARGO_BIN_EXE_duizhao")).current_dir(folder.path()).args(args).status().unwrap();
        assert!(status.success());
        let pages = files(&folder.path().join(part)).keys().filter(|path| path.ends_with(".html")).count();
        assert!(pages > 10, "each part has its share: {pages}");
    }
    let args = ["--quiet", "--output", "joined", "assemble"];
    let status = Command::new(env!("CARGO_BIN_EXE_duizhao"))
        .current_dir(folder.path())
        .args(args)
        .args(&parts)
        .status()
        .unwrap();
    assert!(status.success());
    assert!(files(&folder.path().join("joined")) == files(&folder.path().join("whole")));
}

#[test]
fn what_others_did_to_output_or_cache_is_made_good() {
    let folder = small_project();
    run(folder.path(), "output");
    let whole = files(&folder.path().join("output"));
    let touch: [&dyn Fn(); 4] = [
        &|| std::fs::write(folder.path().join("output/zh/index.html"), "<p>").unwrap(),
        &|| std::fs::remove_file(folder.path().join("output/en/reports/place-1-2022/index.html")).unwrap(),
        &|| std::fs::remove_dir_all(folder.path().join("output")).unwrap(),
        &|| {
            for entry in std::fs::read_dir(folder.path().join(".duizhao-cache")).unwrap() {
                let path = entry.unwrap().path();
                let text = std::fs::read_to_string(&path).unwrap();
                std::fs::write(&path, text.get(..text.len() / 2).unwrap()).unwrap();
            }
        },
    ];
    for touch in touch {
        touch();
        run(folder.path(), "output");
        assert!(files(&folder.path().join("output")) == whole);
    }
}
