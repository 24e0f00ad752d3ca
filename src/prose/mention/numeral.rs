//! Characters of a text in their half-width form, and the numerals that stand in them.

use rust_decimal::Decimal;

/// A text by characters, each with its byte offset.
pub struct Chars {
    list: Vec<(usize, char)>,
    length: usize,
}

/// `５７７．５％` is read as `577.5%`; a no-break blank as a blank.
fn half_width(c: char) -> char {
    match c {
        '０'..='９' | '％' | '＋' | '－' | '．' | '／' => {
            u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c)
        }
        '\u{a0}' | '\u{202f}' | '\u{3000}' | '\n' | '\t' => ' ',
        _ => c,
    }
}

impl Chars {
    /// The characters of a text.
    pub fn of(text: &str) -> Chars {
        let mut list = Vec::with_capacity(text.len());
        list.extend(text.char_indices().map(|(at, c)| (at, half_width(c))));
        Chars { list, length: text.len() }
    }

    /// The character at a position.
    #[inline]
    pub fn get(&self, at: usize) -> Option<char> {
        self.list.get(at).map(|(_, c)| *c)
    }

    /// The character before a position.
    pub fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|at| self.get(at))
    }

    /// The byte offset of a position.
    pub fn offset(&self, at: usize) -> usize {
        self.list.get(at).map_or(self.length, |(offset, _)| *offset)
    }

    /// The characters from one position to another.
    pub fn slice(&self, start: usize, end: usize) -> String {
        self.from(start).take(end.saturating_sub(start)).collect()
    }

    /// The characters from a position on.
    pub fn from(&self, start: usize) -> impl Iterator<Item = char> + Clone {
        self.list.get(start..).unwrap_or(&[]).iter().map(|(_, c)| *c)
    }

    /// Whether a range is a word of ASCII letters, in capitals or not.
    #[inline]
    pub fn is(&self, start: usize, end: usize, word: &str) -> bool {
        end - start == word.len() && self.has(start, word)
    }

    /// Whether a word stands at a position, in capitals or not.
    #[inline]
    pub fn has(&self, at: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(i, c)| self.get(at + i).is_some_and(|d| d.eq_ignore_ascii_case(&c)))
    }

    /// Whether a word ends before a position.
    pub fn has_before(&self, at: usize, word: &str) -> bool {
        let stands = |(back, c): (usize, char)| {
            at.checked_sub(back + 1).and_then(|at| self.get(at)).is_some_and(|d| d.eq_ignore_ascii_case(&c))
        };
        word.chars().rev().enumerate().all(stands)
    }

    /// The position after blanks.
    pub fn skip_blanks(&self, mut at: usize) -> usize {
        while self.get(at) == Some(' ') {
            at += 1;
        }
        at
    }

    /// The position before blanks.
    pub fn back_over_blanks(&self, mut at: usize) -> usize {
        while self.before(at) == Some(' ') {
            at -= 1;
        }
        at
    }

    fn is_digit(&self, at: usize) -> bool {
        self.get(at).is_some_and(|c| c.is_ascii_digit())
    }

    /// The number that starts at a position, with the position behind it. Dates and versions (2025.10.31) are none.
    pub fn number(&self, start: usize) -> (Option<Decimal>, usize) {
        let mut digits = String::new();
        let mut at = start;
        while self.is_digit(at) {
            digits.extend(self.get(at));
            at += 1;
        }
        // 1,156.8: groups of three.
        while digits.len() < 28
            && self.get(at) == Some(',')
            && (1..=3).all(|i| self.is_digit(at + i))
            && !self.is_digit(at + 4)
        {
            digits.push_str(&self.slice(at + 1, at + 4));
            at += 4;
        }
        if self.get(at) == Some('.') && self.is_digit(at + 1) {
            digits.push('.');
            at += 1;
            while self.is_digit(at) {
                digits.extend(self.get(at));
                at += 1;
            }
            if self.get(at) == Some('.') && self.is_digit(at + 1) {
                while self.is_digit(at) || self.get(at) == Some('.') {
                    at += 1;
                }
                return (None, at);
            }
        }
        (Decimal::from_str_exact(&digits).ok(), at)
    }

    /// The Han numeral below ten thousand at a position, with the position behind it: 二十, 一百二十三, 十二点五. What
    /// follows in 万 and 亿 is part of the unit: 二千五百 in 二千五百万元.
    pub fn han_decimal(&self, start: usize) -> Option<(Decimal, usize)> {
        let (mut total, mut at) = (0u32, start);
        let mut last_place = 10_000u32;
        loop {
            let digit = self.han_digit(at).filter(|digit| *digit > 0);
            let after = at + usize::from(digit.is_some());
            let place = match self.get(after) {
                Some('千') => 1000,
                Some('百') => 100,
                Some('十') => 10,
                _ => 1,
            };
            // 十二 opens without a digit, 百 and 千 alone are words: 百强, 千家.
            let opens = digit.is_some() || (place == 10 && at == start);
            if !opens || place >= last_place {
                break;
            }
            total += digit.unwrap_or(1) * place;
            last_place = place;
            at = after + usize::from(place > 1);
            if place == 1 {
                break;
            }
            // 一百零五.
            at += usize::from(matches!(self.get(at), Some('零' | '〇')));
        }
        if at == start {
            return None;
        }
        let mut digits = total.to_string();
        if self.get(at) == Some('点') && self.han_digit(at + 1).is_some() {
            digits.push('.');
            at += 1;
            while let Some(digit) = self.han_digit(at) {
                digits.push_str(&digit.to_string());
                at += 1;
            }
        }
        Some((Decimal::from_str_exact(&digits).ok()?, at))
    }

    /// The digit that a Han character is: 〇, 零, 一, 两.
    pub fn han_digit(&self, at: usize) -> Option<u32> {
        let c = match self.get(at)? {
            '两' => '二',
            '〇' | '○' | '零' => return Some(0),
            c => c,
        };
        let index = "一二三四五六七八九".chars().position(|digit| digit == c)?;
        u32::try_from(index + 1).ok()
    }

    /// The Han numeral up to ninety-nine at a position, with the position behind it: 二, 两, 十一, 二十.
    pub fn han_numeral(&self, start: usize) -> Option<(u32, usize)> {
        let digit = |at: usize| {
            let c = self.get(at).map(|c| if c == '两' { '二' } else { c });
            let index = "一二三四五六七八九".chars().position(|digit| Some(digit) == c);
            index.and_then(|index| u32::try_from(index + 1).ok())
        };
        let first = digit(start);
        let after_first = start + usize::from(first.is_some());
        if self.get(after_first) != Some('十') {
            return first.map(|value| (value, after_first));
        }
        let tens = first.unwrap_or(1) * 10;
        match digit(after_first + 1) {
            Some(units) => Some((tens + units, after_first + 2)),
            None => Some((tens, after_first + 1)),
        }
    }
}

/// The place that an English ordinal names: second, 2nd is read elsewhere. `is`: whether it is a certain word.
pub fn english_ordinal(is: impl Fn(&str) -> bool) -> Option<u32> {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ];
    WORDS.iter().position(|known| is(known)).and_then(|index| u32::try_from(index + 1).ok())
}

/// The number that an English word counts: two, twelve. `one` is rather a pronoun.
pub fn english_number(is: impl Fn(&str) -> bool) -> Option<u32> {
    const WORDS: [&str; 11] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.iter().position(|known| is(known)).and_then(|index| u32::try_from(index + 2).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_all_forms() {
        let read = |text: &str| Chars::of(text).number(0).0.map(|value| value.to_string());
        assert_eq!(read("577亿元").as_deref(), Some("577"));
        assert_eq!(read("１，１５６．８亿元").as_deref(), Some("1"));
        assert_eq!(read("1,156.80亿元").as_deref(), Some("1156.80"));
        assert_eq!(read("2025.10.31"), None);
        assert_eq!(read("99999999999999999999999999999999999"), None);
    }

    #[test]
    fn han_numerals() {
        let read = |text: &str| Chars::of(text).han_numeral(0).map(|(value, _)| value);
        assert_eq!(
            [read("二位"), read("十"), read("十一名"), read("二十位"), read("百")],
            [Some(2), Some(10), Some(11), Some(20), None]
        );
        let read = |text: &str| Chars::of(text).han_decimal(0).map(|(value, _)| value.to_string());
        let all = ["一百二十三亿元", "八点五", "二千五百万元", "一百零五", "十二点五", "百强", "九千", "二〇二一"];
        let values = ["123", "8.5", "2500", "105", "12.5", "", "9000", "2"];
        assert_eq!(all.map(|text| read(text).unwrap_or_default()), values);
        assert_eq!(english_ordinal(|word| word == "seventh"), Some(7));
    }
}
