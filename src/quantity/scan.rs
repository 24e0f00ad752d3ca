//! A figure's text, character by character: what stands here, and where it stands in the text.

use rust_decimal::Decimal;

use super::parse::{Defect, FigureError};
use super::unit::Units;
use super::words::{CURRENCIES, GROWTH_WORDS, RANGE_SIGNS, STEADY};
use super::{Comparator, Qualifier};

/// Half-width form of the full-width characters that figures are typed with; both take one `char`.
fn half_width(c: char) -> char {
    match c {
        '０'..='９' | '％' | '＋' | '－' | '．' | '＜' | '＞' | '＝' | '／' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => {
            u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c)
        }
        '，' => ',',
        '～' | '〜' => '~',
        '\u{3000}' | '\u{a0}' | '\u{202f}' => ' ',
        _ => c,
    }
}

/// A text that is read from left to right.
pub(super) struct Scan<'a> {
    /// Half-width characters with their byte offset in the text.
    pub(super) chars: Vec<(usize, char)>,
    pub(super) at: usize,
    pub(super) length: usize,
    pub(super) units: &'a Units,
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &str, units: &'a Units) -> Scan<'a> {
        let chars = text.char_indices().map(|(at, c)| (at, half_width(c))).collect();
        let mut scan = Scan { chars, at: 0, length: text.len(), units };
        scan.blanks();
        scan
    }

    pub(super) fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).map(|(_, c)| *c)
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.chars.len()
    }

    pub(super) fn offset(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.length, |(offset, _)| *offset)
    }

    pub(super) fn rest(&self) -> String {
        self.chars.iter().skip(self.at).map(|(_, c)| c).collect()
    }

    pub(super) fn error(&self, defect: Defect) -> FigureError {
        FigureError { defect, start: self.offset(self.at), end: self.length }
    }

    pub(super) fn blanks(&mut self) {
        while self.peek(0).is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    pub(super) fn separator(&mut self) {
        while self.peek(0).is_some_and(|c| c.is_whitespace() || c == ',') {
            self.at += 1;
        }
    }

    pub(super) fn end(&mut self) -> Result<(), FigureError> {
        self.blanks();
        if self.is_done() { Ok(()) } else { Err(self.error(Defect::Rest(self.rest()))) }
    }

    pub(super) fn starts_with(&self, word: &str) -> bool {
        let folded = word.chars().enumerate().all(|(i, c)| self.peek(i).is_some_and(|d| d.eq_ignore_ascii_case(&c)));
        // `up` must not match the head of another word.
        let next = self.peek(word.chars().count());
        let whole =
            !word.ends_with(|c: char| c.is_ascii_alphabetic()) || !next.is_some_and(|c| c.is_ascii_alphabetic());
        folded && whole
    }

    pub(super) fn take<T: Copy>(&mut self, table: &[(&'static str, T)]) -> Option<(&'static str, T)> {
        let found = table.iter().find(|(word, _)| self.starts_with(word)).copied()?;
        self.at += found.0.chars().count();
        Some(found)
    }

    pub(super) fn at_digit(&self) -> bool {
        self.peek(0).is_some_and(|c| c.is_ascii_digit())
    }

    /// A sign that a digit follows.
    pub(super) fn peek_sign(&self) -> Option<i64> {
        let sign = match self.peek(0)? {
            '+' => 1,
            '-' | '−' | '–' => -1,
            _ => return None,
        };
        let mut ahead = 1;
        while self.peek(ahead).is_some_and(char::is_whitespace) {
            ahead += 1;
        }
        self.peek(ahead).filter(char::is_ascii_digit).map(|_| sign)
    }

    pub(super) fn at_growth_word(&self) -> bool {
        GROWTH_WORDS.iter().any(|(word, _)| self.starts_with(word)) || STEADY.iter().any(|word| self.starts_with(word))
    }

    /// Whether the number here ends in 百分点, or in a percent sign where that is not the indicator's own unit.
    pub(super) fn is_rate(&self, unit_is_percent: bool) -> bool {
        let rest = self.rest();
        let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "+-−–., ".contains(c));
        let points = ["pp", "个百分点", "百分点"].iter().any(|word| unit.starts_with(word));
        points || (!unit_is_percent && unit.starts_with('%'))
    }

    pub(super) fn qualifier(&mut self, table: &[(&'static str, Comparator)]) -> Option<Qualifier> {
        let (word, comparator) = self.take(table)?;
        self.blanks();
        Some(Qualifier { comparator, word: word.to_owned() })
    }

    /// Digits with a point and with separators of thousands: `1,156.8`.
    pub(super) fn number(&mut self) -> Result<Decimal, FigureError> {
        let sign = self.peek_sign();
        if sign.is_some() {
            self.at += 1;
            self.blanks();
        }
        if !self.at_digit() {
            return Err(self.error(Defect::NoNumber));
        }
        let start = self.at;
        let mut digits = String::new();
        let mut groups = 0;
        let mut in_group = 0;
        let mut point = false;
        while let Some(c) = self.peek(0) {
            let next_is_digit = self.peek(1).is_some_and(|c| c.is_ascii_digit());
            match c {
                '0'..='9' => {
                    digits.push(c);
                    in_group += 1;
                }
                '.' if next_is_digit && !point && self.peek(1) != Some('.') => {
                    point = true;
                    digits.push(c);
                }
                ',' if next_is_digit && !point => {
                    if (groups > 0 && in_group != 3) || (groups == 0 && in_group > 3) {
                        break;
                    }
                    groups += 1;
                    in_group = 0;
                }
                '.' if next_is_digit => {
                    return Err(FigureError { defect: Defect::BadNumber, start: self.offset(start), end: self.length });
                }
                _ => break,
            }
            self.at += 1;
        }
        let whole = digits.split('.').next().unwrap_or("").len();
        let grouped_wrong = groups > 0 && if point { (whole - 1) / 3 != groups } else { in_group != 3 };
        let value = Decimal::from_str_exact(&digits).ok().filter(|_| !grouped_wrong);
        let end = self.offset(self.at);
        let mut value = value.ok_or(FigureError { defect: Defect::BadNumber, start: self.offset(start), end })?;
        if sign == Some(-1) && !value.is_zero() {
            value.set_sign_negative(true);
        }
        Ok(value)
    }

    pub(super) fn range_end(&mut self) -> Result<Option<Decimal>, FigureError> {
        let back = self.at;
        self.blanks();
        let signs: Vec<(&'static str, ())> = RANGE_SIGNS.iter().map(|sign| (*sign, ())).collect();
        if self.take(&signs).is_some() {
            // 5%——6%: a dash of two characters.
            while matches!(self.peek(0), Some('—' | '–')) {
                self.at += 1;
            }
            self.blanks();
            if self.at_digit() || self.peek_sign().is_some() {
                return self.number().map(Some);
            }
        }
        self.at = back;
        Ok(None)
    }

    /// A currency before the number, with the sign that may stand before it: `−RMB 370 million`.
    pub(super) fn currency(&mut self) -> (Option<&'static str>, bool) {
        let back = self.at;
        let is_negative = matches!(self.peek(0), Some('-' | '−'));
        self.at += usize::from(is_negative);
        match self.take(CURRENCIES) {
            Some((_, symbol)) => (Some(symbol), is_negative),
            None => {
                self.at = back;
                (None, false)
            }
        }
    }

    pub(super) fn at_word_boundary(&self, end: usize) -> bool {
        let letter = |at: usize| self.chars.get(at).is_some_and(|(_, c)| c.is_ascii_alphabetic());
        !(end > 0 && letter(end - 1) && letter(end))
    }

    /// 亿, 万 … before a currency that already stood: `USD 3万`.
    pub(super) fn chinese_prefix(&mut self) -> String {
        let mut prefix = String::new();
        while let Some(c) = self.peek(0).filter(|c| "十百千万亿".contains(*c)) {
            prefix.push(c);
            self.at += 1;
        }
        prefix
    }
}
