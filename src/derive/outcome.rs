//! Plan against actual, without a clock (DESIGN section 7): met · near · missed, not-reported, on-track · behind,
//! not-due, no-report, not-comparable.

use rust_decimal::Decimal;

use super::change::compound_growth;
use super::goal::{Aim, Goal, Verdict, goal};
use super::series::Lookup;
use super::{Reason, Series};
use crate::model::{Better, IndicatorKind, Observation, ObservationId, ObservationStatus, Over, Site, Target};
use crate::period::Period;
use crate::quantity::{Comparator, Dimension, Quantity, round_half_up};

/// The figure that a target is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actual {
    pub observation: ObservationId,
    /// What is compared: base units of a level; percent or points of growth; place of a rank; percent of a share.
    pub value: Decimal,
    /// Covers a part of the due period only, or an earlier year on the way.
    pub partial: bool,
}

/// Where a target starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    pub period: Period,
    pub level: Quantity,
    /// The observation it is taken from; `None` for a literal.
    pub observation: Option<ObservationId>,
}

/// What became of a target, with the figures that say so.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// `None` where only the difference is shown.
    pub verdict: Option<Verdict>,
    pub reason: Option<Reason>,
    pub actual: Option<Actual>,
    /// What cannot be compared, where the verdict says so.
    pub candidate: Option<ObservationId>,
    pub base: Option<Base>,
    /// What had to be reached by the partial actual's end, in `Actual::value`'s unit.
    pub required: Option<Decimal>,
    /// Actual less target, in `Actual::value`'s unit.
    pub difference: Option<Decimal>,
    /// Percent, 1 decimal.
    pub share_of_target: Option<Decimal>,
    /// Percent, 1 decimal.
    pub share_of_way: Option<Decimal>,
    /// Growth per year still needed from the latest figure (else from the baseline), in percent, 1 decimal.
    pub needed: Option<Decimal>,
    /// The figure that `needed` is counted from.
    pub needed_from: Option<Base>,
}

/// Decides one target.
pub fn outcome(site: &Site, series: &[Series], lookup: &Lookup, target: &Target) -> Outcome {
    let Some(goal) = goal(site, target) else { return Outcome::default() };
    let of_target = lookup.of(series, target.indicator, target.organization).collect();
    Judge { site, target, goal, lookup, series: of_target }.outcome(series, lookup)
}

struct Judge<'a> {
    site: &'a Site,
    target: &'a Target,
    goal: Goal,
    lookup: &'a Lookup,
    /// All series of the indicator of the organization.
    series: Vec<&'a Series>,
}

impl<'a> Judge<'a> {
    fn outcome(&self, all: &'a [Series], lookup: &'a Lookup) -> Outcome {
        let near = self.site.settings.near;
        let mut outcome = Outcome { base: self.base(), ..Outcome::default() };
        if let Some(verdict) = self.each_year(&mut outcome, near) {
            outcome.verdict = verdict;
            return outcome;
        }
        if let Some(actual) = self.actual() {
            outcome.verdict = self.goal.verdict(actual.value, near);
            outcome.reason = outcome.verdict.is_none().then_some(Reason::Direction);
            self.fill(&mut outcome, actual);
            return outcome;
        }
        let partial = self.partial(outcome.base.as_ref());
        if partial.is_none()
            && let Some((candidate, reason)) = self.incomparable_candidate(all, lookup)
        {
            outcome.verdict = Some(Verdict::NotComparable);
            (outcome.candidate, outcome.reason) = (Some(candidate), Some(reason));
            self.fill_needed(&mut outcome);
            return outcome;
        }
        let (covered, later) = self.held();
        if covered || later {
            outcome.verdict = Some(if covered { Verdict::NotReported } else { Verdict::NoReport });
            return outcome;
        }
        outcome.verdict = Some(Verdict::NotDue);
        if let Some(actual) = partial {
            self.fill(&mut outcome, actual);
            outcome.required = self.required(actual, outcome.base.as_ref());
            let on_track = outcome.required.and_then(|required| self.goal.is_on_track(actual.value, required, near));
            outcome.verdict = Some(match on_track {
                Some(true) => Verdict::OnTrack,
                Some(false) => Verdict::Behind,
                None => Verdict::NotDue,
            });
        }
        self.fill_needed(&mut outcome);
        outcome
    }

    /// Same item, basis and, for levels, dimension.
    fn is_same(&self, series: &Series) -> bool {
        let key = |facet: &Option<Box<crate::model::Facet>>| facet.as_ref().map(|facet| facet.key.clone());
        let dimension = self.target.level.as_ref().map(|level| &level.unit.dimension);
        key(&series.item) == key(&self.target.item)
            && key(&series.basis) == key(&self.target.basis)
            && dimension.is_none_or(|dimension| *dimension == series.dimension)
    }

    /// The number of an observation that the target's can be held against.
    fn value_of(&self, observation: &Observation) -> Option<Decimal> {
        match self.goal.aim {
            Aim::Level => observation.level.as_ref().and_then(Quantity::base),
            Aim::Growth => {
                let registered = self.site.indicators[observation.indicator].growth_basis;
                observation.yoy.as_ref().filter(|_| observation.yoy_basis == registered).map(|yoy| yoy.value)
            }
            Aim::AverageGrowth => observation.average.as_deref().map(|average| average.growth.value),
            Aim::Rank => observation.rank.as_deref().and_then(|rank| rank.place).map(Decimal::from),
            Aim::Share => observation.share.as_deref().and_then(|share| share.value.base()),
        }
    }

    /// One figure per period: that of the vintage that counts for what is asked.
    fn stated<'b, T>(
        &'b self,
        what: impl Fn(&'b Observation) -> Option<T> + 'b,
    ) -> impl Iterator<Item = (Period, ObservationId, T)> + 'b {
        let same = self.series.iter().filter(|series| self.is_same(series));
        same.flat_map(|series| series.points.iter()).filter_map(move |point| {
            point.by_weight(self.site).find_map(|(id, one)| Some((point.period, id, what(one)?)))
        })
    }

    /// The figures that the target's number can be held against, one per period.
    fn values(&self) -> impl Iterator<Item = (Period, ObservationId, Decimal)> {
        self.stated(|one| self.value_of(one))
    }

    /// The levels, one per period.
    fn levels(&self) -> impl Iterator<Item = (Period, ObservationId, &Quantity)> {
        self.stated(|one| one.level.as_ref())
    }

    /// Whether a figure is only expected.
    fn is_forecast(&self, id: ObservationId) -> bool {
        self.site.observations[id].status == ObservationStatus::Forecast
    }

    /// (a) A comparable actual for the due period.
    fn actual(&self) -> Option<Actual> {
        let due = self.target.period;
        if self.goal.aim == Aim::AverageGrowth {
            return self.average_actual();
        }
        // What is only expected of a period that no report covers yet is a step on the way.
        let is_known = |id: ObservationId| !self.is_forecast(id) || self.held().0;
        let exact = self.values().find(|(period, id, _)| *period == due && is_known(*id));
        exact.map(|(_, observation, value)| Actual { observation, value, partial: false })
    }

    /// A stated average over the due years (a base year may open the span), else for nominal growth the compound
    /// growth of the levels.
    fn average_actual(&self) -> Option<Actual> {
        let due = self.target.period;
        let (Period::Span { start, .. }, Some(last)) = (due, due.end_year()) else { return None };
        let of_due = |one: &Observation| {
            let over = one.average.as_deref()?.over;
            let base_form = matches!(over, Period::Span { start: s, .. } if s.year == start.year - 1)
                && over.end_year() == Some(last);
            (over == due || base_form).then(|| self.value_of(one)).flatten()
        };
        let stated =
            self.stated(of_due).next().map(|(_, observation, value)| Actual { observation, value, partial: false });
        if stated.is_some()
            || self.site.indicators[self.target.indicator].growth_basis != crate::model::GrowthBasis::Nominal
        {
            return stated;
        }
        let level = |year: i16| self.levels().find(|(period, _, _)| *period == Period::year(year));
        let ((_, _, old), (_, id, new)) = (level(start.year - 1)?, level(last)?);
        let growth = compound_growth(old.base()?, new.base()?, last - start.year + 1)?;
        Some(Actual { observation: id, value: growth, partial: false })
    }

    /// A shorter span of the due period; with a baseline also the latest figure on the way.
    fn partial(&self, base: Option<&Base>) -> Option<Actual> {
        if self.goal.aim == Aim::AverageGrowth {
            return None;
        }
        let due = self.target.period;
        let partial = |(_, observation, value)| Actual { observation, value, partial: true };
        let within = self
            .values()
            .filter(|(period, id, _)| period.is_partial_of(due) || (*period == due && self.is_forecast(*id)));
        if let Some(latest) = within.max_by_key(|(period, _, _)| period.end()) {
            return Some(partial(latest));
        }
        let base = base?;
        let on_the_way = self.values().filter(|(period, _, _)| {
            period.is_comparable(due) && period.end() < due.end() && period.end() > base.period.end()
        });
        on_the_way.max_by_key(|(period, _, _)| period.end()).map(partial)
    }

    /// What had to be reached by the partial actual's end.
    fn required(&self, actual: Actual, base: Option<&Base>) -> Option<Decimal> {
        let due = self.target.period;
        let period = self.site.observations[actual.observation].period;
        let kind = self.site.indicators[self.target.indicator].kind;
        if self.goal.aim != Aim::Level {
            return Some(self.goal.value);
        }
        // 时序进度: a flow runs evenly through the months of its due period.
        if kind == IndicatorKind::Flow && period.is_partial_of(due) && due.months() > 0 {
            let (elapsed, whole) = (period.months(), self.target.months_spread(period));
            return self.goal.value.checked_mul(Decimal::from(elapsed))?.checked_div(Decimal::from(whole));
        }
        let Some(base) = base else { return Some(self.goal.value) };
        let start = base.level.base()?;
        let way = self.goal.value.checked_sub(start)?;
        let months = |to: Period| base.period.months_until(to).map(Decimal::from);
        let share = months(period)?.checked_div(months(due)?)?;
        start.checked_add(way.checked_mul(share)?)
    }

    /// Whether a summary or bulletin covers the due period's end, and whether a later one is held at all.
    fn held(&self) -> (bool, bool) {
        let Some(end) = self.target.period.end() else { return (false, false) };
        let periods = self.lookup.reported(self.target.organization);
        let covered = periods.iter().any(|period| period.covers(end));
        let later = periods.iter().any(|period| period.end().is_some_and(|last| last >= end));
        (covered, later)
    }

    /// A figure for the due time that differs in basis, currency or coverage, with the reason.
    fn incomparable_candidate(&self, all: &'a [Series], lookup: &'a Lookup) -> Option<(ObservationId, Reason)> {
        let due = self.target.period;
        let in_time = |period: Period| period == due || period.is_partial_of(due);
        let latest = |series: &Series| {
            let points = series.points.iter().filter(|point| in_time(point.period));
            points.max_by_key(|point| point.period.end()).map(|point| point.current)
        };
        let item = self.target.item.as_deref().map(|facet| facet.key.as_str());
        for series in &self.series {
            if self.is_same(series) || series.item.as_deref().map(|facet| facet.key.as_str()) != item {
                continue;
            }
            let Some(id) = latest(series) else { continue };
            let other_dimension =
                self.target.level.as_ref().is_some_and(|level| level.unit.dimension != series.dimension);
            let money = matches!(series.dimension, Dimension::Money(_));
            let reason = match (other_dimension, money) {
                (true, true) => Reason::Currency,
                (true, false) => Reason::Unit,
                (false, _) => Reason::Basis,
            };
            return Some((id, reason));
        }
        if self.goal.aim == Aim::Growth {
            // Growth of another basis than the registered one.
            let mut rates = self.stated(|one| one.yoy.as_ref());
            if let Some((_, id, _)) = rates.find(|(period, _, _)| in_time(*period)) {
                return Some((id, Reason::Basis));
            }
        }
        let related = &self.site.indicators[self.target.indicator].related;
        let mut others = related.iter().flat_map(|id| lookup.of(all, *id, self.target.organization));
        others.find_map(latest).map(|id| (id, Reason::Coverage))
    }

    /// `over: each-year`: every year of the span is held against the same number.
    fn each_year(&self, outcome: &mut Outcome, near: Decimal) -> Option<Option<Verdict>> {
        let due = self.target.period;
        if self.target.over != Some(Over::EachYear) || due.months() <= 12 {
            return None;
        }
        let (Some(first), Some(last)) = (due.start().map(|date| date.year()), due.end_year()) else { return None };
        // A bound reported for the whole span answers it at once.
        if let Some(actual) = self.actual() {
            let verdict = self.goal.verdict(actual.value, near);
            self.fill(outcome, actual);
            return Some(verdict);
        }
        let mut held = 0;
        let mut missed = None;
        let mut latest = None;
        for year in first..=last {
            let of_year = |period: Period| period == Period::year(year) || period == Period::year(year).instant();
            let figure = self.values().find(|(period, _, _)| of_year(*period));
            let Some((_, observation, value)) = figure else { continue };
            held += 1;
            let actual = Actual { observation, value, partial: true };
            latest = Some(actual);
            if self.goal.verdict(value, near) == Some(Verdict::Missed) {
                missed = missed.or(Some(actual));
            }
        }
        let shown = missed.or(latest)?;
        self.fill(outcome, shown);
        let complete = held == last - first + 1;
        let (covered, later) = self.held();
        Some(Some(match (missed.is_some(), complete) {
            (true, _) => Verdict::Missed,
            (false, true) => Verdict::Met,
            (false, false) if covered => Verdict::NotReported,
            (false, false) if later => Verdict::NoReport,
            (false, false) => Verdict::OnTrack,
        }))
    }

    fn base(&self) -> Option<Base> {
        let baseline = self.target.baseline.as_deref()?;
        if let Some(level) = &baseline.value {
            return Some(Base { period: baseline.period, level: level.clone(), observation: None });
        }
        let (period, id, level) = self.levels().find(|(period, _, _)| *period == baseline.period)?;
        Some(Base { period, level: level.clone(), observation: Some(id) })
    }

    fn fill(&self, outcome: &mut Outcome, actual: Actual) {
        outcome.actual = Some(actual);
        outcome.difference = actual.value.checked_sub(self.goal.value);
        let positive = self.goal.value > Decimal::ZERO && actual.value >= Decimal::ZERO;
        // Without a direction a share of the target would read as progress.
        let directed = self.goal.better != Better::None || self.goal.comparator.is_some_and(Comparator::is_lower_bound);
        let measured = matches!(self.goal.aim, Aim::Level | Aim::Share) && directed;
        let percent = |part: Decimal, whole: Decimal| {
            let share = part.checked_div(whole)?.checked_mul(Decimal::ONE_HUNDRED)?;
            Some(round_half_up(share, 1))
        };
        if measured && positive && !self.goal.is_ceiling() {
            outcome.share_of_target = percent(actual.value, self.goal.value);
        }
        // Nine months of a flow have gone no way from a full year; a stock has a level at any time.
        let is_flow = self.site.indicators[self.target.indicator].kind == IndicatorKind::Flow;
        let period = self.site.observations[actual.observation].period;
        let base = outcome.base.as_ref().filter(|base| !is_flow || base.period.is_comparable(period));
        let base = base.and_then(|base| base.level.base()).filter(|_| self.goal.aim == Aim::Level);
        if let Some(base) = base
            && positive
            && directed
            && base >= Decimal::ZERO
            && !self.goal.is_ceiling()
            && base != self.goal.value
        {
            outcome.share_of_way = percent(actual.value - base, self.goal.value - base);
        }
    }

    /// Growth still needed per year, for amounts whose outcome is open: from the latest full figure before the due
    /// period, else from the baseline.
    fn fill_needed(&self, outcome: &mut Outcome) {
        let due = self.target.period;
        let kind = self.site.indicators[self.target.indicator].kind;
        let amount = matches!(kind, IndicatorKind::Flow | IndicatorKind::Stock);
        if self.goal.aim != Aim::Level || self.goal.is_ceiling() || !amount {
            return;
        }
        let earlier = self.levels().filter(|(period, _, _)| due.years_after(*period).is_some_and(|years| years > 0));
        let latest = earlier.max_by_key(|(period, _, _)| period.end());
        let latest = latest.map(|(period, id, level)| Base { period, level: level.clone(), observation: Some(id) });
        let Some(from) = latest.or_else(|| outcome.base.clone()) else { return };
        let Some((years, level)) = due.years_after(from.period).zip(from.level.base()) else { return };
        outcome.needed = compound_growth(level, self.goal.value, years);
        outcome.needed_from = outcome.needed.map(|_| from);
    }
}
