//! Texts by language: how many of each kind a language has, and the figures that its prose does not state.

use super::Review;
use crate::lang::Localized;
use crate::model::{Report, ReportId};
use crate::render::Writer;
use crate::render::frame::language_name;
use crate::render::views::{LanguageRow, SilentGroup, SilentRow};

/// The names of the site's languages.
pub fn languages(w: &Writer<'_>) -> Vec<String> {
    w.site().settings.languages.iter().map(|code| language_name(w, code)).collect()
}

/// How many texts of each kind there are in each language; kinds that the site does not use are left out.
pub fn language_rows(w: &Writer<'_>) -> Vec<LanguageRow> {
    let site = &w.edition.site;
    let languages = &site.settings.languages;
    let reports = || site.reports.iter().map(|(_, report)| report);
    let localized = |key: &str, texts: Vec<&Localized>| {
        let count = |code: &String| texts.iter().filter(|text| text.has(code)).count();
        row(w, key, texts.len(), languages.iter().map(count).collect())
    };
    let with_prose: Vec<&Report> = reports().filter(|report| !report.prose.is_empty()).collect();
    let prose = |code: &String| with_prose.iter().filter(|report| report.prose.contains_key(code)).count();
    let pages = |code: &String| site.pages.iter().filter(|page| page.prose.contains_key(code)).count();
    let notes = site.observations.iter().filter_map(|(_, one)| one.note.as_ref());
    let rows = [
        localized("review-texts-titles", reports().map(|report| &report.title).collect()),
        row(w, "review-texts-prose", with_prose.len(), languages.iter().map(prose).collect()),
        localized("review-texts-summaries", reports().filter_map(|report| report.summary.as_ref()).collect()),
        localized(
            "review-texts-notes",
            notes.chain(site.targets.iter().filter_map(|(_, one)| one.note.as_ref())).collect(),
        ),
        localized("review-texts-indicators", site.indicators.iter().map(|(_, one)| &one.name).collect()),
        localized("review-texts-organizations", site.organizations.iter().map(|(_, one)| &one.name).collect()),
        row(w, "review-texts-pages", site.pages.len(), languages.iter().map(pages).collect()),
    ];
    rows.into_iter().flatten().collect()
}

fn row(w: &Writer<'_>, key: &str, all: usize, counts: Vec<usize>) -> Option<LanguageRow> {
    let cells = counts.into_iter().map(|count| format!("{count} / {all}")).collect();
    (all > 0).then(|| LanguageRow { label: w.word(key), cells })
}

/// The figures of reports that their prose in the page's language does not state; their permalinks lead to table rows.
pub fn silent(w: &Writer<'_>, review: &Review, wanted: impl Fn(&Report) -> bool) -> Vec<SilentGroup> {
    let site = w.site();
    let of_language = review.silent.iter().filter(|((lang, _), ids)| *lang == w.lang && !ids.is_empty());
    let reports = of_language.filter(|((_, id), _)| wanted(&site.reports[*id]));
    reports.map(|((_, id), ids)| group(w, *id, ids)).collect()
}

fn group(w: &Writer<'_>, id: ReportId, ids: &[crate::model::ObservationId]) -> SilentGroup {
    let report = &w.site().reports[id];
    let rows = ids.iter().map(|id| {
        let one = &w.site().observations[*id];
        SilentRow {
            indicator: w.indicator(one.indicator),
            details: w.details(one.item.as_deref(), one.basis.as_deref(), one.organization, report.about),
            period: w.period(one.period),
            figure: w.figure(*id),
        }
    });
    let args = [("count", ids.len().into()), ("all", report.observations.len().into())];
    SilentGroup { report: w.report(id), counts: w.t("review-silent-count", &args), rows: rows.collect() }
}
