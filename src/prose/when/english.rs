//! Times that English prose names.

use super::{Months, Read, Reader, Year};

const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Parts of a year by name; `of 2025` may follow.
const PARTS: &[(&str, Months)] = &[
    ("first three quarters", Months::Span(1, 9)),
    ("first half", Months::Span(1, 6)),
    ("second half", Months::Span(7, 12)),
    ("first two months", Months::Span(1, 2)),
    ("first four months", Months::Span(1, 4)),
    ("first five months", Months::Span(1, 5)),
    ("first six months", Months::Span(1, 6)),
    ("first seven months", Months::Span(1, 7)),
    ("first eight months", Months::Span(1, 8)),
    ("first nine months", Months::Span(1, 9)),
    ("first ten months", Months::Span(1, 10)),
    ("first eleven months", Months::Span(1, 11)),
    ("first quarter", Months::Span(1, 3)),
    ("second quarter", Months::Span(4, 6)),
    ("third quarter", Months::Span(7, 9)),
    ("fourth quarter", Months::Span(10, 12)),
    ("the whole of", Months::Whole),
    ("whole year", Months::Whole),
    ("full year", Months::Whole),
    ("end of", Months::EndOf(12)),
    ("start of the year", Months::Span(1, 1)),
    ("beginning of the year", Months::Span(1, 1)),
];

/// Years by their distance from the report's own.
const YEARS: &[(&str, i16)] = &[
    ("this year", 0),
    ("the current year", 0),
    ("so far", 0),
    ("to date", 0),
    ("over the year", 0),
    ("in the year", 0),
    ("for the year", 0),
    ("last year", -1),
    ("the previous year", -1),
    ("next year", 1),
];

/// Spans of years up to the report's.
const SPANS: &[(&str, i16)] =
    &[("five years", 5), ("five-year period", 5), ("past five years", 5), ("three years", 3), ("two years", 2)];

/// Words that only a year follows, of four digits.
const BEFORE_YEAR: &[&str] = &["in", "during", "since", "until", "end", "early", "late", "mid", "year", "between"];

/// Words that a count may follow as well: `by 2025`, `came to 2053 patrols`.
const BEFORE_EITHER: &[&str] = &["of", "by", "for", "to", "and", "over", "through", "than", "on", "against", "from"];

/// Words that may go on behind a year; what else follows is counted: 2053 patrols.
const AFTER_YEAR: &[&str] = &[
    "in", "to", "and", "was", "were", "is", "are", "as", "with", "the", "at", "on", "for", "of", "by", "from", "while",
    "when", "which", "but", "or", "alone", "it", "a", "an", "has", "had", "will",
];

const PLANS: &[(&str, i16)] =
    &[("11th", 2006), ("12th", 2011), ("13th", 2016), ("14th", 2021), ("15th", 2026), ("16th", 2031)];

/// Whether a time can open with a character: of letters those of the words above and of months.
fn opens(c: char) -> bool {
    match c {
        'A' | 'D' | 'J' | 'M' => true,
        'a'..='z' | 'A'..='Z' => "befilnopstw".contains(c.to_ascii_lowercase()),
        _ => c != ' ',
    }
}

impl Reader<'_> {
    pub(super) fn english(&self, at: usize) -> Read {
        let is_head = !self.chars.before(at).is_some_and(|c| c.is_ascii_alphanumeric());
        if !is_head || !self.chars.get(at).is_some_and(opens) {
            return None;
        }
        if let Some((_, first)) = PLANS.iter().find(|(name, _)| self.has(at, name)) {
            let behind = self.chars.skip_blanks(at + 4);
            return ["Five-Year", "Five-year", "five-year"]
                .iter()
                .any(|word| self.has(behind, word))
                .then(|| (Year::Range(*first, first + 4), Months::Any, behind + 9));
        }
        if let Some((word, years)) = YEARS.iter().find(|(word, _)| self.word(at, word)) {
            return Some((Year::Offset(*years), Months::Any, at + word.len()));
        }
        if let Some((word, years)) = SPANS.iter().find(|(word, _)| self.word(at, word)) {
            return Some((Year::Last(*years), Months::Any, at + word.len()));
        }
        if let Some((word, months)) = PARTS.iter().find(|(word, _)| self.word(at, word)) {
            return self.english_part(*months, at + word.len());
        }
        self.english_months(at).or_else(|| self.english_year(at))
    }

    fn word(&self, at: usize, word: &str) -> bool {
        self.has(at, word) && !self.chars.get(at + word.len()).is_some_and(|c| c.is_ascii_alphanumeric())
    }

    /// `the first half of 2025`, `the end of 2020`, `the end of October`.
    fn english_part(&self, months: Months, end: usize) -> Read {
        let mut at = self.chars.skip_blanks(end);
        if self.word(at, "of") {
            at = self.chars.skip_blanks(at + 2);
        }
        if let Some((year, behind)) = self.year(at) {
            return Some((Year::Known(year), months, behind));
        }
        if let Some(month) = self.month_name(at) {
            let behind = at + self.letters(at);
            let months = if months == Months::EndOf(12) { Months::EndOf(month) } else { months };
            let year = self.year(self.chars.skip_blanks(behind));
            return Some(match year {
                Some((year, behind)) => (Year::Known(year), months, behind),
                None => (Year::Open, months, behind),
            });
        }
        // `the end of the line` is no time.
        let years = [("the year", Year::Open), ("this year", Year::Offset(0)), ("last year", Year::Offset(-1))];
        match years.into_iter().find(|(word, _)| self.word(at, word)) {
            Some((word, year)) => Some((year, months, at + word.len())),
            None if months == Months::EndOf(12) => None,
            None => Some((Year::Open, months, end)),
        }
    }

    /// `January–October 2025`, `January to September`, `October`, `20 December`.
    fn english_months(&self, at: usize) -> Read {
        let first = self.month_name(at)?;
        let end = at + self.letters(at);
        let dash = self.dash(end).or_else(|| {
            let behind = self.chars.skip_blanks(end);
            self.word(behind, "to").then(|| self.chars.skip_blanks(behind + 2))
        });
        let second = dash.and_then(|at| self.month_name(at).map(|month| (month, at + self.letters(at))));
        let (months, mut end) = match second {
            Some((last, behind)) if last >= first => (Months::Span(first, last), behind),
            _ => (Months::Span(first, first), end),
        };
        // `December 20, 2024`: something stood by that day.
        let behind = self.chars.skip_blanks(end);
        if let Some((day, after)) = self.number(behind, 2)
            && day <= 31
            && !self.chars.get(after).is_some_and(|c| c.is_ascii_alphanumeric() || c == '.')
        {
            end = after + usize::from(self.chars.get(after) == Some(','));
        }
        let head = self.chars.back_over_blanks(at);
        let is_day = second.is_none() && self.chars.before(head).is_some_and(|c| c.is_ascii_digit());
        let is_limit = ["by", "as of", "until", "late", "end"].iter().any(|word| self.chars.has_before(head, word));
        let months = match months {
            Months::Span(first, last) if first == last && (is_day || is_limit || end > behind) => Months::EndOf(last),
            months => months,
        };
        match self.year(self.chars.skip_blanks(end)) {
            Some((year, behind)) => Some((Year::Known(year), months, behind)),
            None => Some((Year::Open, months, end)),
        }
    }

    /// `2025`, `2013–2017`, `2013 to 2017`.
    fn english_year(&self, at: usize) -> Read {
        let (year, end) = self.year(at)?;
        if self.chars.get(end).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '%' | '/')) {
            return None;
        }
        let head = self.chars.back_over_blanks(at);
        let before = self.chars.before(head);
        let behind = self.chars.skip_blanks(end);
        let next = self.chars.slice(behind, behind + self.letters(behind));
        let is_counted = self.chars.get(behind) == Some('×')
            || (next.starts_with(|c: char| c.is_ascii_lowercase()) && !AFTER_YEAR.contains(&next.as_str()));
        let follows = |words: &[&str]| words.iter().any(|word| self.chars.has_before(head, word));
        let follows_word = follows(BEFORE_YEAR) || (follows(BEFORE_EITHER) && !is_counted);
        let is_free = match before {
            None => true,
            Some(c) if c.is_ascii_alphabetic() => {
                follows_word || MONTH_NAMES.iter().any(|name| self.chars.has_before(head, name))
            }
            Some(c) => !c.is_ascii_digit() && !matches!(c, '$' | '¥' | '€' | '.'),
        };
        if !is_free {
            return None;
        }
        let dash = self.dash(end).or_else(|| {
            let behind = self.chars.skip_blanks(end);
            self.word(behind, "to").then(|| self.chars.skip_blanks(behind + 2))
        });
        match dash.and_then(|at| self.year(at)) {
            Some((last, behind)) if last > year => Some((Year::Range(year, last), Months::Any, behind)),
            _ => Some((Year::Known(year), Months::Any, end)),
        }
    }

    fn month_name(&self, at: usize) -> Option<i8> {
        let length = self.letters(at);
        let opens = |name: &str| name.chars().zip(self.chars.from(at)).take(length).all(|(a, b)| a == b);
        let is_name = |name: &&str| (length == name.len() || length == 3) && opens(name);
        let index = MONTH_NAMES.iter().position(is_name)?;
        // `May` at the head of a sentence and `may` are rather the verb: the capital decides.
        i8::try_from(index + 1).ok()
    }

    fn letters(&self, at: usize) -> usize {
        (at..).take_while(|at| self.chars.get(*at).is_some_and(|c| c.is_ascii_alphabetic())).count()
    }
}
