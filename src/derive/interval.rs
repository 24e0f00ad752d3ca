//! What a written number may stand for: `5.2` is anything from 5.15 to 5.25, 超600 anything above 600, 约 anything.
//!
//! Two statements contradict each other only where no values that they may stand for agree; so rounding, bounds and
//! ranges never raise a false alarm.

use rust_decimal::{Decimal, MathematicalOps};

use crate::quantity::{Comparator, Growth, Qualifier, Quantity, half_step};

/// All values that a written number may stand for; an end is `None` where nothing limits it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
}

impl Interval {
    /// Of a level, in the dimension's base unit.
    pub fn of_level(level: &Quantity) -> Option<Interval> {
        let value = level.base()?;
        let max = level.base_max().unwrap_or(value);
        Some(Interval::written(value, max, level.base_half_step(), level.qualifier.as_ref()))
    }

    /// Of a rate of change, in percent or points.
    pub fn of_rate(rate: &Growth) -> Interval {
        Interval::written(rate.value, rate.max.unwrap_or(rate.value), half_step(rate.value), rate.qualifier.as_ref())
    }

    fn written(value: Decimal, max: Decimal, half: Decimal, qualifier: Option<&Qualifier>) -> Interval {
        match qualifier.map(|qualifier| qualifier.comparator) {
            None => Interval { low: value.checked_sub(half), high: max.checked_add(half) },
            Some(Comparator::Over | Comparator::AtLeast) => Interval { low: Some(value), high: None },
            Some(Comparator::Under | Comparator::AtMost) => Interval { low: None, high: Some(max) },
            Some(Comparator::About) => Interval { low: None, high: None },
        }
    }

    /// Whether all values are above zero.
    pub fn is_positive(self) -> bool {
        self.low.is_some_and(|low| low > Decimal::ZERO)
    }

    /// After `years` at a rate in percent per year. Of positive values only.
    pub fn grown(self, rate: Interval, years: i16) -> Interval {
        let end = |level: Option<Decimal>, rate: Option<Decimal>| level?.checked_mul(growth_factor(rate?, years)?);
        Interval { low: end(self.low, rate.low), high: end(self.high, rate.high) }
    }

    /// After a change in points.
    pub fn moved(self, points: Interval) -> Interval {
        let end = |level: Option<Decimal>, points: Option<Decimal>| level?.checked_add(points?);
        Interval { low: end(self.low, points.low), high: end(self.high, points.high) }
    }

    /// As a share of a whole, in percent. Of positive values only.
    pub fn share_of(self, whole: Interval) -> Interval {
        let end = |part: Option<Decimal>, whole: Option<Decimal>| {
            part?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole?)
        };
        Interval { low: end(self.low, whole.high), high: end(self.high, whole.low) }
    }

    /// Whether some value is in both.
    pub fn meets(self, other: Interval) -> bool {
        !self.is_above(other) && !other.is_above(self)
    }

    /// Whether every value is above every value of the other.
    pub fn is_above(self, other: Interval) -> bool {
        self.low.zip(other.high).is_some_and(|(low, high)| low > high)
    }
}

/// (1 + rate / 100) ^ years; a fall of more than 100 % is one of 100 %.
pub fn growth_factor(rate: Decimal, years: i16) -> Option<Decimal> {
    let factor = Decimal::ONE.checked_add(rate.checked_div(Decimal::ONE_HUNDRED)?)?;
    factor.max(Decimal::ZERO).checked_powi(i64::from(years))
}
