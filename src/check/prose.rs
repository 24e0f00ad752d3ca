//! Prose in every language: links, anchors, pictures, placeholders, wording, and what it says of figures.
//!
//! Every prose is looked at once; the articles that this leaves are those that pages show.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Context, Left, OfReport, figures};
use crate::diag::Diagnostics;
use crate::digest::Digest;
use crate::markup::{Article, Reading, Setting, Subject, examine};
use crate::model::{Prose, ReportId};

/// Bytes of prose whose articles wait for their pages: that of some three thousand reports. The articles of more are made once
/// more with the pages, a few hundredths of the time of a build; all of a hundred thousand would take gigabytes.
const KEPT_MAX: usize = 32 << 20;

/// Looks at every prose of the site, and holds that of reports against their figures. What is known of a report from the
/// run before is not found out again; then it leaves no article, nor do reports beyond the first [`KEPT_MAX`].
pub fn check(context: &Context<'_>, found: &mut Diagnostics) -> Left {
    let known = figures::Known::of(context);
    let mut bytes = 0;
    let reports = context.site.reports.iter().map(|(id, report)| {
        bytes += report.prose.values().map(|prose| prose.text.len()).sum::<usize>();
        (id, bytes <= KEPT_MAX)
    });
    let reports: Vec<(ReportId, bool)> = reports.collect();
    let of_reports: Vec<(Digest, Arc<OfReport>, OfSubject)> = reports
        .par_iter()
        .map(|(id, is_kept)| {
            let made_from = Digest::join([context.digests.frame, context.digests.of_report(*id)]);
            if let Some(remembered) = context.known.get(&made_from) {
                return (made_from, Arc::clone(remembered), OfSubject::default());
            }
            let mut found = Diagnostics::default();
            let (readings, articles) = readings(context, *id, &mut found);
            figures::check(context, &known, *id, &readings, &mut found);
            let headings = articles.iter().map(|(lang, article)| (lang.clone(), article.toc.clone())).collect();
            (made_from, Arc::new(OfReport { found, headings }), if *is_kept { articles } else { OfSubject::default() })
        })
        .collect();
    let pages: Vec<(usize, &String, &Prose)> = context
        .site
        .pages
        .iter()
        .enumerate()
        .flat_map(|(index, page)| page.prose.iter().map(move |(lang, prose)| (index, lang, prose)))
        .collect();
    let of_pages: Vec<(Diagnostics, Article)> = pages
        .par_iter()
        .map(|(index, lang, prose)| {
            let mut found = Diagnostics::default();
            let (_, article) = examine(prose, &setting(context, Subject::Page(*index), lang), &mut found);
            (found, article)
        })
        .collect();
    let mut left = Left::default();
    for ((id, _), (made_from, known, articles)) in reports.into_iter().zip(of_reports) {
        found.extend(known.found.clone());
        left.reports.insert(id, Arc::clone(&known));
        left.known.insert(made_from, known);
        left.articles.insert(Subject::Report(id), articles);
    }
    for ((index, lang, _), (more, article)) in pages.into_iter().zip(of_pages) {
        found.extend(more);
        left.articles.entry(Subject::Page(index)).or_default().insert(lang.clone(), article);
    }
    left
}

/// The articles of one report or page by language.
type OfSubject = BTreeMap<String, Article>;

/// What a report's prose says in each language, the source language first; and the articles.
fn readings<'a>(
    context: &'a Context<'_>,
    id: ReportId,
    found: &mut Diagnostics,
) -> (Vec<(&'a str, Reading)>, OfSubject) {
    let report = &context.site.reports[id];
    let order = |lang: &str| context.site.settings.languages.iter().position(|known| known == lang);
    let mut prose: Vec<(&String, &Prose)> = report.prose.iter().collect();
    prose.sort_by_key(|(lang, _)| order(lang));
    let examined = prose.into_iter().map(|(lang, prose)| {
        let (reading, article) = examine(prose, &setting(context, Subject::Report(id), lang), found);
        ((lang.as_str(), reading), (lang.clone(), article))
    });
    examined.unzip()
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
    }
}
