//! Numbers at the head of a line: 第一章, 一、, （一）, 1., (1), 1.1.

/// A numbered line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// Lower ranks hold higher ones.
    pub rank: u8,
    pub value: u32,
    /// What follows the number.
    pub title: &'a str,
}

/// Headings typed as plain lines have at most this rank: 第一章, 一、, （一）.
pub const RANK_OF_SECTIONS: u8 = 2;

/// The number of a line, if it has one.
pub fn numbered(line: &str) -> Option<Numbered<'_>> {
    let line = line.trim_start();
    let (rank, value, rest) =
        chapter(line).or_else(|| bracketed(line)).or_else(|| counted(line)).or_else(|| decimal(line))?;
    Some(Numbered { rank, value, title: rest.trim() })
}

/// The title with which a numbered line may run on into prose: (一)整体经济实力不断增强。今年…
pub fn run_in(line: &str) -> &str {
    line.split(['。', '\n']).next().unwrap_or("").trim_end()
}

/// 第一章, 第3节.
fn chapter(line: &str) -> Option<(u8, u32, &str)> {
    let (value, _, rest) = numeral(line.strip_prefix('第')?)?;
    let rest = ["章", "节", "篇", "部分"].iter().find_map(|word| rest.strip_prefix(word))?;
    Some((0, value, rest))
}

/// （一）, (1).
fn bracketed(line: &str) -> Option<(u8, u32, &str)> {
    let (value, is_han, rest) = numeral(line.strip_prefix(['（', '('])?)?;
    Some((if is_han { 2 } else { 4 }, value, rest.strip_prefix(['）', ')'])?))
}

/// 一、, 十二、.
fn counted(line: &str) -> Option<(u8, u32, &str)> {
    let (value, is_han, rest) = numeral(line)?;
    is_han.then_some((1, value, rest.strip_prefix(['、', '.', '．'])?))
}

/// 1., 2、, 1.1 and deeper.
fn decimal(line: &str) -> Option<(u8, u32, &str)> {
    let (mut value, is_han, mut rest) = numeral(line)?;
    if is_han {
        return None;
    }
    let mut depth = 1;
    while let Some((next, false, tail)) = rest.strip_prefix('.').and_then(numeral) {
        (value, rest, depth) = (next, tail, depth + 1);
    }
    match rest.strip_prefix(['.', '．', '、']) {
        Some(tail) => Some((rank_of_depth(depth), value, tail)),
        None if depth > 1 && rest.starts_with(char::is_whitespace) => Some((rank_of_depth(depth), value, rest)),
        None => None,
    }
}

fn rank_of_depth(depth: u8) -> u8 {
    if depth == 1 { 3 } else { 3 + depth }
}

/// A number up to 99 in Han or Arabic digits: its value, whether it is in Han, the rest.
fn numeral(text: &str) -> Option<(u32, bool, &str)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        let (number, rest) = text.split_at(digits);
        return (digits <= 2).then(|| number.parse().ok()).flatten().map(|value| (value, false, rest));
    }
    let length: usize = text.chars().take_while(|c| han_digit(*c).is_some()).map(char::len_utf8).sum();
    let (number, rest) = text.split_at_checked(length).filter(|(number, _)| !number.is_empty())?;
    han_number(number).map(|value| (value, true, rest))
}

/// The value of a Han digit; 十 is 10.
pub fn han_digit(c: char) -> Option<u32> {
    "〇一二三四五六七八九十"
        .chars()
        .zip(0..)
        .find(|(digit, _)| *digit == c || (c, *digit) == ('零', '〇'))
        .map(|(_, n)| n)
}

/// 三 → 3, 十二 → 12, 二十 → 20, 三十一 → 31.
pub fn han_number(text: &str) -> Option<u32> {
    let digits: Vec<u32> = text.chars().map(han_digit).collect::<Option<_>>()?;
    match digits.as_slice() {
        [one] => Some(*one),
        [10, one] if *one < 10 => Some(10 + one),
        [ten, 10] if *ten < 10 => Some(ten * 10),
        [ten, 10, one] if *ten < 10 && *one < 10 => Some(ten * 10 + one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(u8, u32, &str)> {
        numbered(line).map(|line| (line.rank, line.value, line.title))
    }

    #[test]
    fn numbers_of_chapters_and_sections() {
        assert_eq!(read("第二章 产业"), Some((0, 2, "产业")));
        assert_eq!(read("十二、实施保障"), Some((1, 12, "实施保障")));
        assert_eq!(read("(三)完善环保设施体系"), Some((2, 3, "完善环保设施体系")));
        assert_eq!(read("1.经济规模"), Some((3, 1, "经济规模")));
        assert_eq!(read("2.10 Ports"), Some((5, 10, "Ports")));
        assert_eq!(read("（2）发展路径"), Some((4, 2, "发展路径")));
    }

    #[test]
    fn figures_and_words_are_no_numbers() {
        for line in ["2020年，产值增长", "一是抓工业投资", "3.5万标箱", "10 projects were signed", "十五五"]
        {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
