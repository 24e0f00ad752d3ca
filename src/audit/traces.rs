//! Traces of the machine that a site was built on: its folders and its own addresses, where readers would meet them.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::address::is_machine;
use super::{Fault, Seen};

/// What begins a path of somebody's own, with how many names have to follow: `/home/wang/site`.
const FOLDERS: [(&str, usize); 7] = [
    ("/home/", 2),
    ("/Users/", 2),
    ("/root/", 1),
    ("/private/var/", 1),
    (":\\Users\\", 1),
    (":/Users/", 1),
    ("file:///", 1),
];

static BEGINS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(FOLDERS.iter().map(|(begin, _)| *begin)).ok());

/// Looks at a text that readers see.
pub fn prose(text: &str, line: usize, seen: &mut Seen) {
    let mut lines = Lines::new(text, line);
    for (at, path) in paths(text) {
        seen.note(Fault::MachinePath { path }, Some(lines.of(at)));
    }
}

/// Looks at a script, which is taken for text.
pub fn script(text: &str, seen: &mut Seen) {
    prose(text, 1, seen);
}

/// Looks at data or plain text: addresses in it lead nowhere if they lead to the machine of whoever reads it.
pub fn text(text: &str, seen: &mut Seen) {
    prose(text, 1, seen);
    let mut lines = Lines::new(text, 1);
    for (at, _) in text.match_indices("://") {
        let rest = text.get(at + "://".len()..).unwrap_or_default();
        let host: String = rest.chars().take(HOST_MAX).take_while(|c| is_of_host(*c)).collect();
        if !host.is_empty() && is_machine(&host.to_ascii_lowercase()) {
            seen.note(Fault::Machine { href: host }, Some(lines.of(at)));
        }
    }
}

/// Characters of a name that a host may have.
const HOST_MAX: usize = 255;

fn is_of_host(c: char) -> bool {
    c.is_ascii_alphanumeric() || ".-[]:@".contains(c)
}

/// Lines of places in a text, asked for from its beginning to its end.
pub struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    /// Of a text whose first line has this number.
    pub fn new(text: &'a str, line: usize) -> Lines<'a> {
        Lines { text, at: 0, line }
    }

    /// The line of a place; that of the place before where it lies behind this one.
    pub fn of(&mut self, at: usize) -> usize {
        if let Some(passed) = self.text.as_bytes().get(self.at..at) {
            self.line += passed.iter().filter(|byte| **byte == b'\n').count();
            self.at = at;
        }
        self.line
    }
}

/// Paths of somebody's machine, with where they begin.
fn paths(text: &str) -> Vec<(usize, String)> {
    let Some(begins) = &*BEGINS else { return Vec::new() };
    let mut found = Vec::new();
    let mut end = 0;
    for hit in begins.find_iter(text) {
        let Some((begin, n_names)) = FOLDERS.get(hit.pattern().as_usize()) else { continue };
        let (before, from) = text.split_at_checked(hit.start()).unwrap_or_default();
        // A letter stands before the colon of a drive; a web address may hold `/home/` within it.
        let is_drive = begin.starts_with(':');
        let is_start = match before.chars().next_back() {
            Some(c) if is_drive => c.is_ascii_alphabetic(),
            Some(c) => !c.is_alphanumeric() && !"./-_~%:?=&".contains(c),
            None => !is_drive,
        };
        if hit.start() < end || !is_start {
            continue;
        }
        let length = from.find(|c: char| c.is_whitespace() || "\"'<>|),;`，。；、）】》".contains(c));
        let path = from.get(..length.unwrap_or(from.len())).unwrap_or_default();
        end = hit.start() + path.len();
        let names = path.get(begin.len()..).unwrap_or_default().split(['/', '\\']).filter(|name| !name.is_empty());
        if names.count() >= *n_names {
            found.push((hit.start(), short(path)));
        }
    }
    found
}

/// The beginning of a text, to be shown on a line.
pub fn short(text: &str) -> String {
    const CHARACTERS_MAX: usize = 120;
    let plain = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let mut short: String = text.chars().take(CHARACTERS_MAX).map(plain).collect();
    if text.chars().nth(CHARACTERS_MAX).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_a_machine_are_told_from_web_addresses() {
        for (text, path) in [
            ("见 /home/wang/site/a.md。", "/home/wang/site/a.md"),
            ("{\"from\":\"/Users/li/work\"}", "/Users/li/work"),
            ("C:\\Users\\Wang\\site", ":\\Users\\Wang\\site"),
            ("file:///D:/x", "file:///D:/x"),
            ("/root/build", "/root/build"),
        ] {
            assert_eq!(paths(text).into_iter().map(|(_, path)| path).collect::<Vec<_>>(), [path], "{text}");
        }
        for text in [
            "https://www.gov.cn/home/2025/x.html",
            "a/home/b/c",
            "/home/",
            "/home/index.html",
            "../root/x",
            "C:\\Program Files",
            "",
        ] {
            assert_eq!(paths(text), [], "{text}");
        }
    }
}
