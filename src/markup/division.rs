//! Where the clauses and sentences of a block end.

use std::cell::OnceCell;

/// What a text is divided into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Division {
    /// 规上工业增加值为85.49亿元，同比增长5.2%: two.
    Clause,
    /// What ； closes, too.
    Part,
    /// What 。 or a full stop closes: parts that ； joins belong together.
    Sentence,
}

/// The ends in a text, found once: a paragraph may hold thousands of numbers, and each asks for its own.
#[derive(Debug, Clone, Default)]
pub struct Ends {
    by_division: [OnceCell<Vec<(usize, usize)>>; 3],
}

impl Ends {
    /// The range around a number between the ends of a division.
    pub fn around(&self, text: &str, start: usize, end: usize, division: Division) -> (usize, usize) {
        let all = || {
            let marks = text.char_indices().filter(|(at, c)| ends(text, *at, *c, division));
            marks.map(|(at, c)| (at, at + c.len_utf8())).collect()
        };
        let Some(of) = self.by_division.get(division as usize) else { return (0, text.len()) };
        let marks: &Vec<(usize, usize)> = of.get_or_init(all);
        let before = marks.partition_point(|(_, behind)| *behind <= start);
        let head = before.checked_sub(1).and_then(|last| marks.get(last)).map_or(0, |(_, behind)| *behind);
        let after = marks.partition_point(|(at, _)| *at < end);
        (head, marks.get(after).map_or(text.len(), |(at, _)| *at))
    }
}

fn ends(text: &str, at: usize, c: char, division: Division) -> bool {
    match division {
        Division::Clause => ends_clause(text, at, c),
        Division::Part => ends_part(text, at, c),
        Division::Sentence => !matches!(c, '；' | ';') && ends_part(text, at, c),
    }
}

fn ends_part(text: &str, at: usize, c: char) -> bool {
    match c {
        '。' | '！' | '？' | '；' | ';' | '\n' => true,
        '.' => {
            let is_number_sign = text.get(..at).is_some_and(|before| before.ends_with("No"));
            !is_number_sign && text.get(at + 1..).is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '\n']))
        }
        _ => false,
    }
}

fn ends_clause(text: &str, at: usize, c: char) -> bool {
    // Half-width marks stand in Chinese too: 577亿元,同比增长44.7%; in 1,156.8 and 09:36 they end nothing.
    let is_digit = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
    match c {
        ',' | ':' => !(is_digit(at.checked_sub(1)) && is_digit(Some(at + 1))),
        '，' | '、' | '：' | '（' | '）' => true,
        _ => ends_part(text, at, c),
    }
}
