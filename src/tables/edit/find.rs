//! The node of a figure in its front matter, found by the place that the observation keeps.

use crate::source::Span;
use crate::yaml::{Entry, Node, Value};

/// A figure as it is written: a scalar (short form) or a map (long form).
#[derive(Debug, Clone, Copy)]
pub struct FigureNode<'a> {
    pub node: &'a Node,
}

impl<'a> FigureNode<'a> {
    /// The text of the short form.
    pub fn scalar(self) -> Option<&'a str> {
        self.node.scalar()
    }

    /// The keys of the long form.
    pub fn entries(self) -> &'a [Entry] {
        crate::read::entries(self.node)
    }

    /// A value of the long form.
    pub fn value(self, key: &str) -> Option<&'a Node> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }
}

/// The figure whose entry stands at `span`.
pub fn figure_at(front: &Node, span: Span) -> Option<FigureNode<'_>> {
    let indicators = crate::read::entries(front).iter().find(|entry| entry.key == "indicators")?;
    match &indicators.node.value {
        Value::Map(entries) => in_map(entries, span),
        Value::List(items) => items.iter().find_map(|item| {
            let group = FigureNode { node: item };
            if group.value("indicator").is_some() {
                return (item.span == span).then_some(group);
            }
            in_map(crate::read::entries(group.value("figures")?), span)
        }),
        _ => None,
    }
}

fn in_map(entries: &[Entry], span: Span) -> Option<FigureNode<'_>> {
    entries.iter().find_map(|entry| match &entry.node.value {
        Value::List(items) => items.iter().find(|item| item.span == span).map(|node| FigureNode { node }),
        _ => {
            let start = entry.node.span.start.min(entry.key_span.start);
            (start == span.start && entry.node.span.end == span.end).then_some(FigureNode { node: &entry.node })
        }
    })
}
