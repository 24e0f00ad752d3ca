//! Lists of words that are looked for in every text: all of a list at once, in one pass over the text.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

/// Words of a check.
pub struct Words {
    list: &'static [&'static str],
    /// Made when it is first asked for; lives as long as the program, a few kilobytes for each list.
    automaton: OnceLock<Option<AhoCorasick>>,
}

impl Words {
    /// A list of words.
    pub const fn of(list: &'static [&'static str]) -> Words {
        Words { list, automaton: OnceLock::new() }
    }

    /// Whether one of them stands in a text.
    pub fn are_in(&self, text: &str) -> bool {
        match self.automaton.get_or_init(|| AhoCorasick::new(self.list).ok()) {
            Some(automaton) => automaton.is_match(text),
            None => self.list.iter().any(|word| text.contains(word)),
        }
    }
}

impl std::ops::Deref for Words {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.list
    }
}
