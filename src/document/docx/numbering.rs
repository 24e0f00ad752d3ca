//! Automatic numbers as Word shows them: 一、 （一） 1. a) • before the paragraphs of a list.

use std::collections::BTreeMap;

use super::{XmlEvent, events};
use crate::document::DocumentError;

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    /// `%1、`, `（%1）`, `%1.%2`.
    text: String,
    start: u32,
}

/// The lists of a file, and how far each was counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbering {
    /// List → its kind.
    lists: BTreeMap<String, String>,
    kinds: BTreeMap<String, BTreeMap<usize, Level>>,
    counts: BTreeMap<String, BTreeMap<usize, u32>>,
}

/// What stands before a paragraph of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Label {
    Bullet,
    Number(String),
}

impl Numbering {
    /// Reads `word/numbering.xml`.
    pub fn read(xml: &str) -> Result<Numbering, DocumentError> {
        let mut numbering = Numbering::default();
        let (mut kind, mut list, mut level) = (String::new(), None, 0usize);
        events(xml, |event| {
            let XmlEvent::Start(start) = event else { return };
            let value = start.attribute("val").unwrap_or("");
            match start.name.as_str() {
                "abstractNum" => kind = start.attribute("abstractNumId").unwrap_or("").to_owned(),
                "num" => list = start.attribute("numId").map(str::to_owned),
                "abstractNumId" => {
                    if let Some(list) = &list {
                        numbering.lists.insert(list.clone(), value.to_owned());
                    }
                }
                "lvl" if list.is_none() => {
                    level = start.number("ilvl").unwrap_or(0);
                    let new = Level { start: 1, ..Level::default() };
                    numbering.kinds.entry(kind.clone()).or_default().insert(level, new);
                }
                "numFmt" | "lvlText" | "start" if list.is_none() => {
                    if let Some(level) = numbering.kinds.get_mut(&kind).and_then(|levels| levels.get_mut(&level)) {
                        match start.name.as_str() {
                            "numFmt" => level.format = value.to_owned(),
                            "lvlText" => level.text = value.to_owned(),
                            _ => level.start = value.parse().unwrap_or(1),
                        }
                    }
                }
                _ => {}
            }
        })?;
        Ok(numbering)
    }

    /// Counts a paragraph of a list, and says what stands before it.
    pub fn next(&mut self, list: &str, at: usize) -> Option<Label> {
        let kind = self.lists.get(list)?;
        let levels = self.kinds.get(kind)?;
        let level = levels.get(&at)?;
        // Lists of one kind count on together; a deeper level starts anew below each item.
        let counts = self.counts.entry(kind.clone()).or_default();
        counts.retain(|level, _| *level <= at);
        counts.entry(at).and_modify(|count| *count = count.saturating_add(1)).or_insert(level.start);
        match level.format.as_str() {
            "bullet" => return Some(Label::Bullet),
            "none" => return None,
            _ => {}
        }
        let mut text = level.text.clone();
        for (depth, shown) in levels {
            let count = counts.get(depth).copied().unwrap_or(shown.start);
            text = text.replace(&format!("%{}", depth + 1), &written(count, &shown.format));
        }
        Some(Label::Number(text)).filter(|label| *label != Label::Number(String::new()))
    }
}

/// A count in a format of Word.
fn written(count: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "ideographDigital"
        | "japaneseCounting"
        | "taiwaneseCountingThousand"
        | "chineseLegalSimplified"
        | "taiwaneseCounting"
        | "japaneseDigitalTenThousand" => han(count),
        "upperLetter" => letter(count, 'A'),
        "lowerLetter" => letter(count, 'a'),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            let circled = (1..=20).contains(&count).then(|| char::from_u32(0x2460 + count - 1)).flatten();
            circled.map_or_else(|| count.to_string(), String::from)
        }
        "decimalZero" => format!("{count:02}"),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        _ => count.to_string(),
    }
}

/// 一 to 九十九; beyond them digits.
fn han(count: u32) -> String {
    let digit =
        |n: u32| "一二三四五六七八九".chars().nth(usize::try_from(n).unwrap_or(0).saturating_sub(1)).filter(|_| n > 0);
    let (tens, units) = (count / 10, count % 10);
    match tens {
        0 => digit(units).map(String::from).unwrap_or_default(),
        1..=9 => [digit(tens).filter(|_| tens > 1), Some('十'), digit(units)].into_iter().flatten().collect(),
        _ => count.to_string(),
    }
}

fn letter(count: u32, first: char) -> String {
    char::from_u32(u32::from(first) + count.saturating_sub(1) % 26).map(String::from).unwrap_or_default()
}

fn roman(mut count: u32) -> String {
    const SIGNS: [(u32, &str); 7] = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut out = String::new();
    if count > 89 {
        return count.to_string();
    }
    for (value, sign) in SIGNS {
        while count >= value {
            out.push_str(sign);
            count -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_word_shows_them() {
        let xml = r#"<n><abstractNum abstractNumId="7">
            <lvl ilvl="0"><start val="1"/><numFmt val="chineseCounting"/><lvlText val="%1、"/></lvl>
            <lvl ilvl="1"><start val="1"/><numFmt val="decimal"/><lvlText val="%1.%2"/></lvl>
            <lvl ilvl="2"><start val="1"/><numFmt val="bullet"/><lvlText val="•"/></lvl></abstractNum>
            <num numId="3"><abstractNumId val="7"/></num></n>"#;
        let mut numbering = Numbering::read(xml).unwrap();
        let shown: Vec<Option<Label>> =
            [0, 1, 1, 0, 1, 2].into_iter().map(|level| numbering.next("3", level)).collect();
        let number = |text: &str| Some(Label::Number(text.to_owned()));
        assert_eq!(shown[..2], [number("一、"), number("一.1")]);
        assert_eq!(shown[3..], [number("二、"), number("二.1"), Some(Label::Bullet)]);
        assert_eq!(numbering.next("9", 0), None);
        assert_eq!([han(10), han(12), han(40), han(99)], ["十", "十二", "四十", "九十九"]);
    }
}
