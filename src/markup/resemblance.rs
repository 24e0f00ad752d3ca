//! How much of a name stands in a text: 1 for all of it, 0 for nothing.
//!
//! Prose calls indicators by shorter or longer names than the registry (规上工业产值 for 规上工业总产值), so that pairs of Han
//! characters and stems of Latin words are counted.

/// A text by its pairs of Han characters and its Latin words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grams {
    /// Two characters each, or one that stands alone; sorted.
    pairs: Vec<(char, char)>,
    /// Stems, in the order of the text.
    words: Vec<String>,
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
        let mut word = String::new();
        let mut last: Option<char> = None;
        let mut lone: Option<char> = None;
        for c in text.chars().chain([' ']) {
            if c.is_ascii_alphanumeric() {
                word.push(c.to_ascii_lowercase());
                continue;
            }
            if !word.is_empty() {
                grams.words.extend(stem(std::mem::take(&mut word)));
            }
            if c.is_alphanumeric() {
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

    /// The part of these grams that stands in a text.
    pub fn share_in(&self, text: &Grams) -> f32 {
        let count = self.pairs.len() + self.words.len();
        if count == 0 {
            return 0.0;
        }
        let pairs = self.pairs.iter().filter(|pair| text.pairs.binary_search(pair).is_ok()).count();
        let words = self.words.iter().filter(|word| text.words.iter().any(|other| is_same(word, other))).count();
        (pairs + words) as f32 / count as f32
    }
}

/// exports and export, pharma and pharmaceutical.
fn is_same(word: &str, other: &str) -> bool {
    word == other || (word.len() >= 5 && other.len() >= 5 && (other.starts_with(word) || word.starts_with(other)))
}

/// The stem of a Latin word; none of a word that says nothing.
fn stem(word: String) -> Option<String> {
    if FILLERS.contains(&word.as_str()) {
        return None;
    }
    let stem = match word.strip_suffix("ies") {
        Some(head) if head.len() > 2 => format!("{head}y"),
        _ if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") => word.trim_end_matches('s').to_owned(),
        _ => word,
    };
    Some(stem)
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
