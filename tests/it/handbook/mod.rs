//! The handbook under docs/handbook: chapters that are made from the program (`UPDATE=1 cargo test handbook` writes them),
//! and examples that are tried.

mod checks;
mod commands;
mod examples;
mod format;

use std::collections::BTreeMap;

use duizhao::lang::{Text, Tongue};
use duizhao::source::Sources;

use crate::fixture::{files_below, root};

/// Where the pages are.
const PAGES: &str = "docs/handbook/content/pages";

/// A chapter in both languages, as it is made from the program.
struct Chapter {
    slug: String,
    title: Text,
    /// What makes it: `src/rules`.
    from: &'static str,
    /// Checks whose findings are meant in a language, since the chapter quotes what they are about: `W118 zh`.
    allowed: &'static str,
    body: Text,
}

impl Chapter {
    /// Its two files by path.
    fn files(&self) -> [(String, String); 2] {
        let note = format!("# Made from {} by `UPDATE=1 cargo test handbook`: edit that, not this file.", self.from);
        let Text { zh, en } = &self.title;
        let [in_zh, in_en] = [self.allows("zh", "本章照录例句"), self.allows("en", "this chapter quotes such wording")];
        let source = format!("---\n{note}\ntitle: {{ zh: {zh}, en: \"{en}\" }}\n---\n\n{in_zh}{}", self.body.zh);
        let english = format!("---\n{note}\n---\n\n{in_en}{}", self.body.en);
        [(format!("{PAGES}/{}.md", self.slug), source), (format!("{PAGES}/{}.en.md", self.slug), english)]
    }
}

impl Chapter {
    /// Comments on the first line, which hold for the whole file.
    fn allows(&self, lang: &str, reason: &str) -> String {
        let codes = self.allowed.split(", ").filter_map(|one| one.split_once(' ')).filter(|(_, of)| of.contains(lang));
        let comments: Vec<_> = codes.map(|(code, _)| format!("<!-- allow {code}: {reason} -->")).collect();
        if comments.is_empty() { String::new() } else { comments.join(" ") + "\n\n" }
    }
}

/// A text in each language.
fn in_both(write: impl Fn(Tongue) -> String) -> Text {
    Text::new(write(Tongue::Zh), write(Tongue::En))
}

/// One of two wordings.
fn pick<'a>(tongue: Tongue, zh: &'a str, en: &'a str) -> &'a str {
    if tongue == Tongue::Zh { zh } else { en }
}

/// Plain text as Markdown that shows it: nothing in it is a placeholder, HTML or emphasis. What stands in backquotes stays.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut in_code = false;
    // A comment that permits something is shown, not meant.
    let text = text.replace("<!--", "`<!--").replace("-->", "-->`");
    for c in text.chars() {
        in_code ^= c == '`';
        if !in_code && "{<*[".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Code in a line, however many backquotes it holds.
fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// A code block, fenced with more backquotes than it holds.
fn fenced(language: &str, text: &str) -> String {
    let fence = if text.contains("```") { "````" } else { "```" };
    format!("{fence}{language}\n{}\n{fence}\n", text.trim_end())
}

#[test]
fn chapters_are_what_the_program_gives() {
    let chapters = checks::chapters().into_iter().chain(format::chapters()).chain([commands::chapter()]);
    let mut behind = Vec::new();
    for (path, wanted) in chapters.flat_map(|chapter| chapter.files()) {
        let path = root().join(path);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &wanted).unwrap();
        }
        let there = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if there != wanted {
            behind.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    assert!(behind.is_empty(), "out of date: run `UPDATE=1 cargo test handbook`: {behind:?}");
}

/// The site of the handbook.
fn handbook() -> Sources {
    let mut sources = Sources::default();
    for path in files_below("docs/handbook") {
        let inner = path.strip_prefix("docs/handbook/").unwrap();
        sources.insert(inner, &std::fs::read(root().join(&path)).unwrap());
    }
    sources
}

#[test]
fn every_chapter_is_there_in_both_languages_and_in_the_contents() {
    let pages: Vec<String> = files_below(PAGES);
    let slug = |path: &String| path.rsplit('/').next().unwrap().trim_end_matches(".md").to_owned();
    let mut languages: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages.iter().filter(|page| page.ends_with(".md")).map(slug) {
        *languages.entry(page.trim_end_matches(".en").to_owned()).or_default() += 1;
    }
    let lonely: Vec<_> = languages.iter().filter(|(_, count)| **count != 2).collect();
    assert!(lonely.is_empty() && languages.len() > 25, "{lonely:?}");
    let built = duizhao::build(&handbook(), &duizhao::Options::default());
    let site = &built.edition.as_ref().unwrap().site;
    let unlisted: Vec<&str> = (0..site.pages.len())
        .filter(|index| !site.contents.iter().any(|group| group.pages.contains(index)))
        .map(|index| site.pages[index].slug.as_str())
        .collect();
    assert_eq!(unlisted, Vec::<&str>::new());
}
