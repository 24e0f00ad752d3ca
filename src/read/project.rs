//! Which file of `content/` is what, and its split into front matter and prose.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::slug::is_address;
use super::syntax_help::explain;
use crate::diag::Diagnostics;
use crate::model::Ledger;
use crate::rules;
use crate::source::{Blob, FileId, Passage, Sources, Span, TextFile, Texts, is_file_name};
use crate::yaml::{self, Entry, Node, Value};

/// Whether a file is a report, or a translation of one.
pub fn is_report(path: &str) -> bool {
    path.starts_with("content/reports/") && path.ends_with(".md")
}

/// One Markdown file.
#[derive(Debug, Clone)]
pub struct Document {
    /// Path below `reports/` or `pages/` with `-` for `/`, without language and ending.
    pub slug: String,
    /// Language of a translation; `None` for the file with the facts.
    pub lang: Option<String>,
    pub file: FileId,
    /// Folder of the file.
    pub folder: String,
    /// `None` where the YAML is broken.
    pub front: Option<Node>,
    pub body: Passage,
    /// Byte offset of the body in its file.
    pub body_offset: usize,
}

/// The content as syntax.
#[derive(Debug, Clone, Default)]
pub struct Project {
    pub texts: Texts,
    pub site: Option<Node>,
    pub indicators: Option<Node>,
    pub organizations: Option<Node>,
    /// The ledger of translations.
    pub ledger: Option<Node>,
    /// Files that are not UTF-8: their texts end at the first bad byte.
    pub cut: BTreeSet<FileId>,
    pub languages: Vec<String>,
    pub reports: Vec<Arc<Document>>,
    pub pages: Vec<Arc<Document>>,
}

/// Files as another run of the same process read them, by path: what is the same memory is not read again.
#[derive(Debug, Clone, Default)]
pub struct Known {
    languages: Vec<String>,
    files: HashMap<String, KnownFile>,
}

#[derive(Debug, Clone)]
struct KnownFile {
    bytes: Blob,
    text: Arc<TextFile>,
    /// A report or page, with what was found in it.
    document: Option<(Arc<Document>, Diagnostics)>,
}

impl Known {
    fn file(&self, path: &str, bytes: &Blob) -> Option<&KnownFile> {
        self.files.get(path).filter(|known| known.bytes.is(bytes))
    }
}

impl Project {
    /// Gives up the syntax of documents that are resolved: half of what a large project takes in memory.
    pub fn forget_syntax(&mut self) {
        for document in self.reports.iter_mut().chain(&mut self.pages).filter_map(Arc::get_mut) {
            document.front = None;
        }
    }
}

/// Reads all of `content/`.
pub fn read(sources: &Sources, found: &mut Diagnostics) -> Project {
    read_knowing(sources, None, found).0
}

/// [`read`], which knows what another run has read, and gives what the next one may know; nothing where it was given
/// nothing, since what is kept takes memory.
pub fn read_knowing(sources: &Sources, known: Option<&Known>, found: &mut Diagnostics) -> (Project, Known) {
    let mut project = Project::default();
    let mut files = BTreeMap::new();
    let mut next = Known::default();
    for (path, bytes) in &sources.files {
        let wanted = path.starts_with("content/") && (path.ends_with(".md") || path.ends_with(".yaml"));
        if !wanted {
            continue;
        }
        if let Some(file) = known.and_then(|known| known.file(path, bytes)) {
            files.insert(path.clone(), project.texts.add_file(Arc::clone(&file.text)));
            next.files.insert(path.clone(), KnownFile { document: None, ..file.clone() });
            continue;
        }
        let (text, is_whole) = TextFile::of(path, bytes);
        let text = Arc::new(text);
        let file = project.texts.add_file(Arc::clone(&text));
        if is_whole {
            files.insert(path.clone(), file);
            if known.is_some() {
                next.files.insert(path.clone(), KnownFile { bytes: bytes.clone(), text, document: None });
            }
        } else {
            project.cut.insert(file);
            found.push(rules::not_utf8(Span::new(file, text.text.len(), text.text.len())));
        }
    }
    project.site = registry(&project.texts, &files, "content/site.yaml", found);
    project.indicators = divided(&project.texts, &files, "content/indicators", found);
    project.organizations = divided(&project.texts, &files, "content/organizations", found);
    project.ledger = files.get(Ledger::PATH).and_then(|file| ledger(&project.texts, *file, found));
    project.languages = languages(project.site.as_ref());
    if project.site.is_none() && !files.contains_key("content/site.yaml") {
        let file = project.texts.add("content/site.yaml", "");
        found.push(rules::missing_file(Span::at_start(file), "content/site.yaml"));
    }
    next.languages.clone_from(&project.languages);
    project.reports = documents(&project, &files, "content/reports/", (known, &mut next), found);
    project.pages = documents(&project, &files, "content/pages/", (known, &mut next), found);
    (project, next)
}

fn registry(texts: &Texts, files: &BTreeMap<String, FileId>, path: &str, found: &mut Diagnostics) -> Option<Node> {
    let file = *files.get(path)?;
    let text = texts.file(file).map(|file| file.text.clone())?;
    parse_yaml(file, &text, 0, found)
}

/// A registry in one file or several: `indicators.yaml`, and behind it what lies in the folder `indicators/`, by name.
fn divided(texts: &Texts, files: &BTreeMap<String, FileId>, stem: &str, found: &mut Diagnostics) -> Option<Node> {
    let mut whole = registry(texts, files, &format!("{stem}.yaml"), found);
    let folder = format!("{stem}/");
    let parts = files.keys().filter(|path| path.starts_with(&folder) && path.ends_with(".yaml"));
    for part in parts.filter_map(|path| registry(texts, files, path, found)) {
        whole = Some(match (whole, part) {
            (None | Some(Node { value: Value::Empty, .. }), part) => part,
            (Some(whole), Node { value: Value::Empty, .. }) => whole,
            (Some(Node { value: Value::Map(mut entries), span }), Node { value: Value::Map(more), .. }) => {
                entries.extend(more);
                Node { value: Value::Map(entries), span }
            }
            // What is no map is told where it is resolved.
            (Some(whole), part) => {
                if matches!(whole.value, Value::Map(_)) {
                    part
                } else {
                    whole
                }
            }
        });
    }
    whole
}

/// The ledger is written by the program, so what is wrong in it is not told as a slip of the author's. The marks of a
/// merge are let be: both sides were accepted.
fn ledger(texts: &Texts, file: FileId, found: &mut Diagnostics) -> Option<Node> {
    let text = texts.file(file).map(|file| file.text.clone())?;
    let mut marked = None;
    let mut clean = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if is_mark_of_merge(line) {
            marked.get_or_insert(Span::new(file, clean.len(), clean.len() + line.trim_end().len()));
            // As a comment of the same length every other place stays what it is.
            clean.extend(std::iter::repeat_n('#', line.trim_end().len()));
            clean.push_str(line.get(line.trim_end().len()..).unwrap_or(""));
        } else {
            clean.push_str(line);
        }
    }
    match yaml::parse(file, &clean, 0) {
        Ok(node) => {
            if let Some(span) = marked {
                found.push(rules::merged_ledger(span));
            }
            Some(node)
        }
        Err(error) => {
            found.push(rules::unreadable_ledger(error.span, &error.message));
            None
        }
    }
}

fn is_mark_of_merge(line: &str) -> bool {
    let line = line.trim_end();
    line == "=======" || ["<<<<<<<", "|||||||", ">>>>>>>"].iter().any(|mark| line.starts_with(mark))
}

fn parse_yaml(file: FileId, text: &str, offset: usize, found: &mut Diagnostics) -> Option<Node> {
    for comment in super::syntax_help::hidden_comments(text) {
        let span = Span::new(file, offset + comment.start, offset + comment.end);
        found.push(rules::hidden_comment(span, &comment.fixed));
    }
    match yaml::parse(file, text, offset) {
        Ok(node) => Some(node),
        Err(error) => {
            let local = error.span.start.saturating_sub(offset);
            match explain(text, local) {
                Some(accident) => {
                    let span = Span::new(file, offset + accident.start, offset + accident.end);
                    found.push(rules::yaml_accident(span, accident.kind, &accident.fixed));
                }
                None => found.push(rules::yaml_syntax(error.span, &error.message)),
            }
            None
        }
    }
}

/// The configured languages, as far as they can be told before settings are checked.
fn languages(site: Option<&Node>) -> Vec<String> {
    let Some(Node { value: Value::Map(entries), .. }) = site else { return vec!["zh".into()] };
    let list = entries.iter().find(|entry| entry.key == "languages").map(|entry| &entry.node);
    let mut codes: Vec<String> = match list.map(|node| &node.value) {
        Some(Value::List(items)) => items.iter().filter_map(|item| item.scalar().map(str::to_owned)).collect(),
        Some(Value::Scalar(code)) => vec![code.clone()],
        _ => Vec::new(),
    };
    // Each is a folder of the output.
    codes.retain(|code| is_file_name(code));
    if codes.is_empty() { vec!["zh".into()] } else { codes }
}

fn documents(
    project: &Project,
    files: &BTreeMap<String, FileId>,
    below: &str,
    (known, next): (Option<&Known>, &mut Known),
    found: &mut Diagnostics,
) -> Vec<Arc<Document>> {
    let markdown: Vec<(&String, FileId)> = files
        .iter()
        .filter(|(path, _)| path.starts_with(below) && path.ends_with(".md"))
        .map(|(p, f)| (p, *f))
        .collect();
    // A document knows its number, and which endings are languages.
    let remembered = |path: &String, file: FileId| {
        let bytes = &next.files.get(path)?.bytes;
        let known = known?;
        let (document, found) = known.file(path, bytes)?.document.as_ref()?;
        (document.file == file && known.languages == project.languages).then(|| (Arc::clone(document), found.clone()))
    };
    let read: Vec<(Arc<Document>, Diagnostics)> = markdown
        .par_iter()
        .map(|(path, file)| {
            remembered(path, *file).unwrap_or_else(|| {
                let mut found = Diagnostics::default();
                let document = document(project, path, below, *file, &mut found);
                (Arc::new(document), found)
            })
        })
        .collect();
    let mut documents = Vec::with_capacity(read.len());
    for ((path, _), (document, more)) in markdown.into_iter().zip(read) {
        if let Some(file) = next.files.get_mut(path) {
            file.document = Some((Arc::clone(&document), more.clone()));
        }
        found.extend(more);
        // Of `http:` no file can be made, in no preview either.
        if is_file_name(&document.slug) {
            documents.push(document);
        }
    }
    documents
}

fn document(project: &Project, path: &str, below: &str, file: FileId, found: &mut Diagnostics) -> Document {
    let text = project.texts.file(file).map_or_else(|| Arc::from(""), |file| Arc::clone(&file.text));
    let local = path.strip_prefix(below).unwrap_or(path);
    let stem = local.strip_suffix(".md").unwrap_or(local);
    let (stem, lang) = split_language(stem, &project.languages);
    let stem = stem.strip_suffix("/index").unwrap_or(stem);
    let slug: String = stem.nfc().collect::<String>().replace('/', "-");
    if !is_address(&slug) {
        found.push(rules::bad_slug(Span::at_start(file), &slug));
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let split = split_front_matter(&text);
    let front = match split.front {
        // A translation may be prose alone: what it says of itself is in the source language's file.
        Some((start, end)) => parse_yaml(file, text.get(start..end).unwrap_or(""), start, found)
            .filter(|node| lang.is_none() || node.value != Value::Empty),
        None if lang.is_some() && !split.unclosed => None,
        None => {
            found.push(rules::no_front_matter(Span::at_start(file), split.unclosed));
            None
        }
    };
    let mut body = text.get(split.body..).unwrap_or("");
    if let Some(long) = too_long(body) {
        found.push(rules::paragraph_too_long(Span::new(file, split.body + long.start, split.body + long.end)));
        body = body.get(..long.start).unwrap_or("");
    }
    let body = Passage::of(&text, split.body..split.body + body.len());
    Document { slug, lang, file, folder, front, body, body_offset: split.body }
}

/// `taizhou.en` → (`taizhou`, `en`) for a configured language other than the source language, or what looks like one.
fn split_language<'a>(stem: &'a str, languages: &[String]) -> (&'a str, Option<String>) {
    let Some((head, tail)) = stem.rsplit_once('.') else { return (stem, None) };
    let known = languages.iter().any(|lang| lang == tail);
    let looks = matches!(tail.len(), 2 | 3) && tail.bytes().all(|b| b.is_ascii_lowercase());
    if known || looks { (head, Some(tail.to_owned())) } else { (stem, None) }
}

struct Split {
    /// Byte range of the YAML between the fences.
    front: Option<(usize, usize)>,
    body: usize,
    unclosed: bool,
}

fn split_front_matter(text: &str) -> Split {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or("");
    if first.trim_end() != "---" {
        return Split { front: None, body: 0, unclosed: false };
    }
    let start = first.len();
    let mut at = start;
    for line in lines {
        if line.trim_end() == "---" {
            return Split { front: Some((start, at)), body: at + line.len(), unclosed: false };
        }
        at += line.len();
    }
    Split { front: None, body: text.len(), unclosed: true }
}

/// Bytes of the longest paragraph, some 20 000 Han characters. What looks at sentences and figures takes a time that
/// grows with the square of the paragraph; so does Markdown itself (`[x](` without end).
const PARAGRAPH_BYTES_MAX: usize = 64 << 10;

/// The first paragraph that is too long; items of lists and rows of tables stand for themselves.
fn too_long(body: &str) -> Option<Range<usize>> {
    let (mut start, mut at, mut in_table) = (0, 0, false);
    for line in body.split_inclusive('\n') {
        let text = line.trim_matches(['>', ' ', '\t', '\r', '\n']);
        let is_rule = text.contains('-') && text.contains('|') && text.chars().all(|c| "|-: ".contains(c));
        in_table = !text.is_empty() && (in_table || is_rule);
        if text.is_empty() || in_table || opens_block(text) {
            start = at;
        }
        at += line.len();
        if at - start > PARAGRAPH_BYTES_MAX {
            return Some(start..at);
        }
    }
    None
}

/// Whether a line begins an item of a list or a heading: `- x`, `12. x`, `## x`.
fn opens_block(line: &str) -> bool {
    let Some((mark, _)) = line.split_once(' ') else { return false };
    let number = mark.strip_suffix(['.', ')']).unwrap_or("");
    let is_number = !number.is_empty() && number.len() <= 9 && number.bytes().all(|byte| byte.is_ascii_digit());
    matches!(mark, "-" | "*" | "+") || is_number || (mark.len() <= 6 && mark.bytes().all(|byte| byte == b'#'))
}

/// The entries of a map node.
pub fn entries(node: &Node) -> &[Entry] {
    match &node.value {
        Value::Map(entries) => entries,
        _ => &[],
    }
}
