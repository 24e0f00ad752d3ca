//! Figures as authors type them: `577亿元 +44.7%`, `超1300万吨`, `1500多亿元`, `RMB 57.7 billion`, `６％—６．５％`.
//!
//! In: one scalar of the front matter. Out: a level, a growth rate, or both, or where the text stops being a figure.

use rust_decimal::Decimal;

use super::dimension::Dimension;
use super::scan::Scan;
use super::unit::{Unit, Units};
use super::words::{AFTER, BEFORE, BETWEEN, ENGLISH_SCALES, GROWTH_WORDS, RANGE_SIGNS, STEADY};
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

impl Scan<'_> {
    fn quantity(&mut self, bare: bool) -> Result<Quantity, FigureError> {
        let mut qualifier = self.qualifier(BEFORE);
        let (currency, is_negative) = self.currency();
        self.blanks();
        qualifier = qualifier.or_else(|| self.qualifier(BEFORE));
        let start = self.at;
        // 第2位, 第2名, 第2–3位: a place, whatever the classifier.
        if self.peek(0) == Some('第') {
            self.at += 1;
            let value = self.number()?;
            let max = self.range_end()?;
            self.take(&[("位", ()), ("名", ())]);
            let qualifier = qualifier.or_else(|| self.qualifier(AFTER));
            return Ok(Quantity { value, max, unit: Unit::place(), qualifier });
        }
        let mut value = self.number()?;
        let low_scale = self.scale_before_range();
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
                    .ok_or(self.error(Defect::UnknownUnit(first.symbol.clone())))?
                    .normalize();
            }
        }
        // 500亿~600亿元: each end has its own scale.
        if let Some(scale) = low_scale {
            let scaled = value.checked_mul(scale).and_then(|value| value.checked_div(unit.prefix));
            value = scaled.map_or(value, |value| value.normalize());
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
        let value = if is_negative && !value.is_zero() { -value } else { value };
        Ok(Quantity { value, max, unit, qualifier: words.into_iter().next() })
    }

    /// 亿 of `500亿~600亿元`: a scale that a range sign and a number follow.
    fn scale_before_range(&mut self) -> Option<Decimal> {
        let back = self.at;
        let prefix = self.chinese_prefix();
        let after = self.at;
        let is_range = !prefix.is_empty() && matches!(self.range_end(), Ok(Some(_)));
        self.at = if is_range { after } else { back };
        let unit = self.units.find(&format!("{prefix}个")).filter(|_| is_range)?;
        Some(unit.prefix)
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
            *value = shifted(*value, times);
            *max = max.map(|max| shifted(max, times));
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

/// `value` times a power of ten; the written places move with the point: 57.70 × 10 is 577.0.
fn shifted(value: Decimal, times: i64) -> Decimal {
    let Some(mut product) = value.checked_mul(Decimal::from(times)) else { return value };
    product.rescale(value.scale().saturating_sub(times.ilog10()));
    product
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
