//! Web pages as saved from government sites → parts: tags of the head, labelled values, the body without furniture.
//!
//! The tree is our own: what browsers do about unclosed tags takes quadratic time on hostile pages, and no page needs it to
//! be read. Depth is bounded, so that walks may recurse.

mod blocks;
mod content;
mod table;
mod tree;

use super::metadata::Field;
use super::structure::Reading;
use tree::{Node, Tree};

/// Whether a text is a web page: tags of its frame, or more than a few of paragraphs and tables.
pub(super) fn is_page(text: &str) -> bool {
    let head: String = text.chars().take(2000).collect::<String>().to_ascii_lowercase();
    let head = head.trim_start();
    let frame = ["<!doctype html", "<html", "<head", "<body"];
    frame.iter().any(|tag| head.contains(tag))
        || ["<p>", "<p ", "<div", "<table", "<h1", "<h2", "<ul", "<meta"].iter().any(|tag| head.starts_with(tag))
}

/// Names of `<meta>` tags by the guideline for government sites, and what they are.
const TAGS: &[(&str, Field)] = &[
    ("articletitle", Field::Title),
    ("pubdate", Field::Published),
    ("publishdate", Field::Published),
    ("contentsource", Field::Source),
    ("columnname", Field::Category),
];

/// Reads a page.
pub(super) fn read(text: &str) -> Reading {
    let tree = Tree::parse(text);
    let mut reading = Reading::default();
    for meta in tree.nodes().filter(|node| node.tag == "meta") {
        let name = meta.attribute("name").unwrap_or("").to_ascii_lowercase();
        if let Some((_, field)) = TAGS.iter().find(|(tag, _)| *tag == name) {
            reading.fields.offer(*field, meta.attribute("content").unwrap_or(""));
        }
    }
    if reading.fields.get(Field::Title).is_none()
        && let Some(title) = title(&tree)
    {
        reading.fields.offer(Field::Title, &title);
    }
    blocks::read(&tree, &mut reading);
    reading
}

/// The title that the first large heading prints and `<title>` confirms, or `<title>` without the name of the site.
fn title(tree: &Tree) -> Option<String> {
    let of = |node: (usize, &Node)| tree.text(node.0);
    let page = tree.indexed().find(|(_, node)| node.tag == "title").map(of).unwrap_or_default();
    let headings = tree.indexed().filter(|(_, node)| matches!(node.tag, "h1" | "h2" | "h3")).map(of);
    let confirmed = headings
        .map(|heading| super::metadata::squeezed(&heading))
        .find(|heading| heading.chars().count() >= 4 && page.contains(heading.as_str()));
    confirmed.or_else(|| {
        let parts = page.split(['_', '|', '—', '–']).flat_map(|part| part.split(" - ")).map(str::trim);
        let parts: Vec<&str> = parts.filter(|part| part.chars().count() >= 4).collect();
        parts.iter().find(|part| super::metadata::is_kind_word_at_end(part)).map(|part| (*part).to_owned())
    })
}
