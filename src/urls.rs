//! Which pages there are and where they stand: paths below the output folder, and the relative links between them.
//!
//! Every path names its file (`…/index.html`), so that links work from `file://`; canonical addresses use the folder.

use std::fmt::Write as _;

use crate::model::{IndicatorId, OrganizationId, ReportId, Site};

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

    /// Path below the language's folder, with a slash at the end unless empty.
    fn folder(&self, site: &Site) -> String {
        match self {
            Kind::Home => String::new(),
            Kind::Reports => "reports/".into(),
            Kind::Year(year) => format!("reports/by-year/{year}/"),
            Kind::Report(id) => format!("reports/{}/", site.reports[*id].slug),
            Kind::Organizations => "organizations/".into(),
            Kind::Organization(id) => format!("organizations/{}/", site.organizations[*id].id),
            Kind::Indicators => "indicators/".into(),
            Kind::Indicator(id) => format!("indicators/{}/", site.indicators[*id].id),
            Kind::Topic(index) => format!("indicators/by-topic/{}/", topic_name(site, *index)),
            Kind::IndicatorOf(indicator, id) => {
                format!("indicators/{}/{}/", site.indicators[*indicator].id, site.organizations[*id].id)
            }
            Kind::Compare => "compare/".into(),
            Kind::Pair(left, right) => format!("compare/{left}-{right}/"),
            Kind::PairOf(left, right, id) => format!("compare/{left}-{right}/{}/", site.organizations[*id].id),
            Kind::Plans => "plans/".into(),
            Kind::Plan(id) => format!("plans/{}/", site.reports[*id].slug),
            Kind::Changes => "changes/".into(),
            Kind::Data => "data/".into(),
            Kind::Search => "search/".into(),
            Kind::Plain(index) => format!("pages/{}/", site.pages.get(*index).map_or("", |page| page.slug.as_str())),
            Kind::Checklist => "review/".into(),
            Kind::Coverage => "review/coverage/".into(),
            Kind::CoverageOf(id) => format!("review/coverage/{}/", site.organizations[*id].id),
            Kind::Part(kind, number) => format!("{}page/{number}/", kind.folder(site)),
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
            PageId::Page(index, kind) => format!("{}/{}index.html", lang(index), kind.folder(site)),
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
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut here: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let mut there: Vec<&str> = to.split('/').collect();
    while !here.is_empty() && there.len() > 1 && here.first() == there.first() {
        here.remove(0);
        there.remove(0);
    }
    format!("{}{}", "../".repeat(here.len()), encode(&there.join("/")))
}

/// Percent-encodes what may not stand in a path; Han is encoded as its UTF-8 bytes.
pub fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Percent-encodes a fragment; dots and Han of anchors stay as they are.
pub fn encode_fragment(anchor: &str) -> String {
    anchor.chars().map(|c| if c.is_whitespace() || "\"<>#%`".contains(c) { '-' } else { c }).collect()
}
