//! What of a page is its body: where the sentences are, without menus, lists of links and footers.

use super::tree::{SILENT, Tree};

/// What a node holds, those below it included.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Measure {
    /// Characters that are no blanks.
    pub characters: usize,
    /// Those of links to other pages; links to files are part of the body.
    pub linked: usize,
    pub links: usize,
    /// Characters of texts with sentence marks, and of cells.
    pub prose: usize,
    /// Full stops.
    pub stops: usize,
    /// Tables, itself included.
    pub tables: usize,
}

/// The measures of all nodes.
pub(super) struct Measures(Vec<Measure>);

/// Files that a report may bring along.
const FILES: &[&str] = &[".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".et", ".zip", ".rar", ".ofd"];

fn is_file(href: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or("").to_ascii_lowercase();
    FILES.iter().any(|ending| path.ends_with(ending))
}

impl Measures {
    /// Measures a tree from its leaves to its root.
    pub fn of(tree: &Tree) -> Measures {
        let mut list = vec![Measure::default(); tree.len()];
        // Every node stands behind its parent, so that one pass from the end adds all of them up.
        for (index, node) in tree.indexed().rev() {
            if SILENT.contains(&node.tag) {
                continue;
            }
            let mut own = list.get(index).copied().unwrap_or_default();
            if node.tag == "#text" {
                own.characters = node.text.chars().filter(|c| !c.is_whitespace()).count();
                own.stops = node.text.matches('。').count();
                let is_prose = node.text.contains(['，', '。', '；', '、']) && own.characters >= 12;
                own.prose = if is_prose { own.characters } else { 0 };
            }
            if matches!(node.tag, "td" | "th") {
                own.prose = own.characters - own.linked;
            }
            if node.tag == "a" && !node.attribute("href").is_some_and(is_file) {
                own.linked = own.characters;
                own.links = 1;
                own.prose = 0;
            }
            own.tables += usize::from(node.tag == "table");
            if let Some(slot) = list.get_mut(index) {
                *slot = own;
            }
            if let Some(parent) = list.get_mut(node.parent).filter(|_| index > 0) {
                parent.characters += own.characters;
                parent.linked += own.linked;
                parent.links += own.links;
                parent.prose += own.prose;
                parent.stops += own.stops;
                parent.tables += own.tables;
            }
        }
        Measures(list)
    }

    pub fn get(&self, node: usize) -> Measure {
        self.0.get(node).copied().unwrap_or_default()
    }

    /// The smallest element that holds nearly all sentences of the page.
    pub fn body(&self, tree: &Tree) -> usize {
        let mut node = 0;
        loop {
            let own = self.get(node);
            let inner = tree.children(node).find(|(index, _)| {
                let child = self.get(*index);
                // A link holds no prose, whatever stands in it: `<a href="/"><td>全年……</td></a>`.
                child.prose > 0 && own.prose.saturating_sub(child.prose) <= 40 && child.stops == own.stops
            });
            match inner {
                // A paragraph, a row or a cell is no body of its own.
                Some((index, child))
                    if !matches!(child.tag, "p" | "#text" | "table" | "tbody" | "tr" | "span" | "x") =>
                {
                    node = index
                }
                Some((index, child)) if child.tag == "x" && tree.children(index).count() > 1 => node = index,
                _ => return node,
            }
        }
    }

    /// Whether an element is furniture by what it holds and by what it is called.
    pub fn is_furniture(&self, tree: &Tree, node: usize) -> bool {
        let Some(element) = tree.get(node) else { return false };
        let own = self.get(node);
        let is_container = matches!(
            element.tag,
            "div"
                | "ul"
                | "ol"
                | "dl"
                | "table"
                | "section"
                | "nav"
                | "footer"
                | "aside"
                | "header"
                | "form"
                | "td"
                | "fieldset"
        );
        if !is_container || own.stops > 1 || own.characters > 600 {
            return false;
        }
        if own.links >= 3 && own.stops == 0 && own.linked * 10 > own.characters * 6 {
            return true;
        }
        matches!(element.tag, "nav" | "footer") || (own.stops == 0 && own.characters <= 300 && is_called_so(element))
    }
}

/// Whether id or class name a menu, a footer, tools.
fn is_called_so(element: &super::Node) -> bool {
    const NAMES: &[&str] = &[
        "nav",
        "menu",
        "foot",
        "footer",
        "copyright",
        "share",
        "bread",
        "crumb",
        "crumbs",
        "breadcrumb",
        "sidebar",
        "toolbar",
        "fontsize",
        "related",
        "recommend",
        "login",
        "search",
        "pager",
        "pagination",
        "bdsharebuttonbox",
    ];
    let names = [element.attribute("class"), element.attribute("id")];
    let words = names.into_iter().flatten().flat_map(|names| names.split([' ', '-', '_']));
    words.map(str::to_ascii_lowercase).any(|word| NAMES.contains(&word.as_str()))
}
