//! Words of prose that qualify a number: 超1300万吨, 100家以上, about 10%.

use crate::quantity::Comparator;

/// A number with its qualifying words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Qualified {
    /// Byte range of number and words.
    pub start: usize,
    pub end: usize,
    pub comparator: Option<Comparator>,
}

const BEFORE: &[(&str, Comparator)] = &[
    ("不低于", Comparator::AtLeast),
    ("不少于", Comparator::AtLeast),
    ("不超过", Comparator::AtMost),
    ("不高于", Comparator::AtMost),
    ("超过", Comparator::Over),
    ("突破", Comparator::Over),
    ("至少", Comparator::AtLeast),
    ("跃上", Comparator::AtLeast),
    ("低于", Comparator::Under),
    ("不足", Comparator::Under),
    ("不满", Comparator::Under),
    ("接近", Comparator::About),
    ("超", Comparator::Over),
    ("约", Comparator::About),
    ("近", Comparator::About),
    ("no more than ", Comparator::AtMost),
    ("no less than ", Comparator::AtLeast),
    ("at least ", Comparator::AtLeast),
    ("at most ", Comparator::AtMost),
    ("more than ", Comparator::Over),
    ("less than ", Comparator::Under),
    ("over ", Comparator::Over),
    ("about ", Comparator::About),
    ("around ", Comparator::About),
    ("nearly ", Comparator::About),
    ("close to ", Comparator::About),
    ("under ", Comparator::Under),
];

const AFTER: &[(&str, Comparator)] = &[
    ("以上", Comparator::AtLeast),
    ("以内", Comparator::AtMost),
    ("以下", Comparator::AtMost),
    ("左右", Comparator::About),
    (" or more", Comparator::AtLeast),
    (" or less", Comparator::AtMost),
];

/// The number at a range of a text, with the words beside it.
pub fn beside(text: &str, start: usize, end: usize) -> Qualified {
    let after = text.get(end..).unwrap_or("");
    let before = BEFORE.iter().find(|(word, _)| ends_with(text.get(..start).unwrap_or(""), word));
    let behind = AFTER.iter().find(|(word, _)| after.starts_with(word));
    // 1270多万人: the word stands within the number.
    let within = text.get(start..end).is_some_and(|number| number.contains(['多', '余'])).then_some(Comparator::Over);
    Qualified {
        start: start - before.map_or(0, |(word, _)| word.len()),
        end: end + behind.map_or(0, |(word, _)| word.len()),
        comparator: before.or(behind).map(|(_, comparator)| *comparator).or(within),
    }
}

/// Whether a text ends with a word, in capitals or not.
pub fn ends_with(text: &str, word: &str) -> bool {
    let tail = text.len().checked_sub(word.len()).and_then(|start| text.get(start..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beside_a_number() {
        let read = |text: &str, number: &str| {
            let start = text.find(number).unwrap();
            let found = beside(text, start, start + number.len());
            (text[found.start..found.end].to_owned(), found.comparator)
        };
        assert_eq!(read("达到超1300万吨。", "1300万吨"), ("超1300万吨".into(), Some(Comparator::Over)));
        assert_eq!(read("企业100家以上", "100家"), ("100家以上".into(), Some(Comparator::AtLeast)));
        assert_eq!(
            read("About RMB 350 million", "RMB 350 million"),
            ("About RMB 350 million".into(), Some(Comparator::About))
        );
        assert_eq!(read("30余家", "30余家"), ("30余家".into(), Some(Comparator::Over)));
        assert_eq!(read("577亿元", "577亿元"), ("577亿元".into(), None));
    }
}
