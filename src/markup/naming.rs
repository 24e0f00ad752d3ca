//! The indicator whose name stands right before a number: 规上工业总产值为577亿元, 规上工业增加值同比增长5.2%.

use super::Setting;
use super::division::Division;
use super::figures::Stated;
use crate::lang::Tongue;
use crate::model::IndicatorId;
use crate::prose::when::scan;

/// Words between a name and its number, longest first.
const BETWEEN_ZH: &[&str] = &[
    "同比增长",
    "同比下降",
    "比上年增长",
    "比上年下降",
    "首次突破",
    "分别为",
    "达到",
    "完成",
    "实现",
    "突破",
    "超过",
    "接近",
    "增长",
    "下降",
    "总量",
    "总额",
    "累计",
    "约为",
    "不足",
    "为",
    "达",
    "是",
    "超",
    "约",
    "近",
    "由",
    "从",
];
const BETWEEN_EN: &[&str] = &[
    "came to",
    "amounted to",
    "rose to",
    "fell to",
    "grew by",
    "was up",
    "were up",
    "rose by",
    "reached",
    "totalled",
    "exceeded",
    "stood at",
    "averaged",
    "was",
    "were",
    "of",
    "at",
    "about",
    "around",
    "over",
    "nearly",
    "up",
    "down",
    "by",
    "grew",
    "rose",
    "fell",
    "more than",
    "at least",
];

/// Words that may stand before a name and leave it as it is; longer ones first.
const OPENERS_ZH: &[&str] = &[
    "开发区",
    "经开区",
    "高新区",
    "全市",
    "全区",
    "全县",
    "我市",
    "我区",
    "我县",
    "本市",
    "本区",
    "市",
    "区",
    "县",
    "实现",
    "完成",
    "其中",
    "预计",
    "累计",
    "共",
    "的",
];
const OPENERS_EN: &[&str] = &[
    "the zone's",
    "the city's",
    "the county's",
    "the district's",
    "over the year",
    "overall",
    "total",
    "the",
    "our",
    "its",
    "in",
];

/// The indicator that is named right before a number, in its clause.
pub fn named(one: &Stated<'_>, setting: &Setting<'_>) -> Option<IndicatorId> {
    let text = one.block.text.as_str();
    let (start, _) = one.block.around(one.at, one.end(), Division::Clause);
    let tongue = setting.tongue();
    let before = without_between(text.get(start..one.at)?, tongue);
    let (name, indicator) = heads(before, tongue).find_map(|name| Some((name, setting.names.find_name(name)?)))?;
    let head = before.strip_suffix(name)?;
    opens(head, setting).then_some(indicator)
}

/// Whether the words before a name leave it as it is: 全市实现生产总值, not 人均生产总值 or 机电产品出口.
fn opens(head: &str, setting: &Setting<'_>) -> bool {
    let tongue = setting.tongue();
    let mut rest = head.to_owned();
    // Times say when, not what.
    for when in scan(head, tongue).iter().rev() {
        rest.replace_range(when.start..when.end, "");
    }
    let own = setting.report().map(|report| &setting.site.organizations[report.about]);
    for name in own.into_iter().flat_map(|one| one.name.values().chain(one.short_name().values())) {
        rest = rest.replace(name, "");
    }
    let words = if tongue == Tongue::Zh { OPENERS_ZH } else { OPENERS_EN };
    let mut rest = rest.to_lowercase();
    for word in words {
        rest = rest.replace(word, "");
    }
    !rest.chars().any(char::is_alphanumeric)
}

fn without_between(mut text: &str, tongue: Tongue) -> &str {
    let words = if tongue == Tongue::Zh { BETWEEN_ZH } else { BETWEEN_EN };
    loop {
        text = text.trim_end();
        let shorter = words.iter().find_map(|word| {
            let rest = text.strip_suffix(word)?;
            (tongue == Tongue::Zh || rest.ends_with(' ')).then_some(rest)
        });
        match shorter {
            Some(rest) => text = rest,
            None => return text,
        }
    }
}

/// Starts of a name that are tried, and characters of the longest.
const STARTS_MAX: usize = 24;
const CHARACTERS_MAX: usize = 240;

/// Endings of a text that may be a name, the longest first; in English by words.
fn heads(text: &str, tongue: Tongue) -> impl Iterator<Item = &str> {
    let is_start = |at: usize| {
        let before = text.get(..at).unwrap_or("");
        tongue == Tongue::Zh || before.is_empty() || before.ends_with(' ')
    };
    let back = text.char_indices().rev().take(CHARACTERS_MAX);
    let starts = back.filter(|(at, c)| !c.is_whitespace() && is_start(*at)).map(|(at, _)| at).take(STARTS_MAX);
    starts.collect::<Vec<_>>().into_iter().rev().filter_map(|at| text.get(at..))
}
