//! Figures: numbers with unit, written precision and qualifier. Text → [`Quantity`] → text in either tongue.
//!
//! Decimals are exact and keep the digits as written (`14.50` stays `14.50`); floats never appear here.

mod dimension;
mod base_unit;
mod unit;
mod number;
mod words;
mod scan;
mod parse;
mod format;

pub use dimension::Dimension;
pub use format::{figure, growth_figure, number_text, ordinal, plain};
pub use number::{decimals, half_step, plain_number, round_half_up};
pub use parse::{Defect, Figure, FigureError, parse_figure, parse_growth, parse_quantity};
pub use unit::{CustomUnit, Definition, Factor, Form, Unit, Units};

use rust_decimal::Decimal;

/// What a qualifier says of the number it stands with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparator {
    /// `>`: 超, 突破, 余: more than, the number itself excluded.
    Over,
    /// `>=`: 以上, 不低于: at least.
    AtLeast,
    /// `<`: 低于, 不足: less than.
    Under,
    /// `<=`: 以内, 不超过: at most.
    AtMost,
    /// `~`: 约, 左右: about.
    About,
}

impl Comparator {
    /// All of them.
    pub fn all() -> [Comparator; 5] {
        [Comparator::Over, Comparator::AtLeast, Comparator::Under, Comparator::AtMost, Comparator::About]
    }

    /// As in the data files.
    pub fn as_str(self) -> &'static str {
        match self {
            Comparator::Over => ">",
            Comparator::AtLeast => ">=",
            Comparator::Under => "<",
            Comparator::AtMost => "<=",
            Comparator::About => "~",
        }
    }

    /// Whether the number is a lower bound.
    pub fn is_lower_bound(self) -> bool {
        matches!(self, Comparator::Over | Comparator::AtLeast)
    }

    /// Whether the number is an upper bound.
    pub fn is_upper_bound(self) -> bool {
        matches!(self, Comparator::Under | Comparator::AtMost)
    }

    /// Whether `value` keeps to the bound `limit`; `About` is not a bound and keeps only to itself.
    pub fn admits(self, value: Decimal, limit: Decimal) -> bool {
        match self {
            Comparator::Over => value > limit,
            Comparator::AtLeast => value >= limit,
            Comparator::Under => value < limit,
            Comparator::AtMost => value <= limit,
            Comparator::About => value == limit,
        }
    }
}

/// A comparator with the word that was written: 超, 以上, `>=`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qualifier {
    pub comparator: Comparator,
    pub word: String,
}

/// A level as written: `超1300万吨`, `1-2家`, `-3.7%`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// In `unit`, with the digits as written; of a range the lower end.
    pub value: Decimal,
    /// Upper end of a range.
    pub max: Option<Decimal>,
    pub unit: Unit,
    pub qualifier: Option<Qualifier>,
}

impl Quantity {
    /// The value in the dimension's base unit (元, 吨, %, 1); `None` past 28 digits.
    pub fn base(&self) -> Option<Decimal> {
        self.unit.factor.apply(self.value)
    }

    /// The upper end of a range in the base unit.
    pub fn base_max(&self) -> Option<Decimal> {
        self.max.and_then(|max| self.unit.factor.apply(max))
    }

    /// Half of the last written place, in the base unit: what rounding may have hidden.
    pub fn base_half_step(&self) -> Decimal {
        self.unit.factor.apply(half_step(self.value)).unwrap_or_default().abs()
    }
}

/// Percent or percentage points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GrowthUnit {
    Percent,
    /// 百分点: the change of a figure that is itself a percentage.
    Points,
}

impl GrowthUnit {
    /// As in the data files.
    pub fn as_str(self) -> &'static str {
        match self {
            GrowthUnit::Percent => "%",
            GrowthUnit::Points => "pp",
        }
    }
}

/// A rate of change as written: `+44.7%`, `下降3.2%`, `15%以上`, `6%-6.5%`. A fall is negative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    pub value: Decimal,
    /// Upper end of a range.
    pub max: Option<Decimal>,
    pub unit: GrowthUnit,
    pub qualifier: Option<Qualifier>,
}
