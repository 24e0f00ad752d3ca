//! Periods as readers see them, in both tongues.

use jiff::civil::Date;

use super::{Month, Period};
use crate::lang::{Text, Tongue};

impl Period {
    /// As readers see it: `2025年1–10月`, `January–October 2025`.
    pub fn display(self, tongue: Tongue) -> String {
        match (self, tongue) {
            (Period::None, Tongue::Zh) => "不分时期".into(),
            (Period::None, Tongue::En) => "no period".into(),
            (Period::Instant(date), _) => display_instant(date, tongue),
            (Period::Span { start, end }, _) => display_span(self, start, end, tongue),
        }
    }

    /// As messages write it.
    pub fn text(self) -> Text {
        Text::new(self.display(Tongue::Zh), self.display(Tongue::En))
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
