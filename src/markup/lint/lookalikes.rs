//! W119 again: names of indicators with one character exchanged for another that looks or sounds the same.

use std::collections::{BTreeMap, BTreeSet};

use super::phrases::han_count;
use super::reading::{Kind, Reading, Unit};
use crate::diag::Diagnostics;
use crate::markup::Setting;
use crate::rules;

/// Characters that are mistaken for each other by the eye or by an input method, and that never tell two indicators
/// apart: 进 and 出, 升 and 降 are no such pair.
const PAIRS: &[(char, char)] = &[
    ('人', '入'),
    ('性', '新'),
    ('己', '已'),
    ('未', '末'),
    ('帐', '账'),
    ('象', '像'),
    ('值', '植'),
    ('境', '竟'),
    ('级', '极'),
    ('额', '颔'),
    ('率', '律'),
    ('贷', '货'),
    ('收', '牧'),
    ('土', '士'),
    ('历', '厉'),
    ('源', '原'),
    ('费', '废'),
    ('增', '曾'),
    ('资', '咨'),
    ('预', '予'),
    ('算', '蒜'),
    ('税', '锐'),
    ('析', '折'),
    ('亩', '苗'),
];

/// Shorter names are too often parts of other words.
const HAN_MIN: usize = 6;

/// A registered name and the place of the character that may be mistaken in it.
struct Suspect {
    name: usize,
    /// Bytes before the character, which are as many in the misspelling.
    before: usize,
    right: char,
}

/// Reports names that are one such character away from a registered one and are none themselves.
pub fn report(reading: &Reading<'_>, setting: &Setting<'_>, found: &mut Diagnostics) {
    let names = names(setting);
    let list: Vec<&str> = names.iter().copied().collect();
    // By the wrong character.
    let mut suspects: BTreeMap<char, Vec<Suspect>> = BTreeMap::new();
    for (index, name) in list.iter().enumerate() {
        for (before, right) in name.char_indices() {
            for wrong in partners(right) {
                suspects.entry(wrong).or_default().push(Suspect { name: index, before, right });
            }
        }
    }
    if suspects.is_empty() {
        return;
    }
    for unit in reading.units.iter().filter(|unit| unit.kind != Kind::Other) {
        for (at, wrong) in unit.text.char_indices() {
            let Some(suspects) = suspects.get(&wrong) else { continue };
            // The longest name is the one that is meant.
            let meant = suspects
                .iter()
                .filter_map(|suspect| Some((suspect.stands(&unit.text, at, list.get(suspect.name)?)?, suspect)))
                .max_by_key(|((start, end), _)| end - start);
            if let Some(((start, end), suspect)) = meant {
                let name = list.get(suspect.name).copied().unwrap_or("");
                misspelt(reading, unit, (start, end), name, &names, found);
            }
        }
    }
}

fn misspelt(
    reading: &Reading<'_>,
    unit: &Unit,
    (start, end): (usize, usize),
    name: &str,
    names: &BTreeSet<&str>,
    found: &mut Diagnostics,
) {
    let words = unit.text.get(start..end).unwrap_or("");
    // What is said may be a registered name itself, or a part of one.
    if !names.iter().any(|known| known.contains(words)) {
        found.push(rules::misspelt_term(reading.span(unit, start, end), words, name));
    }
}

impl Suspect {
    /// Where the name would stand, were the character at a place of the text the right one.
    fn stands(&self, text: &str, at: usize, name: &str) -> Option<(usize, usize)> {
        let start = at.checked_sub(self.before)?;
        let (head, tail) = (name.get(..self.before)?, name.get(self.before + self.right.len_utf8()..)?);
        let wrong = text.get(at..)?.chars().next()?;
        let rest = at + wrong.len_utf8();
        (text.get(start..at)? == head && text.get(rest..)?.starts_with(tail)).then_some((start, rest + tail.len()))
    }
}

fn partners(c: char) -> impl Iterator<Item = char> {
    PAIRS.iter().filter_map(move |(a, b)| match c {
        _ if c == *a => Some(*b),
        _ if c == *b => Some(*a),
        _ => None,
    })
}

/// The names and aliases of indicators in the language of the prose that are long enough.
fn names<'a>(setting: &Setting<'a>) -> BTreeSet<&'a str> {
    let of_indicators = setting.site.indicators.iter().flat_map(|(_, indicator)| {
        let aliases = indicator.aliases.get(setting.prose_lang).into_iter().flatten().map(String::as_str);
        std::iter::once(indicator.name.text(setting.prose_lang)).chain(aliases)
    });
    of_indicators.filter(|name| han_count(name) >= HAN_MIN).collect()
}
