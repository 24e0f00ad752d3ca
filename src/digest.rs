//! What was read, as hashes: of all, of each report, and of what reports say of an organization or an indicator.
//!
//! A page and the findings of a prose depend on a few of them ([`Digests::of_report`], `render::reach`). Where these are
//! what they were, what was made from them is what it was, and need not be made again. The whole is divided so:
//! - `frame`: the program, what it was asked for, settings, registries, pictures, plain pages, the theme;
//! - `shape`: which reports and figures there are, without what the figures are and what prose says;
//! - the *facts* of reports, which are their front matter, and their *whole*, which is prose too.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use rayon::prelude::*;

use crate::model::{Observation, OrganizationId, Report, ReportId, Site, Target};
use crate::read::{Document, Project, is_report};
use crate::source::Sources;

/// Which build of the program this is.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("DUIZHAO_BUILD"));

/// A hash of 128 bits, enough that no two contents of any site share one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Digest([u8; 16]);

impl Digest {
    /// The hash of several hashes, in their order.
    pub fn join(parts: impl IntoIterator<Item = Digest>) -> Digest {
        let mut ink = Ink::default();
        parts.into_iter().for_each(|part| ink.digest(part));
        ink.dry()
    }

    /// The hash of texts, in their order.
    pub fn of_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Digest {
        let mut ink = Ink::default();
        texts.into_iter().for_each(|text| ink.part(text.as_bytes()));
        ink.dry()
    }

    /// The hash that [`Digest`] writes as 32 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Digest> {
        let is_plain = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        u128::from_str_radix(text, 16).ok().filter(|_| is_plain).map(|bits| Digest(bits.to_be_bytes()))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What is being hashed. Each part is preceded by its length, so that no two lists of parts are one.
#[derive(Default)]
struct Ink(blake3::Hasher);

impl Ink {
    fn part(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    fn digest(&mut self, digest: Digest) {
        self.0.update(&digest.0);
    }

    fn dry(self) -> Digest {
        let mut half = [0; 16];
        half.iter_mut().zip(self.0.finalize().as_bytes()).for_each(|(to, from)| *to = *from);
        Digest(half)
    }
}

/// Debug forms hold every field, and name it: what is added to the model is hashed without being thought of here.
impl fmt::Write for Ink {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

/// The hash of all that a build is made from: equal hashes, equal output and findings. `asked` names what was asked for.
pub fn of_all(sources: &Sources, asked: &str) -> Digest {
    of_files(sources, asked, |_| true)
}

fn of_files(sources: &Sources, asked: &str, wanted: impl Fn(&str) -> bool + Sync) -> Digest {
    let files: Vec<_> = sources.files.iter().filter(|(path, _)| wanted(path)).collect();
    let hashes: Vec<Digest> = files
        .par_iter()
        .with_min_len(64)
        .map(|(path, bytes)| {
            let mut ink = Ink::default();
            ink.part(path.as_bytes());
            ink.part(bytes);
            ink.dry()
        })
        .collect();
    Digest::join([Digest::of_texts([PROGRAM, asked])].into_iter().chain(hashes))
}

/// The hashes of one report, its translations included.
#[derive(Debug, Clone, Copy, Default)]
struct OfReport {
    facts: Digest,
    whole: Digest,
    /// With what others say of what it speaks of.
    reached: Digest,
}

/// The hashes of a project.
#[derive(Debug, Clone, Default)]
pub struct Digests {
    /// All but the reports, and which reports there are with which figures.
    pub frame: Digest,
    /// The facts of all reports.
    pub facts: Digest,
    /// All reports.
    pub whole: Digest,
    /// By number of the report.
    reports: Vec<OfReport>,
    /// By number: the facts of all reports by an organization or with figures of it.
    organizations: Vec<Digest>,
    /// By number: the facts of all reports with figures of an indicator.
    indicators: Vec<Digest>,
}

impl Digests {
    /// The hashes of a project that was resolved to this site.
    pub fn of(sources: &Sources, asked: &str, project: &Project, site: &Site) -> Digests {
        let rest = of_files(sources, asked, |path| !is_report(path));
        let mut by_slug: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
        project.reports.iter().for_each(|document| by_slug.entry(&document.slug).or_default().push(document));
        let slugs: Vec<&str> = site.reports.iter().map(|(_, report)| report.slug.as_str()).collect();
        let mut reports: Vec<OfReport> = slugs
            .par_iter()
            .map(|slug| of_report(project, by_slug.get(slug).map(Vec::as_slice).unwrap_or_default()))
            .collect();
        let mut organizations: Vec<Vec<Digest>> = vec![Vec::new(); site.organizations.len()];
        let mut indicators: Vec<Vec<Digest>> = vec![Vec::new(); site.indicators.len()];
        for ((_, report), of_report) in site.reports.iter().zip(&reports) {
            for id in organizations_of(site, report) {
                organizations.get_mut(id.index()).into_iter().for_each(|list| list.push(of_report.facts));
            }
            let mut named: Vec<usize> = figures_of(site, report).map(|(indicator, _)| indicator).collect();
            named.sort_unstable();
            named.dedup();
            for index in named {
                indicators.get_mut(index).into_iter().for_each(|list| list.push(of_report.facts));
            }
        }
        let join = |lists: Vec<Vec<Digest>>| lists.into_iter().map(Digest::join).collect();
        let mut digests = Digests {
            // Places name files by their number among all.
            frame: Digest::join([rest, Digest::of_texts(project.texts.paths()), shape(site)]),
            facts: Digest::join(reports.iter().map(|one| one.facts)),
            whole: Digest::join(reports.iter().map(|one| one.whole)),
            organizations: join(organizations),
            indicators: join(indicators),
            reports: Vec::new(),
        };
        let ids: Vec<ReportId> = site.reports.ids().collect();
        reports.par_iter_mut().zip(ids).for_each(|(one, id)| one.reached = digests.reached(site, id, one.whole));
        digests.reports = reports;
        digests
    }

    /// What a report says, with the facts that others give of the organizations it speaks of.
    pub fn of_report(&self, id: ReportId) -> Digest {
        self.reports.get(id.index()).map(|one| one.reached).unwrap_or_default()
    }

    /// Prose that draws charts may show the figures of any organization; a link may lead to a heading of any report, and a
    /// report may be attached.
    fn reached(&self, site: &Site, id: ReportId, own: Digest) -> Digest {
        let report = &site.reports[id];
        let draws = report.prose.values().any(|prose| prose.text.contains("```") || prose.text.contains("~~~"));
        let organizations = organizations_of(site, report).into_iter().map(|id| self.of_organization(id));
        let leads = report.prose.values().any(|prose| may_lead_to_reports(&prose.text))
            || report.attachments.iter().any(|path| path.ends_with(".md"));
        let others = draws.then_some(self.facts).into_iter().chain(leads.then_some(self.whole));
        Digest::join([own].into_iter().chain(organizations).chain(others))
    }

    /// The facts of an organization.
    pub fn of_organization(&self, id: OrganizationId) -> Digest {
        self.organizations.get(id.index()).copied().unwrap_or_default()
    }

    /// The facts of an indicator.
    pub fn of_indicator(&self, id: crate::model::IndicatorId) -> Digest {
        self.indicators.get(id.index()).copied().unwrap_or_default()
    }
}

/// Bytes of an address that are looked at.
const ADDRESS_BYTES: usize = 2000;

/// Whether prose may link to a document: `](b.md#民生)`, or an address that says so in another way, as `b%2Emd`.
fn may_lead_to_reports(text: &str) -> bool {
    let openings = text.match_indices("](").chain(text.match_indices("]:"));
    let mut addresses = openings.filter_map(|(at, opening)| text.get(at + opening.len()..));
    text.contains("href")
        || addresses.any(|rest| {
            let near = rest.get(..rest.floor_char_boundary(ADDRESS_BYTES)).unwrap_or(rest);
            // One that does not end may be anything.
            let (address, ends) = near.split_once(')').map_or((near, near == rest), |(address, _)| (address, true));
            !ends || address.contains(".md") || address.contains(['%', '&', '\\'])
        })
}

fn of_report(project: &Project, documents: &[&Document]) -> OfReport {
    let (mut facts, mut whole) = (Ink::default(), Ink::default());
    for document in documents {
        let text = project.texts.file(document.file).map_or("", |file| &file.text);
        let path = project.texts.path_of(document.file);
        facts.part(path.as_bytes());
        facts.part(text.get(..document.body_offset).unwrap_or(text).as_bytes());
        whole.part(path.as_bytes());
        whole.part(text.as_bytes());
    }
    OfReport { facts: facts.dry(), whole: whole.dry(), reached: Digest::default() }
}

/// Number of the indicator, and organization, of each figure and target of a report.
fn figures_of<'a>(site: &'a Site, report: &'a Report) -> impl Iterator<Item = (usize, OrganizationId)> + 'a {
    let observations = report.observations.iter().map(|id| &site.observations[*id]);
    let targets = report.targets.iter().map(|id| &site.targets[*id]);
    let of_observations = observations.map(|one| (one.indicator.index(), one.organization));
    of_observations.chain(targets.map(|one| (one.indicator.index(), one.organization)))
}

fn organizations_of(site: &Site, report: &Report) -> Vec<OrganizationId> {
    let about = figures_of(site, report).map(|(_, organization)| organization);
    let mut organizations: Vec<OrganizationId> = about.chain([report.organization, report.about]).collect();
    organizations.sort_unstable();
    organizations.dedup();
    organizations
}

/// Which reports, figures and targets there are. A figure is what it is of; its value, rates and notes are facts.
fn shape(site: &Site) -> Digest {
    let reports: Vec<&Report> = site.reports.iter().map(|(_, report)| report).collect();
    let of_reports: Vec<Digest> = reports
        .par_iter()
        .map(|report| {
            let mut ink = Ink::default();
            let written: Vec<(&str, bool)> =
                report.prose.iter().map(|(lang, prose)| (lang.as_str(), prose.text.trim().is_empty())).collect();
            let about = (&report.title, report.kind, report.organization, report.about, report.period);
            let when = (report.issued, report.published, report.status);
            let moved: Vec<&str> = report.moved_from.iter().map(|(slug, _)| slug.as_str()).collect();
            let beside = (&report.publisher, &report.summary, &moved, &report.attachments);
            // Writing into a hash cannot fail.
            let _ = write!(ink, "{:?}", (&report.slug, &report.folder, about, when, beside, written));
            report.observations.iter().for_each(|id| observation(&mut ink, &site.observations[*id]));
            report.targets.iter().for_each(|id| target(&mut ink, &site.targets[*id]));
            ink.dry()
        })
        .collect();
    Digest::join(of_reports)
}

fn observation(ink: &mut Ink, one: &Observation) {
    let of = (one.indicator, one.organization, one.reported_by, &one.item, &one.basis, one.period);
    let has = (one.level.is_some(), one.yoy.is_some(), one.dimension(), one.status, one.yoy_basis);
    let _ = write!(ink, "{:?}", (of, has, &one.anchor));
}

fn target(ink: &mut Ink, one: &Target) {
    let of = (one.indicator, one.organization, &one.item, &one.basis, one.period);
    let has = (one.level.as_ref().map(|level| &level.unit.dimension), one.growth.is_some());
    let _ = write!(ink, "{:?}", (of, has, &one.anchor));
}
