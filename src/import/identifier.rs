//! Ids of what is proposed: English where the glossary knows every part of a name, pinyin for the rest. 规上工业用水量 becomes
//! `ads-industrial-water-use`. An id only has to be stable and readable; the reviewer may rename it.

use pinyin::ToPinyin as _;

use super::name::fold;

/// Parts of names and their English, longer ones first within a line of thought; the longest that fits is taken.
const GLOSSARY: &str = include_str!("glossary.txt");

/// The most characters of an id, so that addresses stay readable.
const LENGTH_MAX: usize = 60;

/// The id of an indicator with this name.
pub fn of_indicator(name: &str) -> String {
    let id = spelled(&fold(name), false);
    if id.is_empty() { "indicator".to_owned() } else { id }
}

/// The id of an organization with this name: `taizhouwan-etdz` for 台州湾经济技术开发区.
pub fn of_organization(name: &str) -> String {
    let id = spelled(&without_rank(name), true);
    if id.is_empty() { "organization".to_owned() } else { id }
}

/// A name without what rank a place has: 临海 of 临海市, but 市场 stays.
fn without_rank(name: &str) -> String {
    let next = name.chars().skip(1).map(Some).chain([None]);
    let kept = name.chars().zip(next).filter(|(c, next)| !matches!(c, '省' | '市' | '县') || *next == Some('场'));
    kept.map(|(c, _)| c).collect()
}

/// The id itself, or with the first number that makes it free.
pub fn free(id: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(id) {
        return id.to_owned();
    }
    let numbered = (2..).map(|number: u32| format!("{id}-{number}"));
    numbered.into_iter().find(|id| !taken(id)).unwrap_or_default()
}

/// The parts of a name in its order. `place`: what is no word of the glossary is a name, whose syllables are run together.
fn spelled(name: &str, place: bool) -> String {
    let mut parts: Vec<String> = Vec::new();
    // Syllables, letters and digits that are not divided any further.
    let mut run = String::new();
    let close = |run: &mut String, parts: &mut Vec<String>| {
        if !run.is_empty() {
            parts.push(std::mem::take(run));
        }
    };
    let mut rest = name;
    let mut was_latin = false;
    while let Some(c) = rest.chars().next() {
        if was_latin != c.is_ascii_alphanumeric() {
            was_latin = !was_latin;
            close(&mut run, &mut parts);
        }
        if let Some((word, english)) = word_at(rest) {
            close(&mut run, &mut parts);
            parts.extend(english.split('-').filter(|part| !part.is_empty()).map(str::to_owned));
            rest = rest.get(word.len()..).unwrap_or("");
            continue;
        }
        if c.is_ascii_alphanumeric() {
            run.push(c.to_ascii_lowercase());
        } else if let Some(syllable) = c.to_pinyin() {
            if !place {
                close(&mut run, &mut parts);
            }
            run.extend(syllable.plain().chars().map(|c| if c == 'ü' { 'v' } else { c }));
        } else {
            close(&mut run, &mut parts);
        }
        rest = rest.get(c.len_utf8()..).unwrap_or("");
    }
    close(&mut run, &mut parts);
    parts.dedup();
    let mut id = String::new();
    for part in parts {
        if id.len() + part.len() >= LENGTH_MAX {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(&part);
    }
    id
}

/// The longest word of the glossary that a text starts with.
fn word_at(text: &str) -> Option<(&'static str, &'static str)> {
    let pairs = GLOSSARY.lines().filter_map(|line| line.split_once(' '));
    pairs.filter(|(word, _)| text.starts_with(word)).max_by_key(|(word, _)| word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_are_english_and_the_rest_is_pinyin() {
        assert_eq!(of_indicator("规模以上工业用水量"), "ads-industrial-water-use");
        assert_eq!(of_indicator("营商环境举措"), "business-environment-measures");
        assert_eq!(of_indicator("R&D经费占比排名"), "rd-expenditure-share-rank");
        assert_eq!(of_indicator("杨梅产量"), "yang-mei-output");
        assert_eq!(of_indicator("“”"), "indicator");
    }

    #[test]
    fn places_are_written_as_one_word() {
        assert_eq!(of_organization("台州湾经济技术开发区"), "taizhouwan-etdz");
        assert_eq!(of_organization("临海市"), "linhai");
        assert_eq!(of_organization("临海市经济和信息化局"), "linhai-economy-information-bureau");
    }

    #[test]
    fn ids_are_ids_whatever_the_name() {
        for name in ["", "\u{0}", "２０２５年", "——", "绿", "é", "a--b", "😀", &"超长".repeat(400)] {
            let id = of_indicator(name);
            let parts_are_plain = id.split('-').all(|part| {
                !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            });
            assert!(parts_are_plain && id.len() <= LENGTH_MAX, "{name} → {id}");
        }
        assert_eq!(free("a", |id| id == "a" || id == "a-2"), "a-3");
    }
}
