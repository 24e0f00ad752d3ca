//! A comparison of two releases in words: what happened to which figure, before and after, and what explains it.
//!
//! In: a [`Comparison`], the words of a language. Out: a [`Story`], ready to print as text or on a page; it holds no links,
//! only the places that they may lead to. One wording serves the command line and the page of changes.

mod figures;

use crate::diff::{ByLang, Called, Change, Comparison, Explanation, Kind, Subject, TextChange};
use crate::lang::Tongue;
use crate::period::Period;
use crate::words::{Arg, Words};

/// The words of one language, and what ids are called in it.
#[derive(Clone, Copy)]
pub struct Lexicon<'a> {
    pub words: &'a Words,
    pub lang: &'a str,
    pub called: &'a Called,
}

/// One aspect of a figure or target before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// `Value`, `year on year`.
    pub label: String,
    pub old: Option<String>,
    pub new: Option<String>,
    /// Now less before; derived.
    pub difference: Option<String>,
}

/// What explains a change, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    pub text: String,
    /// The slug of the report that explains it.
    pub report: Option<String>,
}

/// One change in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub kind: Kind,
    pub subject: Subject,
    /// Where it stands: slug and anchor; of what was removed, where it stood.
    pub report: String,
    pub anchor: String,
    pub indicator_id: String,
    pub indicator: String,
    /// Item, basis, organization.
    pub details: Vec<String>,
    pub period: String,
    pub lines: Vec<Line>,
    pub because: Option<Because>,
    pub is_unexplained: bool,
    /// Gone with its whole report.
    pub is_withdrawn: bool,
}

/// All changes in words, in the order of the comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Story {
    pub items: Vec<Item>,
    /// `3 figures revised`, for every kind that occurs.
    pub counts: Vec<String>,
    pub unexplained: usize,
}

impl Story {
    /// Tells a comparison.
    pub fn of(comparison: &Comparison, lexicon: Lexicon<'_>) -> Story {
        let items: Vec<Item> = comparison.changes.iter().map(|change| Item::of(change, lexicon)).collect();
        let mut counts: Vec<String> = Vec::new();
        let mut count = |key: &str, count: usize| {
            if count > 0 {
                counts.push(lexicon.t(key, &[("count", count.into())]));
            }
        };
        count("since-count-reports-added", comparison.reports.added.len());
        count("since-count-reports-removed", comparison.reports.removed.len());
        count("since-count-reports-moved", comparison.reports.moved.len());
        for kind in Kind::ALL {
            count(&format!("since-count-{}", kind.as_str()), comparison.count(kind));
        }
        count("since-count-texts", comparison.texts.len());
        Story { unexplained: comparison.unexplained().count(), counts, items }
    }
}

impl Item {
    /// Tells one change.
    pub fn of(change: &Change, lexicon: Lexicon<'_>) -> Item {
        let get = |column: &str| change.get(column);
        let named = |facet: &str| {
            let column = if lexicon.tongue() == Tongue::Zh { format!("{facet}_zh") } else { format!("{facet}_en") };
            let name = Some(get(&column)).filter(|name| !name.is_empty());
            Some(name.unwrap_or_else(|| get(facet)).to_owned()).filter(|name| !name.is_empty())
        };
        let organization = Some(lexicon.organization(get("organization")).to_owned()).filter(|name| !name.is_empty());
        Item {
            kind: change.kind,
            subject: change.subject,
            report: get("report").to_owned(),
            anchor: get("anchor").to_owned(),
            indicator_id: get("indicator").to_owned(),
            indicator: lexicon.indicator(get("indicator")).to_owned(),
            details: [named("item"), named("basis"), organization].into_iter().flatten().collect(),
            period: lexicon.period(get("period")),
            lines: figures::lines(change, lexicon),
            because: change.explanation.as_ref().map(|explanation| because(change, explanation, lexicon)),
            is_unexplained: change.is_unexplained(),
            is_withdrawn: change.explanation == Some(Explanation::Withdrawn),
        }
    }
}

impl<'a> Lexicon<'a> {
    /// The way in which figures are written.
    pub fn tongue(self) -> Tongue {
        Tongue::of(self.lang)
    }

    /// A word with arguments.
    pub fn t(self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words.get(self.lang, key, args)
    }

    /// A word.
    pub fn word(self, key: &str) -> String {
        self.t(key, &[])
    }

    /// What follows a text in brackets, as the language writes them.
    pub fn bracketed(self, text: &str) -> String {
        match self.tongue() {
            Tongue::Zh => format!("（{text}）"),
            Tongue::En => format!(" ({text})"),
        }
    }

    /// A name in the language, else in any, else the id.
    fn name<'b>(self, names: Option<&'b ByLang>, id: &'b str) -> &'b str {
        let names = names.filter(|names| !names.is_empty());
        let name = names.and_then(|names| names.get(self.lang).or_else(|| names.values().next()));
        name.map_or(id, String::as_str)
    }

    /// What an indicator is called.
    pub fn indicator<'b>(self, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.name(self.called.indicators.get(id), id)
    }

    /// What an organization is called.
    pub fn organization<'b>(self, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.name(self.called.organizations.get(id), id)
    }

    /// The title of a report, else its slug.
    pub fn report<'b>(self, slug: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.name(self.called.reports.get(slug), slug)
    }

    /// A period in words; what is no period stays as it is.
    pub fn period(self, text: &str) -> String {
        Period::parse(text).map_or_else(|_| text.to_owned(), |period| period.display(self.tongue()))
    }

    /// `Text of the prose (English)`: the part of a report that changed.
    pub fn part(self, change: &TextChange) -> String {
        let part = self.word(&format!("since-part-{}", change.part.as_str()));
        let stand_in = if Tongue::of(&change.lang) == Tongue::Zh { "zh" } else { "en" };
        let name = self.words.get(&change.lang, "language-name", &[]);
        let is_own = change.lang == stand_in || name != self.words.get(stand_in, "language-name", &[]);
        let lang = if is_own { name } else { change.lang.clone() };
        self.t("since-part-in", &[("part", part.into()), ("language", lang.into())])
    }
}

fn because(change: &Change, explanation: &Explanation, lexicon: Lexicon<'_>) -> Because {
    let key = format!("since-because-{}", explanation.as_str());
    let (args, report) = match explanation {
        Explanation::Note(text) => {
            let place = (change.get("report").to_owned(), change.get("anchor").to_owned());
            let text = lexicon.name(lexicon.called.notes.get(&place), text);
            (vec![("text", Arg::from(text))], None)
        }
        Explanation::Correction(texts) => (vec![("text", Arg::from(lexicon.name(Some(texts), "")))], None),
        Explanation::LaterReport(slug) | Explanation::Restated(slug) => (Vec::new(), Some(slug.clone())),
        Explanation::Compatible | Explanation::Withdrawn => (Vec::new(), None),
    };
    Because { text: lexicon.t(&key, &args), report }
}
