//! Permissions in prose: `<!-- allow N101: reason -->` before a block covers that block, on the first line the file.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::diag::Diagnostics;
use crate::model::{Allow, Prose};
use crate::rules;
use crate::source::Span;

/// Reads the permissions of a text.
pub fn permissions(prose: &Prose, found: &mut Diagnostics) -> Vec<Allow> {
    let mut permissions = Vec::new();
    let text = &*prose.text;
    if !text.contains("<!--") {
        return permissions;
    }
    let blocks = Blocks::of(text);
    let mut rest = 0;
    while let Some(at) = text.get(rest..).and_then(|tail| tail.find("<!--")).map(|at| rest + at) {
        let Some(end) = text.get(at..).and_then(|tail| tail.find("-->")).map(|end| at + end + 3) else { break };
        rest = end;
        let inner = text.get(at + 4..end - 3).unwrap_or("").trim();
        let Some(permission) = inner.strip_prefix("allow ").filter(|_| !blocks.is_quoted(text, at)) else { continue };
        let span = prose.span(at, end);
        let (code, reason) = permission.split_once([':', '：']).unwrap_or((permission, ""));
        let (code, reason) = (code.trim(), reason.trim());
        if reason.is_empty() {
            found.push(rules::allow_without_reason(span, code));
            continue;
        }
        if !rules::is_code(code) {
            found.push(rules::unknown_code(span, code));
            continue;
        }
        let covers =
            if is_on_first_line(text, at) { Span::new(prose.file, 0, usize::MAX) } else { blocks.after(prose, end) };
        permissions.push(Allow {
            code: code.to_owned(),
            at: None,
            covers: Some(covers),
            reason: reason.to_owned(),
            span,
        });
    }
    permissions
}

/// Whether nothing but other comments stands before it, and on its line.
fn is_on_first_line(text: &str, at: usize) -> bool {
    let mut before = text.get(..at).unwrap_or("").trim_start();
    while let Some((_, after)) = before.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
        before = after.trim_start_matches([' ', '\t']);
    }
    before.is_empty()
}

/// What a comment can cover, and where it is none.
#[derive(Default)]
struct Blocks {
    /// Blocks that stand in no other, those of HTML apart.
    outer: Vec<Range<usize>>,
    html: Vec<Range<usize>>,
    code: Vec<Range<usize>>,
}

impl Blocks {
    fn of(text: &str) -> Blocks {
        let mut blocks = Blocks::default();
        let mut depth = 0_usize;
        for (event, range) in
            Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES).into_offset_iter()
        {
            match event {
                Event::Start(tag) => {
                    match tag {
                        Tag::HtmlBlock if depth == 0 => blocks.html.push(range),
                        Tag::CodeBlock(_) => {
                            blocks.code.push(range.clone());
                            blocks.outer.extend((depth == 0).then_some(range));
                        }
                        _ if depth == 0 => blocks.outer.push(range),
                        _ => {}
                    }
                    depth += 1;
                }
                Event::End(_) => depth = depth.saturating_sub(1),
                Event::Code(_) => blocks.code.push(range),
                _ => {}
            }
        }
        blocks
    }

    /// Whether the place lies in code, or behind a stroke: `<!-- allow W106: … -->` shown to readers is no permission.
    fn is_quoted(&self, text: &str, at: usize) -> bool {
        let is_escaped = text.get(..at).is_some_and(|before| before.ends_with('\\'));
        is_escaped || self.code.iter().any(|range| range.contains(&at))
    }

    /// From the comment to the end of the block that follows it; within a block, to the next blank line.
    fn after(&self, prose: &Prose, from: usize) -> Span {
        let is_outer = self.html.iter().any(|range| range.contains(&from.saturating_sub(1)));
        if is_outer && let Some(next) = self.outer.iter().find(|range| range.start >= from) {
            return prose.span(from, next.end);
        }
        let tail = prose.text.get(from..).unwrap_or("");
        let lead = tail.len() - tail.trim_start().len();
        let block = tail.get(lead..).unwrap_or("");
        let length = block.find("\n\n").or_else(|| block.find("\n\r\n")).unwrap_or(block.len());
        prose.span(from, from + lead + length)
    }
}
