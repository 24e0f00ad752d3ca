//! Permissions in prose: `<!-- allow N101: reason -->` before a block covers that block, on the first line the file.

use crate::diag::Diagnostics;
use crate::model::{Allow, Prose};
use crate::rules;
use crate::source::Span;

/// Reads the permissions of a text.
pub fn permissions(prose: &Prose, found: &mut Diagnostics) -> Vec<Allow> {
    let mut permissions = Vec::new();
    let text = prose.text.as_str();
    let mut rest = 0;
    while let Some(at) = text.get(rest..).and_then(|tail| tail.find("<!--")).map(|at| rest + at) {
        let Some(end) = text.get(at..).and_then(|tail| tail.find("-->")).map(|end| at + end + 3) else { break };
        rest = end;
        let inner = text.get(at + 4..end - 3).unwrap_or("").trim();
        let Some(permission) = inner.strip_prefix("allow ") else { continue };
        let span = prose.span(at, end);
        let (code, reason) = permission.split_once([':', '：']).unwrap_or((permission, ""));
        if reason.trim().is_empty() {
            found.push(rules::allow_without_reason(span, code.trim()));
            continue;
        }
        let first = text.get(..at).unwrap_or("").trim().is_empty();
        let covers = if first { Span::new(prose.file, 0, usize::MAX) } else { next_block(prose, end) };
        permissions.push(Allow {
            code: code.trim().to_owned(),
            at: None,
            covers: Some(covers),
            reason: reason.trim().to_owned(),
            span,
        });
    }
    permissions
}

/// From the comment to the end of the block that follows: blocks end at a blank line.
fn next_block(prose: &Prose, from: usize) -> Span {
    let tail = prose.text.get(from..).unwrap_or("");
    let lead = tail.len() - tail.trim_start().len();
    let block = tail.get(lead..).unwrap_or("");
    let length = block.find("\n\n").or_else(|| block.find("\n\r\n")).unwrap_or(block.len());
    prose.span(from, from + lead + length)
}
