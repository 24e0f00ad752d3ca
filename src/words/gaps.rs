//! What the words files of a site's theme lack: words, and arguments that pages do not give.
//!
//! In: the built-in words and the site's own, as texts. Out: [`Gap`]s, each with its place in its file.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Something that a language lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// No words of the language at all.
    NoFile { lang: String },
    /// Words that neither the language's own file nor the built-in one has.
    Missing { lang: String, path: String, keys: Vec<String> },
    /// A word asks for an argument that it is not given.
    Argument { path: String, place: Range<usize>, key: String, argument: String, known: Vec<String> },
}

/// The arguments of a word, with their places.
type Arguments = Vec<(String, Range<usize>)>;
/// The words of a language by key.
type Keys = BTreeMap<String, Arguments>;

/// The gaps of all languages. `built_in` and `own`: texts by language; `folder`: of the site's own files.
pub fn gaps(
    built_in: &BTreeMap<String, &str>,
    own: &BTreeMap<String, &str>,
    languages: &[String],
    folder: &str,
) -> Vec<Gap> {
    let read = |texts: &BTreeMap<String, &str>| -> BTreeMap<String, Keys> {
        texts.iter().map(|(lang, text)| (lang.clone(), words(text))).collect()
    };
    let (built_in, own) = (read(built_in), read(own));
    // What any language of a theme defines, its templates may ask for in all.
    let used = own.iter().filter(|(lang, _)| languages.contains(lang)).map(|(_, words)| words);
    let wanted: BTreeSet<&String> = built_in.values().chain(used).flat_map(BTreeMap::keys).collect();
    let mut gaps = Vec::new();
    for lang in languages {
        let (base, words) = (built_in.get(built_in_lang(lang)), own.get(lang));
        let path = format!("{folder}{lang}.ftl");
        if base.is_none() && words.is_none() {
            gaps.push(Gap::NoFile { lang: lang.clone() });
            continue;
        }
        let has = |key: &str| [base, words].into_iter().flatten().any(|words| words.contains_key(key));
        let keys: Vec<String> = wanted.iter().filter(|key| !has(key)).map(|key| (*key).clone()).collect();
        if !keys.is_empty() {
            gaps.push(Gap::Missing { lang: lang.clone(), path: path.clone(), keys });
        }
        for (key, arguments) in words.into_iter().flatten() {
            gaps.extend(strangers(&path, key, arguments, &built_in));
        }
    }
    gaps
}

/// The built-in words that serve a language: `en-GB` and `zh-Hans` need none of their own, `zh-Hant` does.
fn built_in_lang(lang: &str) -> &str {
    match lang.split_once('-') {
        Some(("en", _)) => "en",
        Some(("zh", "Hans" | "CN" | "SG")) => "zh",
        _ => lang,
    }
}

/// Arguments that the built-in word has in no language. A word of the theme's own takes what its templates give it.
fn strangers(path: &str, key: &str, arguments: &Arguments, built_in: &BTreeMap<String, Keys>) -> Vec<Gap> {
    let theirs: Vec<&Arguments> = built_in.values().filter_map(|words| words.get(key)).collect();
    if theirs.is_empty() {
        return Vec::new();
    }
    let known: BTreeSet<&String> = theirs.into_iter().flatten().map(|(name, _)| name).collect();
    let gap = |(argument, place): &(String, Range<usize>)| Gap::Argument {
        path: path.to_owned(),
        place: place.clone(),
        key: key.to_owned(),
        argument: argument.clone(),
        known: known.iter().map(|name| (*name).clone()).collect(),
    };
    arguments.iter().filter(|(name, _)| !known.contains(name)).map(gap).collect()
}

/// The words of a Fluent text: `key = …` at the start of a line, with the lines below that are set in.
fn words(text: &str) -> Keys {
    let mut words = Keys::new();
    let mut key = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            key = line.split_once('=').map(|(key, _)| key.trim().to_owned());
        } else if line.starts_with(['#', '-']) {
            key = None;
        }
        if let Some(key) = &key {
            words.entry(key.clone()).or_default().extend(arguments(line, start));
        }
        start += line.len();
    }
    words
}

/// `{ $count }`.
fn arguments(line: &str, start: usize) -> Arguments {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let name = |(at, _): (usize, &str)| {
        let rest = line.get(at + 1..).unwrap_or("");
        let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let place = start + at..start + at + 1 + length;
        (rest.get(..length).unwrap_or("").to_owned(), place)
    };
    line.match_indices('$').map(name).filter(|(name, _)| !name.is_empty()).collect()
}
