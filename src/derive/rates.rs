//! Money in another currency, by a rate that the site names with its source. For orientation only: figures of two
//! currencies are never compared, and without a rate nothing is converted.

use crate::model::{Observation, Rate, Settings};
use crate::quantity::{Dimension, Quantity, Unit, round_half_up};

/// The level of an observation in the currency of `unit`, with the rate of its period: 80.26亿元 at 7.1 CNY per USD is
/// 11.30亿美元. Digits as written, rounded half up; `None` without a rate for the period, or where no money is.
pub fn convert<'a>(settings: &'a Settings, observation: &Observation, unit: &Unit) -> Option<(Quantity, &'a Rate)> {
    let level = observation.level.as_ref()?;
    let (Dimension::Money(from), Dimension::Money(to)) = (&level.unit.dimension, &unit.dimension) else { return None };
    let end = observation.period.end()?;
    let rate = settings.rates.iter().find(|rate| {
        let pair = (rate.from.as_str(), rate.to.as_str());
        rate.period.covers(end) && (pair == (*from, *to) || pair == (*to, *from))
    })?;
    let base = level.base()?;
    let converted = if rate.from == *from { base.checked_mul(rate.rate)? } else { base.checked_div(rate.rate)? };
    let value = round_half_up(unit.factor.invert().apply(converted)?, level.value.scale());
    Some((Quantity { value, max: None, unit: unit.clone(), qualifier: level.qualifier.clone() }, rate))
}
