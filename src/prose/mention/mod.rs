//! Numbers that prose states: `577亿元`, `RMB 57.7 billion`, `1–2家`, `第2位`, `ranked third`.
//!
//! In: text without markup. Out: every number with what it measures, digits whole and units at their longest, so that 577
//! is never found in 1577 and 个 never in 个百分点. Dates, numerals of things (5G, S1号线) and list marks are none.

mod numeral;
mod compound;
mod place;
mod words;
mod measure;

use rust_decimal::Decimal;

use words::{CURRENCIES, HEDGES, MONTHS};
pub use words::{FALLS, RISES};

use crate::lang::is_cjk;
use crate::quantity::{Unit, Units};
pub use numeral::Chars;

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
    /// Written out in words: 两家, 百分之十二, two parks. Bears a figure out, and never contradicts one.
    pub spelled: bool,
}

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
            // 与上年持平, not 保持平稳.
            '持' if chars.get(at + 1) == Some('平') && !matches!(chars.before(at), Some('保' | '维' | '坚')) => {
                (Some(scan.steady(at, at + 2)), at + 2)
            }
            '首' if chars.get(at + 1) == Some('位') => (Some(scan.place(at, at + 2, 1)), at + 2),
            '百' | '千' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => {
                scan.han_number(at)
            }
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
        Mention { start, end, number: place.into(), max: None, measure: Measure::Place, rises: None, spelled: false }
    }

    /// 持平, unchanged: growth of nought.
    fn steady(&self, start: usize, end: usize) -> Mention {
        Mention { rises: None, ..self.in_words(start, end, Decimal::ZERO, Measure::Unit(Unit::percent())) }
    }

    fn in_words(&self, start: usize, end: usize, number: Decimal, measure: Measure) -> Mention {
        let (rises, spelled) = (self.words_say(start), true);
        let (start, end) = (self.chars.offset(start), self.chars.offset(end));
        Mention { start, end, number, max: None, measure, rises, spelled }
    }

    /// 两家, 二十公顷, 三成, 百分之十二: a numeral with its unit. 一 alone counts nothing: 一批, 一个平台.
    fn han_number(&self, start: usize) -> (Option<Mention>, usize) {
        if self.chars.has(start, "百分之百") {
            return (
                Some(self.in_words(start, start + 4, Decimal::ONE_HUNDRED, Measure::Unit(Unit::percent()))),
                start + 4,
            );
        }
        if self.chars.has(start, "百分之") {
            let Some((number, end)) = self.chars.han_decimal(start + 3) else { return (None, start + 3) };
            return (Some(self.in_words(start, end, number, Measure::Unit(Unit::percent()))), end);
        }
        if self.chars.has(start, "千分之")
            && let Some((number, end)) = self.chars.han_decimal(start + 3)
            && let Some(unit) = self.units.find("‰")
        {
            return (Some(self.in_words(start, end, number, Measure::Unit(unit))), end);
        }
        let Some((number, end)) = self.chars.han_decimal(start) else { return (None, start + 1) };
        let opens_word = self.chars.before(start).is_some_and(|c| matches!(c, '第' | '其' | '之' | '同' | '统' | '唯'));
        if let Some(mention) = self.compound(start, start, number, end) {
            let end = mention.1;
            return (Some(Mention { spelled: true, ..mention.0 }), end);
        }
        let taken = self.measure(end, None).filter(|taken| matches!(taken.measure, Measure::Unit(_)));
        // 一 counts only as a measure: 一倍, 一成, 一个百分点.
        let is_measure = |taken: &measure::Taken| matches!(&taken.measure, Measure::Unit(unit) if matches!(unit.symbol.as_str(), "倍" | "成" | "个百分点"));
        match taken.filter(|taken| (number > Decimal::ONE || is_measure(taken)) && !opens_word) {
            Some(taken) => (Some(self.in_words(start, taken.end, number, taken.measure)), taken.end),
            None => (None, end),
        }
    }

    fn number(&self, start: usize) -> (Option<Mention>, usize) {
        let (Some(number), after_number) = self.chars.number(start) else {
            return (None, self.chars.number(start).1);
        };
        // `6. Disclosure` opens a section, ×10,000 is part of a unit.
        let is_list_mark = start == 0 && self.chars.has(after_number, ". ");
        if is_list_mark || self.chars.before(start) == Some('×') {
            return (None, after_number);
        }
        if let Some((place, end)) = self.english_place(start, after_number, number) {
            return (Some(place), end);
        }
        let (currency, head) = self.currency(start);
        let (signed, head) = self.sign(head);
        if let Some((mention, end)) = self.compound(start, head, number, after_number).filter(|_| currency.is_none()) {
            return (Some(mention), end);
        }
        let (mut max, mut at) = (None, after_number);
        // 由5%到6% and "from 5% to 6%" are two figures, and so are "the 2.1% of 2014 to 2.3%".
        let is_first_of_two = ["从", "由", "自", "from"]
            .iter()
            .any(|word| self.chars.has_before(self.chars.back_over_blanks(head), word));
        let opens_range = !is_first_of_two && !is_year(number, after_number - start);
        let range_end = |at: usize| if opens_range { self.range_end(at) } else { None };
        if let Some((upper, end)) = range_end(at) {
            (max, at) = (Some(upper), end);
        }
        let Some(mut taken) = self.measure(at, currency) else { return (None, at) };
        // 6%—6.5%: the unit stands at both ends.
        if max.is_none()
            && let Some((upper, end)) = range_end(taken.end)
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
        let number = number.normalize();
        (Some(Mention { start, end, number, max, measure: taken.measure, rises, spelled: false }), taken.end)
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
        let is_free =
            !head.checked_sub(1).and_then(|at| self.chars.before(at)).is_some_and(|c| c.is_ascii_alphanumeric());
        match self.chars.before(head) {
            Some('+') => (Some(true), head - 1),
            Some('-' | '−') if is_free => (Some(false), head - 1),
            _ => (None, head),
        }
    }

    /// The upper end of a range: `—68`.
    fn range_end(&self, at: usize) -> Option<(Decimal, usize)> {
        let mut start = self.chars.skip_blanks(at);
        match self.chars.get(start)? {
            '—' if self.chars.get(start + 1) == Some('—') => start += 2,
            '-' | '–' | '—' | '~' | '～' | '至' | '到' | '−' => start += 1,
            't' if self.chars.has(start, "to ") => start += 3,
            _ => return None,
        }
        let start = self.chars.skip_blanks(start);
        let (number, end) = self.chars.number(start);
        number.filter(|_| end > start).map(|number| (number, end))
    }

    /// Whether the words before a number say that something rose or fell.
    fn words_say(&self, head: usize) -> Option<bool> {
        let mut at = self.chars.back_over_blanks(head);
        for _ in 0..4 {
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

impl Scan<'_> {
    /// Whether a number without unit may be a figure: no year, day, part of a word or of a Chinese compound.
    fn is_bare_figure(&self, start: usize, after_number: usize, end: usize, number: Decimal) -> bool {
        let next = self.chars.get(end);
        if next.is_some_and(|c| c.is_ascii_alphabetic() || is_cjk(c) && c.is_alphanumeric()) {
            let hedged = ["以上", "以内", "以下", "左右", "多", "余"].iter().any(|word| self.chars.has(end, word));
            return hedged;
        }
        if matches!(next, Some('-' | '/'))
            || self
                .chars
                .before(start)
                .is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '-' | '–' | '/' | '.' | '_'))
        {
            return false;
        }
        let is_plain = number.scale() == 0 && end == after_number;
        !(is_plain && (is_year(number, after_number - start) || self.is_day(start, end)))
    }

    /// `20 December`, `December 20`.
    fn is_day(&self, start: usize, end: usize) -> bool {
        let (behind, before) = (self.chars.skip_blanks(end), self.chars.back_over_blanks(start));
        MONTHS.iter().any(|month| {
            self.chars.has(behind, month) && self.ends_word(behind + month.len())
                || self.chars.has_before(before, month)
        })
    }
}

/// Whether a number without unit is rather a year.
fn is_year(number: Decimal, digits: usize) -> bool {
    digits == 4 && number.scale() == 0 && (Decimal::from(1900)..=Decimal::from(2100)).contains(&number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers as `text=number unit`, with `↑` or `↓` where the words say so.
    fn read(text: &str) -> Vec<String> {
        let show = |one: &Mention| {
            let unit = match &one.measure {
                Measure::Unit(unit) => unit.symbol.clone(),
                Measure::Bare => "bare".into(),
                Measure::Place => "place".into(),
            };
            let max = one.max.map(|max| format!("..{max}")).unwrap_or_default();
            let sign = one.rises.map_or("", |rises| if rises { "↑" } else { "↓" });
            format!("{}={}{max} {unit}{sign}", &text[one.start..one.end], one.number)
        };
        scan(text, &Units::default()).iter().map(show).collect()
    }

    #[test]
    fn chinese_figures() {
        assert_eq!(read("产值577亿元，同比增长44.7%"), ["577亿元=577 亿元", "44.7%=44.7 %↑"]);
        assert_eq!(read("1500多亿元、30余家、1亿多人"), ["1500多亿元=1500 亿元", "30余家=30 家", "1亿多人=1 亿人"]);
        assert_eq!(
            read("提高1.5个百分点，5%—6.5%，1-2家"),
            ["1.5个百分点=1.5 个百分点↑", "5%—6.5%=5..6.5 %", "1-2家=1..2 家"]
        );
        assert_eq!(read("下降约3.2%，为-8%，人民币577亿元"), ["3.2%=3.2 %↓", "-8%=8 %↓", "人民币577亿元=577 亿元"]);
        assert_eq!(read("由5%到6%"), ["5%=5 %", "6%=6 %"]);
    }

    #[test]
    fn places() {
        assert_eq!(
            read("居第2位，列第二，排第十一名，居首位"),
            ["第2位=2 place", "第二=2 place", "第十一名=11 place", "首位=1 place"]
        );
        assert_eq!(read("第二季度，第一批，第3个，第十四五"), [""; 0]);
        assert_eq!(read("ranked 2nd, No. 10 and third"), ["2nd=2 place", "No. 10=10 place", "third=3 place"]);
    }

    #[test]
    fn english_figures() {
        assert_eq!(
            read("RMB 57.7 billion, USD 28.7511 million, $3bn, 60 billion yuan"),
            [
                "RMB 57.7 billion=57700000000 元",
                "USD 28.7511 million=28751100 美元",
                "$3bn=3000000000 美元",
                "60 billion yuan=60000000000 元"
            ]
        );
        assert_eq!(
            read("13 million tonnes, 35,000 TEU; 617 used cars, 12 firms."),
            ["13 million tonnes=13000000 吨", "35,000 TEU=35000 标箱", "617=617 bare", "12=12 家"]
                .map(|line| line.replace("12=12 家", &read("12 firms")[0]))
        );
        assert_eq!(
            read("fell by more than 3%, up 6% to 6.5%, 1.5 percentage points"),
            ["3%=3 %↓", "6% to 6.5%=6..6.5 %↑", "1.5 percentage points=1.5 个百分点"]
        );
    }

    #[test]
    fn what_is_no_figure() {
        for text in [
            "2025年1—10月",
            "2025.10.31",
            "5G基站",
            "S1号线",
            "20 December",
            "2024–2025",
            "3个月",
            "5个工作日",
            "12月20日",
            "COVID-19",
            "LH331082-018/2025",
        ] {
            assert_eq!(read(text), [""; 0], "{text}");
        }
    }
}
