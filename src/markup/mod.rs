//! Prose → HTML: Markdown as Chinese authors write it, with figures that can be linked to.
//!
//! In: the prose of a report or page, and the facts around it. Out: an [`Article`] and diagnostics. The stages:
//! 1. [`mend`] repairs emphasis beside Chinese marks and sets placeholders (`{gdp.yoy}`) apart;
//! 2. [`pieces`] parses, [`outline`] gives headings their levels and ids;
//! 3. [`blocks`] lists the blocks of text, [`crate::prose::mention`] the numbers in them; [`statement`] and [`evidence`] say which
//!    figures a number may be, [`matching`] and [`figures`] decide;
//! 4. [`reading`] says of every particular of every figure where it is stated, and with which time ([`crate::prose::when`], [`timing`]);
//! 5. [`lint`] looks at the wording as a careful editor would, [`logic`] at what sentences say beside what they say;
//! 6. [`write`] writes HTML, with links, pictures, tables and chart blocks checked on the way; [`sections`] gives the plain
//!    text of each section, for searches.
//!
//! Never panics, never reads the disk, and gives the same bytes for the same content.

mod escape;
mod words;
mod mend;
mod pieces;
mod outline;
mod placeholder;
mod division;
mod blocks;
mod resemblance;
mod statement;
mod evidence;
mod matching;
mod figures;
mod likeness;
mod naming;
mod timing;
mod reading;
mod placed;
mod reader;
mod table;
mod drawing;
mod picture;
mod link;
mod chart_block;
mod footnote;
mod repeated;
mod sections;
mod lint;
mod logic;
mod write;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::derive::{Derived, Series};
use crate::diag::Diagnostics;
use crate::lang::{Localized, Tongue};
use crate::model::{Annotation, IndicatorId, ObservationId, OrganizationId, Prose, Report, ReportId, Site, TargetId};
use crate::period::Period;
use crate::resolve::Names;
use crate::source::Sources;
use crate::urls::{Kind, PageId};
use blocks::Block;

pub use link::asset;
pub use outline::Heading;
pub use placeholder::Owner;
pub use reading::{Claim, Number, Reading, Said, Timed, is_threshold};
pub use sections::{Section, sections};
pub use statement::{Statement, states};
pub use timing::Timing;

/// Whose prose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Report(ReportId),
    /// Number in `Site::pages`.
    Page(usize),
}

/// What prose is set in.
pub struct Setting<'a> {
    pub site: &'a Site,
    pub derived: &'a Derived,
    pub names: &'a Names,
    pub sources: &'a Sources,
    pub subject: Subject,
    /// Language of the page: its number in `Settings::languages`.
    pub lang: usize,
    /// Language that the prose is in.
    pub prose_lang: &'a str,
}

/// Prose as HTML, with what others need to know of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// With a mark where each of the charts goes; [`Article::drawn`] puts them there.
    pub html: String,
    /// Its chart blocks, in the order of the source.
    pub charts: Vec<ChartBlock>,
    pub toc: Vec<Heading>,
    /// Observations whose figure stands in the prose → id of its element, which is the observation's anchor.
    pub figures: BTreeMap<ObservationId, String>,
    /// The same of targets.
    pub targets: BTreeMap<TargetId, String>,
    /// Pictures and linked files, by their path in `Sources`; [`asset`] says where they go.
    pub pictures: Vec<String>,
}

/// Articles by whose prose they are, then by its language: each as the page in that language shows it.
pub type Articles = BTreeMap<Subject, BTreeMap<String, Article>>;

impl Article {
    /// The HTML with its charts; `draw` gives that of the n-th block.
    pub fn drawn(&self, draw: impl Fn(&ChartBlock, usize) -> String) -> String {
        let mut parts = self.html.split(CHART_MARK);
        let mut html = parts.next().unwrap_or_default().to_owned();
        for (number, rest) in parts.filter_map(|part| part.split_once("-->")) {
            let number = number.parse().unwrap_or(usize::MAX);
            html.extend(self.charts.get(number).map(|block| draw(block, number)));
            html.push_str(rest);
        }
        html
    }
}

/// What begins the mark of a chart.
const CHART_MARK: &str = "<!--chart ";

/// What stands for a chart until it is drawn. Prose cannot write it: HTML of authors is escaped or left out.
fn chart_mark(number: usize) -> String {
    format!("{CHART_MARK}{number}-->")
}

/// How a chart block draws its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// Over time; small multiples where there are more than six series.
    Line,
    Multiples,
    /// Two periods, one line for each organization.
    Slope,
    /// Two periods, one row for each organization.
    Dumbbell,
    Bar,
    /// A total and its items, or its change between two periods by items.
    Waterfall,
    Target,
    Sparkline,
}

/// A fenced block ```` ```chart ````.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartBlock {
    pub indicator: IndicatorId,
    pub kind: ChartKind,
    /// Empty: all that have figures, or the report's own.
    pub organizations: Vec<OrganizationId>,
    /// Empty: all.
    pub periods: Vec<Period>,
    pub caption: Option<Localized>,
    /// Beside those of the indicator.
    pub annotations: Vec<Annotation>,
}

impl ChartBlock {
    /// Whether a period is asked for.
    pub fn wants(&self, period: Period) -> bool {
        self.periods.is_empty() || self.periods.contains(&period)
    }

    /// The organizations whose figures are drawn: those named, else the one that the report is about where it has figures
    /// of the indicator, else all, which is none here.
    pub fn organizations_in(&self, derived: &Derived, about: Option<OrganizationId>) -> Vec<OrganizationId> {
        if !self.organizations.is_empty() {
            return self.organizations.clone();
        }
        let is_own = |one: &&Series| one.indicator == self.indicator && Some(one.organization) == about;
        derived.series.iter().find(is_own).map(|one| one.organization).into_iter().collect()
    }

    /// The series that are drawn.
    pub fn series<'a>(&self, derived: &'a Derived, about: Option<OrganizationId>) -> Vec<&'a Series> {
        let organizations = self.organizations_in(derived, about);
        let is_meant = |one: &&Series| {
            one.indicator == self.indicator && (organizations.is_empty() || organizations.contains(&one.organization))
        };
        derived.series.iter().filter(is_meant).collect()
    }
}

impl<'a> Setting<'a> {
    /// The report, where the prose is one's.
    fn report(&self) -> Option<&'a Report> {
        match self.subject {
            Subject::Report(id) => Some(&self.site.reports[id]),
            Subject::Page(_) => None,
        }
    }

    /// The way in which figures of the prose are written.
    fn tongue(&self) -> Tongue {
        Tongue::of(self.prose_lang)
    }

    /// The page that shows the prose.
    fn page(&self) -> PageId {
        let kind = match self.subject {
            Subject::Report(id) => Kind::Report(id),
            Subject::Page(index) => Kind::Plain(index),
        };
        PageId::page(self.lang, kind)
    }

    /// Folder of the file, and slug.
    fn place(&self) -> (&'a str, &'a str) {
        match self.subject {
            Subject::Report(id) => (&self.site.reports[id].folder, &self.site.reports[id].slug),
            Subject::Page(index) => self.site.pages.get(index).map_or(("", ""), |page| (&page.folder, &page.slug)),
        }
    }

    /// The title of the report or page in the language of the prose.
    fn title(&self) -> &'a str {
        let title = match self.subject {
            Subject::Report(id) => Some(&self.site.reports[id].title),
            Subject::Page(index) => self.site.pages.get(index).map(|page| &page.title),
        };
        title.map_or("", |title| {
            title.by_lang.get(self.prose_lang).map_or_else(|| title.text(&title.source), String::as_str)
        })
    }
}

/// Turns prose into HTML.
pub fn article(prose: &Prose, setting: &Setting<'_>, found: &mut Diagnostics) -> Article {
    let text = Text::read(prose, setting, found);
    let claims = figures::find(prose, &text, setting);
    write::write(prose, &text, &claims, setting, found)
}

/// Looks at prose in every way there is, for findings, and reads what it says of the figures of its report; leaves the
/// article that it wrote on the way.
pub fn examine(prose: &Prose, setting: &Setting<'_>, found: &mut Diagnostics) -> (Reading, Article) {
    let text = Text::read(prose, setting, found);
    let open = figures::figures(setting);
    let numbers = figures::numbers(&text, setting);
    let search = figures::Search::new(prose, setting, &open, &numbers);
    let claims = search.claims(&text);
    repeated::report(prose, &text, found);
    lint::report(prose, &text, setting, found);
    logic::report(prose, &text, setting, found);
    let article = write::write(prose, &text, &claims, setting, found);
    (reader::read(&search, &text, &claims), article)
}

/// Prose as pieces, with its placeholders and headings.
struct Text {
    items: Vec<pieces::Item>,
    slots: Vec<placeholder::Slot>,
    /// Text of each slot.
    slot_texts: Vec<String>,
    /// By the number of the piece that opens it.
    headings: BTreeMap<usize, Heading>,
    blocks: Vec<Block>,
}

impl Text {
    fn read(prose: &Prose, setting: &Setting<'_>, found: &mut Diagnostics) -> Text {
        let mut slots: Vec<placeholder::Slot> = Vec::new();
        let mended = mend::mend(&prose.text, &mut |range| {
            let slot = placeholder::resolve(prose, range, setting, found)?;
            slots.push(slot);
            Some(slots.len() - 1)
        });
        let items = pieces::parse(&mended, setting.tongue());
        let slot_texts: Vec<String> = slots.iter().map(|slot| slot.text.clone()).collect();
        let headings = outline::headings(&items, &slot_texts);
        let blocks = blocks::blocks(&items, &slot_texts);
        Text { items, slots, slot_texts, headings, blocks }
    }
}
