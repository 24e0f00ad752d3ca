//! Prose in every language: links, anchors, pictures, placeholders, chart blocks, repeated paragraphs.
//!
//! The findings are those of [`article`]; its HTML is thrown away here and made again when a page is rendered.

use rayon::prelude::*;

use super::Context;
use crate::diag::Diagnostics;
use crate::markup::{Setting, Subject, article};
use crate::model::Prose;

/// Turns every prose of the site into an article, for its findings.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    let of_reports = context
        .site
        .reports
        .iter()
        .flat_map(|(id, report)| report.prose.iter().map(move |prose| (Subject::Report(id), prose)));
    let of_pages = context
        .site
        .pages
        .iter()
        .enumerate()
        .flat_map(|(index, page)| page.prose.iter().map(move |prose| (Subject::Page(index), prose)));
    let all: Vec<(Subject, (&String, &Prose))> = of_reports.chain(of_pages).collect();
    let results: Vec<Diagnostics> =
        all.par_iter().map(|(subject, (lang, prose))| findings(context, *subject, lang, prose)).collect();
    for more in results {
        found.extend(more);
    }
}

fn findings(context: &Context<'_>, subject: Subject, lang: &str, prose: &Prose) -> Diagnostics {
    let mut found = Diagnostics::default();
    let setting = Setting {
        site: context.site,
        derived: context.derived,
        names: context.names,
        sources: context.sources,
        subject,
        lang: context.site.settings.languages.iter().position(|known| known == lang).unwrap_or(0),
        prose_lang: lang,
        draw: &|_, _| String::new(),
    };
    article(prose, &setting, &mut found);
    found
}
