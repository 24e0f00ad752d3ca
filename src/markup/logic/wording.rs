//! N125: 研发费用清零 — said of what ought to grow.

use super::passage::{Sentence, ends_with, has_any, since_mark};
use crate::diag::Diagnostics;
use crate::markup::Setting;
use crate::model::Better;
use crate::rules;

/// Words between what is meant and 清零.
const BETWEEN: &[&str] = &["全部实现", "基本实现", "全面", "全部", "基本", "实现", "持续", "动态", "全"];
/// What ought to grow.
const GROWING: &[&str] = &[
    "研发费用投入",
    "研发经费投入",
    "投入",
    "研发费用",
    "研发费",
    "研发经费",
    "研发投入",
    "投资",
    "产值",
    "营收",
    "营业收入",
    "收入",
    "税收",
    "利润",
    "出口",
    "出口额",
    "增加值",
    "销售额",
    "进出口额",
    "成交额",
];
/// What is told with these ought to vanish: 零投入企业, 低效投资, 欠税.
const BAD: &[&str] = &[
    "零",
    "无",
    "未",
    "空白",
    "低效",
    "违规",
    "欠",
    "问题",
    "存量",
    "历史",
    "滞后",
    "闲置",
    "亏",
    "债",
    "隐患",
    "薄弱",
    "非税",
    "虚",
    "不合理",
    "乱",
    "非法",
];

/// Looks at what stands before 清零 and 归零.
pub fn check(sentence: Sentence<'_>, setting: &Setting<'_>, found: &mut Diagnostics) {
    for word in ["清零", "归零"] {
        for at in sentence.places_of(word) {
            let clause = since_mark(sentence.before(at)).trim_end();
            let mut thing = clause;
            while let Some(word) = ends_with(thing, BETWEEN) {
                thing = thing.strip_suffix(word).unwrap_or("");
            }
            if has_any(thing, BAD) {
                continue;
            }
            let general = GROWING.iter().copied().filter(|word| thing.ends_with(word));
            let growing = general.chain(indicator(thing, setting)).max_by_key(|word| word.len());
            if let Some(growing) = growing {
                let start = at - (clause.len() - thing.len()) - growing.len();
                found.push(rules::reverse_wording(sentence.span(start, at + word.len()), growing, word));
            }
        }
    }
}

/// The indicator of which more is better and whose name a text ends with.
fn indicator<'a>(text: &str, setting: &'a Setting<'_>) -> Option<&'a str> {
    let lang = setting.prose_lang;
    let names = setting.site.indicators.iter().filter(|(_, one)| one.better == Better::Up).flat_map(|(_, one)| {
        let aliases = one.aliases.get(lang).into_iter().flatten().map(String::as_str);
        one.name.by_lang.get(lang).map(String::as_str).into_iter().chain(aliases)
    });
    names.filter(|name| !name.is_empty() && text.ends_with(name)).max_by_key(|name| name.len())
}
