//! A folder as it was deployed: whether it holds what its manifest lists, what lies in it beside that, and what its files
//! say.
//!
//! In comes the folder; out goes an [`Inspection`]. Nothing is written. Links are not followed, pipes and devices not
//! opened, and of huge files only the beginning is looked into: whoever can put files there cannot make this hang.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::manifest::{MANIFEST_NAME, Manifest, Problem, ProblemKind, Shard, verify_against};
use super::place::INNER_NAME;
use crate::audit::{self, Audit, Seen};

/// How much of one file is looked into. Its hash is of all of it.
const BYTES_MAX: u64 = 64 << 20;

/// What became of a site that was deployed.
#[derive(Debug)]
pub struct Inspection {
    /// The part of a site that the folder is, where it is no whole one.
    pub shard: Option<Shard>,
    /// How many files the manifest lists.
    pub n_files: usize,
    /// How many of them are pages.
    pub n_pages: usize,
    /// Files that are not as they were written.
    pub problems: Vec<Problem>,
    /// What is there and is not of the build, by path.
    pub extras: Vec<Extra>,
    /// What the files of the build say.
    pub audit: Audit,
}

impl Inspection {
    /// Whether nothing is wrong.
    pub fn is_clean(&self) -> bool {
        let is_own = |extra: &Extra| extra.kind == ExtraKind::Own;
        self.problems.is_empty() && self.extras.iter().all(is_own) && self.audit.findings.is_empty()
    }
}

/// Something in the folder that the manifest does not list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extra {
    /// Path relative to the folder, with `/`; a folder's ends in `/`.
    pub path: String,
    /// What that means.
    pub kind: ExtraKind,
}

/// What a file means that is not of the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtraKind {
    /// The administrator's own: settings of the server, proofs of ownership, pictures.
    Own,
    /// A page or a script, which readers would take for one of the site.
    Page,
    /// It lies among the files of the site: `zh/…`, `assets/…`.
    Among,
    /// A link to another place of the disk.
    Link,
    /// A pipe, socket or device.
    Special,
    /// The history or the secrets of the sources: `.git`, `.env`.
    Private,
    /// What a build keeps within the output while it runs, where nothing can be put beside it: one was ended.
    Unfinished,
}

/// Looks at all of a folder. Fails where it has no manifest of ours.
pub fn inspect(folder: &Path) -> Result<Inspection> {
    loop {
        let manifest = Manifest::of(folder)?;
        let inspection = inspect_against(&manifest, folder);
        // A build may have put another site there while this one was looked at.
        if inspection.is_clean() || Manifest::of(folder)? == manifest {
            return Ok(inspection);
        }
    }
}

fn inspect_against(manifest: &Manifest, folder: &Path) -> Inspection {
    let mut problems = verify_against(manifest, folder);
    let Surplus { mut extras, files, closed } = surplus(folder, manifest);
    problems.extend(closed);
    extras.sort_by(|one, other| one.path.cmp(&other.path));
    let listed: Vec<&str> = manifest.files.keys().map(String::as_str).collect();
    let seen: Vec<Seen> = listed.par_iter().filter_map(|path| look(folder, path)).collect();
    // What is listed and missing is said once, and not again at each link to it.
    let is_there = |path: &str| manifest.files.contains_key(path) || files.contains(path) || path == MANIFEST_NAME;
    let audit = audit::join(seen, &is_there, manifest.shard.is_some());
    let n_pages = listed.iter().filter(|path| path.ends_with(".html")).count();
    Inspection { n_files: listed.len(), n_pages, shard: manifest.shard.clone(), problems, extras, audit }
}

/// What a file of the site says; `None` where it says nothing to us, or cannot be read, which is told elsewhere.
fn look(folder: &Path, path: &str) -> Option<Seen> {
    if !audit::is_looked_into(path) {
        return None;
    }
    let file = folder.join(path);
    // A pipe would make us wait for ever.
    if !fs::symlink_metadata(&file).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(&file).ok()?.take(BYTES_MAX).read_to_end(&mut bytes).ok()?;
    Some(audit::look(path, &bytes))
}

#[derive(Default)]
struct Surplus {
    extras: Vec<Extra>,
    /// Plain files among them.
    files: HashSet<String>,
    /// Folders that cannot be looked into.
    closed: Vec<Problem>,
}

/// What lies in a folder beside the files of its manifest.
fn surplus(folder: &Path, manifest: &Manifest) -> Surplus {
    let ours: HashSet<&str> = manifest.files.keys().filter_map(|path| Some(path.split_once('/')?.0)).collect();
    let mut found = Surplus::default();
    let mut walk = WalkDir::new(folder).min_depth(1).into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = relative(folder, error.path().unwrap_or(folder));
                let reason = error.io_error().map_or_else(|| error.to_string(), io::Error::to_string);
                found.closed.push(Problem { path, kind: ProblemKind::Unreadable(reason) });
                continue;
            }
        };
        let mut path = relative(folder, entry.path());
        if path == MANIFEST_NAME || manifest.files.contains_key(&path) {
            continue;
        }
        if entry.file_type().is_dir() {
            // `.well-known/` and `.git/` are one thing each.
            if !is_hidden(&entry) {
                continue;
            }
            walk.skip_current_dir();
            path.push('/');
        }
        if entry.file_type().is_file() {
            found.files.insert(path.clone());
        }
        let kind = kind(&entry, &path, &ours);
        found.extras.push(Extra { path, kind });
    }
    found
}

fn relative(folder: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    relative.iter().map(|name| name.to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn kind(entry: &DirEntry, path: &str, ours: &HashSet<&str>) -> ExtraKind {
    const PRIVATE: [&str; 4] = [".git", ".svn", ".hg", ".env"];
    const PAGES: [&str; 13] =
        ["html", "htm", "xhtml", "shtml", "js", "mjs", "css", "svg", "wasm", "php", "jsp", "asp", "aspx"];
    let name = entry.file_name().to_string_lossy();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let file_type = entry.file_type();
    if PRIVATE.contains(&&*name) {
        ExtraKind::Private
    } else if path.strip_suffix('/') == Some(INNER_NAME) {
        ExtraKind::Unfinished
    } else if file_type.is_symlink() {
        ExtraKind::Link
    } else if !file_type.is_file() && !file_type.is_dir() {
        ExtraKind::Special
    } else if path.split_once('/').is_some_and(|(first, rest)| !rest.is_empty() && ours.contains(first)) {
        ExtraKind::Among
    } else if name.starts_with('.') || is_proof(path) || !PAGES.contains(&ending.as_str()) {
        ExtraKind::Own
    } else {
        ExtraKind::Page
    }
}

/// Whether it is a page by which a search engine knows who runs the site: `google1234.html`, `baidu_verify_x.html`.
fn is_proof(path: &str) -> bool {
    const PROOFS: [&str; 6] = ["google", "baidu_verify_", "yandex_", "pinterest-", "naver", "shenma-"];
    !path.contains('/') && path.ends_with(".html") && PROOFS.iter().any(|start| path.starts_with(start))
}
