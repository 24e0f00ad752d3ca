//! YAML as a tree in which every key and value has its place and every scalar its source text.
//!
//! In: a YAML document and where it starts in its file. Out: a [`Node`], or one syntax error. No YAML type is
//! consulted: `14.50`, `2025.10`, `0012` and `no` are what was typed.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use crate::source::{FileId, Span};

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub span: Span,
    pub value: Value,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing after the key.
    Empty,
    /// Text as typed, quotes and escapes resolved.
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub key: String,
    pub key_span: Span,
    pub node: Node,
}

/// Where the document stops being YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    pub span: Span,
    pub message: String,
}

impl Node {
    /// The text of a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }
}

/// Lists and maps within each other; content has fewer than ten. Each takes some of the stack, of which threads have 2 MB.
const DEPTH_MAX: usize = 50;

/// Reads one document that starts at byte `offset` of its file.
pub fn parse(file: FileId, text: &str, offset: usize) -> Result<Node, SyntaxError> {
    let options = serde_yaml::options! {
        duplicate_keys: serde_yaml::options::DuplicateKeyPolicy::PassThrough,
        merge_keys: serde_yaml::options::MergeKeyPolicy::AsOrdinary,
        strict_booleans: true,
        with_snippet: false,
        // Without aliases a document has no more nodes than bytes; a ledger of ten thousand reports has half a million.
        budget: serde_yaml::budget! {
            max_nodes: text.len().max(250_000),
            max_events: text.len().saturating_mul(2).max(1_000_000),
            max_depth: DEPTH_MAX,
        },
    };
    let place = Place { file, text, offset };
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Node { span: Span::new(file, offset, offset), value: Value::Map(Vec::new()) });
    }
    match serde_yaml::from_str_with_options::<Spanned<Loose>>(text, options) {
        Ok(loose) => Ok(place.node(loose)),
        Err(error) => {
            let span = error.location().map_or(place.span(0, 0), |location| place.located(&location));
            // The parser counts lines from the start of the YAML, not of the file; `span` says where it is.
            let told = error.without_snippet().to_string();
            let message = told.split(" at line ").next().unwrap_or(&told).to_owned();
            Err(SyntaxError { span, message })
        }
    }
}

/// Where the document lies in its file.
struct Place<'a> {
    file: FileId,
    text: &'a str,
    offset: usize,
}

impl Place<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        let clamp = |at: usize| self.text.floor_char_boundary(at.min(self.text.len()));
        Span::new(self.file, self.offset + clamp(start), self.offset + clamp(end))
    }

    fn bytes(&self, location: &serde_yaml::Location) -> (usize, usize) {
        let span = location.span();
        match (span.byte_offset(), span.byte_len()) {
            (Some(start), Some(length)) => {
                let start = usize::try_from(start).unwrap_or(0);
                (start, start + usize::try_from(length).unwrap_or(0))
            }
            // Errors of the scanner know line and column only.
            _ => {
                let line = usize::try_from(location.line()).unwrap_or(1).max(1);
                let column = usize::try_from(location.column()).unwrap_or(1).max(1);
                let start = self.text.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>();
                let rest = self.text.get(start..).unwrap_or("").lines().next().unwrap_or("");
                let within: usize = rest.chars().take(column - 1).map(char::len_utf8).sum();
                (start + within, start + within)
            }
        }
    }

    fn located(&self, location: &serde_yaml::Location) -> Span {
        let (start, end) = self.bytes(location);
        self.span(start, end)
    }

    fn node(&self, loose: Spanned<Loose>) -> Node {
        let (start, end) = self.bytes(&loose.referenced);
        let source = {
            let (start, end) = self.bytes(&loose.defined);
            self.text.get(start..end).unwrap_or("")
        };
        let (value, end) = match loose.value {
            Loose::Typed if source.trim().is_empty() || source.trim() == "~" => (Value::Empty, start),
            // Numbers, booleans and null are read back from the source.
            Loose::Typed => (Value::Scalar(source.trim().to_owned()), start + source.trim_end().len()),
            // The scanner's span of a plain scalar may run into the line's end.
            Loose::Text(text) => (Value::Scalar(text), start + source.trim_end().len()),
            Loose::List(items) => {
                let items: Vec<Node> = items.into_iter().map(|item| self.node(item)).collect();
                let last = items.last().map_or(end, |node| node.span.end - self.offset);
                (Value::List(items), last.max(end))
            }
            Loose::Map(entries) => {
                let entries: Vec<Entry> = entries.into_iter().map(|(key, value)| self.entry(key, value)).collect();
                let last = entries.last().map_or(end, |entry| entry.node.span.end - self.offset);
                (Value::Map(entries), last.max(end))
            }
        };
        Node { span: self.span(start, end), value }
    }

    fn entry(&self, key: Spanned<Loose>, value: Spanned<Loose>) -> Entry {
        let key = self.node(key);
        let mut node = self.node(value);
        // An empty value has no place of its own; alias and empty values are shown at their key.
        if node.value == Value::Empty {
            node.span = key.span;
        }
        let name = match key.value {
            Value::Scalar(text) => text,
            _ => String::new(),
        };
        Entry { key: name, key_span: key.span, node }
    }
}

/// A value before its place is known: serde hands children over with their spans.
enum Loose {
    /// Null, boolean or number: what was typed is in the source.
    Typed,
    Text(String),
    List(Vec<Spanned<Loose>>),
    Map(Vec<(Spanned<Loose>, Spanned<Loose>)>),
}

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Loose, D::Error> {
        deserializer.deserialize_any(LooseVisitor)
    }
}

struct LooseVisitor;

impl<'de> Visitor<'de> for LooseVisitor {
    type Value = Loose;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Loose, E> {
        Ok(Loose::Typed)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Loose, E> {
        Ok(Loose::Typed)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Loose, E> {
        Ok(Loose::Typed)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Loose, E> {
        Ok(Loose::Typed)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Loose, E> {
        Ok(Loose::Typed)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Loose, E> {
        Ok(Loose::Typed)
    }

    fn visit_unit<E>(self) -> Result<Loose, E> {
        Ok(Loose::Typed)
    }

    fn visit_none<E>(self) -> Result<Loose, E> {
        Ok(Loose::Typed)
    }

    fn visit_str<E>(self, text: &str) -> Result<Loose, E> {
        Ok(Loose::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Loose, E> {
        Ok(Loose::Text(text))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Loose, D::Error> {
        deserializer.deserialize_any(LooseVisitor)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Loose, D::Error> {
        deserializer.deserialize_any(LooseVisitor)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Loose, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Loose::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Loose, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Loose::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Texts;

    /// The tree as text: places as the source they cover.
    fn dump(texts: &Texts, node: &Node, out: &mut String) {
        match &node.value {
            Value::Empty => out.push('∅'),
            Value::Scalar(text) => out.push_str(&format!("{text}⟨{}⟩", texts.slice(node.span))),
            Value::List(items) => {
                out.push('[');
                for item in items {
                    dump(texts, item, out);
                    out.push(' ');
                }
                out.push(']');
            }
            Value::Map(entries) => {
                out.push('{');
                for entry in entries {
                    out.push_str(&format!("{}⟨{}⟩=", entry.key, texts.slice(entry.key_span)));
                    dump(texts, &entry.node, out);
                    out.push(' ');
                }
                out.push('}');
            }
        }
    }

    fn show(text: &str) -> String {
        let mut texts = Texts::default();
        let whole = format!("---\n{text}");
        let file = texts.add("a.md", &whole);
        let mut out = String::new();
        match parse(file, text, 4) {
            Ok(node) => dump(&texts, &node, &mut out),
            Err(error) => out = format!("error {:?} {}", texts.positions(error.span).0, error.message),
        }
        out
    }

    #[test]
    fn scalars_are_what_was_typed() {
        assert_eq!(
            show("a: 14.50\nb: 2025.10\nc: 0012\nd: no\ne: ~\nf:\ng: \"x\\ty\"\n规上: 577亿元 +44.7%\nnull: 1\n"),
            "{a⟨a⟩=14.50⟨14.50⟩ b⟨b⟩=2025.10⟨2025.10⟩ c⟨c⟩=0012⟨0012⟩ d⟨d⟩=no⟨no⟩ e⟨e⟩=∅ f⟨f⟩=∅ g⟨g⟩=x\ty⟨\"x\\ty\"⟩ \
             规上⟨规上⟩=577亿元 +44.7%⟨577亿元 +44.7%⟩ null⟨null⟩=1⟨1⟩ }"
        );
    }

    #[test]
    fn containers_and_duplicate_keys_are_kept() {
        assert_eq!(
            show("a: { 值: 1, b: [x, 2] }\na:\n  - k: 3亿元  # 注\n  - 4\n"),
            "{a⟨a⟩={值⟨值⟩=1⟨1⟩ b⟨b⟩=[x⟨x⟩ 2⟨2⟩ ] } a⟨a⟩=[{k⟨k⟩=3亿元⟨3亿元⟩ } 4⟨4⟩ ] }"
        );
    }

    #[test]
    fn aliases_and_blocks_are_read() {
        assert_eq!(
            show("a: &x 5\nb: *x\nc: |\n  一行\n  二行\n"),
            "{a⟨a⟩=5⟨5⟩ b⟨b⟩=5⟨*⟩ c⟨c⟩=一行\n二行\n⟨一行\n  二行⟩ }"
        );
    }

    #[test]
    fn a_syntax_error_has_a_place() {
        assert!(show("title：标题\nx: 1\n").starts_with("error"), "{}", show("title：标题\nx: 1\n"));
        assert!(show("a: \"b\" c\n").starts_with("error"));
    }
}
