//! Headings, tables, raw HTML, footnotes, repeated paragraphs.

use crate::markup::testing::{Fixture, findings, html};

#[test]
fn headings_are_below_the_title_and_have_ids() {
    let (article, _) = Fixture::report("", "# 总体\n\n### 细节 **一**\n").article("r", "zh");
    assert_eq!(article.html, "<h2 id=\"总体\">总体</h2>\n<h3 id=\"细节-一\">细节 <strong>一</strong></h3>\n");
    assert_eq!(article.toc[1].text, "细节 一");
    assert!(article.html.contains(" id=\"细节-一\""));
}

#[test]
fn tables_scroll_and_align_numbers() {
    let shown = html(
        "## 项目\n\n| 项目 | 投资 | 进展 | |\n|---|---|---|---|\n| 甲 | 约3.5亿元 | 2025年开工 | 1 |\n| 乙 | 52亿元 | 推进中 | |\n\n| a |\n|:-:|\n| 1 |",
    );
    assert!(shown.contains("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"项目\"><table>\n<thead>\n<tr><th scope=\"col\">项目</th><th scope=\"col\" class=\"number\">投资</th><th scope=\"col\">进展</th><td class=\"number\"></td></tr>\n</thead>\n<tbody>\n<tr><td>甲</td><td class=\"number\">约3.5亿元</td>"), "{shown}");
    assert!(shown.contains("aria-label=\"项目 (2)\""), "{shown}");
    assert!(shown.ends_with("<tr><td>1</td></tr>\n</tbody>\n</table></div>"), "{shown}");
}

#[test]
fn a_table_without_heading_bears_the_title() {
    assert!(html("| a |\n|---|\n| 1 |").contains("aria-label=\"标题\""));
}

#[test]
fn html_is_text_with_one_warning_for_each_block() {
    assert_eq!(html("规上<b>工业</b>&amp;<!-- 注 -->。"), "<p>规上&lt;b&gt;工业&lt;/b&gt;&amp;。</p>");
    assert_eq!(html("<script>alert(1)</script>\n"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    assert_eq!(findings("规上<b>工业</b>。\n\n<div>\n甲\n</div>"), ["W106 <b>", "W106 <div>"]);
}

#[test]
fn comments_vanish() {
    assert_eq!(html("<!-- 备忘\n\n两行 -->\n\n正文"), "<p>正文</p>");
    assert!(findings("<!-- 备忘 -->\n\n正文<!-- 又一条 -->").is_empty());
}

#[test]
fn footnotes_stand_at_the_end() {
    let shown = html("产值[^1]，增长[^b]，再[^1]。\n\n[^b]: 乙注\n[^1]: 甲注\n");
    assert!(shown.starts_with("<p>产值<sup class=\"note-ref\"><a href=\"#note.1\" id=\"note-ref.1\">[1]</a></sup>，增长<sup class=\"note-ref\"><a href=\"#note.2\" id=\"note-ref.2\">[2]</a></sup>，再<sup class=\"note-ref\"><a href=\"#note.1\">[1]</a></sup>。</p>"), "{shown}");
    assert!(shown.contains("<li id=\"note.1\"><p>甲注</p>\n <a href=\"#note-ref.1\" aria-label=\"返回正文 1\">↩</a></li>\n<li id=\"note.2\">"), "{shown}");
}

#[test]
fn repeated_paragraphs_are_reported() {
    let long = "开发区推进国家级减污降碳试点，医化行业试行环评准入。";
    assert_eq!(findings(&format!("{long}\n\n同上。\n\n同上。\n\n{long}")), [format!("W105 {long}")]);
}

#[test]
fn code_is_code() {
    assert_eq!(
        html("```yaml\na: <b> {gdp}\n```"),
        "<pre><code class=\"language-yaml\">a: &lt;b&gt; {gdp}\n</code></pre>"
    );
    // A line that a phone cannot show is moved sideways: the keyboard has to reach it.
    assert_eq!(
        html("```\nduizhao build --base-url https://example.org/\n```"),
        "<pre tabindex=\"0\"><code>duizhao build --base-url https://example.org/\n</code></pre>"
    );
    assert_eq!(html("3. 三\n4. 四"), "<ol start=\"3\">\n<li>三</li>\n<li>四</li>\n</ol>");
    assert_eq!(html("> 引文\n\n---"), "<blockquote>\n<p>引文</p>\n</blockquote>\n<hr>");
}
