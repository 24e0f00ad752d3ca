//! A text that knows which line of the source every part of it stands on, however it is cut and joined.

use std::ops::Range;

/// Text with its lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Passage {
    pub text: String,
    /// The line of its first character.
    pub line: usize,
    /// Where the text goes on on another line: byte of the text, and that line.
    pub breaks: Vec<(usize, usize)>,
}

impl Passage {
    /// A text on one line.
    pub fn new(text: impl Into<String>, line: usize) -> Passage {
        Passage { text: text.into(), line, breaks: Vec::new() }
    }

    /// The line of a byte of the text.
    pub fn line_at(&self, at: usize) -> usize {
        let before = self.breaks.partition_point(|(start, _)| *start <= at);
        before.checked_sub(1).and_then(|index| self.breaks.get(index)).map_or(self.line, |(_, line)| *line)
    }

    fn last_line(&self) -> usize {
        self.breaks.last().map_or(self.line, |(_, line)| *line)
    }

    /// Appends a text that stands on a line.
    pub fn push(&mut self, text: &str, line: usize) {
        if self.text.is_empty() {
            self.line = line;
            self.breaks.clear();
        } else if !text.is_empty() && self.last_line() != line {
            self.breaks.push((self.text.len(), line));
        }
        self.text.push_str(text);
    }

    /// Appends another passage.
    pub fn append(&mut self, other: &Passage) {
        let at = self.text.len();
        self.push(&other.text, other.line);
        self.breaks.extend(other.breaks.iter().map(|(start, line)| (start + at, *line)));
    }

    /// A part of it, without blanks around it.
    pub fn slice(&self, range: Range<usize>) -> Passage {
        let part = self.text.get(range.clone()).unwrap_or("");
        let start = range.start + (part.len() - part.trim_start().len());
        let text = part.trim();
        let first = self.breaks.partition_point(|(at, _)| *at <= start);
        let breaks = self.breaks.get(first..).unwrap_or_default();
        let breaks = breaks.iter().take_while(|(at, _)| *at < start + text.len());
        Passage {
            text: text.to_owned(),
            line: self.line_at(start),
            breaks: breaks.map(|(at, line)| (at - start, *line)).collect(),
        }
    }

    /// It without blanks around it.
    pub fn trimmed(&self) -> Passage {
        self.slice(0..self.text.len())
    }

    /// It with ranges, in order, replaced.
    pub fn replaced(&self, cuts: &[(Range<usize>, &str)]) -> Passage {
        if cuts.is_empty() {
            return self.clone();
        }
        let mut out = Passage { line: self.line, ..Passage::default() };
        let mut breaks = self.breaks.iter().peekable();
        let mut at = 0;
        let end = self.text.len()..self.text.len();
        for (range, with) in cuts.iter().cloned().chain([(end, "")]) {
            // Breaks move by what was cut before them; one within a cut moves to its end.
            while let Some((start, line)) = breaks.next_if(|(start, _)| *start < range.start) {
                let place = out.text.len() + start.saturating_sub(at);
                out.breaks.push((place, *line));
            }
            out.text.push_str(self.text.get(at..range.start).unwrap_or(""));
            out.text.push_str(with);
            while let Some((_, line)) = breaks.next_if(|(start, _)| *start < range.end) {
                out.breaks.push((out.text.len(), *line));
            }
            at = range.end;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Passage {
        let mut passage = Passage::new("增速居首", 59);
        passage.push("位；", 61);
        passage.push("交易额近400亿元。", 63);
        passage
    }

    #[test]
    fn every_part_keeps_its_line() {
        let passage = sample();
        let line_of = |passage: &Passage, word: &str| passage.line_at(passage.text.find(word).unwrap());
        assert_eq!([line_of(&passage, "增"), line_of(&passage, "位"), line_of(&passage, "400")], [59, 61, 63]);
        let cut = passage.slice(passage.text.find('位').unwrap()..passage.text.len());
        assert_eq!([cut.line, line_of(&cut, "交易")], [61, 63]);
        let at = passage.text.find('速').unwrap();
        let semicolon = passage.text.find('；').unwrap();
        let edited = passage.replaced(&[(at..at + 3, "度度"), (semicolon..semicolon + 3, "")]);
        assert_eq!(edited.text, "增度度居首位交易额近400亿元。");
        assert_eq!([line_of(&edited, "首"), line_of(&edited, "位"), line_of(&edited, "400")], [59, 61, 63]);
    }

    #[test]
    fn blanks_are_trimmed_with_the_lines_right() {
        let mut passage = Passage::new("  ", 1);
        passage.push(" 甲乙", 2);
        passage.push("丙  ", 3);
        let trimmed = passage.trimmed();
        assert_eq!((trimmed.text.as_str(), trimmed.line, trimmed.line_at(6)), ("甲乙丙", 2, 3));
    }
}
