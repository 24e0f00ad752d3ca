//! The numbers of a text that may be figures: with value and unit as printed, without ordinals, thresholds that are part
//! of a name (10亿元以上项目), slogans (“最多80天”), durations and specifications (5万吨级).

use rust_decimal::Decimal;

use super::figure::is_figure;
use super::ratio::{ratios, sharing};
use crate::lang::is_cjk;
use crate::prose::mention::{Measure, Mention, scan};
use crate::quantity::{Dimension, Units};

/// What a number counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Percent,
    Points,
    Times,
    Place,
    Other,
}

/// A number that may state something.
#[derive(Debug, Clone)]
pub struct Number {
    /// Byte range in the text, unit included, qualifying words not.
    pub start: usize,
    pub end: usize,
    pub value: Decimal,
    pub max: Option<Decimal>,
    /// As printed: 亿元, 万标箱, 个百分点 without 个, 位 of a place.
    pub unit: String,
    pub sort: Sort,
    /// Whether its unit counts things one by one: 家, 个, 项.
    pub counts: bool,
    /// A minus sign stands before it.
    pub negative: bool,
    /// 多, 余 between number and unit.
    pub hedge: Option<&'static str>,
    /// 持平: no digits at all.
    pub steady: bool,
    /// Whether a sign stands before it.
    pub signed: bool,
    /// Which part of how many of a ratio: 5.2:45.3:49.5.
    pub part: Option<(usize, usize)>,
}

/// The numbers of a text, in order.
pub fn numbers(text: &str, units: &Units) -> Vec<Number> {
    let found = scan(text, units);
    let mentions = found.iter().filter(|mention| is_figure(text, mention));
    let mut numbers: Vec<Number> = mentions.filter_map(|mention| number(text, mention)).collect();
    // A scale alone counts people or nothing: 143万农村人口, 人口近90万, but not 10亿上.
    numbers.retain(|number| !matches!(number.unit.as_str(), "万" | "亿") || counts_people(text, number));
    numbers.extend(doublings(text));
    numbers.sort_by_key(|number| number.start);
    let ratios = ratios(text);
    numbers.retain(|number| !ratios.iter().any(|ratio| ratio.start < number.end && number.start < ratio.end));
    share_points(text, &mut numbers);
    let sharing = sharing(text, &numbers);
    numbers.extend(sharing.into_iter().chain(ratios));
    numbers.sort_by_key(|number| number.start);
    numbers
}

/// 4.9个和2.2个百分点: both are percentage points.
fn share_points(text: &str, numbers: &mut [Number]) {
    for index in (1..numbers.len()).rev() {
        let Some([one, next]) =
            numbers.get_mut(index - 1..=index).and_then(|pair| <&mut [Number; 2]>::try_from(pair).ok())
        else {
            continue;
        };
        let between = text.get(one.end..next.start).unwrap_or("");
        if one.unit == "个" && next.sort == Sort::Points && matches!(between, "、" | "和" | "及" | "，" | ",") {
            (one.unit, one.sort, one.counts) = (next.unit.clone(), Sort::Points, false);
        }
    }
}

fn number(text: &str, mention: &Mention) -> Option<Number> {
    let written = text.get(mention.start..mention.end)?;
    let (unit, sort, counts) = match &mention.measure {
        Measure::Place => ("位".to_owned(), Sort::Place, false),
        Measure::Bare => (String::new(), Sort::Other, false),
        Measure::Unit(unit) => {
            let printed = extended(text, mention.end, printed_unit(written), unit);
            let sort = match (&unit.dimension, unit.symbol.as_str()) {
                (Dimension::Points, _) => Sort::Points,
                (_, "倍") => Sort::Times,
                (_, "%" | "‰" | "成") => Sort::Percent,
                _ => Sort::Other,
            };
            (printed, sort, unit.dimension == Dimension::Count)
        }
    };
    let unit = unit.strip_prefix('个').filter(|rest| rest.ends_with('点')).map_or(unit.clone(), str::to_owned);
    let hedge = ["多", "余"].into_iter().find(|word| mention.measure != Measure::Place && written.contains(word));
    let minus = written.starts_with(['-', '−', '－']);
    let signed = minus || written.starts_with(['+', '＋']);
    let steady = written.ends_with("持平");
    // 3成 is 30 %.
    let (value, max, unit) = match unit.as_str() {
        "成" => (
            mention.number.checked_mul(Decimal::TEN)?,
            mention.max.and_then(|max| max.checked_mul(Decimal::TEN)),
            "%".into(),
        ),
        _ => (with_digits(mention.number, written), mention.max, unit),
    };
    Some(Number {
        start: mention.start,
        end: mention.end,
        value,
        max,
        unit,
        sort,
        counts,
        negative: minus,
        hedge,
        steady,
        signed,
        part: None,
    })
}

/// A number with the digits after the point that are printed: 14.50.
fn with_digits(mut number: Decimal, written: &str) -> Decimal {
    let digits =
        written.split_once(['.', '．']).map_or(0, |(_, rest)| rest.chars().take_while(char::is_ascii_digit).count());
    let digits = u32::try_from(digits).unwrap_or(0);
    // Scales between the digits change the number: 3.5亿2千万元 is not written so.
    if digits > number.scale() && digits <= 10 {
        number.rescale(digits);
    }
    number
}

/// Whether a scale without a unit stands with people: 8.8万贫困人员, 社保卡持卡人数达182.7万.
fn counts_people(text: &str, number: &Number) -> bool {
    let behind: String = text
        .get(number.end..)
        .unwrap_or("")
        .chars()
        .take_while(|c| is_cjk(*c) && c.is_alphanumeric())
        .take(10)
        .collect();
    let people = ["人", "群众", "居民", "学生", "师生", "职工", "农民", "劳动力", "旅客", "游客", "学员"];
    let before: String =
        text.get(..number.start).unwrap_or("").chars().rev().take(10).collect::<Vec<_>>().into_iter().rev().collect();
    let named = ["人口", "人数", "户数", "人员", "用户"].iter().any(|word| before.contains(word));
    people.iter().any(|word| behind.contains(word)) || named && behind.is_empty()
}

/// 比上年翻了一番: growth of a hundred percent.
fn doublings(text: &str) -> Vec<Number> {
    let found = text.match_indices('番').filter_map(|(end, last)| {
        let (at, word) = match text.get(..end)?.strip_suffix('一') {
            Some(lead) => (lead.len(), "一番"),
            None => (end, last),
        };
        let lead = text.get(..at)?;
        let near: String = lead.chars().rev().take(14).collect::<Vec<_>>().into_iter().rev().collect();
        let compares = ["比上年", "同比", "比去年", "较上年", "较去年"].iter().any(|word| near.contains(word));
        let doubles = ["翻", "翻了", "翻近", "翻了近"].iter().any(|verb| lead.ends_with(verb));
        (compares && doubles).then(|| Number {
            start: at,
            end: at + word.len(),
            value: Decimal::ONE_HUNDRED,
            max: None,
            unit: "%".into(),
            sort: Sort::Percent,
            counts: false,
            negative: false,
            hedge: None,
            steady: false,
            signed: false,
            part: None,
        })
    });
    found.collect()
}

/// A unit goes on in 次 or in brackets: 574家次, 1062家(次).
fn extended(text: &str, end: usize, printed: String, unit: &crate::quantity::Unit) -> String {
    let rest = text.get(end..).unwrap_or("");
    let suffix =
        ["(次)", "（次）", "(户)", "（户）", "(台)", "(套)", "(份)"].into_iter().find(|word| rest.starts_with(word));
    match suffix {
        Some(suffix) if unit.dimension == Dimension::Count => format!("{printed}{suffix}"),
        // 17微克每立方米.
        _ if rest.starts_with("每立方米") || rest.starts_with("每升") => {
            format!("{printed}{}", if rest.starts_with("每升") { "每升" } else { "每立方米" })
        }
        // 失业保险金1350元/月.
        _ if rest.starts_with("/月") || rest.starts_with("/年") || rest.starts_with("/天") => {
            format!("{printed}{}", rest.chars().take(2).collect::<String>())
        }
        _ => printed,
    }
}

/// The unit of a number as printed: 亿元 of 人民币577亿元, 家 of 30余家 and of 1-2家, 万元 of 二千五百万元.
fn printed_unit(written: &str) -> String {
    let numeral = |c: char| "〇○零一二两三四五六七八九十百千点余多半".contains(c);
    if written.starts_with("百分之") {
        return "%".into();
    }
    if written.starts_with("千分之") {
        return "‰".into();
    }
    // 五亿三千六百二十万元 keeps its first scale: 亿元; 二百八十六元五角 is 元.
    let plain = |c: char| numeral(c) || c.is_ascii_digit() || "万亿., ".contains(c);
    let head = written.trim_start_matches(|c: char| numeral(c) || c.is_ascii_digit() || c == '.');
    let scale = head.chars().next().filter(|c| matches!(c, '万' | '亿'));
    if let Some(scale) = scale.filter(|scale| {
        head.get(scale.len_utf8()..)
            .is_some_and(|rest| rest.starts_with(|c: char| "〇零一二三四五六七八九".contains(c) || c.is_ascii_digit()))
    }) {
        return format!("{scale}{}", written.trim_start_matches(plain));
    }
    if written.starts_with(numeral) {
        let unit = written.trim_start_matches(numeral);
        return if unit.ends_with(['角', '分']) { "元".into() } else { unit.to_owned() };
    }
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let behind = written.rfind(is_digit).and_then(|at| {
        let width = written.get(at..)?.chars().next()?.len_utf8();
        written.get(at + width..)
    });
    let unit: String =
        behind.unwrap_or(written).chars().filter(|c| !c.is_whitespace() && !matches!(c, '多' | '余')).collect();
    unit.replace('％', "%")
}
