//! A block of text with its numbers and sentences, and the way from a place in it to the place in the file.

use std::borrow::Cow;

use crate::lang::Tongue;
use crate::markup::Text;
use crate::markup::blocks::{Block, Part};
use crate::markup::pieces::{Item, Piece};
use crate::model::Prose;
use crate::prose::mention::Mention;
use crate::quantity::Units;
use crate::source::Span;

/// No sentence has more bytes than this, over a thousand Han characters.
const LONGEST: usize = 4000;

/// A block with the numbers in it.
pub struct Passage<'a> {
    prose: &'a Prose,
    text: &'a Text,
    block: &'a Block,
    mentions: Cow<'a, [Mention]>,
    tongue: Tongue,
}

/// A sentence of a passage. Places are byte offsets in the passage.
#[derive(Clone, Copy)]
pub struct Sentence<'a> {
    passage: &'a Passage<'a>,
    pub start: usize,
    pub end: usize,
}

impl<'a> Passage<'a> {
    /// A block, read.
    pub fn read(prose: &'a Prose, text: &'a Text, block: &'a Block, units: &Units, tongue: Tongue) -> Passage<'a> {
        // Numbers in words (三个, three parks) are no figures that lists and totals are held against.
        let all = block.mentions(units);
        let mentions = match all.iter().any(|mention| mention.spelled) {
            true => all.iter().filter(|mention| !mention.spelled).cloned().collect(),
            false => Cow::Borrowed(all),
        };
        Passage { prose, text, block, mentions, tongue }
    }

    /// Its sentences. A line break ends none; what is far too long for one is read in pieces, so that every look around
    /// a number is short.
    pub fn sentences(&self) -> Vec<Sentence<'_>> {
        let text = self.block.text.as_str();
        let mut sentences = Vec::new();
        let mut start = 0;
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            let length = end - start;
            let is_cut = length > LONGEST && matches!(c, '，' | ',' | '、' | ' ') || length > 2 * LONGEST;
            if is_cut || self.ends_sentence(at, c) {
                sentences.push(Sentence { passage: self, start, end: at });
                start = end;
            }
        }
        sentences.push(Sentence { passage: self, start, end: text.len() });
        sentences
    }

    fn ends_sentence(&self, at: usize, c: char) -> bool {
        match c {
            '。' | '！' | '？' | '；' | ';' => true,
            '.' if self.tongue == Tongue::En => {
                let (before, after) = self.block.text.split_at_checked(at).unwrap_or_default();
                !before.ends_with("No") && after.chars().nth(1).is_none_or(char::is_whitespace)
            }
            _ => false,
        }
    }

    /// The piece that a place in the block lies in.
    fn part(&self, at: usize) -> Option<(&Part, &Item)> {
        let count = self.block.parts.partition_point(|part| part.start <= at);
        let part = self.block.parts.get(count.checked_sub(1)?)?;
        Some((part, self.text.items.get(part.item)?))
    }

    /// Where what stands at a place of the block starts in the prose.
    fn from(&self, at: usize) -> usize {
        match self.part(at) {
            Some((part, Item { piece: Piece::Text(run), .. })) => run.original(at - part.start),
            Some((_, item)) => item.range.start,
            None => 0,
        }
    }

    /// Where what stands before a place of the block ends in the prose. An entity ends where the next character starts.
    fn to(&self, at: usize) -> usize {
        match self.part(at.saturating_sub(1)) {
            Some((part, Item { piece: Piece::Text(run), .. })) if at - part.start < run.text.len() => {
                run.original(at - part.start)
            }
            Some((_, item)) => item.range.end,
            None => 0,
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let (from, to) = (self.from(start), self.to(end));
        // A line break or the backslash of an escape may stand before the next character.
        let written = self.prose.text.get(from..to).unwrap_or("");
        let length = written.trim_end_matches(|c: char| c.is_whitespace() || c == '\\').len();
        self.prose.span(from, from + length)
    }
}

impl<'a> Sentence<'a> {
    /// The sentence.
    pub fn text(self) -> &'a str {
        self.slice(self.start, self.end)
    }

    /// A part of it.
    pub fn slice(self, from: usize, to: usize) -> &'a str {
        self.passage.block.text.get(from..to).unwrap_or("")
    }

    /// What stands before a place.
    pub fn before(self, at: usize) -> &'a str {
        self.slice(self.start, at)
    }

    /// What stands behind a place.
    pub fn after(self, at: usize) -> &'a str {
        self.slice(at, self.end)
    }

    /// The numbers in it.
    pub fn mentions(self) -> &'a [Mention] {
        self.mentions_in(self.start, self.end)
    }

    /// The numbers between two places.
    pub fn mentions_in(self, from: usize, to: usize) -> &'a [Mention] {
        let all = &self.passage.mentions;
        let first = all.partition_point(|mention| mention.start < from);
        let last = all.partition_point(|mention| mention.end <= to);
        all.get(first..last.max(first)).unwrap_or(&[])
    }

    /// A number as written.
    pub fn written(self, mention: &Mention) -> &'a str {
        self.slice(mention.start, mention.end)
    }

    /// Where a word stands, from the left.
    pub fn places_of(self, word: &str) -> impl Iterator<Item = usize> {
        self.text().match_indices(word).map(move |(at, _)| self.start + at)
    }

    /// The place in the file.
    pub fn span(self, from: usize, to: usize) -> Span {
        self.passage.span(from, to)
    }
}

/// Whether a character parts clauses or encloses.
pub fn is_mark(c: char) -> bool {
    matches!(
        c,
        '，' | ','
            | '。'
            | '、'
            | '；'
            | ';'
            | '：'
            | ':'
            | '（'
            | '）'
            | '('
            | ')'
            | '【'
            | '】'
            | '['
            | ']'
            | '！'
            | '？'
            | '!'
            | '?'
    )
}

/// The text up to the first comma or other mark.
pub fn up_to_mark(text: &str) -> &str {
    text.split(is_mark).next().unwrap_or("")
}

/// The text behind the last comma or other mark.
pub fn since_mark(text: &str) -> &str {
    text.rsplit(is_mark).next().unwrap_or("")
}

/// The first of some words that a text starts with.
pub fn starts_with<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().find(|word| text.starts_with(**word)).copied()
}

/// The first of some words that a text ends with.
pub fn ends_with<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().find(|word| text.ends_with(**word)).copied()
}

/// The last characters of a text.
pub fn tail(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    text.get(start..).unwrap_or("")
}

/// Whether a text holds one of some words.
pub fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// How deep in brackets a character leaves a text, given how deep it was.
pub fn depth_after(c: char, depth: usize) -> usize {
    match c {
        '（' | '(' | '【' | '[' | '“' | '《' | '「' | '『' | '〔' => depth + 1,
        '）' | ')' | '】' | ']' | '”' | '》' | '」' | '』' | '〕' => depth.saturating_sub(1),
        _ => depth,
    }
}

/// Whether a character closes what another opened.
pub fn closes(c: char) -> bool {
    matches!(c, '）' | ')' | '】' | ']' | '”' | '》' | '」' | '』' | '〕')
}
