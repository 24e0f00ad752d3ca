//! Numbers that prose states: `577亿元`, `RMB 57.7 billion`, `1–2家`, `第2位`, `ranked third`.
//!
//! In: text without markup. Out: every number with what it measures, digits whole and units at their longest, so that 577
//! is never found in 1577 and 个 never in 个百分点. Dates, numerals of things (5G, S1号线) and list marks are none.

use rust_decimal::Decimal;

use super::numeral::{Chars, english_ordinal};
use crate::lang::is_cjk;
use crate::quantity::{Dimension, Unit, Units};

/// The minus sign of figures.
pub const MINUS: &str = "−";

/// What a number measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    Unit(Unit),
    /// No unit that is known: 617 used cars.
    Bare,
    Place,
}

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Byte range in the text, currency and unit included.
    pub start: usize,
    pub end: usize,
    /// English scales applied: 57.7 billion is 57 700 000 000.
    pub number: Decimal,
    pub max: Option<Decimal>,
    pub measure: Measure,
    /// What the words say: risen, fallen; or an explicit sign.
    pub rises: Option<bool>,
}

const CURRENCIES: &[(&str, &str)] = &[
    ("RMB", "元"), ("CNY", "元"), ("人民币", "元"), ("¥", "元"), ("￥", "元"), ("US$", "美元"), ("USD", "美元"), ("HKD", "港元"),
    ("JPY", "日元"), ("EUR", "欧元"), ("€", "欧元"), ("$", "美元"),
];

const SCALES: &[(&str, u32)] = &[("trillion", 12), ("billion", 9), ("million", 6), ("thousand", 3), ("bn", 9)];

/// English words for units that the table of units does not know.
const SYNONYMS: &[(&str, &str)] = &[
    ("per cent", "%"), ("US dollars", "美元"), ("U.S. dollars", "美元"), ("dollars", "美元"), ("metric tons", "吨"), ("metric tonnes", "吨"),
    ("kilometres", "公里"), ("kilometers", "公里"), ("square kilometres", "平方公里"), ("square kilometers", "平方公里"),
    ("square metres", "平方米"), ("square meters", "平方米"), ("percentage points", "个百分点"),
];

const RISES: &[&str] = &["增长", "上升", "提高", "增加", "上涨", "提升", "回升", "增", "升", "up", "rose", "grew", "growth of", "increased by", "rose by", "grew by"];
const FALLS: &[&str] =
    &["下降", "回落", "降低", "减少", "下跌", "收窄", "降", "down", "fell", "fell by", "decreased by", "fall of", "down by", "reduced by", "declined by", "cut by"];
/// Words between those and the number.
const HEDGES: &[&str] = &["约", "近", "超过", "超", "达", "至少", "不低于", "about", "around", "at least", "over", "more than", "nearly", "to", "by"];

const MONTHS: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
];

/// All numbers of a text, in order.
pub fn scan(text: &str, units: &Units) -> Vec<Mention> {
    let chars = Chars::of(text);
    let scan = Scan { chars: &chars, units };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let (mention, next) = match c {
            '0'..='9' => scan.number(at),
            '第' => scan.han_place(at),
            '首' if chars.get(at + 1) == Some('位') => (Some(scan.place(at, at + 2, 1)), at + 2),
            c if c.is_ascii_alphabetic() => scan.word(at),
            _ => (None, at + 1),
        };
        found.extend(mention);
        at = next.max(at + 1);
    }
    found
}

struct Scan<'a> {
    chars: &'a Chars,
    units: &'a Units,
}

impl Scan<'_> {
    fn place(&self, start: usize, end: usize, place: u32) -> Mention {
        let (start, end) = (self.chars.offset(start), self.chars.offset(end));
        Mention { start, end, number: place.into(), max: None, measure: Measure::Place, rises: None }
    }

    /// 第2位, 第二, 第七名; not 第二季度, 第一批, 第三产业.
    fn han_place(&self, start: usize) -> (Option<Mention>, usize) {
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
    fn word(&self, start: usize) -> (Option<Mention>, usize) {
        let mut end = start;
        while self.chars.get(end).is_some_and(|c| c.is_ascii_alphabetic()) {
            end += 1;
        }
        let word = self.chars.slice(start, end).to_lowercase();
        if let Some(place) = english_ordinal(&word).filter(|_| self.chars.get(end) != Some('-')) {
            return (Some(self.place(start, end, place)), end);
        }
        let is_currency = CURRENCIES.iter().any(|(name, _)| name.to_lowercase() == word);
        if !is_currency && word != "no" {
            while self.chars.get(end).is_some_and(|c| c.is_ascii_alphanumeric()) {
                end += 1;
            }
        }
        (None, end)
    }

    fn number(&self, start: usize) -> (Option<Mention>, usize) {
        let (Some(number), after_number) = self.chars.number(start) else {
            return (None, self.chars.number(start).1);
        };
        if let Some((place, end)) = self.english_place(start, after_number, number) {
            return (Some(place), end);
        }
        let (currency, head) = self.currency(start);
        let (signed, head) = self.sign(head);
        let (mut max, mut at) = (None, after_number);
        if let Some((upper, end)) = self.range_end(at) {
            (max, at) = (Some(upper), end);
        }
        let Some(mut taken) = self.measure(at, currency) else { return (None, at) };
        // 6%—6.5%: the unit stands at both ends.
        if max.is_none()
            && let Some((upper, end)) = self.range_end(taken.end)
            && let Some(second) = self.measure(end, currency).filter(|second| second.measure == taken.measure)
        {
            (max, taken) = (Some(upper), second);
        }
        if taken.measure == Measure::Bare && !self.is_bare_figure(start, after_number, taken.end, number) {
            return (None, taken.end);
        }
        let Some(number) = number.checked_mul(taken.scale) else { return (None, taken.end) };
        let max = max.and_then(|max| max.checked_mul(taken.scale));
        let rises = signed.or_else(|| self.words_say(head));
        let (start, end) = (self.chars.offset(head), self.chars.offset(taken.end));
        (Some(Mention { start, end, number: number.normalize(), max, measure: taken.measure, rises }), taken.end)
    }

    /// `2nd`, `No. 10`.
    fn english_place(&self, start: usize, end: usize, number: Decimal) -> Option<(Mention, usize)> {
        let place = u32::try_from(number).ok().filter(|_| number.scale() == 0)?;
        let is_ordinal = ["st", "nd", "rd", "th"].iter().any(|suffix| self.chars.has(end, suffix));
        if is_ordinal && !self.chars.get(end + 2).is_some_and(|c| c.is_ascii_alphanumeric()) {
            return Some((self.place(start, end + 2, place), end + 2));
        }
        let head = self.chars.back_over_blanks(start);
        let sign = ["No.", "№", "number"].iter().find(|sign| self.chars.has_before(head, sign))?;
        Some((self.place(head - sign.chars().count(), end, place), end))
    }

    /// The currency before a number, with the position where it starts.
    fn currency(&self, start: usize) -> (Option<&'static str>, usize) {
        let head = self.chars.back_over_blanks(start);
        for (name, symbol) in CURRENCIES {
            if self.chars.has_before(head, name) {
                return (Some(symbol), head - name.chars().count());
            }
        }
        (None, start)
    }

    /// A sign before a number that no range makes: 为-3%, +5.2%; not 1-2家.
    fn sign(&self, head: usize) -> (Option<bool>, usize) {
        let is_free = !head.checked_sub(1).and_then(|at| self.chars.before(at)).is_some_and(|c| c.is_ascii_alphanumeric());
        match self.chars.before(head) {
            Some('+') => (Some(true), head - 1),
            Some('-' | '−') if is_free => (Some(false), head - 1),
            _ => (None, head),
        }
    }

    /// The upper end of a range: `—68`.
    fn range_end(&self, at: usize) -> Option<(Decimal, usize)> {
        let mut start = self.chars.skip_blanks(at);
        if !matches!(self.chars.get(start)?, '-' | '–' | '—' | '~' | '～' | '至' | '到' | '−') {
            return None;
        }
        start += 1;
        if self.chars.get(start) == Some('—') {
            start += 1;
        }
        let start = self.chars.skip_blanks(start);
        let (number, end) = self.chars.number(start);
        number.filter(|_| end > start).map(|number| (number, end))
    }

    /// Whether the words before a number say that something rose or fell.
    fn words_say(&self, head: usize) -> Option<bool> {
        let mut at = self.chars.back_over_blanks(head);
        for _ in 0..2 {
            let says = |words: &[&str]| words.iter().any(|word| self.chars.has_before(at, word));
            if says(RISES) {
                return Some(true);
            }
            if says(FALLS) {
                return Some(false);
            }
            let hedge = HEDGES.iter().find(|word| self.chars.has_before(at, word))?;
            at = self.chars.back_over_blanks(at - hedge.chars().count());
        }
        None
    }
}

/// The unit behind a number.
struct Taken {
    measure: Measure,
    /// Of an English scale word.
    scale: Decimal,
    end: usize,
}

impl Scan<'_> {
    fn measure(&self, at: usize, currency: Option<&str>) -> Option<Taken> {
        let mut start = self.chars.skip_blanks(at);
        let mut scale = Decimal::ONE;
        let mut end = at;
        let scale_word = SCALES.iter().find(|(word, _)| self.chars.has(start, word) && self.ends_word(start + word.len()));
        if let Some((word, power)) = scale_word {
            scale = Decimal::from(10u64.checked_pow(*power)?);
            end = start + word.len();
            start = self.chars.skip_blanks(end);
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
        let unit = if self.chars.get(start).is_some_and(is_latin) { self.latin_unit(start) } else { self.han_unit(start) };
        match unit {
            Some((unit, end)) => Some(Taken { measure: Measure::Unit(unit), scale, end }),
            None => Some(Taken { measure: Measure::Bare, scale, end }),
        }
    }

    fn ends_word(&self, at: usize) -> bool {
        !self.chars.get(at).is_some_and(|c| c.is_ascii_alphanumeric())
    }

    fn prefix(&self, at: usize) -> String {
        (at..at + 4).map_while(|at| self.chars.get(at).filter(|c| "十百千万亿".contains(*c))).collect()
    }

    /// The longest run of Chinese that is a unit: 万亿元, 人次/日, 个百分点; with 多 or 余 within: 余家, 亿多人.
    fn han_unit(&self, start: usize) -> Option<(Unit, usize)> {
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
        let longest = (0..10).take_while(|i| self.chars.get(head + i).is_some_and(|c| !c.is_whitespace() && !"，。；、：（）,;:()".contains(c))).count();
        for length in (1..=longest).rev() {
            let word = format!("{prefix}{}", self.chars.slice(head, head + length));
            let end = head + length;
            if let Some(unit) = self.units.find(&word).filter(|unit| unit.symbol != "1") {
                // 5km路 is rare, but 人 must not be cut from a Latin word.
                return self.is_unit_here(&unit, &word, end).then_some((unit, end));
            }
        }
        None
    }

    /// 3个月 and 5个工作日 count no things, 20日 is a date, 2家庭 is no firm.
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
            while self.chars.get(at).is_some_and(|c| is_latin(c) || matches!(c, '²' | '³' | '.') || c.is_ascii_digit()) {
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
            let symbol = SYNONYMS.iter().find(|(known, _)| known.eq_ignore_ascii_case(trimmed)).map_or(trimmed, |(_, symbol)| symbol);
            let unit = self.units.find(symbol).filter(|unit| unit.symbol != "1")?;
            Some((unit, end - (word.len() - trimmed.len())))
        })
    }

    /// Whether a number without unit may be a figure: no year, day, part of a word or of a Chinese compound.
    fn is_bare_figure(&self, start: usize, after_number: usize, end: usize, number: Decimal) -> bool {
        let next = self.chars.get(end);
        if next.is_some_and(|c| c.is_ascii_alphabetic() || is_cjk(c) && c.is_alphanumeric()) {
            let hedged = ["以上", "以内", "以下", "左右", "多", "余"].iter().any(|word| self.chars.has(end, word));
            return hedged;
        }
        if next == Some('-') || self.chars.before(start).is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '-' | '–' | '/' | '.' | '_')) {
            return false;
        }
        let is_plain = number.scale() == 0 && end == after_number;
        let is_year = is_plain && after_number - start == 4 && (Decimal::from(1900)..=Decimal::from(2100)).contains(&number);
        !is_year && !(is_plain && self.is_day(start, end))
    }

    /// `20 December`, `December 20`.
    fn is_day(&self, start: usize, end: usize) -> bool {
        let (behind, before) = (self.chars.skip_blanks(end), self.chars.back_over_blanks(start));
        MONTHS.iter().any(|month| self.chars.has(behind, month) && self.ends_word(behind + month.len()) || self.chars.has_before(before, month))
    }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'µ' | 'μ')
}
