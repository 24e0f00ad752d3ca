//! Figures as readers see them: `577亿元` and `RMB 57.7 billion` from one value. No digit is invented, none is lost.
//!
//! Scaling shifts the point; zeros that stood before the point may go (1300万 → 13 million), zeros that were written
//! behind it stay (14.50亿 → 1.450 billion). English follows DOMAIN's usage: billion from 10亿 up, million from 100万 up.

use rust_decimal::Decimal;

use super::unit::{Factor, Form, Unit};
use super::{Comparator, Growth, GrowthUnit, Qualifier, Quantity};
use crate::lang::{Text, Tongue};

/// Integer digits grouped in threes, as CLDR writes English decimals: `1,234,567.85`.
fn grouped(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::with_capacity(text.len() + 6);
    if value.is_sign_negative() && !value.is_zero() {
        out.push('−');
    }
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A number alone: Chinese as written, English grouped. The minus is U+2212 in both.
pub fn number_text(value: Decimal, tongue: Tongue) -> String {
    match tongue {
        Tongue::En => grouped(value),
        Tongue::Zh => value.to_string().replace('-', "−"),
    }
}

/// `value` times a power of ten or a rational, with the digits as written: zeros that come to stand behind the point
/// only by the shift are dropped.
fn scaled(value: Decimal, factor: Factor) -> Decimal {
    let Some(mut result) = factor.apply(value) else { return value };
    let places = value.scale();
    if places == 0 {
        return result.normalize();
    }
    // 3.50 × 10⁴ is 35000, 14.50 / 10 is 1.450: written places move with the point.
    let trimmed = result.normalize();
    let power_of_ten = factor.num.checked_div(factor.den).unwrap_or(Decimal::ONE);
    let shift = shift_of(power_of_ten);
    match shift {
        Some(shift) => {
            let places = (i64::from(places) - shift).clamp(0, 28);
            result = trimmed;
            if i64::from(result.scale()) < places {
                result.rescale(u32::try_from(places).unwrap_or(0));
            }
            result
        }
        None => trimmed,
    }
}

/// The exponent of a power of ten.
fn shift_of(factor: Decimal) -> Option<i64> {
    let mut rest = factor.normalize();
    let mut shift = 0;
    while rest > Decimal::ONE {
        rest = rest.checked_div(Decimal::TEN)?;
        shift += 1;
    }
    while rest < Decimal::ONE && !rest.is_zero() && shift > -20 {
        rest = rest.checked_mul(Decimal::TEN)?;
        shift -= 1;
    }
    (rest == Decimal::ONE).then_some(shift)
}

/// Whether English numbers take scale words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scale {
    Words,
    /// Digits alone: `1,200,000`.
    Digits,
}

/// An English number of `value × factor` with its scale word: `57.7 billion`, `35,000`.
fn english_scaled(value: Decimal, factor: Factor, scale: Scale) -> String {
    let size = factor.apply(value).unwrap_or(value).abs();
    let steps: [(i64, u32, &str); 3] =
        [(1_000_000_000_000, 12, " trillion"), (1_000_000_000, 9, " billion"), (1_000_000, 6, " million")];
    for (least, power, word) in steps {
        if scale == Scale::Words && size >= Decimal::from(least) {
            let den = factor.den.checked_mul(Decimal::from(10i64.pow(power)));
            let factor = Factor { num: factor.num, den: den.unwrap_or(factor.den) };
            return format!("{}{word}", grouped(scaled(value, factor)));
        }
    }
    grouped(scaled(value, factor))
}

/// A level without its qualifier.
pub fn plain(value: Decimal, unit: &Unit, noun: Option<(&str, &str)>, tongue: Tongue) -> String {
    plain_in(Scale::Words, value, unit, noun, tongue)
}

fn plain_in(scale: Scale, value: Decimal, unit: &Unit, noun: Option<(&str, &str)>, tongue: Tongue) -> String {
    if let Form::Custom { zh, en } = &unit.form {
        return match tongue {
            Tongue::Zh => format!("{}{zh}", number_text(value, tongue)),
            Tongue::En => format!("{} {en}", number_text(value, tongue)),
        };
    }
    match tongue {
        Tongue::Zh => chinese(value, unit),
        Tongue::En => english(value, unit, noun, scale),
    }
}

fn chinese(value: Decimal, unit: &Unit) -> String {
    let number = number_text(value, Tongue::Zh);
    match &unit.form {
        Form::Place => format!("第{number}位"),
        _ if unit.symbol == "1" || unit.symbol == "指数" => number,
        _ => format!("{number}{}", unit.symbol),
    }
}

fn english(value: Decimal, unit: &Unit, noun: Option<(&str, &str)>, scale: Scale) -> String {
    let prefix = Factor::of(unit.prefix);
    match &unit.form {
        Form::Money(code) => {
            let text = english_scaled(value.abs(), prefix, scale);
            let minus = if value.is_sign_negative() && !value.is_zero() { "−" } else { "" };
            format!("{minus}{code} {text}")
        }
        Form::Named { name, worth } => {
            let factor = Factor { num: unit.prefix.checked_mul(worth.num).unwrap_or(unit.prefix), den: worth.den };
            // Only 斤 is converted; all others keep their own unit.
            let factor = if unit.symbol.ends_with('斤') && !unit.symbol.ends_with("公斤") { factor } else { prefix };
            format!("{} {name}", english_scaled(value, factor, scale))
        }
        Form::Bare => {
            let number = english_scaled(value, prefix, scale);
            match noun {
                Some((one, _)) if number == "1" => format!("{number} {one}"),
                Some((_, other)) => format!("{number} {other}"),
                None => number,
            }
        }
        Form::Suffix { sign, worth } => {
            format!("{}{sign}", grouped(scaled(value, Factor::of(worth.checked_mul(unit.prefix).unwrap_or(*worth)))))
        }
        Form::Mu => {
            let hectares = Factor { num: unit.prefix, den: Decimal::from(15) }.apply(value).unwrap_or(value);
            let exact = hectares.normalize();
            let shown = if exact.scale() <= 1 { exact } else { super::round_half_up(exact, 1) };
            format!("{} mu (≈ {} ha)", english_scaled(value, prefix, scale), grouped(shown))
        }
        Form::Place => ordinal(value, Tongue::En),
        Form::Per(over, under) => {
            let under = match &under.form {
                Form::Money(code) => format!("{code} {}", grouped(under.prefix)),
                Form::Named { name, .. } if under.prefix == Decimal::ONE => singular(name).to_owned(),
                Form::Named { name, .. } => format!("{} {name}", grouped(under.prefix)),
                Form::Mu => "mu".to_owned(),
                Form::Bare if under.symbol.ends_with('人') || under.symbol.ends_with('名') => "person".to_owned(),
                _ => under.symbol.clone(),
            };
            format!("{} per {under}", english(value, over, None, scale))
        }
        Form::Custom { en, .. } => format!("{} {en}", grouped(value)),
    }
}

/// `tonnes` → `tonne` after "per".
fn singular(name: &str) -> &str {
    match name {
        "tonnes" => "tonne",
        "days" => "day",
        "litres" => "litre",
        "visits" => "visit",
        other => other,
    }
}

/// `第2位`, `2nd`.
pub fn ordinal(place: Decimal, tongue: Tongue) -> String {
    let number = number_text(place, tongue);
    if tongue == Tongue::Zh {
        return format!("第{number}位");
    }
    let tens = number.chars().rev().nth(1) == Some('1');
    let suffix = match number.chars().last() {
        Some('1') if !tens => "st",
        Some('2') if !tens => "nd",
        Some('3') if !tens => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

/// A level as readers see it: qualifier, number or range, unit.
pub fn figure(quantity: &Quantity, noun: Option<(&str, &str)>, tongue: Tongue) -> String {
    // 1-2家 is "1–2 firms": both ends share the plural.
    let noun = if quantity.max.is_some() { noun.map(|(_, other)| (other, other)) } else { noun };
    let number = |scale: Scale, value: Decimal| plain_in(scale, value, &quantity.unit, noun, tongue);
    let text = match quantity.max {
        Some(max) => {
            let (low, high) = (number(Scale::Words, quantity.value), number(Scale::Words, max));
            let has_word = |text: &str| [" million", " billion", " trillion"].iter().any(|word| text.contains(word));
            // "500,000–1.2 million" would read as 500,000 million.
            let scale = if !has_word(&low) && has_word(&high) && !quantity.value.is_zero() {
                Scale::Digits
            } else {
                Scale::Words
            };
            range(&number(scale, quantity.value), &number(scale, max), &quantity.unit, tongue)
        }
        None => number(Scale::Words, quantity.value),
    };
    qualified(text, quantity.qualifier.as_ref(), &quantity.unit.symbol, tongue)
}

/// `1–2家`, `6%–6.5%`, `RMB 6–7 billion` where both ends share their frame.
fn range(low: &str, high: &str, unit: &Unit, tongue: Tongue) -> String {
    if tongue == Tongue::Zh {
        // 63%—68% repeats the sign (GB/T 15835); a classifier stands once.
        let low = if unit.symbol == "%" { low } else { low.strip_suffix(unit.symbol.as_str()).unwrap_or(low) };
        // 第2–3位 says once that it is a place.
        let high = if low.starts_with('第') { high.strip_prefix('第').unwrap_or(high) } else { high };
        return format!("{low}–{high}");
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let tail =
        |text: &str| text.rfind(is_digit).map_or(String::new(), |at| text.get(at + 1..).unwrap_or("").to_owned());
    let head = |text: &str| text.find(is_digit).map_or(String::new(), |at| text.get(..at).unwrap_or("").to_owned());
    let low_shown =
        if tail(low) == tail(high) && unit.symbol != "%" { low.strip_suffix(&tail(low)).unwrap_or(low) } else { low };
    let high_shown = if head(low) == head(high) { high.strip_prefix(&head(high)).unwrap_or(high) } else { high };
    format!("{low_shown}–{high_shown}")
}

fn qualified(text: String, qualifier: Option<&Qualifier>, symbol: &str, tongue: Tongue) -> String {
    let Some(Qualifier { comparator, word }) = qualifier else { return text };
    if tongue == Tongue::En {
        let word = match (comparator, word.as_str()) {
            (Comparator::Over, _) => "over",
            (Comparator::AtLeast, _) => "at least",
            (Comparator::Under, _) => "under",
            (Comparator::AtMost, _) => "at most",
            (Comparator::About, "近" | "接近" | "nearly") => "nearly",
            (Comparator::About, _) => "about",
        };
        return format!("{word} {text}");
    }
    match word.as_str() {
        "以上" | "以内" | "以下" | "左右" => format!("{text}{word}"),
        // 1500多亿元, 30余家: between number and unit.
        "多" | "余" => match text.strip_suffix(symbol) {
            Some(number) => format!("{number}{word}{symbol}"),
            None => format!("{text}{word}"),
        },
        word if word.chars().all(|c| c.is_ascii() || "≥≤≈".contains(c)) => match comparator {
            Comparator::Over => format!("超过{text}"),
            Comparator::AtLeast => format!("{text}以上"),
            Comparator::Under => format!("低于{text}"),
            Comparator::AtMost => format!("不超过{text}"),
            Comparator::About => format!("约{text}"),
        },
        word => format!("{word}{text}"),
    }
}

impl Quantity {
    /// As messages write it.
    pub fn text(&self) -> Text {
        Text::new(figure(self, None, Tongue::Zh), figure(self, None, Tongue::En))
    }
}

impl Growth {
    /// As messages write it.
    pub fn text(&self) -> Text {
        Text::new(growth_figure(self, Tongue::Zh), growth_figure(self, Tongue::En))
    }
}

/// A growth rate with its sign: `+44.7%`, `−3.2 pp`, `+15%以上`, `at least +6%`.
pub fn growth_figure(growth: &Growth, tongue: Tongue) -> String {
    let unit = match (growth.unit, tongue) {
        (GrowthUnit::Percent, _) => "%",
        (GrowthUnit::Points, Tongue::Zh) => "个百分点",
        (GrowthUnit::Points, Tongue::En) => " pp",
    };
    let signed = |value: Decimal| {
        let plus = if value.is_sign_negative() || value.is_zero() { "" } else { "+" };
        format!("{plus}{}{unit}", number_text(value, tongue))
    };
    let text = match growth.max {
        Some(max) => format!("{}–{}", signed(growth.value), signed(max)),
        None if growth.value.is_zero() && growth.qualifier.as_ref().is_some_and(|q| q.word == "基本持平") => {
            return if tongue == Tongue::Zh { "基本持平".into() } else { "about unchanged".into() };
        }
        None => signed(growth.value),
    };
    // 下降3%以上 was turned into "at most −3 %": the words 以上 and 以内 would say the reverse of the signed number.
    let qualifier = growth.qualifier.clone().map(|mut qualifier| {
        if growth.value.is_sign_negative() && matches!(qualifier.word.as_str(), "以上" | "以内" | "以下") {
            qualifier.word = qualifier.comparator.as_str().to_owned();
        }
        qualifier
    });
    qualified(text, qualifier.as_ref(), unit, tongue)
}

#[cfg(test)]
mod tests {
    use super::figure;
    use crate::lang::Tongue;
    use crate::quantity::{Units, parse_quantity};

    #[test]
    fn a_range_of_places_is_read_as_it_is_written() {
        let units = Units::default();
        let typed = parse_quantity("2-3位", &units, false).unwrap();
        let written = figure(&typed, None, Tongue::Zh);
        assert_eq!(written, "第2–3位");
        assert_eq!(parse_quantity(&written, &units, false).unwrap().base(), typed.base());
        assert_eq!(parse_quantity(&written, &units, false).unwrap().max, typed.max);
    }
}
