//! Numbers of sentences as quantities: in their base unit, with what rounding hides, and what may be added to what.

use rust_decimal::Decimal;

use super::passage::{Sentence, is_mark, starts_with};
use crate::prose::mention::{Measure, Mention};
use crate::prose::qualifier;
use crate::quantity::{Dimension, half_step};

/// A number in the base unit of its dimension; negative where a minus stands before it.
pub fn base(sentence: Sentence<'_>, mention: &Mention) -> Option<Decimal> {
    let is_negative = sentence.written(mention).starts_with(['-', '−', '－']);
    let number = if is_negative { -mention.number } else { mention.number };
    match &mention.measure {
        Measure::Unit(unit) => unit.factor.apply(number),
        Measure::Bare | Measure::Place => Some(number),
    }
}

/// Half of the last written place, in the base unit. Things that are counted one by one are not rounded.
pub fn slack(sentence: Sentence<'_>, mention: &Mention) -> Decimal {
    slack_of(sentence.written(mention), mention)
}

/// The same of a number that is written so.
pub fn slack_of(written: &str, mention: &Mention) -> Decimal {
    let Some(digits) = digits(written) else { return Decimal::ZERO };
    let is_count = is_single_count(mention) || mention.measure == Measure::Place;
    if is_count && digits.scale() == 0 && digits == mention.number {
        return Decimal::ZERO;
    }
    // 57.7 billion: the scale word widens the step.
    let scale = if digits.is_zero() { Some(Decimal::ONE) } else { mention.number.checked_div(digits) };
    let step = scale.and_then(|scale| half_step(digits).checked_mul(scale)).unwrap_or_default();
    match &mention.measure {
        Measure::Unit(unit) => unit.factor.apply(step).unwrap_or_default(),
        Measure::Bare | Measure::Place => step,
    }
}

/// The first number of a text with its digits as written.
fn digits(written: &str) -> Option<Decimal> {
    let start = written.find(|c: char| c.is_ascii_digit())?;
    let rest = written.get(start..).unwrap_or("");
    let length = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(rest.len());
    let number = rest.get(..length).unwrap_or("").replace(',', "");
    Decimal::from_str_exact(number.trim_end_matches('.')).ok()
}

/// Whether a number counts things one by one: 19个, not 1.2万家.
pub fn is_single_count(mention: &Mention) -> bool {
    match &mention.measure {
        Measure::Unit(unit) => unit.dimension == Dimension::Count && unit.prefix == Decimal::ONE,
        Measure::Bare | Measure::Place => false,
    }
}

/// Whether two numbers count the same: money of one currency, lengths; 个 and 家 count different things.
pub fn same_measure(one: &Measure, other: &Measure) -> bool {
    match (one, other) {
        (Measure::Unit(a), Measure::Unit(b)) if a.dimension == Dimension::Count => {
            b.dimension == Dimension::Count && counter(&a.symbol) == counter(&b.symbol)
        }
        (Measure::Unit(a), Measure::Unit(b)) => a.dimension == b.dimension,
        (Measure::Bare, Measure::Bare) | (Measure::Place, Measure::Place) => true,
        _ => false,
    }
}

fn counter(symbol: &str) -> &str {
    symbol.trim_start_matches(['十', '百', '千', '万', '亿'])
}

/// Whether parts of it add up to a whole: money and counts do, rates and places do not.
pub fn adds_up(mention: &Mention) -> bool {
    match &mention.measure {
        Measure::Unit(unit) => !matches!(
            unit.dimension,
            Dimension::Ratio
                | Dimension::Points
                | Dimension::Index
                | Dimension::Place
                | Dimension::Days
                | Dimension::Times
                | Dimension::Quotient(..)
        ),
        Measure::Bare | Measure::Place => false,
    }
}

/// Whether a number is a percentage.
pub fn is_percent(mention: &Mention) -> bool {
    matches!(&mention.measure, Measure::Unit(unit) if unit.dimension == Dimension::Ratio && unit.symbol == "%")
}

/// Whether a number is given in percentage points.
pub fn is_points(mention: &Mention) -> bool {
    matches!(&mention.measure, Measure::Unit(unit) if unit.dimension == Dimension::Points)
}

/// Whether a number is an amount of money.
pub fn is_money(mention: &Mention) -> bool {
    matches!(&mention.measure, Measure::Unit(unit) if matches!(unit.dimension, Dimension::Money(_)))
}

/// Whether a number stands for itself, and is no label of what follows: 3个， but not 50亿元的项目.
pub fn stands_free(sentence: Sentence<'_>, mention: &Mention) -> bool {
    let rest = sentence.after(mention.end).trim_start();
    let rest = ["以上", "左右", "以内", "以下"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    rest.chars().next().is_none_or(|c| is_mark(c) || c.is_whitespace() || "和及与”’".contains(c))
}

/// Whether a number is a bound or an estimate: 超, 约, 以上, 余.
pub fn is_hedged(sentence: Sentence<'_>, mention: &Mention) -> bool {
    const BEFORE: &[&str] = &[
        "超",
        "超过",
        "突破",
        "逾",
        "约",
        "近",
        "接近",
        "达到或超过",
        "至少",
        "不少于",
        "不低于",
        "不超过",
        "不足",
        "at least",
        "more than",
        "over",
        "about",
        "nearly",
        "around",
        "some",
        "up to",
        "exceeded",
        "exceeding",
        "fewer than",
    ];
    let before = sentence.before(mention.start).trim_end();
    BEFORE.iter().any(|word| qualifier::ends_with(before, word))
        || sentence.written(mention).contains(['多', '余', '近', '约'])
        || starts_with(
            sentence.after(mention.end).trim_start(),
            &["以上", "以下", "以内", "左右", "多", "余", "or more"],
        )
        .is_some()
}

/// A Han numeral from two to ninety-nine at the head of a text, with its length: 两, 五, 十二.
pub fn han_count(text: &str) -> Option<(u32, usize)> {
    let digit = |c: char| "一二三四五六七八九".chars().zip(1..).find(|(known, _)| *known == c).map(|(_, value)| value);
    let mut chars = text.chars();
    let first = chars.next()?;
    if first == '两' {
        return Some((2, first.len_utf8()));
    }
    let second = chars.next();
    // Each of these characters is three bytes long.
    let (value, count) = match (digit(first), second, chars.next().and_then(digit)) {
        (Some(tens), Some('十'), Some(units)) => (tens * 10 + units, 3),
        (Some(tens), Some('十'), None) => (tens * 10, 2),
        (Some(units), _, _) => (units, 1),
        (None, _, _) if first == '十' => match second.and_then(digit) {
            Some(units) => (10 + units, 2),
            None => (10, 1),
        },
        _ => return None,
    };
    (value > 1).then_some((value, count * 3))
}

/// A small number in digits or Han at the head of a text, with its length.
pub fn small_number(text: &str) -> Option<(u32, usize)> {
    let length = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if length == 0 {
        return han_count(text);
    }
    text.get(..length).and_then(|digits| digits.parse().ok()).map(|number| (number, length))
}
