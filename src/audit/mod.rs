//! A finished site as browsers and web servers meet it: whether all that its files lead to is there, whether they ask
//! other hosts for anything, and whether they hold what is not for readers.
//!
//! In comes one file after the other ([`look`]), then all that was seen at once ([`join`]); out go [`Finding`]s. Whatever
//! the bytes are, time and memory are in proportion to them. It knows nothing of the sources that a site was made from,
//! and takes nothing that a file says of itself for true.

mod address;
mod css;
mod fault;
mod markup;
mod policy;
mod sets;
mod traces;

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use rayon::prelude::*;

pub use fault::{Fault, Finding};
pub use policy::Policy;

use address::Base;
use policy::Source;
use sets::Sets;

/// Faults of one file by itself that are kept.
const FOUND_MAX: usize = 1000;

/// What one file is made of, as far as others have to agree with it.
#[derive(Debug, Default)]
pub struct Seen {
    path: String,
    found: Vec<Finding>,
    /// Ids of an HTML page, as hashes.
    anchors: Option<HashSet<u64>>,
    /// What is to be looked up once all files are known.
    links: Vec<Link>,
    canonical: Option<Link>,
    alternates: Vec<(String, Link)>,
    /// A page that sends its reader on, or that nobody is to find: it stands for no address of its own.
    is_aside: bool,
    sources: Vec<Source>,
}

/// An address in a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Link {
    line: usize,
    href: Box<str>,
    role: Role,
}

/// What a browser does with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Role {
    /// Readers may follow it.
    Follow,
    /// It is fetched with the page, or gone to without being asked.
    Fetch,
    /// It is only named, for other programs: nothing is fetched.
    Name,
}

/// Whether [`look`] has anything to say of files of this name.
pub fn is_looked_into(path: &str) -> bool {
    Form::of(path).is_some()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Html,
    Css,
    Svg,
    Xml,
    Script,
    Text,
}

impl Form {
    fn of(path: &str) -> Option<Form> {
        let (_, ending) = path.rsplit('/').next()?.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "html" | "htm" | "xhtml" => Form::Html,
            "css" => Form::Css,
            "svg" => Form::Svg,
            "xml" => Form::Xml,
            "js" | "mjs" => Form::Script,
            "json" | "csv" | "txt" | "md" | "webmanifest" | "ttl" => Form::Text,
            _ => return None,
        })
    }
}

/// Looks at one file by itself. What is not UTF-8 is read as browsers do, with `�`.
pub fn look(path: &str, bytes: &[u8]) -> Seen {
    let text = String::from_utf8_lossy(bytes);
    let text = text.as_ref();
    let mut seen = Seen { path: path.to_owned(), ..Seen::default() };
    match Form::of(path) {
        Some(Form::Html) => markup::html(text, &mut seen),
        Some(Form::Svg) => markup::svg(text, &mut seen),
        Some(Form::Xml) => markup::xml(text, &mut seen),
        Some(Form::Css) => css::sheet(text, &mut seen),
        Some(Form::Script) => traces::script(text, &mut seen),
        Some(Form::Text) => traces::text(text, &mut seen),
        None => {}
    }
    if path.starts_with("pagefind/") && Form::of(path) == Some(Form::Script) {
        seen.source(Source::Engine);
    }
    let is_marked = seen.found.iter().any(|finding| finding.fault == Fault::Review);
    if is_for_reviewers(path) && !is_marked {
        seen.note(Fault::Review, None);
    }
    // Most of a page's links stand on it more than once.
    let mut known = HashSet::new();
    seen.links.retain(|link| known.insert((link.href.clone(), link.role)));
    seen
}

/// `zh/review/…`: the checklist and the coverage.
fn is_for_reviewers(path: &str) -> bool {
    let mut names = path.split('/');
    let first = names.next();
    !matches!(first, Some("assets" | "data" | "pagefind")) && names.next() == Some("review") && names.next().is_some()
}

impl Seen {
    fn note(&mut self, fault: Fault, line: Option<usize>) {
        let finding = Finding { file: self.path.clone(), line, fault };
        // One line of a page may hold the same fault a thousand times, and a hostile file a million.
        if self.found.len() < FOUND_MAX && self.found.last() != Some(&finding) {
            self.found.push(finding);
        }
    }

    fn ask(&mut self, role: Role, href: &str, line: usize) {
        self.links.push(Link { line, href: href.into(), role });
    }

    fn source(&mut self, source: Source) {
        if !self.sources.contains(&source) {
            self.sources.push(source);
        }
    }
}

/// What was found in a whole folder.
#[derive(Debug)]
pub struct Audit {
    /// By file and line.
    pub findings: Vec<Finding>,
    /// The address that the pages say they are at.
    pub base: Option<String>,
    /// What the pages may be kept to by a web server.
    pub policy: Policy,
}

/// Holds what was seen in all files against each other. `is_there` tells of every path whether the folder has that file;
/// of a part of a site only what needs no other file is said.
pub fn join(seen: Vec<Seen>, is_there: &(dyn Fn(&str) -> bool + Sync), is_part: bool) -> Audit {
    let base = Base::of(seen.iter().filter_map(|one| Some((one.path.as_str(), &*one.canonical.as_ref()?.href))));
    let sets = Sets::of(&seen, base.as_ref());
    let found = seen.par_iter().flat_map_iter(|one| {
        let mut found = sets.links(one, is_there, is_part);
        if !is_part {
            found.extend(sets.languages(one));
        }
        found
    });
    let mut findings: Vec<Finding> = found.collect();
    let policy = Policy::of(seen.iter().flat_map(|one| one.sources.iter().copied()));
    findings.extend(seen.into_iter().flat_map(|one| one.found));
    findings.sort_by(|one, other| (&one.file, one.line, &one.fault).cmp(&(&other.file, other.line, &other.fault)));
    findings.dedup();
    Audit { findings, base: base.map(|base| base.text), policy }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
