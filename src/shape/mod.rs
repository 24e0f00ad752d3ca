//! The keys of the content files: which a map has, what stands behind each, and what they are for, in both languages.
//!
//! One place for these facts. The reader (`resolve`) asks for keys through a shape and knows no others; `schema` describes
//! the same shapes to editors. A key that is asked for and not listed here, or listed and never asked for, stops every
//! test that reads such a map (`resolve::fields`).

mod figure;
mod registry;
mod report;
mod site;
pub mod words;

pub use figure::{AVERAGE, BASELINE, GROUP, OBSERVATION, RANK, SHARE, TARGET};
pub use registry::{ANNOTATION, INDICATOR, NOUN, ORGANIZATION};
pub use report::{ALLOW, CORRECTION, PAGE, PAGE_TRANSLATION, REPORT, SOURCE, TRANSLATION};
pub use site::{FOOTER, GOVERNMENT, PAGE_GROUP, PUBLISHER, RATE, SHARE_PICTURE, SITE, UNIT};

/// All shapes.
pub static ALL: &[&Shape] = &[
    &SITE,
    &PAGE_GROUP,
    &PUBLISHER,
    &RATE,
    &UNIT,
    &GOVERNMENT,
    &FOOTER,
    &SHARE_PICTURE,
    &INDICATOR,
    &ANNOTATION,
    &NOUN,
    &ORGANIZATION,
    &REPORT,
    &SOURCE,
    &CORRECTION,
    &ALLOW,
    &PAGE,
    &TRANSLATION,
    &PAGE_TRANSLATION,
    &OBSERVATION,
    &GROUP,
    &AVERAGE,
    &RANK,
    &SHARE,
    &TARGET,
    &BASELINE,
];

/// A map of the content.
#[derive(Debug)]
pub struct Shape {
    /// What schemas call it.
    pub name: &'static str,
    /// What it is, in Chinese and English.
    pub about: [&'static str; 2],
    pub keys: &'static [Key],
}

/// A key of a map.
#[derive(Debug)]
pub struct Key {
    pub name: &'static str,
    pub need: Need,
    pub value: Value,
    /// What it says, in Chinese and English.
    pub about: [&'static str; 2],
    /// Values as they are typed.
    pub examples: &'static [&'static str],
}

/// Whether a map must have a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Optional,
    Required,
    /// Where the map stands in a list: `- indicator: gdp`. In a map from indicators it would only repeat the name.
    InList,
}

/// What stands behind a key.
#[derive(Debug)]
pub enum Value {
    /// Any scalar.
    Text,
    /// A text per language, or one in the source language.
    Localized,
    /// A text per language, as a map.
    ByLanguage,
    /// `2025-11-21`.
    Date,
    /// A date with or without a time of day.
    Moment,
    Period,
    Url,
    /// A whole number from one: `2`, `第2位`.
    Count,
    /// A positive decimal number: `6.8976`, `10,000`.
    Number,
    /// A scalar of this form (a regular expression), with the error that stands where it is not.
    Form(&'static str, [&'static str; 2]),
    /// One of the words of a table.
    Word(fn() -> Vec<&'static str>),
    /// A level: `577亿元`.
    Level,
    /// A rate of growth: `5.2%`, `下降3.2%`.
    Growth,
    /// A share: `52%`.
    Share,
    /// A place, or `前列`.
    Place,
    Unit,
    Indicator,
    Organization,
    Topic,
    Language,
    /// The code of a check.
    Code,
    /// A declared item of the indicator, or text.
    Item,
    /// A declared basis of the indicator, or text.
    Basis,
    /// A map of a shape.
    Map(&'static Shape),
    /// One value, or a list of several.
    List(&'static Value),
    /// Either form.
    Either(&'static [Value]),
    /// A map from ids to names.
    Names,
    /// A map from keys of the author's choice to maps of a shape.
    MapOf(&'static Shape),
    /// By language a list of texts; or a list of texts in the source language.
    Aliases,
    /// By language a noun, or its forms.
    Nouns,
    /// `indicators:` of a report: a map from indicators to figures, or a list of groups.
    Figures,
    /// `figures:` of a group: a map from indicators to figures.
    FigureMap,
    /// `targets:` of a report.
    Targets,
}

/// An optional key without examples.
const fn key(name: &'static str, value: Value, zh: &'static str, en: &'static str) -> Key {
    Key { name, need: Need::Optional, value, about: [zh, en], examples: &[] }
}

impl Key {
    /// The same, required.
    const fn required(self) -> Key {
        Key { need: Need::Required, ..self }
    }

    /// The same, required in a list.
    const fn in_list(self) -> Key {
        Key { need: Need::InList, ..self }
    }

    /// The same with examples.
    const fn such_as(self, examples: &'static [&'static str]) -> Key {
        Key { examples, ..self }
    }
}

impl Shape {
    /// The key of a name.
    pub fn key(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// Whether a key is the author's own, which no reader looks at: `x-checked-by`.
pub fn is_own(key: &str) -> bool {
    key.starts_with("x-")
}
