//! A page as a tree of bounded depth, built in one pass over its tokens.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// Elements below this depth become siblings.
const DEEPEST: usize = 160;

/// An element, or a text where `tag` is `#text`.
#[derive(Debug)]
pub(super) struct Node {
    pub tag: &'static str,
    pub parent: usize,
    first_child: usize,
    last_child: usize,
    next: usize,
    /// 1-based line of the source.
    pub line: usize,
    pub text: String,
    attributes: Vec<(&'static str, String)>,
}

impl Node {
    /// The value of an attribute that is read at all.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }
}

const NONE: usize = usize::MAX;

/// The tree; the root is node 0, and every node stands behind its parent.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

/// The tags that mean something here; all others are one.
const TAGS: &[&str] = &[
    "a",
    "article",
    "aside",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "img",
    "input",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "p",
    "pre",
    "s",
    "script",
    "section",
    "select",
    "span",
    "strike",
    "strong",
    "style",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta"];
const VOID_UNKNOWN: &[&[u8]] = &[b"area", b"base", b"col", b"embed", b"param", b"source", b"track", b"wbr"];

const ATTRIBUTES: &[&str] = &["class", "colspan", "content", "href", "id", "name", "rowspan", "style"];

/// Elements whose text is none of the page.
pub(super) const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "iframe", "object", "select", "option", "button", "svg", "textarea",
    "title",
];

/// Elements that end a line before and behind them.
pub(super) fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

fn known(list: &[&'static str], name: &[u8]) -> Option<&'static str> {
    list.iter().copied().find(|tag| tag.as_bytes() == name)
}

/// The tags that an opening tag closes, and those past which it looks for none.
fn closes(tag: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match tag {
        "li" => (&["li"], &["ul", "ol", "td", "th", "table"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl", "td", "th", "table"]),
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "tr" => (&["tr"], &["table"]),
        "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
        _ if is_block(tag) => (&["p"], &["td", "th", "table", "li", "div"]),
        _ => (&[], &[]),
    }
}

struct Builder {
    nodes: Vec<Node>,
    /// The open elements.
    stack: Vec<usize>,
    /// Tags that were too deep to be opened, so that their ends close nothing else.
    skipped: Vec<&'static str>,
    /// The attribute whose value comes next.
    attribute: Option<&'static str>,
}

impl Builder {
    fn top(&self) -> usize {
        self.stack.last().copied().unwrap_or(0)
    }

    fn tag_of(&self, node: usize) -> &'static str {
        self.nodes.get(node).map_or("", |node| node.tag)
    }

    fn add(&mut self, tag: &'static str, text: String, line: usize) -> usize {
        let (parent, own) = (self.top(), self.nodes.len());
        let node =
            Node { tag, parent, first_child: NONE, last_child: NONE, next: NONE, line, text, attributes: Vec::new() };
        self.nodes.push(node);
        if own == 0 {
            return own;
        }
        let last = self.nodes.get(parent).map_or(NONE, |parent| parent.last_child);
        match self.nodes.get_mut(last) {
            Some(last) => last.next = own,
            None => {
                if let Some(parent) = self.nodes.get_mut(parent) {
                    parent.first_child = own;
                }
            }
        }
        if let Some(parent) = self.nodes.get_mut(parent) {
            parent.last_child = own;
        }
        own
    }

    fn open(&mut self, name: &[u8], line: usize) {
        let tag = known(TAGS, name).unwrap_or("x");
        let (closed, fences) = closes(tag);
        let found = self.stack.iter().rposition(|node| closed.contains(&self.tag_of(*node)));
        let fence = self.stack.iter().rposition(|node| fences.contains(&self.tag_of(*node)));
        if let Some(at) = found.filter(|at| *at > 0 && fence.is_none_or(|fence| fence < *at)) {
            self.stack.truncate(at);
        }
        let own = self.add(tag, String::new(), line);
        if VOID.contains(&tag) || VOID_UNKNOWN.contains(&name) {
            return;
        }
        if self.stack.len() < DEEPEST {
            self.stack.push(own);
        } else {
            self.skipped.push(tag);
        }
    }

    fn close(&mut self, name: &[u8], line: usize) {
        let tag = known(TAGS, name).unwrap_or("x");
        if self.skipped.last() == Some(&tag) {
            self.skipped.pop();
            return;
        }
        if tag == "br" {
            self.add("br", String::new(), line);
            return;
        }
        let fence = match tag {
            "table" | "body" | "html" => None,
            "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" => {
                self.stack.iter().rposition(|node| self.tag_of(*node) == "table")
            }
            _ => self.stack.iter().rposition(|node| matches!(self.tag_of(*node), "td" | "th" | "table")),
        };
        let found = self.stack.iter().rposition(|node| self.tag_of(*node) == tag);
        // The body is never closed: what follows it still belongs to the page.
        if let Some(at) = found.filter(|at| *at > 0 && fence.is_none_or(|fence| fence < *at))
            && !matches!(tag, "body" | "html")
        {
            self.stack.truncate(at);
            self.skipped.clear();
        }
    }

    fn event(&mut self, event: CallbackEvent<'_>, line: usize) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.open(name, line),
            CallbackEvent::AttributeName { name } => self.attribute = known(ATTRIBUTES, name),
            CallbackEvent::AttributeValue { value } => {
                if let (Some(name), Some(node)) = (self.attribute.take(), self.nodes.last_mut()) {
                    let value: String = String::from_utf8_lossy(value).chars().take(2000).collect();
                    node.attributes.push((name, value));
                }
            }
            CallbackEvent::EndTag { name } => self.close(name, line),
            CallbackEvent::String { value } => {
                // A page's own title is the one text of its head.
                let tag = self.tag_of(self.top());
                if tag == "title" || !SILENT.contains(&tag) {
                    self.add("#text", String::from_utf8_lossy(value).into_owned(), line);
                }
            }
            _ => {}
        }
    }
}

impl Tree {
    /// Builds the tree of a page.
    pub fn parse(text: &str) -> Tree {
        let mut builder = Builder { nodes: Vec::new(), stack: vec![0], skipped: Vec::new(), attribute: None };
        builder.add("html", String::new(), 1);
        let (mut at, mut line) = (0usize, 1usize);
        let mut handle = |event: CallbackEvent<'_>, span: Span<usize>| -> Option<()> {
            // Tokens come in order, so that every line break is counted once.
            if let Some(passed) = text.as_bytes().get(at..span.start) {
                line += passed.iter().filter(|byte| **byte == b'\n').count();
                at = span.start;
            }
            builder.event(event, line);
            None
        };
        let emitter = CallbackEmitter::new(&mut handle);
        // The events do the work; nothing is handed on.
        Tokenizer::new_with_emitter(text, emitter).for_each(drop);
        Tree { nodes: builder.nodes }
    }

    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = &Node> {
        self.nodes.iter()
    }

    pub fn indexed(&self) -> impl DoubleEndedIterator<Item = (usize, &Node)> {
        self.nodes.iter().enumerate()
    }

    pub fn get(&self, node: usize) -> Option<&Node> {
        self.nodes.get(node)
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn tag(&self, node: usize) -> &'static str {
        self.nodes.get(node).map_or("", |node| node.tag)
    }

    /// The children of a node, with their indices.
    pub fn children(&self, node: usize) -> impl Iterator<Item = (usize, &Node)> {
        let first = self.nodes.get(node).map_or(NONE, |node| node.first_child);
        std::iter::successors(self.nodes.get(first).map(|node| (first, node)), |(_, node)| {
            self.nodes.get(node.next).map(|next| (node.next, next))
        })
    }

    /// All text within a node, in order, with single blanks.
    pub fn text(&self, node: usize) -> String {
        let mut out = String::new();
        self.collect(node, &mut out);
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn collect(&self, node: usize, out: &mut String) {
        for (index, child) in self.children(node) {
            if child.tag == "#text" {
                out.push_str(&child.text);
            } else if child.tag == "br" || is_block(child.tag) {
                out.push(' ');
                self.collect(index, out);
                out.push(' ');
            } else {
                self.collect(index, out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(tree: &Tree, node: usize) -> String {
        let parts = tree.children(node).map(|(index, child)| match child.tag {
            "#text" => child.text.trim().to_owned(),
            tag => format!("{tag}({})", outline(tree, index)),
        });
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn unclosed_tags_close_as_readers_expect() {
        let tree = Tree::parse("<p>甲<p>乙<ul><li>丙<li>丁</ul><table><tr><td>戊<td>己<tr><td>庚</table></b>辛");
        assert_eq!(outline(&tree, 0), "p(甲) p(乙) ul(li(丙) li(丁)) table(tr(td(戊) td(己)) tr(td(庚))) 辛");
    }

    #[test]
    fn lines_and_scripts() {
        let tree = Tree::parse("<script>\nif (a < b) { '<p>' }\n</script>\n<p>\n甲");
        let text = tree.nodes().find(|node| node.text.contains('甲')).unwrap();
        assert_eq!(text.line, 4);
        assert!(!tree.nodes().any(|node| node.text.contains("if")));
    }

    #[test]
    fn depth_is_bounded() {
        let page = format!("{}甲{}乙", "<div>".repeat(10_000), "</div>".repeat(10_000));
        let tree = Tree::parse(&page);
        assert_eq!(tree.text(0), "甲 乙");
    }
}
