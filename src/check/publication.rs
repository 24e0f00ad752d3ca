//! W108: what the profile of Chinese government sites wants to know of every report.

use super::Context;
use crate::diag::Diagnostics;
use crate::model::Report;
use crate::rules;

/// Reports what is missing, once per report; silent without the profile.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    if context.site.settings.government.is_none() {
        return;
    }
    for (_, report) in context.site.reports.iter() {
        let missing = missing(report);
        if !missing.is_empty() {
            found.push(rules::missing_publication_field(report.span, &missing.join(", ")));
        }
    }
}

fn missing(report: &Report) -> Vec<&'static str> {
    let fields = [
        ("issued", report.issued.is_some()),
        ("published", report.published.is_some()),
        ("source", report.source.is_some()),
        ("index_no", report.index_no.is_some()),
    ];
    fields.into_iter().filter(|(_, is_there)| !is_there).map(|(key, _)| key).collect()
}
