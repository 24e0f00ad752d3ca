//! Sites from one text. The one place of the suite that calls `build` and `render`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use duizhao::diag::{Diagnostic, Severity};
use duizhao::lang::Tongue;
use duizhao::model::{Observation, Target};
use duizhao::rules::EXAMPLE_BASE;
use duizhao::source::Sources;
use duizhao::{Built, Options, build, report_text};

/// A built site.
pub struct Fixture {
    pub built: Built,
}

/// A site of the files in `text` (`-- content/reports/a.md --` …), laid over the small site that the rules' examples
/// use.
pub fn site(text: &str) -> Fixture {
    of(over_base(text))
}

/// The files of `text` over those of the base.
pub fn over_base(text: &str) -> Sources {
    let mut sources = Sources::from_text(EXAMPLE_BASE);
    sources.files.extend(Sources::from_text(text).files);
    sources
}

/// A site of exactly these files.
pub fn of(sources: Sources) -> Fixture {
    let built = build(&sources, &Options::default());
    Fixture { built }
}

/// The copy for reviewers of a site as in [`site`].
pub fn review(text: &str) -> Fixture {
    let options = Options { review: true, ..Options::default() };
    Fixture { built: build(&over_base(text), &options) }
}

/// One report of the organization `zone` on 2024, with these lines in its front matter.
pub fn report(front: &str) -> Fixture {
    site(&zone_report("zone-2024", &format!("period: 2024\n{front}"), ""))
}

/// The file of a report of the organization `zone`.
pub fn zone_report(slug: &str, front: &str, body: &str) -> String {
    format!(
        "-- content/reports/{slug}.md --\n---\ntitle: {slug}\norganization: zone\n{}\n---\n{body}\n",
        front.trim_matches('\n')
    )
}

/// The repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder of the repository, from its root with `/`, sorted.
pub fn files_below(folder: &str) -> Vec<String> {
    files_in(root(), folder)
}

/// All files below a folder of another, from that other with `/`, sorted.
pub fn files_in(top: &Path, folder: &str) -> Vec<String> {
    let mut folders: Vec<PathBuf> = vec![top.join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path.strip_prefix(top).unwrap().to_string_lossy().replace('\\', "/"));
            }
        }
    }
    files.sort();
    files
}

impl Fixture {
    /// The findings of a run, one per line: `S101 error content/reports/a.md:3:1 unknown key …`.
    pub fn diagnostics(&self) -> String {
        self.lines(|_| true)
    }

    /// The same without what are facts about the world.
    pub fn faults(&self) -> String {
        self.lines(|found| found.severity != Severity::Info)
    }

    /// Codes of the findings, each once.
    pub fn codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<&str> = self.built.diagnostics.iter().map(|found| found.rule.code).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    fn lines(&self, wanted: impl Fn(&Diagnostic) -> bool) -> String {
        let mut out = String::new();
        for found in self.built.diagnostics.iter().filter(|found| wanted(found)) {
            let (start, _) = self.built.texts.positions(found.span);
            let _ = writeln!(
                out,
                "{} {} {}:{}:{} {}",
                found.rule.code,
                found.severity.as_str(),
                self.built.texts.path(found.span),
                start.line,
                start.column,
                found.message.en
            );
        }
        out
    }

    /// The findings as an author sees them.
    pub fn text(&self, tongue: Tongue) -> String {
        report_text::text(&self.built.diagnostics, &self.built.texts, tongue, false)
    }

    /// The site's facts.
    pub fn facts(&self) -> &duizhao::model::Site {
        &self.built.edition.as_ref().expect("a usable theme").site
    }

    /// What is derived from them.
    pub fn derived(&self) -> &duizhao::derive::Derived {
        &self.built.edition.as_ref().expect("a usable theme").derived
    }

    /// All observations, as one line each; panics where anything is wrong, since no test of facts wants that.
    pub fn observations(&self) -> Vec<&Observation> {
        assert_eq!(self.faults(), "", "the content is not clean");
        self.facts().observations.iter().map(|(_, one)| one).collect()
    }

    /// All targets, under the same condition.
    pub fn targets(&self) -> Vec<&Target> {
        assert_eq!(self.faults(), "", "the content is not clean");
        self.facts().targets.iter().map(|(_, one)| one).collect()
    }

    /// The one observation of the site.
    pub fn observation(&self) -> &Observation {
        match self.observations().as_slice() {
            [only] => only,
            several => panic!("{} observations, not one", several.len()),
        }
    }

    /// What a page shows: the bytes of an output file as text, HTML cut to its `<main>`.
    pub fn page(&self, path: &str) -> String {
        let whole = self.file(path);
        match (whole.find("<main"), whole.find("</main>")) {
            (Some(start), Some(end)) => whole[start..end + "</main>".len()].to_owned(),
            _ => whole,
        }
    }

    /// Every output file by its path, those that pages bring along included.
    pub fn output(&self) -> BTreeMap<String, Vec<u8>> {
        let pages = self.built.pages.iter().map(|page| duizhao::render(&self.built, page));
        let pages = pages.map(|page| page.unwrap_or_else(|error| panic!("{error:#}")));
        pages.flat_map(|page| std::iter::once((page.path, page.bytes)).chain(page.files)).collect()
    }

    /// An output file as text, whole.
    pub fn file(&self, path: &str) -> String {
        assert!(!self.built.diagnostics.has_errors(), "the content is not clean:\n{}", self.faults());
        let page = self.built.pages.iter().find(|page| page.path(self.facts()) == path);
        let page = page.unwrap_or_else(|| panic!("no page {path}"));
        let page = duizhao::render(&self.built, page).unwrap_or_else(|error| panic!("{error:#}"));
        String::from_utf8(page.bytes).expect("UTF-8")
    }
}
