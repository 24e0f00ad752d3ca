//! G102–G104: values that a later report changes, and values that two reporters give differently.
//!
//! In: the revisions that `derive` has found among levels; growth of one key is compared here. A note on the newer
//! figure explains a revision, one on either side a conflict. What is an error already (two values in one report, two
//! reports of one date) is left to G101 and S122.

use super::{Context, told};
use crate::derive::{Point, differs, growth_differs};
use crate::diag::Diagnostics;
use crate::lang::Text;
use crate::model::{Observation, ObservationId};
use crate::quantity::Growth;
use crate::rules;

/// Reports every revision and every conflict.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    let observations = &context.site.observations;
    for revision in &context.derived.revisions {
        let (old, new) = (&observations[revision.old], &observations[revision.new]);
        report(context, old, new, [told::value(old), told::value(new)], found);
    }
    let points = context.derived.series.iter().flat_map(|series| series.points.iter());
    for point in points.filter(|point| point.vintages.len() > 1) {
        growth(context, point, found);
    }
}

/// Growth that a later report states differently though the levels agree.
fn growth(context: &Context<'_>, point: &Point, found: &mut Diagnostics) {
    let observation = |id: ObservationId| &context.site.observations[id];
    let stating: Vec<&Observation> =
        point.vintages.iter().map(|id| observation(*id)).filter(|one| one.yoy.is_some()).collect();
    for pair in stating.windows(2) {
        let [old, new] = pair else { continue };
        if !differs(old, new) && growth_differs(old, new) {
            let rate = |one: &Observation| one.yoy.as_ref().map(Growth::text).unwrap_or_default();
            report(context, old, new, [rate(old), rate(new)], found);
        }
    }
}

fn report(context: &Context<'_>, old: &Observation, new: &Observation, values: [Text; 2], found: &mut Diagnostics) {
    let site = context.site;
    let what = told::observed(site, new);
    let [before, after] = &values;
    if old.reported_by != new.reported_by {
        let reporter = site.organizations[old.reported_by].short_name().both();
        let conflict = rules::conflicting_reports(new.span, old.span, &what, &reporter, [before, after]);
        let is_explained = old.note.is_some() || new.note.is_some();
        found.push(if is_explained { conflict.info() } else { conflict });
        return;
    }
    let release = |one: &Observation| site.reports[one.report].release_date();
    if old.report == new.report || release(old) == release(new) {
        return;
    }
    found.push(match new.note {
        Some(_) => rules::documented_revision(new.span, old.span, &what, before, after),
        None => rules::unexplained_revision(new.span, old.span, &what, before, after),
    });
}
