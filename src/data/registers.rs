//! What the other tables name: indicators, organizations, reports.

use super::observations::growth_bases;
use super::{Field, Table, date};
use crate::lang::Localized;
use crate::model::{Better, IndicatorKind, ReportKind, Site};

/// Columns of indicators.
pub const INDICATORS: &[Field] = &[
    Field::text("id").always(),
    Field::text("name").always(),
    Field::text("name_zh"),
    Field::text("name_en"),
    Field::text("unit").always(),
    Field::code("kind", kinds).always(),
    Field::code("growth_basis", growth_bases).always(),
    Field::code("better", better).always(),
    Field::text("topic"),
    Field::text("definition_zh"),
    Field::text("definition_en"),
    Field::text("source"),
];

/// Columns of organizations.
pub const ORGANIZATIONS: &[Field] = &[
    Field::text("id").always(),
    Field::text("name").always(),
    Field::text("name_zh"),
    Field::text("name_en"),
    Field::reference("within", Table::Organizations),
    Field::text("url"),
    Field::date("from"),
    Field::date("until"),
];

/// Columns of reports.
pub const REPORTS: &[Field] = &[
    Field::text("id").always(),
    Field::text("title").always(),
    Field::text("title_zh"),
    Field::text("title_en"),
    Field::code("kind", report_kinds).always(),
    Field::reference("organization", Table::Organizations).always(),
    Field::reference("about", Table::Organizations).always(),
    Field::text("period").always(),
    Field::date("period_start"),
    Field::date("period_end"),
    Field::date("issued"),
    Field::date("published"),
    Field::text("index_no"),
    Field::text("document_no"),
    Field::text("source"),
    Field::text("source_url"),
];

fn kinds() -> Vec<&'static str> {
    IndicatorKind::all().map(IndicatorKind::as_str).into()
}

fn better() -> Vec<&'static str> {
    Better::all().map(Better::as_str).into()
}

fn report_kinds() -> Vec<&'static str> {
    ReportKind::all().map(ReportKind::as_str).into()
}

/// A text in the source language, in Chinese and in English.
fn names(site: &Site, text: &Localized) -> [String; 3] {
    let [zh, en] = both(Some(text));
    [text.text(site.settings.source_lang()).to_owned(), zh, en]
}

/// A text in Chinese and in English, each empty where it is not given in it.
fn both(text: Option<&Localized>) -> [String; 2] {
    ["zh", "en"].map(|lang| text.and_then(|text| text.by_lang.get(lang)).cloned().unwrap_or_default())
}

fn told(site: &Site, text: Option<&Localized>) -> String {
    text.map(|text| text.text(site.settings.source_lang()).to_owned()).unwrap_or_default()
}

/// In the registry's order.
pub fn indicators(site: &Site) -> Vec<Vec<String>> {
    let rows = site.indicators.iter().map(|(_, indicator)| {
        let mut row = vec![indicator.id.clone()];
        row.extend(names(site, &indicator.name));
        row.extend([
            indicator.unit().symbol.clone(),
            indicator.kind.as_str().to_owned(),
            indicator.growth_basis.as_str().to_owned(),
            indicator.better.as_str().to_owned(),
            indicator.topic.clone().unwrap_or_default(),
        ]);
        row.extend(both(indicator.definition.as_ref()));
        row.push(told(site, indicator.source.as_ref()));
        row
    });
    rows.collect()
}

/// In the registry's order.
pub fn organizations(site: &Site) -> Vec<Vec<String>> {
    let rows = site.organizations.iter().map(|(_, organization)| {
        let mut row = vec![organization.id.clone()];
        row.extend(names(site, &organization.name));
        row.extend([
            organization.within.map(|id| site.organizations[id].id.clone()).unwrap_or_default(),
            organization.url.clone().unwrap_or_default(),
            date(organization.from),
            date(organization.until),
        ]);
        row
    });
    rows.collect()
}

/// Sorted by slug.
pub fn reports(site: &Site) -> Vec<Vec<String>> {
    let rows = site.reports.iter().map(|(_, report)| {
        let mut row = vec![report.slug.clone()];
        row.extend(names(site, &report.title));
        row.extend([
            report.kind.as_str().to_owned(),
            site.organizations[report.organization].id.clone(),
            site.organizations[report.about].id.clone(),
            report.period.canonical(),
            date(report.period.start()),
            date(report.period.end()),
            date(report.issued),
            date(report.published.map(|moment| moment.date)),
            report.index_no.clone().unwrap_or_default(),
            report.document_no.clone().unwrap_or_default(),
            told(site, report.source.as_ref().map(|source| &source.name)),
            report.source.as_ref().and_then(|source| source.url.clone()).unwrap_or_default(),
        ]);
        row
    });
    rows.collect()
}
