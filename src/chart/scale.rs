//! From values to positions: round tick values as exact decimals, and the plane that plotters maps.

use plotters::coord::CoordTranslate;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::canvas::UNITS;

/// More grid lines than this are clutter.
const TICKS_MAX: u32 = 6;

/// The range of a value axis with its ticks.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    low: Decimal,
    high: Decimal,
    /// Round values within the range, rising.
    pub(super) ticks: Vec<Decimal>,
}

/// Whether an axis must show zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zero {
    /// Lengths are compared, as with bars.
    Always,
    /// Positions are compared: only where zero is near anyway.
    IfNear,
}

impl Scale {
    /// A scale for these values; without any it runs from 0 to 1 and has no ticks.
    pub(super) fn new(values: impl IntoIterator<Item = Decimal>, zero: Zero) -> Scale {
        let range = values.into_iter().fold(None, |range: Option<(Decimal, Decimal)>, v| match range {
            None => Some((v, v)),
            Some((low, high)) => Some((low.min(v), high.max(v))),
        });
        let Some((mut low, mut high)) = range else {
            return Scale::bare(Decimal::ZERO, Decimal::ONE);
        };
        let magnitude = low.abs().max(high.abs());
        let distance = if low > Decimal::ZERO { low } else { -high };
        let is_near = distance <= half(magnitude);
        if zero == Zero::Always || is_near {
            low = low.min(Decimal::ZERO);
            high = high.max(Decimal::ZERO);
        }
        if low == high {
            (low, high) = around(low);
        }
        Scale::between(low, high)
    }

    /// A scale from zero to just the farthest values, without ticks.
    pub(super) fn tight(values: impl IntoIterator<Item = Decimal>) -> Scale {
        let (low, high) =
            values.into_iter().fold((Decimal::ZERO, Decimal::ZERO), |(low, high), v| (low.min(v), high.max(v)));
        let high = if low == high { Decimal::ONE } else { high };
        Scale { low, high, ticks: Vec::new() }
    }

    /// A scale of exactly this range, without ticks.
    pub(super) fn bare(low: Decimal, high: Decimal) -> Scale {
        let (low, high) = if low < high { (low, high) } else { around(low) };
        Scale { low, high, ticks: Vec::new() }
    }

    /// The same range with every second tick, zero among them, for a small plot.
    pub(super) fn thinned(&self) -> Scale {
        let zero = self.ticks.iter().position(Decimal::is_zero).unwrap_or(0);
        let ticks = self.ticks.iter().enumerate().filter(|(index, _)| index % 2 == zero % 2);
        Scale { low: self.low, high: self.high, ticks: ticks.map(|(_, tick)| *tick).collect() }
    }

    /// Chooses the smallest round step that gives few enough ticks.
    fn between(low: Decimal, high: Decimal) -> Scale {
        steps(low, high).find_map(|step| Scale::stepped(low, high, step)).unwrap_or_else(|| Scale {
            low,
            high,
            ticks: vec![low, high],
        })
    }

    /// The scale with this step, if it has few enough ticks.
    fn stepped(low: Decimal, high: Decimal, step: Decimal) -> Option<Scale> {
        let first = low.checked_div(step)?.floor();
        let last = high.checked_div(step)?.ceil();
        let count = last.checked_sub(first)?.checked_add(Decimal::ONE)?;
        if count > Decimal::from(TICKS_MAX + 1) || count < Decimal::TWO {
            return None;
        }
        let mut ticks = Vec::new();
        let mut number = first;
        while number <= last {
            ticks.push(number.checked_mul(step)?.normalize());
            number = number.checked_add(Decimal::ONE)?;
        }
        // A last tick far above the data would waste height: then the data's end is the axis' end.
        let is_far = |tick: Decimal, end: Decimal| {
            let gap = tick.checked_sub(end).unwrap_or_default().abs();
            gap.checked_mul(Decimal::TWO).is_some_and(|gap| gap > step)
        };
        let (mut low, mut high) = (low, high);
        match ticks.last() {
            Some(&tick) if ticks.len() > 3 && is_far(tick, high) => {
                ticks.pop();
            }
            Some(&tick) => high = tick,
            None => {}
        }
        match ticks.first() {
            Some(&tick) if ticks.len() > 3 && is_far(tick, low) => {
                ticks.remove(0);
            }
            Some(&tick) => low = tick,
            None => {}
        }
        (ticks.len() <= TICKS_MAX as usize).then_some(Scale { low, high, ticks })
    }

    /// Where a value stands between the ends: 0 is the low end, 1 the high one.
    pub(super) fn part(&self, value: Decimal) -> f64 {
        // The subtraction is exact; only the quotient is a float.
        let exact = || {
            let above = value.checked_sub(self.low)?.to_f64()?;
            let range = self.high.checked_sub(self.low)?.to_f64()?;
            Some(above / range)
        };
        let rough = || {
            let float = |v: Decimal| v.to_f64().unwrap_or(0.0);
            (float(value) - float(self.low)) / (float(self.high) - float(self.low))
        };
        let part = exact().unwrap_or_else(rough);
        if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.5 }
    }

    /// Whether zero is within the range.
    pub(super) fn has_zero(&self) -> bool {
        self.low <= Decimal::ZERO && self.high >= Decimal::ZERO
    }
}

/// The range around a single value: zero and the value, as `new` has it unless zero is far away.
fn around(value: Decimal) -> (Decimal, Decimal) {
    if value.is_zero() {
        return (Decimal::ZERO, Decimal::ONE);
    }
    let tenth = value.abs().checked_div(Decimal::TEN).unwrap_or(Decimal::ONE);
    let low = value.checked_sub(tenth).unwrap_or(value);
    let high = value.checked_add(tenth).unwrap_or(value);
    (low, high)
}

/// Round steps 1, 2, 5 · 10ⁿ, rising, from well below a useful one on.
fn steps(low: Decimal, high: Decimal) -> impl Iterator<Item = Decimal> {
    let range = match high.checked_sub(low) {
        Some(range) => range.to_f64().unwrap_or(1.0),
        None => f64::MAX,
    };
    let start = (range.log10().floor().clamp(-28.0, 28.0) as i32) - 2;
    (start..=start + 4).flat_map(|exponent| [1, 2, 5].map(|digit| step(digit, exponent))).flatten()
}

fn step(digit: i128, exponent: i32) -> Option<Decimal> {
    let power = 10_i128.checked_pow(u32::try_from(exponent.max(0)).ok()?)?;
    let scale = u32::try_from((-exponent).max(0)).ok()?;
    Decimal::try_from_i128_with_scale(digit.checked_mul(power)?, scale).ok()
}

fn half(value: Decimal) -> Decimal {
    value.checked_div(Decimal::TWO).unwrap_or(value)
}

/// The mapping of values along one direction, done by plotters.
pub(super) struct Ruler {
    mapping: RangedCoordf64,
    ends: (i32, i32),
    scale: Scale,
}

impl Ruler {
    /// Maps the scale to the way from `start` to `end` in user units.
    pub(super) fn new(scale: Scale, start: f64, end: f64) -> Ruler {
        let unit = |v: f64| (v * UNITS).round() as i32;
        Ruler { mapping: RangedCoordf64::from(0.0..1.0), ends: (unit(start), unit(end)), scale }
    }

    /// The position of a value in user units.
    pub(super) fn at(&self, value: Decimal) -> f64 {
        f64::from(self.mapping.map(&self.scale.part(value), self.ends)) / UNITS
    }
}

/// The rectangle of a plot in user units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plot {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// The mapping of time and value into the plot, done by plotters.
pub(super) struct Plane {
    mapping: Cartesian2d<RangedCoordf64, RangedCoordf64>,
    scale: Scale,
    x_range: (f64, f64),
}

impl Plane {
    /// Maps `x_range` to the width of the plot less `inset` on both sides, and the scale to its height.
    pub(super) fn new(plot: Plot, inset: f64, x_range: (f64, f64), scale: Scale) -> Plane {
        let unit = |v: f64| (v * UNITS).round() as i32;
        let across = unit(plot.left + inset)..unit(plot.right - inset);
        let upward = unit(plot.bottom)..unit(plot.top);
        let (start, end) = x_range;
        Plane { mapping: Cartesian2d::new(start..end, 0.0..1.0, (across, upward)), scale, x_range }
    }

    /// The position of a value in user units.
    pub(super) fn at(&self, x: f64, value: Decimal) -> (f64, f64) {
        let x = x.clamp(self.x_range.0, self.x_range.1);
        let (x, y) = self.mapping.translate(&(x, self.scale.part(value)));
        (f64::from(x) / UNITS, f64::from(y) / UNITS)
    }

    /// The horizontal position alone.
    pub(super) fn x(&self, x: f64) -> f64 {
        self.at(x, Decimal::ZERO).0
    }

    /// The vertical position alone.
    pub(super) fn y(&self, value: Decimal) -> f64 {
        self.at(self.x_range.0, value).1
    }

    /// The scale of the values.
    pub(super) fn scale(&self) -> &Scale {
        &self.scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ticks(values: &[&str], zero: Zero) -> Vec<String> {
        let values = values.iter().filter_map(|v| Decimal::from_scientific(v).ok().or(v.parse().ok()));
        Scale::new(values, zero).ticks.iter().map(Decimal::to_string).collect()
    }

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(ticks(&["3", "97"], Zero::Always), ["0", "20", "40", "60", "80", "100"]);
        assert_eq!(ticks(&["-2.1", "5.3"], Zero::Always), ["-2", "0", "2", "4", "6"]);
        assert_eq!(ticks(&["1156.8", "1400"], Zero::IfNear), ["1150", "1200", "1250", "1300", "1350", "1400"]);
        assert_eq!(ticks(&["1e-6", "3e-6"], Zero::Always).last().map(String::as_str), Some("0.000003"));
    }

    #[test]
    fn zero_is_shown_where_it_is_near_or_must() {
        assert_eq!(ticks(&["40", "100"], Zero::IfNear).first().map(String::as_str), Some("0"));
        assert_ne!(ticks(&["90", "100"], Zero::IfNear).first().map(String::as_str), Some("0"));
        assert_eq!(ticks(&["90", "100"], Zero::Always).first().map(String::as_str), Some("0"));
    }

    #[test]
    fn equal_values_have_a_range() {
        assert!(ticks(&[], Zero::Always).is_empty());
        for values in [&["0"][..], &["5", "5"], &["-7"], &["1e15", "1e15"]] {
            for zero in [Zero::Always, Zero::IfNear] {
                let ticks = ticks(values, zero);
                assert!(ticks.len() >= 2, "{values:?} {ticks:?}");
            }
        }
    }

    #[test]
    fn tiny_differences_of_large_numbers_are_kept() {
        let low: Decimal = "1000000000000000".parse().unwrap_or_default();
        let high: Decimal = "1000000000000000.000001".parse().unwrap_or_default();
        let scale = Scale::new([low, high], Zero::IfNear);
        assert!(scale.part(high) - scale.part(low) > 0.5);
    }

    proptest! {
        #[test]
        fn scales_hold_their_values(
            parts in prop::collection::vec((any::<i64>(), any::<i32>(), 0_u32..28), 1..8),
            always: bool,
        ) {
            let values: Vec<Decimal> = parts
                .iter()
                .filter_map(|&(high, low, scale)| {
                    let number = i128::from(high) * i128::from(low);
                    Decimal::try_from_i128_with_scale(number, scale).ok()
                })
                .collect();
            let zero = if always { Zero::Always } else { Zero::IfNear };
            let scale = Scale::new(values.iter().copied(), zero);
            prop_assert!((2..=6).contains(&scale.ticks.len()));
            prop_assert!(scale.ticks.is_sorted());
            prop_assert!(scale.low < scale.high);
            prop_assert!(!always || scale.has_zero());
            for value in values {
                prop_assert!(scale.low <= value && value <= scale.high);
            }
        }
    }
}
