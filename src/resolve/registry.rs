//! `indicators.yaml` and `organizations.yaml` → the registries.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{Fields, list, not_a_map, report_duplicates, scalar};
use super::names::Names;
use super::settings::named;
use super::values::{is_other_language, localized, period};
use super::waiting;
use crate::diag::{Diagnostics, nearest};
use crate::lang::Localized;
use crate::model::{
    Annotation, GrowthBasis, Indicator, IndicatorKind, Noun, Organization, Settings, Site, Table, Unpublished,
};
use crate::quantity::{Dimension, Unit};
use crate::read::Project;
use crate::rules;
use crate::shape::words::{BETTER, GROWTH_BASES, INDICATOR_KINDS, STATUSES};
use crate::shape::{self, is_own};
use crate::source::{Span, is_file_name};
use crate::yaml::{Entry, Node, Value};

fn map_entries<'a>(node: Option<&'a Node>, found: &mut Diagnostics) -> &'a [Entry] {
    match node.map(|node| (&node.value, node)) {
        Some((Value::Map(entries), _)) => {
            report_duplicates(entries, false, found);
            entries
        }
        Some((Value::Empty, _)) | None => &[],
        Some((_, node)) => {
            found.push(not_a_map(node, "应为“标识: …”的映射", "a map of `id: …` is due here"));
            &[]
        }
    }
}

/// Lower-case Latin letters, digits and single hyphens: ids stand in addresses and anchors, and name files.
pub fn is_id(id: &str) -> bool {
    is_file_name(id)
        && id
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// The indicators, without links between them, and those that wait for a review. `drafts`: these are among the former.
pub fn indicators(
    project: &Project,
    settings: &Settings,
    drafts: bool,
    found: &mut Diagnostics,
) -> (Table<Indicator>, Vec<Unpublished>) {
    let (mut table, mut unpublished) = (Table::default(), Vec::new());
    for entry in map_entries(project.indicators.as_ref(), found) {
        if is_own(&entry.key) {
            continue;
        }
        if let Some(waiting) = waiting(&entry.node).filter(|_| !drafts) {
            // What is unfinished in it is nobody's fault yet.
            let entry_read = indicator(entry, settings, &mut Diagnostics::default());
            let names = entry_read
                .iter()
                .flat_map(|one| one.name.values().chain(one.aliases.values().flatten().map(String::as_str)));
            unpublished.push(unpublished_entry(entry, waiting, names));
            continue;
        }
        if !is_id(&entry.key) {
            found.push(rules::bad_id(entry.key_span, &entry.key));
        }
        // It names files: of `../x` or `http://x` there can be none, in no preview either.
        if !is_file_name(&entry.key) {
            continue;
        }
        if let Some(indicator) = indicator(entry, settings, found) {
            table.push(indicator);
        }
    }
    (table, unpublished)
}

fn unpublished_entry<'a>(
    entry: &'a Entry,
    (status, place): (&str, Span),
    names: impl Iterator<Item = &'a str>,
) -> Unpublished {
    let names = std::iter::once(entry.key.as_str()).chain(names).map(str::to_owned).collect();
    Unpublished { names, status: status.to_owned(), place }
}

fn indicator(entry: &Entry, settings: &Settings, found: &mut Diagnostics) -> Option<Indicator> {
    let languages = &settings.languages;
    let mut fields = Fields::of(&entry.node, &shape::INDICATOR, found)?;
    fields.span = entry.key_span;
    let name = fields.require("name", found).and_then(|node| localized(node, languages, found));
    let aliases = fields.get("aliases").map(|node| aliases(node, languages, found)).unwrap_or_default();
    let sort_key = fields.string("sort_key", found);
    let units = fields.require("unit", found).map(|node| units(node, settings, found)).unwrap_or_default();
    let kind_given = fields.require("kind", found).is_some();
    let kind = if kind_given { fields.word("kind", INDICATOR_KINDS, found) } else { None };
    let growth_basis = fields.word("growth_basis", GROWTH_BASES, found).unwrap_or(GrowthBasis::Nominal);
    let better = fields.word("better", BETTER, found).unwrap_or_default();
    let topic = fields.text("topic", found).and_then(|(topic, span)| {
        let known = settings.topics.iter().any(|(id, _)| id == topic);
        if !known {
            found.push(rules::unknown_topic(
                span,
                topic,
                nearest(topic, settings.topics.iter().map(|(id, _)| id.as_str())),
            ));
        }
        known.then(|| topic.to_owned())
    });
    let definition = fields.localized("definition", languages, found);
    let source = fields.localized("source", languages, found);
    let noun = fields.get("noun").map(|node| nouns(node, languages, found)).unwrap_or_default();
    let items = fields.get("items").map(|node| named(node, languages, found)).unwrap_or_default();
    let bases = fields.get("bases").map(|node| named(node, languages, found)).unwrap_or_default();
    fields.get("related");
    fields.get("annotations");
    fields.word("status", STATUSES, found);
    fields.finish(found);
    // An index and a ratio `1` are bare numbers.
    let kind = kind.unwrap_or(IndicatorKind::Flow);
    let mut units = if units.is_empty() { vec![Unit::number()] } else { units };
    if kind == IndicatorKind::Index {
        units.iter_mut().filter(|unit| unit.symbol == "1").for_each(|unit| *unit = unit.measuring(Dimension::Index));
    }
    Some(Indicator {
        id: entry.key.clone(),
        span: entry.key_span,
        name: name.unwrap_or_else(|| Localized::in_source(settings.source_lang(), entry.key.clone())),
        aliases,
        sort_key,
        units,
        kind,
        growth_basis,
        better,
        topic,
        definition,
        source,
        noun,
        items,
        bases,
        related: Vec::new(),
        annotations: Vec::new(),
    })
}

/// What readers of a chart should know of one time: of an indicator, or of a chart block.
pub fn annotation(node: &Node, languages: &[String], names: &Names, found: &mut Diagnostics) -> Option<Annotation> {
    let mut fields = Fields::of(node, &shape::ANNOTATION, found)?;
    let period = fields.require("period", found).and_then(|node| period(node, found));
    let text = fields.require("text", found).and_then(|node| localized(node, languages, found));
    let organization = fields.text("organization", found).map(|(name, span)| names.organization(name, span, found));
    fields.finish(found);
    // One that is about an unknown organization would stand with all of them.
    let organization = organization.map_or(Some(None), |id| id.map(Some))?;
    Some(Annotation { period: period?, text: text?, organization })
}

fn aliases(node: &Node, languages: &[String], found: &mut Diagnostics) -> BTreeMap<String, Vec<String>> {
    let texts = |node: &Node, found: &mut Diagnostics| -> Vec<String> {
        list(node).into_iter().filter_map(|item| scalar(item, found).map(|(text, _)| text.to_owned())).collect()
    };
    match &node.value {
        Value::Map(entries) => {
            let mut aliases = BTreeMap::new();
            for entry in entries {
                if languages.contains(&entry.key) {
                    aliases.insert(entry.key.clone(), texts(&entry.node, found));
                } else if !is_own(&entry.key) && !is_other_language(&entry.key, languages) {
                    let near = nearest(&entry.key, languages.iter().map(String::as_str));
                    found.push(rules::unknown_key(entry.key_span, &entry.key, near));
                }
            }
            aliases
        }
        _ => {
            let source = languages.first().cloned().unwrap_or_default();
            BTreeMap::from([(source, texts(node, found))])
        }
    }
}

fn units(node: &Node, settings: &Settings, found: &mut Diagnostics) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for item in list(node) {
        let Some((symbol, span)) = scalar(item, found) else { continue };
        match settings.units.find(symbol) {
            Some(unit) if units.iter().any(|known| known.dimension == unit.dimension) => {
                found.push(rules::two_units_of_one_dimension(span, symbol));
            }
            Some(unit) => units.push(unit),
            None => {
                let known = settings.units.known_symbols();
                found.push(rules::unknown_unit(span, symbol, nearest(symbol, known.iter().map(String::as_str))));
            }
        }
    }
    units
}

fn nouns(node: &Node, languages: &[String], found: &mut Diagnostics) -> BTreeMap<String, Noun> {
    let mut nouns = BTreeMap::new();
    for entry in map_entries(Some(node), found) {
        if is_own(&entry.key) || is_other_language(&entry.key, languages) {
            continue;
        }
        if !languages.contains(&entry.key) {
            let near = nearest(&entry.key, languages.iter().map(String::as_str));
            found.push(rules::unknown_key(entry.key_span, &entry.key, near));
            continue;
        }
        if let Some(both) = entry.node.scalar() {
            nouns.insert(entry.key.clone(), Noun { one: both.to_owned(), other: both.to_owned() });
            continue;
        }
        let Some(mut fields) = Fields::of(&entry.node, &shape::NOUN, found) else { continue };
        let one = fields.string("one", found);
        let other =
            fields.require("other", found).and_then(|node| scalar(node, found)).map(|(text, _)| text.to_owned());
        fields.finish(found);
        if let Some(other) = other {
            nouns.insert(entry.key.clone(), Noun { one: one.unwrap_or_else(|| other.clone()), other });
        }
    }
    nouns
}

/// The organizations, in the same way.
pub fn organizations(
    project: &Project,
    settings: &Settings,
    drafts: bool,
    found: &mut Diagnostics,
) -> (Table<Organization>, Vec<Unpublished>) {
    let (mut table, mut unpublished) = (Table::default(), Vec::new());
    for entry in map_entries(project.organizations.as_ref(), found) {
        if is_own(&entry.key) {
            continue;
        }
        if let Some(waiting) = waiting(&entry.node).filter(|_| !drafts) {
            let entry_read = organization(entry, settings, &mut Diagnostics::default());
            let names =
                entry_read.iter().flat_map(|one| one.name.values().chain(one.short.iter().flat_map(Localized::values)));
            unpublished.push(unpublished_entry(entry, waiting, names));
            continue;
        }
        if !is_id(&entry.key) {
            found.push(rules::bad_id(entry.key_span, &entry.key));
        }
        // It names files: of `../x` or `http://x` there can be none, in no preview either.
        if !is_file_name(&entry.key) {
            continue;
        }
        if let Some(organization) = organization(entry, settings, found) {
            table.push(organization);
        }
    }
    (table, unpublished)
}

fn organization(entry: &Entry, settings: &Settings, found: &mut Diagnostics) -> Option<Organization> {
    let languages = &settings.languages;
    let mut fields = Fields::of(&entry.node, &shape::ORGANIZATION, found)?;
    fields.span = entry.key_span;
    let name = fields.require("name", found).and_then(|node| localized(node, languages, found));
    let short = fields.localized("short", languages, found);
    let sort_key = fields.string("sort_key", found);
    fields.get("within");
    let url = fields.url("url", found);
    let formerly = fields.get("formerly").map(list).unwrap_or_default();
    let formerly = formerly.into_iter().filter_map(|node| localized(node, languages, found)).collect();
    fields.word("status", STATUSES, found);
    let (from, until) = (boundary(&mut fields, "from", found), boundary(&mut fields, "until", found));
    fields.finish(found);
    Some(Organization {
        id: entry.key.clone(),
        span: entry.key_span,
        name: name.unwrap_or_else(|| Localized::in_source(settings.source_lang(), entry.key.clone())),
        short,
        sort_key,
        within: None,
        url,
        formerly,
        from: from.and_then(crate::period::Period::start),
        until: until.and_then(crate::period::Period::end),
    })
}

fn boundary(fields: &mut Fields<'_>, key: &'static str, found: &mut Diagnostics) -> Option<crate::period::Period> {
    fields.period(key, found)
}

/// Links that need both registries: `within`, `related`, the organizations of `annotations`.
pub fn link(project: &Project, site: &mut Site, names: &Names, found: &mut Diagnostics) {
    for entry in map_entries(project.indicators.as_ref(), &mut Diagnostics::default()) {
        let Some(id) = names.find_indicator(&entry.key) else { continue };
        let nodes = |key: &str| {
            let field = crate::read::entries(&entry.node).iter().find(|field| field.key == key);
            field.map(|field| list(&field.node)).unwrap_or_default()
        };
        let ids = nodes("related").into_iter().filter_map(|node| {
            let (name, span) = scalar(node, found)?;
            names.indicator(name, span, found)
        });
        let related = ids.collect();
        let languages = &site.settings.languages;
        let annotations = nodes("annotations").into_iter();
        let annotations = annotations.filter_map(|node| annotation(node, languages, names, found)).collect();
        if let Some(indicator) = site.indicators.get_mut(id) {
            indicator.related = related;
            indicator.annotations = annotations;
        }
    }
    let mut places: Vec<(crate::model::OrganizationId, Span)> = Vec::new();
    for entry in map_entries(project.organizations.as_ref(), &mut Diagnostics::default()) {
        let within = crate::read::entries(&entry.node).iter().find(|field| field.key == "within");
        let Some((within, id)) = within.zip(names.find_organization(&entry.key)) else { continue };
        let Some((name, span)) = scalar(&within.node, found) else { continue };
        let parent = names.organization(name, span, found);
        if let Some(organization) = site.organizations.get_mut(id) {
            organization.within = parent;
            places.push((id, span));
        }
    }
    for (id, span) in places {
        let mut seen = BTreeSet::from([id]);
        let mut at = site.organizations[id].within;
        while let Some(parent) = at {
            if !seen.insert(parent) {
                found.push(rules::circular_within(span, &site.organizations[id].id));
                if let Some(organization) = site.organizations.get_mut(id) {
                    organization.within = None;
                }
                break;
            }
            at = site.organizations[parent].within;
        }
    }
}
