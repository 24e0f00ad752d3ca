//! Reference periods: spans of months, instants, or no time at all.
//!
//! `2025`, `2025-H1`, `2025-Q3`, `2025-10`, `2025-01..2025-09`, `2021..2025`, `2020-12-31`, `none` and their Chinese
//! forms. Two spans are comparable where start month, end month and number of years agree (DESIGN section 7).

use jiff::civil::Date;

use crate::lang::Tongue;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
}

/// What a figure refers to in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// No time: planned totals.
    None,
    /// Months, both included.
    Span { start: Month, end: Month },
    /// A date: stocks.
    Instant(Date),
}

/// Why a text is not a period, with what was probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodError {
    /// Not of any known form.
    Form { proposal: Option<String> },
    /// A month over 12, a day that the month lacks, a year out of range.
    Calendar,
    /// Ends before it starts.
    Reversed,
}

const FIRST_YEAR: i16 = 1000;
const LAST_YEAR: i16 = 2999;

fn month(year: i16, month: i8) -> Result<Month, PeriodError> {
    if (FIRST_YEAR..=LAST_YEAR).contains(&year) && (1..=12).contains(&month) {
        Ok(Month { year, month })
    } else {
        Err(PeriodError::Calendar)
    }
}

fn span(start: Month, end: Month) -> Result<Period, PeriodError> {
    if end < start { Err(PeriodError::Reversed) } else { Ok(Period::Span { start, end }) }
}

/// Whole years from `first` to `last`.
fn years(first: i16, last: i16) -> Result<Period, PeriodError> {
    span(month(first, 1)?, month(last, 12)?)
}

impl Period {
    /// A calendar year.
    pub fn year(year: i16) -> Period {
        Period::Span { start: Month { year, month: 1 }, end: Month { year, month: 12 } }
    }

    /// Reads any of the forms of DESIGN section 4.
    pub fn parse(text: &str) -> Result<Period, PeriodError> {
        let text = normalized(text);
        if text == "none" || text == "无" {
            return Ok(Period::None);
        }
        if let Some(period) = five_year_plan(&text) {
            return Ok(period);
        }
        if let Some((first, last)) = text.split_once("..") {
            return range(first, last);
        }
        if let Some(rest) = text.strip_suffix('末').or_else(|| text.strip_suffix('底')) {
            let Some(rest) = rest.strip_suffix('年') else { return Err(PeriodError::Form { proposal: None }) };
            return Ok(Period::Instant(last_day(month(number(rest)?, 12)?)));
        }
        if text.contains('年') {
            return chinese(&text);
        }
        single(&text)
    }

    /// First month and day; `None` where there is no time.
    pub fn start(self) -> Option<Date> {
        match self {
            Period::None => None,
            Period::Instant(date) => Some(date),
            Period::Span { start, .. } => Date::new(start.year, start.month, 1).ok(),
        }
    }

    /// Last day; `None` where there is no time.
    pub fn end(self) -> Option<Date> {
        match self {
            Period::None => None,
            Period::Instant(date) => Some(date),
            Period::Span { end, .. } => Some(last_day(end)),
        }
    }

    /// The calendar year in which the period ends.
    pub fn end_year(self) -> Option<i16> {
        self.end().map(|date| date.year())
    }

    /// The instant at the period's end: what a span means for a stock.
    pub fn instant(self) -> Period {
        self.end().map_or(Period::None, Period::Instant)
    }

    /// Months covered; 0 for instants and for no time.
    pub fn months(self) -> i32 {
        match self {
            Period::Span { start, end } => months_between(start, end) + 1,
            _ => 0,
        }
    }

    /// Whether the span is whole calendar years.
    pub fn is_whole_years(self) -> bool {
        matches!(self, Period::Span { start, end } if start.month == 1 && end.month == 12)
    }

    /// Whether the span is one calendar year.
    pub fn is_one_year(self) -> bool {
        self.is_whole_years() && self.months() == 12
    }

    /// Whether the span lies within one calendar year.
    pub fn is_within_year(self) -> bool {
        matches!(self, Period::Span { start, end } if start.year == end.year)
    }

    /// Whether two periods may be compared: spans with the same start month, end month and number of years; instants at
    /// any two dates.
    pub fn is_comparable(self, other: Period) -> bool {
        match (self, other) {
            (Period::Span { start: a, end: b }, Period::Span { start: c, end: d }) => {
                a.month == c.month && b.month == d.month && b.year - a.year == d.year - c.year
            }
            (Period::Instant(_), Period::Instant(_)) | (Period::None, Period::None) => true,
            _ => false,
        }
    }

    /// Whether `self` lies a number of whole years after `earlier`, so that the two compare year on year.
    pub fn years_after(self, earlier: Period) -> Option<i16> {
        match (self, earlier) {
            (Period::Span { end, .. }, Period::Span { end: before, .. }) if self.is_comparable(earlier) => {
                Some(end.year - before.year)
            }
            (Period::Instant(a), Period::Instant(b)) => {
                let same_day = (a.month(), a.day()) == (b.month(), b.day());
                // The last day of February is the same day of the year.
                let both_last = a == a.last_of_month() && b == b.last_of_month() && a.month() == b.month();
                (same_day || both_last).then(|| a.year() - b.year())
            }
            _ => None,
        }
    }

    /// The same span or date `years` later (earlier, where negative).
    pub fn shifted(self, years: i16) -> Option<Period> {
        let shift = |m: Month| month(m.year.checked_add(years)?, m.month).ok();
        match self {
            Period::None => None,
            Period::Span { start, end } => Some(Period::Span { start: shift(start)?, end: shift(end)? }),
            Period::Instant(date) => {
                let first = Date::new(date.year().checked_add(years)?, date.month(), 1).ok()?;
                let day = date.day().min(first.days_in_month());
                Date::new(first.year(), first.month(), day).ok().map(Period::Instant)
            }
        }
    }

    /// Whether `self` is a proper part of `whole` that starts with it: January to October of a year.
    pub fn is_partial_of(self, whole: Period) -> bool {
        match (self, whole) {
            (Period::Span { start: a, end: b }, Period::Span { start: c, end: d }) => a == c && b < d,
            (Period::Instant(date), Period::Span { start, end }) => {
                let first = Date::new(start.year, start.month, 1).ok();
                first.is_some_and(|first| date >= first) && date < last_day(end)
            }
            _ => false,
        }
    }

    /// Whether the period holds a date.
    pub fn covers(self, date: Date) -> bool {
        self.start().is_some_and(|start| start <= date) && self.end().is_some_and(|end| date <= end)
    }

    /// `2025-01..2025-10`: the one form of files, URLs and keys.
    pub fn canonical(self) -> String {
        match self {
            Period::None => "none".into(),
            Period::Instant(date) => date.to_string(),
            Period::Span { start, end } => {
                let whole = self.is_whole_years();
                match (whole, start == end, start.year == end.year) {
                    (true, _, true) => format!("{:04}", start.year),
                    (true, _, false) => format!("{:04}..{:04}", start.year, end.year),
                    (false, true, _) => format!("{:04}-{:02}", start.year, start.month),
                    _ => format!("{:04}-{:02}..{:04}-{:02}", start.year, start.month, end.year, end.month),
                }
            }
        }
    }

    /// As readers see it: `2025年1–10月`, `January–October 2025`.
    pub fn display(self, tongue: Tongue) -> String {
        match (self, tongue) {
            (Period::None, Tongue::Zh) => "不分时期".into(),
            (Period::None, Tongue::En) => "no period".into(),
            (Period::Instant(date), _) => display_instant(date, tongue),
            (Period::Span { start, end }, _) => display_span(self, start, end, tongue),
        }
    }

    /// The span within its year, for cells under a year's head: `1–10月`, `Jan–Oct`; `None` for a whole year.
    pub fn display_in_year(self, tongue: Tongue) -> Option<String> {
        match self {
            Period::Span { start, end } if !self.is_whole_years() && start.year == end.year => Some(match tongue {
                Tongue::Zh if start == end => format!("{}月", start.month),
                Tongue::Zh => format!("{}–{}月", start.month, end.month),
                Tongue::En if start == end => short_month(start.month).into(),
                Tongue::En => format!("{}–{}", short_month(start.month), short_month(end.month)),
            }),
            Period::Span { .. } if self.is_one_year() => None,
            Period::Instant(date) if date.month() == 12 && date.day() == 31 => Some(match tongue {
                Tongue::Zh => "年末".into(),
                Tongue::En => "end of year".into(),
            }),
            Period::Instant(date) => Some(match tongue {
                Tongue::Zh if date == date.last_of_month() => format!("{}月末", date.month()),
                Tongue::En if date == date.last_of_month() => format!("end of {}", short_month(date.month())),
                Tongue::Zh => format!("{}月{}日", date.month(), date.day()),
                Tongue::En => format!("{} {}", date.day(), short_month(date.month())),
            }),
            other => Some(other.display(tongue)),
        }
    }

    /// Where the period stands on an axis of years: the year of a whole year, 2025.83 for the end of October.
    pub fn axis_position(self) -> Option<f64> {
        let end = self.end()?;
        if self.is_within_year() || matches!(self, Period::Instant(_)) {
            return Some(f64::from(end.year()));
        }
        Some(f64::from(end.year()))
    }
}

fn months_between(start: Month, end: Month) -> i32 {
    (i32::from(end.year) - i32::from(start.year)) * 12 + i32::from(end.month) - i32::from(start.month)
}

fn last_day(month: Month) -> Date {
    Date::new(month.year, month.month, 1).map_or(Date::MAX, Date::last_of_month)
}

/// Half-width, without blanks, one range sign.
fn normalized(text: &str) -> String {
    let mut out = String::new();
    for c in text.trim().chars() {
        match c {
            '０'..='９' | '．' | '－' => out.extend(u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32)),
            '“' | '”' | '"' => {}
            c if c.is_whitespace() => {}
            c => out.push(c),
        }
    }
    out
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, PeriodError> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or(PeriodError::Form { proposal: None })
}

/// 十一五 is 2006 to 2010, 十四五 2021 to 2025, and so on.
fn five_year_plan(text: &str) -> Option<Period> {
    let text = text.strip_suffix("时期").or_else(|| text.strip_suffix("期间")).unwrap_or(text);
    let first = match text {
        "九五" => 1996,
        "十五" => 2001,
        "十一五" => 2006,
        "十二五" => 2011,
        "十三五" => 2016,
        "十四五" => 2021,
        "十五五" => 2026,
        "十六五" => 2031,
        _ => return None,
    };
    years(first, first + 4).ok()
}

/// `2025`, `2025-H1`, `2025-Q3`, `2025-10`, `2020-12-31`.
fn single(text: &str) -> Result<Period, PeriodError> {
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year] if year.len() == 4 => {
            let year = number(year)?;
            years(year, year)
        }
        [year, part] if year.len() == 4 => {
            let year = number(year)?;
            let (first, last) = match *part {
                "H1" | "h1" => (1, 6),
                "H2" | "h2" => (7, 12),
                "Q1" | "q1" => (1, 3),
                "Q2" | "q2" => (4, 6),
                "Q3" | "q3" => (7, 9),
                "Q4" | "q4" => (10, 12),
                digits if digits.len() == 2 => (number(digits)?, number(digits)?),
                digits if digits.len() == 4 => {
                    return Err(PeriodError::Form { proposal: Some(format!("{year:04}..{digits}")) });
                }
                digits if digits.len() == 1 && digits != "0" => {
                    number::<i8>(digits)?;
                    return Err(PeriodError::Form { proposal: Some(format!("{year:04}-0{digits}")) });
                }
                _ => return Err(PeriodError::Form { proposal: None }),
            };
            span(month(year, first)?, month(year, last)?)
        }
        [year, month_text, day] if year.len() == 4 && month_text.len() == 2 && day.len() == 2 => {
            let month = month(number(year)?, number(month_text)?)?;
            Date::new(month.year, month.month, number(day)?).map(Period::Instant).map_err(|_| PeriodError::Calendar)
        }
        _ => {
            let slash = text.split_once('/').or_else(|| text.split_once('~')).or_else(|| text.split_once('至'));
            let proposal = slash
                .map(|(first, last)| format!("{first}..{last}"))
                .filter(|proposal| Period::parse(proposal).is_ok())
                .or_else(|| {
                    text.contains(['/', '.'])
                        .then(|| text.replace(['/', '.'], "-"))
                        .filter(|p| Period::parse(p).is_ok())
                });
            Err(PeriodError::Form { proposal })
        }
    }
}

/// `2025-01..2025-09`, `2021..2025`.
fn range(first: &str, last: &str) -> Result<Period, PeriodError> {
    let (first, last) = (single(first)?, single(last)?);
    match (first, last) {
        (Period::Span { start, end }, Period::Span { start: last_start, end: last_end }) => {
            let years = first.is_one_year() && last.is_one_year();
            let months = start == end && last_start == last_end;
            if years || months { span(start, last_end) } else { Err(PeriodError::Form { proposal: None }) }
        }
        _ => Err(PeriodError::Form { proposal: None }),
    }
}

/// `2025年`, `2025年1-10月`, `2025年上半年`, `2025年前三季度`, `2025年10月`, `2021-2025年`.
fn chinese(text: &str) -> Result<Period, PeriodError> {
    let form = || PeriodError::Form { proposal: None };
    let (year_text, rest) = text.split_once('年').ok_or_else(form)?;
    let dashes = ['-', '—', '–', '～', '~', '至', '到'];
    if let Some((first, last)) = year_text.split_once(dashes) {
        return if rest.is_empty() { years(number(first)?, number(last)?) } else { Err(form()) };
    }
    if year_text.len() != 4 {
        return Err(form());
    }
    let year: i16 = number(year_text)?;
    let months = |first: i8, last: i8| span(month(year, first)?, month(year, last)?);
    match rest {
        "" | "全年" | "度" => return years(year, year),
        "上半年" => return months(1, 6),
        "下半年" => return months(7, 12),
        "前三季度" | "前3季度" => return months(1, 9),
        "一季度" | "第一季度" | "1季度" => return months(1, 3),
        "二季度" | "第二季度" | "2季度" => return months(4, 6),
        "三季度" | "第三季度" | "3季度" => return months(7, 9),
        "四季度" | "第四季度" | "4季度" => return months(10, 12),
        _ => {}
    }
    if let Some(rest) = rest.strip_suffix('日') {
        let (m, d) = rest.split_once('月').ok_or_else(form)?;
        let month = month(year, number(m)?)?;
        return Date::new(year, month.month, number(d)?).map(Period::Instant).map_err(|_| PeriodError::Calendar);
    }
    let Some(digits) = rest.strip_suffix('月').or_else(|| rest.strip_suffix("月份")) else {
        let proposal = Some(format!("{text}月")).filter(|proposal| chinese(proposal).is_ok());
        return Err(PeriodError::Form { proposal });
    };
    match digits.split_once(dashes) {
        Some((first, last)) => months(number(first.trim_end_matches('月'))?, number(last.trim_start_matches('—'))?),
        None => {
            let only = number(digits)?;
            months(only, only)
        }
    }
}

fn display_instant(date: Date, tongue: Tongue) -> String {
    let year_end = date.month() == 12 && date.day() == 31;
    match tongue {
        Tongue::Zh if year_end => format!("{}年末", date.year()),
        Tongue::Zh if date == date.last_of_month() => format!("{}年{}月末", date.year(), date.month()),
        Tongue::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Tongue::En if year_end => format!("end of {}", date.year()),
        Tongue::En if date == date.last_of_month() => format!("end of {} {}", long_month(date.month()), date.year()),
        Tongue::En => format!("{} {} {}", date.day(), long_month(date.month()), date.year()),
    }
}

fn display_span(period: Period, start: Month, end: Month, tongue: Tongue) -> String {
    let (zh, whole) = (tongue == Tongue::Zh, period.is_whole_years());
    if whole && start.year == end.year {
        return if zh { format!("{}年", start.year) } else { start.year.to_string() };
    }
    if whole {
        return if zh { format!("{}–{}年", start.year, end.year) } else { format!("{}–{}", start.year, end.year) };
    }
    if start == end {
        return if zh {
            format!("{}年{}月", start.year, start.month)
        } else {
            format!("{} {}", long_month(start.month), start.year)
        };
    }
    if start.year == end.year {
        return if zh {
            format!("{}年{}–{}月", start.year, start.month, end.month)
        } else {
            format!("{}–{} {}", long_month(start.month), long_month(end.month), start.year)
        };
    }
    if zh {
        format!("{}年{}月–{}年{}月", start.year, start.month, end.year, end.month)
    } else {
        format!("{} {}–{} {}", long_month(start.month), start.year, long_month(end.month), end.year)
    }
}

fn long_month(month: i8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

fn short_month(month: i8) -> &'static str {
    long_month(month).get(..3).unwrap_or("")
}
