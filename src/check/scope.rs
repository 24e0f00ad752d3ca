//! G211: an indicator that an organization reports up to some year, and only a related one, of other coverage, later.

use std::collections::BTreeMap;

use super::Context;
use crate::derive::Series;
use crate::diag::Diagnostics;
use crate::model::{IndicatorId, ObservationId, OrganizationId};
use crate::period::Period;
use crate::rules;

/// First and last figure with a level of one indicator of one organization and item, whatever the basis.
struct Reach {
    first: (Period, ObservationId),
    last: (Period, ObservationId),
}

type Key<'a> = (OrganizationId, Option<&'a str>, IndicatorId);

/// Looks for indicators that end where a related one begins.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    let mut reaches: BTreeMap<Key<'_>, Reach> = BTreeMap::new();
    for series in &context.derived.series {
        extend(context, series, &mut reaches);
    }
    for ((organization, item, indicator), before) in &reaches {
        for related in &context.site.indicators[*indicator].related {
            let Some(now) = reaches.get(&(*organization, *item, *related)) else { continue };
            let (last, first) = (before.last.0.end_year(), now.first.0.end_year());
            let (ended, begun) = (&context.site.indicators[*indicator], &context.site.indicators[*related]);
            // 高新技术企业 and 申报高新技术企业 are related, but of other kinds: neither goes on where the other ends.
            let alike = ended.kind == begun.kind && ended.unit().dimension == begun.unit().dimension;
            if last.is_none() || last >= first || !alike {
                continue;
            }
            let name = |id: IndicatorId| context.site.indicators[id].name.both();
            let span = |id: ObservationId| context.site.observations[id].span;
            found.push(rules::changed_coverage(
                span(now.first.1),
                span(before.last.1),
                [&name(*related), &name(*indicator), &before.last.0.text()],
            ));
        }
    }
}

fn extend<'a>(context: &Context<'_>, series: &'a Series, reaches: &mut BTreeMap<Key<'a>, Reach>) {
    let point = series.standpoint();
    for (period, id) in series.points.iter().map(|point| (point.period, point.current)) {
        if context.site.observations[id].level.is_none() || period.end().is_none() {
            continue;
        }
        let reach = reaches
            .entry((point.organization, point.item, point.indicator))
            .or_insert(Reach { first: (period, id), last: (period, id) });
        if period.end() < reach.first.0.end() {
            reach.first = (period, id);
        }
        if period.end() > reach.last.0.end() {
            reach.last = (period, id);
        }
    }
}
