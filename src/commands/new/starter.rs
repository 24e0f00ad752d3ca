//! The files of a new site: those of `starter/`, which is itself a site in Chinese and English, in the languages and with
//! the names that were asked for.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starter");

/// The names in `starter/`, as its files write them.
const TITLE: &str = "{ zh: 工作总结与数据, en: Work summaries and figures }";
const ORGANIZATION: &str = "{ zh: 示例经济开发区, en: Example Economic Development Zone }";
const ORGANIZATION_ZH: &str = "示例经济开发区";
const ID: &str = "example-zone";

/// Languages that the starter is written in, the first the source language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Languages {
    ZhEn,
    EnZh,
    Zh,
    En,
}

impl Languages {
    /// From their codes in order.
    pub fn of(codes: &[&str]) -> Option<Languages> {
        match codes {
            ["zh", "en"] => Some(Languages::ZhEn),
            ["en", "zh"] => Some(Languages::EnZh),
            ["zh"] => Some(Languages::Zh),
            ["en"] => Some(Languages::En),
            _ => None,
        }
    }

    fn codes(self) -> &'static [&'static str] {
        match self {
            Languages::ZhEn => &["zh", "en"],
            Languages::EnZh => &["en", "zh"],
            Languages::Zh => &["zh"],
            Languages::En => &["en"],
        }
    }
}

/// What the new site is to be called, and who reports in it. Without them the names of the example stay.
#[derive(Debug, Clone)]
pub struct Wishes {
    pub languages: Languages,
    pub name: Option<Name>,
    pub organization: Option<Name>,
}

/// A name as it was typed: `临海经济开发区`, or in both languages `临海经济开发区/Linhai Economic Development Zone`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name in the source language, or in the only one that was given.
    pub first: String,
    pub second: Option<String>,
}

impl Name {
    /// Divides at the stroke; which half is which is seen from the characters, so that their order does not matter.
    pub fn read(text: &str) -> Option<Name> {
        let (first, second) = match text.split_once(['/', '／']) {
            Some((first, second)) => (first.trim(), Some(second.trim()).filter(|name| !name.is_empty())),
            None => (text.trim(), None),
        };
        let is_name = |name: &str| !name.is_empty() && !name.contains(char::is_control);
        let is_right = is_name(first) && second.is_none_or(is_name);
        is_right.then(|| Name { first: first.to_owned(), second: second.map(str::to_owned) })
    }

    /// As YAML in the languages of a site.
    fn yaml(&self, languages: Languages) -> String {
        let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
        match &self.second {
            Some(second) if languages.codes().len() == 2 => {
                let is_han = |text: &str| text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
                let [zh, en] =
                    if is_han(second) && !is_han(&self.first) { [second, &self.first] } else { [&self.first, second] };
                format!("{{ zh: {}, en: {} }}", quoted(zh), quoted(en))
            }
            _ => quoted(&self.first),
        }
    }
}

/// The files of a new site by their paths below its folder.
pub fn files(wishes: &Wishes) -> Vec<(String, String)> {
    let id = wishes.organization.as_ref().map(|name| crate::import::organization_id(&name.first));
    let id = id.as_deref().unwrap_or(ID);
    let languages = wishes.languages;
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    collect(&STARTER, &mut texts);
    let mut files = Vec::new();
    for (path, text) in &texts {
        let Some((path, text)) = in_languages(path, text, &texts, languages) else { continue };
        let mut text = text.replace("languages: [zh, en] ", &languages_line(languages));
        if let Some(name) = &wishes.name {
            text = text.replace(TITLE, &name.yaml(languages));
        }
        if let Some(name) = &wishes.organization {
            text = text
                .replace(ORGANIZATION, &name.yaml(languages))
                .replace(ORGANIZATION_ZH, &name.first.replace(['"', '\\'], ""));
        }
        files.push((path.replace(ID, id), only(&text.replace(ID, id), languages)));
    }
    files
}

fn collect(dir: &Dir<'_>, texts: &mut BTreeMap<String, String>) {
    for file in dir.files() {
        let text = file.contents_utf8().unwrap_or_default();
        texts.insert(file.path().to_string_lossy().replace('\\', "/"), text.to_owned());
    }
    dir.dirs().for_each(|dir| collect(dir, texts));
}

/// `languages: [en]` in the width of the line that it replaces, for the comment behind it.
fn languages_line(languages: Languages) -> String {
    format!("{:<20}", format!("languages: [{}]", languages.codes().join(", ")))
}

/// A file as a site in these languages has it: where Chinese is not the source language, facts and prose change places; what
/// is no language of the site is left out.
fn in_languages(
    path: &str,
    text: &str,
    texts: &BTreeMap<String, String>,
    languages: Languages,
) -> Option<(String, String)> {
    let has_zh_source = matches!(languages, Languages::ZhEn | Languages::Zh);
    let Some(stem) = path.strip_suffix(".md") else { return Some((path.to_owned(), text.to_owned())) };
    match (stem.strip_suffix(".en"), has_zh_source) {
        (Some(_), true) => (languages == Languages::ZhEn).then(|| (path.to_owned(), text.to_owned())),
        (None, true) => Some((path.to_owned(), text.to_owned())),
        // The prose in Chinese becomes the translation.
        (Some(stem), false) => {
            let chinese = texts.get(&format!("{stem}.md")).map(|text| divided(text).1)?;
            (languages == Languages::EnZh).then(|| (format!("{stem}.zh.md"), format!("---\n---\n{chinese}")))
        }
        (None, false) => {
            let english = texts.get(&format!("{stem}.en.md")).map(|text| divided(text).1)?;
            Some((path.to_owned(), format!("{}{english}", divided(text).0)))
        }
    }
}

/// Front matter with its lines `---`, and prose.
fn divided(text: &str) -> (&str, &str) {
    let end = text.get(4..).and_then(|rest| rest.find("---\n")).map_or(0, |at| at + 8);
    text.split_at_checked(end).unwrap_or(("", text))
}

/// `{ zh: 经济, en: Economy }` in the one language of a site: `经济`.
fn only(text: &str, languages: Languages) -> String {
    let [code] = languages.codes() else { return text.to_owned() };
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, inner)) = rest.split_once("{ zh: ") {
        let Some(((zh, en), after)) =
            inner.split_once(" }").and_then(|(pair, after)| Some((pair.split_once(", en: ")?, after)))
        else {
            break;
        };
        out.push_str(before);
        out.push_str(if *code == "zh" { zh } else { en });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_in_two_languages_become_one() {
        let text = "a: { zh: 甲, en: \"A, b\" }\nb: { place: 3, among: { zh: 全市, en: the city } }\n";
        assert_eq!(only(text, Languages::En), "a: \"A, b\"\nb: { place: 3, among: the city }\n");
        assert_eq!(only(text, Languages::Zh), "a: 甲\nb: { place: 3, among: 全市 }\n");
        assert_eq!(only(text, Languages::ZhEn), text);
    }

    #[test]
    fn names_are_divided_at_the_stroke() {
        let name = Name::read("临海开发区 / Linhai \"Zone\"").unwrap();
        assert_eq!(name.yaml(Languages::ZhEn), r#"{ zh: "临海开发区", en: "Linhai \"Zone\"" }"#);
        assert_eq!(Name::read("Zone／开发区").unwrap().yaml(Languages::EnZh), "{ zh: \"开发区\", en: \"Zone\" }");
        assert_eq!(Name::read("开发区").unwrap().yaml(Languages::ZhEn), "\"开发区\"");
        assert_eq!(Name::read(" / ").map(|name| name.first), None);
    }
}
