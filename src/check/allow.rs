//! Permissions: findings that the author lets stand, with a reason, are set apart. Permissions that permit nothing are
//! reported (S120).

use super::Context;
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Allow, Report};
use crate::rules;
use crate::source::Span;

/// A permission with where it holds.
struct Permission<'a> {
    allow: &'a Allow,
    code: &'static str,
    /// Only within one of these, where the permission names a figure.
    places: Option<Vec<Span>>,
    used: bool,
}

/// Takes out what is permitted, and reports what permits nothing.
pub fn apply(context: &Context<'_>, found: &mut Diagnostics) {
    let of_reports =
        context.site.reports.iter().flat_map(|(_, report)| report.allow.iter().map(move |allow| (allow, Some(report))));
    let of_pages = context.site.pages.iter().flat_map(|page| page.allow.iter().map(|allow| (allow, None)));
    let mut permissions: Vec<Permission<'_>> =
        of_reports.chain(of_pages).filter_map(|(allow, report)| permission(context, allow, report)).collect();
    if permissions.is_empty() {
        return;
    }
    found.permit(|finding| {
        let mut reason = None;
        for permission in permissions.iter_mut().filter(|permission| permission.covers(finding)) {
            permission.used = true;
            reason.get_or_insert_with(|| permission.allow.reason.clone());
        }
        reason
    });
    // Without an earlier release nothing can be said of what changed since, nor of what permits it.
    let is_asked = |code: &str| context.since.is_some() || code != rules::UNEXPLAINED_CHANGE;
    for permission in permissions.iter().filter(|permission| !permission.used && is_asked(permission.code)) {
        found.push(rules::unused_allow(permission.allow.span, permission.code));
    }
}

fn permission<'a>(context: &Context<'_>, allow: &'a Allow, report: Option<&Report>) -> Option<Permission<'a>> {
    // Whether a check that this version lacks would need the permission cannot be told.
    let code = rules::find(&allow.code)?.code;
    let places = allow.at.as_ref().map(|at| report.map(|report| places(context, report, at)).unwrap_or_default());
    Some(Permission { allow, code, places, used: false })
}

impl Permission<'_> {
    fn covers(&self, finding: &Diagnostic) -> bool {
        let holds = |place: &Span| {
            place.file == finding.span.file && place.start <= finding.span.start && finding.span.start <= place.end
        };
        finding.rule.code == self.code
            // What starts where the front matter or the block ends is the next thing.
            && self.allow.covers.as_ref().is_none_or(|place| holds(place) && finding.span.start < place.end)
            && self.places.as_ref().is_none_or(|places| places.iter().any(holds))
    }
}

/// The entries of the figures that `at` names: by indicator (id, name or alias) or by anchor.
fn places(context: &Context<'_>, report: &Report, at: &str) -> Vec<Span> {
    let indicator = context.names.indicator(at, Span::default(), &mut Diagnostics::default());
    let observations = report.observations.iter().map(|id| &context.site.observations[*id]);
    let observations =
        observations.filter(|one| one.anchor == at || Some(one.indicator) == indicator).map(|one| one.span);
    let targets = report.targets.iter().map(|id| &context.site.targets[*id]);
    let targets = targets.filter(|one| one.anchor == at || Some(one.indicator) == indicator).map(|one| one.span);
    observations.chain(targets).collect()
}
