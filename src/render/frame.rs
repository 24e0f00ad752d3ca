//! What every page has around its content: title, navigation, languages, addresses, footer.

use super::Writer;
use super::linked::{absolute, json_ld};
use super::rows::told;
use super::views::{Alternate, FooterView, Frame, LanguageLink, Link, Meta, NavLink, PageLink, PagesView};
use super::{government, license, share};
use crate::lang::{Tongue, html_lang};
use crate::model::{ReportId, Site};
use crate::theme::STYLE;
use crate::urls::{Kind, PageId};

/// Links to so many parts before and after this one.
const PAGES_AROUND: usize = 2;

/// What a page says of itself to the frame.
#[derive(Debug, Clone, Default)]
pub struct Head {
    pub title: String,
    /// `lang` of the title where it is not the page's.
    pub title_lang: Option<String>,
    pub description: String,
    /// From the home page down to, but without, this page.
    pub breadcrumbs: Vec<Link>,
    /// False: the page's prose is not translated, so it is in no hreflang set and canonical to itself.
    pub alternates: bool,
    /// The report that the page is about.
    pub article: Option<ReportId>,
    /// Links to the scripts that only pages of its kind need.
    pub scripts: Vec<String>,
}

impl Head {
    /// A page whose languages are all translations of each other.
    pub fn new(title: impl Into<String>, description: impl Into<String>) -> Head {
        Head { title: title.into(), description: description.into(), alternates: true, ..Head::default() }
    }

    /// Below these pages; the home page comes first by itself.
    pub fn below(mut self, w: &Writer<'_>, kinds: impl IntoIterator<Item = Kind>) -> Head {
        self.breadcrumbs = std::iter::once(Kind::Home).chain(kinds).map(|kind| crumb(w, kind)).collect();
        self
    }

    /// Below more pages.
    pub fn under(mut self, links: impl IntoIterator<Item = Link>) -> Head {
        self.breadcrumbs.extend(links);
        self
    }

    /// A later part stands below the first.
    fn numbered(mut self, w: &Writer<'_>) -> Head {
        if w.number() > 1 {
            let first =
                Link { label: self.title.clone(), href: Some(w.href(w.kind().clone())), lang: self.title_lang.clone() };
            self.breadcrumbs.push(first);
        }
        self
    }
}

/// A page in the trail that leads to another.
pub fn crumb(w: &Writer<'_>, kind: Kind) -> Link {
    let key = match &kind {
        Kind::Report(id) => return w.report(*id),
        Kind::Organization(id) => return w.organization(*id),
        Kind::Indicator(id) => return w.indicator(*id),
        Kind::Year(year) => {
            let label = w.period(crate::period::Period::year(*year));
            return Link { label, href: Some(w.href(kind)), lang: None };
        }
        Kind::IndicatorOf(indicator, id) => return w.organization_of(*indicator, *id),
        Kind::Topic(topic) => return super::topic::link(w, *topic),
        Kind::Part(whole, _) => return crumb(w, whole.whole().clone()),
        Kind::Pair(left, right) | Kind::PairOf(left, right, _) => {
            let label = w.t("pair-link", &[("left", left.to_string().into()), ("right", right.to_string().into())]);
            return Link { label, href: Some(w.href(kind)), lang: None };
        }
        Kind::Plan(_) | Kind::Plans => "nav-plans",
        Kind::Plain(index) => {
            return w.site().pages.get(*index).map(|page| w.link(&page.title, kind)).unwrap_or_default();
        }
        Kind::Home => "nav-home",
        Kind::Reports => "nav-reports",
        Kind::Organizations => "nav-organizations",
        Kind::Indicators => "nav-indicators",
        Kind::Compare => "nav-compare",
        Kind::Changes => "nav-changes",
        Kind::Data => "nav-data",
        Kind::Search => "nav-search",
        Kind::Checklist => "review-checklist",
        Kind::Coverage | Kind::CoverageOf(_) => "review-coverage",
    };
    Link { label: w.word(key), href: Some(w.href(kind)), lang: None }
}

/// The frame of a page.
pub fn frame(w: &Writer<'_>, head: Head) -> Frame {
    let site = w.site();
    let head = head.numbered(w);
    let pages = pages(w);
    let site_title = w.text(&site.settings.title).to_owned();
    let full_title = match w.kind() {
        Kind::Home => site_title.clone(),
        _ => w.t("title-full", &[("page", title_of_part(w, &head.title).into()), ("site", site_title.as_str().into())]),
    };
    let canonical = site.settings.base_url.as_deref().map(|base| w.page.address(site, base));
    let asset = |name: &str| asset(w, name);
    let charts = has_charts(w.kind()).then(|| asset("charts.js")).flatten();
    let properties = share::properties(w, &head, canonical.as_deref());
    let metas = metas(w, &head, canonical.as_deref());
    Frame {
        kind: w.kind().name().to_owned(),
        pages,
        full_title,
        lang: w.code.to_owned(),
        html_lang: html_lang(w.code).to_owned(),
        root: w.page.root(site),
        home: w.href(Kind::Home),
        search: w.href(Kind::Search),
        stylesheet: asset(STYLE).unwrap_or_default(),
        icon: asset("favicon.svg"),
        feed: w.edition.review.is_none().then(|| w.href_to(&PageId::Feed(w.lang))),
        alternates: if head.alternates { alternates(site, &w.page) } else { Vec::new() },
        languages: languages(w),
        nav: nav(w),
        metas: metas.into_iter().chain(share::card(&properties)).collect(),
        properties,
        json_ld: Some(json_ld(w, &head)),
        scripts: asset("site.js").into_iter().chain(charts).chain(head.scripts).collect(),
        footer: footer(w),
        canonical,
        site_title,
        title: head.title,
        title_lang: head.title_lang,
        description: head.description,
        breadcrumbs: head.breadcrumbs,
    }
}

/// The tags of the government profile; a page of searches is itself not to be found by one.
fn metas(w: &Writer<'_>, head: &Head, canonical: Option<&str>) -> Vec<Meta> {
    let mut metas = government::metas(w, head, canonical);
    if *w.kind() == Kind::Search {
        metas.push(Meta { name: "robots".into(), content: "noindex".into() });
    }
    metas
}

/// Whether pages of a kind may hold charts.
fn has_charts(kind: &Kind) -> bool {
    use Kind::{Indicator, IndicatorOf, Organization, Pair, PairOf, Plain, Plan, Report};
    matches!(
        kind,
        Indicator(_) | IndicatorOf(..) | Organization(_) | Pair(..) | PairOf(..) | Plain(_) | Plan(_) | Report(_)
    )
}

/// A title with the number of the part that it stands over; as it is where there is only one.
fn title_of_part(w: &Writer<'_>, title: &str) -> String {
    match w.edition.parts_of(w.kind()) {
        1 => title.to_owned(),
        count => w.t("title-part", &[("title", title.into()), ("number", w.number().into()), ("count", count.into())]),
    }
}

/// The way from part to part of a page with several: the first, the last, those around this one.
fn pages(w: &Writer<'_>) -> Option<PagesView> {
    let (number, count) = (w.number(), w.edition.parts_of(w.kind()));
    let href = |number: usize| w.href(w.kind().clone().part(number));
    let is_near = |other: &usize| *other == 1 || *other == count || other.abs_diff(number) <= PAGES_AROUND;
    let link = |other: usize| PageLink { number: other.to_string(), href: href(other), current: other == number };
    let near: Vec<usize> = (1..=count).filter(is_near).collect();
    (count > 1).then(|| PagesView {
        here: w.t("page-of", &[("number", number.into()), ("count", count.into())]),
        number,
        previous: (number > 1).then(|| href(number - 1)),
        next: (number < count).then(|| href(number + 1)),
        stretches: near
            .chunk_by(|one, next| one + 1 == *next)
            .map(|run| run.iter().copied().map(link).collect())
            .collect(),
    })
}

/// The link to a static file of the theme, by its name there.
pub fn asset(w: &Writer<'_>, name: &str) -> Option<String> {
    let file = w.edition.theme.files.get(name)?;
    Some(w.href_to(&PageId::Asset(file.published.clone())))
}

/// The languages in which a page is written: of a report or a plain page those that have its prose, else all.
pub fn written_in(site: &Site, kind: &Kind) -> Vec<usize> {
    let prose = match kind {
        Kind::Report(id) => Some(&site.reports[*id].prose),
        Kind::Plain(index) => site.pages.get(*index).map(|page| &page.prose),
        _ => None,
    };
    let languages = site.settings.languages.iter().enumerate();
    match prose.filter(|prose| !prose.is_empty()) {
        Some(prose) => languages.filter(|(_, code)| prose.contains_key(*code)).map(|(lang, _)| lang).collect(),
        None => languages.map(|(lang, _)| lang).collect(),
    }
}

/// The hreflang set of a page: the same on all its members, with x-default for the source language. Empty without a
/// base address, for a page outside the set, and where there is but one language.
pub fn alternates(site: &Site, page: &PageId) -> Vec<Alternate> {
    let (Some(base), PageId::Page(lang, kind)) = (site.settings.base_url.as_deref(), page) else { return Vec::new() };
    let set = written_in(site, kind);
    if set.len() < 2 || !set.contains(lang) {
        return Vec::new();
    }
    let address = |lang: usize| PageId::page(lang, kind.clone()).address(site, base);
    let member = |lang: &usize| {
        let code = site.settings.languages.get(*lang)?;
        Some(Alternate { hreflang: html_lang(code).to_owned(), href: address(*lang) })
    };
    let default = set.first().map(|lang| Alternate { hreflang: "x-default".into(), href: address(*lang) });
    set.iter().filter_map(member).chain(default).collect()
}

/// The name a language calls itself by; its code where the theme has no words of it and another's stand in.
pub fn language_name(w: &Writer<'_>, code: &str) -> String {
    let name = |code: &str| w.edition.theme.words.get(code, "language-name", &[]);
    let stand_in = if Tongue::of(code) == Tongue::Zh { "zh" } else { "en" };
    if code != stand_in && name(code) == name(stand_in) { code.to_owned() } else { name(code) }
}

fn languages(w: &Writer<'_>) -> Vec<LanguageLink> {
    let all = &w.site().settings.languages;
    let PageId::Page(_, kind) = &w.page else { return Vec::new() };
    if all.len() < 2 {
        return Vec::new();
    }
    let link = |(lang, code): (usize, &String)| LanguageLink {
        code: code.clone(),
        html_lang: html_lang(code).to_owned(),
        name: language_name(w, code),
        href: w.href_to(&PageId::page(lang, kind.clone())),
        current: lang == w.lang,
    };
    all.iter().enumerate().map(link).collect()
}

/// The list that a page belongs to.
fn section(kind: &Kind) -> Option<Kind> {
    Some(match kind {
        Kind::Home | Kind::Search | Kind::Plain(_) | Kind::Checklist | Kind::Coverage | Kind::CoverageOf(_) => {
            return None;
        }
        Kind::Reports | Kind::Year(_) | Kind::Report(_) => Kind::Reports,
        Kind::Indicators | Kind::Topic(_) | Kind::Indicator(_) | Kind::IndicatorOf(..) => Kind::Indicators,
        Kind::Organizations | Kind::Organization(_) => Kind::Organizations,
        Kind::Compare | Kind::Pair(..) | Kind::PairOf(..) => Kind::Compare,
        Kind::Plans | Kind::Plan(_) => Kind::Plans,
        Kind::Changes => Kind::Changes,
        Kind::Data => Kind::Data,
        Kind::Part(whole, _) => return section(whole),
    })
}

fn nav(w: &Writer<'_>) -> Vec<NavLink> {
    let index = &w.edition.index;
    let here = section(w.kind());
    let entries = [
        (Kind::Reports, true),
        (Kind::Indicators, true),
        (Kind::Organizations, true),
        (Kind::Compare, !index.years.is_empty()),
        (Kind::Plans, !index.plans.is_empty()),
        (Kind::Changes, index.has_changes || w.edition.since.as_ref().is_some_and(|since| !since.is_empty())),
        (Kind::Data, true),
    ];
    let shown = entries.into_iter().filter(|(_, shown)| *shown);
    let link = |(kind, _): (Kind, bool)| {
        let current = here.as_ref() == Some(&kind);
        let link = crumb(w, kind);
        NavLink { label: link.label, href: link.href.unwrap_or_default(), current }
    };
    shown.map(link).collect()
}

fn footer(w: &Writer<'_>) -> FooterView {
    let settings = &w.site().settings;
    // Pages of the contents are reached from there.
    let grouped = |index: &usize| w.site().contents.iter().any(|group| group.pages.contains(index));
    let plain = (0..w.site().pages.len()).filter(|index| !grouped(index)).map(Kind::Plain);
    let publisher = settings.publisher.as_ref().map(|publisher| {
        let mail = publisher.email.as_ref().map(|email| format!("mailto:{email}"));
        Link { href: publisher.url.clone().or(mail), ..told(w, &publisher.name) }
    });
    FooterView {
        text: settings.footer.as_ref().map(|text| w.text(text).to_owned()),
        publisher,
        license: license::license(w),
        government: government::lines(w),
        links: plain.chain([Kind::Data]).map(|kind| crumb(w, kind)).collect(),
    }
}

/// The absolute address of a link that starts from this page, where the site has an address; else the link.
pub fn address_of(w: &Writer<'_>, href: &str) -> String {
    match w.site().settings.base_url.as_deref() {
        Some(base) => absolute(base, &w.page.path(w.site()), href),
        None => href.to_owned(),
    }
}
