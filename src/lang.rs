//! Languages: which a site has, and texts in several of them. Messages of the program itself exist in zh and en.

use std::collections::BTreeMap;

/// The language of the program's own messages, and the two ways in which figures are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tongue {
    Zh,
    #[default]
    En,
}

impl Tongue {
    /// The tongue that figures of a site language are written in: Chinese for `zh…`, English for all others.
    pub fn of(lang: &str) -> Tongue {
        if lang == "zh" || lang.starts_with("zh-") || lang.starts_with("zh_") { Tongue::Zh } else { Tongue::En }
    }

    /// The tongue of a POSIX locale such as `zh_CN.UTF-8`; `C` and unknown ones are English.
    pub fn of_locale(locale: &str) -> Tongue {
        Tongue::of(&locale.to_ascii_lowercase())
    }
}

/// `lang` and `hreflang` of a site language: Chinese is `zh-Hans`, whatever the path says.
pub fn html_lang(lang: &str) -> &str {
    if lang == "zh" { "zh-Hans" } else { lang }
}

/// A wording of the program in both of its languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    pub zh: String,
    pub en: String,
}

impl Text {
    /// Both wordings.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Text {
        Text { zh: zh.into(), en: en.into() }
    }

    /// The wording in one language.
    pub fn get(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::Zh => &self.zh,
            Tongue::En => &self.en,
        }
    }
}

/// A text of the content by language. Where a language lacks it, the source language's stands in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Localized {
    /// Code of the source language.
    pub source: String,
    pub by_lang: BTreeMap<String, String>,
}

impl Localized {
    /// A text in the source language alone.
    pub fn in_source(source: &str, text: impl Into<String>) -> Localized {
        Localized { source: source.to_owned(), by_lang: BTreeMap::from([(source.to_owned(), text.into())]) }
    }

    /// The text for a language, with the language it is really in.
    pub fn get<'a>(&'a self, lang: &'a str) -> (&'a str, &'a str) {
        if let Some(text) = self.by_lang.get(lang) {
            return (text, lang);
        }
        match self.by_lang.get(&self.source) {
            Some(text) => (text, &self.source),
            None => self.by_lang.iter().next().map_or(("", lang), |(lang, text)| (text.as_str(), lang.as_str())),
        }
    }

    /// The text for a language, or the stand-in.
    pub fn text<'a>(&'a self, lang: &'a str) -> &'a str {
        self.get(lang).0
    }

    /// The Chinese and the English text, or the stand-in, for messages.
    pub fn both(&self) -> Text {
        Text::new(self.text("zh"), self.text("en"))
    }

    /// Whether the language has a text of its own.
    pub fn has(&self, lang: &str) -> bool {
        self.by_lang.contains_key(lang)
    }

    /// All texts.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.by_lang.values().map(String::as_str)
    }
}

/// Whether a character is Han or a mark that stands between Han characters without blanks around it.
pub fn is_cjk(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0x303F | 0x3041..=0x33FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF
        | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
        || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—')
}
