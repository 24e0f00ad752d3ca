//! The sentences that hold figures, each an element of its own: a link leads to a number, and the style sheet shows the
//! sentence around it without a script.
//!
//! In: the pieces, and where the figures stand in them. Out: the places at which a `<span class="sentence">` opens and
//! closes. Elements never cross: a sentence that begins or ends within inline markup (**总量。增速**加快) is widened to
//! what stands around that markup.

use std::collections::BTreeMap;
use std::ops::Range;

use super::stops::stops;
use crate::markup::Text;
use crate::markup::blocks::{Block, BlockKind};
use crate::markup::figures::Claims;
use crate::markup::pieces::{Item, Piece, is_inline, is_inline_end};

/// A place among the pieces: in the text of one, or before it (0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    item: usize,
    offset: usize,
}

impl Place {
    fn before(item: usize) -> Place {
        Place { item, offset: 0 }
    }
}

/// Where sentences open and close, in order.
#[derive(Debug, Default)]
pub struct Sentences {
    /// By piece: places in its text, and what is written there.
    edges: BTreeMap<usize, Vec<(usize, &'static str)>>,
}

impl Sentences {
    /// The sentences of a text that hold figures with a permalink. Cells of tables are left as they are.
    pub fn of(text: &Text, claims: &Claims) -> Sentences {
        let mut sentences = Sentences::default();
        if claims.marks.is_empty() && claims.slots.is_empty() {
            return sentences;
        }
        for block in text.blocks.iter().filter(|block| block.kind != BlockKind::Cell) {
            let figures = figures_of(block, text, claims);
            let Some(scope) = (!figures.is_empty()).then(|| Scope::of(block, text, &figures)).flatten() else {
                continue;
            };
            let mut spans: Vec<(Place, Place)> =
                figures.iter().map(|(from, to)| scope.around(*from, *to)).filter(|(from, to)| from < to).collect();
            spans.sort_by_key(|(from, to)| (*from, std::cmp::Reverse(*to)));
            let mut end = Place::before(0);
            for (from, to) in spans.into_iter().filter(|(from, to)| from < to) {
                // What lies within a sentence already open needs no other.
                if from >= end {
                    sentences.edge(from, "<span class=\"sentence\">");
                    sentences.edge(to, "</span>");
                    end = to;
                }
            }
        }
        sentences
    }

    fn edge(&mut self, at: Place, html: &'static str) {
        self.edges.entry(at.item).or_default().push((at.offset, html));
    }

    /// What is written in or before a piece, by the place in its text.
    pub fn at(&self, item: usize) -> impl Iterator<Item = (usize, &'static str)> {
        self.edges.get(&item).map_or(&[][..], Vec::as_slice).iter().copied()
    }
}

/// The figures of a block that carry an id: from, to.
fn figures_of(block: &Block, text: &Text, claims: &Claims) -> Vec<(Place, Place)> {
    let mut figures = Vec::new();
    for part in &block.parts {
        let length = length_of(text.items.get(part.item));
        for mark in claims.marks.get(&part.item).into_iter().flatten() {
            let end = Place { item: part.item, offset: mark.end };
            let to = if mark.end >= length { Place::before(part.item + 1) } else { end };
            figures.push((Place { item: part.item, offset: mark.start }, to));
        }
        if claims.slots.contains_key(&part.item) {
            figures.push((Place::before(part.item), Place::before(part.item + 1)));
        }
    }
    figures
}

fn length_of(item: Option<&Item>) -> usize {
    match item.map(|item| &item.piece) {
        Some(Piece::Text(run)) => run.text.len(),
        _ => 0,
    }
}

/// Where one sentence ends and the next begins: a blank between belongs to neither.
#[derive(Debug, Clone, Copy)]
struct Break {
    end: Place,
    start: Place,
}

/// An element of inline markup, by the number of the piece that opens it; `None` is the block itself.
type Node = Option<usize>;

/// A block's pieces, the inline elements they stand in, and the breaks between sentences.
struct Scope {
    /// All pieces of the block.
    range: Range<usize>,
    /// By piece of `range`: the element around it.
    levels: Vec<Node>,
    /// The piece that closes an element.
    ends: BTreeMap<usize, usize>,
    breaks: Vec<Break>,
}

impl Scope {
    fn of(block: &Block, text: &Text, figures: &[(Place, Place)]) -> Option<Scope> {
        let range = range_of(block, text)?;
        let mut levels = Vec::with_capacity(range.len());
        let mut ends = BTreeMap::new();
        let mut open: Vec<usize> = Vec::new();
        for (index, item) in text.items.iter().enumerate().take(range.end).skip(range.start) {
            levels.push(open.last().copied());
            match &item.piece {
                Piece::Start(_) => open.push(index),
                Piece::End(_) => ends.extend(open.pop().map(|start| (start, index))),
                _ => {}
            }
        }
        let mut scope = Scope { range, levels, ends, breaks: Vec::new() };
        let at_stops = stops(&block.text).into_iter().filter_map(|stop| scope.behind(stop, block, text));
        let at_lines = block.parts.iter().filter(|part| is_line_break(text, part.item));
        let places = at_stops.chain(at_lines.map(|part| Place::before(part.item)));
        let is_free = |place: &Place| !figures.iter().any(|(from, to)| from < place && place < to);
        let mut breaks: Vec<Break> = places.filter(is_free).map(|end| scope.break_at(end, text)).collect();
        breaks.sort_by_key(|one| one.end);
        scope.breaks = breaks;
        Some(scope)
    }

    /// The place behind a stop of the block's text.
    fn behind(&self, stop: usize, block: &Block, text: &Text) -> Option<Place> {
        let part = block.parts.iter().rev().find(|part| part.start < stop)?;
        let offset = stop - part.start;
        let length = length_of(text.items.get(part.item));
        Some(if part.is_run && offset < length {
            Place { item: part.item, offset }
        } else {
            Place::before(part.item + 1)
        })
    }

    /// A break, moved behind the markup that ends with the sentence (**增长。**) and behind its footnotes.
    fn break_at(&self, end: Place, text: &Text) -> Break {
        let mut end = end;
        while end.offset == 0 && end.item < self.range.end {
            match text.items.get(end.item).map(|item| &item.piece) {
                Some(Piece::Footnote(_) | Piece::End(_)) => end = Place::before(end.item + 1),
                _ => break,
            }
        }
        let start = match text.items.get(end.item).map(|item| &item.piece) {
            Some(Piece::HardBreak) => Place::before(end.item + 1),
            Some(Piece::Text(run)) => {
                let rest = run.text.get(end.offset..).unwrap_or("");
                let offset = end.offset + rest.len() - rest.trim_start().len();
                if offset < run.text.len() { Place { offset, ..end } } else { Place::before(end.item + 1) }
            }
            _ => end,
        };
        Break { end, start }
    }

    fn level(&self, item: usize) -> Node {
        item.checked_sub(self.range.start).and_then(|at| self.levels.get(at)).copied().flatten()
    }

    /// Where the content of an element starts and ends.
    fn content(&self, node: Node) -> (Place, Place) {
        match node {
            None => (Place::before(self.range.start), Place::before(self.range.end)),
            Some(start) => {
                let end = self.ends.get(&start).copied().unwrap_or(self.range.end);
                (Place::before(start + 1), Place::before(end))
            }
        }
    }

    /// The sentence around a figure: between breaks of one element, the innermost that holds it whole.
    fn around(&self, from: Place, to: Place) -> (Place, Place) {
        let mut node = self.level(from.item);
        loop {
            let (first, last) = self.content(node);
            let is_inside = |place: Place| first <= place && place <= last && self.level(place.item) == node;
            let before =
                self.breaks.iter().rev().map(|one| one.start).find(|place| *place <= from && is_inside(*place));
            let after = self.breaks.iter().map(|one| one.end).find(|place| *place >= to && is_inside(*place));
            let before = before.or_else(|| self.opens_sentence(node).then_some(first));
            let after = after.or_else(|| self.closes_sentence(node).then_some(last));
            match (before, after, node) {
                (Some(before), Some(after), _) => return (before, after),
                (before, after, None) => return (before.unwrap_or(first), after.unwrap_or(last)),
                (_, _, Some(start)) => node = self.level(start),
            }
        }
    }

    /// Whether a sentence starts with an element.
    fn opens_sentence(&self, node: Node) -> bool {
        let Some(start) = node else { return true };
        let place = Place::before(start);
        let parent = self.level(start);
        self.breaks.iter().any(|one| one.start == place)
            || (self.content(parent).0 == place && self.opens_sentence(parent))
    }

    /// Whether a sentence ends with an element.
    fn closes_sentence(&self, node: Node) -> bool {
        let Some(start) = node else { return true };
        let place = Place::before(self.ends.get(&start).map_or(self.range.end, |end| end + 1));
        let parent = self.level(start);
        self.breaks.iter().any(|one| one.end == place)
            || (self.content(parent).1 == place && self.closes_sentence(parent))
    }
}

/// All pieces of a block, its outer inline markup included.
fn range_of(block: &Block, text: &Text) -> Option<Range<usize>> {
    let (first, last) = (block.parts.first()?.item, block.parts.last()?.item);
    let is_within = |item: &Item| match &item.piece {
        Piece::Start(tag) => is_inline(tag),
        Piece::End(tag) => is_inline_end(*tag),
        Piece::Rule => false,
        _ => true,
    };
    let before = text.items.get(..first)?.iter().rev().take_while(|item| is_within(item)).count();
    let after = text.items.get(last..)?.iter().take_while(|item| is_within(item)).count();
    Some(first - before..last + after)
}

fn is_line_break(text: &Text, item: usize) -> bool {
    matches!(text.items.get(item).map(|item| &item.piece), Some(Piece::HardBreak))
}
