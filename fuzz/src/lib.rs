//! What must hold of any input: one function a target. libFuzzer calls them with what it makes up (`fuzz/run`), and
//! `cargo test` with the seeds and with every input that once broke one of them.
//!
//! A target panics where a promise is broken: no panic from any input, places on character boundaries, output inert.

pub mod inert;
pub mod places;
mod zipped;

use std::sync::{Arc, OnceLock};

use duizhao::diag::Diagnostics;
use duizhao::document;
use duizhao::import::{Batch, Input, lines};
use duizhao::lang::Tongue;
use duizhao::markup::{Setting, Subject, article, examine};
use duizhao::model::Prose;
use duizhao::period::Period;
use duizhao::prose::{mention, when};
use duizhao::quantity::{Unit, Units, figure, parse_figure, parse_growth, parse_quantity};
use duizhao::rules::EXAMPLE_BASE;
use duizhao::source::Sources;
use duizhao::tables::{self, Content};
use duizhao::{Built, Memo, Options, build, extract, render};

use zipped::{Parts, parts};

/// A target: what it is called, and what it does with an input.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: [Target; 11] = [
    ("figure", |bytes| text(bytes, figure_text)),
    ("period", |bytes| text(bytes, period)),
    ("front_matter", |bytes| text(bytes, front_matter)),
    ("registries", |bytes| text(bytes, registries)),
    ("markdown", |bytes| text(bytes, markdown)),
    ("statements", |bytes| text(bytes, statements)),
    ("import_text", |bytes| imported("a.txt", bytes)),
    ("import_html", |bytes| imported("a.html", bytes)),
    ("import_word", import_word),
    ("import_sheet", import_sheet),
    ("workbook", workbook),
];

/// Runs the target of this name.
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|(known, _)| *known == name);
    target.unwrap_or_else(|| panic!("there is no target {name}")).1(bytes);
}

fn text(bytes: &[u8], target: fn(&str)) {
    // What is not UTF-8 never reaches these functions as text.
    if let Ok(text) = std::str::from_utf8(bytes) {
        target(text);
    }
}

/// Figures as front matter writes them: 超1300万吨 +5%.
fn figure_text(text: &str) {
    let units = Units::default();
    for unit in [Unit::percent(), Unit::number(), Unit::place()] {
        if let Err(error) = parse_figure(text, &units, &unit) {
            assert!(text.get(error.start..error.end).is_some(), "{error:?} in {text:?}");
        }
    }
    if let Err(error) = parse_growth(text, &units) {
        assert!(text.get(error.start..error.end).is_some(), "{error:?} in {text:?}");
    }
    match parse_quantity(text, &units, false) {
        Ok(quantity) => {
            // What was read can be written, and is then read as the same.
            let written = figure(&quantity, None, Tongue::Zh);
            let back = parse_quantity(&written, &units, false);
            assert_eq!(back.as_ref().ok().and_then(|back| back.base()), quantity.base(), "{text:?} as {written:?}");
            figure(&quantity, None, Tongue::En);
        }
        Err(error) => assert!(text.get(error.start..error.end).is_some(), "{error:?} in {text:?}"),
    }
    for mention in mention::scan(text, &units) {
        assert!(text.get(mention.start..mention.end).is_some(), "{mention:?} in {text:?}");
    }
}

/// Periods of front matter and times in prose: 2025年1—10月.
fn period(text: &str) {
    if let Ok(period) = Period::parse(text) {
        assert_eq!(Period::parse(&period.canonical()), Ok(period), "{text:?}");
        period.display(Tongue::Zh);
        period.display(Tongue::En);
    }
    for tongue in [Tongue::Zh, Tongue::En] {
        for when in when::scan(text, tongue) {
            assert!(text.get(when.start..when.end).is_some(), "{when:?} in {text:?}");
        }
    }
}

/// A site built once, whose theme the others take over.
fn memo() -> Arc<Memo> {
    static MEMO: OnceLock<Arc<Memo>> = OnceLock::new();
    let first = || Arc::new(built(&Sources::from_text(EXAMPLE_BASE), Arc::default()).memo);
    Arc::clone(MEMO.get_or_init(first))
}

fn built(sources: &Sources, memo: Arc<Memo>) -> Built {
    build(sources, &Options { preview: true, drafts: true, memo, ..Options::default() })
}

/// Builds a site, looks at every place of its findings, and renders the pages that `wanted` names by a part of their path.
fn site(sources: &Sources, wanted: &str) {
    let memo = Memo { theme: memo().theme.clone(), ..Memo::default() };
    let built = built(sources, Arc::new(memo));
    places::assert_places(&built.diagnostics, &built.texts);
    let Some(edition) = &built.edition else { return };
    for page in built.pages.iter().filter(|page| page.path(&edition.site).contains(wanted)) {
        let page = render(&built, page).expect("a page that was announced can be rendered");
        if page.path.ends_with(".html") {
            inert::assert_inert(&String::from_utf8_lossy(&page.bytes));
        }
    }
}

/// A report as a file, front matter and prose.
fn front_matter(text: &str) {
    let mut sources = Sources::from_text(EXAMPLE_BASE);
    sources.insert("content/reports/fuzz.md", text.as_bytes());
    site(&sources, "reports/fuzz");
}

/// The settings and registries: files in one text, as in `Sources::from_text`.
fn registries(text: &str) {
    let report =
        "---\ntitle: 标题\norganization: zone\nperiod: 2024\nindicators: { gdp: 60亿元 }\n---\n\n生产总值60亿元。\n";
    let mut sources = Sources::from_text(&format!("{EXAMPLE_BASE}{text}"));
    sources.insert("content/reports/r.md", report.as_bytes());
    site(&sources, "zh/index");
}

/// Prose → HTML, alone.
fn markdown(text: &str) {
    static SITE: OnceLock<Built> = OnceLock::new();
    let report = "-- content/reports/r.md --\n---\ntitle: 标题\norganization: zone\nperiod: 2024\n\
                  indicators: { industrial-output: 60亿元 +5%, trade: 4亿美元 }\n---\n\n正文。\n";
    let site = SITE.get_or_init(|| built(&Sources::from_text(&format!("{EXAMPLE_BASE}{report}")), Arc::default()));
    let Some(edition) = &site.edition else { panic!("the built-in theme can be used") };
    let subject = edition.site.reports.ids().next().map(Subject::Report).expect("the report");
    for (lang, prose_lang) in ["zh", "en"].into_iter().enumerate() {
        let setting = Setting {
            site: &edition.site,
            derived: &edition.derived,
            names: &edition.names,
            sources: &edition.sources,
            subject,
            lang,
            prose_lang,
        };
        let prose = Prose { file: Default::default(), offset: 0, text: text.into() };
        let mut found = Diagnostics::default();
        let (_, seen) = examine(&prose, &setting, &mut found);
        let spans = found.iter().map(|one| one.span);
        spans.for_each(|span| assert!(text.get(span.start..span.end).is_some(), "{span:?} of {text:?}"));
        assert_eq!(seen, article(&prose, &setting, &mut Diagnostics::default()), "{text:?}");
        inert::assert_inert(&seen.drawn(|_, _| String::new()));
    }
}

/// Sentences of a document as statements.
fn statements(text: &str) {
    if let Ok(document) = document::read("a.md", text.as_bytes()) {
        extract::statements(&document);
    }
}

/// A document as an import takes it: read, as lines of JSON, and as a draft with its check. That builds sites, so that one
/// input in eight pays for it.
fn imported(name: &str, bytes: &[u8]) {
    static DESK: OnceLock<(Sources, Batch)> = OnceLock::new();
    let Ok(document) = document::read(name, bytes) else { return };
    let statements = extract::statements(&document);
    let input = Input { file: name.to_owned(), document, statements };
    let (sources, batch) = DESK.get_or_init(|| {
        let sources = Sources::from_text(EXAMPLE_BASE);
        let batch = Batch::of(&sources);
        (sources, batch)
    });
    lines(input.clone(), None, &batch.registry);
    let mut batch = batch.clone();
    if batch.add(input, Some("zone")).is_ok() && bytes.len().is_multiple_of(8) {
        batch.settle(sources);
        batch.files(sources);
    }
}

/// Bytes that are a zip are read as they are; others stand for the part of a Word file that has its text.
fn import_word(bytes: &[u8]) {
    static PARTS: OnceLock<Parts> = OnceLock::new();
    let parts = PARTS.get_or_init(|| parts(include_bytes!("../../tests/fixtures/documents/summary.docx")));
    imported("a.docx", &zipped::with(parts, "word/document.xml", bytes));
}

/// The same of a sheet; what has no tags is read as CSV.
fn import_sheet(bytes: &[u8]) {
    static PARTS: OnceLock<Parts> = OnceLock::new();
    if !bytes.starts_with(b"PK") && !bytes.contains(&b'<') {
        return imported("a.csv", bytes);
    }
    let parts = PARTS.get_or_init(|| parts(include_bytes!("../../tests/fixtures/documents/indicators.xlsx")));
    imported("a.xlsx", &zipped::with(parts, "xl/worksheets/sheet1.xml", bytes));
}

/// A workbook of figures on its way back: bytes that are no zip stand for its sheet of figures.
fn workbook(bytes: &[u8]) {
    static DESK: OnceLock<(Sources, Content, Parts)> = OnceLock::new();
    let (sources, content, parts) = DESK.get_or_init(|| {
        let report = "-- content/reports/r.md --\n---\ntitle: 标题\norganization: zone\nperiod: 2024\n\
                      indicators: { industrial-output: 60亿元 +5% }\n---\n\n正文。\n";
        let sources = Sources::from_text(&format!("{EXAMPLE_BASE}{report}"));
        let content = Content::of(&sources);
        let book = tables::export(&content, Tongue::Zh).expect("a workbook");
        let parts = parts(&book);
        (sources, content, parts)
    });
    let book = zipped::with(parts, "xl/worksheets/sheet2.xml", bytes);
    let _refused = tables::import(sources, content, &book, Tongue::Zh);
}
