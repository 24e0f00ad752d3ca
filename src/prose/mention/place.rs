//! Places among others: 第2位, 第七, `ranked third`, `No. 10`; and the words that are passed over on the way.

use rust_decimal::Decimal;

use super::numeral::{english_number, english_ordinal};
use super::words::CURRENCIES;
use super::{Measure, Mention, Scan};

impl Scan<'_> {
    /// 第2位, 第二, 第七名; not 第二季度, 第一批, 第三产业.
    pub(super) fn han_place(&self, start: usize) -> (Option<Mention>, usize) {
        let (place, end) = match self.chars.han_numeral(start + 1) {
            Some(found) => found,
            None => match self.chars.number(start + 1) {
                (Some(number), end) => match u32::try_from(number) {
                    Ok(place) if number.scale() == 0 => (place, end),
                    _ => return (None, end),
                },
                (None, end) => return (None, end.max(start + 1)),
            },
        };
        if matches!(self.chars.get(end), Some('位' | '名')) {
            return (Some(self.place(start, end + 1, place)), end + 1);
        }
        let is_bound = self.chars.get(end).is_some_and(|c| c.is_alphanumeric());
        ((!is_bound).then(|| self.place(start, end, place)), end)
    }

    /// An English ordinal, or a word to be passed over with the digits in it: `S1`, `R2-D2`.
    pub(super) fn word(&self, start: usize) -> (Option<Mention>, usize) {
        let mut end = start;
        while self.chars.get(end).is_some_and(|c| c.is_ascii_alphabetic()) {
            end += 1;
        }
        let is = |word: &str| self.chars.is(start, end, word);
        if let Some(place) = english_ordinal(is).filter(|_| self.chars.get(end) != Some('-')) {
            let spelled = !self.is_ranked(start, end);
            return (Some(Mention { spelled, ..self.place(start, end, place) }), end);
        }
        if is("unchanged") {
            return (Some(self.steady(start, end)), end);
        }
        if let Some(number) = english_number(is).filter(|_| self.chars.get(end) != Some('-')) {
            return (Some(self.in_words(start, end, number.into(), Measure::Bare)), end);
        }
        let is_currency = CURRENCIES.iter().any(|(name, _)| is(name));
        if !is_currency && !is("no") {
            while self.chars.get(end).is_some_and(|c| c.is_ascii_alphanumeric()) {
                end += 1;
            }
        }
        (None, end)
    }

    /// Whether an ordinal is a place among others: `ranked first`, `third in the city`, `third fastest`; not `the first
    /// task`.
    fn is_ranked(&self, start: usize, end: usize) -> bool {
        let head = self.chars.back_over_blanks(start);
        let behind = self.chars.skip_blanks(end);
        let word =
            (behind..).map_while(|at| self.chars.get(at).filter(|c| c.is_ascii_alphabetic())).collect::<String>();
        let follows = ["ranked", "ranking", "ranks", "placed", "came", "stood", "was", "were"];
        let leads = ["in", "on", "among", "place", "nationwide", "provincewide", "citywide"];
        follows.iter().any(|word| self.chars.has_before(head, word))
            || leads.contains(&word.as_str())
            || word.ends_with("est")
    }

    /// `ranking 6 among comparable places`.
    fn follows_rank(&self, start: usize) -> bool {
        let head = self.chars.back_over_blanks(start);
        ["ranking", "ranked", "ranks", "rank"].iter().any(|word| self.chars.has_before(head, word))
    }

    /// `2nd`, `No. 10`, `ranking 6`.
    pub(super) fn english_place(&self, start: usize, end: usize, number: Decimal) -> Option<(Mention, usize)> {
        let place = u32::try_from(number).ok().filter(|_| number.scale() == 0)?;
        let is_ordinal = ["st", "nd", "rd", "th"].iter().any(|suffix| self.chars.has(end, suffix));
        if is_ordinal && !self.chars.get(end + 2).is_some_and(|c| c.is_ascii_alphanumeric()) {
            return Some((self.place(start, end + 2, place), end + 2));
        }
        if self.follows_rank(start) {
            return Some((self.place(start, end, place), end));
        }
        let head = self.chars.back_over_blanks(start);
        let sign = ["No.", "№", "number"].iter().find(|sign| self.chars.has_before(head, sign))?;
        Some((self.place(head - sign.chars().count(), end, place), end))
    }
}
