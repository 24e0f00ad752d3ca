//! The unit behind a number: 亿元, 余家, 人次/日, `billion yuan`, `percentage points`.

use rust_decimal::Decimal;

use super::{Measure, Scan};
use crate::quantity::{Dimension, Unit};

const SCALES: &[(&str, u32)] =
    &[("hundred million", 8), ("trillion", 12), ("billion", 9), ("million", 6), ("thousand", 3), ("bn", 9)];

/// English words for units that the table of units does not know.
const SYNONYMS: &[(&str, &str)] = &[
    ("per cent", "%"),
    ("US dollars", "美元"),
    ("U.S. dollars", "美元"),
    ("dollars", "美元"),
    ("metric tons", "吨"),
    ("metric tonnes", "吨"),
    ("kilometres", "公里"),
    ("kilometers", "公里"),
    ("square kilometres", "平方公里"),
    ("square kilometers", "平方公里"),
    ("square metres", "平方米"),
    ("square meters", "平方米"),
    ("percentage points", "个百分点"),
];

/// The unit behind a number.
pub(super) struct Taken {
    pub measure: Measure,
    /// Of an English scale word.
    pub scale: Decimal,
    pub end: usize,
}

impl Scan<'_> {
    /// The unit at a position, where a number ends; the currency may stand before the number.
    pub(super) fn measure(&self, at: usize, currency: Option<&str>) -> Option<Taken> {
        let mut start = self.chars.skip_blanks(at);
        let mut scale = Decimal::ONE;
        let mut end = at;
        if currency.is_none()
            && let Some((unit, length)) = self.units.named(self.chars.from(start).take(40))
        {
            return Some(Taken { measure: Measure::Unit(unit.clone()), scale, end: start + length });
        }
        let scale_word =
            SCALES.iter().find(|(word, _)| self.chars.has(start, word) && self.ends_word(start + word.len()));
        if let Some((word, power)) = scale_word {
            scale = Decimal::from(10u64.checked_pow(*power)?);
            end = start + word.len();
            start = self.chars.skip_blanks(end);
        }
        // 180.8 ×10,000 visits.
        if self.chars.get(start) == Some('×')
            && let (Some(times), behind) = self.chars.number(start + 1)
        {
            (scale, end) = (times, behind);
            start = self.chars.skip_blanks(behind);
        }
        if let Some(symbol) = currency {
            let prefix = self.prefix(start);
            let with_prefix = self.units.find(&format!("{prefix}{symbol}"))?;
            let mut end = if prefix.is_empty() { end } else { start + prefix.chars().count() };
            // 人民币577亿元 says the currency twice.
            if !prefix.is_empty() && self.chars.has(end, symbol) {
                end += symbol.chars().count();
            }
            return Some(Taken { measure: Measure::Unit(with_prefix), scale, end });
        }
        let unit =
            if self.chars.get(start).is_some_and(is_latin) { self.latin_unit(start) } else { self.han_unit(start) };
        match unit {
            // The noun of an English count is no part of the figure: 13 enterprise technology centres.
            Some((unit, _)) if unit.dimension == Dimension::Count && self.chars.get(start).is_some_and(is_latin) => {
                Some(Taken { measure: Measure::Unit(unit), scale, end })
            }
            Some((unit, end)) => Some(Taken { measure: Measure::Unit(unit), scale, end }),
            None => Some(Taken { measure: Measure::Bare, scale, end }),
        }
    }

    /// Whether no letter or digit stands at a position.
    pub(super) fn ends_word(&self, at: usize) -> bool {
        !self.chars.get(at).is_some_and(|c| c.is_ascii_alphanumeric())
    }

    fn prefix(&self, at: usize) -> String {
        (at..at + 4).map_while(|at| self.chars.get(at).filter(|c| "十百千万亿".contains(*c))).collect()
    }

    /// The longest run of Chinese that is a unit: 万亿元, 人次/日, 个百分点; with 多 or 余 within: 余家, 亿多人.
    fn han_unit(&self, start: usize) -> Option<(Unit, usize)> {
        // 018/2025 is a number of a document.
        if self.chars.get(start) == Some('/') {
            return None;
        }
        let is_hedge = |at: usize| matches!(self.chars.get(at), Some('多' | '余'));
        let mut head = start;
        let mut prefix = String::new();
        if is_hedge(head) {
            head += 1;
        } else {
            let run = self.prefix(head);
            let behind = head + run.chars().count();
            if is_hedge(behind) {
                (prefix, head) = (run, behind + 1);
            }
        }
        let longest = (0..10)
            .take_while(|i| {
                self.chars.get(head + i).is_some_and(|c| !c.is_whitespace() && !"，。；、：（）,;:()".contains(c))
            })
            .count();
        let mut word = prefix;
        word.extend(self.chars.from(head).take(longest));
        for end in (head + 1..=head + longest).rev() {
            if let Some(unit) = self.units.find(&word).filter(|unit| unit.symbol != "1") {
                return self.is_unit_here(&unit, &word, end).then_some((unit, end));
            }
            word.pop();
        }
        None
    }

    /// 3个月 and 5个工作日 count no things, 20日 is a date.
    fn is_unit_here(&self, unit: &Unit, word: &str, end: usize) -> bool {
        let follows = |words: &[&str]| words.iter().any(|next| self.chars.has(end, next));
        if word == "日" {
            return false;
        }
        if unit.dimension == Dimension::Count {
            return !follows(&["月", "年", "小时", "工作日", "星期", "季度", "世纪"]);
        }
        true
    }

    /// The longest phrase of up to three Latin words that is a unit: `tonnes`, `percentage points`, `km²`.
    fn latin_unit(&self, start: usize) -> Option<(Unit, usize)> {
        let mut ends = Vec::new();
        let mut at = start;
        for _ in 0..3 {
            let head = at;
            while self.chars.get(at).is_some_and(|c| is_latin(c) || matches!(c, '²' | '³' | '.') || c.is_ascii_digit())
            {
                at += 1;
            }
            if at == head {
                break;
            }
            ends.push(at);
            if self.chars.get(at) != Some(' ') {
                break;
            }
            at = self.chars.skip_blanks(at);
        }
        ends.into_iter().rev().find_map(|end| {
            let word = self.chars.slice(start, end);
            let trimmed = word.trim_end_matches('.');
            let symbol = SYNONYMS
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(trimmed))
                .map_or(trimmed, |(_, symbol)| symbol);
            let unit = self.units.find(symbol).filter(|unit| unit.symbol != "1")?;
            Some((unit, end - (word.len() - trimmed.len())))
        })
    }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'µ' | 'μ')
}
