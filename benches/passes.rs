//! The passes of a build, one by one, on a corpus of its own: `cargo bench --bench passes`, or with a filter,
//! `cargo bench --bench passes -- render`. Rates are of reports (in both languages), pages or charts per second.

// A benchmark may fail as a test does.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "corpus/generate.rs"]
mod corpus;

use std::sync::OnceLock;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use duizhao::chart::{self, Axis, Head, LineChart, Mark, Point, Series, Size};
use duizhao::diag::Diagnostics;
use duizhao::read::Project;
use duizhao::source::Sources;
use duizhao::urls::PageId;
use duizhao::{Built, Options};
use rust_decimal::Decimal;

/// Enough for pages of many figures; a pass over them takes a part of a second.
const REPORTS: usize = 200;

fn main() {
    divan::main();
}

fn sources() -> &'static Sources {
    static SOURCES: OnceLock<Sources> = OnceLock::new();
    SOURCES.get_or_init(|| {
        let mut sources = Sources::default();
        for (path, text) in corpus::duizhao::files(corpus::Shape::new(REPORTS, None).unwrap()) {
            sources.insert(&path, text.as_bytes());
        }
        sources
    })
}

fn project() -> &'static Project {
    static PROJECT: OnceLock<Project> = OnceLock::new();
    PROJECT.get_or_init(|| duizhao::read::read(sources(), &mut Diagnostics::default()))
}

fn built() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| duizhao::build(sources(), &Options::default()))
}

#[divan::bench]
fn parse(bencher: Bencher) {
    let sources = sources();
    bencher.counter(ItemsCount::new(REPORTS)).bench(|| duizhao::read::read(sources, &mut Diagnostics::default()));
}

#[divan::bench]
fn resolve(bencher: Bencher) {
    let (project, sources) = (project(), sources());
    bencher
        .counter(ItemsCount::new(REPORTS))
        .bench(|| duizhao::resolve::resolve(project, sources, false, &mut Diagnostics::default()));
}

#[divan::bench]
fn derive(bencher: Bencher) {
    let site = &built().edition.as_ref().unwrap().site;
    bencher.counter(ItemsCount::new(REPORTS)).bench(|| duizhao::derive::derive(site, &mut Diagnostics::default()));
}

#[divan::bench]
fn check(bencher: Bencher) {
    let (built, sources) = (built(), sources());
    let edition = built.edition.as_ref().unwrap();
    // Nothing is known from a run before: every prose is read.
    let known = duizhao::check::Known::new();
    let context = duizhao::check::Context {
        digests: &built.digests,
        known: &known,
        site: &edition.site,
        derived: &edition.derived,
        names: &edition.names,
        sources,
        texts: &built.texts,
        since: None,
    };
    bencher.counter(ItemsCount::new(REPORTS)).bench(|| duizhao::check::run(&context, &mut Diagnostics::default()));
}

/// All of the above at once, and what a theme takes to load.
#[divan::bench]
fn build(bencher: Bencher) {
    let sources = sources();
    bencher.counter(ItemsCount::new(REPORTS)).bench(|| duizhao::build(sources, &Options::default()));
}

/// A line over twenty years, wide and narrow, as a page has it.
#[divan::bench]
fn chart(bencher: Bencher) {
    let tick = |value: Decimal| value.normalize().to_string();
    let points = (0..20).map(|i| {
        let value = Decimal::from(1000 + i * 37 % 400);
        let (label, note) = (format!("{value} km"), format!("{value} km, {}", 2005 + i));
        Point { x: f64::from(2005 + i), value, label, note, mark: Mark::Normal, joined: true }
    });
    let line = LineChart {
        head: Head { id: "line", title: "Graded fairways", desc: "Graded fairways, 2005 to 2024" },
        axis: Axis { unit: "km", tick: &tick },
        x_labels: (2005..2025).map(|year| (f64::from(year), year.to_string())).collect(),
        series: vec![Series { name: "Yunpu City".into(), points: points.collect() }],
        breaks: Vec::new(),
        targets: Vec::new(),
        annotations: Vec::new(),
    };
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| {
        let line = black_box(&line);
        chart::inline_pair(Some(&line.draw(Size::Wide)), &line.draw(Size::Narrow))
    });
}

/// Pages of one kind, one after the other; rates are of pages.
#[divan::bench(args = ["report", "plan", "organization", "indicator", "pair", "reports", "search"], sample_count = 10)]
fn render(bencher: Bencher, kind: &str) {
    let built = built();
    let pages: Vec<&PageId> =
        built.pages.iter().filter(|page| matches!(page, PageId::Page(_, of) if of.name() == kind)).collect();
    bencher.counter(ItemsCount::new(pages.len())).bench(|| {
        for page in &pages {
            black_box(duizhao::render(built, page).unwrap());
        }
    });
}
