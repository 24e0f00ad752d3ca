//! W119: fixed terms with one wrong character: a closed list, each with what must or must not stand around it.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::phrases::clause_at;
use super::reading::{Kind, Reading, Unit};
use crate::diag::Diagnostics;
use crate::lang::Tongue;
use crate::rules;

/// A misspelling.
struct Slip {
    wrong: &'static str,
    right: &'static str,
    /// Ends of what may stand before it and make it right: 自 + 己建成.
    not_after: &'static [&'static str],
    /// Starts of what may stand behind it and make it right: 按装 + 机容量.
    not_before: &'static [&'static str],
    /// One of these must follow within the clause; empty: nothing need.
    with: &'static [&'static str],
}

const fn slip(wrong: &'static str, right: &'static str) -> Slip {
    Slip { wrong, right, not_after: &[], not_before: &[], with: &[] }
}

const fn but(
    wrong: &'static str,
    right: &'static str,
    not_after: &'static [&'static str],
    not_before: &'static [&'static str],
) -> Slip {
    Slip { wrong, right, not_after, not_before, with: &[] }
}

/// 己建成 for 已建成, but 自己建成.
const fn already(wrong: &'static str, right: &'static str) -> Slip {
    Slip { wrong, right, not_after: &["自", "利", "律", "知"], not_before: &[], with: &[] }
}

const CHINESE: &[Slip] = &[
    slip("专精特性", "专精特新"),
    slip("专新特精", "专精特新"),
    // 推荐人选, 候选人选名单 are right.
    Slip {
        wrong: "人选",
        right: "入选",
        not_after: &[
            "推荐", "候选", "合适", "后备", "领导", "干部", "代表", "委员", "专家", "理想", "最佳", "人才", "拟任",
            "提名", "考察", "的", "名", "位", "项目", "培养", "评选", "补贴", "资助", "支持", "申报", "公示", "确定",
            "等",
        ],
        not_before: &["名单", "名录", "，", "。", "、", "）", "的"],
        with: &["名录", "名单", "目录", "试点", "榜", "百强", "集群", "示范", "典型", "案例", "计划"],
    },
    Slip {
        wrong: "按装",
        right: "安装",
        not_after: &[],
        not_before: &["机", "备", "置", "修", "载", "卸", "箱", "配", "饰", "潢", "车", "船"],
        with: &[],
    },
    // 发布署名文章 is right; so are those below.
    but("布署", "部署", &["发", "公", "颁"], &["名"]),
    slip("坐谈会", "座谈会"),
    but("台帐", "台账", &[], &["篷"]),
    slip("帐户", "账户"),
    slip("帐款", "账款"),
    slip("截止目前", "截至目前"),
    already("己经", "已经"),
    but("自已", "自己", &["来", "源", "始", "出"], &["建", "投", "开", "完", "有", "经", "签", "运", "上", "入"]),
    already("己建成", "已建成"),
    already("己完成", "已完成"),
    already("己开工", "已开工"),
    already("己投产", "已投产"),
    already("己签约", "已签约"),
    but("末来", "未来", &["周", "年", "月", "期", "岁", "旬", "世"], &[]),
    but("国家极", "国家级", &[], &["其", "大", "度", "为", "力", "少", "端"]),
    slip("总产植", "总产值"),
    slip("增涨", "增长"),
    but("环竟", "环境", &["循"], &["然"]),
    slip("涅磐", "涅槃"),
    slip("腾龙换鸟", "腾笼换鸟"),
    slip("共同富欲", "共同富裕"),
    but("高薪技术", "高新技术", &[], &["人", "岗", "员", "工"]),
    slip("再接再励", "再接再厉"),
    slip("一如继往", "一如既往"),
    slip("按步就班", "按部就班"),
    slip("名列前矛", "名列前茅"),
    slip("迫不急待", "迫不及待"),
    slip("绿水清山", "绿水青山"),
    slip("松驰", "松弛"),
];

/// Finds what is wrong in any of those; most texts hold none.
static WRONG: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(CHINESE.iter().map(|slip| slip.wrong)).ok());

const ENGLISH: &[(&str, &str)] = &[
    ("goverment", "government"),
    ("enviroment", "environment"),
    ("enviromental", "environmental"),
    ("develpment", "development"),
    ("developement", "development"),
    ("industral", "industrial"),
    ("enterprize", "enterprise"),
    ("enterprizes", "enterprises"),
    ("recieved", "received"),
    ("occured", "occurred"),
    ("acheived", "achieved"),
    ("seperate", "separate"),
    ("comparision", "comparison"),
    ("percentge", "percentage"),
    ("infrastucture", "infrastructure"),
    ("througput", "throughput"),
    ("throughtput", "throughput"),
];

/// Reports every slip of the lists.
pub fn report(reading: &Reading<'_>, found: &mut Diagnostics) {
    for unit in reading.units.iter().filter(|unit| unit.kind != Kind::Other) {
        match reading.tongue {
            Tongue::Zh => chinese(reading, unit, found),
            Tongue::En => english(reading, unit, found),
        }
    }
}

fn chinese(reading: &Reading<'_>, unit: &Unit, found: &mut Diagnostics) {
    if WRONG.as_ref().is_some_and(|wrong| !wrong.is_match(&unit.text)) {
        return;
    }
    for slip in CHINESE {
        for (at, wrong) in unit.text.match_indices(slip.wrong) {
            if slip.holds(&unit.text, at) {
                found.push(rules::misspelt_term(reading.span(unit, at, at + wrong.len()), wrong, slip.right));
            }
        }
    }
}

impl Slip {
    fn holds(&self, text: &str, at: usize) -> bool {
        let before = text.get(..at).unwrap_or("");
        let after = text.get(at + self.wrong.len()..).unwrap_or("");
        let clause = clause_at(after, 0);
        !self.not_after.iter().any(|word| before.ends_with(word))
            && !self.not_before.iter().any(|word| after.starts_with(word))
            && (self.with.is_empty() || self.with.iter().any(|word| clause.contains(word)))
    }
}

fn english(reading: &Reading<'_>, unit: &Unit, found: &mut Diagnostics) {
    let mut start = 0;
    for word in unit.text.split(|c: char| !c.is_ascii_alphabetic()) {
        if let Some((_, right)) = ENGLISH.iter().find(|(wrong, _)| wrong.eq_ignore_ascii_case(word)) {
            found.push(rules::misspelt_term(reading.span(unit, start, start + word.len()), word, right));
        }
        start += word.len()
            + unit.text.get(start + word.len()..).and_then(|tail| tail.chars().next()).map_or(0, char::len_utf8);
    }
}
