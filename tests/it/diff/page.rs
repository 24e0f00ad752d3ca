//! `build --since`: the page of changes in every language, and the warning of what nothing explains.

use std::sync::Arc;

use duizhao::diff::{Kind, Release};
use duizhao::{Options, build};

use super::{of, report};
use crate::fixture::{Fixture, over_base};

/// The site of the files, with an earlier release.
fn since(earlier: Release, text: &str) -> Fixture {
    let options = Options { since: Some(Arc::new(earlier)), ..Options::default() };
    Fixture { built: build(&over_base(text), &options) }
}

const OLD: &str = "indicators: { gdp: 100亿元, new-firms: 3家, trade: 80亿元 }";
const NEW: &str = "indicators: { gdp: 120亿元, trade: { value: 82亿元, note: { zh: 海关修订, en: Revised by customs } }, industrial-output: 500亿元 }";

#[test]
fn the_page_tells_every_change_in_every_language() {
    let fixture = since(of(&report(OLD, "旧文。")), &report(NEW, "新文。"));
    let (zh, en) = (fixture.page("zh/changes/index.html"), fixture.page("en/changes/index.html"));
    for (page, words) in [
        (
            &zh,
            [
                "与上次发布相比的变化",
                "有2处改动未说明原因",
                "未说明原因",
                "说明：海关修订",
                "+20亿元",
                "<ins>新</ins>文。",
            ],
        ),
        (
            &en,
            [
                "Changes since the previous release",
                "2 changes to what was published are not explained",
                "not explained",
                "Note: Revised by customs",
                "+RMB 2 billion",
                "<ins>新</ins>文。",
            ],
        ),
    ] {
        for word in words {
            assert!(page.contains(word), "no {word} in {page}");
        }
        assert!(page.contains("reports/zone-2024/index.html#gdp.2024"), "{page}");
        assert!(page.contains("<del>") && page.contains("<ins>"), "{page}");
    }
    let home = fixture.file("zh/index.html");
    assert!(home.contains("changes/index.html"), "the navigation leads to the page");
}

#[test]
fn without_an_earlier_release_the_page_is_as_it_was() {
    let plain = crate::fixture::site(&report(NEW, "新文。"));
    let page = plain.page("zh/changes/index.html");
    assert!(!page.contains("page-since") && page.contains("暂无修订和更正"), "{page}");
}

#[test]
fn nothing_changed_is_said_and_gives_no_finding() {
    let text = report(NEW, "新文。");
    let fixture = since(of(&text), &text);
    assert_eq!(fixture.faults(), "");
    assert!(fixture.page("en/changes/index.html").contains("Nothing has changed since the previous release."));
}

#[test]
fn what_nothing_explains_is_warned_of_at_its_entry() {
    let fixture = since(of(&report(OLD, "")), &report(NEW, ""));
    let faults = fixture.faults();
    let lines: Vec<&str> = faults.lines().collect();
    assert_eq!(lines.len(), 2, "{faults}");
    assert!(lines.iter().all(|line| line.starts_with("G105 warning content/reports/zone-2024.md:")), "{faults}");
    assert!(faults.contains("zone-2024.md:6:15 differs from the earlier release without an explanation: Gross regional product 2024: 100亿元 → 120亿元"), "{faults}");
    assert!(faults.contains("Enterprises newly above designated size 2024: 3家 → removed"), "{faults}");
}

#[test]
fn a_permission_lets_a_change_stand_and_is_judged_only_where_releases_are_compared() {
    let allow = "allow: [ { code: G105, at: gdp, reason: 笔误 } ]\n";
    let old = "indicators: { gdp: 100亿元 }";
    let new = report(&format!("{allow}indicators: {{ gdp: 120亿元 }}"), "");
    assert_eq!(since(of(&report(old, "")), &new).faults(), "");
    assert_eq!(crate::fixture::site(&new).faults(), "");
    let unused = since(of(&report(old, "")), &report(&format!("{allow}{old}"), ""));
    assert!(unused.faults().starts_with("S120 warning"), "{}", unused.faults());
}

#[test]
fn pages_can_ask_what_became_of_a_figure() {
    let fixture = since(of(&report(OLD, "")), &report(NEW, ""));
    let edition = fixture.built.edition.as_ref().unwrap();
    let kinds: Vec<_> =
        edition.site.observations.ids().map(|id| edition.change_of(id).map(|change| change.kind)).collect();
    assert_eq!(kinds, [Some(Kind::Revised), Some(Kind::Revised), Some(Kind::Added)]);
    let w = duizhao::render::Writer::new(edition, duizhao::urls::PageId::page(1, duizhao::urls::Kind::Home));
    let first = edition.site.observations.ids().next().unwrap();
    let item = duizhao::render::since::of_observation(&w, first).unwrap();
    assert_eq!(item.lines[0].old.as_deref(), Some("RMB 10 billion"));
    assert!(item.is_unexplained);
}
