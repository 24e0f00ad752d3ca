//! G206, G209: values that cannot be, and shares that do not follow from part and whole.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::{Context, told};
use crate::derive::{Interval, Series};
use crate::diag::Diagnostics;
use crate::model::{IndicatorKind, Observation, OrganizationId, Standpoint};
use crate::quantity::{Dimension, Quantity, round_half_up};
use crate::rules;

/// In names of changes and balances, which may be negative.
const SIGNED: &[&str] = &["净", "增减", "增长", "变动", "变化", "增量", "差", "余缺"];
/// In names of ratios of a part to its whole. Rates of growth and of completion may pass 100 %, as may 毛入学率.
const PARTS: &[&str] =
    &["占比", "比重", "覆盖率", "合格率", "优良", "城镇化率", "失业率", "普及率", "达标率", "绿化率"];
/// In names of ratios that are changes of such.
const CHANGES: &[&str] = &["增长", "增速", "增幅", "变动", "变化", "完成", "提高", "下降", "提升"];

/// Looks at every figure by itself, then at its part of a whole.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    let wholes = context.derived.by_standpoint();
    for (_, one) in context.site.observations.iter() {
        share(context, one, &wholes, found);
        rank(context, one, found);
        level(context, one, found);
    }
}

const PERCENT: Interval = Interval { low: Some(Decimal::ZERO), high: Some(Decimal::ONE_HUNDRED) };

/// Whether a number lies outside 0 to 100 for certain.
fn is_outside(value: &Quantity) -> bool {
    // 100.0 is whole though rounding may hide what lies above.
    let reaches = |limit: Decimal| value.base() == Some(limit);
    let written = Interval::of_level(value);
    written.is_some_and(|written| !written.meets(PERCENT)) && !reaches(Decimal::ZERO) && !reaches(Decimal::ONE_HUNDRED)
}

/// Whether a number lies above 100 for certain.
fn is_over_whole(value: &Quantity) -> bool {
    is_outside(value) && value.base().is_some_and(|base| base > Decimal::ONE_HUNDRED)
}

fn rank(context: &Context<'_>, one: &Observation, found: &mut Diagnostics) {
    let Some((place, total)) = one.rank.as_deref().and_then(|rank| rank.place.zip(rank.total)) else { return };
    if place > total {
        found.push(rules::impossible_place(one.span, &told::observed(context.site, one), place, total));
    }
}

fn level(context: &Context<'_>, one: &Observation, found: &mut Diagnostics) {
    let Some(level) = &one.level else { return };
    let indicator = &context.site.indicators[one.indicator];
    let has = |words: &[&str]| indicator.name.values().any(|name| words.iter().any(|word| name.contains(word)));
    let what = || told::observed(context.site, one);
    let counted = matches!(
        level.unit.dimension,
        Dimension::Count
            | Dimension::Visits
            | Dimension::Calls
            | Dimension::Times
            | Dimension::Days
            | Dimension::Containers
    );
    let amount = matches!(indicator.kind, IndicatorKind::Flow | IndicatorKind::Stock);
    if counted && amount && level.value < Decimal::ZERO && !has(SIGNED) {
        found.push(rules::negative_count(one.span, &what(), &level.text()));
    }
    let ratio = indicator.kind == IndicatorKind::Ratio && level.unit.dimension == Dimension::Ratio;
    if ratio && indicator.unit().is_percent() && has(PARTS) && !has(CHANGES) && is_over_whole(level) {
        found.push(rules::impossible_ratio(one.span, &what(), &level.text()));
    }
}

fn share<'a>(
    context: &'a Context<'_>,
    one: &Observation,
    wholes: &HashMap<Standpoint<'_>, Vec<&'a Series>>,
    found: &mut Diagnostics,
) {
    let Some(share) = &one.share else { return };
    let what = told::observed(context.site, one);
    if is_outside(&share.value) {
        found.push(rules::impossible_share(one.span, &what, &share.value.text()));
        return;
    }
    let Some((of, part)) = share.of.filter(|of| *of != one.organization).zip(one.level.as_ref()) else { return };
    let candidates = held(context, one, of, wholes);
    let Some(first) = candidates.first() else { return };
    let Some(written) = Interval::of_level(part) else { return };
    let of_whole = |whole: &&Observation| whole.level.as_ref().and_then(Interval::of_level);
    let name = context.site.organizations[of].short_name().both();
    let whole = told::value(first);
    if candidates.iter().filter_map(of_whole).all(|whole| written.is_above(whole)) {
        found.push(rules::part_above_whole(one.span, first.span, [&what, &name], [&part.text(), &whole]));
        return;
    }
    let stated = Interval::of_level(&share.value);
    let agrees = |whole: Interval| {
        let usable = whole.is_positive() && written.low.is_none_or(|low| low > Decimal::ZERO);
        !usable || stated.is_none_or(|stated| written.share_of(whole).meets(stated))
    };
    if candidates.iter().filter_map(of_whole).any(agrees) {
        return;
    }
    let implied = part.base().zip(first.level.as_ref().and_then(Quantity::base)).and_then(|(part, whole)| {
        let percent = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
        Some(round_half_up(percent, share.value.value.scale().max(1)).to_string())
    });
    let values = [&share.value.text(), &part.text(), &whole];
    let implied = implied.unwrap_or_default();
    found.push(rules::share_disagrees(one.span, first.span, [&what, &name], values, &implied));
}

/// The figures of the whole with the part's key, the one that counts first.
fn held<'a>(
    context: &'a Context<'_>,
    one: &Observation,
    of: OrganizationId,
    wholes: &HashMap<Standpoint<'_>, Vec<&'a Series>>,
) -> Vec<&'a Observation> {
    let point = Standpoint { organization: of, ..one.standpoint() };
    let series = wholes.get(&point).map(Vec::as_slice).unwrap_or_default();
    let same = series.iter().filter(|series| one.dimension() == Some(&series.dimension));
    let Some(point) = same.filter_map(|series| series.at(one.period)).next() else { return Vec::new() };
    point.by_weight(context.site).map(|(_, whole)| whole).filter(|whole| whole.level.is_some()).collect()
}
