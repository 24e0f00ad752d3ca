//! What follows from a target and a figure: shares, difference, what had to be reached, growth still needed. Each with
//! its formula and inputs.

use rust_decimal::Decimal;

use super::Writer;
use super::targets::{Aim, share_value};
use super::views::FigureView;
use crate::derive::{Actual, Base, Outcome, coarsest_places, required_level};
use crate::model::{IndicatorKind, Target};
use crate::quantity::{GrowthUnit, Quantity, round_half_up};

/// Places of a difference in a unit that does not divide into the target's.
const PLACES_MAX: u32 = 6;

/// A target beside the figure that it is held against.
pub struct Progress<'a, 'b> {
    pub w: &'b Writer<'a>,
    pub target: &'b Target,
    pub aim: Aim<'b>,
    pub outcome: &'b Outcome,
    pub actual: Actual,
}

impl Progress<'_, '_> {
    /// Actual ÷ target.
    pub fn share_of_target(&self) -> Option<FigureView> {
        let value = self.outcome.share_of_target?;
        let formula = self.formula("formula-share-of-target", &[]);
        Some(self.w.derived_percent(value, Some(formula)))
    }

    /// (actual − baseline) ÷ (target − baseline).
    pub fn share_of_way(&self) -> Option<FigureView> {
        let value = self.outcome.share_of_way?;
        let baseline = self.baseline_text()?;
        Some(self.w.derived_percent(value, Some(self.formula("formula-share-of-way", &[("baseline", baseline)]))))
    }

    /// Actual − target. A target is a decision, not a measurement that was rounded: the digits of both are kept.
    pub fn difference(&self) -> Option<FigureView> {
        let value = self.outcome.difference?;
        let formula = Some(self.formula("formula-difference", &[]));
        let (text, value) = match self.aim {
            Aim::Level(goal) if goal.unit.is_percent() => (self.w.rate_text(value, GrowthUnit::Points), value),
            Aim::Level(goal) => self.in_unit(goal, value)?,
            Aim::Growth(_) | Aim::AverageGrowth(_) | Aim::Share(_) => {
                (self.w.rate_text(value, GrowthUnit::Points), value)
            }
            Aim::Rank(_) => (places_apart(self.w, value)?, value),
        };
        Some(self.w.derived(text, value, formula))
    }

    /// What had to be reached by the end of the partial figure; only where that is not the target itself.
    pub fn required(&self) -> Option<FigureView> {
        let Aim::Level(goal) = self.aim else { return None };
        let required = self.outcome.required.filter(|required| goal.base() != Some(*required))?;
        let actual = self.w.site().observations[self.actual.observation].level.as_ref()?;
        let level = required_level(goal, actual, required)?;
        let text = self.w.level_text(self.target.indicator, &level);
        Some(self.w.derived(text, level.base()?, self.required_formula(goal)))
    }

    fn required_formula(&self, goal: &Quantity) -> Option<String> {
        let w = self.w;
        let due = self.target.period;
        let period = w.site().observations[self.actual.observation].period;
        let flow = w.site().indicators[self.target.indicator].kind == IndicatorKind::Flow;
        let target = w.level_text(self.target.indicator, &bare(goal));
        if flow && period.is_partial_of(due) {
            let spread = self.target.months_spread(period);
            let (months, total) = (period.months().to_string(), spread.to_string());
            let key = if spread == 12 { "formula-required" } else { "formula-required-span" };
            return Some(w.t(key, &[("target", target.into()), ("months", months.into()), ("total", total.into())]));
        }
        let base = self.outcome.base.as_ref()?;
        let (elapsed, total) = (base.period.months_until(period)?, base.period.months_until(due)?);
        let years = elapsed % 12 == 0 && total % 12 == 0;
        let shown = |months: i32| (if years { months / 12 } else { months }).to_string();
        let baseline = w.level_text(self.target.indicator, &base.level);
        let args = [
            ("target", target.into()),
            ("baseline", baseline.into()),
            ("elapsed", shown(elapsed).into()),
            ("total", shown(total).into()),
        ];
        Some(w.t("formula-required-line", &args))
    }

    /// Places of the coarser of target and actual, in the target's unit.
    fn places(&self, goal: &Quantity) -> u32 {
        let actual = self.w.site().observations[self.actual.observation].level.as_ref();
        actual.map_or(goal.value.scale(), |actual| coarsest_places(actual, goal))
    }

    /// A signed amount in the target's unit, with its value in the base unit. Exact, but for units that do not divide
    /// into each other (亩, 公顷).
    fn in_unit(&self, goal: &Quantity, base: Decimal) -> Option<(String, Decimal)> {
        let exact = goal.unit.factor.invert().apply(base)?.normalize();
        let value = if exact.scale() > PLACES_MAX { round_half_up(exact, self.places(goal)) } else { exact };
        let text = self.w.number_in(self.target.indicator, value, &goal.unit);
        let plus = if value > Decimal::ZERO { "+" } else { "" };
        Some((format!("{plus}{text}"), goal.unit.factor.apply(value)?))
    }

    fn baseline_text(&self) -> Option<String> {
        let base = self.outcome.base.as_ref()?;
        Some(self.w.level_text(self.target.indicator, &base.level))
    }

    /// A formula with actual, target and further inputs.
    fn formula(&self, key: &str, more: &[(&str, String)]) -> String {
        let inputs = [("actual", self.actual_text()), ("target", self.target_text())];
        let args: Vec<_> = inputs.iter().chain(more).map(|(name, text)| (*name, text.as_str().into())).collect();
        self.w.t(key, &args)
    }

    fn target_text(&self) -> String {
        match self.aim {
            Aim::Level(level) => self.w.level_text(self.target.indicator, &bare(level)),
            Aim::Growth(growth) | Aim::AverageGrowth(growth) => self.w.rate_text(growth.value, growth.unit),
            Aim::Share(share) => share_value(share, self.w.tongue),
            Aim::Rank(rank) => self.w.rank(rank),
        }
    }

    fn actual_text(&self) -> String {
        let w = self.w;
        let observation = &w.site().observations[self.actual.observation];
        let text = match self.aim {
            Aim::Level(_) => observation.level.as_ref().map(|level| w.level_text(observation.indicator, level)),
            Aim::Growth(_) => observation.yoy.as_ref().map(|growth| w.growth_text(growth)),
            Aim::AverageGrowth(growth) => Some(w.rate_text(self.actual.value, growth.unit)),
            Aim::Share(_) => observation.share.as_deref().map(|share| share_value(share, w.tongue)),
            Aim::Rank(_) => observation.rank.as_deref().map(|rank| w.rank(rank)),
        };
        text.unwrap_or_default()
    }
}

/// The number that arithmetic takes of a target: without qualifier, the lower end of a range.
fn bare(level: &Quantity) -> Quantity {
    Quantity { max: None, qualifier: None, ..level.clone() }
}

/// `2 places behind`: a rank's number grows as it falls back.
fn places_apart(w: &Writer<'_>, difference: Decimal) -> Option<String> {
    let count = usize::try_from(difference.abs()).ok()?;
    Some(if difference.is_zero() {
        w.word("rank-level")
    } else if difference.is_sign_positive() {
        w.count("rank-behind", count)
    } else {
        w.count("rank-ahead", count)
    })
}

/// Growth per year that is still needed, from the figure it is counted from.
pub fn needed(w: &Writer<'_>, target: &Target, outcome: &Outcome) -> Option<FigureView> {
    let value = outcome.needed?;
    let Some(from) = &outcome.needed_from else { return Some(w.derived_percent(value, None)) };
    let figure = w.derived_percent(value, needed_formula(w, target, from, outcome));
    let text = w.t("needed-from", &[("value", figure.text.into()), ("from", w.period(from.period).into())]);
    Some(FigureView { text, ..figure })
}

fn needed_formula(w: &Writer<'_>, target: &Target, from: &Base, outcome: &Outcome) -> Option<String> {
    let years = target.period.years_after(from.period)?;
    let goal = w.level_text(target.indicator, &bare(target.level.as_ref()?));
    let start = w.level_text(target.indicator, &from.level);
    let is_baseline = outcome.base.as_ref().is_some_and(|base| base.period == from.period);
    let key = match (is_baseline, years) {
        (true, 1) => "formula-needed-baseline-year",
        (true, _) => "formula-needed-baseline",
        (false, 1) => "formula-needed-year",
        (false, _) => "formula-needed",
    };
    let years = years.to_string();
    let from = w.period(from.period);
    let args = [
        ("target", goal.into()),
        ("actual", start.as_str().into()),
        ("baseline", start.as_str().into()),
        ("years", years.into()),
        ("from", from.into()),
    ];
    Some(w.t(key, &args))
}
