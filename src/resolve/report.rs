//! Reports and plain pages: the front matter beside its figures, and the files that belong together.

use std::sync::Arc;

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::fields::{Fields, list, scalar};
use super::figures::Surroundings;
use super::values::localized;
use super::{Context, prose};
use crate::diag::Diagnostics;
use crate::lang::Localized;
use crate::model::{
    Allow, Correction, Facet, Observation, OrganizationId, PlainPage, Prose, Report, ReportId, Settings, Site,
    SourceNote, Target,
};
use crate::period::Period;
use crate::read::{Document, Project, folded, is_address};
use crate::rules;
use crate::shape::words::{REPORT_KINDS, STATUSES};
use crate::shape::{self, is_own};
use crate::source::{FileId, Span, is_active, is_file_path};
use crate::yaml::Node;

/// The file with the facts and its translations.
pub struct Set<'a> {
    pub(super) facts: &'a Arc<Document>,
    translations: Vec<&'a Arc<Document>>,
}

impl<'a> Set<'a> {
    /// The file with the facts, then its translations.
    pub fn documents(&self) -> impl Iterator<Item = &'a Arc<Document>> {
        std::iter::once(self.facts).chain(self.translations.iter().copied())
    }
}

/// Which documents belong together; those that belong to none are reported.
pub fn group<'a>(project: &'a Project, found: &mut Diagnostics) -> Vec<Set<'a>> {
    let mut sets: BTreeMap<&str, Set<'a>> = BTreeMap::new();
    // Zone.md and zone.md are one file on Windows.
    let mut taken: BTreeMap<String, FileId> = BTreeMap::new();
    for document in project.reports.iter().filter(|document| document.lang.is_none()) {
        match taken.get(&folded(&document.slug)) {
            Some(first) => {
                let other = project.texts.path_of(*first);
                found.push(rules::slug_taken(Span::at_start(document.file), &document.slug, other));
            }
            None => {
                taken.insert(folded(&document.slug), document.file);
                sets.insert(&document.slug, Set { facts: document, translations: Vec::new() });
            }
        }
    }
    for document in project.reports.iter().filter(|document| document.lang.is_some()) {
        let lang = document.lang.as_deref().unwrap_or("");
        if !project.languages.iter().any(|known| known == lang) {
            found.push(rules::language_not_configured(Span::at_start(document.file), lang));
            continue;
        }
        match sets.get_mut(document.slug.as_str()) {
            Some(set) => set.translations.push(document),
            None => found.push(rules::translation_without_report(Span::at_start(document.file), &document.slug)),
        }
    }
    sets.into_values().collect()
}

/// Resolves one report.
pub fn resolve(set: &Set<'_>, context: &Context<'_>, found: &mut Diagnostics) -> Option<Draft> {
    let document = set.facts;
    let settings = &context.site.settings;
    let languages = &settings.languages;
    let node = document.front.as_ref()?;
    let mut fields = Fields::of(node, &shape::REPORT, found)?;
    let title = fields.require("title", found).and_then(|node| localized(node, languages, found));
    let kind = fields.word("kind", REPORT_KINDS, found).unwrap_or_default();
    let organization = reference(&mut fields, context, "organization", true, found);
    let about = reference(&mut fields, context, "about", false, found);
    let period = fields.require("period", found).and_then(|node| super::values::period(node, found));
    let status = fields.word("status", STATUSES, found).unwrap_or_default();
    // Without organization or period the report cannot stand, but its figures are checked all the same.
    let complete = organization.is_some() && period.is_some();
    let organization = organization.or_else(|| context.site.organizations.ids().next())?;
    let mut report = Report {
        slug: document.slug.clone(),
        file: document.file,
        folder: document.folder.clone(),
        span: Span::at_start(document.file),
        title: title.unwrap_or_else(|| Localized::in_source(settings.source_lang(), document.slug.clone())),
        kind,
        organization,
        about: about.unwrap_or(organization),
        period: period.unwrap_or(Period::None),
        period_span: fields.place("period").unwrap_or(Span::at_start(document.file)),
        issued: fields.date("issued", found),
        published: fields.moment("published", found),
        index_no: fields.string("index_no", found),
        document_no: fields.string("document_no", found),
        publisher: fields.localized("publisher", languages, found),
        disclosure: fields.localized("disclosure", languages, found),
        category: fields.localized("category", languages, found),
        next_release: fields.localized("next_release", languages, found),
        contact: fields.localized("contact", languages, found),
        person: fields.localized("person", languages, found),
        source: fields.get("source").and_then(|node| source_note(node, languages, found)),
        status,
        summary: fields.localized("summary", languages, found),
        correction: fields.get("correction").and_then(|node| correction(node, languages, found)),
        moved_from: Vec::new(),
        attachments: Vec::new(),
        allow: Vec::new(),
        prose: BTreeMap::new(),
        observations: Vec::new(),
        targets: Vec::new(),
    };
    for node in fields.get("moved_from").map(list).unwrap_or_default() {
        let Some((slug, span)) = scalar(node, found) else { continue };
        match is_address(slug) {
            true => report.moved_from.push((slug.to_owned(), span)),
            false => found.push(rules::bad_slug(span, slug)),
        }
    }
    for node in fields.get("attachments").map(list).unwrap_or_default() {
        attachment(node, &mut report, context, found);
    }
    for node in fields.get("allow").map(list).unwrap_or_default() {
        report.allow.extend(permission(node, document, found));
    }
    add_prose(&mut report, set, settings, found);
    let surroundings = surroundings(&report, context, settings);
    let mut observations =
        fields.get("indicators").map(|node| surroundings.observations(node, found)).unwrap_or_default();
    let mut targets = fields.get("targets").map(|node| surroundings.targets(node, kind, found)).unwrap_or_default();
    fields.finish(found);
    name_anchors(&report, context.site, &mut observations, &mut targets);
    complete.then(|| Draft::new(report, observations, targets))
}

fn surroundings<'a>(report: &'a Report, context: &'a Context<'a>, settings: &Settings) -> Surroundings<'a> {
    let prose = report.prose.get(settings.source_lang());
    Surroundings {
        context,
        // Given when the report is filed.
        report: ReportId::unset(),
        organization: report.organization,
        about: report.about,
        period: report.period,
        period_span: report.period_span,
        issued: report.issued,
        body: prose.map_or("", |prose| &*prose.text),
        body_span: prose.map_or(report.span, |prose| prose.span(0, prose.text.len())),
    }
}

fn reference(
    fields: &mut Fields<'_>,
    context: &Context<'_>,
    key: &'static str,
    required: bool,
    found: &mut Diagnostics,
) -> Option<OrganizationId> {
    let node = if required { fields.require(key, found) } else { fields.get(key) };
    let (name, span) = scalar(node?, found)?;
    context.names.organization(name, span, found)
}

fn source_note(node: &Node, languages: &[String], found: &mut Diagnostics) -> Option<SourceNote> {
    if node.scalar().is_some() {
        return localized(node, languages, found).map(|name| SourceNote { name, url: None });
    }
    let mut fields = Fields::of(node, &shape::SOURCE, found)?;
    let name = fields.require("name", found).and_then(|node| localized(node, languages, found));
    let url = fields.url("url", found);
    fields.finish(found);
    name.map(|name| SourceNote { name, url })
}

fn correction(node: &Node, languages: &[String], found: &mut Diagnostics) -> Option<Correction> {
    let mut fields = Fields::of(node, &shape::CORRECTION, found)?;
    fields.require("date", found);
    let date = fields.date("date", found);
    let text = fields.require("text", found).and_then(|node| localized(node, languages, found));
    fields.finish(found);
    Some(Correction { date: date?, text: text? })
}

fn attachment(node: &Node, report: &mut Report, context: &Context<'_>, found: &mut Diagnostics) {
    let Some((name, span)) = scalar(node, found) else { return };
    let path = format!("{}/{name}", report.folder);
    if name.contains("..") || name.starts_with('/') || !context.sources.files.contains_key(&path) {
        found.push(rules::missing_attachment(span, name));
        return;
    }
    match (is_file_path(&path), is_active(&path)) {
        (false, _) => found.push(rules::bad_slug(span, name)),
        (true, true) => found.push(rules::unsafe_file(span, name)),
        (true, false) => report.attachments.push(path),
    }
}

fn permission(node: &Node, document: &Document, found: &mut Diagnostics) -> Option<Allow> {
    let mut fields = Fields::of(node, &shape::ALLOW, found)?;
    let code = fields.require("code", found).and_then(|node| scalar(node, found));
    let at = fields.string("at", found);
    let reason = fields.string("reason", found);
    fields.finish(found);
    let (code, span) = code?;
    let Some(reason) = reason else {
        found.push(rules::allow_without_reason(node.span, code));
        return None;
    };
    if !rules::is_code(code) {
        found.push(rules::unknown_code(span, code));
        return None;
    }
    // In the front matter a permission covers the front matter.
    let covers = Some(Span::new(document.file, 0, document.body_offset));
    Some(Allow { code: code.to_owned(), at, covers, reason, span: node.span })
}

fn add_prose(report: &mut Report, set: &Set<'_>, settings: &Settings, found: &mut Diagnostics) {
    let document = set.facts;
    if !document.body.trim().is_empty() {
        report.prose.insert(settings.source_lang().to_owned(), prose_of(document));
    }
    for translation in set.translations.iter().copied() {
        let Some(lang) = &translation.lang else { continue };
        translation_fields(report, translation, lang, found);
        if !translation.body.trim().is_empty() {
            report.prose.insert(lang.clone(), prose_of(translation));
        }
    }
    for prose in report.prose.values() {
        report.allow.extend(prose::permissions(prose, found));
    }
}

fn prose_of(document: &Document) -> Prose {
    Prose { file: document.file, offset: document.body_offset, text: document.body.clone() }
}

/// A translation's front matter holds at most title and summary.
fn translation_fields(report: &mut Report, document: &Document, lang: &str, found: &mut Diagnostics) {
    let Some(node) = &document.front else { return };
    let Some(mut fields) = Fields::of(node, &shape::TRANSLATION, found) else { return };
    if let Some(title) = fields.string("title", found) {
        report.title.by_lang.insert(lang.to_owned(), title);
    }
    if let Some(summary) = fields.string("summary", found) {
        let source = report.title.source.clone();
        let text = report.summary.get_or_insert_with(|| Localized { source, ..Localized::default() });
        text.by_lang.insert(lang.to_owned(), summary);
    }
    for entry in crate::read::entries(node) {
        if shape::TRANSLATION.key(&entry.key).is_none() && !is_own(&entry.key) {
            found.push(rules::facts_in_translation(entry.key_span, &entry.key));
        }
    }
}

/// `<indicator>[.<item>][.<about>].<period>[.n]`, unique within the report.
fn name_anchors(report: &Report, site: &Site, observations: &mut [Observation], targets: &mut [Target]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut unique = |anchor: String| {
        let count = seen.entry(anchor.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { anchor } else { format!("{anchor}.{count}") }
    };
    let part = |facet: Option<&Facet>| facet.map(|facet| format!(".{}", anchor_part(&facet.key))).unwrap_or_default();
    let about = |organization: OrganizationId| {
        if organization == report.about { String::new() } else { format!(".{}", site.organizations[organization].id) }
    };
    for observation in observations {
        observation.anchor = unique(format!(
            "{}{}{}.{}",
            site.indicators[observation.indicator].id,
            part(observation.item.as_deref()),
            about(observation.organization),
            observation.period.canonical()
        ));
    }
    for target in targets {
        target.anchor = unique(format!(
            "target.{}{}{}.{}",
            site.indicators[target.indicator].id,
            part(target.item.as_deref()),
            about(target.organization),
            target.period.canonical()
        ));
    }
}

/// Inline text as part of an id: no blanks, no quotes.
fn anchor_part(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' }).collect()
}

/// The plain pages.
pub fn pages(project: &Project, settings: &Settings, found: &mut Diagnostics) -> Vec<PlainPage> {
    let mut pages: BTreeMap<&str, PlainPage> = BTreeMap::new();
    let mut taken: BTreeMap<String, FileId> = BTreeMap::new();
    for document in project.pages.iter().filter(|document| document.lang.is_none()) {
        let Some(node) = &document.front else { continue };
        let Some(mut fields) = Fields::of(node, &shape::PAGE, found) else { continue };
        let title = fields.require("title", found).and_then(|node| localized(node, &settings.languages, found));
        let allow = fields.get("allow").map(list).unwrap_or_default();
        let allow = allow.into_iter().filter_map(|node| permission(node, document, found)).collect();
        fields.finish(found);
        if let Some(first) = taken.insert(folded(&document.slug), document.file) {
            let other = project.texts.path_of(first);
            found.push(rules::slug_taken(Span::at_start(document.file), &document.slug, other));
            continue;
        }
        let title = title.unwrap_or_else(|| Localized::in_source(settings.source_lang(), document.slug.clone()));
        let prose = BTreeMap::from([(settings.source_lang().to_owned(), prose_of(document))]);
        pages.insert(
            &document.slug,
            PlainPage {
                slug: document.slug.clone(),
                file: document.file,
                folder: document.folder.clone(),
                title,
                prose,
                allow,
            },
        );
    }
    for document in project.pages.iter().filter(|document| document.lang.is_some()) {
        let lang = document.lang.as_deref().unwrap_or("");
        if !project.languages.iter().any(|known| known == lang) {
            found.push(rules::language_not_configured(Span::at_start(document.file), lang));
            continue;
        }
        let Some(page) = pages.get_mut(document.slug.as_str()) else {
            found.push(rules::translation_without_report(Span::at_start(document.file), &document.slug));
            continue;
        };
        if let Some(node) = &document.front
            && let Some(mut fields) = Fields::of(node, &shape::PAGE_TRANSLATION, found)
        {
            if let Some(title) = fields.string("title", found) {
                page.title.by_lang.insert(lang.to_owned(), title);
            }
            fields.finish(found);
        }
        if !document.body.trim().is_empty() {
            page.prose.insert(lang.to_owned(), prose_of(document));
        }
    }
    for page in pages.values_mut() {
        let more: Vec<Allow> = page.prose.values().flat_map(|prose| prose::permissions(prose, found)).collect();
        page.allow.extend(more);
    }
    pages.into_values().collect()
}

/// Old slugs must be free, and each may lead to one report only.
pub fn check_redirects(site: &Site, found: &mut Diagnostics) {
    let mut taken: BTreeSet<String> = site.reports.iter().map(|(_, report)| folded(&report.slug)).collect();
    for (_, report) in site.reports.iter() {
        for (slug, span) in &report.moved_from {
            if !taken.insert(folded(slug)) {
                found.push(rules::slug_taken(*span, slug, "moved_from"));
            }
        }
    }
}
