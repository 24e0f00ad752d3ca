//! `build --review`: what reviewers get, and that a public build holds none of it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use duizhao::source::Sources;
use duizhao::{Options, build};

use crate::fixture::{Fixture, files_below, of, over_base, review, root, site, zone_report};

/// A published report, a later one that revises it and has a finding permitted, both with persons and notes.
const PUBLISHED: &str = "\
-- content/site.yaml --
title: { zh: 示例, en: Example }
languages: [zh, en]
base_url: https://example.org/reports/
-- content/indicators.yaml --
output: { name: { zh: 工业总产值, en: Gross output }, unit: 亿元, kind: flow, better: up, bases: { all: { zh: 全部工业, en: all industry } } }
trade: { name: { zh: 进出口总额, en: Trade }, unit: 亿元, kind: flow, better: up }
-- content/organizations.yaml --
zone: { name: { zh: 示例区, en: Example Zone } }
-- content/reports/zone-2023.md --
---
title: { zh: 示例区2023年总结, en: Example Zone 2023 }
organization: zone
person: { zh: 赵一, en: Zhao Yi }
period: 2023
issued: 2024-01-10
indicators:
  output: 50亿元
---
完成工业总产值50亿元。
-- content/reports/zone-2023.en.md --
---
---
Gross output was RMB 5 billion.
-- content/reports/zone-2024.md --
---
title: { zh: 示例区2024年总结, en: Example Zone 2024 }
organization: zone
person: { zh: 钱二, en: Qian Er }
period: 2024
issued: 2025-01-10
indicators:
  output:
    - 60亿元
    - { value: 52亿元, period: 2023, note: { zh: 按年报修订, en: Revised after the annual survey } }
ALLOW---
完成工业总产值60亿元；2023年为52亿元。
";
const ALLOW: &str = "allow: [{ code: L101, reason: 译文由外办另行提供 }]\n";
const DRAFT: &str = "\
-- content/reports/secret.md --
---
title: { zh: 未定稿的报告, en: Unfinished report }
organization: zone
person: { zh: 孙三, en: Sun San }
period: 2025
status: draft
indicators:
  output: { value: 77.7亿元, note: { zh: 内部测算, en: Internal estimate } }
  no-such-thing: 5亿元
---
完成工业总产值77.7亿元。[附件](missing.md)
";

fn published(allow: bool) -> String {
    PUBLISHED.replace("ALLOW", if allow { ALLOW } else { "" })
}

fn whole() -> String {
    format!("{}{DRAFT}", published(true))
}

/// One text of an output file.
fn text<'a>(output: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a str {
    let bytes = output.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", output.keys()));
    std::str::from_utf8(bytes).unwrap()
}

/// The words of the review in one line each, without arguments: what may stand on no public page.
fn words() -> Vec<String> {
    let mut words = Vec::new();
    for lang in ["zh", "en"] {
        let path = root().join(format!("themes/default/words/{lang}.ftl"));
        let file = std::fs::read_to_string(path).unwrap();
        let lines = file.lines().filter_map(|line| line.strip_prefix("review-")?.split_once(" = "));
        let plain = lines.filter(|(key, text)| !text.contains('{') && !is_said_in_public(key));
        words.extend(plain.map(|(_, text)| text.to_owned()));
    }
    assert!(words.len() > 60, "only {} words were found", words.len());
    words
}

/// Words that public pages have of their own in the same sense, or that are parts of other words.
fn is_said_in_public(key: &str) -> bool {
    let shared = ["report", "texts", "person", "cell-silent", "cell-no-report", "total", "help", "see", "signed-date"];
    shared.contains(&key) || key.starts_with("severity-") || key.starts_with("mark-") || key == "accepted-word"
}

#[test]
fn a_public_build_holds_nothing_of_the_review() {
    let output = site(&whole()).output();
    let mut secrets = words();
    secrets.extend(
        ["content/", "未定稿", "Unfinished", "孙三", "Sun San", "内部测算", "Internal estimate", "77.7", "secret"]
            .map(String::from),
    );
    secrets
        .extend(["译文由外办", "noindex, ", "review-", "class=\"mark", "/review/", "zone-2024.md"].map(String::from));
    for (path, bytes) in &output {
        assert!(!path.contains("review") && !path.contains("secret"), "{path}");
        let content = String::from_utf8_lossy(bytes);
        let found: Vec<&String> = secrets.iter().filter(|secret| content.contains(secret.as_str())).collect();
        assert!(found.is_empty(), "{path} holds {found:?}");
    }
    // The same words do stand in the copy for reviewers: the test would see them.
    let copy: String =
        review(&whole()).output().into_values().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect();
    let unseen: Vec<&String> = secrets.iter().filter(|secret| !copy.contains(secret.as_str())).collect();
    assert!(unseen.len() < secrets.len() / 3, "{unseen:?}");
}

#[test]
fn a_public_build_does_not_depend_on_what_is_for_reviewers_only() {
    let with = site(&whole()).output();
    let without = site(&published(false)).output();
    assert!(with == without, "drafts or permissions change public bytes");
    let copy = review(&published(true)).output();
    // A copy is not shared either: it has no picture for that.
    let kept: Vec<&String> = with.keys().filter(|path| !copy.contains_key(*path) && !path.ends_with(".png")).collect();
    assert_eq!(kept, ["en/atom.xml", "sitemap.xml", "zh/atom.xml"], "all other public pages are in the copy");
    let same = ["data/observations.csv", "data/targets.csv", "data/observations.json"];
    assert!(same.iter().all(|path| with[*path] == copy[*path]), "data files bear no marks");
}

#[test]
fn every_page_of_the_copy_says_that_it_is_one() {
    let output = review(&whole()).output();
    let pages = output.iter().filter(|(path, _)| path.ends_with(".html"));
    for (path, bytes) in pages {
        let html = std::str::from_utf8(bytes).unwrap();
        assert_eq!(html.matches("<aside class=\"review-banner\"").count(), 1, "{path}");
        assert!(html.contains("<meta name=\"robots\" content=\"noindex, nofollow, noarchive\">"), "{path}");
        let zh = path.starts_with("zh/") || !path.contains('/');
        let en = path.starts_with("en/") || !path.contains('/');
        assert_eq!(html.contains("审核稿 · 不得对外发布"), zh, "{path}");
        assert_eq!(html.contains("REVIEW COPY · NOT FOR PUBLICATION"), en, "{path}");
        assert!(!html.contains("atom.xml"), "{path} leads to a feed");
    }
    assert_eq!(text(&output, "robots.txt"), "User-agent: *\nDisallow: /\n");
    assert!(output.keys().any(|path| path.starts_with("assets/review-")));
}

#[test]
fn no_theme_can_leave_the_banner_out() {
    let own = "-- themes/plain/templates/base.html --\n<!DOCTYPE html><html lang=\"zh\"><head><title>x</title></head>\
               <body class=\"x\"><h1>{{ page.title }}</h1>{% block main %}{% endblock main %}</body></html>\n";
    let output = review(&format!("{}{own}", whole().replace("languages:", "theme: plain\nlanguages:"))).output();
    let html = text(&output, "zh/reports/zone-2024/index.html");
    let banner = html.find("<aside class=\"review-banner\"").unwrap();
    assert!(html.find("<body class=\"x\">").unwrap() < banner && banner < html.find("<h1>").unwrap(), "{html}");
    assert!(html.contains("content=\"noindex, nofollow, noarchive\""));
}

#[test]
fn the_checklist_shows_errors_with_place_source_and_remedy_by_person() {
    let fixture = review(&whole());
    assert!(fixture.built.diagnostics.has_errors(), "{}", fixture.diagnostics());
    let output = fixture.output();
    let html = text(&output, "zh/review/index.html");
    for part in [
        "<code class=\"place\">content/reports/secret.md:9:3</code>",
        "<mark>no-such-thing</mark>: 5亿元",
        "<strong class=\"code\">R101</strong>",
        "改法：",
        "<input type=\"checkbox\" id=\"finding-",
        "孙三",
        "<span class=\"status\" data-code=\"draft\">草稿</span>",
        "理由：</span> 译文由外办另行提供",
    ] {
        assert!(html.contains(part), "no {part} in\n{html}");
    }
    // Who is responsible: the accepted finding is Qian's, the errors are Sun's.
    let (qian, sun) = (html.find("</span> 钱二").unwrap(), html.find("</span> 孙三").unwrap());
    let at = |part: &str| html.find(part).unwrap();
    let within = |part: &str, from: usize, other: usize| at(part) > from && (from > other || at(part) < other);
    assert!(within("译文由外办", qian, sun) && within("<mark>no-such-thing", sun, qian), "{html}");
    let english = text(&output, "en/review/index.html");
    assert!(english.contains("indicators.yaml has no indicator <code>no-such-thing</code>"), "{english}");
    assert!(english.contains("Sun San") && english.contains("2 errors"), "{english}");
}

#[test]
fn a_checklist_too_long_for_one_page_has_several() {
    let unknown: String = (0..400).map(|number| format!("  no-such-{number}: 5亿元\n")).collect();
    let output = review(&whole().replace("  no-such-thing: 5亿元\n", &unknown)).output();
    let pages: Vec<&str> = output
        .iter()
        .filter(|(path, _)| path.starts_with("zh/review/") && !path.contains("coverage") && path.ends_with(".html"))
        .map(|(path, _)| text(&output, path))
        .collect();
    assert!((2..6).contains(&pages.len()), "{} pages", pages.len());
    assert!(output.contains_key(&format!("en/review/page/{}/index.html", pages.len())), "each language has as many");
    let of = |html: &str| html.matches("<mark>no-such-").count();
    assert_eq!(pages.iter().map(|html| of(html)).sum::<usize>(), 400);
    for html in &pages {
        // Each says how many there are in all, and whose and of which report its own part is.
        assert!(html.contains("401个错误") && html.contains("</span> 孙三") && html.contains("未定稿的报告"), "{html}");
        assert!(html.contains("合计（各页）"), "{html}");
        assert!((20_000..150_000).contains(&html.len()), "{} bytes", html.len());
    }
}

#[test]
fn a_finding_leads_to_its_figure() {
    let revised = "indicators:\n  output: { value: 52亿元, period: 2023 }\n";
    let reports = format!(
        "{}{}",
        zone_report("a", &format!("period: 2023\nissued: 2024-01-01\n{}", revised.replace("52", "50")), ""),
        zone_report("b", &format!("period: 2023\nissued: 2024-01-01\n{revised}"), ""),
    );
    let base = published(false);
    let registries = base.split("-- content/reports/").next().unwrap();
    let output = review(&format!("{registries}{reports}")).output();
    let html = text(&output, "zh/review/index.html");
    assert!(html.contains("G101") && html.contains("href=\"../reports/b/index.html#output.2023\""), "{html}");
    assert!(html.contains("<code class=\"place\">content/reports/a.md:"), "the related place: {html}");
}

#[test]
fn drafts_are_marked_where_they_are_listed_and_on_their_page() {
    let output = review(&whole()).output();
    let status = "<span class=\"status\" data-code=\"draft\">草稿</span>";
    for path in ["zh/index.html", "zh/reports/index.html", "zh/organizations/zone/index.html"] {
        assert!(text(&output, path).contains(status), "{path}");
    }
    let page = text(&output, "zh/reports/secret/index.html");
    assert!(page.contains(status) && page.contains("本页为草稿"), "{page}");
    let in_review = review(&whole().replace("status: draft", "status: review")).output();
    let page = text(&in_review, "en/reports/secret/index.html");
    assert!(page.contains("data-code=\"review\">In review</span>") && page.contains("under review"), "{page}");
}

#[test]
fn a_revised_figure_shows_the_other_value_wherever_it_stands() {
    let output = review(&published(true)).output();
    let old = "<span class=\"mark mark-revises\">原为 <del>";
    let new = "<span class=\"mark mark-revised\">已改为 <ins>";
    let table = text(&output, "zh/reports/zone-2024/index.html");
    assert!(
        table.contains(&format!("{old}<a href=\"../zone-2023/index.html#output.2023\">50亿元</a></del>")),
        "{table}"
    );
    let before = text(&output, "zh/reports/zone-2023/index.html");
    // In prose, and in the table below it.
    assert!(before.contains(&format!("50亿元</data> {new}52亿元</ins>")), "{before}");
    assert!(
        before.contains(&format!("{new}<a href=\"../zone-2024/index.html#output.2023\">52亿元</a></ins>")),
        "{before}"
    );
    for path in
        ["zh/compare/2023-2024/index.html", "zh/organizations/zone/index.html", "zh/indicators/output/index.html"]
    {
        assert!(text(&output, path).contains(old), "{path}");
    }
    assert!(text(&output, "en/compare/index.html").contains("previously <del>"));
}

#[test]
fn a_page_names_the_files_that_it_was_made_from() {
    let output = review(&whole()).output();
    let sources = over_base(&whole());
    let hash = |path: &str| blake3::hash(&sources.files[path]).to_hex()[..16].to_owned();
    let entry = |path: &str| format!("<code>{path}</code> <code class=\"hash\">{}</code>", hash(path));
    let english = text(&output, "en/reports/zone-2023/index.html");
    for path in ["content/site.yaml", "content/reports/zone-2023.md", "content/reports/zone-2023.en.md"] {
        assert!(english.contains(&entry(path)), "{path} in {english}");
    }
    let chinese = text(&output, "zh/reports/zone-2023/index.html");
    assert!(!chinese.contains("zone-2023.en.md"), "the translation has no part in it");
    // Nothing of the draft stands on the comparison of 2023 and 2024.
    assert!(!text(&output, "zh/compare/2023-2024/index.html").contains("content/reports/secret.md"));
    assert!(text(&output, "zh/indicators/output/index.html").contains(&entry("content/reports/secret.md")));
    assert!(chinese.contains("<p class=\"place\"><code>content/reports/zone-2023.md:8</code></p>"), "{chinese}");
}

/// The cells of an indicator's first row of the coverage matrix that holds `details`: `code text`.
fn row(html: &str, indicator: &str, details: &str) -> Vec<String> {
    let table = &html[html.find("<table class=\"matrix coverage\"").unwrap()..];
    let mut rows =
        table.split("<tr>").filter(|row| row.contains(&format!(">{indicator}</a>")) && row.contains(details));
    let row = rows.next().unwrap_or_else(|| panic!("no row {indicator} in {table}"));
    let cell = |cell: &str| {
        let (code, rest) = cell.split_once('"').unwrap();
        let mut text = String::new();
        let mut in_tag = false;
        for c in rest.split("</td>").next().unwrap().chars() {
            match c {
                '<' => in_tag = true,
                '>' => in_tag = false,
                c if !in_tag && !c.is_whitespace() => text.push(c),
                _ => {}
            }
        }
        format!("{code} {}", text.trim_start_matches('>'))
    };
    row.split("<td class=\"number cell-").skip(1).map(cell).collect()
}

#[test]
fn coverage_says_why_a_figure_is_missing() {
    let base = published(false);
    let registries = base.split("-- content/reports/").next().unwrap();
    let report = |slug: &str, period: &str, figures: &str| {
        zone_report(slug, &format!("period: {period}\nindicators:\n{figures}"), "")
    };
    let reports = [
        report("a", "2020", "  output: 40亿元\n  trade: { status: Q, note: { zh: 涉密, en: Classified } }"),
        report("b", "2021", "  output: { value: 41亿元, basis: all }"),
        report("c", "2023", "  trade: 9亿元"),
        report("d", "2024-01..2024-10", "  output: 44亿元\n  trade: { value: 30亿元, period: 2020..2022 }"),
    ];
    let output = review(&format!("{registries}{}", reports.concat())).output();
    let html = text(&output, "zh/review/coverage/index.html");
    assert_eq!(
        row(html, "工业总产值", ""),
        [
            "present 40亿元",
            "other-basis 只有“全部工业”的数据",
            "no-report 未收录报告",
            "silent 报告未列",
            "partial 44亿元1–10月"
        ]
    );
    assert_eq!(row(html, "工业总产值", "<li>全部工业</li>")[0], "other-basis 只有默认口径的数据");
    assert_eq!(
        row(html, "进出口总额", ""),
        [
            "status 隐去涉密",
            "within 只有2020–2022年的跨年数据",
            "within 只有2020–2022年的跨年数据",
            "present 9亿元",
            "silent 报告未列"
        ]
    );
    assert!(html.contains("<a href=\"../../reports/c/index.html\">报告未列</a>"), "silence is shown: {html}");
    assert!(html.contains("href=\"../../reports/d/index.html#output.2024-01..2024-10\""), "{html}");
}

#[test]
fn coverage_lists_figures_without_a_sentence_and_counts_texts() {
    let silent = published(true).replace("Gross output was RMB 5 billion.", "The year went well.");
    let output = review(&silent).output();
    let english = text(&output, "en/review/coverage/index.html");
    assert!(english.contains("1 of 1 figures") && english.contains("zone-2023/index.html#output.2023"), "{english}");
    let chinese = text(&output, "zh/review/coverage/index.html");
    assert!(!chinese.contains("1项数据中的1项") && !chinese.contains("2项数据中的1项"), "{chinese}");
    assert!(chinese.contains("<td class=\"number\">2 / 2</td>\n<td class=\"number\">1 / 2</td>"), "{chinese}");
}

#[test]
fn many_organizations_have_coverage_pages_of_their_own() {
    let names: Vec<String> = (10..30).map(|number| format!("zone{number}")).collect();
    let organizations: String = names.iter().map(|name| format!("{name}: {{ name: 区{name} }}\n")).collect();
    let reports: String = names
        .iter()
        .map(|name| {
            let report = zone_report(name, "period: 2024\nindicators: { output: 5亿元 }", "");
            report.replace("organization: zone\n", &format!("organization: {name}\n"))
        })
        .collect();
    let base = published(false);
    let registries = base.split("-- content/organizations.yaml").next().unwrap();
    let output = review(&format!("{registries}-- content/organizations.yaml --\n{organizations}{reports}")).output();
    let list = text(&output, "zh/review/coverage/index.html");
    assert!(!list.contains("class=\"matrix coverage\"") && list.contains("href=\"zone17/index.html\""), "{list}");
    let own = text(&output, "zh/review/coverage/zone17/index.html");
    assert!(own.contains("class=\"matrix coverage\"") && !own.contains("zone18/"), "{own}");
}

#[test]
fn what_is_permitted_is_set_aside_with_its_reason() {
    let fixture = site(&published(true));
    assert_eq!(fixture.faults(), "");
    let aside: Vec<(&str, &str)> = fixture
        .built
        .diagnostics
        .permitted()
        .iter()
        .map(|one| (one.diagnostic.rule.code, one.reason.as_str()))
        .collect();
    assert_eq!(aside, [("L101", "译文由外办另行提供")]);
}

#[test]
fn the_copy_of_the_sample_site_is_the_same_twice_and_its_links_lead_somewhere() {
    let (sources, _) = duizhao::disk::read(root()).unwrap();
    let options = Options { review: true, ..Options::default() };
    let copy = |sources: &Sources| Fixture { built: build(sources, &options) }.output();
    let output = copy(&sources);
    assert!(output == copy(&sources), "two builds differ");
    for path in output.keys().filter(|path| path.contains("/review/") && path.ends_with(".html")) {
        let html = text(&output, path);
        for href in html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            if href.starts_with("https:") || href.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
            let folder = Path::new(path).parent().unwrap();
            let mut to: Vec<&str> = folder.iter().map(|part| part.to_str().unwrap()).collect();
            for part in file.split('/').filter(|part| !part.is_empty()) {
                match part {
                    ".." => assert!(to.pop().is_some(), "{path}: {href} leads out of the site"),
                    part => to.push(part),
                }
            }
            let target = if file.is_empty() { path.clone() } else { to.join("/") };
            let there = text(&output, &target);
            assert!(anchor.is_empty() || there.contains(&format!("id=\"{anchor}\"")), "{path}: {href}");
        }
    }
}

fn duizhao(root: &Path, args: &[&str]) -> (Option<i32>, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_duizhao")).arg("--root").arg(root).args(args).output().unwrap();
    (run.status.code(), String::from_utf8(run.stderr).unwrap())
}

#[test]
fn the_copy_is_written_in_spite_of_errors_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in over_base(&whole()).files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let (status, told) = duizhao(folder.path(), &["build", "--review"]);
    let checklist = folder.path().join("output/zh/review/index.html");
    assert!(checklist.exists(), "{told}");
    // The folder of the public site now holds it: that is said, and how to keep the two apart.
    assert!(
        told.contains("output now holds the review copy, not for publication (--output DIR keeps it apart"),
        "{told}"
    );
    assert_eq!(status, Some(1), "{told}");
    let (_, told) = duizhao(folder.path(), &["--lang", "zh", "build", "--review"]);
    assert!(told.contains("output 现在是审核稿，不得对外发布（用 --output 可另放一处，与公开的网站分开）"), "{told}");
    let apart = folder.path().join("copy");
    let (_, told) = duizhao(folder.path(), &["build", "--review", "--output", &apart.to_string_lossy()]);
    assert!(told.contains("review copy, not for publication; checklist") && !told.contains("--output"), "{told}");
    let (status, told) = duizhao(folder.path(), &["build", "--drafts"]);
    assert!(status == Some(1) && told.contains("Nothing was written"), "{told}");
    let (status, told) = duizhao(folder.path(), &["build", "--strict"]);
    assert_eq!(status, Some(0), "{told}");
    assert!(!checklist.exists(), "the public build replaces the copy");
    let left: Vec<_> = std::fs::read_dir(folder.path().join("output/assets")).unwrap().flatten().collect();
    assert!(left.iter().all(|entry| !entry.file_name().to_string_lossy().starts_with("review")));
    let (status, _) = duizhao(folder.path(), &["build", "--review", "--strict"]);
    assert_eq!(status, Some(1));
}

#[test]
fn the_style_of_the_review_is_a_file_of_its_own() {
    assert!(files_below("themes/default/static").contains(&"themes/default/static/review.css".to_owned()));
    let public = of(over_base(&whole())).output();
    assert!(public.keys().all(|path| !path.starts_with("assets/review")));
}

#[test]
fn the_copy_marks_what_an_earlier_release_gave() {
    let earlier = duizhao::released(&over_base(&published(true))).0;
    let now = published(true).replace("60亿元", "61亿元");
    let options = Options { review: true, since: Some(std::sync::Arc::new(earlier)), ..Options::default() };
    let output = Fixture { built: build(&over_base(&now), &options) }.output();
    let page = text(&output, "zh/reports/zone-2024/index.html");
    assert!(page.contains("上次发布为 <del>60亿元</del>"), "{page}");
    let without = site(&now).output();
    assert!(!text(&without, "zh/reports/zone-2024/index.html").contains("上次发布"), "public pages hold no marks");
}
