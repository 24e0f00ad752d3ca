//! Interface words: Fluent files of the theme, per language; CLDR dates and sorting.
//!
//! In: the built-in theme's words and a site theme's, which override key by key. Out: finished strings.

use std::collections::{BTreeMap, HashMap};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_datetime::input::Date as IcuDate;
use icu_locale_core::Locale;
use jiff::civil::Date;

use crate::lang::html_lang;

mod gaps;

pub use gaps::{Gap, gaps};

/// The words of one language.
struct Language {
    bundle: FluentBundle<FluentResource>,
    /// The messages without arguments, finished: most of what pages ask for. Only looked up, never walked.
    finished: HashMap<String, String>,
    dates: Option<DateTimeFormatter<YMD>>,
    collator: Option<CollatorBorrowed<'static>>,
}

/// The words of all languages of a site.
#[derive(Default)]
pub struct Words {
    languages: BTreeMap<String, Language>,
    keys: BTreeMap<String, Vec<String>>,
}

/// The ids of a Fluent text: `key = …` at the start of a line.
fn message_keys(text: &str) -> Vec<String> {
    let keys = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
    keys.filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim().to_owned()).collect()
}

/// The messages of a bundle that can be formatted without any argument.
fn finished(bundle: &FluentBundle<FluentResource>, keys: &[String]) -> HashMap<String, String> {
    let format = |key: &String| {
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
        errors.is_empty().then(|| (key.clone(), text))
    };
    keys.iter().filter_map(format).collect()
}

/// An argument of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    Text(String),
    Number(usize),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Arg {
        Arg::Number(number)
    }
}

impl Words {
    /// Adds a language from Fluent texts; later ones override earlier ones. Gives the errors of the texts.
    pub fn add(&mut self, lang: &str, texts: &[&str]) -> Vec<String> {
        let locale = html_lang(lang).parse::<unic_langid::LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // U+2068 and U+2069 around arguments would land in the HTML.
        bundle.set_use_isolating(false);
        let mut errors = Vec::new();
        let mut keys = Vec::new();
        for text in texts {
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, faults)| {
                errors.extend(faults.iter().map(|fault| format!("words/{lang}.ftl: {fault}")));
                resource
            });
            keys.extend(message_keys(text));
            bundle.add_resource_overriding(resource);
        }
        // "21 November 2025": the order of day and month that official English translations use.
        let icu: Option<Locale> = if lang == "en" { "en-GB" } else { html_lang(lang) }.parse().ok();
        let dates = icu.as_ref().and_then(|locale| DateTimeFormatter::try_new(locale.into(), YMD::long()).ok());
        let collator =
            icu.as_ref().and_then(|locale| Collator::try_new(locale.into(), CollatorOptions::default()).ok());
        let finished = finished(&bundle, &keys);
        self.languages.insert(lang.to_owned(), Language { bundle, finished, dates, collator });
        self.keys.insert(lang.to_owned(), keys);
        errors
    }

    /// The keys that a language's texts define.
    pub fn keys(&self, lang: &str) -> &[String] {
        self.keys.get(lang).map_or(&[], Vec::as_slice)
    }

    /// Whether the language has the key.
    pub fn has(&self, lang: &str, key: &str) -> bool {
        self.languages.get(lang).is_some_and(|language| language.bundle.has_message(key))
    }

    /// A message that needs no arguments; `None` where the language has no such message.
    pub fn finished(&self, lang: &str, key: &str) -> Option<&str> {
        self.languages.get(lang)?.finished.get(key).map(String::as_str)
    }

    /// A message; the key itself where no language knows it.
    pub fn get(&self, lang: &str, key: &str, args: &[(&str, Arg)]) -> String {
        if let Some(text) = self.finished(lang, key) {
            return text.to_owned();
        }
        let language = self.languages.get(lang).filter(|language| language.bundle.has_message(key));
        let Some(language) = language.or_else(|| self.languages.get("en")) else { return key.to_owned() };
        let Some(pattern) = language.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            match value {
                Arg::Text(text) => fluent.set(*name, text.as_str()),
                Arg::Number(number) => fluent.set(*name, FluentValue::from(*number)),
            }
        }
        language.bundle.format_pattern(pattern, Some(&fluent), &mut Vec::new()).into_owned()
    }

    /// A date as CLDR writes it: `2025年11月21日`, `November 21, 2025`.
    pub fn date(&self, lang: &str, date: Date) -> String {
        let icu =
            IcuDate::try_new_iso(i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs()).ok();
        let formatter = self.languages.get(lang).and_then(|language| language.dates.as_ref());
        match (icu, formatter) {
            (Some(date), Some(formatter)) => formatter.format(&date).to_string(),
            _ => date.to_string(),
        }
    }

    /// The order of two names in the language: pinyin in Chinese.
    pub fn compare(&self, lang: &str, a: &str, b: &str) -> std::cmp::Ordering {
        match self.languages.get(lang).and_then(|language| language.collator.as_ref()) {
            Some(collator) => collator.compare(a, b),
            None => a.cmp(b),
        }
    }
}
