//! Periods as authors type them: canonical and Chinese forms, full-width digits, plans by name.

use jiff::civil::Date;

use super::{Period, PeriodError, last_day, month, span, years};

impl Period {
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
            if let Some(year) = rest.strip_suffix('年') {
                return Ok(Period::Instant(last_day(month(number(year)?, 12)?)));
            }
            return match chinese(rest) {
                Ok(Period::Span { start, end }) if start == end => Ok(Period::Instant(last_day(end))),
                _ => Err(PeriodError::Form { proposal: None }),
            };
        }
        if text.contains('年') {
            return chinese(&text);
        }
        single(&text)
    }
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
