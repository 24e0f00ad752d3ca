//! Which numbers are figures: not thresholds that are part of a name (10亿元以上项目), slogans (“最多80天”), durations,
//! ordinals, labels of tables and specifications (5万吨级).

use rust_decimal::Decimal;

use crate::lang::is_cjk;
use crate::prose::mention::{Measure, Mention};
use crate::quantity::Dimension;

/// The half-width form of what follows a byte.
fn behind(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or("").trim_start()
}

/// Whether a number of a text states something, rather than naming, ordering or bounding.
pub fn is_figure(text: &str, mention: &Mention) -> bool {
    let rest = behind(text, mention.end);
    let before = text.get(..mention.start).unwrap_or("").trim_end();
    let written = text.get(mention.start..mention.end).unwrap_or("");
    match &mention.measure {
        Measure::Bare => is_bare(before, rest),
        Measure::Place => is_ranked(before, rest, written),
        Measure::Unit(unit) => {
            let sort = UnitSort {
                symbol: &unit.symbol,
                is_money: matches!(unit.dimension, Dimension::Money(_)),
                is_count: unit.dimension == Dimension::Count,
            };
            let names = is_threshold(rest, &sort)
                || is_class(before, rest, &sort)
                || is_scope(before, rest, &sort)
                || is_specification(before, rest)
                || (mention.spelled && (is_loose(&sort, mention.number) || is_word(&sort, mention.number, rest)));
            let orders = before.ends_with(['×', '*'])
                || is_counted(before) && !sort.is_count
                || (sort.is_count && (is_label(before) || before.ends_with('第')))
                || (before.ends_with('前') && matches!(sort.symbol, "名" | "位" | "家" | "强"))
                || (before.ends_with('第') && sort.symbol == "次");
            let lasts = is_duration(sort.symbol) && !names_time(before);
            !(names || orders || lasts || is_slogan(text, mention))
        }
    }
}

/// What a rule asks of a unit.
struct UnitSort<'a> {
    symbol: &'a str,
    is_money: bool,
    is_count: bool,
}

/// A number without unit is one where its name says so: 指数为101.2, 城乡收入比从2.03缩小到1.88, 收入比为1.98:1.
fn is_bare(before: &str, rest: &str) -> bool {
    let start = before
        .rfind(['，', '。', '；', ';', ','])
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let clause = before.get(start..).unwrap_or("");
    let named = ["指数", "收入比", "比值", "系数", "容积率", "总分", "得分", "之比", "倍差", "死亡率", "性别比"]
        .iter()
        .any(|word| clause.contains(word));
    let leads = [
        "指数", "比", "值", "系数", "率", "分", "差", "为", "是", "达", "到", "至", "由", "从", "的", "小", "约", "仅",
    ]
    .iter()
    .any(|word| before.ends_with(word));
    let is_date = rest.starts_with(['年', '月', '日', '-', '/', '号', '家', '届', '期']);
    named && leads && !is_date
}

/// 第七 is a place where something is ranked: 居全市第三, 排名第七; not 全国第一批.
fn is_ranked(before: &str, rest: &str, written: &str) -> bool {
    if before.ends_with('前') {
        return false;
    }
    let verbs = [
        "居",
        "列",
        "排",
        "名",
        "位",
        "升",
        "跃",
        "进",
        "获",
        "到",
        "至",
        "现在的",
        "全国",
        "全省",
        "全市",
        "全区",
        "全县",
        "世界",
        "全球",
        "省",
        "市",
        "州",
        "区",
        "内",
        "系统",
        "同类",
        "沿海",
        "西部",
        "东部",
        "中部",
        "浙江",
        "江苏",
    ];
    let ends_place = written.ends_with(['位', '名']);
    let near = before.chars().rev().take(14).collect::<Vec<_>>();
    let near: String = near.into_iter().rev().collect();
    let goes_on = rest.starts_with(|c: char| is_cjk(c) && c.is_alphanumeric());
    let is_verb =
        ["居", "列", "排", "升至", "升到", "跃居", "名次", "晋", "跻身", "保持", "夺得", "荣获", "获", "位次"]
            .iter()
            .any(|verb| near.contains(verb));
    if written.starts_with("首位") {
        return is_verb || verbs.iter().any(|verb| before.ends_with(verb));
    }
    if ends_place {
        return is_verb || verbs.iter().any(|verb| before.ends_with(verb)) || near.contains("排名");
    }
    (is_verb || verbs.iter().any(|verb| before.ends_with(verb))) && !goes_on
}

/// 10亿元以上项目, 6000千瓦及以上电厂: the number bounds a class. 新增100家以上企业 counts.
fn is_threshold(rest: &str, unit: &UnitSort<'_>) -> bool {
    let Some(noun) = ["及以上", "以上", "及以下", "以下"].iter().find_map(|word| rest.strip_prefix(word))
    else {
        return false;
    };
    let noun = noun.trim_start();
    if rest.starts_with("及以") {
        return true;
    }
    let goes_on = noun.starts_with(|c: char| (is_cjk(c) && c.is_alphanumeric()) || c.is_ascii_digit());
    let is_end = ["的，", "左右", "；", "。"].iter().any(|word| noun.starts_with(word));
    // 完成10亿元以上增长5%: it goes on, but not with a noun.
    let leads_on =
        ["增长", "同比", "比上年", "占", "用于", "资金"].iter().any(|word| noun.starts_with(word)) && unit.is_money;
    goes_on && !is_end && !unit.is_count && !leads_on
}

/// 产值超10亿元企业, 其中过5亿元3家: the number bounds a class as well.
fn is_class(before: &str, rest: &str, unit: &UnitSort<'_>) -> bool {
    let nouns = [
        "企业",
        "项目",
        "市场",
        "工程",
        "单位",
        "乡镇",
        "园区",
        "集群",
        "产业",
        "的企业",
        "的项目",
        "的市场",
        "的产业",
        "的单位",
        "的工业",
        "工业企业",
        "规上",
        "大关",
    ];
    let bounded =
        ["超", "超过", "过", "达", "上"].iter().any(|word| before.ends_with(word)) || before.ends_with("投资");
    unit.is_money
        && bounded
        && (rest.starts_with('的') && !before.ends_with("投资")
            || nouns.iter().any(|noun| rest.starts_with(noun))
            || rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// 在全省34家开发区中列第4位: among how many, not how many.
fn is_scope(before: &str, rest: &str, unit: &UnitSort<'_>) -> bool {
    let clause = rest.split(['，', ',', '；', '。', ';']).next().unwrap_or("");
    let scope = ["全省", "全市", "全国", "全区", "全县", "省内", "市内"].iter().any(|word| before.ends_with(word));
    unit.is_count && scope && ["第", "首位", "前列", "居", "列", "排名"].iter().any(|word| clause.contains(word))
}

/// 1个五万吨通用泊位: the number says what kind is counted.
fn is_counted(before: &str) -> bool {
    let head = before.strip_suffix(['个', '座', '台', '艘', '条']);
    head.is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c)))
}

/// 表1-1 台州湾…, 图3 个…: a label of a table.
fn is_label(before: &str) -> bool {
    let head = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '—' | '.' | ' '));
    head.ends_with(['表', '图', '注', '附'])
}

/// 三次产业, 两位数, 二元醇: numerals that are parts of words.
fn is_word(unit: &UnitSort<'_>, number: Decimal, rest: &str) -> bool {
    let symbol = unit.symbol;
    symbol == "位数"
        || matches!(symbol, "路" | "方")
        || symbol == "次" && rest.starts_with("产业")
        || number < Decimal::TEN
            && matches!(symbol, "元" | "村" | "车" | "字" | "线" | "门" | "班" | "员" | "队" | "站" | "镇")
}

/// Numbers in short quotation marks: “最多80天”, “500精英”.
fn is_slogan(text: &str, mention: &Mention) -> bool {
    let before = text.get(..mention.start).unwrap_or("");
    let Some(open) = before.rfind('“').filter(|open| !before.get(*open..).unwrap_or("").contains('”')) else {
        return false;
    };
    let rest = text.get(mention.end..).unwrap_or("");
    let Some(close) = rest.find('”') else { return false };
    let length = before.get(open..).unwrap_or("").chars().count() + rest.get(..close).unwrap_or("").chars().count();
    length < 24 && !rest.get(..close).unwrap_or("").contains(['，', '。', '；'])
}

/// 5万吨级泊位, 年产30万台, 110千伏: what a thing is built for.
fn is_specification(before: &str, rest: &str) -> bool {
    rest.starts_with('级') && !rest.starts_with("级以")
        || ["年产", "月产", "日产", "总长", "设计速度", "时速"].iter().any(|word| before.ends_with(word))
        || rest.starts_with("日游")
        || rest.starts_with("号")
}

fn is_duration(unit: &str) -> bool {
    matches!(unit, "天" | "日" | "小时" | "分钟" | "年" | "个月" | "周" | "次方" | "度" | "岁" | "个工作日")
}

/// 优良天数342天, 审批时间压缩至3天.
fn names_time(before: &str) -> bool {
    let near: String = before.chars().rev().take(16).collect::<Vec<_>>().into_iter().rev().collect();
    [
        "天数",
        "时间",
        "寿命",
        "工期",
        "时长",
        "日照",
        "周期",
        "优良天",
        "无霜期",
        "优良",
        "用电",
        "发电",
        "供电",
        "电量",
        "年龄",
        "缩短",
        "压缩",
        "周期",
        "办案",
        "支付",
        "用时",
        "时限",
    ]
    .iter()
    .any(|word| near.contains(word))
}

/// 六个方面, 两大产业, 三项措施: what a text enumerates is no figure.
fn is_loose(unit: &UnitSort<'_>, number: Decimal) -> bool {
    unit.is_count
        && number < Decimal::from(20)
        && matches!(
            unit.symbol,
            "个" | "项"
                | "种"
                | "条"
                | "次"
                | "类"
                | "批"
                | "期"
                | "块"
                | "门"
                | "部"
                | "场"
                | "道"
                | "层"
                | "点"
                | "套"
                | "支"
                | "组"
                | "队"
                | "片"
                | "只"
                | "头"
                | "口"
                | "份"
                | "例"
                | "处"
        )
}
