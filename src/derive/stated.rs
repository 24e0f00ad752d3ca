//! Stated rates of change against levels: what the levels give where they contradict, and where yearly and average
//! growth together say that the figure went the other way in between.
//!
//! Only where growth follows from levels at all: nominal growth, counts, points of a percentage; one coverage, currency
//! and boundary. Tolerance is what rounding to the written digits may hide, nothing else.

use rust_decimal::Decimal;

use super::change::{crosses_boundary, growth_rate};
use super::interval::{Interval, growth_factor};
use super::series::{Point, Series};
use crate::model::{GrowthBasis, IndicatorKind, Observation, ObservationId, Site};
use crate::period::{Month, Period};
use crate::quantity::{Growth, GrowthUnit, Quantity, round_half_up};

/// Which of the stated rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateKind {
    /// 同比.
    YearOnYear,
    /// 环比: on the month or quarter before.
    OnPrevious,
    /// 比年初: a stock against the end of last year.
    SinceYearStart,
    /// 年均.
    Average,
}

impl RateKind {
    /// All kinds.
    pub fn all() -> [RateKind; 4] {
        [RateKind::YearOnYear, RateKind::OnPrevious, RateKind::SinceYearStart, RateKind::Average]
    }

    /// The rate of this kind that an observation states.
    pub fn of(self, one: &Observation) -> Option<&Growth> {
        match self {
            RateKind::YearOnYear => one.yoy.as_ref(),
            RateKind::OnPrevious => one.mom.as_ref(),
            RateKind::SinceYearStart => one.since_year_start.as_ref(),
            RateKind::Average => one.average.as_deref().map(|average| &average.growth),
        }
    }
}

/// A stated rate that the levels contradict, and what they give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    pub stated: Growth,
    pub prior: ObservationId,
    pub years: i16,
    /// The rate from the earlier level to the later; `None` where it has none.
    pub implied: Option<Growth>,
    /// The earlier level that the stated rate would need.
    pub implied_prior: Option<Quantity>,
}

/// What a stated rate contradicts; `None` where it agrees, where levels do not give it, or where none is held.
pub fn contradiction(site: &Site, series: &Series, one: &Observation, kind: RateKind) -> Option<Contradiction> {
    let stated = kind.of(one)?;
    if !follows_from_levels(site, one, stated) {
        return None;
    }
    let mut first = None;
    for (end, start, years) in ways(one, kind) {
        let Some(level) = level_at(site, series, one, end) else { continue };
        let Some(point) = series.at(start) else { continue };
        for (id, prior) in levels(site, point).filter(|(_, prior)| !crosses_boundary(site, prior, one)) {
            let before = prior.level.as_ref()?;
            match agrees(before, level, stated, years) {
                Some(true) => return None,
                Some(false) => {
                    first.get_or_insert_with(|| Contradiction {
                        stated: stated.clone(),
                        prior: id,
                        years,
                        implied: implied(before, level, stated, years),
                        implied_prior: implied_prior(level, stated, years),
                    });
                }
                None => {}
            }
        }
    }
    first
}

/// Whether levels give the growth: never real or like-for-like growth, never that of an index or a rank.
fn follows_from_levels(site: &Site, one: &Observation, rate: &Growth) -> bool {
    let indicator = &site.indicators[one.indicator];
    let measurable = !matches!(indicator.kind, IndicatorKind::Index | IndicatorKind::Rank);
    let is_change_of_ratio = rate.unit == GrowthUnit::Points;
    measurable
        && matches!(one.yoy_basis, GrowthBasis::Nominal | GrowthBasis::None)
        && is_change_of_ratio == indicator.unit().is_percent()
        && (is_change_of_ratio || indicator.kind != IndicatorKind::Ratio || one.yoy_basis == GrowthBasis::Nominal)
}

/// The levels that a rate runs between, with the years from one to the other: the later period, the earlier one.
fn ways(one: &Observation, kind: RateKind) -> Vec<(Period, Period, i16)> {
    let period = one.period;
    let back = |earlier: Option<Period>| earlier.map(|earlier| (period, earlier, 1));
    match kind {
        RateKind::YearOnYear => back(period.shifted(-1)).into_iter().collect(),
        RateKind::OnPrevious => match period {
            Period::Span { .. } => back(months_back(period, period.months())).into_iter().collect(),
            // A stock compares with the end of the month or of the quarter before.
            _ => [1, 3].into_iter().filter_map(|months| back(months_back(period, months))).collect(),
        },
        RateKind::SinceYearStart => match period {
            Period::Instant(date) => back(Some(Period::year(date.year() - 1).instant())).into_iter().collect(),
            _ => Vec::new(),
        },
        RateKind::Average => average_ways(one),
    }
}

/// From the base year to the last; 2018..2022 is also said of the five years after 2017.
fn average_ways(one: &Observation) -> Vec<(Period, Period, i16)> {
    let Some(over) = one.average.as_deref().map(|average| average.over).filter(|over| over.is_whole_years()) else {
        return Vec::new();
    };
    let (Some(first), Some(last)) = (over.start().map(|date| date.year()), over.end_year()) else { return Vec::new() };
    let at = |year: i16| match one.period {
        Period::Instant(_) => Period::year(year).instant(),
        _ => Period::year(year),
    };
    let from = |year: i16| (at(last), at(year), last - year);
    [first, first - 1].into_iter().filter(|year| *year < last).map(from).collect()
}

/// The span or month end some months earlier: a month or a quarter only.
fn months_back(period: Period, months: i32) -> Option<Period> {
    let back = |month: Month| {
        let count = i32::from(month.year) * 12 + i32::from(month.month) - 1 - months;
        let (year, month) = (i16::try_from(count.div_euclid(12)).ok()?, i8::try_from(count.rem_euclid(12) + 1).ok()?);
        Some(Month { year, month })
    };
    match period {
        Period::Span { start, end } if months == 1 || (months == 3 && start.month % 3 == 1) => {
            Some(Period::Span { start: back(start)?, end: back(end)? })
        }
        Period::Instant(date) if date == date.last_of_month() => {
            let month = back(Month { year: date.year(), month: date.month() })?;
            Some(Period::Span { start: month, end: month }.instant())
        }
        _ => None,
    }
}

/// The later level: the observation's own, or the one held of the average's last year.
fn level_at<'a>(site: &'a Site, series: &'a Series, one: &'a Observation, period: Period) -> Option<&'a Quantity> {
    if period == one.period {
        return one.level.as_ref();
    }
    levels(site, series.at(period)?).find_map(|(_, other)| other.level.as_ref())
}

/// What was ever published of a point with a level, the value that counts first.
fn levels<'a>(site: &'a Site, point: &'a Point) -> impl Iterator<Item = (ObservationId, &'a Observation)> {
    point.by_weight(site).filter(|(_, one)| one.level.is_some())
}

/// Whether the stated rate leads from one level to the other, within what rounding may hide; `None` where it cannot be
/// told.
fn agrees(before: &Quantity, after: &Quantity, rate: &Growth, years: i16) -> Option<bool> {
    let (old, new) = (Interval::of_level(before)?, Interval::of_level(after)?);
    let stated = Interval::of_rate(rate);
    if rate.unit == GrowthUnit::Points {
        return (years == 1).then(|| old.moved(stated).meets(new));
    }
    // From nothing or a deficit no rate leads anywhere; of an upper bound nothing is known below it.
    let usable =
        before.base().is_some_and(|base| base > Decimal::ZERO) && old.low.is_none_or(|low| low > Decimal::ZERO);
    usable.then(|| old.grown(stated, years).meets(new))
}

fn implied(before: &Quantity, after: &Quantity, stated: &Growth, years: i16) -> Option<Growth> {
    let (old, new) = (before.base()?, after.base()?);
    let places = stated.value.scale().max(1);
    let value = match stated.unit {
        GrowthUnit::Points => round_half_up(new.checked_sub(old)?, places),
        GrowthUnit::Percent => growth_rate(old, new, years, places)?,
    };
    Some(Growth { value, max: None, unit: stated.unit, qualifier: None })
}

/// `v / (1 + rate) ^ years`, to the level's own digits.
fn implied_prior(level: &Quantity, rate: &Growth, years: i16) -> Option<Quantity> {
    let value = match rate.unit {
        GrowthUnit::Points => level.base()?.checked_sub(rate.value)?,
        GrowthUnit::Percent => level.base()?.checked_div(growth_factor(rate.value, years)?)?,
    };
    let value = level.unit.factor.invert().apply(value)?;
    let value = round_half_up(value, level.value.scale().max(1));
    Some(Quantity { value, max: None, unit: level.unit.clone(), qualifier: None })
}

/// A figure that, by its yearly and its average growth, moved the other way between the base year and the year before
/// its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrowthPath {
    pub base_year: i16,
    pub prior_year: i16,
    /// The level of the base year and of the year before, where the observation has a level.
    pub base: Option<Quantity>,
    pub prior: Option<Quantity>,
    /// Change between the two, in percent, 1 decimal.
    pub change: Decimal,
}

/// 同比 and 年均 of one figure against each other: up 8.4 %, and 0.8 % a year over 2017..2020, mean a fall from 2017 to
/// 2019. `None` where rounding can explain it, or where a level in between is held and says so itself.
pub fn growth_path(site: &Site, series: &Series, one: &Observation) -> Option<GrowthPath> {
    let (yoy, average) = (one.yoy.as_ref()?, one.average.as_deref()?);
    let is_percent = yoy.unit == GrowthUnit::Percent && average.growth.unit == GrowthUnit::Percent;
    let last = one.period.end_year()?;
    let is_year = one.period == Period::year(last) || one.period == Period::year(last).instant();
    let over = average.over;
    let base_year = over.start()?.year();
    let years = last.checked_sub(base_year)?;
    let fits = over.is_whole_years() && over.end_year() == Some(last) && years >= 2 && is_year;
    if !is_percent || !fits || one.yoy_basis != GrowthBasis::Nominal {
        return None;
    }
    let is_held = one.period.shifted(-1).and_then(|prior| series.at(prior));
    if is_held.is_some_and(|point| levels(site, point).next().is_some()) {
        return None;
    }
    let one_unit = Interval { low: Some(Decimal::ONE), high: Some(Decimal::ONE) };
    let whole = one_unit.grown(Interval::of_rate(&average.growth), years);
    let year = one_unit.grown(Interval::of_rate(yoy), 1);
    let (rises, falls) =
        (whole.is_above(one_unit) && year.is_above(whole), one_unit.is_above(whole) && whole.is_above(year));
    if !(rises || falls) || !year.is_positive() {
        return None;
    }
    let (over_all, of_year) = (growth_factor(average.growth.value, years)?, growth_factor(yoy.value, 1)?);
    Some(GrowthPath {
        base_year,
        prior_year: last - 1,
        base: one.level.as_ref().and_then(|level| implied_prior(level, &average.growth, years)),
        prior: one.level.as_ref().and_then(|level| implied_prior(level, yoy, 1)),
        change: growth_rate(of_year, over_all, 1, 1)?,
    })
}
