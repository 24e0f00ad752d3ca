//! The noun phrase that a number belongs to, without verbs, times and whose it is.

use super::time::Times;
use super::words::{FOLLOWING_AT, LEADING, LEADING_AT, OPENERS, SILENT, TRAILERS, VERBS};
use crate::lang::is_cjk;

/// A text without the times in it.
pub fn without_times(text: &str) -> String {
    // Every time holds one of these: 今年, 1-9月, 上半年, 三季度, 目前, 现在, “十四五”.
    if !text.contains(['年', '月', '季', '末', '底', '前', '在', '五', '初']) {
        return text.to_owned();
    }
    let mut rest = text.to_owned();
    for (start, end) in Times::within(text).into_iter().rev() {
        rest.replace_range(start..end, "");
    }
    rest
}

/// What is left of a text that says of what a rate is: 规上工业增加值 of `,规上工业增加值同比`; nothing of `,按可比价格计算,比上年`.
pub fn subject(text: &str, extra: &[&str]) -> String {
    let text = without_factors(&without_times(text));
    let mut rest = text.as_str();
    let mut left = String::new();
    while let Some(c) = rest.chars().next() {
        let silent = extra.iter().find(|word| rest.starts_with(**word)).copied().or_else(|| SILENT.at(rest));
        let length = silent.map_or(c.len_utf8(), str::len);
        if silent.is_none() && ((is_cjk(c) && c.is_alphanumeric()) || c.is_ascii_alphanumeric()) {
            left.push(c);
        }
        rest = rest.get(length..).unwrap_or("");
    }
    left
}

/// 扣除物价上涨因素 says how it was reckoned.
fn without_factors(text: &str) -> String {
    // 自2017年省级开发区设立以来 says since when.
    if let Some((lead, rest)) = text.split_once("以来")
        && let Some(at) = lead.rfind('自')
    {
        return format!("{}{rest}", lead.get(..at).unwrap_or(""));
    }
    let start = ["扣除", "剔除"].iter().filter_map(|word| text.find(word)).min();
    let end = start.and_then(|start| {
        let tail = text.get(start..)?;
        ["因素影响", "因素", "影响"].iter().find_map(|word| tail.find(word).map(|at| start + at + word.len()))
    });
    match (start, end) {
        (Some(start), Some(end)) => format!("{}{}", text.get(..start).unwrap_or(""), text.get(end..).unwrap_or("")),
        _ => text.to_owned(),
    }
}

/// The name that ends right before a number: 税收收入 of `开发区实现税收收入达到`.
pub fn before(text: &str) -> String {
    let text = without_times(text);
    let tail = trim_end(&text);
    // Behind the last verb that something follows.
    let mut cut = 0;
    for (at, _) in tail.char_indices() {
        let word = tail.get(at..).filter(|_| at >= cut).and_then(|rest| LEADING_AT.at(rest));
        let end = at + word.map_or(0, str::len);
        if word.is_some() && tail.get(end..).is_some_and(|rest| rest.chars().nth(1).is_some()) {
            cut = end;
        }
    }
    let name = tail.get(cut..).unwrap_or("");
    trim_start(name).to_owned()
}

/// The name that follows a number: 营商环境举措 of `营商环境举措,建立…`.
pub fn after(text: &str) -> String {
    let text = text.trim_start_matches(['的', ' ', '以', '上', '左', '右', '余']);
    let end = text.find(|c: char| "，。；：、,;:（）()【】！？!?\n|".contains(c)).unwrap_or(text.len());
    let mut phrase = text.get(..end).unwrap_or("");
    // 4人入选…人才计划 is named by what it says of them.
    let says = ["入选", "获评", "获批", "参与", "参加", "通过", "列入", "纳入", "进入"]
        .iter()
        .any(|word| phrase.starts_with(word));
    let first =
        phrase.char_indices().find(|(at, _)| phrase.get(*at..).and_then(|rest| FOLLOWING_AT.at(rest)).is_some());
    if let Some((at, _)) = first.filter(|_| !says) {
        phrase = phrase.get(..at).unwrap_or("");
    }
    phrase.trim().chars().take(24).collect()
}

fn trim_end(mut text: &str) -> &str {
    loop {
        let trimmed = text.trim_end();
        // 签约 and 节约 do not end in 约.
        let is_verb = ["签约", "节约", "预约", "集约"].iter().any(|word| trimmed.ends_with(word));
        match TRAILERS.iter().find_map(|word| trimmed.strip_suffix(word)).filter(|_| !is_verb && !is_quoted(trimmed)) {
            Some(shorter) => text = shorter,
            None => return trimmed,
        }
    }
}

/// 企业“净升规” ends in what it quotes.
fn is_quoted(text: &str) -> bool {
    text.ends_with('”') && text.contains('“')
}

fn trim_start(mut text: &str) -> &str {
    loop {
        let trimmed = text.trim_start_matches(|c: char| c.is_whitespace() || "（(【".contains(c));
        let shorter =
            OPENERS.iter().find_map(|word| trimmed.strip_prefix(word).filter(|rest| rest.chars().count() >= 2));
        match shorter {
            Some(shorter) => text = shorter,
            None => return trimmed,
        }
    }
}

/// Whether a text that leads to a number ends in a verb, in 的 or in 等, so that the name follows the number: 推出32项…,
/// 中昊芯英等31个项目, 单体最大的550兆瓦渔光互补.
pub fn ends_in_verb(text: &str) -> bool {
    let text = without_times(text);
    let raw = text.trim_end_matches(['约', '近', '超', ' ']);
    let tail = trim_end(raw);
    // 由2015年的 leads to a number, not to its name.
    let of_time = raw.ends_with("由的") || raw.ends_with("从的") || raw.ends_with("比的");
    raw.ends_with('等')
        || (raw.ends_with('的') && !of_time)
        || tail.is_empty()
        || LEADING.iter().chain(VERBS.iter()).any(|verb| tail.ends_with(verb))
}

/// Whether a text ends in a time and 的: 由2015年的.
pub fn ends_in_time(text: &str) -> bool {
    let end = text.trim_end().trim_end_matches('的').len();
    Times::within(text).iter().any(|(_, close)| *close == end)
}

/// Whether a name is nothing but a verb: 推进 before 550兆瓦渔光互补.
pub fn is_verb(name: &str) -> bool {
    LEADING.iter().chain(VERBS.iter()).any(|verb| *verb == name)
}

/// The name of a rate: 规上工业增加值 of `规上工业增加值同比`.
pub fn of_growth(text: &str) -> String {
    let text = without_times(text);
    let mut rest = text.trim().trim_end_matches(['比', '较']);
    let endings = [
        "与",
        "和",
        "同",
        "按可比价格计算",
        "按可比价计算",
        "按不变价格计算",
        "实际",
        "名义",
        "同口径",
        "增速",
        "增幅",
        "增长率",
        "增长速度",
        "同比",
        "比上年",
        "比去年",
        "较上年",
        "较去年",
        "年均",
        "增长",
        "下降",
        "上升",
        "提高",
        "增加",
        "减少",
        "上涨",
        "分别",
        "比",
        "较",
        "同期",
        "上年",
        "去年",
        "，",
        ",",
    ];
    loop {
        let trimmed = trim_end(rest);
        match endings.iter().find_map(|word| trimmed.strip_suffix(word)) {
            Some(shorter) => rest = shorter,
            None => break,
        }
    }
    before(rest)
}

/// The field that a sentence is on: 汽车产业 of 汽车产业聚焦整车智能化.
pub fn field(text: &str) -> Option<String> {
    let endings = [
        "产业",
        "行业",
        "制造业",
        "领域",
        "综保区",
        "园区",
        "港区",
        "集群",
        "片区",
        "口岸",
        "基地",
        "市场",
        "服务业",
        "农业",
        "工业",
        "建筑业",
    ];
    let opening: String = text.chars().take(48).collect();
    let head: String = without_times(&opening)
        .trim_start_matches(|c: char| "（）()一二三四五六七八九十、是 .．".contains(c))
        .chars()
        .take(24)
        .collect();
    let end = endings.iter().filter_map(|word| head.find(word).map(|at| at + word.len())).min()?;
    let name = before(head.get(..end)?);
    let is_name = (2..=12).contains(&name.chars().count())
        && !name.contains(['，', '。', ',', '、', '；', ';', '“', '）', ')'])
        && !name.contains(|c: char| c.is_ascii_digit());
    is_name.then_some(name)
}
