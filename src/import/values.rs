//! Numbers with their words, as authors type them: `超1300万吨`, `30余家`, `-3.2%`, `{ place: 2, among: 全市 }`.
//!
//! A text is only given out if `quantity` reads it back as the very number and word that the document has.

use rust_decimal::Decimal;

use super::registry::Registry;
use crate::extract::{ShareOf, Statement};
use crate::prose::mention::{Measure, scan};
use crate::quantity::{Dimension, Growth, Quantity, Units, parse_growth, parse_quantity};

/// A level as text, with its value in base units.
pub struct Level {
    pub text: String,
    pub base: Option<(Decimal, Dimension)>,
}

/// A place among others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rank {
    /// `None` of 前列.
    pub place: Option<u32>,
    pub by_growth: bool,
    pub among: Option<String>,
}

/// A part of a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    pub value: String,
    pub of: Of,
}

/// Whose figure the whole is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    /// The organization that the report's lies within: nothing needs to be said.
    Within,
    /// An organization, by id.
    Organization(String),
    /// In words.
    Words(String),
}

/// `1-2家`, `超1300万吨`.
pub fn level(statement: &Statement, units: &Units) -> Option<Level> {
    let number = range(statement.value, statement.value_max);
    let is_same = |read: &Quantity, qualifier: Option<&str>| {
        read.value == statement.value
            && read.max == statement.value_max
            && read.qualifier.as_ref().map(|one| one.word.as_str()) == qualifier
    };
    let text = with_qualifier(&number, &statement.unit, statement.qualifier.as_deref(), |text, qualifier| {
        parse_quantity(text, units, true).is_ok_and(|read| is_same(&read, qualifier))
    })?;
    let read = parse_quantity(&text, units, true).ok()?;
    let base = read.base().map(|base| (base, read.unit.dimension.clone()));
    Some(Level { text, base })
}

/// `44.7%`, `-3.2%`, `5%以上`, `6-6.5%`.
pub fn growth(
    rate: Decimal,
    max: Option<Decimal>,
    unit: &str,
    qualifier: Option<&str>,
    units: &Units,
) -> Option<String> {
    let falls = rate.is_sign_negative() && !rate.is_zero();
    let (low, high) = match (falls, max) {
        (true, Some(max)) => ((-rate).min(-max), Some((-rate).max(-max))),
        (true, None) => (-rate, None),
        (false, max) => (rate, max),
    };
    let is_same = |read: &Growth| {
        (read.value.abs() == low || read.max.is_some_and(|max| max.abs() == low))
            && (read.value < Decimal::ZERO) == falls
    };
    let sign = if falls { "下降" } else { "" };
    let text = with_qualifier(&range(low, high), unit, qualifier, |text, word| {
        let is_said = |read: &Growth| read.qualifier.as_ref().map(|one| one.word.as_str()) == word;
        parse_growth(&format!("{sign}{text}"), units).is_ok_and(|read| is_same(&read) && is_said(&read))
    })?;
    // A plain fall is a plain number.
    let is_plain = qualifier.is_none() && high.is_none();
    Some(if falls && is_plain { format!("-{text}") } else { format!("{sign}{text}") })
}

fn range(low: Decimal, high: Option<Decimal>) -> String {
    match high {
        Some(high) => format!("{low}-{high}"),
        None => low.to_string(),
    }
}

/// The word before the number, between number and unit, or behind: wherever it is read back. Without it as the last resort.
fn with_qualifier(
    number: &str,
    unit: &str,
    qualifier: Option<&str>,
    is_read_back: impl Fn(&str, Option<&str>) -> bool,
) -> Option<String> {
    let worded = qualifier.into_iter().flat_map(|word| {
        let forms = [format!("{word}{number}{unit}"), format!("{number}{unit}{word}"), format!("{number}{word}{unit}")];
        forms.into_iter().map(move |text| (text, Some(word)))
    });
    let mut forms = worded.chain([(format!("{number}{unit}"), None)]);
    forms.find(|(text, word)| is_read_back(text, *word)).map(|(text, _)| text)
}

/// `全市第三`, `居全省首位`, `前列`: by growth where the words say so, or the number before them is the rate of growth.
pub fn rank(words: &str, statement: &Statement, units: &Units) -> Option<Rank> {
    let says = |text: &str| text.contains("增速") || text.contains("增幅");
    let head = statement.quote.find(words).and_then(|at| statement.quote.get(..at)).unwrap_or("");
    let behind_rate = statement.yoy.is_some_and(|rate| {
        let tail = head.rsplit_once(&format!("{}%", rate.abs())).map(|(_, tail)| tail);
        // 连续8个月居第一 is still of the rate; 总量5亿元、居第一 is of the level.
        tail.is_some_and(|tail| !tail.contains('%') && !tail.contains(&statement.value.to_string()))
    });
    let by_growth = behind_rate || says(words) || says(&statement.name);
    let (place, at) = match scan(words, units).into_iter().find(|one| one.measure == Measure::Place) {
        Some(one) => (Some(u32::try_from(one.number).ok().filter(|place| *place > 0)?), one.start),
        None => (None, words.find("前列")?),
    };
    let among = without_verbs(words.get(..at).unwrap_or(""));
    Some(Rank { place, by_growth, among: (!among.is_empty()).then(|| among.to_owned()) })
}

/// 全省 of 居全省, 全省沿海 of 列全省沿海.
fn without_verbs(text: &str) -> &str {
    const VERBS: &[&str] = &[
        "稳居", "位居", "位列", "居于", "跃居", "升至", "保持", "排名", "排", "居", "列", "增速", "增幅", "总量", "、",
        "，", ",", "为",
    ];
    let mut text = text.trim();
    while let Some(shorter) = VERBS.iter().find_map(|verb| text.strip_prefix(verb).or_else(|| text.strip_suffix(verb)))
    {
        text = shorter.trim();
    }
    text
}

/// A share with its whole: an organization where the words name one.
pub fn share(share: &ShareOf, registry: &Registry, within: Option<&str>) -> Option<Share> {
    let number = share.value.to_string();
    let value = with_qualifier(&number, "%", share.qualifier.as_deref(), |text, word| {
        parse_quantity(text, &registry.units, false)
            .is_ok_and(|read| read.value == share.value && read.qualifier.as_ref().map(|one| one.word.as_str()) == word)
    })?;
    let of = match &share.of {
        None => Of::Within,
        Some(words) => {
            let named = registry.organizations.iter().filter(|one| {
                words.starts_with(&one.name) || one.short.as_ref().is_some_and(|short| words.starts_with(short))
            });
            match named.max_by_key(|one| one.name.len()) {
                Some(one) if within == Some(one.id.as_str()) => Of::Within,
                Some(one) => Of::Organization(one.id.clone()),
                None => Of::Words(words.clone()),
            }
        }
    };
    // Without an organization around it, `of` must be said.
    Some(Share { value, of })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::statement;
    use proptest::prelude::*;

    fn written(value: &str, unit: &str, qualifier: Option<&str>) -> Option<String> {
        let mut one = statement("产值", value, unit);
        one.qualifier = qualifier.map(str::to_owned);
        level(&one, &Units::default()).map(|level| level.text)
    }

    #[test]
    fn words_stand_where_they_are_read() {
        assert_eq!(written("1300", "万吨", Some("超")).unwrap(), "超1300万吨");
        assert_eq!(written("30", "家", Some("余")).unwrap(), "30余家");
        assert_eq!(written("99", "%", Some("以上")).unwrap(), "99%以上");
        assert_eq!(written("14.50", "亿元", None).unwrap(), "14.50亿元");
        assert_eq!(written("1.8", "", None).unwrap(), "1.8");
        assert_eq!(written("5", "万吨级", None), None);
        // A word that is no qualifier of figures is left out.
        assert_eq!(written("3", "家", Some("首批")).unwrap(), "3家");
    }

    #[test]
    fn rates_keep_sign_and_words() {
        let rate = |value: &str, max: Option<&str>, qualifier: Option<&str>| {
            let max = max.map(|max| max.parse().unwrap());
            growth(value.parse().unwrap(), max, "%", qualifier, &Units::default()).unwrap()
        };
        assert_eq!(rate("44.7", None, None), "44.7%");
        assert_eq!(rate("-3.2", None, None), "-3.2%");
        assert_eq!(rate("-3", None, Some("以上")), "下降3%以上");
        assert_eq!(rate("6", Some("6.5"), Some("左右")), "6-6.5%左右");
        assert_eq!(rate("0", None, None), "0%");
    }

    #[test]
    fn places_and_where_they_are_held() {
        let read = |words: &str, quote: &str| {
            let quoted = Statement {
                quote: quote.to_owned(),
                yoy: Some(Decimal::new(89, 1)),
                ..statement("产值", "110", "亿元")
            };
            let rank = rank(words, &quoted, &Units::default())?;
            Some(format!("{:?} {} {}", rank.place, rank.by_growth, rank.among.unwrap_or_default()))
        };
        assert_eq!(read("全市第三", "同比增长8.9%、全市第三").unwrap(), "Some(3) true 全市");
        assert_eq!(read("居全省首位", "出口110亿元，居全省首位").unwrap(), "Some(1) false 全省");
        assert_eq!(read("全市第二", "新增740个，完成率102.8%，全市第二").unwrap(), "Some(2) false 全市");
        assert_eq!(read("全省前列", "增长8.9%，总量110亿元，居全省前列").unwrap(), "None false 全省");
        assert_eq!(read("第2名", "第2名").unwrap(), "Some(2) false ");
        assert_eq!(read("全国百强", "进入全国百强"), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_the_same_number(
            mantissa in 0_i64..1_000_000_000,
            scale in 0_u32..4,
            unit in prop::sample::select(&["亿元", "万吨", "%", "家", "万标箱", "元/人", "万人次"][..]),
            word in prop::sample::select(&[None, Some("超"), Some("近"), Some("以上"), Some("左右"), Some("余"), Some("多")][..]),
        ) {
            let value = Decimal::new(mantissa, scale);
            let one = Statement { value, qualifier: word.map(str::to_owned), ..statement("产值", "1", unit) };
            let text = level(&one, &Units::default()).map(|level| level.text).unwrap_or_default();
            let read = parse_quantity(&text, &Units::default(), true);
            prop_assert!(read.as_ref().is_ok_and(|read| read.value == value && read.value.scale() == scale), "{text}: {read:?}");
            prop_assert!(read.is_ok_and(|read| read.qualifier.map(|one| one.word).as_deref() == word || word.is_none()), "{text}");
        }
    }
}
