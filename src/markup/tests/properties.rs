//! Whatever is typed: no panic, places on character boundaries, balanced tags, no id twice.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::diag::Diagnostics;
use crate::markup::testing::Fixture;
use crate::markup::{Setting, Subject, article, mend};
use crate::model::Prose;

const VOID: [&str; 3] = ["br", "hr", "img"];

fn fixture() -> &'static Fixture {
    static SITE: std::sync::OnceLock<Fixture> = std::sync::OnceLock::new();
    SITE.get_or_init(|| {
        Fixture::report(
            "indicators:\n  gdp: { value: 60亿元, yoy: 5.2%, rank: 2 }\n  firms: { value: 2家 }\n  output: { value: 577亿元 }\ntargets:\n  - { indicator: gdp, period: 2026, growth: 6% }\n",
            "正文",
        )
    })
}

fn check_tags(html: &str) {
    let mut open = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, _) = part.split_once('>').expect("a tag ends");
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if VOID.contains(&name.as_str()) {
            continue;
        }
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{html}");
        } else {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} {html}");
}

fn check_ids(html: &str) {
    let mut seen = BTreeSet::new();
    for part in html.split(" id=\"").skip(1) {
        let id = part.split('"').next().unwrap().to_owned();
        assert!(seen.insert(id.clone()), "{id} twice in {html}");
    }
}

fn check(text: &str) {
    let site = fixture();
    for prose_lang in ["zh", "en"] {
        let prose = Prose { file: Default::default(), offset: 7, text: text.into() };
        let id = site.site.reports.ids().next().unwrap();
        let setting = Setting {
            site: &site.site,
            derived: &site.derived,
            names: &site.names,
            sources: &site.sources,
            subject: Subject::Report(id),
            lang: 0,
            prose_lang,
        };
        let mut found = Diagnostics::default();
        let article = article(&prose, &setting, &mut found);
        let html = article.drawn(|_, _| "<figure></figure>".into());
        check_tags(&html);
        check_ids(&html);
        for one in found.iter() {
            let range = one.span.start - 7..one.span.end - 7;
            assert!(text.get(range.clone()).is_some(), "{range:?} of {text:?} by {}", one.rule.code);
        }
    }
    let mended = mend::mend(text, &mut |_| None);
    let mut last = 0;
    for (at, _) in mended.text.char_indices() {
        let original = mended.original(at);
        assert!(text.is_char_boundary(original) && original >= last);
        last = original;
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[规上工业产值增长，。、“”（）：第一二]{1,6}",
        "[0-9]{1,4}(\\.[0-9]{1,2})?(亿元|家|%|个百分点|万吨|位|—| billion| of)?",
        "[ -~]{1,8}",
        prop::sample::select(vec![
            "**",
            "*",
            "~~",
            "~",
            "`",
            "```\n",
            "```chart\nindicator: gdp\n```\n",
            "{gdp}",
            "{gdp.yoy}",
            "{target:gdp}",
            "{",
            "}",
            "\\",
            "\\{",
            "[",
            "](",
            ")",
            "](#x)",
            "![",
            "<b>",
            "</b>",
            "<!--",
            "-->",
            "<div>\n",
            "\n",
            "\n\n",
            "\n- ",
            "\n  ",
            "\n1. ",
            "\n> ",
            "\n# ",
            "\n### ",
            "| a | b |\n|---|--:|\n| ",
            " | ",
            "[^1]",
            "\n[^1]: ",
            "&#8203;",
            "&amp;",
            "\u{FDD0}",
            "\u{200b}",
            "\r\n",
            "\t",
            "60亿元",
            "577亿元",
            "2家",
            "增长5.2%",
            "[a](r.md)",
            "[a](<javascript:x>)",
            "<https://e.cn>",
            "---\n",
            "\u{1F600}",
            "é",
            "e\u{301}",
            "第2位",
            "\0",
            "\u{1}",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_an_article(text in pieces()) {
        check(&text);
    }

    #[test]
    fn any_characters_are_an_article(text in "\\PC{0,60}") {
        check(&text);
    }
}

#[test]
fn awkward_texts() {
    for text in [
        "",
        "{",
        "{gdp",
        "![](",
        "[^1]: a",
        "| a |\n|---|\n| [x](#y) |",
        "<!--",
        "<b",
        "\u{FDD0}{gdp}\u{FDD0}",
        "**{gdp}**{gdp}",
        "# \n## \n",
        "```chart",
        "> ```chart\n> a: b",
        "[a]: {gdp}\n\n[a]",
        "99999999999999999999999999999亿元 9e9 1.2.3 0.00000000000000000000000000001%",
        "第第一第",
        "-",
        "1-",
        "1--2家",
        "RMB",
        "RMB RMB 5",
        "$",
        "No. ",
        "5 to ",
        "-5%",
        "（5%）-（6%）",
        "[^1][^1]\n\n[^1]: [^1]\n",
        "- a\n\n      ```chart\n",
        "1~2~3~~4~~5",
        "&#8203;&#8203;**“a”**b",
        "![![a](b)](c)",
        "[![a](b)](r.md)",
        "[a {gdp} b](x \"{gdp}\")",
    ] {
        check(text);
    }
}
