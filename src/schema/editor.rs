//! Settings of an editor as text: `.vscode/settings.json` with the schemas added, `.vscode/extensions.json`. Nothing that
//! stands there is lost: what cannot be kept to the letter is refused, with what to type instead.

use serde::Serialize as _;
use serde_json::ser::{PrettyFormatter, Serializer};
use serde_json::{Map, Value as Json, json};

use super::{File, Known};

/// Where a project keeps its schemas, from its root.
const FOLDER: &str = ".vscode/duizhao";

/// The setting that says which schema is for which files.
const SCHEMAS: &str = "yaml.schemas";

/// The setting that lists extensions worth having, and the extension that reads YAML with schemas.
const RECOMMENDATIONS: &str = "recommendations";
const EXTENSION: &str = "redhat.vscode-yaml";

/// A file that must be edited by hand, with the lines to type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub lines: String,
}

impl File {
    /// Where its schema is installed, from the root of the project.
    pub fn installed(self) -> String {
        format!("{FOLDER}/{}", self.file_name())
    }
}

/// `.vscode/settings.json` in which the files of a site's content have their schemas.
pub fn settings(old: Option<&str>, known: &Known) -> Result<String, Refused> {
    // A site of one language has no translations.
    let globs = File::ALL.into_iter().map(|file| (file, file.globs(known))).filter(|(_, globs)| !globs.is_empty());
    let schemas: Map<String, Json> = globs.map(|(file, globs)| (file.installed(), json!(globs))).collect();
    let refused = || Refused { lines: indented(&json!({ SCHEMAS: schemas }), "  ") };
    edited(old, |settings| {
        let there = settings.entry(SCHEMAS).or_insert_with(|| json!({})).as_object_mut()?;
        for (path, globs) in &schemas {
            let globs = globs.as_array().cloned().unwrap_or_default();
            add(there.entry(path.as_str()).or_insert_with(|| json!([])), &globs)?;
        }
        Some(())
    })
    .ok_or_else(refused)
}

/// `.vscode/extensions.json` that recommends the extension for YAML; as it is where somebody does not want it.
pub fn extensions(old: Option<&str>) -> Result<String, Refused> {
    let refused = || Refused { lines: indented(&json!({ RECOMMENDATIONS: [EXTENSION] }), "  ") };
    edited(old, |extensions| {
        let names_it = |list: &Json| {
            list.as_array().is_some_and(|list| {
                list.iter().any(|name| name.as_str().is_some_and(|name| name.eq_ignore_ascii_case(EXTENSION)))
            })
        };
        if extensions.get("unwantedRecommendations").is_some_and(names_it) {
            return Some(());
        }
        let there = extensions.entry(RECOMMENDATIONS).or_insert_with(|| json!([]));
        if names_it(there) { Some(()) } else { add(there, &[EXTENSION.into()]) }
    })
    .ok_or_else(refused)
}

/// Adds what a list lacks. One text stands for a list of one; anything else is not ours to change.
fn add(list: &mut Json, wanted: &[Json]) -> Option<()> {
    let missing = |there: &[Json]| -> Vec<Json> { wanted.iter().filter(|one| !there.contains(one)).cloned().collect() };
    match list {
        Json::Array(there) => {
            let missing = missing(there);
            there.extend(missing);
        }
        Json::String(_) => {
            let missing = missing(std::slice::from_ref(list));
            if !missing.is_empty() {
                *list = std::iter::once(list.take()).chain(missing).collect();
            }
        }
        _ => return None,
    }
    Some(())
}

/// An object of a file, edited; as it was to the byte where the edit changes nothing. `None` where the file holds what
/// would be lost: comments, a key twice, a number that JSON writes otherwise.
fn edited(old: Option<&str>, edit: impl FnOnce(&mut Map<String, Json>) -> Option<()>) -> Option<String> {
    let text = old.unwrap_or("");
    let before: Json = if text.trim().is_empty() { json!({}) } else { serde_json::from_str(text).ok()? };
    let mut after = before.clone();
    edit(after.as_object_mut()?)?;
    if after == before && old.is_some() {
        return old.map(str::to_owned);
    }
    if !text.trim().is_empty() && squeezed(text) != squeezed(&before.to_string()) {
        return None;
    }
    let lines = indented(&after, indent(text));
    Some(if text.contains("\r\n") { lines.replace('\n', "\r\n") } else { lines })
}

/// A JSON text without the blanks between its tokens.
fn squeezed(text: &str) -> String {
    let (mut in_string, mut is_escaped) = (false, false);
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        if !in_string && c.is_ascii_whitespace() {
            continue;
        }
        kept.push(c);
        if c == '"' && !is_escaped {
            in_string = !in_string;
        }
        is_escaped = in_string && c == '\\' && !is_escaped;
    }
    kept
}

/// The blanks at the first indented line.
fn indent(text: &str) -> &str {
    let blanks = |line: &'_ str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let first = text.lines().find(|line| blanks(line) > 0 && !line.trim().is_empty());
    first.and_then(|line| line.get(..blanks(line))).unwrap_or("  ")
}

/// JSON over several lines.
fn indented(json: &Json, indent: &str) -> String {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, PrettyFormatter::with_indent(indent.as_bytes()));
    // Writing values with text for keys into memory does not fail.
    let lines = json.serialize(&mut serializer).ok().and_then(|()| String::from_utf8(bytes).ok());
    format!("{}\n", lines.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Settings of a site in Chinese and English.
    fn settings(old: Option<&str>) -> Result<String, Refused> {
        let languages = vec!["zh".to_owned(), "en".to_owned()];
        super::settings(old, &Known { languages, ..Known::default() })
    }

    #[test]
    fn settings_that_stand_there_are_kept() {
        let old = "{\r\n\t\"editor.fontSize\": 14,\r\n\t\"yaml.schemas\": { \"a.json\": \"b.yaml\" }\r\n}\r\n";
        let new = settings(Some(old)).unwrap();
        assert!(new.starts_with(
            "{\r\n\t\"editor.fontSize\": 14,\r\n\t\"yaml.schemas\": {\r\n\t\t\"a.json\": \"b.yaml\",\r\n"
        ));
        assert!(new.contains("\"content/indicators/*.yaml\"") && new.ends_with("}\r\n"), "{new}");
        assert_eq!(settings(Some(&new)).unwrap(), new);
    }

    #[test]
    fn globs_that_were_added_are_kept() {
        let fresh = settings(None).unwrap();
        assert_eq!(settings(Some("")).unwrap(), fresh);
        assert_eq!(settings(Some(&fresh)).unwrap(), fresh);
        let more = fresh.replace("\"content/site.yaml\"", "\"other/site.yaml\"");
        let again = settings(Some(&more)).unwrap();
        assert!(again.contains("\"other/site.yaml\"") && again.contains("\"content/site.yaml\""), "{again}");
        let one = format!("{{\"yaml.schemas\":{{\"{}\":\"other.yaml\"}}}}", File::Site.installed());
        let both: Json = serde_json::from_str(&settings(Some(&one)).unwrap()).unwrap();
        assert_eq!(both[SCHEMAS][File::Site.installed()], json!(["other.yaml", "content/site.yaml"]));
    }

    #[test]
    fn what_would_be_lost_is_refused() {
        for old in [
            "// mine\n{}",
            "{ \"a\": 1, }",
            "{ \"a\": 1",
            "{ \"a\": 1, \"a\": 2 }",
            "{ \"a\": 1e2 }",
            "{ \"a\": \"\\u4e2d\" }",
            "[]",
            "{ \"yaml.schemas\": [] }",
            "{ \"yaml.schemas\": { \".vscode/duizhao/site.schema.json\": 1 } }",
        ] {
            let refused = settings(Some(old)).unwrap_err();
            assert!(refused.lines.contains("\"yaml.schemas\""), "{old}");
        }
        // What is there already needs no edit, whatever else stands there.
        let wanted = settings(None).unwrap().replacen('{', "{ \"a\": 1e2,", 1);
        assert_eq!(settings(Some(&wanted)).unwrap(), wanted);
    }

    #[test]
    fn a_recommendation_is_added_once_and_never_against_somebodys_will() {
        let fresh = extensions(None).unwrap();
        assert_eq!(fresh, "{\n  \"recommendations\": [\n    \"redhat.vscode-yaml\"\n  ]\n}\n");
        assert_eq!(extensions(Some(&fresh)).unwrap(), fresh);
        for old in
            ["{\"recommendations\":[\"RedHat.vscode-YAML\"]}", "{\"unwantedRecommendations\":[\"redhat.vscode-yaml\"]}"]
        {
            assert_eq!(extensions(Some(old)).unwrap(), old);
        }
        let more = extensions(Some("{\"recommendations\": [\"a.b\"]}")).unwrap();
        assert!(more.contains("a.b") && more.contains("redhat"), "{more}");
        assert!(extensions(Some("{} // x")).is_err());
    }
}
