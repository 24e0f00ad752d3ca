//! G204, G212: what one report's growth rates say beside each other: output far from value added, growth of new ones
//! without their number.

use std::collections::BTreeMap;

use super::{Context, told};
use crate::diag::Diagnostics;
use crate::model::{Indicator, IndicatorId, Observation, OrganizationId, Report};
use crate::quantity::{Growth, GrowthUnit};
use crate::rules;
use rust_decimal::Decimal;

/// Points between two rates that call for a word.
const GAP_MAX: i64 = 20;
/// Of gross output, the longer first.
const OUTPUT: &[&str] = &["总产值", "产值"];
/// Of value added.
const VALUE_ADDED: &[&str] = &["增加值"];
/// How names of new ones begin.
const NEW: &[&str] = &["新增", "新设", "新登记", "新注册"];

/// Looks at the rates of every report.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    let stems: BTreeMap<IndicatorId, Stems> =
        context.site.indicators.iter().map(|(id, indicator)| (id, Stems::of(indicator))).collect();
    for (_, report) in context.site.reports.iter() {
        outputs(context, report, &stems, found);
        for one in report.observations.iter().map(|id| &context.site.observations[*id]) {
            flow_or_stock(context, one, found);
        }
    }
}

/// What the names of an indicator leave when 产值 or 增加值 is taken out: 规上工业产值 and 规上工业增加值 are of one scope.
#[derive(Default)]
struct Stems {
    output: Vec<String>,
    value_added: Vec<String>,
}

impl Stems {
    fn of(indicator: &Indicator) -> Stems {
        let names: Vec<&str> =
            indicator.name.values().chain(indicator.aliases.values().flatten().map(String::as_str)).collect();
        let without = |words: &[&str]| {
            let stem =
                |name: &&str| words.iter().find(|word| name.contains(**word)).map(|word| name.replacen(word, "", 1));
            names.iter().filter_map(stem).collect::<Vec<String>>()
        };
        Stems { output: without(OUTPUT), value_added: without(VALUE_ADDED) }
    }
}

/// Whose figure, and of what part: output and value added must share it.
type Scope<'a> = (OrganizationId, Option<&'a str>, Option<&'a str>);

/// Pairs of output and value added of one report whose growth lies far apart.
fn outputs(context: &Context<'_>, report: &Report, stems: &BTreeMap<IndicatorId, Stems>, found: &mut Diagnostics) {
    let mut scopes: BTreeMap<Scope<'_>, [Vec<&Observation>; 2]> = BTreeMap::new();
    for one in report.observations.iter().map(|id| &context.site.observations[*id]) {
        let (Some(stems), Some(_)) = (stems.get(&one.indicator), rate_of(one)) else { continue };
        let point = one.standpoint();
        let [outputs, added] = scopes.entry((point.organization, point.item, point.basis)).or_default();
        if !stems.output.is_empty() {
            outputs.push(one);
        } else if !stems.value_added.is_empty() {
            added.push(one);
        }
    }
    for [outputs, added] in scopes.values() {
        for output in outputs {
            let fitting = added.iter().filter(|added| is_same_scope(context, stems, output, added));
            fitting.for_each(|added| compare(context, output, added, found));
        }
    }
}

fn rate_of(one: &Observation) -> Option<&Growth> {
    one.yoy.as_ref().filter(|rate| rate.unit == GrowthUnit::Percent)
}

fn is_same_scope(
    context: &Context<'_>,
    stems: &BTreeMap<IndicatorId, Stems>,
    output: &Observation,
    added: &Observation,
) -> bool {
    let (Some(a), Some(b)) = (stems.get(&output.indicator), stems.get(&added.indicator)) else { return false };
    let is_related = |one: &Observation, other: &Observation| {
        context.site.indicators[one.indicator].related.contains(&other.indicator)
    };
    let of_one_year = output.period.end_year() == added.period.end_year();
    let of_one_scope = a.output.iter().any(|stem| b.value_added.contains(stem))
        || is_related(output, added)
        || is_related(added, output);
    of_one_year && of_one_scope
}

fn compare(context: &Context<'_>, output: &Observation, added: &Observation, found: &mut Diagnostics) {
    let (Some(fast), Some(slow)) = (rate_of(output), rate_of(added)) else { return };
    let Some(gap) = fast.value.checked_sub(slow.value).map(|gap| gap.abs()) else { return };
    if gap <= Decimal::from(GAP_MAX) || output.note.is_some() || added.note.is_some() {
        return;
    }
    let names = [told::observed(context.site, output), told::observed(context.site, added)];
    let rates = [fast.text(), slow.text()];
    found.push(rules::growth_rates_far_apart(
        output.span,
        added.span,
        names.each_ref(),
        rates.each_ref(),
        &gap.normalize().to_string(),
    ));
}

/// 新增市场主体同比增长10%: of the new ones, or of all?
fn flow_or_stock(context: &Context<'_>, one: &Observation, found: &mut Diagnostics) {
    let is_new = |name: &str| NEW.iter().any(|word| name.starts_with(word));
    let indicator = &context.site.indicators[one.indicator];
    if one.level.is_some() || one.note.is_some() || !indicator.name.values().any(is_new) {
        return;
    }
    if let Some(rate) = &one.yoy {
        found.push(rules::flow_or_stock(one.span, &told::observed(context.site, one), &rate.text()));
    }
}
