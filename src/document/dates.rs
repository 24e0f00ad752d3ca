//! Dates as documents write them: 2022年10月11日, 2025-11-21, 2020.3.15, 二〇二二年十月十一日.

use std::ops::Range;

use jiff::civil::Date;

/// The digit that a character of a Han year is.
fn han_digit(c: char) -> Option<char> {
    let digits = "〇一二三四五六七八九";
    let c = if matches!(c, '零' | '○' | 'Ｏ' | 'O' | '０') { '〇' } else { c };
    let index = digits.chars().position(|digit| digit == c)?;
    char::from_digit(u32::try_from(index).ok()?, 10)
}

/// 十, 十一, 二十, 三十一 in digits.
fn han_count(text: &str) -> Option<String> {
    let digit = |text: &str| match text {
        "" => Some(None),
        _ => text.chars().next().filter(|_| text.chars().count() == 1).and_then(han_digit).map(Some),
    };
    match text.split_once('十') {
        Some((tens, units)) => Some(format!("{}{}", digit(tens)?.unwrap_or('1'), digit(units)?.unwrap_or('0'))),
        None => digit(text)?.map(String::from),
    }
}

/// The text with Han years, months and days in digits: 二〇二一年十月 → 2021年10月; 一九八三年 → 1983年.
pub(super) fn with_digits(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['年', '月', '日']) {
        let (before, behind) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let mut behind = behind.chars();
        let unit = behind.next().unwrap_or('年');
        let start = before
            .char_indices()
            .rev()
            .take_while(|(_, c)| *c == '十' || han_digit(*c).is_some())
            .last()
            .map_or(before.len(), |(at, _)| at);
        let (head, numeral) = before.split_at_checked(start).unwrap_or((before, ""));
        let digits = if unit == '年' {
            let year: Option<String> = numeral.chars().map(han_digit).collect();
            year.filter(|year| year.len() == 4 && (year.starts_with("19") || year.starts_with("20")))
        } else {
            // A month only behind a year or another month: 三月 of its own may be a name.
            han_count(numeral).filter(|_| head.is_empty() && !out.is_empty() || head.ends_with(['、', '至', '到']))
        };
        out.push_str(head);
        out.push_str(digits.as_deref().unwrap_or(numeral));
        out.push(unit);
        rest = behind.as_str();
    }
    out.push_str(rest);
    out
}

/// A number of one or two digits behind blanks, and what follows it.
fn short_number(text: &str) -> Option<(i8, &str)> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end.min(2))?;
    digits.parse().ok().map(|number| (number, rest))
}

/// The date that a text starts with, and what follows it.
fn date_at_start(text: &str) -> Option<(Date, &str)> {
    let (year, rest) = text.split_at_checked(4)?;
    let year: i16 = year.bytes().all(|b| b.is_ascii_digit()).then(|| year.parse().ok()).flatten()?;
    let rest = rest.trim_start();
    let separator = rest.chars().next()?;
    let (month, rest) = short_number(rest.strip_prefix(['年', '-', '/', '.', '－'])?)?;
    let rest = rest.trim_start();
    let (day, rest) = match separator {
        '年' => {
            let (day, rest) = short_number(rest.strip_prefix('月')?)?;
            (day, rest.trim_start().strip_prefix(['日', '号'])?)
        }
        _ => short_number(rest.strip_prefix(separator)?)?,
    };
    Date::new(year, month, day).ok().filter(|_| (1900..=2100).contains(&year)).map(|date| (date, rest))
}

/// The first full date of a text, and where it stands in it; Han dates only where [`with_digits`] was applied before.
pub(super) fn find(text: &str) -> Option<(Date, Range<usize>)> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).filter(|at| is_digit(*at) && !at.checked_sub(1).is_some_and(is_digit)).find_map(|at| {
        let rest = text.get(at..)?;
        let (date, behind) = date_at_start(rest)?;
        Some((date, at..at + rest.len() - behind.len()))
    })
}

/// The date of a line that holds nothing else but brackets: （2020年3月15日）.
pub(super) fn whole_line(line: &str) -> Option<Date> {
    if line.chars().take(33).count() > 32 {
        return None;
    }
    let line = with_digits(line);
    let (date, range) = find(&line)?;
    let around = format!("{}{}", line.get(..range.start)?, line.get(range.end..)?);
    around.chars().all(|c| c.is_whitespace() || "()（）[]【】".contains(c)).then_some(date)
}

/// `2025-11-21 09:36` of any way to write a date with a time behind it; seconds go.
pub(super) fn with_time(text: &str) -> Option<String> {
    let text = with_digits(text);
    let (date, range) = find(&text)?;
    let rest = text.get(range.end..)?.trim_start_matches([' ', 'T', '\u{3000}']);
    let mut parts = rest.splitn(3, [':', '：']);
    let hour = parts.next().and_then(|hour| hour.trim().parse::<u8>().ok()).filter(|hour| *hour < 24);
    let minute = parts.next().and_then(|rest| rest.get(..2)).and_then(|minute| minute.parse::<u8>().ok());
    Some(match (hour, minute.filter(|minute| *minute < 60)) {
        (Some(hour), Some(minute)) => format!("{date} {hour:02}:{minute:02}"),
        _ => date.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_however_they_are_written() {
        for text in
            ["2022年10月11日", "2022-10-11", "2022/10/11", "（2022年 10月 11日）", "2022.10.11", "二〇二二年十月十一日"]
        {
            assert_eq!(whole_line(text).map(|date| date.to_string()), Some("2022-10-11".into()), "{text}");
        }
        for text in ["12月12日", "二〇二一年十月", "2022年10月11日印发", "12022-10-11", "2022-13-40"] {
            assert_eq!(whole_line(text), None, "{text}");
        }
        assert_eq!(with_digits("一九八三年，二十三日"), "1983年，二十三日");
        assert_eq!(with_digits("二○二〇年三月二十一日发布"), "2020年3月21日发布");
        assert_eq!(with_time("2025-11-21 09:36:12"), Some("2025-11-21 09:36".into()));
        assert_eq!(with_time("2025年1月2日"), Some("2025-01-02".into()));
    }
}
