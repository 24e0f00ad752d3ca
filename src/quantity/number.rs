//! Decimal arithmetic that figures need: written places, rounding, plain printing.

use rust_decimal::{Decimal, RoundingStrategy};

/// Number of digits after the point, as written: `14.50` has 2.
pub fn decimals(value: Decimal) -> u32 {
    value.scale()
}

/// Half of the last written place: 0.05 for `5.2`. What rounding to the written digits may have hidden.
pub fn half_step(value: Decimal) -> Decimal {
    Decimal::new(5, (value.scale() + 1).min(28))
}

/// Rounded once, half up (四舍五入; halves of negative numbers away from zero).
pub fn round_half_up(value: Decimal, places: u32) -> Decimal {
    let mut rounded = value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    if rounded.scale() < places {
        rounded.rescale(places);
    }
    if rounded.is_zero() {
        rounded.set_sign_positive(true);
    }
    rounded
}

/// For data files: no plus sign, no separators, digits as they are.
pub fn plain_number(value: Decimal) -> String {
    value.to_string()
}
