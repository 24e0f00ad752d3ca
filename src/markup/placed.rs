//! The numbers that placeholders write: what the front matter states once, the other language may spell out.

use super::Text;
use super::blocks::Block;
use super::pieces::Piece;
use super::reading::{Number, is_threshold};
use crate::model::Prose;
use crate::prose::mention::Mention;
use crate::prose::qualifier;
use crate::quantity::Units;
use crate::source::Span;

/// All of them, in order. They are read within their block: what 增长 before the braces says belongs to the number.
pub fn placed(prose: &Prose, text: &Text, units: &Units) -> Vec<Number> {
    let mut placed = Vec::new();
    for block in &text.blocks {
        let mut slots = slots(prose, text, block);
        let mentions = if slots.is_empty() { &[][..] } else { block.mentions(units) };
        for mention in mentions {
            let overlaps = |(start, end, _): &(usize, usize, Span)| mention.start < *end && *start < mention.end;
            let Some(span) = slots.iter().find(|slot| overlaps(slot)).map(|(_, _, span)| *span) else { continue };
            placed.push(number(block, mention, span));
            // One number each: the ≈ 66.7 ha that English adds to 1,000 mu is no other.
            slots.retain(|slot| !overlaps(slot));
        }
    }
    placed
}

/// The placeholders of a block: start and end in its text, and the place in the source.
fn slots(prose: &Prose, text: &Text, block: &Block) -> Vec<(usize, usize, Span)> {
    let of_part = |part: &super::blocks::Part| {
        let item = text.items.get(part.item)?;
        let Piece::Slot(number) = item.piece else { return None };
        let end = part.start + text.slot_texts.get(number)?.len();
        Some((part.start, end, prose.span(item.range.start, item.range.end)))
    };
    block.parts.iter().filter(|part| !part.is_run).filter_map(of_part).collect()
}

fn number(block: &Block, mention: &Mention, span: Span) -> Number {
    let qualified = qualifier::beside(&block.text, mention.start, mention.end);
    Number {
        span,
        text: block.text.get(mention.start..mention.end).unwrap_or("").to_owned(),
        qualified: block.text.get(qualified.start..qualified.end).unwrap_or("").to_owned(),
        mention: mention.clone(),
        comparator: qualified.comparator,
        is_threshold: is_threshold(&block.text, mention.end),
        section: block.section,
        named: None,
        is_claimed: true,
    }
}
