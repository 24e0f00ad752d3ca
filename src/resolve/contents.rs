//! `pages` of site.yaml: the order of the plain pages, and the groups of a table of contents.

use super::fields::{Fields, list, scalar};
use super::values::localized;
use crate::diag::{Diagnostics, nearest};
use crate::lang::Localized;
use crate::model::{PageGroup, Site};
use crate::rules;
use crate::shape;
use crate::source::Span;
use crate::yaml::{Node, Value};

/// An entry of the list, which waits for the pages: a page alone, or a group with its title.
#[derive(Debug)]
pub struct Entry {
    title: Option<Localized>,
    slugs: Vec<(String, Span)>,
}

/// Reads the list.
pub fn read(node: &Node, languages: &[String], found: &mut Diagnostics) -> Vec<Entry> {
    list(node).into_iter().filter_map(|item| entry(item, languages, found)).collect()
}

fn entry(node: &Node, languages: &[String], found: &mut Diagnostics) -> Option<Entry> {
    let slug = |node: &Node, found: &mut Diagnostics| {
        scalar(node, found).map(|(text, span)| (text.trim_end_matches(".md").to_owned(), span))
    };
    let Value::Map(_) = node.value else {
        return Some(Entry { title: None, slugs: vec![slug(node, found)?] });
    };
    let mut fields = Fields::of(node, &shape::PAGE_GROUP, found)?;
    let title = fields.require("title", found).and_then(|node| localized(node, languages, found));
    let pages = fields.require("pages", found).map(list).unwrap_or_default();
    fields.finish(found);
    Some(Entry { title: Some(title?), slugs: pages.into_iter().filter_map(|page| slug(page, found)).collect() })
}

/// Puts the plain pages in the order of the list, those that it does not name behind them, and groups them.
pub fn link(entries: &[Entry], site: &mut Site, found: &mut Diagnostics) {
    let mut waiting: Vec<Option<_>> = std::mem::take(&mut site.pages).into_iter().map(Some).collect();
    let slugs: Vec<String> = waiting.iter().flatten().map(|page| page.slug.clone()).collect();
    for entry in entries {
        let first = site.pages.len();
        for (slug, span) in &entry.slugs {
            let place = slugs.iter().position(|known| known == slug);
            match place.and_then(|place| waiting.get_mut(place)).map(Option::take) {
                Some(Some(page)) => site.pages.push(page),
                Some(None) => found.push(rules::page_listed_twice(*span, slug)),
                None => {
                    let near = nearest(slug, slugs.iter().map(String::as_str));
                    found.push(rules::unknown_page(*span, slug, near));
                }
            }
        }
        if let Some(title) = &entry.title {
            site.contents.push(PageGroup { title: title.clone(), pages: first..site.pages.len() });
        }
    }
    site.pages.extend(waiting.into_iter().flatten());
}
