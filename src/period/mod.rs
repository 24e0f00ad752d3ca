//! Reference periods: spans of months, instants, or no time at all.
//!
//! `2025`, `2025-H1`, `2025-Q3`, `2025-10`, `2025-01..2025-09`, `2021..2025`, `2020-12-31`, `none` and their Chinese
//! forms. Two spans are comparable where start month, end month and number of years agree (DESIGN section 7).

mod display;
mod read;

use jiff::civil::Date;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
}

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Month {
        Month { year: day.year(), month: day.month() }
    }
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

    /// Months from the end of this period to that of a later one; `None` where one of them has no end.
    pub fn months_until(self, later: Period) -> Option<i32> {
        let (from, to) = (self.end()?, later.end()?);
        Some((i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month()))
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
            // A stock due at the end of a year, as it stood in October.
            (Period::Instant(date), Period::Instant(due)) => date < due && date.year() == due.year(),
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
