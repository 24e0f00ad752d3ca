//! duizhao: Markdown work summaries with YAML figures → a bilingual static site that traces and compares every figure.
//!
//! The whole program on one page: [`build`] reads, resolves, derives and checks; [`render`] makes one page of what was
//! built. Both are pure. The modules below stand in reading order, and each uses only modules above it; only the edges
//! (`disk`, `publish`, `cache`, `releases`, `serve`, `commands`) touch disk and network, and nothing reads the clock.

pub mod source;
pub mod lang;
pub mod fault;
pub mod diag;
pub mod quantity;
pub mod period;
pub mod prose;
pub mod document;
pub mod extract;
pub mod yaml;
pub mod rules;
pub mod model;
pub mod shape;
pub mod read;
pub mod resolve;
pub mod digest;
pub mod derive;
pub mod data;
pub mod tables;
pub mod urls;
pub mod markup;
pub mod diff;
pub mod poster;
pub mod check;
pub mod import;
pub mod chart;
pub mod fulltext;
pub mod words;
pub mod theme;
pub mod story;
pub mod render;
pub mod report_text;
pub mod diff_text;
pub mod schema;
pub mod audit;
pub mod disk;
pub mod publish;
pub mod cache;
pub mod releases;
pub mod serve;
pub mod cli;
pub mod commands;

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context as _, Result};

use diag::{Diagnostic, Diagnostics};
use digest::Digests;
use read::Project;
use render::{Edition, Page};
use source::{Sources, Span, Texts};
use theme::Theme;
use urls::PageId;
use words::Gap;

/// What a build is asked for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Reports in draft and review too.
    pub drafts: bool,
    /// In place of `base_url` of `site.yaml`.
    pub base_url: Option<String>,
    /// Pages are wanted in spite of errors: `serve`.
    pub preview: bool,
    /// A copy for reviewers: drafts, checklist, coverage, sources and marks, in spite of errors. A build without it holds
    /// none of these.
    pub review: bool,
    /// An earlier release: what changed since stands on the page of changes, and what nothing explains is a finding.
    pub since: Option<Arc<diff::Release>>,
    /// What an earlier build of the project knows.
    pub memo: Arc<Memo>,
}

/// What a build knows for the next one, which gives the same with it as without it. The parts but findings hold memory of
/// the earlier build, so they last as long as a process: that of a preview.
#[derive(Debug, Clone, Default)]
pub struct Memo {
    pub read: Arc<read::Known>,
    pub resolved: Arc<resolve::Known>,
    pub theme: Option<Theme>,
    pub findings: Arc<check::Known>,
}

impl Options {
    /// The options that decide what is written, as one text; what is in `since` is not among them.
    pub fn asked(&self) -> String {
        let Options { drafts, base_url, preview, review, since, memo: _ } = self;
        format!("{:?}", (drafts, base_url, preview, review, since.is_some()))
    }
}

/// What a build gives.
pub struct Built {
    /// All that pages are made from; `None` where the theme cannot be used.
    pub edition: Option<Edition>,
    /// Every page; none where there are errors, unless for a preview or a review.
    pub pages: Vec<PageId>,
    pub diagnostics: Diagnostics,
    /// The texts that diagnostics point into.
    pub texts: Texts,
    /// What was read, as hashes.
    pub digests: Digests,
    /// For the next build.
    pub memo: Memo,
}

/// Reads, resolves, derives and checks a project. All diagnostics, links and anchors included, are known afterwards.
pub fn build(sources: &Sources, options: &Options) -> Built {
    build_telling(sources, options, &|_| {})
}

/// A part of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    Compose,
    Check,
}

/// [`build`], which tells of each part before it begins.
pub fn build_telling(sources: &Sources, options: &Options, tell: &dyn Fn(Phase)) -> Built {
    tell(Phase::Compose);
    let composed = compose(sources, options);
    tell(Phase::Check);
    // Drawing the picture that pages are shared with keeps one core busy, and so do most passes of a check.
    let (checked, _) = rayon::join(|| composed.check(options), || render::shared_picture(&composed.edition));
    let Checked { found, digests, memo, articles, prose } = checked;
    let Composed { mut edition, has_theme, project, .. } = composed;
    (edition.articles, edition.prose) = (articles, prose);
    if options.review {
        edition.open_review(&found, &project.texts);
    }
    let edition = has_theme.then_some(edition);
    let wanted = options.preview || options.review || !found.has_errors();
    let pages = edition.as_ref().filter(|_| wanted).map(render::pages).unwrap_or_default();
    Built { edition, pages, diagnostics: found, texts: project.texts, digests, memo }
}

/// A project as far as pages need it, not checked yet: a preview shows pages first.
pub struct Composed {
    pub edition: Edition,
    /// Whether the site's theme can be used; the edition has the built-in one where it cannot.
    pub has_theme: bool,
    pub project: Project,
    /// What reading, resolving and deriving found.
    found: Diagnostics,
    of_theme: Diagnostics,
    read: Arc<read::Known>,
    resolved: Arc<resolve::Known>,
    theme: Option<Theme>,
}

/// Reads, resolves and derives a project.
pub fn compose(sources: &Sources, options: &Options) -> Composed {
    let mut found = Diagnostics::default();
    let memo = &options.memo;
    // Only a preview lasts long enough to know what it has read.
    let known = options.preview.then_some((&*memo.read, &*memo.resolved));
    let (mut project, read) = read::read_knowing(sources, known.map(|known| known.0), &mut found);
    let drafts = options.drafts || options.review;
    let (mut site, resolved) =
        resolve::resolve_knowing(&project, sources, drafts, known.map(|known| known.1), &mut found);
    if let Some(base_url) = &options.base_url {
        site.settings.base_url = Some(format!("{}/", base_url.trim_end_matches('/')));
    }
    if !options.preview {
        project.forget_syntax();
    }
    let mut of_theme = Diagnostics::default();
    let known_theme = known.and(memo.theme.as_ref());
    // Templates are compiled beside the series: neither needs the other.
    let ((derived, pairs), loaded) = rayon::join(
        || {
            let derived = derive::derive(&site, &mut found);
            let pairs = derive::pairs(&site, &derived);
            (derived, pairs)
        },
        || load_theme(&mut project.texts, sources, &site.settings, known_theme, &mut of_theme),
    );
    let names = resolve::Names::of(&site);
    let since = options.since.as_ref().map(|earlier| {
        let facts = diff::Facts { site: &site, derived: &derived, pairs: &pairs, names: &names, sources };
        diff::compare(earlier, &diff::Release::of(facts))
    });
    let (has_theme, theme) = (loaded.is_some(), loaded.clone());
    let theme = theme.unwrap_or_else(|| Theme::built_in(&site.settings.languages));
    let edition = Edition::new(site, derived, pairs, names, Arc::new(sources.clone()), theme).since(since);
    let (read, resolved) = (Arc::new(read), Arc::new(resolved));
    Composed { edition, has_theme, project, found, of_theme, read, resolved, theme: loaded }
}

/// What the checks gave.
pub struct Checked {
    /// All findings, sorted.
    pub found: Diagnostics,
    /// What was read, as hashes.
    pub digests: Digests,
    /// For the next build.
    pub memo: Memo,
    /// Of the prose that was looked at.
    pub articles: markup::Articles,
    pub prose: BTreeMap<model::ReportId, Arc<check::OfReport>>,
}

impl Composed {
    /// What the next build may know before this one is checked.
    pub fn memo(&self, findings: Arc<check::Known>) -> Memo {
        let (read, resolved) = (Arc::clone(&self.read), Arc::clone(&self.resolved));
        Memo { read, resolved, theme: self.theme.clone(), findings }
    }

    /// Checks everything.
    pub fn check(&self, options: &Options) -> Checked {
        let Edition { site, derived, names, sources, since, .. } = &self.edition;
        let digests = Digests::of(sources, &options.asked(), &self.project, site);
        let (texts, since) = (&self.project.texts, since.as_ref());
        let context = check::Context {
            site,
            derived,
            names,
            sources,
            texts,
            since,
            digests: &digests,
            known: &options.memo.findings,
        };
        let mut found = self.found.clone();
        let check::Left { known, reports: prose, articles } = check::run(&context, &mut found);
        let memo = self.memo(Arc::new(known));
        found.extend(self.of_theme.clone());
        found.sort(texts);
        Checked { found, digests, memo, articles, prose }
    }
}

/// What a build of a project would publish, to be compared with another release; without checks and without a theme, so
/// that the content of years ago can be read as well. The findings are those of reading it.
pub fn released(sources: &Sources) -> (diff::Release, Diagnostics) {
    let mut found = Diagnostics::default();
    let project = read::read(sources, &mut found);
    let site = resolve::resolve(&project, sources, false, &mut found);
    let derived = derive::derive(&site, &mut found);
    let (names, pairs) = (resolve::Names::of(&site), derive::pairs(&site, &derived));
    let facts = diff::Facts { site: &site, derived: &derived, pairs: &pairs, names: &names, sources };
    (diff::Release::of(facts), found)
}

/// Renders one page of a built site, with the files that it brings along.
pub fn render(built: &Built, page: &PageId) -> Result<Page> {
    let edition = built.edition.as_ref().context("the site has no theme to render with")?;
    render::render(edition, page).with_context(|| format!("rendering {}", page.path(&edition.site)))
}

fn load_theme(
    texts: &mut Texts,
    sources: &Sources,
    settings: &model::Settings,
    known: Option<&Theme>,
    found: &mut Diagnostics,
) -> Option<Theme> {
    let at = texts.find("content/site.yaml").map_or(settings.span, Span::at_start);
    let own = format!("themes/{}/", settings.theme);
    if settings.theme != "default" && !sources.files.keys().any(|path| path.starts_with(&own)) {
        found.push(rules::unknown_theme(at, &settings.theme));
        return None;
    }
    let known = known.filter(|known| known.is_of(sources, &settings.theme, &settings.languages)).cloned();
    match known.map_or_else(|| Theme::load(sources, &settings.theme, &settings.languages), Ok) {
        Ok(theme) => {
            theme.faults.iter().for_each(|fault| found.push(rules::bad_theme(at, fault)));
            theme.gaps.iter().for_each(|gap| found.push(gap_of_words(gap, at, &settings.theme, texts, sources)));
            Some(theme)
        }
        Err(error) => {
            found.push(rules::bad_theme(at, &format!("{error:#}")));
            None
        }
    }
}

/// The finding of a gap; its file joins the texts that findings point into.
fn gap_of_words(gap: &Gap, at: Span, theme: &str, texts: &mut Texts, sources: &Sources) -> Diagnostic {
    let mut file = |path: &str| {
        let text = || sources.files.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("");
        texts.find(path).unwrap_or_else(|| texts.add(path, text()))
    };
    match gap {
        Gap::NoFile { lang } => rules::no_words_file(at, lang, if theme == "default" { "NAME" } else { theme }),
        Gap::Missing { lang, path, keys } => rules::missing_words(Span::at_start(file(path)), lang, keys),
        Gap::Argument { path, place, key, argument, known } => {
            rules::unknown_argument(Span::new(file(path), place.start, place.end), key, argument, known)
        }
    }
}
