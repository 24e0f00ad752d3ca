//! W109: a site without `base_url` lacks what needs absolute addresses.

use super::Context;
use crate::diag::Diagnostics;
use crate::rules;
use crate::source::{FileId, Span, Texts};

/// Says so once, at the site's title.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    if context.site.settings.base_url.is_some() {
        return;
    }
    // A site that could not be read has other troubles.
    let Some(file) = context.texts.find("content/site.yaml") else { return };
    found.push(rules::no_base_url(title(context.texts, file)));
}

fn title(texts: &Texts, file: FileId) -> Span {
    const KEY: &str = "title";
    let text = texts.file(file).map_or("", |file| &file.text);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with(KEY) {
            return Span::new(file, at, at + KEY.len());
        }
        at += line.len();
    }
    Span::at_start(file)
}
