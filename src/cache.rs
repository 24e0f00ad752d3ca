//! What a build leaves for the next one: findings of prose, and what each page was made from.
//!
//! It lies in `.duizhao-cache` beside `content/`, one file for each output folder and way of building, the latest few of
//! them. A cache that is missing, damaged or of another output only makes a build slower: what is taken from it is taken
//! by the hash of what it was made from (`digest`), and a file of the output is used again only where its content is what
//! the manifest says. A folder that cannot be written to has no cache.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead as _, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::check::{self, OfReport};
use crate::diag::{Diagnostic, Diagnostics, Related, Severity};
use crate::digest::Digest;
use crate::lang::Text;
use crate::markup::Heading;
use crate::publish::{create_file, replace_file_from};
use crate::rules;
use crate::source::{FileId, Span};

/// Name of the folder in the project.
pub const FOLDER: &str = ".duizhao-cache";

/// More caches than this are not kept: a project has few output folders.
const CACHES_MAX: usize = 8;

/// What one build knows of itself.
#[derive(Debug, Default)]
pub struct Cache {
    /// What all of it was made from.
    pub all: Digest,
    /// The hash of the manifest that the output had then.
    pub manifest: Digest,
    /// Number of HTML pages.
    pub html_pages: usize,
    /// The findings of the whole build, in order.
    pub findings: Diagnostics,
    /// The files that findings point into, in the order of their numbers.
    pub texts: Vec<String>,
    /// The findings and headings of prose.
    pub known: Arc<check::Known>,
    pub pages: Pages,
}

/// By path of a page: what it was made from, and the files that it brought along.
pub type Pages = BTreeMap<String, (Digest, Vec<String>)>;

/// Where a cache is kept.
#[derive(Debug)]
pub struct Place {
    folder: PathBuf,
    path: PathBuf,
}

/// One line of the file.
#[derive(Serialize, Deserialize)]
enum Line {
    Head {
        all: String,
        manifest: String,
        html_pages: usize,
    },
    Prose {
        from: String,
        found: Vec<Kept>,
        headings: BTreeMap<String, Vec<Heading>>,
    },
    Texts(Vec<String>),
    Found(Vec<Kept>),
    Page(String, String, Vec<String>),
    /// A file without it was cut off.
    End,
}

/// A finding.
#[derive(Serialize, Deserialize)]
struct Kept {
    code: String,
    severity: u8,
    span: (u32, usize, usize),
    message: (String, String),
    #[serde(skip_serializing_if = "Option::is_none", default)]
    help: Option<(String, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    related: Vec<((u32, usize, usize), String, String)>,
}

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

impl Place {
    /// The place for builds of a project that are asked for in a way, into an output folder.
    pub fn of(root: &Path, output: &Path, asked: &str) -> Place {
        let folder = root.join(FOLDER);
        let output = std::path::absolute(output).unwrap_or_else(|_| output.to_path_buf());
        let name = Digest::of_texts([asked, &output.to_string_lossy()]);
        Place { path: folder.join(format!("{name}.jsonl")), folder }
    }

    /// What the build before left; nothing where it cannot be read.
    pub fn load(&self) -> Cache {
        self.read().unwrap_or_default()
    }

    fn read(&self) -> Option<Cache> {
        let mut cache = Cache::default();
        let mut known = check::Known::new();
        let mut is_whole = false;
        for line in BufReader::new(fs::File::open(&self.path).ok()?).lines() {
            match serde_json::from_str(&line.ok()?).ok()? {
                Line::Head { all, manifest, html_pages } => {
                    (cache.all, cache.manifest) = (Digest::parse(&all)?, Digest::parse(&manifest)?);
                    cache.html_pages = html_pages;
                }
                Line::Prose { from, found, headings } => {
                    let of_report = OfReport { found: diagnostics(found)?, headings };
                    known.insert(Digest::parse(&from)?, Arc::new(of_report));
                }
                Line::Texts(paths) => cache.texts = paths,
                Line::Found(found) => cache.findings = diagnostics(found)?,
                Line::Page(path, from, files) => drop(cache.pages.insert(path, (Digest::parse(&from)?, files))),
                Line::End => is_whole = true,
            }
        }
        cache.known = Arc::new(known);
        is_whole.then_some(cache)
    }

    /// Keeps a cache for the next build.
    pub fn store(&self, cache: &Cache) -> Result<()> {
        fs::create_dir_all(&self.folder)?;
        // Nobody has to think of it when the project is put under version control.
        let ignore = self.folder.join(".gitignore");
        if !ignore.exists() {
            create_file(&ignore, b"*\n")?;
        }
        replace_file_from(&self.path, |to| {
            let mut to = BufWriter::new(to);
            write(cache, &mut to)?;
            to.flush()
        })?;
        Ok(self.clear()?)
    }

    /// Removes the oldest caches beyond [`CACHES_MAX`].
    fn clear(&self) -> io::Result<()> {
        let is_cache = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "jsonl");
        let paths = fs::read_dir(&self.folder)?.filter_map(|entry| Some(entry.ok()?.path())).filter(is_cache);
        let mut by_age: Vec<_> =
            paths.filter_map(|path| Some((fs::metadata(&path).ok()?.modified().ok()?, path))).collect();
        by_age.sort();
        let surplus = by_age.len().saturating_sub(CACHES_MAX);
        by_age.into_iter().take(surplus).try_for_each(|(_, path)| fs::remove_file(path))
    }
}

fn write(cache: &Cache, to: &mut dyn io::Write) -> io::Result<()> {
    let mut line = |line: &Line| -> io::Result<()> {
        serde_json::to_writer(&mut *to, line)?;
        to.write_all(b"\n")
    };
    let head = (cache.all.to_string(), cache.manifest.to_string());
    line(&Line::Head { all: head.0, manifest: head.1, html_pages: cache.html_pages })?;
    line(&Line::Texts(cache.texts.clone()))?;
    line(&Line::Found(cache.findings.iter().map(kept).collect()))?;
    for (from, of_report) in cache.known.iter() {
        let found = of_report.found.iter().map(kept).collect();
        line(&Line::Prose { from: from.to_string(), found, headings: of_report.headings.clone() })?;
    }
    for (path, (from, files)) in &cache.pages {
        line(&Line::Page(path.clone(), from.to_string(), files.clone()))?;
    }
    line(&Line::End)
}

fn kept(found: &Diagnostic) -> Kept {
    let span = |span: Span| (span.file.number(), span.start, span.end);
    let severity = SEVERITIES.iter().position(|one| *one == found.severity).unwrap_or_default();
    Kept {
        code: found.rule.code.to_owned(),
        severity: u8::try_from(severity).unwrap_or_default(),
        span: span(found.span),
        message: (found.message.zh.clone(), found.message.en.clone()),
        help: found.help.as_ref().map(|help| (help.zh.clone(), help.en.clone())),
        related: found
            .related
            .iter()
            .map(|one| (span(one.span), one.message.zh.clone(), one.message.en.clone()))
            .collect(),
    }
}

fn diagnostics(list: Vec<Kept>) -> Option<Diagnostics> {
    let span = |(file, start, end)| Span::new(FileId::of_number(file), start, end);
    let mut found = Diagnostics::default();
    for one in list {
        let related = one.related.into_iter();
        found.push(Diagnostic {
            rule: rules::find(&one.code)?,
            severity: *SEVERITIES.get(usize::from(one.severity))?,
            span: span(one.span),
            message: Text::new(one.message.0, one.message.1),
            help: one.help.map(|(zh, en)| Text::new(zh, en)),
            related: related.map(|(at, zh, en)| Related { span: span(at), message: Text::new(zh, en) }).collect(),
        });
    }
    Some(found)
}
