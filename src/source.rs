//! The text of a project, held in memory, and places in it.
//!
//! In: files as bytes. Out: lines and columns for any byte range. Never touches the disk: `disk` fills [`Sources`].

use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// Every file of the project, by its path from the root with `/`: `content/site.yaml`, `themes/x/templates/base.html`.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    pub files: BTreeMap<String, Blob>,
}

/// What a file holds, in memory that all who read it share: as bytes, and where all of it is text as text too.
#[derive(Clone, Default)]
pub struct Blob {
    bytes: Arc<[u8]>,
    text: Option<Arc<str>>,
}

impl Blob {
    /// Whether the two are one memory.
    pub fn is(&self, other: &Blob) -> bool {
        Arc::ptr_eq(&self.bytes, &other.bytes)
    }
}

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Blob {
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text: Arc<str> = text.into();
                Blob { bytes: Arc::clone(&text).into(), text: Some(text) }
            }
            Err(error) => Blob { bytes: error.into_bytes().into(), text: None },
        }
    }
}

impl From<&[u8]> for Blob {
    fn from(bytes: &[u8]) -> Blob {
        bytes.to_vec().into()
    }
}

impl Deref for Blob {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes
    }
}

impl AsRef<[u8]> for Blob {
    fn as_ref(&self) -> &[u8] {
        self
    }
}

impl PartialEq for Blob {
    fn eq(&self, other: &Blob) -> bool {
        self.is(other) || **self == **other
    }
}

impl Eq for Blob {}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl Sources {
    /// Files from one text: `-- content/site.yaml --` opens a file, its lines follow. For tests, examples and skeletons.
    pub fn from_text(text: &str) -> Sources {
        let mut sources = Sources::default();
        let mut current: Option<(String, String)> = None;
        for line in text.lines() {
            if let Some(path) = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --")) {
                if let Some((path, body)) = current.take() {
                    sources.insert(&path, body.as_bytes());
                }
                current = Some((path.to_owned(), String::new()));
            } else if let Some((_, body)) = current.as_mut() {
                body.push_str(line);
                body.push('\n');
            }
        }
        if let Some((path, body)) = current {
            sources.insert(&path, body.as_bytes());
        }
        sources
    }

    /// Adds a file, or replaces it.
    pub fn insert(&mut self, path: &str, bytes: &[u8]) {
        self.files.insert(path.to_owned(), bytes.into());
    }
}

/// Bytes of the longest name that files and folders of the output may have: most systems take 255.
const NAME_BYTES_MAX: usize = 200;

/// Whether a text can be the name of a file or folder on every system; `..`, `a:b`, `con` and what ends in a dot cannot.
pub fn is_file_name(text: &str) -> bool {
    let is_sign = |c: char| is_unseen(c) || "/\\:*?\"<>|".contains(c);
    !text.is_empty()
        && text.len() <= NAME_BYTES_MAX
        && !text.starts_with('.')
        && !text.ends_with(['.', ' '])
        && !text.contains(is_sign)
        && !is_device(text)
}

/// Whether Windows takes the name for a device, whatever ends it: `CON`, `aux.md`, `com1`.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let numbered = |port: &str| stem.strip_prefix(port).is_some_and(|n| matches!(n.as_bytes(), [b'1'..=b'9']));
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Whether a terminal obeys a character, or it hides or turns around what is read: ESC, a newline, a right-to-left override.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether every part of a path can be the name of a file or folder on every system.
pub fn is_file_path(path: &str) -> bool {
    path.split('/').all(is_file_name)
}

/// Whether a browser runs what stands in a file when it is opened by itself: as a page of the site, where it was published.
pub fn is_active(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).trim().to_ascii_lowercase();
    matches!(
        ending.as_str(),
        "svg"
            | "svgz"
            | "html"
            | "htm"
            | "xhtml"
            | "xht"
            | "shtml"
            | "mht"
            | "mhtml"
            | "hta"
            | "xml"
            | "xsl"
            | "xslt"
            | "js"
            | "mjs"
            | "swf"
    )
}

/// Number of a file in [`Texts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(u32);

/// A byte range of a file, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    pub file: FileId,
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The range `start..end` of a file.
    pub fn new(file: FileId, start: usize, end: usize) -> Span {
        Span { file, start, end: end.max(start) }
    }

    /// The first byte of a file: for what is missing in it.
    pub fn at_start(file: FileId) -> Span {
        Span::new(file, 0, 0)
    }

    /// A part of this span, `start..end` bytes from its start.
    pub fn part(self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.start + start, self.start + end)
    }
}

/// A part of a text, in the memory of the whole.
#[derive(Clone)]
pub struct Passage {
    whole: Arc<str>,
    range: Range<usize>,
}

impl Passage {
    /// The bytes `range` of a text; empty where they are not on character boundaries.
    pub fn of(whole: &Arc<str>, range: Range<usize>) -> Passage {
        let range = if whole.get(range.clone()).is_some() { range } else { 0..0 };
        Passage { whole: Arc::clone(whole), range }
    }
}

impl From<&str> for Passage {
    fn from(text: &str) -> Passage {
        Passage { whole: Arc::from(text), range: 0..text.len() }
    }
}

impl Deref for Passage {
    type Target = str;

    fn deref(&self) -> &str {
        self.whole.get(self.range.clone()).unwrap_or("")
    }
}

impl PartialEq for Passage {
    fn eq(&self, other: &Passage) -> bool {
        **self == **other
    }
}

impl Eq for Passage {}

impl fmt::Debug for Passage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

/// A line and a column, both from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// One file as text.
#[derive(Debug, Clone)]
pub struct TextFile {
    /// Path from the root.
    pub path: String,
    pub text: Arc<str>,
    line_starts: Vec<usize>,
}

/// All texts that diagnostics can point into.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    files: Vec<Arc<TextFile>>,
}

impl Texts {
    /// The texts of files of a project, numbered in this order; what is no file of it is empty.
    pub fn of_files<'a>(paths: impl IntoIterator<Item = &'a str>, sources: &Sources) -> Texts {
        let mut texts = Texts::default();
        for path in paths {
            let file = sources.files.get(path).map(|blob| TextFile::of(path, blob).0);
            texts.add_file(Arc::new(file.unwrap_or_else(|| TextFile::new(path, ""))));
        }
        texts
    }

    /// The paths of all files, in their order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.path.as_str())
    }

    /// Adds a text and gives its number.
    pub fn add(&mut self, path: &str, text: &str) -> FileId {
        self.add_file(Arc::new(TextFile::new(path, text)))
    }

    /// Adds a file that another run has read, and gives its number.
    pub fn add_file(&mut self, file: Arc<TextFile>) -> FileId {
        self.files.push(file);
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// The file of that number.
    pub fn file(&self, file: FileId) -> Option<&TextFile> {
        self.files.get(file.0 as usize).map(Arc::as_ref)
    }

    /// The number of the file at a path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let at = self.files.iter().position(|file| file.path == path)?;
        u32::try_from(at).ok().map(FileId)
    }

    /// The text of a span; empty where the span lies outside its file.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).and_then(|file| file.text.get(span.start..span.end)).unwrap_or("")
    }

    /// Path of the file a span lies in.
    pub fn path(&self, span: Span) -> &str {
        self.file(span.file).map_or("", |file| file.path.as_str())
    }

    /// Path of a file.
    pub fn path_of(&self, file: FileId) -> &str {
        self.file(file).map_or("", |file| file.path.as_str())
    }

    /// Where a span starts and ends.
    pub fn positions(&self, span: Span) -> (Position, Position) {
        match self.file(span.file) {
            Some(file) => (file.position(span.start), file.position(span.end)),
            None => (Position { line: 1, column: 1 }, Position { line: 1, column: 1 }),
        }
    }
}

impl FileId {
    /// The number, for what is kept from one run to the next.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The file of a number that was kept.
    pub fn of_number(number: u32) -> FileId {
        FileId(number)
    }
}

impl TextFile {
    /// A file of a text.
    pub fn new(path: &str, text: impl Into<Arc<str>>) -> TextFile {
        let text = text.into();
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        TextFile { path: path.to_owned(), text, line_starts }
    }

    /// A file of what was read, without the mark that some editors put before it; `false` where it ends at a byte that is
    /// not UTF-8.
    pub fn of(path: &str, blob: &Blob) -> (TextFile, bool) {
        const MARK: char = '\u{feff}';
        match &blob.text {
            Some(text) if !text.starts_with(MARK) => (TextFile::new(path, Arc::clone(text)), true),
            text => {
                let valid = blob.utf8_chunks().next().map_or("", |chunk| chunk.valid());
                (TextFile::new(path, valid.strip_prefix(MARK).unwrap_or(valid)), text.is_some())
            }
        }
    }

    /// Where the line of a byte offset starts, and its number.
    pub fn line(&self, offset: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|&start| start <= offset).max(1);
        (self.line_starts.get(line - 1).copied().unwrap_or(0), line)
    }

    /// Where the line of a byte offset ends, its break left out.
    pub fn line_end(&self, offset: usize) -> usize {
        let (_, line) = self.line(offset);
        let end = self.line_starts.get(line).map_or(self.text.len(), |next| next - 1);
        let end = self.text.get(..end).map_or(end, |before| before.strip_suffix('\r').unwrap_or(before).len());
        end.max(offset)
    }

    /// Line and column of a byte offset.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let (start, line) = self.line(offset);
        let column = self.text.get(start..offset).map_or(1, |before| before.chars().count() + 1);
        Position { line, column }
    }
}
