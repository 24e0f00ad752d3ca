//! Emphasis as Chinese authors expect it.

use crate::markup::testing::html;

fn check(source: &str, expected: &str) {
    assert_eq!(html(source), format!("<p>{expected}</p>"), "{source}");
}

#[test]
fn marks_beside_the_stars() {
    check("**“规上工业”**增长", "<strong>“规上工业”</strong>增长");
    check("产值**（亿元）**增长", "产值<strong>（亿元）</strong>增长");
    check("**1156.8亿元。**同比", "<strong>1156.8亿元。</strong>同比");
    check("~~删除。~~增长", "<del>删除。</del>增长");
    check(
        "产值**1156.8亿元。**同比**增长（5%）**。",
        "产值<strong>1156.8亿元。</strong>同比<strong>增长（5%）</strong>。",
    );
    check("为**76.7%，**有了提高", "为<strong>76.7%，</strong>有了提高");
    check("**汽车产业：**整车", "<strong>汽车产业：</strong>整车");
    check("**产值**（亿元）**增长**", "<strong>产值</strong>（亿元）<strong>增长</strong>");
    check("，**A：**B，**C**D", "，<strong>A：</strong>B，<strong>C</strong>D");
    check("*“单星”*后文", "<em>“单星”</em>后文");
    check("前**《规划》**后", "前<strong>《规划》</strong>后");
    check("前**“甲”**、**“乙”**后", "前<strong>“甲”</strong>、<strong>“乙”</strong>后");
    check("***“重点”***是", "<em><strong>“重点”</strong></em>是");
    check(
        "[**“链接”**文字](https://e.cn/)",
        "<a href=\"https://e.cn/\" rel=\"noopener\"><strong>“链接”</strong>文字</a>",
    );
    check("达到**577亿元**，增长", "达到<strong>577亿元</strong>，增长");
    check("**(GDP)**增长", "<strong>(GDP)</strong>增长");
    check("**“甲*乙*丙”**丁", "<strong>“甲<em>乙</em>丙”</strong>丁");
}

#[test]
fn what_is_no_emphasis_stays() {
    check("`**“x”**增长`", "<code>**“x”**增长</code>");
    check("\\*\\*“x”\\*\\*增长", "**“x”**增长");
    check("1~9月增长5%~6%", "1~9月增长5%~6%");
    check("3 * 5 * 7", "3 * 5 * 7");
    check("a ~~~ b", "a ~~~ b");
}

#[test]
fn emphasis_in_tables_and_lists() {
    assert!(
        html("| 甲 | 乙 |\n|---|---|\n| **“规上”**增长 | ~~删。~~留 |")
            .contains("<td><strong>“规上”</strong>增长</td><td><del>删。</del>留</td>")
    );
    assert_eq!(html("- **综保区：**到2026年"), "<ul>\n<li><strong>综保区：</strong>到2026年</li>\n</ul>");
}

#[test]
fn lines_of_chinese_join_without_a_blank() {
    check("第一行\n第二行", "第一行第二行");
    check("第一行，\n**第二行**", "第一行，<strong>第二行</strong>");
    check("增长5%\n同比", "增长5%\n同比");
    check("English\nlines", "English\nlines");
    check("规上`x`\n增长", "规上<code>x</code>\n增长");
    check("一  \n二", "一<br>\n二");
}
