//! What had to be reached by the end of a partial figure, as it is written: on pages and in findings alike.

use rust_decimal::Decimal;

use super::change::coarsest_places;
use crate::quantity::{Quantity, round_half_up};

/// Places beyond the inputs' that rounding may keep to tell what it must.
const PLACES_MAX: u32 = 6;

/// The required level (given in base units) in the target's unit, rounded half up to the digits of the coarser of target
/// and actual. 262.5亿元 beside a target of 350亿元 is 263亿元. Digits are kept where rounding would change what the number
/// says: 10个 by ten months is 8.3个 where 8 were counted, and 9.5个 of a target of 10个 is not 10个 yet.
pub fn required_level(goal: &Quantity, actual: &Quantity, required: Decimal) -> Option<Quantity> {
    let back = |value: Decimal| goal.unit.factor.invert().apply(value);
    let (exact, reached) = (back(required)?, back(actual.base()?)?);
    let tells = |places: &u32| {
        let rounded = round_half_up(exact, *places);
        rounded.cmp(&reached) == exact.cmp(&reached) && rounded.cmp(&goal.value) == exact.cmp(&goal.value)
    };
    let start = coarsest_places(actual, goal);
    let places = (start..=PLACES_MAX).find(tells).unwrap_or(start);
    Some(Quantity { value: round_half_up(exact, places), max: None, unit: goal.unit.clone(), qualifier: None })
}
