//! Which pages there are and where they stand: paths below the output folder, and the relative links between them.
//!
//! Every path names its file (`…/index.html`), so that links work from `file://`; canonical addresses use the folder.

use std::fmt::Write as _;

use crate::model::{IndicatorId, OrganizationId, ReportId, Site};

/// Room for most paths.
const PATH: usize = 80;

/// A file of the output.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageId {
    /// Choose a language.
    Root,
    NotFound,
    Robots,
    Sitemap,
    /// A part of the sitemap by its number from 1, where one file may not hold all addresses.
    SitemapPart(usize),
    /// A page in a language: the number of the language in `Settings::languages`.
    Page(usize, Kind),
    /// Atom, by language.
    Feed(usize),
    /// An old slug of a report.
    Redirect(usize, String, ReportId),
    /// A data file by name: `observations.csv`, `indicators/gdp.csv`.
    Data(String),
    /// The full-text index of a language: the engine, which brings the other files of its folder along.
    FullText(usize),
    /// A downloadable chart or a file of the theme or of a report, by its path below `assets/`.
    Asset(String),
}

/// What an HTML page in a language shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Home,
    Reports,
    Year(i16),
    Report(ReportId),
    Organizations,
    Organization(OrganizationId),
    Indicators,
    /// The indicators of a topic: its number in `Settings::topics`; the number behind the last holds those without one.
    Topic(usize),
    Indicator(IndicatorId),
    /// One organization's figures of an indicator, where they are too many for one page of all.
    IndicatorOf(IndicatorId, OrganizationId),
    Compare,
    /// Two adjacent years, all organizations.
    Pair(i16, i16),
    /// Two adjacent years of one organization, where there are more than 12 or one page cannot hold them.
    PairOf(i16, i16, OrganizationId),
    Plans,
    Plan(ReportId),
    Changes,
    Data,
    Search,
    /// Number in `Site::pages`.
    Plain(usize),
    /// For reviewers: what the checks found.
    Checklist,
    /// For reviewers: which figures are held, and why others are not.
    Coverage,
    /// The same of one organization, where there are more than 12.
    CoverageOf(OrganizationId),
    /// The second and every later part of a page whose lists are too long for one, with its number.
    Part(Box<Kind>, usize),
}

impl Kind {
    /// Part of a page by its number; the first is the page itself.
    pub fn part(self, number: usize) -> Kind {
        if number > 1 { Kind::Part(Box::new(self), number) } else { self }
    }

    /// The page that this is a part of; itself where it is no part.
    pub fn whole(&self) -> &Kind {
        match self {
            Kind::Part(kind, _) => kind.whole(),
            kind => kind,
        }
    }

    /// The number among the parts of its page, from 1.
    pub fn number(&self) -> usize {
        match self {
            Kind::Part(_, number) => *number,
            _ => 1,
        }
    }

    /// As in `Frame::kind`.
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Home => "home",
            Kind::Reports => "reports",
            Kind::Year(_) => "year",
            Kind::Report(_) => "report",
            Kind::Organizations => "organizations",
            Kind::Organization(_) => "organization",
            Kind::Indicators => "indicators",
            Kind::Topic(_) => "topic",
            Kind::Indicator(_) | Kind::IndicatorOf(..) => "indicator",
            Kind::Compare => "compare",
            Kind::Pair(..) | Kind::PairOf(..) => "pair",
            Kind::Plans => "plans",
            Kind::Plan(_) => "plan",
            Kind::Changes => "changes",
            Kind::Data => "data",
            Kind::Search => "search",
            Kind::Plain(_) => "plain",
            Kind::Checklist => "review",
            Kind::Coverage | Kind::CoverageOf(_) => "coverage",
            Kind::Part(kind, _) => kind.name(),
        }
    }

    /// Writes the path below the language's folder, with a slash at the end unless empty. Links are what a build makes
    /// most of, so that every part goes straight into the one text.
    fn write_folder(&self, site: &Site, out: &mut String) {
        let mut folders = |names: &[&str]| {
            for name in names {
                out.push_str(name);
                out.push('/');
            }
        };
        let organization = |id: &OrganizationId| site.organizations[*id].id.as_str();
        let indicator = |id: &IndicatorId| site.indicators[*id].id.as_str();
        match self {
            Kind::Home => {}
            Kind::Reports => folders(&["reports"]),
            Kind::Year(year) => folders(&["reports", "by-year", &year.to_string()]),
            Kind::Report(id) => folders(&["reports", &site.reports[*id].slug]),
            Kind::Organizations => folders(&["organizations"]),
            Kind::Organization(id) => folders(&["organizations", organization(id)]),
            Kind::Indicators => folders(&["indicators"]),
            Kind::Indicator(id) => folders(&["indicators", indicator(id)]),
            Kind::Topic(index) => folders(&["indicators", "by-topic", topic_name(site, *index)]),
            Kind::IndicatorOf(id, of) => folders(&["indicators", indicator(id), organization(of)]),
            Kind::Compare => folders(&["compare"]),
            Kind::Pair(left, right) => folders(&["compare", &format!("{left}-{right}")]),
            Kind::PairOf(left, right, id) => folders(&["compare", &format!("{left}-{right}"), organization(id)]),
            Kind::Plans => folders(&["plans"]),
            Kind::Plan(id) => folders(&["plans", &site.reports[*id].slug]),
            Kind::Changes => folders(&["changes"]),
            Kind::Data => folders(&["data"]),
            Kind::Search => folders(&["search"]),
            Kind::Plain(index) => folders(&["pages", site.pages.get(*index).map_or("", |page| page.slug.as_str())]),
            Kind::Checklist => folders(&["review"]),
            Kind::Coverage => folders(&["review", "coverage"]),
            Kind::CoverageOf(id) => folders(&["review", "coverage", organization(id)]),
            Kind::Part(kind, number) => {
                kind.write_folder(site, out);
                let _ = write!(out, "page/{number}/");
            }
        }
    }
}

/// The folder of a topic: its key. No id holds the underscore of what has no topic.
fn topic_name(site: &Site, index: usize) -> &str {
    site.settings.topics.get(index).map_or("no_topic", |(key, _)| key.as_str())
}

impl PageId {
    /// A page in a language.
    pub fn page(lang: usize, kind: Kind) -> PageId {
        PageId::Page(lang, kind)
    }

    /// Path of the file below the output folder, not percent-encoded.
    pub fn path(&self, site: &Site) -> String {
        let lang = |index: &usize| site.settings.languages.get(*index).map_or("", String::as_str);
        match self {
            PageId::Root => "index.html".into(),
            PageId::NotFound => "404.html".into(),
            PageId::Robots => "robots.txt".into(),
            PageId::Sitemap => "sitemap.xml".into(),
            PageId::SitemapPart(number) => format!("sitemap-{number}.xml"),
            PageId::Page(index, kind) => {
                let mut path = String::with_capacity(PATH);
                path.push_str(lang(index));
                path.push('/');
                kind.write_folder(site, &mut path);
                path.push_str("index.html");
                path
            }
            PageId::Feed(index) => format!("{}/atom.xml", lang(index)),
            PageId::Redirect(index, slug, _) => format!("{}/reports/{slug}/index.html", lang(index)),
            PageId::Data(name) => format!("data/{name}"),
            PageId::FullText(index) => format!("pagefind/{}/pagefind.js", lang(index)),
            PageId::Asset(name) => format!("assets/{name}"),
        }
    }

    /// The language of the page: its number.
    pub fn lang(&self) -> Option<usize> {
        match self {
            PageId::Page(index, _) | PageId::Feed(index) | PageId::Redirect(index, ..) | PageId::FullText(index) => {
                Some(*index)
            }
            _ => None,
        }
    }

    /// The absolute address: `base` with the folder form.
    pub fn address(&self, site: &Site, base: &str) -> String {
        let path = self.path(site);
        let path = path.strip_suffix("index.html").unwrap_or(&path);
        format!("{base}{}", encode(path))
    }

    /// The link from this page to another, percent-encoded.
    pub fn href(&self, to: &PageId, site: &Site) -> String {
        relative(&self.path(site), &to.path(site))
    }

    /// The prefix that leads to the output's root: `../../`.
    pub fn root(&self, site: &Site) -> String {
        "../".repeat(self.path(site).matches('/').count())
    }
}

/// The relative link from one path to another, percent-encoded.
pub fn relative(from: &str, to: &str) -> String {
    let (mut here, mut there) = (from, to);
    while let (Some((folder, below)), Some((other, rest))) = (here.split_once('/'), there.split_once('/'))
        && folder == other
    {
        (here, there) = (below, rest);
    }
    let above = here.bytes().filter(|byte| *byte == b'/').count();
    let mut link = String::with_capacity(3 * above + there.len());
    (0..above).for_each(|_| link.push_str("../"));
    push_encoded(&mut link, there);
    link
}

/// Percent-encodes what may not stand in a path; Han is encoded as its UTF-8 bytes.
pub fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    push_encoded(&mut out, path);
    out
}

/// Whether a byte stands in a path as it is.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte)
}

fn push_encoded(out: &mut String, path: &str) {
    if path.bytes().all(is_plain) {
        out.push_str(path);
        return;
    }
    for byte in path.bytes() {
        if is_plain(byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

/// Percent-encodes a fragment; dots and Han of anchors stay as they are.
pub fn encode_fragment(anchor: &str) -> String {
    let is_unsafe = |c: char| c.is_whitespace() || "\"<>#%`".contains(c);
    if anchor.contains(is_unsafe) { anchor.replace(is_unsafe, "-") } else { anchor.to_owned() }
}
