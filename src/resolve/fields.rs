//! A map of the content, read key by key through its shape: what the shape does not list is unknown.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, nearest};
use crate::rules::{self, AccidentKind};
use crate::shape::{self, Need, Shape};
use crate::source::Span;
use crate::yaml::{Entry, Node, Value};

/// The keys of one map.
pub struct Fields<'a> {
    pub span: Span,
    entries: &'a [Entry],
    shape: &'static Shape,
    /// What was asked for, to be held against the shape.
    asked: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The keys of a map; a diagnostic and `None` where the node is something else.
    pub fn of(node: &'a Node, shape: &'static Shape, found: &mut Diagnostics) -> Option<Fields<'a>> {
        match &node.value {
            Value::Map(entries) => {
                report_duplicates(entries, false, found);
                Some(Fields { span: node.span, entries, shape, asked: Vec::new() })
            }
            _ => {
                found.push(not_a_map(node, "应为“键: 值”的映射", "a map of `key: value` is due here"));
                None
            }
        }
    }

    /// The entry of a key, empty or not.
    pub fn entry(&mut self, key: &'static str) -> Option<&'a Entry> {
        debug_assert!(self.shape.key(key).is_some(), "shape `{}` does not list `{key}`", self.shape.name);
        self.asked.push(key);
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// Where the value of a key stands, whether or not it is asked for.
    pub fn place(&self, key: &str) -> Option<Span> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| entry.node.span)
    }

    /// The value of a key; an empty one counts as absent.
    pub fn get(&mut self, key: &'static str) -> Option<&'a Node> {
        self.entry(key).map(|entry| &entry.node).filter(|node| node.value != Value::Empty)
    }

    /// The value of a required key; a diagnostic where it is absent.
    pub fn require(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<&'a Node> {
        let is_needed = self.shape.key(key).is_some_and(|key| key.need != Need::Optional);
        debug_assert!(is_needed, "shape `{}` does not require `{key}`", self.shape.name);
        let place = self.entry(key).map(|entry| entry.key_span);
        let node = self.get(key);
        // `organisation: …` is told as an unknown key with "did you mean"; not as a missing one too.
        let misspelt = place.is_none()
            && self.entries.iter().any(|entry| nearest(&entry.key, [key]).is_some() && entry.key != key);
        if node.is_none() && !misspelt {
            // A long map would be marked whole: its first key is enough.
            let first = self.entries.first().map_or(self.span, |entry| entry.key_span);
            found.push(rules::missing_key(place.unwrap_or(first), key));
        }
        node
    }

    /// A scalar's text.
    pub fn text(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<(&'a str, Span)> {
        self.get(key).and_then(|node| scalar(node, found))
    }

    /// One of the words of a table.
    pub fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
        found: &mut Diagnostics,
    ) -> Option<T> {
        let (text, span) = self.text(key, found)?;
        let meaning = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
        if meaning.is_none() {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            found.push(rules::unknown_word(span, key, text, &known));
        }
        meaning
    }

    /// Reports what the shape does not list.
    pub fn finish(self, found: &mut Diagnostics) {
        if cfg!(debug_assertions) {
            let name = |key: &shape::Key| key.name;
            let forgotten = self.shape.keys.iter().map(name).find(|key| !self.asked.contains(key));
            debug_assert!(forgotten.is_none(), "shape `{}`: {forgotten:?} is never read", self.shape.name);
        }
        for (i, entry) in self.entries.iter().enumerate() {
            if shape::is_own(&entry.key) || self.shape.key(&entry.key).is_some() {
                continue;
            }
            // `{ value: 1,156.8亿元 }`: the comma ended the value.
            if entry.key.starts_with(|c: char| c.is_ascii_digit()) && entry.node.value == Value::Empty {
                // What is wrong with the head that was left over is the comma's doing.
                if let Some(cut) = i.checked_sub(1).and_then(|before| self.entries.get(before)) {
                    found.retain(|finding| finding.span != cut.node.span);
                }
                found.push(rules::comma_in_braces(entry.key_span, &entry.key));
                continue;
            }
            // `{ value：60亿元 }`: key and value became one key.
            if entry.node.value == Value::Empty
                && let Some(fault) = colon_fault(&entry.key, entry.key_span)
            {
                found.push(fault);
                continue;
            }
            let near = nearest(&entry.key, self.shape.keys.iter().map(|key| key.name));
            found.push(rules::unknown_key(entry.key_span, &entry.key, near));
        }
    }
}

/// What is said where a map is due: in both languages what the map holds, or the colon that keeps it from being one.
pub fn not_a_map(node: &Node, zh: &str, en: &str) -> Diagnostic {
    let fault = match &node.value {
        Value::Scalar(text) => colon_fault(text, node.span),
        _ => None,
    };
    fault.unwrap_or_else(|| rules::wrong_shape(node.span, zh, en))
}

/// `产值：60亿元`, `gdp:60亿元`: no map to YAML but one word, and no syntax error either.
fn colon_fault(text: &str, span: Span) -> Option<Diagnostic> {
    let at = text.find(['：', ':'])?;
    let (key, rest) = text.split_at(at);
    let (kind, rest) = match rest.strip_prefix('：') {
        Some(rest) => (AccidentKind::FullWidthColon, rest),
        None => (AccidentKind::NoBlankAfterColon, rest.strip_prefix(':')?),
    };
    if key.is_empty() || key.contains(char::is_whitespace) || rest.starts_with("//") {
        return None;
    }
    // Further lines of the same kind were folded into this one.
    let ours = |word: &&str| !word.contains(['：', ':']);
    let value: Vec<&str> =
        rest.split_whitespace().take(1).chain(rest.split_whitespace().skip(1).take_while(ours)).collect();
    Some(rules::yaml_accident(span, kind, &format!("{key}: {}", value.join(" "))))
}

/// The text of a scalar; a diagnostic where the node is a list or a map.
pub fn scalar<'a>(node: &'a Node, found: &mut Diagnostics) -> Option<(&'a str, Span)> {
    match &node.value {
        Value::Scalar(text) => Some((text.as_str(), node.span)),
        Value::Empty => None,
        _ => {
            found.push(rules::wrong_shape(node.span, "应为单个值", "a single value is due here"));
            None
        }
    }
}

/// The items of a list; a single value counts as a list of one.
pub fn list(node: &Node) -> Vec<&Node> {
    match &node.value {
        Value::List(items) => items.iter().collect(),
        Value::Empty => Vec::new(),
        _ => vec![node],
    }
}

/// Reports keys that stand twice. `as_list`: the map is one of indicators, whose remedy is the list form.
pub fn report_duplicates(entries: &[Entry], as_list: bool, found: &mut Diagnostics) {
    let mut firsts: BTreeMap<&str, Span> = BTreeMap::new();
    for entry in entries {
        match firsts.get(entry.key.as_str()) {
            Some(first) => found.push(rules::duplicate_key(entry.key_span, *first, &entry.key, as_list)),
            None => {
                firsts.insert(&entry.key, entry.key_span);
            }
        }
    }
}
