//! Figures as authors type them: `577亿元 +44.7%`, `超1300万吨`, `1500多亿元`, `RMB 57.7 billion`, `６％—６．５％`.
//!
//! In: one scalar of the front matter. Out: a level, a growth rate, or both, or where the text stops being a figure.

use rust_decimal::Decimal;

use super::unit::{Dimension, Unit, Units};
use super::{Comparator, Growth, GrowthUnit, Qualifier, Quantity};

/// A level, a growth rate, or both: the short form of an observation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {
    pub level: Option<Quantity>,
    pub growth: Option<Growth>,
    /// Byte at which the growth rate starts in the text.
    pub growth_start: Option<usize>,
}

/// Why a text is not a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Defect {
    Empty,
    /// No number where one is due.
    NoNumber,
    /// Digits that are not grouped in threes, two points, more than 28 digits.
    BadNumber,
    /// A number without unit.
    NoUnit,
    /// The unit, as typed, is not known.
    UnknownUnit(String),
    /// A second number without sign or word: neither level nor growth.
    SecondNumber,
    /// What remains behind the figure.
    Rest(String),
    /// The upper end of a range lies below the lower.
    Reversed,
    /// Two qualifiers that don't go together.
    TwoQualifiers,
}

/// A defect with the byte range of the text that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureError {
    pub defect: Defect,
    pub start: usize,
    pub end: usize,
}

/// Words before the number. Longer ones first.
const BEFORE: &[(&str, Comparator)] = &[
    ("不低于", Comparator::AtLeast),
    ("不少于", Comparator::AtLeast),
    ("不超过", Comparator::AtMost),
    ("不高于", Comparator::AtMost),
    ("at least", Comparator::AtLeast),
    ("at most", Comparator::AtMost),
    ("more than", Comparator::Over),
    ("less than", Comparator::Under),
    ("超过", Comparator::Over),
    ("突破", Comparator::Over),
    ("至少", Comparator::AtLeast),
    ("跃上", Comparator::AtLeast),
    ("低于", Comparator::Under),
    ("不足", Comparator::Under),
    ("不满", Comparator::Under),
    ("接近", Comparator::About),
    ("about", Comparator::About),
    ("around", Comparator::About),
    ("nearly", Comparator::About),
    ("over", Comparator::Over),
    ("under", Comparator::Under),
    ("超", Comparator::Over),
    ("约", Comparator::About),
    ("近", Comparator::About),
    (">=", Comparator::AtLeast),
    ("<=", Comparator::AtMost),
    ("≥", Comparator::AtLeast),
    ("≤", Comparator::AtMost),
    (">", Comparator::Over),
    ("<", Comparator::Under),
    ("≈", Comparator::About),
    ("~", Comparator::About),
];

/// Words behind the unit.
const AFTER: &[(&str, Comparator)] = &[
    ("以上", Comparator::AtLeast),
    ("以内", Comparator::AtMost),
    ("以下", Comparator::AtMost),
    ("左右", Comparator::About),
    ("or more", Comparator::AtLeast),
    ("or less", Comparator::AtMost),
];

/// Words between number and unit: 1500多亿元, 30余家.
const BETWEEN: &[(&str, Comparator)] = &[("多", Comparator::Over), ("余", Comparator::Over)];

/// Words of growth, with the sign they give.
const GROWTH_WORDS: &[(&str, i64)] = &[
    ("同比", 0),
    ("增长", 1),
    ("上升", 1),
    ("提高", 1),
    ("增加", 1),
    ("上涨", 1),
    ("回升", 1),
    ("提升", 1),
    ("增", 1),
    ("升", 1),
    ("下降", -1),
    ("回落", -1),
    ("降低", -1),
    ("减少", -1),
    ("下跌", -1),
    ("收窄", -1),
    ("降", -1),
    ("减", -1),
    ("up", 1),
    ("down", -1),
];

const STEADY: &[&str] = &["基本持平", "持平", "unchanged"];

const RANGE_SIGNS: &[&str] = &["..", "至", "到", "~", "-", "–", "—", "−"];

const ENGLISH_SCALES: &[(&str, &str, i64)] =
    &[("trillion", "万亿", 1), ("billion", "亿", 10), ("million", "万", 100), ("thousand", "", 1000), ("bn", "亿", 10)];

const CURRENCIES: &[(&str, &str)] = &[
    ("RMB", "元"),
    ("CNY", "元"),
    ("¥", "元"),
    ("US$", "美元"),
    ("USD", "美元"),
    ("$", "美元"),
    ("EUR", "欧元"),
    ("€", "欧元"),
    ("HKD", "港元"),
    ("JPY", "日元"),
];

/// Reads the short form `[level][separator growth]` for an indicator whose canonical unit is `unit`.
/// A lone signed percentage is growth unless the indicator itself is a percentage.
pub fn parse_figure(text: &str, units: &Units, unit: &Unit) -> Result<Figure, FigureError> {
    let mut scan = Scan::new(text, units);
    scan.blanks();
    if scan.is_done() {
        return Err(scan.error(Defect::Empty));
    }
    let lone_growth = scan.peek_sign().is_some() && scan.is_rate(unit.is_percent());
    let bare = unit.symbol == "1" || unit.dimension == Dimension::Index;
    let mut figure = Figure::default();
    if !scan.at_growth_word() && !lone_growth {
        figure.level = Some(scan.quantity(bare)?);
        scan.separator();
        if scan.is_done() {
            return Ok(figure);
        }
        if !scan.at_growth_word() && scan.peek_sign().is_none() {
            let defect = if scan.at_digit() { Defect::SecondNumber } else { Defect::Rest(scan.rest()) };
            return Err(scan.error(defect));
        }
    }
    figure.growth_start = Some(scan.offset(scan.at));
    figure.growth = Some(scan.growth()?);
    scan.end()?;
    Ok(figure)
}

/// Reads a level. `bare` allows a number without unit (the unit `1`, and indices).
pub fn parse_quantity(text: &str, units: &Units, bare: bool) -> Result<Quantity, FigureError> {
    let mut scan = Scan::new(text, units);
    let quantity = scan.quantity(bare)?;
    scan.end()?;
    Ok(quantity)
}

/// Reads a growth rate: unsigned is a rise.
pub fn parse_growth(text: &str, units: &Units) -> Result<Growth, FigureError> {
    let mut scan = Scan::new(text, units);
    let growth = scan.growth()?;
    scan.end()?;
    Ok(growth)
}

/// Half-width form of the full-width characters that figures are typed with; both take one `char`.
fn half_width(c: char) -> char {
    match c {
        '０'..='９' | '％' | '＋' | '－' | '．' | '＜' | '＞' | '＝' | '／' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => {
            u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c)
        }
        '，' => ',',
        '～' | '〜' => '~',
        '\u{3000}' | '\u{a0}' | '\u{202f}' => ' ',
        _ => c,
    }
}

struct Scan<'a> {
    /// Half-width characters with their byte offset in the text.
    chars: Vec<(usize, char)>,
    at: usize,
    length: usize,
    units: &'a Units,
}

impl<'a> Scan<'a> {
    fn new(text: &str, units: &'a Units) -> Scan<'a> {
        let chars = text.char_indices().map(|(at, c)| (at, half_width(c))).collect();
        let mut scan = Scan { chars, at: 0, length: text.len(), units };
        scan.blanks();
        scan
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).map(|(_, c)| *c)
    }

    fn is_done(&self) -> bool {
        self.at >= self.chars.len()
    }

    fn offset(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.length, |(offset, _)| *offset)
    }

    fn rest(&self) -> String {
        self.chars.iter().skip(self.at).map(|(_, c)| c).collect()
    }

    fn error(&self, defect: Defect) -> FigureError {
        FigureError { defect, start: self.offset(self.at), end: self.length }
    }

    fn blanks(&mut self) {
        while self.peek(0).is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn separator(&mut self) {
        while self.peek(0).is_some_and(|c| c.is_whitespace() || c == ',') {
            self.at += 1;
        }
    }

    fn end(&mut self) -> Result<(), FigureError> {
        self.blanks();
        if self.is_done() { Ok(()) } else { Err(self.error(Defect::Rest(self.rest()))) }
    }

    fn starts_with(&self, word: &str) -> bool {
        let folded = word.chars().enumerate().all(|(i, c)| self.peek(i).is_some_and(|d| d.eq_ignore_ascii_case(&c)));
        // `up` must not match the head of another word.
        let next = self.peek(word.chars().count());
        let whole =
            !word.ends_with(|c: char| c.is_ascii_alphabetic()) || !next.is_some_and(|c| c.is_ascii_alphabetic());
        folded && whole
    }

    fn take<T: Copy>(&mut self, table: &[(&'static str, T)]) -> Option<(&'static str, T)> {
        let found = table.iter().find(|(word, _)| self.starts_with(word)).copied()?;
        self.at += found.0.chars().count();
        Some(found)
    }

    fn at_digit(&self) -> bool {
        self.peek(0).is_some_and(|c| c.is_ascii_digit())
    }

    /// A sign that a digit follows.
    fn peek_sign(&self) -> Option<i64> {
        let sign = match self.peek(0)? {
            '+' => 1,
            '-' | '−' | '–' => -1,
            _ => return None,
        };
        let mut ahead = 1;
        while self.peek(ahead).is_some_and(char::is_whitespace) {
            ahead += 1;
        }
        self.peek(ahead).filter(char::is_ascii_digit).map(|_| sign)
    }

    fn at_growth_word(&self) -> bool {
        GROWTH_WORDS.iter().any(|(word, _)| self.starts_with(word)) || STEADY.iter().any(|word| self.starts_with(word))
    }

    /// Whether the number here ends in 百分点, or in a percent sign where that is not the indicator's own unit.
    fn is_rate(&self, unit_is_percent: bool) -> bool {
        let rest = self.rest();
        let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "+-−–., ".contains(c));
        let points = ["pp", "个百分点", "百分点"].iter().any(|word| unit.starts_with(word));
        points || (!unit_is_percent && unit.starts_with('%'))
    }

    fn qualifier(&mut self, table: &[(&'static str, Comparator)]) -> Option<Qualifier> {
        let (word, comparator) = self.take(table)?;
        self.blanks();
        Some(Qualifier { comparator, word: word.to_owned() })
    }

    /// Digits with a point and with separators of thousands: `1,156.8`.
    fn number(&mut self) -> Result<Decimal, FigureError> {
        let sign = self.peek_sign();
        if sign.is_some() {
            self.at += 1;
            self.blanks();
        }
        if !self.at_digit() {
            return Err(self.error(Defect::NoNumber));
        }
        let start = self.at;
        let mut digits = String::new();
        let mut groups = 0;
        let mut in_group = 0;
        let mut point = false;
        while let Some(c) = self.peek(0) {
            let next_is_digit = self.peek(1).is_some_and(|c| c.is_ascii_digit());
            match c {
                '0'..='9' => {
                    digits.push(c);
                    in_group += 1;
                }
                '.' if next_is_digit && !point && self.peek(1) != Some('.') => {
                    point = true;
                    digits.push(c);
                }
                ',' if next_is_digit && !point => {
                    if (groups > 0 && in_group != 3) || (groups == 0 && in_group > 3) {
                        break;
                    }
                    groups += 1;
                    in_group = 0;
                }
                '.' if next_is_digit => {
                    return Err(FigureError { defect: Defect::BadNumber, start: self.offset(start), end: self.length });
                }
                _ => break,
            }
            self.at += 1;
        }
        let whole = digits.split('.').next().unwrap_or("").len();
        let grouped_wrong = groups > 0 && if point { (whole - 1) / 3 != groups } else { in_group != 3 };
        let value = Decimal::from_str_exact(&digits).ok().filter(|_| !grouped_wrong);
        let end = self.offset(self.at);
        let mut value = value.ok_or(FigureError { defect: Defect::BadNumber, start: self.offset(start), end })?;
        if sign == Some(-1) && !value.is_zero() {
            value.set_sign_negative(true);
        }
        Ok(value)
    }

    fn range_end(&mut self) -> Result<Option<Decimal>, FigureError> {
        let back = self.at;
        self.blanks();
        let signs: Vec<(&'static str, ())> = RANGE_SIGNS.iter().map(|sign| (*sign, ())).collect();
        if self.take(&signs).is_some() {
            // 5%——6%: a dash of two characters.
            while matches!(self.peek(0), Some('—' | '–')) {
                self.at += 1;
            }
            self.blanks();
            if self.at_digit() || self.peek_sign().is_some() {
                return self.number().map(Some);
            }
        }
        self.at = back;
        Ok(None)
    }

    fn quantity(&mut self, bare: bool) -> Result<Quantity, FigureError> {
        let mut qualifier = self.qualifier(BEFORE);
        let currency = self.take(CURRENCIES).map(|(_, symbol)| symbol);
        self.blanks();
        qualifier = qualifier.or_else(|| self.qualifier(BEFORE));
        let start = self.at;
        // 第2位, 第2名: a place, whatever the classifier.
        if self.peek(0) == Some('第') {
            self.at += 1;
            let value = self.number()?;
            self.take(&[("位", ()), ("名", ())]);
            return Ok(Quantity { value, max: None, unit: Unit::place(), qualifier });
        }
        let mut value = self.number()?;
        let mut max = self.range_end()?;
        let mut between = self.qualifier(BETWEEN);
        let mut unit = match self.split_unit() {
            // 1亿多人: the word stands within the unit.
            Some((unit, qualifier)) if between.is_none() => {
                between = Some(qualifier);
                unit
            }
            _ => self.unit(currency, bare, &mut value, &mut max)?,
        };
        // 6%..6.5%: the unit stands at both ends; the last serves both.
        // `577亿元 -3.2%` is no range: the blank sets a growth rate off.
        if max.is_none()
            && !self.peek(0).is_some_and(char::is_whitespace)
            && let Some(end) = self.range_end()?
        {
            let first = unit;
            max = Some(end);
            let mut upper = Some(end);
            unit = self.unit(currency, bare, &mut Decimal::ZERO.clone(), &mut upper)?;
            max = upper.or(max);
            if first.symbol != unit.symbol {
                // 8000万元至1亿元: the lower end is brought to the last unit.
                let base = first.factor.apply(value).and_then(|base| unit.factor.invert().apply(base));
                value = base
                    .filter(|_| first.dimension == unit.dimension)
                    .ok_or(self.error(Defect::UnknownUnit(first.symbol)))?;
            }
        }
        self.blanks();
        let after = self.qualifier(AFTER);
        let words: Vec<Qualifier> = [qualifier, between, after].into_iter().flatten().collect();
        if words.len() > 1 {
            return Err(FigureError { defect: Defect::TwoQualifiers, start: 0, end: self.length });
        }
        if max.is_some_and(|max| max < value) {
            return Err(FigureError { defect: Defect::Reversed, start: self.offset(start), end: self.length });
        }
        Ok(Quantity { value, max, unit, qualifier: words.into_iter().next() })
    }

    /// The unit behind a number; English scales are brought into Chinese ones (57.7 billion → 577 亿) without a change
    /// of value.
    fn unit(
        &mut self,
        currency: Option<&str>,
        bare: bool,
        value: &mut Decimal,
        max: &mut Option<Decimal>,
    ) -> Result<Unit, FigureError> {
        self.blanks();
        let mut prefix = "";
        let scales: Vec<(&'static str, (&'static str, i64))> =
            ENGLISH_SCALES.iter().map(|(word, zh, times)| (*word, (*zh, *times))).collect();
        if let Some((_, (zh, times))) = self.take(&scales) {
            prefix = zh;
            *value = value.checked_mul(Decimal::from(times)).unwrap_or(*value).normalize();
            *max = max.map(|max| max.checked_mul(Decimal::from(times)).unwrap_or(max).normalize());
            self.blanks();
        }
        if let Some(symbol) = currency {
            let symbol = format!("{prefix}{}{symbol}", self.chinese_prefix());
            return self.units.find(&symbol).ok_or(self.error(Defect::UnknownUnit(symbol)));
        }
        let start = self.at;
        // The longest run that is a unit. `个百分点以上` ends before 以上.
        let longest = self.chars.len().min(self.at + 24);
        for end in (self.at + 1..=longest).rev() {
            let word: String = self.chars.get(self.at..end).unwrap_or(&[]).iter().map(|(_, c)| c).collect();
            let trimmed = word.trim_end();
            if trimmed.len() != word.len() || word.is_empty() {
                continue;
            }
            if self.at_word_boundary(end)
                && let Some(unit) = self.units.find(&format!("{prefix}{word}"))
                && unit.symbol != "1"
            {
                self.at = end;
                // 亿元人民币 says the currency twice.
                if self.starts_with("人民币") {
                    self.at += 3;
                }
                return Ok(unit);
            }
        }
        if !prefix.is_empty() && self.is_done() {
            return self.units.find(&format!("{prefix}个")).ok_or(self.error(Defect::NoUnit));
        }
        let ends = self.is_done()
            || self.peek(0).is_some_and(|c| "+-−,".contains(c))
            || self.at_digit()
            || self.at_growth_word();
        let after = AFTER.iter().any(|(word, _)| self.starts_with(word))
            || RANGE_SIGNS.iter().any(|sign| self.starts_with(sign));
        if ends || after {
            // 第2名 and bare numbers.
            return if bare { Ok(Unit::number()) } else { Err(self.error(Defect::NoUnit)) };
        }
        let word: String = self.rest().chars().take_while(|c| !c.is_whitespace() && !",+-".contains(*c)).collect();
        let end = self.offset(start + word.chars().count());
        Err(FigureError { defect: Defect::UnknownUnit(word), start: self.offset(start), end })
    }

    /// `亿多人`, `万余家`: prefix, word, unit.
    fn split_unit(&mut self) -> Option<(Unit, Qualifier)> {
        let back = self.at;
        let prefix = self.chinese_prefix();
        let found = self.qualifier(BETWEEN).filter(|_| !prefix.is_empty()).and_then(|qualifier| {
            let word: String = self.rest().chars().take_while(|c| !c.is_whitespace() && *c != ',').collect();
            let unit = self.units.find(&format!("{prefix}{word}"))?;
            self.at += word.chars().count();
            Some((unit, qualifier))
        });
        if found.is_none() {
            self.at = back;
        }
        found
    }

    fn at_word_boundary(&self, end: usize) -> bool {
        let letter = |at: usize| self.chars.get(at).is_some_and(|(_, c)| c.is_ascii_alphabetic());
        !(end > 0 && letter(end - 1) && letter(end))
    }

    /// 亿, 万 … before a currency that already stood: `USD 3万`.
    fn chinese_prefix(&mut self) -> String {
        let mut prefix = String::new();
        while let Some(c) = self.peek(0).filter(|c| "十百千万亿".contains(*c)) {
            prefix.push(c);
            self.at += 1;
        }
        prefix
    }

    fn growth(&mut self) -> Result<Growth, FigureError> {
        self.blanks();
        let mut sign = 1;
        while let Some((_, word_sign)) = self.take(GROWTH_WORDS) {
            if word_sign != 0 {
                sign = word_sign;
            }
            self.blanks();
        }
        if let Some(word) = STEADY.iter().find(|word| self.starts_with(word)) {
            self.at += word.chars().count();
            let word =
                (*word == "基本持平").then(|| Qualifier { comparator: Comparator::About, word: "基本持平".into() });
            return Ok(Growth { value: Decimal::ZERO, max: None, unit: GrowthUnit::Percent, qualifier: word });
        }
        if self.starts_with("翻一番") {
            self.at += 3;
            return Ok(Growth { value: Decimal::ONE_HUNDRED, max: None, unit: GrowthUnit::Percent, qualifier: None });
        }
        let start = self.at;
        let quantity = self.quantity(false)?;
        let unit = match &quantity.unit.dimension {
            Dimension::Points => GrowthUnit::Points,
            Dimension::Ratio => GrowthUnit::Percent,
            _ => {
                let (start, end) = (self.offset(start), self.offset(self.at));
                return Err(FigureError { defect: Defect::SecondNumber, start, end });
            }
        };
        // 增长1倍 is +100 %, 增长3成 is +30 %.
        let signed = |value: Decimal| {
            let value = quantity
                .unit
                .factor
                .apply(value)
                .map(|base| if quantity.unit.symbol == "倍" { base.normalize() } else { base });
            value.map(|value| if sign < 0 { -value } else { value })
        };
        let overflow = || self.error(Defect::BadNumber);
        let value = signed(quantity.value).ok_or_else(overflow)?;
        let max = quantity.max.map(|max| signed(max).ok_or_else(overflow)).transpose()?;
        // 下降3%-5%: the lower end is the larger fall.
        let (value, max) = match max {
            Some(max) if max < value => (max, Some(value)),
            other => (value, other),
        };
        // 下降3%以上 means at most −3 %.
        let qualifier = quantity.qualifier.map(|qualifier| Qualifier {
            comparator: if sign < 0 { mirrored(qualifier.comparator) } else { qualifier.comparator },
            ..qualifier
        });
        Ok(Growth { value, max, unit, qualifier })
    }
}

fn mirrored(comparator: Comparator) -> Comparator {
    match comparator {
        Comparator::Over => Comparator::Under,
        Comparator::AtLeast => Comparator::AtMost,
        Comparator::Under => Comparator::Over,
        Comparator::AtMost => Comparator::AtLeast,
        Comparator::About => Comparator::About,
    }
}
