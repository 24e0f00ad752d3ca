//! G201–G203, G205: stated rates of change against the levels held, and against each other.
//!
//! The arithmetic is `derive`'s; here findings are worded. A note that speaks of comparable prices or a like-for-like
//! scope settles a rate, as `yoy_basis` would.

use super::{Context, told};
use crate::derive::{Contradiction, RateKind, contradiction, growth_path};
use crate::diag::{Diagnostic, Diagnostics};
use crate::lang::Text;
use crate::model::Observation;
use crate::quantity::{Growth, GrowthUnit, Quantity};
use crate::rules;

/// Words of a note by which levels do not give the growth.
const OTHER_BASIS: &[&str] = &["可比", "同口径", "不变价", "comparable price", "like-for-like", "like for like"];

/// Holds every stated rate against the levels of its series.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    for (id, one) in context.site.observations.iter() {
        let Some(series) = context.derived.series_of(id) else { continue };
        if !is_of_other_basis(one) {
            for kind in RateKind::all() {
                if let Some(fault) = contradiction(context.site, series, one, kind) {
                    found.push(disagreement(context, one, kind, &fault));
                }
            }
        }
        if one.note.is_none()
            && let Some(path) = growth_path(context.site, series, one)
        {
            let rate = |rate: Option<&Growth>| rate.map(Growth::text).unwrap_or_default();
            let detour = rules::Detour {
                what: &told::observed(context.site, one),
                yoy: rate(RateKind::YearOnYear.of(one)),
                average: rate(RateKind::Average.of(one)),
                base_year: path.base_year,
                prior_year: path.prior_year,
                levels: path.base.zip(path.prior).map(|(base, prior)| [base.text(), prior.text()]),
                change: told::rate(path.change, GrowthUnit::Percent).text(),
            };
            found.push(rules::growth_path_contradiction(one.span, &detour));
        }
    }
}

fn is_of_other_basis(one: &Observation) -> bool {
    let texts = one.note.iter().flat_map(|note| note.values());
    texts.into_iter().any(|text| OTHER_BASIS.iter().any(|word| text.contains(word)))
}

fn disagreement(context: &Context<'_>, one: &Observation, kind: RateKind, fault: &Contradiction) -> Diagnostic {
    let site = context.site;
    let prior = &site.observations[fault.prior];
    let (what, stated, before, now) =
        (told::observed(site, one), fault.stated.text(), told::value(prior), told::value(one));
    let implied = fault.implied.as_ref().map(Growth::text);
    let implied_prior = fault.implied_prior.as_ref().map(Quantity::text);
    let values = [&stated, &before, &now];
    match kind {
        RateKind::YearOnYear => {
            rules::growth_disagrees_with_levels(one.span, prior.span, &what, values, [implied, implied_prior])
        }
        RateKind::Average => {
            rules::average_growth_disagrees(one.span, prior.span, &what, [&stated, &before], implied, fault.years)
        }
        RateKind::OnPrevious | RateKind::SinceYearStart => {
            let rate = match kind {
                RateKind::OnPrevious => Text::new("环比", "on the previous period"),
                _ => Text::new("比年初", "since the start of the year"),
            };
            rules::rate_disagrees_with_levels(one.span, prior.span, [&what, &rate], values, [implied, implied_prior])
        }
    }
}
