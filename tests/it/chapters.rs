//! `pages` of site.yaml: the order of plain pages, and a table of contents.

use duizhao::lang::Tongue;

use crate::fixture::site;

/// Four pages, three of them in two groups.
const CHAPTERS: &str = "\
-- content/site.yaml --
title: { zh: 手册, en: Handbook }
languages: [zh, en]
base_url: https://example.org/
topics: { economy: { zh: 经济, en: Economy } }
pages:
  - { title: { zh: 入门, en: First steps }, pages: [start, install] }
  - { title: 参考, pages: [units.md] }
-- content/pages/about.md --
---
title: 关于
---
-- content/pages/install.md --
---
title: { zh: 安装, en: Installing }
---
-- content/pages/start.md --
---
title: { zh: 开始, en: Start }
---
-- content/pages/units.md --
---
title: { zh: 单位, en: Units }
---
";

/// The texts of the links of a part of a page, in order.
fn links(html: &str) -> Vec<&str> {
    let starts = html.match_indices("<a ").map(|(at, _)| &html[at..]);
    starts.map(|link| link.split_once('>').unwrap().1.split_once("</a>").unwrap().0).collect()
}

/// A part of a page, from its mark to the end of the element.
fn part<'a>(html: &'a str, mark: &str, end: &str) -> &'a str {
    let rest = &html[html.find(mark).unwrap_or_else(|| panic!("no {mark} in\n{html}"))..];
    &rest[..rest.find(end).unwrap_or(rest.len())]
}

#[test]
fn groups_give_a_table_of_contents_on_the_home_page_and_on_each_of_its_pages() {
    let fixture = site(CHAPTERS);
    let home = fixture.page("en/index.html");
    let contents = part(&home, "class=\"chapters\"", "</section>\n</main>");
    assert_eq!(links(contents), ["Start", "Installing", "Units"]);
    assert!(contents.contains("<h3>First steps</h3>"), "{contents}");
    // A title in another language than the page's says so.
    assert!(contents.contains("<h3 lang=\"zh-Hans\">参考</h3>"), "{contents}");
    let install = fixture.page("zh/pages/install/index.html");
    assert_eq!(links(part(&install, "class=\"contents\"", "</nav>")), ["开始", "安装", "单位"]);
    assert!(install.contains("aria-current=\"page\">安装</a>"), "{install}");
    assert_eq!(links(part(&install, "class=\"neighbours\"", "</nav>")), ["开始", "单位"]);
}

#[test]
fn pages_outside_the_contents_stay_in_the_footer_and_know_no_neighbours() {
    let fixture = site(CHAPTERS);
    let about = fixture.file("zh/pages/about/index.html");
    assert_eq!(links(part(&about, "class=\"footer-links\"", "</nav>")), ["关于", "数据"]);
    assert!(!about.contains("class=\"contents\"") && !about.contains("class=\"neighbours\""), "{about}");
    // The last page of the contents leads to nothing behind it.
    let units = fixture.page("zh/pages/units/index.html");
    assert_eq!(links(part(&units, "class=\"neighbours\"", "</nav>")), ["安装"]);
}

#[test]
fn a_list_without_groups_is_an_order() {
    let fixture = site(&CHAPTERS.replace(
        "  - { title: { zh: 入门, en: First steps }, pages: [start, install] }\n  - { title: 参考, pages: [units.md] }\n",
        "  [units, start]\n",
    ));
    let home = fixture.file("zh/index.html");
    assert_eq!(links(part(&home, "class=\"footer-links\"", "</nav>")), ["单位", "开始", "关于", "安装", "数据"]);
    assert!(!home.contains("class=\"chapters\""), "{home}");
}

#[test]
fn a_page_that_is_not_there_or_listed_twice_is_named() {
    let fixture = site(&CHAPTERS.replace("pages: [start, install]", "pages: [strat, install, install]"));
    let said = fixture.text(Tongue::En);
    assert!(said.contains("R113") && said.contains("did you mean `start`"), "{said}");
    assert!(said.contains("`install` is in the list already"), "{said}");
    let fixture = site(&CHAPTERS.replace("pages: [units.md] }", "page: [units] }"));
    assert!(fixture.faults().contains("S101"), "{}", fixture.faults());
}
