//! A comparison of two releases as text for people, as JSON for programs, and as one HTML file to be handed around.

mod json;
mod text;

use anyhow::{Context as _, Result};
use serde_json::json;

pub use json::json;
pub use text::text;

use crate::diff::Comparison;
use crate::lang::{Tongue, html_lang};
use crate::render::since::{Links, sections};
use crate::render::views::Link;
use crate::source::Sources;
use crate::story::{Item, Lexicon};
use crate::theme::Theme;

/// The two sides as they were named on the command line.
#[derive(Debug, Clone, Copy)]
pub struct Sides<'a> {
    pub old: &'a str,
    pub new: &'a str,
}

/// The code of the language that a tongue's words are in.
fn code(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Zh => "zh",
        Tongue::En => "en",
    }
}

/// The built-in theme, for its words and its look.
pub fn theme() -> Result<Theme> {
    let languages = ["zh".to_owned(), "en".to_owned()];
    Theme::load(&Sources::default(), "default", &languages).context("loading the built-in theme")
}

/// One page that needs nothing beside it: the style stands in the page.
pub fn html(comparison: &Comparison, sides: Sides<'_>, theme: &Theme, tongue: Tongue) -> Result<String> {
    let lang = code(tongue);
    let lexicon = Lexicon { words: &theme.words, lang, called: &comparison.called };
    let since = sections(comparison, lexicon, &Nowhere { lexicon });
    let style = theme.files.get("style.css").map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
    let values = json!({
        "html_lang": html_lang(lang),
        "title": lexicon.t("since-between", &[]),
        "old": format!("{}{}{}", lexicon.word("since-before"), lexicon.word("label-separator"), sides.old),
        "new": format!("{}{}{}", lexicon.word("since-now"), lexicon.word("label-separator"), sides.new),
        "style": style.unwrap_or_default(),
        "since": since,
    });
    theme.render_plain("diff.html", lang, &values)
}

/// Names without addresses.
struct Nowhere<'a> {
    lexicon: Lexicon<'a>,
}

impl Links for Nowhere<'_> {
    fn indicator(&self, item: &Item) -> Link {
        Link { label: item.indicator.clone(), ..Link::default() }
    }

    fn report(&self, slug: &str) -> Link {
        Link { label: self.lexicon.report(slug).to_owned(), ..Link::default() }
    }

    fn place(&self, _: &Item) -> Option<String> {
        None
    }
}
