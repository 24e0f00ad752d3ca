//! Paragraphs that stand twice in one text: pasted once too often.

use std::collections::BTreeMap;

use super::Text;
use super::blocks::{Block, BlockKind};
use crate::diag::Diagnostics;
use crate::model::Prose;
use crate::rules;
use crate::source::Span;

/// Shorter ones may well be meant: 同上。
const LEAST_CHARACTERS: usize = 20;

/// Reports every paragraph that repeats an earlier one.
pub fn report(prose: &Prose, text: &Text, found: &mut Diagnostics) {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for block in text.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Other)) {
        if block.text.len() < LEAST_CHARACTERS {
            continue;
        }
        let words: String = block.text.split_whitespace().collect();
        if words.chars().count() < LEAST_CHARACTERS {
            continue;
        }
        let span = span(prose, text, block);
        match seen.get(&words) {
            Some(first) => found.push(rules::repeated_paragraph(span, *first)),
            None => {
                seen.insert(words, span);
            }
        }
    }
}

fn span(prose: &Prose, text: &Text, block: &Block) -> Span {
    let range = |part: Option<&super::blocks::Part>| {
        part.and_then(|part| text.items.get(part.item)).map(|item| item.range.clone()).unwrap_or_default()
    };
    prose.span(range(block.parts.first()).start, range(block.parts.last()).end)
}
