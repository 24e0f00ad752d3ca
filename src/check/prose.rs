//! Prose in every language: links, anchors, pictures, placeholders, wording, and what it says of figures.
//!
//! Every prose is looked at once. The HTML of it is thrown away here and made again when a page is rendered.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Context, Known, figures};
use crate::diag::Diagnostics;
use crate::digest::Digest;
use crate::markup::{Reading, Setting, Subject, examine};
use crate::model::{Prose, ReportId};

/// Looks at every prose of the site, and holds that of reports against their figures. What is known of a report from the
/// run before is not found out again.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) -> Known {
    let known = figures::Known::of(context);
    let reports: Vec<ReportId> = context.site.reports.ids().collect();
    let of_reports: Vec<(Digest, Arc<Diagnostics>)> = reports
        .par_iter()
        .map(|id| {
            let made_from = Digest::join([context.digests.frame, context.digests.of_report(context.site, *id)]);
            if let Some(remembered) = context.known.get(&made_from) {
                return (made_from, Arc::clone(remembered));
            }
            let mut found = Diagnostics::default();
            let readings = readings(context, *id, &mut found);
            figures::check(context, &known, *id, &readings, &mut found);
            (made_from, Arc::new(found))
        })
        .collect();
    let pages: Vec<(usize, &String, &Prose)> = context
        .site
        .pages
        .iter()
        .enumerate()
        .flat_map(|(index, page)| page.prose.iter().map(move |(lang, prose)| (index, lang, prose)))
        .collect();
    let of_pages: Vec<Diagnostics> = pages
        .par_iter()
        .map(|(index, lang, prose)| {
            let mut found = Diagnostics::default();
            examine(prose, &setting(context, Subject::Page(*index), lang), &mut found);
            found
        })
        .collect();
    of_reports.iter().for_each(|(_, more)| found.extend(Diagnostics::clone(more)));
    of_pages.into_iter().for_each(|more| found.extend(more));
    of_reports.into_iter().collect()
}

/// What a report's prose says in each language, the source language first.
fn readings<'a>(context: &'a Context<'_>, id: ReportId, found: &mut Diagnostics) -> Vec<(&'a str, Reading)> {
    let report = &context.site.reports[id];
    let order = |lang: &str| context.site.settings.languages.iter().position(|known| known == lang);
    let mut prose: Vec<(&String, &Prose)> = report.prose.iter().collect();
    prose.sort_by_key(|(lang, _)| order(lang));
    prose
        .into_iter()
        .map(|(lang, prose)| (lang.as_str(), examine(prose, &setting(context, Subject::Report(id), lang), found)))
        .collect()
}

/// What a prose is set in.
pub fn setting<'a>(context: &'a Context<'_>, subject: Subject, lang: &'a str) -> Setting<'a> {
    Setting {
        site: context.site,
        derived: context.derived,
        names: context.names,
        sources: context.sources,
        subject,
        lang: context.site.settings.languages.iter().position(|known| known == lang).unwrap_or(0),
        prose_lang: lang,
        draw: &|_, _| String::new(),
    }
}
