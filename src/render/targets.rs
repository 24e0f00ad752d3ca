//! Targets as rows: what was to be reached, from where, what was reached, and what follows from it.
//!
//! Numbers of an outcome stand in base units of the target's measure (see `derive::Outcome`); here they are brought
//! back into the unit that the target is written in.

use rust_decimal::Decimal;

use super::Writer;
use super::progress::Progress;
use super::rows::row_id;
use super::views::{FigureView, TargetRow};
use crate::derive::{Actual, Base, Outcome, Reason};
use crate::lang::Tongue;
use crate::model::{ObservationId, Rank, Share, Target, TargetId};
use crate::period::Period;
use crate::quantity::{self, Comparator, Growth, GrowthUnit, Qualifier, Quantity};
use crate::urls::{Kind, encode_fragment};

/// What kind of number a target names.
#[derive(Debug, Clone, Copy)]
pub enum Aim<'a> {
    Level(&'a Quantity),
    Growth(&'a Growth),
    AverageGrowth(&'a Growth),
    Share(&'a Share),
    Rank(&'a Rank),
}

/// The number a target names; the order is that of `derive`.
pub fn aim(target: &Target) -> Option<Aim<'_>> {
    let level = target.level.as_ref().map(Aim::Level);
    let growth = || target.growth.as_ref().map(Aim::Growth);
    let average = || target.average_growth.as_ref().map(Aim::AverageGrowth);
    let share = || target.share.as_deref().map(Aim::Share);
    let rank = || target.rank.as_deref().map(Aim::Rank);
    level.or_else(growth).or_else(average).or_else(share).or_else(rank)
}

/// A target as a row of any page but its report's.
pub fn target_row(w: &Writer<'_>, id: TargetId) -> TargetRow {
    let target = &w.site().targets[id];
    let anchor = encode_fragment(&target.anchor);
    let own = *w.kind() == Kind::Plan(target.report);
    // Two reports may set a target for the same indicator and year; the row needs an id of its own.
    let row = if own { anchor } else { format!("{}.{anchor}", w.site().reports[target.report].slug) };
    TargetRow { id: row, sentence: Some(w.target_href(target)), ..row_of(w, id) }
}

/// A target as a row of its report's page. `in_prose` is its id in the prose, if it stands there.
pub fn target_row_in_report(w: &Writer<'_>, id: TargetId, in_prose: Option<&str>) -> TargetRow {
    let target = &w.site().targets[id];
    let sentence = in_prose.map(|prose| format!("#{}", encode_fragment(prose)));
    TargetRow { id: row_id(&target.anchor, in_prose), sentence, ..row_of(w, id) }
}

fn row_of(w: &Writer<'_>, id: TargetId) -> TargetRow {
    let target = &w.site().targets[id];
    let report = &w.site().reports[target.report];
    let mut row = TargetRow {
        indicator: w.indicator(target.indicator),
        details: w.details(target.item.as_deref(), target.basis.as_deref(), target.organization, report.about),
        due: w.period(target.period),
        target: target_figure(w, target),
        tier: target.tier.map(|tier| w.word(&format!("tier-{}", tier.as_str()))),
        nature: target.nature.map(|nature| w.word(&format!("nature-{}", nature.as_str()))),
        report: w.report(target.report),
        place: w.place(target.span),
        ..TargetRow::default()
    };
    if let (Some(aim), Some(outcome)) = (aim(target), w.edition.derived.outcome(id)) {
        fill(w, target, aim, outcome, &mut row);
    }
    row
}

fn fill(w: &Writer<'_>, target: &Target, aim: Aim<'_>, outcome: &Outcome, row: &mut TargetRow) {
    if let Some(base) = &outcome.base {
        row.baseline = Some(baseline(w, target, base));
        row.baseline_period = Some(w.period(base.period));
    }
    if let Some(actual) = outcome.actual {
        row.actual = Some(actual_figure(w, target, aim, actual));
        row.actual_period = Some(w.period(w.site().observations[actual.observation].period));
        let progress = Progress { w, target, aim, outcome, actual };
        row.share_of_target = progress.share_of_target();
        row.share_of_way = progress.share_of_way();
        row.difference = progress.difference();
        row.required = progress.required();
    } else if let Some(candidate) = outcome.candidate {
        row.actual = Some(w.figure(candidate));
        row.actual_period = Some(candidate_label(w, target, candidate));
        row.converted = converted(w, target, candidate);
    }
    row.needed = super::progress::needed(w, target, outcome);
    row.verdict = outcome.verdict.map(|verdict| w.verdict(verdict));
    row.reason = outcome.reason.map(|reason| match (&row.converted, reason) {
        (Some(_), Reason::Currency) => w.word("reason-currency-converted"),
        _ => w.reason(reason),
    });
}

/// A figure in another currency, in the target's by the site's rate.
fn converted(w: &Writer<'_>, target: &Target, candidate: ObservationId) -> Option<FigureView> {
    let observation = &w.site().observations[candidate];
    let unit = &target.level.as_ref()?.unit;
    let (level, rate) = crate::derive::convert(&w.site().settings, observation, unit)?;
    let source = rate.source.as_ref().map(|source| w.text(source).to_owned());
    let of = observation.level.as_ref().map(|level| w.level_text(observation.indicator, level)).unwrap_or_default();
    let rate = format!("1 {} = {} {}", rate.from, crate::quantity::number_text(rate.rate, w.tongue), rate.to);
    let args = [("value", of.into()), ("rate", rate.into())];
    let formula = match source {
        Some(source) => w.t("formula-converted", &[&args[..], &[("source", source.into())]].concat()),
        None => w.t("formula-converted-unsourced", &args),
    };
    Some(w.derived(w.level_text(target.indicator, &level), level.base()?, Some(formula)))
}

pub fn baseline(w: &Writer<'_>, target: &Target, base: &Base) -> FigureView {
    match base.observation.and_then(|id| w.level(id)) {
        Some(level) => level,
        None => FigureView {
            text: w.level_text(target.indicator, &base.level),
            value: base_value(&base.level),
            // Only the report that sets the target states it.
            href: Some(w.target_href(target)),
            ..FigureView::default()
        },
    }
}

/// What a figure that is not compared is: another indicator, item or basis, and its period.
fn candidate_label(w: &Writer<'_>, target: &Target, candidate: ObservationId) -> String {
    let observation = &w.site().observations[candidate];
    let mut parts = Vec::new();
    if observation.indicator != target.indicator {
        parts.push(w.text(&w.site().indicators[observation.indicator].name).to_owned());
    }
    let organization = observation.organization;
    parts.extend(w.details(
        observation.item.as_deref(),
        observation.basis.as_deref(),
        organization,
        target.organization,
    ));
    parts.push(w.period(observation.period));
    parts.join(&w.word("clause-separator"))
}

/// The value in the base unit, as `<data>` has it.
pub fn base_value(level: &Quantity) -> String {
    level.base().map(|base| base.normalize().to_string()).unwrap_or_default()
}

/// What is to be reached, in words: `1000亿元以上`, `年均增长10%以上`.
pub fn target_figure(w: &Writer<'_>, target: &Target) -> FigureView {
    let Some(aim) = aim(target) else { return FigureView::default() };
    let value = match aim {
        Aim::Level(level) => base_value(level),
        Aim::Growth(growth) | Aim::AverageGrowth(growth) => growth.value.normalize().to_string(),
        Aim::Share(share) => base_value(&share.value),
        Aim::Rank(rank) => rank.place.map(|place| place.to_string()).unwrap_or_default(),
    };
    FigureView { text: target_text(w, target, aim), value, ..FigureView::default() }
}

fn target_text(w: &Writer<'_>, target: &Target, aim: Aim<'_>) -> String {
    let text = match aim {
        Aim::Level(level) => w.level_text(target.indicator, level),
        Aim::Growth(growth) => growth_clause(w, "target-growth", growth),
        Aim::AverageGrowth(growth) => growth_clause(w, "target-average-growth", growth),
        Aim::Share(share) => w.share(share),
        Aim::Rank(rank) => w.rank(rank),
    };
    match target.over {
        Some(over) => {
            let over = w.word(&format!("over-{}", over.as_str()));
            w.t("target-over", &[("value", text.into()), ("over", over.into())])
        }
        None => text,
    }
}

/// `增长5%以上`, `下降3%以上`: the size without its sign, under the word that gives the direction.
fn growth_clause(w: &Writer<'_>, key: &str, growth: &Growth) -> String {
    if growth.value.is_zero() && growth.max.is_none() && growth.qualifier.is_none() {
        return w.word(&format!("{key}-flat"));
    }
    let (fall, size) = without_sign(growth);
    let text = w.growth_text(&size).replace('+', "");
    let fall = if fall { "-fall" } else { "" };
    let points = if growth.unit == GrowthUnit::Points { "-points" } else { "" };
    w.t(&format!("{key}{fall}{points}"), &[("value", text.into())])
}

/// Whether the rate is a fall, and its size: a bound on the signed number is turned round with the sign.
pub fn without_sign(growth: &Growth) -> (bool, Growth) {
    let last = growth.max.unwrap_or(growth.value);
    if !growth.value.is_sign_negative() || growth.value.is_zero() || last > Decimal::ZERO {
        return (false, growth.clone());
    }
    let qualifier = growth.qualifier.as_ref().map(|qualifier| {
        let comparator = match qualifier.comparator {
            Comparator::Over => Comparator::Under,
            Comparator::AtLeast => Comparator::AtMost,
            Comparator::Under => Comparator::Over,
            Comparator::AtMost => Comparator::AtLeast,
            Comparator::About => return qualifier.clone(),
        };
        // The sign alone words it: 以上 may have stood with the size or with the signed number.
        Qualifier { comparator, word: comparator.as_str().to_owned() }
    });
    let max = growth.max.map(|_| growth.value.abs());
    (true, Growth { value: last.abs(), max, unit: growth.unit, qualifier })
}

/// The figure that the target is held against.
pub fn actual_figure(w: &Writer<'_>, target: &Target, aim: Aim<'_>, actual: Actual) -> FigureView {
    let observation = &w.site().observations[actual.observation];
    let value = actual.value.normalize().to_string();
    let href = Some(w.anchor_href(actual.observation));
    let reported = |text: String| FigureView {
        text,
        value: value.clone(),
        href: href.clone(),
        status: w.status(observation.status),
        ..FigureView::default()
    };
    match aim {
        Aim::Level(_) => w.level(actual.observation).unwrap_or_else(|| w.figure(actual.observation)),
        Aim::Growth(_) => observation.yoy.as_ref().map_or_else(FigureView::default, |yoy| reported(w.growth_text(yoy))),
        Aim::Share(_) => {
            observation.share.as_deref().map_or_else(FigureView::default, |share| reported(w.share(share)))
        }
        Aim::Rank(_) => observation.rank.as_deref().map_or_else(FigureView::default, |rank| reported(w.rank(rank))),
        Aim::AverageGrowth(_) => match &observation.average {
            Some(average) if average.growth.value == actual.value => reported(w.growth_text(&average.growth)),
            _ => FigureView { href, ..compound(w, target, actual) },
        },
    }
}

/// Average growth that follows from the levels of the last year and of the year before the first.
fn compound(w: &Writer<'_>, target: &Target, actual: Actual) -> FigureView {
    let years = target.period.months() / 12;
    let first = target.period.start().map(|date| Period::year(date.year() - 1));
    let series = w.edition.derived.series_of(actual.observation);
    let old =
        first.and_then(|first| series?.at(first)).and_then(|point| w.site().observations[point.current].level.as_ref());
    let new = w.site().observations[actual.observation].level.as_ref();
    let formula = old.zip(new).map(|(old, new)| {
        let text = |level: &Quantity| w.level_text(target.indicator, level);
        w.t(
            "formula-cagr",
            &[("first", text(old).into()), ("last", text(new).into()), ("years", years.to_string().into())],
        )
    });
    w.derived(w.rate_text(actual.value, GrowthUnit::Percent), actual.value, formula)
}

/// A share without its whole: `38.6%`.
pub fn share_value(share: &Share, tongue: Tongue) -> String {
    quantity::figure(&share.value, None, tongue)
}
