//! How much of a name stands in a text: 1 for all of it, 0 for nothing.
//!
//! Prose calls indicators by shorter or longer names than the registry (规上工业产值 for 规上工业总产值), so that pairs of Han
//! characters and stems of Latin words are counted.

use std::ops::Range;

/// A text by its pairs of Han characters and its Latin words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grams {
    /// Two characters each, or one that stands alone; sorted.
    pairs: Vec<(char, char)>,
    /// Stems, one behind the other in the order of the text, and where each stands.
    letters: String,
    words: Vec<Range<usize>>,
}

const FILLERS: &[&str] = &[
    "of", "the", "and", "in", "to", "for", "with", "by", "at", "on", "a", "an", "its", "is", "was", "were", "as", "per",
];

/// Stands beside a character without neighbour.
const ALONE: char = '\0';

impl Grams {
    /// The grams of a text.
    pub fn of(text: &str) -> Grams {
        let mut grams = Grams::default();
        let mut start = 0;
        let mut last: Option<char> = None;
        let mut lone: Option<char> = None;
        for c in text.chars().chain([' ']) {
            if c.is_ascii_alphanumeric() {
                grams.letters.push(c.to_ascii_lowercase());
                continue;
            }
            grams.close_word(start);
            start = grams.letters.len();
            if is_letter(c) {
                lone = match last {
                    Some(before) => {
                        grams.pairs.push((before, c));
                        None
                    }
                    None => Some(c),
                };
                last = Some(c);
            } else if !matches!(c, '“' | '”' | '"' | '’' | '（' | '）') {
                // A single character is a gram of its own; quotation marks don't part a name.
                grams.pairs.extend(lone.take().map(|c| (c, ALONE)));
                last = None;
            }
        }
        grams.pairs.sort_unstable();
        grams.pairs.dedup();
        grams
    }

    /// Makes a stem of the letters behind a place; none of a word that says nothing.
    fn close_word(&mut self, start: usize) {
        let word = self.letters.get(start..).unwrap_or("");
        if word.is_empty() || FILLERS.contains(&word) {
            self.letters.truncate(start);
            return;
        }
        if word.len() > 5 && word.ends_with("ies") {
            self.letters.truncate(self.letters.len() - "ies".len());
            self.letters.push('y');
        } else if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") {
            self.letters.truncate(self.letters.len() - "s".len());
        }
        self.words.push(start..self.letters.len());
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|range| self.letters.get(range.clone()).unwrap_or(""))
    }

    /// The part of these grams that stands in a text.
    pub fn share_in(&self, text: &Grams) -> f32 {
        let count = self.pairs.len() + self.words.len();
        if count == 0 {
            return 0.0;
        }
        let pairs = self.pairs.iter().filter(|pair| text.pairs.binary_search(pair).is_ok()).count();
        let words = self.words().filter(|word| text.words().any(|other| is_same(word, other))).count();
        (pairs + words) as f32 / count as f32
    }
}

/// Whether a character is a letter or digit; that of Han is known without the tables of Unicode.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}') || c.is_alphanumeric()
}

/// exports and export, pharma and pharmaceutical.
fn is_same(word: &str, other: &str) -> bool {
    word == other || (word.len() >= 5 && other.len() >= 5 && (other.starts_with(word) || word.starts_with(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(name: &str, text: &str) -> f32 {
        Grams::of(name).share_in(&Grams::of(text))
    }

    #[test]
    fn names_are_found_in_other_wordings() {
        assert!((share("规上工业增加值", "2025年规上工业增加值为") - 1.0).abs() < 0.01);
        assert!(share("规上工业总产值", "规上工业产值达到") > 0.6);
        assert!((share("Projects signed", "10 major projects were signed") - 1.0).abs() < 0.01);
        assert!((share("Pharmaceuticals", "the pharmaceutical industry") - 1.0).abs() < 0.01);
        assert!(share("国家级专精特新“小巨人”企业", "省级专精特新企业") < 0.8);
        assert!(share("集装箱吞吐量", "招商引资").abs() < 0.01);
        assert!(share("", "x").abs() < 0.01);
    }
}
