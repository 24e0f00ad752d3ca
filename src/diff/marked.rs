//! A passage with its changed words marked, and long stretches that did not change left out.

use super::texts::{Passage, Step, steps};

/// Where a piece of a passage stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Both,
    Old,
    New,
}

/// Most characters of unchanged text that are shown beside a change.
const CONTEXT_CHARS: usize = 30;

/// Unchanged text of so few characters between two changes belongs to them: else every second word would be marked.
const JOINED_CHARS: usize = 2;

/// A change with the unchanged text before it.
#[derive(Default)]
struct Hunk {
    before: String,
    old: String,
    new: String,
}

impl Passage {
    /// The passage in pieces: what stayed, what went, what came. A passage that has little in common with the one before
    /// is struck out as a whole.
    pub fn marked(&self) -> Vec<(Side, String)> {
        let (old, new) = match (&self.old, &self.new) {
            (Some(old), Some(new)) => (old, new),
            (old, new) => {
                let whole = [(Side::Old, old), (Side::New, new)];
                return whole.into_iter().filter_map(|(side, text)| Some((side, text.clone()?))).collect();
            }
        };
        let (hunks, tail) = hunks(old, new);
        let kept = hunks.iter().map(|hunk| hunk.before.chars().count()).sum::<usize>() + tail.chars().count();
        if kept * 3 < old.chars().count().max(new.chars().count()) {
            return vec![(Side::Old, old.clone()), (Side::New, new.clone())];
        }
        let mut pieces = Vec::new();
        for (at, hunk) in hunks.into_iter().enumerate() {
            let before = if at == 0 { end_of(&hunk.before) } else { middle_of(&hunk.before) };
            pieces.extend([(Side::Both, before), (Side::Old, hunk.old), (Side::New, hunk.new)]);
        }
        pieces.push((Side::Both, start_of(&tail)));
        pieces.retain(|(_, text)| !text.is_empty());
        pieces
    }
}

/// The changes between two texts, and the unchanged text behind the last.
fn hunks(old: &str, new: &str) -> (Vec<Hunk>, String) {
    let (old, new) = (words(old), words(new));
    let mut hunks: Vec<Hunk> = Vec::new();
    let mut same = String::new();
    let mut is_open = false;
    for step in steps(&old, &new) {
        if let Step::Both(word) = step {
            same.push_str(word);
            is_open = false;
            continue;
        }
        if !is_open {
            let before = std::mem::take(&mut same);
            match hunks.last_mut().filter(|_| before.chars().count() <= JOINED_CHARS) {
                Some(last) => {
                    last.old.push_str(&before);
                    last.new.push_str(&before);
                }
                None => hunks.push(Hunk { before, ..Hunk::default() }),
            }
            is_open = true;
        }
        if let Some(last) = hunks.last_mut() {
            match step {
                Step::Old(word) => last.old.push_str(word),
                Step::New(word) => last.new.push_str(word),
                Step::Both(_) => {}
            }
        }
    }
    (hunks, same)
}

/// Numbers and Latin words whole, all else character by character.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_open = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let is_number_inside = matches!(c, '.' | ',') && is_open && chars.peek().is_some_and(char::is_ascii_digit);
        let is_inside = c.is_ascii_alphanumeric() || is_number_inside || (c == '%' && is_open);
        match words.last_mut().filter(|_| is_open && is_inside) {
            Some(word) => word.push(c),
            None => words.push(c.to_string()),
        }
        is_open = is_inside;
    }
    words
}

fn start_of(text: &str) -> String {
    let short: String = text.chars().take(CONTEXT_CHARS).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

fn end_of(text: &str) -> String {
    let count = text.chars().count();
    let short: String = text.chars().skip(count.saturating_sub(CONTEXT_CHARS)).collect();
    if short.len() < text.len() { format!("…{short}") } else { short }
}

fn middle_of(text: &str) -> String {
    if text.chars().count() <= 2 * CONTEXT_CHARS {
        return text.to_owned();
    }
    format!("{}{}", start_of(text), end_of(text).trim_start_matches('…'))
}

#[cfg(test)]
mod tests {
    use super::{Passage, Side};

    fn told(old: &str, new: &str) -> String {
        let passage = Passage { old: Some(old.into()), new: Some(new.into()) };
        let piece = |(side, text): (Side, String)| match side {
            Side::Both => text,
            Side::Old => format!("[-{text}]"),
            Side::New => format!("[+{text}]"),
        };
        passage.marked().into_iter().map(piece).collect()
    }

    #[test]
    fn changed_words_are_marked_and_numbers_stay_whole() {
        assert_eq!(
            told("产值达到577亿元，同比增长44.7%。", "产值达到580亿元，同比增长45.3%。"),
            "产值达到[-577][+580]亿元，同比增长[-44.7%][+45.3%]。"
        );
        assert_eq!(told("up 3% this year", "up 4% this year"), "up [-3%][+4%] this year");
        assert_eq!(told("甲乙丙", "丁戊己"), "[-甲乙丙][+丁戊己]");
        let long = "字".repeat(50);
        assert_eq!(
            told(&format!("{long}1{long}"), &format!("{long}2{long}")),
            format!("…{0}[-1][+2]{0}…", "字".repeat(30))
        );
    }
}
