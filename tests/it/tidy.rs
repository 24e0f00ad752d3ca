//! The shape of the code: layers, edges, sizes, words. What a reviewer should not have to look for.

use std::collections::{BTreeMap, BTreeSet};

use duizhao::rules::RULES;

use crate::fixture::{files_below, root};

/// The most lines that a file of `src/` may have, and a function.
const FILE_LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 70;

/// Modules that touch the world. They may use all others, and each other.
const EDGES: &[&str] = &["disk", "publish", "cache", "releases", "serve", "cli", "commands", "main"];

struct File {
    path: String,
    text: String,
}

impl File {
    /// The module of `lib.rs` that the file belongs to: `render` of `src/render/views.rs`.
    fn module(&self) -> &str {
        let local = self.path.strip_prefix("src/").unwrap_or(&self.path);
        local.split(['/', '.']).next().unwrap_or("").trim_end_matches("_tests")
    }

    /// The code without comments, and without what is compiled for tests only.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_test = self.path.contains("tests") || self.path.ends_with("/testing.rs");
        let inline_tests = self.text.lines().position(|line| line.starts_with("mod tests {"));
        let end = if is_test { 0 } else { inline_tests.unwrap_or(usize::MAX) };
        let lines = self.text.lines().enumerate().take(end).map(|(i, line)| (i + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

fn sources() -> Vec<File> {
    let rust = files_below("src").into_iter().filter(|path| path.ends_with(".rs"));
    rust.map(|path| File { text: std::fs::read_to_string(root().join(&path)).unwrap(), path }).collect()
}

fn assert_none(what: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{what}:\n  {}", faults.join("\n  "));
}

/// The modules of `lib.rs`, in its order.
fn layers() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let names = text.lines().filter_map(|line| line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')));
    names.map(str::to_owned).collect()
}

/// Names of modules that a line uses by `crate::`: also those of `use crate::{a, b}`.
fn used(line: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        let name =
            |text: &str| text.trim().split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().map(str::len);
        match rest.strip_prefix('{') {
            Some(list) => names.extend(list.split(['}', ',']).map(|part| &part.trim()[..name(part).unwrap_or(0)])),
            None => names.push(&rest[..name(rest).unwrap_or(0)]),
        }
    }
    names
}

#[test]
fn a_module_uses_only_modules_above_it() {
    let layers = layers();
    let place = |name: &str| layers.iter().position(|layer| layer == name);
    let mut faults = Vec::new();
    for file in sources().iter().filter(|file| !EDGES.contains(&file.module()) && file.module() != "lib") {
        let own = place(file.module()).unwrap_or_else(|| panic!("{} is no module of lib.rs", file.path));
        for (number, line) in file.code() {
            for name in used(line) {
                if place(name).is_some_and(|other| other > own) {
                    faults.push(format!(
                        "{}:{number} uses `{name}`, which stands below `{}`",
                        file.path,
                        file.module()
                    ));
                }
            }
        }
    }
    assert_none("lib.rs lists what a module may use above it", &faults);
}

#[test]
fn only_the_edges_touch_disk_network_and_clock() {
    let forbidden = [
        "std::fs",
        "std::net",
        "std::time",
        "SystemTime",
        "Instant::now",
        "std::env",
        "std::process",
        "Zoned::now",
        "Timestamp::now",
    ];
    let mut faults = Vec::new();
    for file in sources().iter().filter(|file| !EDGES.contains(&file.module())) {
        for (number, line) in file.code() {
            if let Some(word) = forbidden.iter().find(|word| line.contains(**word)) {
                faults.push(format!("{}:{number} uses {word}", file.path));
            }
        }
    }
    assert_none("the core is pure", &faults);
}

#[test]
fn files_are_short() {
    let long = sources().into_iter().map(|file| (file.text.lines().count(), file.path));
    let faults: Vec<String> = long
        .filter(|(lines, _)| *lines > FILE_LINES_MAX)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    assert_none(&format!("files have at most {FILE_LINES_MAX} lines: split what has become two topics"), &faults);
}

/// Functions with their first line and length, by counting braces: rustfmt closes each at the indent of its `fn`.
fn functions(text: &str) -> Vec<(usize, usize, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let is_function =
            ["fn ", "pub fn ", "pub(crate) fn ", "pub(super) fn ", "async fn ", "const fn ", "pub const fn "]
                .iter()
                .any(|head| code.starts_with(head));
        if !is_function || code.ends_with(';') || code.ends_with('}') {
            continue;
        }
        let closing = format!("{}}}", &line[..line.len() - code.len()]);
        if let Some(length) = lines[i..].iter().position(|line| *line == closing) {
            found.push((i + 1, length + 1, code.to_owned()));
        }
    }
    found
}

#[test]
fn functions_are_short() {
    let mut faults = Vec::new();
    for file in sources() {
        let long = functions(&file.text).into_iter().filter(|(_, length, _)| *length > FUNCTION_LINES_MAX);
        faults.extend(long.map(|(line, length, head)| format!("{}:{line} {head} … {length} lines", file.path)));
    }
    assert_none(&format!("functions have at most {FUNCTION_LINES_MAX} lines"), &faults);
}

#[test]
fn a_rules_file_is_named_after_it() {
    let wanted: BTreeSet<String> = RULES
        .iter()
        .map(|rule| format!("src/rules/{}_{}.rs", rule.code.to_ascii_lowercase(), rule.name.replace('-', "_")))
        .collect();
    let there: BTreeSet<String> = files_below("src/rules")
        .into_iter()
        .filter(|path| path.ends_with(".rs") && !path.ends_with("/mod.rs"))
        .collect();
    assert_eq!(there, wanted);
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not hold them.
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("to", "do!("),
        concat!("db", "g!("),
        concat!("unimple", "mented!("),
    ];
    let mut faults = Vec::new();
    for path in files_below("src").into_iter().chain(files_below("tests/it")).filter(|path| path.ends_with(".rs")) {
        let text = std::fs::read_to_string(root().join(&path)).unwrap();
        for (i, line) in text.lines().enumerate() {
            faults.extend(
                marks.iter().filter(|mark| line.contains(**mark)).map(|mark| format!("{path}:{} {mark}", i + 1)),
            );
        }
    }
    assert_none("what is to be done is done or an issue", &faults);
}

/// Every file opens with what it is for; its public items say what they are.
#[test]
fn files_open_with_their_purpose() {
    let faults: Vec<String> =
        sources().into_iter().filter(|file| !file.text.starts_with("//! ")).map(|file| file.path).collect();
    assert_none("a file opens with 2–6 lines on what it does", &faults);
}

/// Keys of a words file with the arguments that their texts take.
fn words(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = format!("themes/default/words/{lang}.ftl");
    let text = std::fs::read_to_string(root().join(&path)).unwrap();
    let mut words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        if !line.starts_with([' ', '}', '*', '[']) {
            let (name, _) = line.split_once('=').unwrap_or_else(|| panic!("{path}: {line}"));
            key = name.trim().to_owned();
            assert!(words.insert(key.clone(), BTreeSet::new()).is_none(), "{path}: `{key}` twice");
        }
        let arguments = line.match_indices('$').map(|(at, _)| {
            let rest = &line[at + 1..];
            let name =
                &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').unwrap_or(rest.len())];
            // `value_is` is the same figure in the form that follows the verb in Chinese: 为577亿元, 超577亿元.
            name.trim_end_matches("_is").to_owned()
        });
        words.entry(key.clone()).or_default().extend(arguments);
    }
    words
}

#[test]
fn both_languages_have_the_same_words_with_the_same_arguments() {
    let (zh, en) = (words("zh"), words("en"));
    assert!(zh.len() > 100, "only {} words were found", zh.len());
    let mut faults = Vec::new();
    for key in zh.keys().chain(en.keys()).collect::<BTreeSet<_>>() {
        match (zh.get(key), en.get(key)) {
            (Some(zh), Some(en)) if zh == en => {}
            (Some(zh), Some(en)) => faults.push(format!("{key}: zh takes {zh:?}, en {en:?}")),
            (None, _) => faults.push(format!("{key}: not in zh.ftl")),
            (_, None) => faults.push(format!("{key}: not in en.ftl")),
        }
    }
    assert_none("the words of both languages belong together", &faults);
}
