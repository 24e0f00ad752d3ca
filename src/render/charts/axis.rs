//! One unit for a whole axis: as the reports write it in Chinese, scaled to million and billion in English.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::lang::Tongue;
use crate::model::IndicatorId;
use crate::quantity::{self, Factor, Form, Quantity, Unit, number_text};
use crate::render::Writer;

/// The unit of an axis, and how base values come into it.
#[derive(Debug, Clone)]
pub struct AxisUnit {
    /// As shown above the axis; may be empty.
    pub name: String,
    /// To the base unit.
    factor: Factor,
    tongue: Tongue,
}

impl AxisUnit {
    /// The unit that suits figures of an indicator: the one most of them are written in.
    pub fn of<'a>(w: &Writer<'_>, indicator: IndicatorId, levels: impl IntoIterator<Item = &'a Quantity>) -> AxisUnit {
        let levels: Vec<&Quantity> = levels.into_iter().collect();
        let canonical = w.site().indicators[indicator].unit();
        let commonest = commonest(levels.iter().map(|level| &level.unit), |unit| unit.symbol.as_str());
        let unit = commonest.cloned().unwrap_or(canonical);
        if w.tongue == Tongue::Zh {
            return AxisUnit { name: chinese_name(&unit), factor: unit.factor, tongue: w.tongue };
        }
        let (name, one) = english_name(w, indicator, &unit);
        let largest =
            levels.iter().filter_map(|level| one.invert().apply(level.base()?.abs())).max().unwrap_or_default();
        let scales = !matches!(unit.form, Form::Custom { .. } | Form::Suffix { .. } | Form::Place);
        match step(largest).filter(|_| scales) {
            Some((power, key)) => {
                let pattern = if matches!(unit.form, Form::Money(_)) { "axis-money" } else { "axis-other" };
                let name = w.t(pattern, &[("scale", w.word(key).into()), ("unit", name.into())]).trim().to_owned();
                let num = one.num.checked_mul(power).unwrap_or(one.num);
                AxisUnit { name, factor: Factor { num, den: one.den }, tongue: w.tongue }
            }
            None => AxisUnit { name, factor: one, tongue: w.tongue },
        }
    }

    /// Percent.
    pub fn percent(w: &Writer<'_>) -> AxisUnit {
        AxisUnit { name: "%".to_owned(), factor: Factor::of(Decimal::ONE), tongue: w.tongue }
    }

    /// What one of it is worth in the base unit.
    pub fn size(&self) -> Decimal {
        self.factor.apply(Decimal::ONE).unwrap_or(Decimal::ONE)
    }

    /// A base value in this unit.
    pub fn value(&self, base: Decimal) -> Decimal {
        self.factor.invert().apply(base).unwrap_or(base)
    }

    /// A tick of the axis.
    pub fn tick(&self, value: Decimal) -> String {
        number_text(value, self.tongue)
    }
}

/// The commonest of some things by their keys; of equals the one that comes last.
pub fn commonest<T: Copy, K: Ord>(all: impl Iterator<Item = T>, key: impl Fn(T) -> K) -> Option<T> {
    let mut found: BTreeMap<K, (usize, usize, T)> = BTreeMap::new();
    for (index, one) in all.enumerate() {
        let (count, last, held) = found.entry(key(one)).or_insert((0, index, one));
        (*count, *last, *held) = (*count + 1, index, one);
    }
    found.into_values().max_by_key(|(count, last, _)| (*count, *last)).map(|(.., one)| one)
}

fn step(largest: Decimal) -> Option<(Decimal, &'static str)> {
    let steps =
        [(1_000_000_000_000_i64, "scale-trillion"), (1_000_000_000, "scale-billion"), (1_000_000, "scale-million")];
    steps.into_iter().map(|(power, key)| (Decimal::from(power), key)).find(|(power, _)| largest >= *power)
}

fn chinese_name(unit: &Unit) -> String {
    match &unit.form {
        Form::Custom { zh, .. } => zh.clone(),
        _ if unit.symbol == "1" => String::new(),
        _ => unit.symbol.clone(),
    }
}

/// The name without a scale, and what one of it is worth in the base unit.
fn english_name(w: &Writer<'_>, indicator: IndicatorId, unit: &Unit) -> (String, Factor) {
    let one = Factor { num: unit.factor.num, den: unit.factor.den.checked_mul(unit.prefix).unwrap_or(unit.factor.den) };
    match &unit.form {
        Form::Money(code) => ((*code).to_owned(), one),
        // English gives 斤 in tonnes, the base unit.
        Form::Named { name, .. } if unit.symbol.ends_with('斤') && !unit.symbol.ends_with("公斤") => {
            ((*name).to_owned(), Factor::of(Decimal::ONE))
        }
        Form::Named { name, .. } => ((*name).to_owned(), one),
        Form::Bare => (w.site().indicators[indicator].noun().map_or("", |(_, other)| other).to_owned(), one),
        Form::Suffix { sign: "%", .. } => ("%".to_owned(), Factor::of(Decimal::ONE)),
        Form::Suffix { sign, .. } => (sign.trim().to_owned(), unit.factor),
        Form::Mu => ("mu".to_owned(), one),
        Form::Custom { en, .. } => (en.clone(), unit.factor),
        Form::Place => (String::new(), one),
        // "RMB 0 per mu" without the number.
        Form::Per(..) => {
            let zero = quantity::plain(Decimal::ZERO, unit, None, Tongue::En);
            (zero.replacen("0 ", "", 1), one)
        }
    }
}
