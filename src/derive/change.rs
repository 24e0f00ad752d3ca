//! Changes between comparable figures, growth over several years, implied levels.
//!
//! A level's change is computed where the growth basis is nominal or none: the ratio of two nominal levels is no real
//! growth (DESIGN section 7). Results are rounded once, half up: growth to 1 decimal, differences to the coarsest
//! input's digits.

use rust_decimal::{Decimal, MathematicalOps};

use super::Reason;
use crate::model::{GrowthBasis, Observation, Site};
use crate::quantity::{Dimension, GrowthUnit, Quantity, round_half_up};

/// What changed from one figure to a comparable later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// In the later figure's unit, to the coarsest input's digits.
    pub difference: Quantity,
    /// In percent, or in points where the figure is itself a percentage; 1 decimal.
    pub growth: Option<(Decimal, GrowthUnit)>,
}

/// The change from `old` to `new`, or why it is not computed. The caller has matched indicator, item, basis and
/// organization; period, dimension, boundary and growth basis are checked here.
pub fn change(site: &Site, old: &Observation, new: &Observation) -> Result<Change, Reason> {
    let indicator = &site.indicators[new.indicator];
    if let Some(reason) = incomparable(site, old, new) {
        return Err(reason);
    }
    let (Some(a), Some(b)) = (&old.level, &new.level) else { return Err(Reason::NoValue) };
    if matches!(indicator.growth_basis, GrowthBasis::Real | GrowthBasis::LikeForLike) {
        return Err(Reason::Growth(indicator.growth_basis));
    }
    let is_exact = |level: &Quantity| level.qualifier.is_none() && level.max.is_none();
    if !is_exact(a) || !is_exact(b) {
        return Err(Reason::Bound);
    }
    let (old_base, new_base) = (a.base().ok_or(Reason::NoValue)?, b.base().ok_or(Reason::NoValue)?);
    let difference = b.unit.factor.invert().apply(new_base - old_base).ok_or(Reason::NoValue)?;
    let places = coarsest_places(a, b);
    let difference =
        Quantity { value: round_half_up(difference, places), max: None, unit: b.unit.clone(), qualifier: None };
    let growth = if b.unit.dimension == Dimension::Ratio && indicator.unit().is_percent() {
        Some((difference.value, GrowthUnit::Points))
    } else if old_base.is_sign_positive() && !old_base.is_zero() && b.unit.dimension != Dimension::Place {
        growth_percent(old_base, new_base).map(|growth| (growth, GrowthUnit::Percent))
    } else {
        None
    };
    Ok(Change { difference, growth })
}

/// Digits behind the point, in `new`'s unit, of whichever figure is written more coarsely.
pub fn coarsest_places(old: &Quantity, new: &Quantity) -> u32 {
    let step = |level: &Quantity| {
        let one = level.unit.factor.apply(Decimal::new(1, level.value.scale()))?;
        new.unit.factor.invert().apply(one).map(|step| step.normalize())
    };
    match step(old).zip(step(new)) {
        Some((old, new)) => old.max(new).scale().min(6),
        None => 0,
    }
}

/// Why two figures of one standpoint are not comparable at all.
pub fn incomparable(site: &Site, old: &Observation, new: &Observation) -> Option<Reason> {
    if let (Some(a), Some(b)) = (old.dimension(), new.dimension())
        && a != b
    {
        let money = matches!((a, b), (Dimension::Money(_), Dimension::Money(_)));
        return Some(if money { Reason::Currency } else { Reason::Unit });
    }
    if old.basis.as_deref().map(|basis| &basis.key) != new.basis.as_deref().map(|basis| &basis.key) {
        return Some(Reason::Basis);
    }
    if !old.period.is_comparable(new.period) {
        return Some(Reason::Span(old.period, new.period));
    }
    crosses_boundary(site, old, new).then_some(Reason::Boundary)
}

/// Whether the organization's boundary changed between two figures.
pub(super) fn crosses_boundary(site: &Site, old: &Observation, new: &Observation) -> bool {
    let organization = &site.organizations[new.organization];
    let crosses = |day: Option<jiff::civil::Date>, inclusive: bool| {
        let (Some(day), Some(before), Some(after)) = (day, old.period.start(), new.period.end()) else { return false };
        if inclusive { before < day && day <= after } else { before <= day && day < after }
    };
    crosses(organization.from, true) || crosses(organization.until, false)
}

/// Growth from `old` to `new` in percent, 1 decimal; `None` where the base is not positive.
pub fn growth_percent(old: Decimal, new: Decimal) -> Option<Decimal> {
    growth_rate(old, new, 1, 1)
}

/// Growth per year from `old` to `new` over `years`, in percent, to `places` decimals; `None` where the base is not
/// positive.
pub fn growth_rate(old: Decimal, new: Decimal, years: i16, places: u32) -> Option<Decimal> {
    if old <= Decimal::ZERO || years < 1 || (years > 1 && new <= Decimal::ZERO) {
        return None;
    }
    let rate = if years == 1 {
        new.checked_sub(old)?.checked_div(old)?
    } else {
        let exponent = Decimal::ONE.checked_div(Decimal::from(years))?;
        new.checked_div(old)?.checked_powd(exponent)?.checked_sub(Decimal::ONE)?
    };
    Some(round_half_up(rate.checked_mul(Decimal::ONE_HUNDRED)?, places))
}

/// Compound growth per year from `old` to `new` over `years`, in percent, 1 decimal: 477 → 1000 in 5 years is 16.0.
pub fn compound_growth(old: Decimal, new: Decimal, years: i16) -> Option<Decimal> {
    if new <= Decimal::ZERO {
        return None;
    }
    growth_rate(old, new, years, 1)
}

/// The level of the year before that a nominal growth implies: `v / (1 + yoy)`, to the level's own digits. `None` for
/// every other growth basis, for growth in points, and where a bound or range stands.
pub fn implied_prior(observation: &Observation) -> Option<Quantity> {
    let (level, yoy) = (observation.level.as_ref()?, observation.yoy.as_ref()?);
    let exact = level.qualifier.is_none() && level.max.is_none() && yoy.qualifier.is_none() && yoy.max.is_none();
    if observation.yoy_basis != GrowthBasis::Nominal || yoy.unit != GrowthUnit::Percent || !exact {
        return None;
    }
    let divisor = Decimal::ONE.checked_add(yoy.value.checked_div(Decimal::ONE_HUNDRED)?)?;
    if divisor <= Decimal::ZERO {
        return None;
    }
    let value = round_half_up(level.value.checked_div(divisor)?, level.value.scale());
    Some(Quantity { value, max: None, unit: level.unit.clone(), qualifier: None })
}
