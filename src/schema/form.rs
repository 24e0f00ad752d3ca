//! Forms of scalars as regular expressions, in the part of the language that JavaScript, Java and Rust agree on.

use crate::shape::words::COMMON_LANGUAGES;

/// An id of a registry. What starts with `x-` is the author's own, and an alternative keeps it out, since not all readers
/// of expressions can look ahead.
pub const ID: &str = "^(?:x|(?:[a-wyz0-9][a-z0-9]*|x[a-z0-9]+)(?:-[a-z0-9]+)*)$";

/// A key of the author's own.
pub const OWN: &str = "^x-";

/// The code of a language: `zh`, `zh-Hant`.
pub const LANGUAGE: &str = "^[A-Za-z0-9]{2,3}(?:-[A-Za-z0-9]{1,8})*$";

/// `2025-11-21`.
pub const DATE: &str = "^\\s*[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\\s*$";

/// `2025-11-21`, `2025-11-21 09:36`, `2025-11-21T09:36:00`.
pub const MOMENT: &str =
    "^\\s*[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?:[ T]\\s*[0-9]+:[0-9]+(?::[0-9]+)?)?\\s*$";

/// `https://example.org/…`.
pub const URL: &str = "^https?://[\\p{L}\\p{M}\\p{N}][^\\s\"<>]*$";

/// `第2位`, `2`.
pub const COUNT: &str = "^\\s*第*\\+?0*[1-9][0-9]*[位名]*\\s*$";

/// A positive decimal, perhaps with separators.
pub const NUMBER: &str = "^\\s*\\+?[0-9.,_]*[1-9][0-9.,_]*\\s*$";

/// A text that holds something else than a bare number: `577亿元`, `5.2%`, `持平`; not `577`, `+5.2`.
pub const WITH_UNIT: &str = "[^0-9０-９\\s.,．，+＋\\-－−~～<>=≤≥≈]";

/// The code of a check.
pub const CODE: &str = "^[SRUNGPLW][0-9]{3}$";

/// A language whose text may wait in a site that does not have it.
pub fn common_language() -> String {
    format!("^(?:{})$", COMMON_LANGUAGES.join("|"))
}

/// Blanks, which make no difference within a name. Not `\\s`: validators that translate it to their own expressions take
/// minutes for thousands of them.
const BLANKS: &str = "[ \t\u{a0}\u{3000}]*";

/// The names of a registry as they may be typed: blanks and Latin capitals make no difference.
pub fn folded<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(folded_name).collect();
    format!("^{BLANKS}(?:{}){BLANKS}$", names.join("|"))
}

fn folded_name(name: &str) -> String {
    let characters: Vec<String> = name.chars().filter(|c| !c.is_whitespace()).map(folded_character).collect();
    characters.join(BLANKS)
}

fn folded_character(c: char) -> String {
    let small: String = c.to_lowercase().collect();
    let capital: String = c.to_uppercase().collect();
    match () {
        () if small != capital && (small.len(), capital.len()) == (1, 1) => format!("[{small}{capital}]"),
        () if small != capital => format!("(?:{small}|{capital})"),
        () if "^$\\.*+?()[]{}|".contains(c) => format!("\\{c}"),
        () => c.to_string(),
    }
}

/// Blanks and quotes between the characters of a period make no difference.
const BETWEEN: &str = "[ \t\u{a0}\u{3000}“”\"]*";

/// A digit, of full width too.
const DIGIT: &str = "[0-9０-９]";

const DASH: &str = "[-－]";

/// `{0-2}` as one of these digits, of full width too; `{B}` as what may stand between two.
fn digits(pattern: &str) -> String {
    let wide = |digit: char| u32::from(digit).checked_add(0xFEE0).and_then(char::from_u32).unwrap_or(digit);
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        out.push_str(before);
        match name {
            "B" => out.push_str(BETWEEN),
            range => out.push_str(&format!(
                "[{range}{}]",
                range.chars().map(|c| if c == '-' { c } else { wide(c) }).collect::<String>()
            )),
        }
        rest = after;
    }
    out + rest
}

/// The forms of a period: `2025`, `2025-01..2025-09`, `2025年1-10月`, `十四五`, …
pub fn period() -> String {
    let spaced = |parts: &[&str]| parts.join(BETWEEN);
    let word = |text: &str| {
        let characters: Vec<String> = text.chars().map(String::from).collect();
        characters.join(BETWEEN)
    };
    let words = |texts: &[&str]| format!("(?:{})", texts.iter().map(|text| word(text)).collect::<Vec<_>>().join("|"));
    let year = spaced(&[DIGIT; 4]);
    let two = digits("(?:{0}{B}{1-9}|{1}{B}{0-2})");
    let some = digits("(?:(?:{0}{B})*{1-9}|(?:{0}{B})*{1}{B}{0-2}){B}");
    let days = digits("(?:(?:{0}{B})*{1-9}|{1-2}{B}{0-9}|{3}{B}{0-1}){B}");
    let date = digits("(?:{0}{B}{1-9}|{1-2}{B}{0-9}|{3}{B}{0-1})");
    let month = spaced(&[&year, DASH, &two]);
    let dots = spaced(&["[.．]", "[.．]"]);
    let to = "[-—–～~至到－][—]*";
    let plans = words(&["九五", "十五", "十一五", "十二五", "十三五", "十四五", "十五五", "十六五"]);
    let parts = words(&["全年", "度", "上半年", "下半年", "前三季度", "前3季度"]);
    let quarter = format!("(?:第?{BETWEEN}[一二三四]|[1-4１-４]){BETWEEN}季{BETWEEN}度");
    let months = format!("{some}(?:月?{BETWEEN}{to}{BETWEEN}{some})?月(?:{BETWEEN}份)?(?:{BETWEEN}[末底])?");
    let day = format!("{some}月{BETWEEN}{days}日");
    let forms = [
        words(&["none", "无"]),
        format!("{plans}(?:{BETWEEN}{})?", words(&["时期", "期间"])),
        format!("{year}(?:{BETWEEN}{dots}{BETWEEN}{year})?"),
        format!("{month}(?:{BETWEEN}(?:{dots}{BETWEEN}{month}|{DASH}{BETWEEN}{date}))?"),
        spaced(&[&year, DASH, "(?:[Hh]", "[12１２]|[Qq]", "[1-4１-４])"]),
        spaced(&[&year, to, &year, "年"]),
        format!("{year}{BETWEEN}年{BETWEEN}(?:[末底]|{parts}|{quarter}|{months}|{day})?"),
    ];
    format!("^{BETWEEN}(?:{}){BETWEEN}$", forms.join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::{Period, PeriodError};
    use crate::resolve::is_id;
    use regex::Regex;

    /// Periods between bars.
    const TAKEN: &str = "2025|２０２５|2025-H1|2025-q3|2025-10|2025-01..2025-09|2021..2025|2020-12-31|none|无|2025年|2025 年|\
        2025年度|2025年全年|2025年1-10月|2025年1—10月|2025年1月-10月|2025年上半年|2025年前三季度|2025年第一季度|2025年3季度|\
        2025年10月|2025年10月份|2025年末|2025年底|2025年10月末|2025年3月5日|2021-2025年|2021至2025年|十四五|“十四五”时期|\
        十五五期间|2025－10|2025．．2026|2025-01 .. 2025-09";
    const REFUSED: &str = "|25|2025/10|2025.10|2025-1|2025-2026|2025-H3|2025-Q5|明年|2025年几月|十七五|2025-H1..2025-H2|\
        2025-01..|2025..2026-03|2025年1-10|2025-10-1|20250101|2025年第五季度";
    const NO_DATES: &str = "2025-13|2025-00|2025年13月|2025-01-32|2025-13-01|2025-01..2025-13";

    fn matches(pattern: &str, text: &str) -> bool {
        Regex::new(pattern).unwrap().is_match(text)
    }

    #[test]
    fn periods_have_the_form_that_the_reader_takes() {
        let pattern = period();
        for text in TAKEN.split('|') {
            assert!(Period::parse(text).is_ok(), "{text}");
            assert!(matches(&pattern, text), "{text}");
        }
        for text in REFUSED.split('|') {
            assert!(matches!(Period::parse(text), Err(PeriodError::Form { .. })), "{text}");
            assert!(!matches(&pattern, text), "{text}");
        }
        for text in NO_DATES.split('|') {
            assert!(matches!(Period::parse(text), Err(PeriodError::Calendar)), "{text}");
            assert!(!matches(&pattern, text), "{text}");
        }
    }

    #[test]
    fn ids_have_the_form_that_the_reader_takes() {
        for id in ["gdp", "x", "xy", "x1-y", "a-x-1", "2025", "xx-1"] {
            assert!(is_id(id) && matches(ID, id), "{id}");
        }
        for id in ["", "-a", "a-", "a--b", "GDP", "指标", "a_b", "a b"] {
            assert!(!is_id(id) && !matches(ID, id), "{id}");
        }
        for own in ["x-", "x-note"] {
            assert!(crate::shape::is_own(own) && !matches(ID, own) && matches(OWN, own), "{own}");
        }
    }

    #[test]
    fn names_are_known_however_blanks_and_capitals_are_typed() {
        let pattern = folded(["GDP (现价)", "规上工业总产值"]);
        for text in ["GDP (现价)", "gdp(现价)", "Gdp（现价)", "规上 工业总产值", " 规上工业总产值 "]
        {
            assert_eq!(matches(&pattern, text), !text.contains('（'), "{text}");
        }
        assert!(!matches(&pattern, "规上工业"));
        assert!(!matches(&pattern, "规上工业总产值额"));
    }
}
