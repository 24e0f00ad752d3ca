//! N120 in English: `3 firms: A, B and C`, `2 parks, at X and in Y`, `A, B and C, 3 clusters in all`.

use super::number::{is_hedged, is_single_count};
use super::passage::{Sentence, ends_with, has_any, starts_with};
use crate::diag::Diagnostics;
use crate::prose::mention::{Measure, Mention};
use crate::rules;

/// Words that say that a list names only some.
const SOME: &[&str] = &[
    "including",
    "among them",
    "such as",
    "for example",
    "e.g.",
    "notably",
    "and others",
    "and so on",
    "and more",
    "etc",
];
/// Words between a count and the end of its noun.
const LONGEST_NOUN: usize = 10;

/// Compares the counts of a sentence with the names beside them.
pub fn check(sentence: Sentence<'_>, found: &mut Diagnostics) {
    for mention in sentence.mentions() {
        let Some(number) = number(sentence, mention) else { continue };
        let told = behind(sentence, mention).or_else(|| before(sentence, mention));
        let Some(list) = told else { continue };
        if let Some(names) = list.contradicts(number) {
            let span = sentence.span(mention.start, mention.end);
            let written = sentence.written(mention);
            found.push(rules::count_disagrees_with_list(span, sentence.span(list.start, list.end), written, names));
        }
    }
}

/// How many names a list holds, at least and at most, where it may end.
struct List {
    start: usize,
    end: usize,
    counts: Vec<(u32, u32)>,
    is_open: bool,
}

impl List {
    fn contradicts(&self, number: u32) -> Option<u32> {
        let (least, most) = *self.counts.last()?;
        if self.is_open {
            return (least > number).then_some(least);
        }
        let fits = self.counts.iter().any(|(least, most)| (*least..=*most).contains(&number));
        let told = if number < least { least } else { most };
        (!fits && most >= 2 && (told > number || told * 2 >= number)).then_some(told)
    }
}

fn number(sentence: Sentence<'_>, mention: &Mention) -> Option<u32> {
    let counts = mention.measure == Measure::Bare || is_single_count(mention);
    let number = u32::try_from(mention.number).ok().filter(|_| mention.number.fract().is_zero())?;
    let is_plain = counts && mention.max.is_none() && !is_hedged(sentence, mention);
    (is_plain && (2..=60).contains(&number)).then_some(number)
}

fn behind(sentence: Sentence<'_>, mention: &Mention) -> Option<List> {
    let rest = sentence.after(mention.end);
    let mark = rest.find([':', '(', ',', '—', '–'])?;
    let noun = rest.get(..mark)?;
    let has_noun = (1..=LONGEST_NOUN).contains(&noun.split_whitespace().count());
    if !has_noun || noun.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let c = rest.get(mark..)?.chars().next()?;
    let from = mention.end + mark + c.len_utf8();
    let content = sentence.after(from);
    let (blanks, content) = (content.len() - content.trim_start().len(), content.trim_start());
    let from = from + blanks;
    match c {
        '(' => names(from, content.split(')').next().unwrap_or(content), true),
        ':' => names(from, content, false),
        ',' => {
            if let Some(word) = starts_with(content, &["namely ", "they are "]) {
                return names(from + word.len(), content.get(word.len()..)?, false);
            }
            places(from, content)
        }
        _ => None,
    }
}

/// A list of names from its text. `proper`: each must be a name.
fn names(start: usize, text: &str, proper: bool) -> Option<List> {
    let is_name = |item: &str| {
        let item = item.strip_prefix("and ").unwrap_or(item).trim_start_matches(['"', '“', '\'']);
        let is_proper = item.chars().next().is_some_and(char::is_uppercase);
        let words = item.split_whitespace().count();
        (is_proper && words <= 12 || !proper && words <= 4) && words > 0
    };
    if has_any(text, &["%", "RMB", "USD", "up ", "down "]) {
        return None;
    }
    let mut list = List { start, end: start + text.trim_end().len(), counts: Vec::new(), is_open: has_any(text, SOME) };
    let (mut least, mut most) = (0, 0);
    for item in text.split(", ").map(str::trim).take_while(|item| is_name(item)) {
        least += 1;
        most += 1 + joints(item);
    }
    list.counts.push((least, most));
    (most >= 2).then_some(list)
}

fn joints(item: &str) -> u32 {
    let item = item.strip_prefix("and ").unwrap_or(item);
    u32::try_from(item.matches(" and ").count() + item.matches(" & ").count()).unwrap_or(0)
}

/// `at Toumen Port and in western Yongfeng`: every place has its preposition.
fn places(start: usize, text: &str) -> Option<List> {
    let heads = ["at ", "in ", "on "];
    starts_with(text, &heads)?;
    let end = text.find(", which").unwrap_or(text.len());
    let text = text.get(..end)?;
    let joined = text.replace(", and ", " and ").replace(", ", " and ");
    let all: Vec<&str> = joined.split(" and ").collect();
    let with_heads = all.iter().filter(|place| starts_with(place, &heads).is_some()).count();
    let is_list = all.len() >= 2 && with_heads == all.len();
    let count = u32::try_from(all.len()).ok()?;
    is_list.then(|| List { start, end: start + text.len(), counts: vec![(count, count)], is_open: has_any(text, SOME) })
}

/// `A, B and C, 3 clusters in all`.
fn before(sentence: Sentence<'_>, mention: &Mention) -> Option<List> {
    let noun = sentence.after(mention.end).split(',').next().unwrap_or("");
    ends_with(noun.trim_end(), &[" in all", " in total", " altogether", " together"])?;
    let text = sentence.before(mention.start).trim_end().strip_suffix(',')?;
    let start = sentence.start + (text.len() - text.trim_start().len());
    let items: Vec<&str> = text.trim().split(", ").collect();
    let least = u32::try_from(items.len()).ok()?;
    let most = least + items.iter().map(|item| joints(item)).sum::<u32>();
    let end = sentence.start + text.len();
    (most >= 2).then(|| List { start, end, counts: vec![(least, most)], is_open: has_any(text, SOME) })
}
