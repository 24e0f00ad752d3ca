//! How alike a number and a particular are that do not agree: one digit, a factor of ten, the sign, the unit.

use rust_decimal::Decimal;

use super::statement::Statement;
use crate::prose::mention::{Measure, Mention};
use crate::quantity::{Dimension, GrowthUnit};

/// Whether a number may stand where a particular should: of the same dimension, or with the same digits.
pub fn fits_kind(statement: &Statement<'_>, mention: &Mention) -> bool {
    let dimension = match &mention.measure {
        Measure::Unit(unit) => Some(&unit.dimension),
        Measure::Bare | Measure::Place => None,
    };
    let is_rate = matches!(dimension, Some(Dimension::Ratio | Dimension::Points));
    let fits = match statement {
        Statement::Level { level, .. } => {
            dimension == Some(&level.unit.dimension)
                || matches!((dimension, &level.unit.dimension), (Some(Dimension::Money(_)), Dimension::Money(_)))
                || (mention.measure == Measure::Place && level.unit.dimension == Dimension::Place)
                || (mention.measure == Measure::Bare && level.unit.dimension == Dimension::Count)
        }
        Statement::Growth(_) => is_rate,
        Statement::Share(_) => dimension == Some(&Dimension::Ratio),
        Statement::Place(_) => mention.measure == Measure::Place,
    };
    fits || (has_same_digits(statement, mention) && !matches!(statement, Statement::Place(_)))
}

/// The number of a particular, in the unit it is written in.
fn written(statement: &Statement<'_>) -> Decimal {
    match statement {
        Statement::Level { level, .. } | Statement::Share(level) => level.value,
        Statement::Growth(growth) => growth.value,
        Statement::Place(place) => Decimal::from(*place),
    }
}

/// In base units.
fn base(statement: &Statement<'_>) -> Option<Decimal> {
    match statement {
        Statement::Level { level, .. } | Statement::Share(level) => level.base(),
        Statement::Growth(growth) => Some(growth.value),
        Statement::Place(place) => Some(Decimal::from(*place)),
    }
}

fn base_of(mention: &Mention) -> Option<Decimal> {
    match &mention.measure {
        Measure::Unit(unit) => unit.factor.apply(mention.number),
        Measure::Bare | Measure::Place => Some(mention.number),
    }
}

fn digits(value: Decimal) -> String {
    value.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').to_owned()
}

fn has_same_digits(statement: &Statement<'_>, mention: &Mention) -> bool {
    let all = mention.number.normalize().mantissa().unsigned_abs().to_string();
    let stated = digits(mention.number);
    let is_same = digits(written(statement)) == stated || base(statement).is_some_and(|value| digits(value) == stated);
    // 10个 and 10吨 too; of single digits there are many.
    is_same && (stated.len() > 1 || (all.len() > 1 && written(statement).abs() == mention.number.abs()))
}

/// 0 to 0.8: what a slip of the hand would make of the particular.
pub fn likeness(statement: &Statement<'_>, mention: &Mention) -> f32 {
    let (Some(wanted), Some(stated)) = (base(statement), base_of(mention)) else { return 0.0 };
    let (wanted, stated) = (wanted.abs(), stated.abs());
    if let Statement::Growth(growth) = statement
        && let Measure::Unit(unit) = &mention.measure
        && (growth.unit == GrowthUnit::Points) != (unit.dimension == Dimension::Points)
        && wanted == stated
    {
        return 0.8;
    }
    if wanted == stated {
        return 0.8;
    }
    let (a, b) = (digits(wanted), digits(stated));
    if a == b {
        return 0.7;
    }
    let differing = a.chars().zip(b.chars()).filter(|(a, b)| a != b).count();
    let one_slip =
        (a.len() == b.len() && differing == 1 && a.len() > 1) || (a.len().abs_diff(b.len()) == 1 && differing <= 1);
    if matches!(statement, Statement::Place(_)) {
        return 0.3;
    }
    let ratio = wanted.checked_div(stated).unwrap_or_default();
    // 45 beside 950 is no slip for all that their digits are alike.
    let is_of_size = ratio > Decimal::new(1, 1) && ratio < Decimal::TEN;
    if one_slip && (is_of_size || a.len() > 2) {
        return 0.6;
    }
    if ratio > Decimal::new(5, 1) && ratio < Decimal::TWO { 0.3 } else { 0.0 }
}
