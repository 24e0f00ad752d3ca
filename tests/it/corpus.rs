//! The corpus of the benchmarks: it agrees with itself, so that what is measured is no work on findings.

use duizhao::source::Sources;
use duizhao::{Options, build};

use super::sample;

#[allow(clippy::duplicate_mod)]
#[path = "../../benches/corpus/generate.rs"]
mod generate;

use generate::Shape;

fn sources(shape: Shape) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in generate::duizhao::files(shape) {
        sources.insert(&path, text.as_bytes());
    }
    sources
}

#[test]
fn a_corpus_builds_and_nothing_is_said_of_it_but_that_targets_were_missed() {
    let built = build(&sources(Shape::new(20, Some(5)).unwrap()), &Options::default());
    let codes: Vec<&str> = built.diagnostics.iter().map(|found| found.rule.code).collect();
    assert!(codes.iter().all(|code| *code == "P101"), "{codes:?}");
    let site = &built.edition.as_ref().unwrap().site;
    assert_eq!((site.reports.iter().count(), site.observations.iter().count()), (20, 240));
    let output = sample::output(&built);
    assert!(output.contains_key("en/reports/yunpu-0-port-2024/index.html"));
}

#[test]
fn the_same_shape_gives_the_same_corpus_and_a_larger_one_only_adds_to_it() {
    let [small, again] = [(); 2].map(|()| sources(Shape::new(40, None).unwrap()).files);
    assert_eq!(small, again);
    let large = sources(Shape::new(80, None).unwrap()).files;
    assert_eq!(large.len(), 3 + 2 * 80);
    let changed = small.iter().filter(|(path, text)| large.get(*path) != Some(text)).map(|(path, _)| path.as_str());
    assert_eq!(changed.collect::<Vec<_>>(), ["content/organizations.yaml"]);
}

#[test]
fn hugo_gets_the_same_reports() {
    let files: Vec<String> = generate::hugo::files(Shape::new(20, Some(5)).unwrap()).map(|(path, _)| path).collect();
    let reports = files.iter().filter(|path| path.starts_with("content/") && !path.ends_with("_index.md"));
    assert_eq!(reports.count(), 2 * 20);
}

#[test]
fn a_corpus_that_cannot_be_made_is_refused() {
    for (reports, organizations) in [(0, None), (10, Some(0)), (1000, Some(2)), (2_000_000, None)] {
        assert!(Shape::new(reports, organizations).is_err(), "{reports} {organizations:?}");
    }
}
