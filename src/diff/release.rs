//! A release: what one state of a site publishes. From the facts of a build, or put together from the files of an output
//! folder by `releases`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use super::page::{self, PageText};
use super::table::Table;
use crate::data;
use crate::derive::{self, Derived, Pair};
use crate::diag::Diagnostics;
use crate::markup::{Setting, Subject, article};
use crate::model::{Report, ReportId, Site};
use crate::quantity::Units;
use crate::resolve::Names;
use crate::source::Sources;

/// Texts by language.
pub type ByLang = BTreeMap<String, String>;

/// What ids are called, as far as a release tells.
#[derive(Debug, Clone, Default)]
pub struct Called {
    pub indicators: BTreeMap<String, ByLang>,
    /// English nouns of counts: one, other.
    pub nouns: BTreeMap<String, (String, String)>,
    pub organizations: BTreeMap<String, ByLang>,
    /// Titles by slug.
    pub reports: BTreeMap<String, ByLang>,
    /// Notes by slug and anchor; data files hold them in the source language only.
    pub notes: BTreeMap<(String, String), ByLang>,
    pub units: Units,
}

/// What one state of a site publishes.
#[derive(Debug, Clone, Default)]
pub struct Release {
    /// When it was made, where that is known.
    pub date: Option<Date>,
    pub observations: Table,
    /// `None` where only the observations are at hand.
    pub targets: Option<Table>,
    /// By slug and language; `None` where only data files are at hand.
    pub texts: Option<BTreeMap<String, BTreeMap<String, PageText>>>,
    /// Old slugs of reports, with the new ones.
    pub moved: BTreeMap<String, String>,
    pub called: Called,
}

/// The facts that a release is made from.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    pub site: &'a Site,
    pub derived: &'a Derived,
    pub pairs: &'a [Pair],
    pub names: &'a Names,
    pub sources: &'a Sources,
}

impl Release {
    /// What a build of these facts publishes.
    pub fn of(facts: Facts<'_>) -> Release {
        let Facts { site, derived, pairs, .. } = facts;
        let reasons = derive::reasons(site, derived, pairs);
        let tables = data::Facts { site, derived, reasons: &reasons };
        let reports: Vec<(ReportId, &Report)> = site.reports.iter().collect();
        let texts = reports.par_iter().map(|(id, report)| (report.slug.clone(), report_texts(facts, *id)));
        let texts: BTreeMap<String, BTreeMap<String, PageText>> = texts.collect();
        let moved = reports
            .iter()
            .flat_map(|(_, report)| report.moved_from.iter().map(|(slug, _)| (slug.clone(), report.slug.clone())));
        let moved = moved.collect();
        Release {
            date: None,
            observations: Table::of(data::Table::Observations.rows(tables)),
            targets: Some(Table::of(data::Table::Targets.rows(tables))),
            texts: Some(texts),
            moved,
            called: called(site),
        }
    }

    /// The latest date of issue of its reports.
    pub fn latest_issue(&self) -> Option<Date> {
        self.observations.records.iter().filter_map(|record| record.get("issued").parse().ok()).max()
    }
}

fn called(site: &Site) -> Called {
    let indicators = site.indicators.iter().map(|(_, one)| (one.id.clone(), one.name.by_lang.clone()));
    let nouns = site.indicators.iter().filter_map(|(_, one)| {
        let (singular, plural) = one.noun()?;
        Some((one.id.clone(), (singular.to_owned(), plural.to_owned())))
    });
    let organizations = site.organizations.iter().map(|(_, one)| (one.id.clone(), one.short_name().by_lang.clone()));
    let place = |report: ReportId, anchor: &String| (site.reports[report].slug.clone(), anchor.clone());
    let of_observations = site
        .observations
        .iter()
        .filter_map(|(_, one)| Some((place(one.report, &one.anchor), one.note.as_ref()?.by_lang.clone())));
    let of_targets = site
        .targets
        .iter()
        .filter_map(|(_, one)| Some((place(one.report, &one.anchor), one.note.as_ref()?.by_lang.clone())));
    Called {
        notes: of_observations.chain(of_targets).collect(),
        indicators: indicators.collect(),
        nouns: nouns.collect(),
        organizations: organizations.collect(),
        reports: site.reports.iter().map(|(_, one)| (one.slug.clone(), one.title.by_lang.clone())).collect(),
        units: site.settings.units.clone(),
    }
}

/// The words of a report by language, as its pages show them.
fn report_texts(facts: Facts<'_>, id: ReportId) -> BTreeMap<String, PageText> {
    let report = &facts.site.reports[id];
    // A page puts each text into one line.
    let line = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let of = |lang: &String, text: Option<&crate::lang::Localized>| text?.by_lang.get(lang).map(line);
    let texts = facts.site.settings.languages.iter().enumerate().map(|(number, lang)| {
        let prose = report.prose.get(lang).map(|prose| {
            let setting = Setting {
                site: facts.site,
                derived: facts.derived,
                names: facts.names,
                sources: facts.sources,
                subject: Subject::Report(id),
                lang: number,
                prose_lang: lang,
            };
            let article = article(prose, &setting, &mut Diagnostics::default());
            page::lines(&article.drawn(|_, _| String::new()))
        });
        let text = PageText {
            title: of(lang, Some(&report.title)),
            summary: of(lang, report.summary.as_ref()),
            correction: of(lang, report.correction.as_ref().map(|correction| &correction.text)),
            // Prose without a visible word is shown by no page.
            prose: prose.filter(|lines| !lines.is_empty()),
        };
        (lang.clone(), text)
    });
    texts.collect()
}
