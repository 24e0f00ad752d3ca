//! Permissions: `allow:` for the front matter, `<!-- allow N101: … -->` for a block or, on the first line, the file.

use crate::fixture::site;

/// A report, in each of the languages that a prose is given for.
fn report(front: &str, prose: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (lang, body) in prose {
        let (ending, front) = match *lang {
            "zh" => {
                ("", format!("---\ntitle: {{ zh: 总结, en: Summary }}\norganization: zone\nperiod: 2024\n{front}---\n"))
            }
            _ => (".en", String::new()),
        };
        text.push_str(&format!("-- content/reports/r{ending}.md --\n{front}{body}\n"));
    }
    text
}

/// The findings as `code file:line`.
fn found(text: &str) -> Vec<String> {
    let lines = site(text).diagnostics();
    let short = |line: &str| {
        let mut words = line.split(' ');
        let (code, place) = (words.next().unwrap_or(""), words.nth(1).unwrap_or(""));
        let place = place.rsplit_once(':').map_or(place, |(place, _)| place);
        format!("{code} {}", place.replace("content/reports/", "").replace("content/", ""))
    };
    lines.lines().map(short).collect()
}

#[test]
fn a_permission_covers_its_own_language_only() {
    let both = [("zh", "<!-- allow W106: 原文如此 -->\n\n<b>甲</b>"), ("en", "<b>A</b>")];
    assert_eq!(found(&report("", &both)), ["W106 r.en.md:1"]);
    let both = [("zh", "<b>甲</b>"), ("en", "<!-- allow W106: as in the original -->\n\n<b>A</b>\n\n<i>B</i>")];
    assert_eq!(found(&report("", &both)), ["W106 r.md:6"]);
}

#[test]
fn a_permission_in_the_front_matter_covers_the_front_matter_only() {
    let front = "allow: [{ code: W106, reason: 原文如此 }]\n";
    assert_eq!(found(&report(front, &[("zh", "<b>甲</b>"), ("en", "A")])), ["S120 r.md:5", "W106 r.md:7"]);
}

#[test]
fn one_permission_covers_what_several_languages_lack() {
    let settings = "-- content/site.yaml --\ntitle: { zh: 站, en: Site, en-GB: Site }\nlanguages: [zh, en, en-GB]\nbase_url: https://example.org/\ntopics: { economy: { zh: 经济, en: Economy, en-GB: Economy } }\n";
    let text = |front: &str| format!("{settings}{}", report(front, &[("zh", "正文")]));
    let of_prose = |text: &str| found(text).into_iter().filter(|line| line.ends_with("r.md:1")).collect::<Vec<_>>();
    assert_eq!(of_prose(&text("")), ["L101 r.md:1", "L101 r.md:1"]);
    assert_eq!(of_prose(&text("allow: [{ code: L101, reason: 另行发布 }]\n")), [""; 0]);
}

#[test]
fn a_translations_front_matter_holds_no_permissions() {
    let text = report("", &[("zh", "正文"), ("en", "---\nallow: [{ code: W106, reason: x }]\n---\n<b>A</b>")]);
    assert_eq!(found(&text), ["S113 r.en.md:2", "W106 r.en.md:4"]);
}

#[test]
fn codes_that_no_check_can_have_are_told_wherever_they_stand() {
    for code in ["X101", "W16", "w106", "raw-html"] {
        let comment = format!("<!-- allow {code}: 原文如此 -->\n\n正文");
        assert_eq!(found(&report("", &[("zh", &comment), ("en", "A")])), ["S119 r.md:6"], "{code}");
        assert_eq!(found(&report("", &[("zh", "正文"), ("en", &comment)])), ["S119 r.en.md:1"], "{code}");
        let page = format!(
            "-- content/pages/p.md --\n---\ntitle: {{ zh: 页, en: Page }}\n---\n{comment}\n-- content/pages/p.en.md --\nA\n"
        );
        assert_eq!(found(&page), ["S119 pages/p.md:4"], "{code}");
        let front = format!("allow: [{{ code: {code}, reason: x }}]\n");
        assert_eq!(found(&report(&front, &[("zh", "正文"), ("en", "A")])), ["S119 r.md:5"], "{code}");
    }
    // A check that this version lacks is let be.
    assert_eq!(found(&report("", &[("zh", "<!-- allow N999: 见附件 -->\n\n正文"), ("en", "A")])), [""; 0]);
}

#[test]
fn a_block_is_a_list_or_a_fence_as_a_whole() {
    let list = "前文\n\n<!-- allow W106: 原文如此 -->\n- <b>甲</b>\n\n- <b>乙</b>\n\n<b>丙</b>";
    assert_eq!(found(&report("", &[("zh", list), ("en", "A")])), ["W106 r.md:13"]);
    let blank = "前文\n\n<!-- allow W106: 原文如此 -->\n\n<b>甲</b>\n\n<b>乙</b>";
    assert_eq!(found(&report("", &[("zh", blank), ("en", "A")])), ["W106 r.md:12"]);
}

#[test]
fn a_permission_that_is_only_quoted_is_none() {
    let quoted = "写法：\n\n```\n<!-- allow W106: 理由 -->\n```\n\n又如 `<!-- allow W106: 理由 -->`，\\<!-- allow W106: 理由 -->。";
    assert_eq!(found(&report("", &[("zh", quoted), ("en", "A")])), [""; 0]);
}

#[test]
fn a_permission_bound_to_a_figure_covers_no_other() {
    let targets = "targets:\n  - { indicator: gdp, period: 2030, value: 90亿元, baseline: 2020 }\n  - { indicator: population, period: 2030, value: 9万人, baseline: 2020 }\n";
    let front = format!("allow: [{{ code: R109, at: gdp, reason: 无历史数据 }}]\n{targets}");
    assert_eq!(found(&report(&front, &[("zh", "正文"), ("en", "A")])), ["R109 r.md:8"]);
    let front = format!("allow: [{{ code: R109, at: trade, reason: 无历史数据 }}]\n{targets}");
    assert_eq!(found(&report(&front, &[("zh", "正文"), ("en", "A")])), ["S120 r.md:5", "R109 r.md:7", "R109 r.md:8"]);
}
