//! `site.yaml` → [`Settings`].

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::contents;
use super::fields::{Fields, list, not_a_map, scalar};
use super::names::Names;
use super::values::decimal;
use crate::diag::Diagnostics;
use crate::lang::Localized;
use crate::model::{DataFormat, Government, NamedFile, Publisher, Rate, Settings, Site};
use crate::quantity::{CustomUnit, Units};
use crate::read::Project;
use crate::rules;
use crate::shape::words::{CURRENCIES, DATA_FORMATS, SEARCHES, names};
use crate::shape::{self, is_own};
use crate::source::{Span, is_file_name};
use crate::yaml::{Entry, Node, Value};

/// Settings whose references wait for the registries.
#[derive(Default)]
pub struct OpenSettings {
    pub settings: Settings,
    headline: Vec<(String, Span)>,
    pub contents: Vec<contents::Entry>,
}

/// Reads `site.yaml`.
pub fn resolve(project: &Project, found: &mut Diagnostics) -> OpenSettings {
    let mut open = OpenSettings::default();
    open.settings.languages = project.languages.clone();
    let Some(node) = &project.site else { return open };
    let Some(mut fields) = Fields::of(node, &shape::SITE, found) else { return open };
    let languages = open.settings.languages.clone();
    let settings = &mut open.settings;
    settings.span = node.span;
    if let Some(title) = fields.require("title", found) {
        settings.title = super::values::localized(title, &languages, found).unwrap_or_default();
    }
    if let Some(node) = fields.require("languages", found) {
        check_languages(node, found);
    }
    settings.base_url =
        fields.url("base_url", found).map(|url| if url.ends_with('/') { url } else { format!("{url}/") });
    settings.publisher = fields.get("publisher").and_then(|node| publisher(node, &languages, found));
    settings.license = fields.string("license", found);
    if let Some(theme) = fields.string("theme", found) {
        settings.theme = theme;
    }
    settings.accent = accent(&mut fields, found);
    if let Some((zone, span)) = fields.text("timezone", found) {
        if is_offset(zone) {
            settings.timezone = zone.to_owned();
        } else {
            found.push(rules::bad_setting(span, zone, "+08:00"));
        }
    }
    settings.topics = fields.get("topics").map(|node| topics(node, &languages, found)).unwrap_or_default();
    for node in fields.get("headline").map(list).unwrap_or_default() {
        open.headline.extend(scalar(node, found).map(|(text, span)| (text.to_owned(), span)));
    }
    open.contents = fields.get("pages").map(|node| contents::read(node, &languages, found)).unwrap_or_default();
    if let Some((near, span)) = fields.text("near", found) {
        match near
            .strip_suffix('%')
            .and_then(decimal)
            .filter(|near| *near >= Decimal::ZERO && *near < Decimal::ONE_HUNDRED)
        {
            Some(near) => settings.near = near / Decimal::ONE_HUNDRED,
            None => found.push(rules::bad_setting(span, near, "2%")),
        }
    }
    settings.rates = fields
        .get("rates")
        .map(list)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|node| rate(node, &languages, found))
        .collect();
    settings.data = fields.get("data").map(|node| data(node, found));
    settings.full_text = fields.word("search", SEARCHES, found);
    if let Some(node) = fields.get("units") {
        settings.units = units(node, &languages, found);
    }
    settings.government = fields.get("government").and_then(|node| government(node, &languages, found));
    settings.footer = fields.localized("footer", &languages, found);
    settings.share_font = fields.get("share").and_then(|node| share_font(node, found));
    fields.finish(found);
    open
}

/// Resolves what names indicators.
pub fn link(open: &OpenSettings, site: &mut Site, names: &Names, found: &mut Diagnostics) {
    site.settings.headline =
        open.headline.iter().filter_map(|(name, span)| names.indicator(name, *span, found)).collect();
}

fn check_languages(node: &Node, found: &mut Diagnostics) {
    let items = list(node);
    if items.is_empty() {
        found.push(rules::missing_key(node.span, "languages"));
    }
    let mut seen: Vec<&str> = Vec::new();
    for item in items {
        let Some((code, span)) = scalar(item, found) else { continue };
        let letters = code
            .split('-')
            .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        if !letters || code.split('-').next().is_none_or(|head| !(2..=3).contains(&head.len())) || seen.contains(&code)
        {
            found.push(rules::bad_setting(span, code, "zh"));
        }
        seen.push(code);
    }
}

fn is_offset(zone: &str) -> bool {
    let bytes = zone.as_bytes();
    let digits =
        |range: std::ops::Range<usize>| bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    zone == "Z"
        || (bytes.len() == 6
            && matches!(bytes.first(), Some(b'+' | b'-'))
            && digits(1..3)
            && digits(4..6)
            && bytes.get(3) == Some(&b':')
            // RFC 3339: no clock is further off than this, and a feed with one is no feed.
            && zone.get(1..3).is_some_and(|hours| hours < "24")
            && zone.get(4..6).is_some_and(|minutes| minutes < "60"))
}

fn accent(fields: &mut Fields<'_>, found: &mut Diagnostics) -> Option<String> {
    let (text, span) = fields.text("accent", found)?;
    let hex = text.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()));
    if !hex {
        found.push(rules::bad_setting(span, text, "\"#1d70b8\""));
        return None;
    }
    Some(text.to_ascii_lowercase())
}

/// A map from id to name, in its order.
pub fn named(node: &Node, languages: &[String], found: &mut Diagnostics) -> Vec<(String, Localized)> {
    let Value::Map(entries) = &node.value else {
        found.push(not_a_map(node, "应为“标识: 名称”的映射", "a map of `id: name` is due here"));
        return Vec::new();
    };
    super::fields::report_duplicates(entries, false, found);
    let wanted = entries.iter().filter(|entry| !is_own(&entry.key));
    wanted
        .filter_map(|entry: &Entry| {
            if entry.node.value == Value::Empty {
                found.push(rules::missing_key(entry.key_span, "zh"));
                return None;
            }
            super::values::localized(&entry.node, languages, found).map(|name| (entry.key.clone(), name))
        })
        .collect()
}

/// Topics have pages: what names no file (`../x`) names none of them.
fn topics(node: &Node, languages: &[String], found: &mut Diagnostics) -> Vec<(String, Localized)> {
    if let Value::Map(entries) = &node.value {
        let wrong = entries.iter().filter(|entry| !is_own(&entry.key) && !is_file_name(&entry.key));
        wrong.for_each(|entry| found.push(rules::bad_id(entry.key_span, &entry.key)));
    }
    named(node, languages, found).into_iter().filter(|(key, _)| is_file_name(key)).collect()
}

fn publisher(node: &Node, languages: &[String], found: &mut Diagnostics) -> Option<Publisher> {
    if let Value::Scalar(_) = node.value {
        let name = super::values::localized(node, languages, found)?;
        return Some(Publisher { name, url: None, email: None });
    }
    let mut fields = Fields::of(node, &shape::PUBLISHER, found)?;
    let name = fields.require("name", found).and_then(|node| super::values::localized(node, languages, found));
    let url = fields.url("url", found);
    let email = fields.string("email", found);
    fields.finish(found);
    Some(Publisher { name: name?, url, email })
}

fn share_font(node: &Node, found: &mut Diagnostics) -> Option<NamedFile> {
    let mut fields = Fields::of(node, &shape::SHARE_PICTURE, found)?;
    let font = fields.text("font", found);
    fields.finish(found);
    font.map(|(path, span)| NamedFile { path: format!("content/{path}"), span })
}

fn rate(node: &Node, languages: &[String], found: &mut Diagnostics) -> Option<Rate> {
    let mut fields = Fields::of(node, &shape::RATE, found)?;
    let from = fields.require("from", found).and_then(|node| scalar(node, found));
    let to = fields.require("to", found).and_then(|node| scalar(node, found));
    let period = fields.require("period", found).and_then(|node| super::values::period(node, found));
    let value = fields.require("rate", found).and_then(|node| scalar(node, found));
    let source = fields.localized("source", languages, found);
    fields.finish(found);
    let (text, span) = value?;
    let Some(rate) = decimal(text).filter(|rate| *rate > Decimal::ZERO) else {
        found.push(rules::bad_number(span, text, "6.8976"));
        return None;
    };
    for (code, span) in [from?, to?] {
        if !CURRENCIES.contains(&code) {
            found.push(rules::unknown_word(span, "from", code, CURRENCIES));
            return None;
        }
    }
    Some(Rate { from: from?.0.to_owned(), to: to?.0.to_owned(), period: period?, rate, source })
}

/// The formats of data files.
fn data(node: &Node, found: &mut Diagnostics) -> BTreeSet<DataFormat> {
    let mut formats = BTreeSet::new();
    for (text, span) in list(node).into_iter().filter_map(|item| scalar(item, found)).collect::<Vec<_>>() {
        match DATA_FORMATS.iter().find(|(word, _)| *word == text) {
            Some((_, format)) => drop(formats.insert(*format)),
            None => found.push(rules::unknown_word(span, "data", text, &names(DATA_FORMATS))),
        }
    }
    formats
}

fn units(node: &Node, languages: &[String], found: &mut Diagnostics) -> Units {
    let Value::Map(entries) = &node.value else {
        found.push(not_a_map(node, "应为“单位: …”的映射", "a map of `symbol: …` is due here"));
        return Units::default();
    };
    super::fields::report_duplicates(entries, false, found);
    let built_in = Units::default();
    let mut custom: Vec<CustomUnit> = Vec::new();
    for entry in entries.iter().filter(|entry| !is_own(&entry.key)) {
        let known = Units::new(custom.iter().cloned());
        if let Some(unit) = custom_unit(entry, languages, if custom.is_empty() { &built_in } else { &known }, found) {
            custom.push(unit);
        }
    }
    Units::new(custom)
}

fn custom_unit(entry: &Entry, languages: &[String], known: &Units, found: &mut Diagnostics) -> Option<CustomUnit> {
    let symbol = entry.key.clone();
    if symbol.is_empty() || symbol.starts_with(|c: char| c.is_ascii_digit() || "+-.,，".contains(c)) {
        found.push(rules::bad_unit_definition(entry.key_span, &symbol));
        return None;
    }
    let mut fields = Fields::of(&entry.node, &shape::UNIT, found)?;
    let name = fields.require("name", found).and_then(|node| super::values::localized(node, languages, found));
    let of = fields.text("of", found);
    let factor = fields.text("factor", found);
    fields.finish(found);
    let name = name?;
    let factor = match factor {
        None => Decimal::ONE,
        Some((text, span)) => match decimal(&text.replace(',', "")).filter(|factor| *factor > Decimal::ZERO) {
            Some(factor) => factor,
            None => {
                found.push(rules::bad_number(span, text, "10000"));
                return None;
            }
        },
    };
    let zh = name.by_lang.get("zh").cloned().unwrap_or_else(|| symbol.clone());
    let en = name.by_lang.get("en").cloned().unwrap_or_else(|| name.text(&name.source).to_owned());
    let of = match of {
        None => None,
        Some((of, span)) => {
            let Some(unit) = known.find(of) else {
                let symbols = known.known_symbols();
                found.push(rules::unknown_unit(span, of, crate::diag::nearest(of, symbols.iter().map(String::as_str))));
                return None;
            };
            Some((unit, factor))
        }
    };
    Some(CustomUnit { symbol, zh, en, of })
}

fn government(node: &Node, languages: &[String], found: &mut Diagnostics) -> Option<Government> {
    let mut fields = Fields::of(node, &shape::GOVERNMENT, found)?;
    let mut government = Government {
        site_name: fields.localized("site_name", languages, found),
        site_domain: fields.string("site_domain", found),
        site_id_code: fields.string("site_id_code", found),
        ..Government::default()
    };
    if let Some(node) = fields.get("footer")
        && let Some(mut footer) = Fields::of(node, &shape::FOOTER, found)
    {
        government.organizer = footer.localized("organizer", languages, found);
        government.operator = footer.localized("operator", languages, found);
        government.icp = footer.localized("icp", languages, found);
        government.police = footer.localized("police", languages, found);
        government.contact = footer.localized("contact", languages, found);
        footer.finish(found);
    }
    fields.finish(found);
    Some(government)
}
