//! Behaviour of all passes together.

use super::{Context, Known, run};
use crate::derive::derive;
use crate::diag::Diagnostics;
use crate::digest::Digests;
use crate::read::read;
use crate::resolve::{Names, resolve};
use crate::source::Sources;

const REGISTRIES: &str = "\
-- content/indicators.yaml --
gdp: { name: { zh: 地区生产总值, en: GDP }, unit: 亿元, kind: flow, better: up }
output: { name: { zh: 产值, en: Output }, unit: 亿元, kind: flow, better: up }
-- content/organizations.yaml --
zone: { name: { zh: 经开区, en: Zone } }
";
const SITE: &str = "-- content/site.yaml --\ntitle: 站\nlanguages: [zh]\nbase_url: https://e.cn/\n";

/// Findings of a whole site as `code path: text of the place`.
fn findings(files: &str) -> Vec<String> {
    let sources = Sources::from_text(&format!("{files}{REGISTRIES}"));
    let mut found = Diagnostics::default();
    let project = read(&sources, &mut found);
    let site = resolve(&project, &sources, true, &mut found);
    let derived = derive(&site, &mut found);
    let names = Names::of(&site);
    run(
        &Context {
            site: &site,
            derived: &derived,
            names: &names,
            sources: &sources,
            texts: &project.texts,
            since: None,
            digests: &Digests::default(),
            known: &Known::default(),
        },
        &mut found,
    );
    found.sort(&project.texts);
    let show = |one: &crate::diag::Diagnostic| {
        let path = project.texts.path(one.span).trim_start_matches("content/").to_owned();
        let text: String = project.texts.slice(one.span).lines().next().unwrap_or("").to_owned();
        format!("{} {path}: {text}", one.rule.code)
    };
    found.iter().map(show).collect()
}

fn report(front: &str, prose: &str) -> String {
    format!(
        "-- content/reports/r.md --\n---\ntitle: {{ zh: 标题, en: Title }}\norganization: zone\nperiod: 2025\n{front}---\n{prose}\n"
    )
}

#[test]
fn a_clean_site_has_no_findings() {
    assert_eq!(findings(&format!("{SITE}{}", report("indicators: { gdp: 60亿元 }\n", "产值60亿元。"))), [""; 0]);
}

#[test]
fn prose_is_checked_in_every_language() {
    let files = format!(
        "-- content/site.yaml --\ntitle: {{ zh: 站, en: Site }}\nlanguages: [zh, en]\nbase_url: https://e.cn/\n{}-- content/reports/r.en.md --\n---\n---\n[x](#y)\n-- content/pages/about.md --\n---\ntitle: 关于\n---\n[x](z.md)\n",
        report("", "![](a.png)")
    );
    assert_eq!(
        findings(&files),
        [
            "L101 pages/about.md: ",
            "W101 pages/about.md: z.md",
            "W102 reports/r.en.md: #y",
            "W103 reports/r.md: a.png",
            "W104 reports/r.md: a.png"
        ]
    );
}

#[test]
fn a_missing_translation_is_told_once_unless_there_is_no_prose() {
    let site = "-- content/site.yaml --\ntitle: { zh: 站, en: Site }\nlanguages: [zh, en]\nbase_url: https://e.cn/\n";
    assert_eq!(findings(&format!("{site}{}", report("", "正文"))), ["L101 reports/r.md: "]);
    assert_eq!(findings(&format!("{site}{}", report("indicators: { gdp: 60亿元 }\n", ""))), [""; 0]);
}

#[test]
fn a_site_without_address_is_told_at_its_title() {
    assert_eq!(findings("-- content/site.yaml --\nlanguages: [zh]\ntitle: 站\n"), ["W109 site.yaml: title"]);
}

#[test]
fn the_government_profile_wants_publication_fields() {
    let site = format!("{SITE}government: {{ site_name: 站 }}\n");
    assert_eq!(findings(&format!("{site}{}", report("issued: 2025-12-01\n", "正文"))), ["W108 reports/r.md: "]);
    let whole = "issued: 2025-12-01\npublished: 2025-12-01\nsource: 某局\nindex_no: A-1\n";
    assert_eq!(findings(&format!("{site}{}", report(whole, "正文"))), [""; 0]);
}

#[test]
fn a_baseline_needs_a_figure() {
    let target = |baseline: &str| {
        format!("targets: [{{ indicator: gdp, period: 2030, value: 90亿元, baseline: {baseline} }}]\n")
    };
    assert_eq!(findings(&format!("{SITE}{}", report(&target("2020"), ""))), ["R109 reports/r.md: 2020"]);
    assert_eq!(findings(&format!("{SITE}{}", report(&target("{ period: 2020, value: 40亿元 }"), ""))), [""; 0]);
    assert_eq!(
        findings(&format!(
            "{SITE}{}",
            report(&format!("indicators: {{ gdp: {{ value: 40亿元, period: 2020 }} }}\n{}", target("2020")), "")
        )),
        [""; 0]
    );
}

#[test]
fn permissions_cover_a_block_the_file_or_a_figure() {
    let twice = "<b>甲</b>\n\n<!-- allow W106: 原文如此 -->\n<i>乙</i>\n";
    assert_eq!(findings(&format!("{SITE}{}", report("", twice))), ["W106 reports/r.md: <b>"]);
    let whole = "<!-- allow W106: 原文如此 -->\n\n<b>甲</b>\n\n<i>乙</i>\n";
    assert_eq!(findings(&format!("{SITE}{}", report("", whole))), [""; 0]);
    let targets = "targets:\n  - { indicator: gdp, period: 2030, value: 90亿元, baseline: 2020 }\n  - { indicator: output, period: 2030, value: 9亿元, baseline: 2020 }\n";
    let at =
        |name: &str| report(&format!("allow: [{{ code: R109, at: {name}, reason: 历史数据缺失 }}]\n{targets}"), "");
    assert_eq!(findings(&format!("{SITE}{}", at("gdp"))), ["R109 reports/r.md: 2020"]);
    assert_eq!(findings(&format!("{SITE}{}", at("target.output.2030"))), ["R109 reports/r.md: 2020"]);
    assert_eq!(findings(&format!("{SITE}{}", at("地区生产总值"))), ["R109 reports/r.md: 2020"]);
}

#[test]
fn a_permission_of_nothing_is_reported() {
    let unused = "<!-- allow W107: 原文如此 -->\n\n正文\n";
    assert_eq!(
        findings(&format!("{SITE}{}", report("allow: [{ code: R109, reason: 旧 }]\n", unused))),
        ["S120 reports/r.md: { code: R109, reason: 旧", "S120 reports/r.md: <!-- allow W107: 原文如此 -->"]
    );
}
