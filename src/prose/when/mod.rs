//! Times that prose names: 2025年1—10月, 前三季度, 去年全年, 年末; January–October 2025, the end of 2020, this year.
//!
//! In: text without markup. Out: every time with what it may mean. What a figure is only compared with (比上年, 较2019年,
//! since 2017) is marked as such. Words and meanings: DOMAIN section 2.3.

mod chinese;
mod english;

use jiff::civil::Date;

use super::mention::Chars;
use crate::lang::Tongue;
use crate::period::Period;

/// Which year is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Year {
    Known(i16),
    /// 2013—2017年, “十四五”.
    Range(i16, i16),
    /// 今年, 去年, 明年: years after the report's own.
    Offset(i16),
    /// 五年来: so many years up to the report's own, or up to the one before it.
    Last(i16),
    /// None is named: 1—9月.
    Open,
}

/// Which part of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Months {
    /// Not said: 2025年, 今年, 目前.
    Any,
    /// 全年.
    Whole,
    /// Both included.
    Span(i8, i8),
    /// The last day of a month: 年末, 6月底.
    EndOf(i8),
}

/// A time in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// Byte range in the text.
    pub start: usize,
    pub end: usize,
    pub year: Year,
    pub months: Months,
    /// Whether a figure is compared with it or counted from it: 比上年, 由2017年的2.1%, since 2017.
    pub compared: bool,
}

/// What a time without a year may refer to, and what relative years count from.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// The period that the report is on.
    pub report: Period,
    /// Years that are named before, or that targets without a year are due in.
    pub years: &'a [i16],
}

impl When {
    /// Whether a figure of the period may be meant.
    pub fn fits(&self, period: Period, frame: Frame<'_>) -> bool {
        let (Some(start), Some(end)) = (period.start(), period.end()) else { return true };
        let own = frame.report.end_year().unwrap_or(0);
        let is_instant = matches!(period, Period::Instant(_));
        let in_year = match self.year {
            Year::Known(year) => end.year() == year,
            // The level at the end of the span, or over all of it.
            Year::Range(first, last) => {
                end.year() == last && (is_instant || period.months() <= 12 || start.year() == first)
            }
            Year::Offset(years) => end.year() == own.saturating_add(years),
            Year::Last(count) => {
                let is_whole = period.months() == i32::from(count) * 12;
                is_whole
                    || ((is_instant || period.months() <= 12) && (own.saturating_sub(1)..=own).contains(&end.year()))
            }
            Year::Open => end.year() == own || frame.years.contains(&end.year()),
        };
        in_year && self.fits_months(period, end, is_instant)
    }

    fn fits_months(&self, period: Period, end: Date, is_instant: bool) -> bool {
        match self.months {
            Months::Any => true,
            Months::Whole => period.months() >= 12 || (is_instant && end.month() == 12),
            Months::EndOf(month) => end.month() == month,
            Months::Span(first, last) => {
                let from = period.start().map(Date::month);
                end.month() == last && (is_instant || from == Some(first))
            }
        }
    }
}

/// All times of a text, in order.
pub fn scan(text: &str, tongue: Tongue) -> Vec<When> {
    let chars = Chars::of(text);
    let reader = Reader { chars: &chars };
    let mut found = Vec::new();
    let mut at = 0;
    while chars.get(at).is_some() {
        let read = match tongue {
            Tongue::Zh => reader.chinese(at),
            Tongue::En => reader.english(at),
        };
        match read {
            Some((year, months, end)) => {
                let compared = reader.is_compared(at, end, tongue) || reader.is_in_title(at);
                found.push(When { start: chars.offset(at), end: chars.offset(end), year, months, compared });
                at = end.max(at + 1);
            }
            None => at = reader.skip(at, tongue),
        }
    }
    found
}

struct Reader<'a> {
    chars: &'a Chars,
}

/// What stands at a position, with the position behind it.
type Read = Option<(Year, Months, usize)>;

const DASHES: &[char] = &['—', '-', '–', '－', '～', '~', '至', '到'];

impl Reader<'_> {
    fn has(&self, at: usize, word: &str) -> bool {
        self.chars.has(at, word)
    }

    /// A whole number of at most `digits` digits.
    fn number(&self, at: usize, digits: usize) -> Option<(i16, usize)> {
        let end = (at..=at + digits).find(|at| !self.chars.get(*at).is_some_and(|c| c.is_ascii_digit()))?;
        let number = self.chars.slice(at, end).parse().ok()?;
        Some((number, end))
    }

    fn year(&self, at: usize) -> Option<(i16, usize)> {
        if let Some(found) = self.han_year(at) {
            return Some(found);
        }
        let before = self.chars.before(at);
        let (year, end) = self.number(at, 4).filter(|(_, end)| end - at == 4)?;
        // 1913.3公里 and 2,051 are no years.
        let goes_on = matches!(self.chars.get(end), Some('.' | ','))
            && self.chars.get(end + 1).is_some_and(|c| c.is_ascii_digit());
        let is_grouped = before == Some(',')
            && at.checked_sub(1).and_then(|at| self.chars.before(at)).is_some_and(|c| c.is_ascii_digit());
        let is_free = !goes_on && !is_grouped && !before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | '〔'));
        ((1900..=2100).contains(&year) && is_free).then_some((year, end))
    }

    /// 一九八三, 二〇二一 before 年.
    fn han_year(&self, at: usize) -> Option<(i16, usize)> {
        let digits = (at..at + 4).map(|at| self.chars.han_digit(at));
        let year = digits.collect::<Option<Vec<u32>>>()?.iter().fold(0, |year, digit| year * 10 + digit);
        let year = i16::try_from(year).ok().filter(|year| (1900..=2100).contains(year))?;
        matches!(self.chars.get(at + 4), Some('年' | '至' | '—' | '-')).then_some((year, at + 4))
    }

    fn month(&self, at: usize) -> Option<(i8, usize)> {
        // 一至九月, 十月; the numeral of 第一 and 十一五 is no month.
        if let Some((month, end)) = self.chars.han_numeral(at) {
            let opens = matches!(self.chars.get(end), Some('月' | '至' | '到' | '—' | '-' | '个'))
                && !matches!(self.chars.before(at), Some('第' | '十' | '百' | '千'));
            return i8::try_from(month)
                .ok()
                .filter(|month| opens && (1..=12).contains(month))
                .map(|month| (month, end));
        }
        let before = self.chars.before(at);
        let (month, end) = self.number(at, 2)?;
        let is_free = !before.is_some_and(|c| c.is_ascii_digit() || c == '.');
        let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        is_free.then_some((month, end))
    }

    fn dash(&self, at: usize) -> Option<usize> {
        let first = self.chars.skip_blanks(at);
        self.chars.get(first).filter(|c| DASHES.contains(c))?;
        let mut end = first + 1;
        while self.chars.get(end).is_some_and(|c| matches!(c, '—' | '–')) {
            end += 1;
        }
        Some(self.chars.skip_blanks(end))
    }

    /// Whether it is part of the title of a document: 《浙江省2023年统计年鉴》.
    fn is_in_title(&self, at: usize) -> bool {
        (at.saturating_sub(40)..at).rev().find_map(|at| self.chars.get(at).filter(|c| matches!(c, '《' | '》')))
            == Some('《')
    }

    /// Whether the time is only what something is compared with, counted from, or called after.
    fn is_compared(&self, start: usize, end: usize, tongue: Tongue) -> bool {
        let head = self.chars.back_over_blanks(start);
        let before = |words: &[&str]| words.iter().any(|word| self.chars.has_before(head, word));
        let after = |words: &[&str]| words.iter().any(|word| self.has(self.chars.skip_blanks(end), word));
        match tongue {
            Tongue::Zh => {
                before(&[
                    "比", "较", "同", "与", "低于", "高于", "自", "从", "由", "超过", "快于", "慢于", "贯彻", "学习",
                    "根据", "按照", "依据", "落实",
                ]) || after(&[
                    "以来",
                    "同期",
                    "起",
                    "版",
                    "开工",
                    "动工",
                    "完工",
                    "立项",
                    "出台",
                    "新出台",
                    "印发",
                    "发布",
                    "召开",
                    "年鉴",
                    "修订",
                    "颁布",
                    "中央",
                    "全国两会",
                    "政府工作报告",
                ])
            }
            Tongue::En => {
                before(&[
                    "than",
                    "than in",
                    "compared with",
                    "from",
                    "since",
                    "since the end of",
                    "against",
                    "on",
                    "over those of",
                    "the same period of",
                    "above",
                    "below",
                ]) && !self.chars.has_before(head, "based on")
            }
        }
    }

    /// The next position worth looking at: digits and Latin words are passed over whole.
    fn skip(&self, at: usize, tongue: Tongue) -> usize {
        let mut next = at + 1;
        if self.chars.get(at).is_some_and(|c| c.is_ascii_digit()) {
            while self.chars.get(next).is_some_and(|c| c.is_ascii_digit()) {
                next += 1;
            }
        } else if tongue == Tongue::En && self.chars.get(at).is_some_and(|c| c.is_ascii_alphabetic()) {
            while self.chars.get(next).is_some_and(|c| c.is_ascii_alphabetic()) {
                next += 1;
            }
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Times as `words=year months`.
    fn read(text: &str, tongue: Tongue) -> Vec<String> {
        let show = |when: &When| {
            let compared = if when.compared { " compared" } else { "" };
            format!("{}={:?} {:?}{compared}", &text[when.start..when.end], when.year, when.months)
        };
        scan(text, tongue).iter().map(show).collect()
    }

    #[test]
    fn chinese_times() {
        let read = |text: &str| read(text, Tongue::Zh);
        assert_eq!(read("2025年1—10月产值"), ["2025年1—10月=Known(2025) Span(1, 10)"]);
        assert_eq!(read("1-9月，10月当月"), ["1-9月=Open Span(1, 9)", "10月=Open Span(10, 10)"]);
        assert_eq!(read("今年1-10月"), ["今年1-10月=Offset(0) Span(1, 10)"]);
        assert_eq!(read("去年全年12个，截至目前"), ["去年全年=Offset(-1) Whole", "截至目前=Offset(0) Any"]);
        assert_eq!(
            read("2020年末，2024年前三季度"),
            ["2020年末=Known(2020) EndOf(12)", "2024年前三季度=Known(2024) Span(1, 9)"]
        );
        assert_eq!(
            read("2013—2017年，“十四五”期间"),
            ["2013—2017年=Range(2013, 2017) Any", "十四五”=Range(2021, 2025) Any"]
        );
        assert_eq!(
            read("比上年增长5%，自2017年以来"),
            ["上年=Offset(-1) Any compared", "2017年=Known(2017) Any compared"]
        );
        assert_eq!(
            read("一九八三年，一至九月，二〇二一年十月"),
            ["一九八三年=Known(1983) Any", "一至九月=Open Span(1, 9)", "二〇二一年十月=Known(2021) Span(10, 10)"]
        );
        assert_eq!(read("产值1025亿元，3个月，5.6月"), [""; 0]);
    }

    #[test]
    fn english_times() {
        let read = |text: &str| read(text, Tongue::En);
        assert_eq!(read("In January–October 2025 it was"), ["January–October 2025=Known(2025) Span(1, 10)"]);
        assert_eq!(
            read("in January to September, in October"),
            ["January to September=Open Span(1, 9)", "October=Open Span(10, 10)"]
        );
        assert_eq!(read("the end of 2020; by 2025"), ["end of 2020=Known(2020) EndOf(12)", "2025=Known(2025) Any"]);
        assert_eq!(
            read("on 20 December 2024 and this year"),
            ["December 2024=Known(2024) EndOf(12)", "this year=Offset(0) Any"]
        );
        assert_eq!(read("the first half of 2025"), ["first half of 2025=Known(2025) Span(1, 6)"]);
        assert_eq!(
            read("since 2017, from 2013 to 2017"),
            ["2017=Known(2017) Any compared", "2013 to 2017=Range(2013, 2017) Any compared"]
        );
        assert_eq!(read("RMB 2025 billion, may be"), [""; 0]);
    }

    #[test]
    fn what_a_time_may_mean() {
        let report = Period::parse("2025-01..2025-10").unwrap();
        let fits = |text: &str, period: &str| {
            let frame = Frame { report, years: &[] };
            scan(text, Tongue::Zh)[0].fits(Period::parse(period).unwrap(), frame)
        };
        assert!(fits("1—9月", "2025-01..2025-09") && !fits("1—9月", "2024-01..2024-09"));
        assert!(fits("今年", "2025-01..2025-10") && fits("去年", "2024") && !fits("去年", "2025"));
        assert!(fits("2020年", "2020-12-31") && fits("2020年末", "2020-12-31") && !fits("2020年6月末", "2020-12-31"));
        assert!(
            fits("“十四五”末", "2025") && fits("“十四五”期间", "2021..2025") && !fits("“十四五”期间", "2016..2020")
        );
        assert!(fits("全年", "2025") && !fits("全年", "2025-01..2025-10"));
    }
}
